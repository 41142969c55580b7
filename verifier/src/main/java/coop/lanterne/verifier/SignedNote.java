// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.verifier;

import module java.base;

/**
 * A C2SP signed note: a text, and signatures by named keys.
 *
 * @param text what is signed, with its last newline
 */
record SignedNote(String text, List<Signature> signatures) {
  private static final int MOST_SIGNATURES = 100;

  /** One signature line: the name of the key, its identifier in hex, the signature itself. */
  record Signature(String name, String id, byte[] bytes) {}

  static SignedNote parse(String note) throws Malformed {
    for (int i = 0; i < note.length(); i++) {
      if (note.charAt(i) < ' ' && note.charAt(i) != '\n') {
        throw new Malformed(note.charAt(i) == '\r' ? "note.cr" : "note.control");
      }
    }
    int blank = note.lastIndexOf("\n\n");
    if (blank < 0 || !note.endsWith("\n") || blank + 2 >= note.length()) {
      throw new Malformed("note.shape");
    }
    List<Signature> signatures = new ArrayList<>();
    for (String line : note.substring(blank + 2, note.length() - 1).split("\n", -1)) {
      if (signatures.size() == MOST_SIGNATURES) {
        throw new Malformed("note.too_many", "count", MOST_SIGNATURES);
      }
      String[] parts = line.split(" ", -1);
      if (parts.length != 3 || !parts[0].equals("—") || !isName(parts[1])) {
        throw new Malformed("note.signature", "seen", line);
      }
      byte[] bytes = Strict.base64(parts[2]);
      if (bytes.length < 5) {
        throw new Malformed("note.signature", "seen", line);
      }
      signatures.add(
          new Signature(
              parts[1],
              HexFormat.of().formatHex(bytes, 0, 4),
              Arrays.copyOfRange(bytes, 4, bytes.length)));
    }
    return new SignedNote(note.substring(0, blank + 1), List.copyOf(signatures));
  }

  /** Not empty, no space of Unicode, no plus sign. */
  static boolean isName(String name) {
    return !name.isEmpty()
        && name.codePoints()
            .noneMatch(c -> c == '+' || Character.isWhitespace(c) || Character.isSpaceChar(c));
  }

  /**
   * Passes when the key signed this note; says why when it did not. Signatures by other keys are
   * ignored, as the format asks.
   *
   * @return how many signatures by other keys there are
   */
  int requireSignedBy(VerifierKey key) throws Malformed {
    byte[] message = text.getBytes(StandardCharsets.UTF_8);
    int others = 0;
    for (Signature s : signatures) {
      if (!s.name().equals(key.name()) || !s.id().equals(key.id())) {
        others++;
      } else if (!key.signed(message, s.bytes())) {
        throw new Malformed("signature.false", "key", key.name());
      }
    }
    if (others == signatures.size()) {
      throw new Malformed("signature.none", "key", key.name() + "+" + key.id());
    }
    return others;
  }
}
