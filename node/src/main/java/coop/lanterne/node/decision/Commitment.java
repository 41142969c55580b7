// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.decision;

import module java.base;

import coop.lanterne.kernel.CanonicalBytes;
import coop.lanterne.kernel.Digest;
import coop.lanterne.kernel.Value;

/**
 * What the journal holds of words that people wrote: their digest, mixed with a salt of their own.
 *
 * @param salt kept beside the words, in hexadecimal digits
 */
public record Commitment(String salt, Digest digest) {
  private static final SecureRandom RANDOM = new SecureRandom();

  /** A commitment to these words. */
  public static Commitment of(String words) {
    byte[] salt = new byte[32];
    RANDOM.nextBytes(salt);
    return new Commitment(
        HexFormat.of().formatHex(salt),
        CanonicalBytes.digest("reason/1", Value.rec("salt", salt, "words", words)));
  }
}
