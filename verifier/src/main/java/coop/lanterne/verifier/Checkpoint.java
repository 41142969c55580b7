// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.verifier;

/** A C2SP checkpoint: a signed note that gives the size and the root of a log at one moment. */
record Checkpoint(String origin, long size, byte[] root, SignedNote note) {

  static Checkpoint parse(String text) throws Malformed {
    SignedNote note = SignedNote.parse(text);
    String[] lines = note.text().substring(0, note.text().length() - 1).split("\n", -1);
    if (lines.length < 3) {
      throw new Malformed("checkpoint.shape");
    }
    for (String line : lines) {
      if (line.isEmpty()) {
        throw new Malformed("checkpoint.shape");
      }
    }
    return new Checkpoint(lines[0], Strict.decimal(lines[1]), Strict.hash(lines[2]), note);
  }

  /**
   * Passes when the key signed this checkpoint and is the key of its origin.
   *
   * @return how many signatures by other keys there are
   */
  int requireSignedBy(VerifierKey key) throws Malformed {
    if (!origin.equals(key.name())) {
      throw new Malformed("checkpoint.origin", "seen", origin, "expected", key.name());
    }
    return note.requireSignedBy(key);
  }
}
