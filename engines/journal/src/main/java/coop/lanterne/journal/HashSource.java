// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.journal;

import module java.base;

import coop.lanterne.kernel.Digest;

/**
 * Where the hashes of a log are kept. Only some are: those of level 0 are the leaf hashes, that of
 * level L, number N is the root of leaves N × 256^L to (N + 1) × 256^L − 1, all present. These are
 * the hashes that C2SP tlog-tiles serves, one level 1 hash for 256 leaves; the rest is computed.
 * {@link Frontier#grow} says which ones to keep.
 */
@FunctionalInterface
public interface HashSource {
  /**
   * The hashes numbered {@code from} to {@code from + count - 1} of that level, in order.
   *
   * @param level 0 to 7
   * @param count 1 to 256; the hashes asked for never cross a multiple of 256
   * @throws IllegalStateException when one of them is not kept
   */
  List<Digest> read(int level, long from, int count);
}
