// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.journal;

import module java.base;

import coop.lanterne.kernel.Digest;

/**
 * The file that proves that a log only grew between two checkpoints: a first line {@code
 * lanterne-consistency/1}, then one hash a line.
 */
public final class ConsistencyProof {
  private static final String FIRST_LINE = "lanterne-consistency/1";

  private ConsistencyProof() {}

  /** The proof of {@link Merkle#consistency} as a file. */
  public static String write(List<Digest> proof) {
    StringBuilder text = new StringBuilder(FIRST_LINE).append('\n');
    proof.forEach(hash -> text.append(Text.base64(hash.raw())).append('\n'));
    return text.toString();
  }

  /**
   * The proof that stands in a file.
   *
   * @throws Malformed when it is not one
   */
  public static List<Digest> parse(String text) {
    String[] lines = Text.lines("a consistency proof", text);
    if (!lines[0].equals(FIRST_LINE)) {
      throw new Malformed("a consistency proof begins with " + FIRST_LINE);
    }
    List<Digest> proof = new ArrayList<>();
    for (String line : Arrays.asList(lines).subList(1, lines.length)) {
      proof.add(Text.digest("a hash of the proof", line));
    }
    return List.copyOf(proof);
  }
}
