// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.verifier;

import module java.base;

import java.security.Signature;

/**
 * A C2SP verifier key (signed-note, "Verifier keys"): {@code <name>+<8 hex digits>+<base64(0x01 ‖
 * Ed25519 public key)>}.
 */
record VerifierKey(String name, String id, PublicKey key, String text) {
  private static final Pattern SHAPE = Pattern.compile("([^+]+)\\+([0-9a-f]{8})\\+(\\S+)");
  private static final byte ED25519 = 1;
  // SubjectPublicKeyInfo of an Ed25519 key (RFC 8410), before its 32 bytes.
  private static final byte[] SPKI = HexFormat.of().parseHex("302a300506032b6570032100");

  static VerifierKey parse(String text) throws Malformed {
    Matcher m = SHAPE.matcher(text);
    if (!m.matches() || !SignedNote.isName(m.group(1))) {
      throw new Malformed("key.shape", "seen", text);
    }
    byte[] typed = Strict.base64(m.group(3));
    if (typed.length != 33 || typed[0] != ED25519) {
      throw new Malformed("key.kind");
    }
    byte[] named = (m.group(1) + "\n").getBytes(StandardCharsets.UTF_8);
    String id = HexFormat.of().formatHex(Merkle.sha256(named, typed), 0, 4);
    if (!id.equals(m.group(2))) {
      throw new Malformed("key.id", "expected", id, "seen", m.group(2));
    }
    byte[] spki = Arrays.copyOf(SPKI, SPKI.length + 32);
    System.arraycopy(typed, 1, spki, SPKI.length, 32);
    try {
      PublicKey key =
          KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(spki));
      return new VerifierKey(m.group(1), id, key, text);
    } catch (GeneralSecurityException e) {
      throw new Malformed("key.kind");
    }
  }

  /** Whether the key signed these bytes. */
  boolean signed(byte[] message, byte[] signature) {
    try {
      Signature ed25519 = Signature.getInstance("Ed25519");
      ed25519.initVerify(key);
      ed25519.update(message);
      return ed25519.verify(signature);
    } catch (GeneralSecurityException e) {
      return false; // a signature of the wrong length, a point off the curve
    }
  }
}
