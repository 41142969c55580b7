// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.journal;

import module java.base;

import coop.lanterne.kernel.Digest;
import java.security.Signature;

/**
 * The public half of a key: what anyone needs to check a signature (C2SP signed-note, "vkey").
 * Ed25519 alone.
 */
public final class VerifierKey {
  static final byte ED25519 = 1;
  private static final byte[] X509_HEAD = HexFormat.of().parseHex("302a300506032b6570032100");

  private final String name;
  private final byte[] raw;
  private final PublicKey key;

  private VerifierKey(String name, byte[] raw, PublicKey key) {
    this.name = name;
    this.raw = raw;
    this.key = key;
  }

  static VerifierKey of(String name, byte[] publicKey) {
    requireName(name);
    if (publicKey.length != 32) {
      throw new Malformed("an Ed25519 key has 32 bytes, not " + publicKey.length);
    }
    byte[] der = Arrays.copyOf(X509_HEAD, X509_HEAD.length + 32);
    System.arraycopy(publicKey, 0, der, X509_HEAD.length, 32);
    try {
      PublicKey key = KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(der));
      Signature.getInstance("Ed25519").initVerify(key); // refuses what is no point of the curve
      return new VerifierKey(name, publicKey.clone(), key);
    } catch (GeneralSecurityException e) {
      throw new Malformed("these 32 bytes are not an Ed25519 key", e);
    }
  }

  /**
   * The key written {@code <name>+<8 hex digits>+<base64>}.
   *
   * @throws Malformed when it is not, when its id is not that of the key, or when it is of another
   *     kind than Ed25519
   */
  public static VerifierKey parse(String text) {
    String[] parts = text.split("\\+", 3);
    if (parts.length != 3) {
      throw new Malformed("a key is name+id+base64, read: \"" + Text.brief(text) + "\"");
    }
    byte[] typed = Text.base64("a key", parts[2]);
    if (typed.length == 0 || typed[0] != ED25519) {
      throw new Malformed("not an Ed25519 key: \"" + Text.brief(text) + "\"");
    }
    VerifierKey key = of(parts[0], Arrays.copyOfRange(typed, 1, typed.length));
    if (!parts[1].equals(key.hexId())) {
      throw new Malformed("the id of this key is " + key.hexId() + ", read: " + parts[1]);
    }
    return key;
  }

  static void requireName(String name) {
    boolean wrong =
        name.isEmpty()
            || name.codePoints()
                .anyMatch(
                    c ->
                        c == '+'
                            || c < 0x20
                            || c == 0x7F
                            || c == 0x85
                            || Character.isSpaceChar(c)
                            || (c >= 0xD800 && c <= 0xDFFF));
    if (wrong) {
      throw new Malformed("a key's name has no space and no +, read: \"" + Text.brief(name) + "\"");
    }
  }

  /** Its name; for a log's key, the log's origin. */
  public String name() {
    return name;
  }

  /** Its id: the first four bytes of SHA-256(name ‖ LF ‖ 0x01 ‖ key). */
  public int id() {
    byte[] head = (name + "\n").getBytes(StandardCharsets.UTF_8);
    byte[] typed = typed();
    byte[] all = Arrays.copyOf(head, head.length + typed.length);
    System.arraycopy(typed, 0, all, head.length, typed.length);
    return ByteBuffer.wrap(Digest.of(all).raw()).getInt();
  }

  private String hexId() {
    return HexFormat.of().toHexDigits(id());
  }

  /** Its name and id: {@code <name>+<8 hex digits>}. */
  String label() {
    return name + "+" + hexId();
  }

  private byte[] typed() {
    byte[] typed = new byte[33];
    typed[0] = ED25519;
    System.arraycopy(raw, 0, typed, 1, 32);
    return typed;
  }

  /** Whether {@code signature} is that of this message by this key (RFC 8032). */
  public boolean verifies(byte[] message, byte[] signature) {
    try {
      Signature check = Signature.getInstance("Ed25519");
      check.initVerify(key);
      check.update(message);
      return check.verify(signature);
    } catch (GeneralSecurityException e) {
      return false; // the JDK throws for what has not the shape of a signature
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof VerifierKey k && k.name.equals(name) && Arrays.equals(k.raw, raw);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(raw);
  }

  /** The key as it is given to people: {@code <name>+<8 hex digits>+<base64>}. */
  @Override
  public String toString() {
    return label() + "+" + Text.base64(typed());
  }
}
