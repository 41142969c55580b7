// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.journal;

import module java.base;

/**
 * A text signed by one or more keys (C2SP signed-note).
 *
 * @param text what is signed, its last line feed included
 * @param signatures at least one, in the order of their lines
 */
public record SignedNote(String text, List<Signature> signatures) {
  private static final int MAX_SIGNATURES = 100;
  private static final String DASH = "— ";

  public SignedNote {
    signatures = List.copyOf(signatures);
    if (signatures.isEmpty() || signatures.size() > MAX_SIGNATURES) {
      throw new Malformed("a note has 1 to 100 signatures, not " + signatures.size());
    }
    if (!text.endsWith("\n")) {
      throw new Malformed("the text of a note ends with a line feed");
    }
    text.codePoints()
        .filter(c -> (c < 0x20 && c != '\n') || (c >= 0xD800 && c <= 0xDFFF))
        .findFirst()
        .ifPresent(
            c -> {
              throw new Malformed("a note holds no control character, read: " + c);
            });
  }

  /**
   * A line of signature.
   *
   * @param name name of the key
   * @param keyId the first four bytes: which key of that name
   * @param base64 the bytes of the line: the key's id, then the signature
   */
  public record Signature(String name, int keyId, String base64) {
    public Signature {
      VerifierKey.requireName(name);
      byte[] raw = Text.base64("a signature", base64);
      if (raw.length < 5 || ByteBuffer.wrap(raw).getInt() != keyId) {
        throw new Malformed("a signature begins with the id of its key");
      }
    }

    static Signature of(String name, int keyId, byte[] signature) {
      byte[] raw = ByteBuffer.allocate(4 + signature.length).putInt(keyId).put(signature).array();
      return new Signature(name, keyId, Text.base64(raw));
    }

    byte[] bytes() {
      byte[] raw = Text.base64("a signature", base64);
      return java.util.Arrays.copyOfRange(raw, 4, raw.length);
    }
  }

  /**
   * A text with the signature of that key.
   *
   * @param text lines, the last one ended too
   */
  public static SignedNote sign(String text, SignerKey key) {
    byte[] signature = key.sign(text.getBytes(StandardCharsets.UTF_8));
    VerifierKey shown = key.verifierKey();
    return new SignedNote(text, List.of(Signature.of(shown.name(), shown.id(), signature)));
  }

  /**
   * Whether that key signed this text: it has a line of that name and id, and every such line is
   * right. Lines of other keys are left aside.
   */
  public boolean verifies(VerifierKey key) {
    byte[] message = text.getBytes(StandardCharsets.UTF_8);
    List<Signature> own =
        signatures.stream()
            .filter(s -> s.name().equals(key.name()) && s.keyId() == key.id())
            .toList();
    return !own.isEmpty() && own.stream().allMatch(s -> key.verifies(message, s.bytes()));
  }

  /**
   * The note that stands in this text.
   *
   * @throws Malformed when it is not a signed note
   */
  public static SignedNote parse(String note) {
    int blank = note.lastIndexOf("\n\n");
    if (blank < 0) {
      throw new Malformed("a signed note has an empty line before its signatures");
    }
    List<Signature> signatures = new ArrayList<>();
    for (String line : Text.lines("a signed note", note.substring(blank + 2))) {
      String[] parts = line.split(" ", -1);
      if (parts.length != 3 || !line.startsWith(DASH)) {
        throw new Malformed("not a line of signature: \"" + Text.brief(line) + "\"");
      }
      byte[] raw = Text.base64("a signature", parts[2]);
      if (raw.length < 5) {
        throw new Malformed("a signature of " + raw.length + " bytes is too short");
      }
      signatures.add(new Signature(parts[1], ByteBuffer.wrap(raw).getInt(), parts[2]));
    }
    return new SignedNote(note.substring(0, blank + 1), signatures);
  }

  /**
   * The note that stands in these bytes.
   *
   * @throws Malformed when they are not a signed note in UTF-8
   */
  public static SignedNote parse(byte[] note) {
    try {
      return parse(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(note)).toString());
    } catch (CharacterCodingException e) {
      throw new Malformed("a signed note is written in UTF-8", e);
    }
  }

  /** The whole note, as it is served and kept. */
  @Override
  public String toString() {
    StringBuilder note = new StringBuilder(text).append('\n');
    for (Signature s : signatures) {
      note.append(DASH).append(s.name()).append(' ').append(s.base64()).append('\n');
    }
    return note.toString();
  }
}
