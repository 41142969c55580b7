// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.room;

import module java.base;

import coop.lanterne.kernel.Digest;
import coop.lanterne.tables.Shape.DecimalMark;

/**
 * A file that was sent and is not kept yet.
 *
 * @param token its name in addresses
 * @param fileName the name under which it was sent
 * @param kind what it holds, where that was said
 * @param decimals what stands before decimals, where someone said so
 */
public record Waiting(
    String token,
    String fileName,
    Digest digest,
    Optional<String> kind,
    Optional<DecimalMark> decimals,
    Instant at) {

  /** The same file, read otherwise. */
  Waiting readAs(Optional<String> other, Optional<DecimalMark> mark) {
    return new Waiting(token, fileName, digest, other, mark, at);
  }
}
