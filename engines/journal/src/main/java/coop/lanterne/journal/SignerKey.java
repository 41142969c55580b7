// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.journal;

import module java.base;

import java.security.Signature;

/**
 * The secret half of a key, which the node keeps in a file that nobody else can read. Its text form
 * is that of Go's {@code sumdb/note}: {@code PRIVATE+KEY+<name>+<8 hex digits>+<base64>}.
 */
public final class SignerKey {
  private static final String HEAD = "PRIVATE+KEY+";

  private final byte[] seed;
  private final PrivateKey key;
  private final VerifierKey verifierKey;

  private SignerKey(byte[] seed, PrivateKey key, VerifierKey verifierKey) {
    this.seed = seed;
    this.key = key;
    this.verifierKey = verifierKey;
  }

  /** A new key of that name. */
  public static SignerKey generate(String name, SecureRandom random) {
    byte[] seed = new byte[32];
    random.nextBytes(seed);
    return of(name, seed);
  }

  /**
   * The key of that name made from a secret of 32 bytes (RFC 8032, 5.1.5).
   *
   * @throws Malformed when the name or the length of the secret is wrong
   */
  public static SignerKey of(String name, byte[] seed) {
    if (seed.length != 32) {
      throw new Malformed("the secret of a key has 32 bytes, not " + seed.length);
    }
    try {
      PrivateKey key =
          KeyFactory.getInstance("Ed25519")
              .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, seed));
      return new SignerKey(seed.clone(), key, VerifierKey.of(name, publicKey(seed)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has Ed25519", e);
    }
  }

  /** The JDK derives a public key only when it draws the secret: let it draw this one. */
  private static byte[] publicKey(byte[] seed) throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
    generator.initialize(
        NamedParameterSpec.ED25519,
        new SecureRandom() {
          private static final long serialVersionUID = 1L;

          @Override
          public void nextBytes(byte[] bytes) {
            System.arraycopy(seed, 0, bytes, 0, bytes.length);
          }
        });
    KeyPair pair = generator.generateKeyPair();
    byte[] der = pair.getPublic().getEncoded();
    return Arrays.copyOfRange(der, der.length - 32, der.length);
  }

  /**
   * The key of that text.
   *
   * @throws Malformed when it is not one; the message never repeats the secret
   */
  public static SignerKey parse(String text) {
    String[] parts = text.split("\\+", 5);
    if (parts.length != 5 || !text.startsWith(HEAD)) {
      throw new Malformed("not a signer's key: it begins with " + HEAD);
    }
    SignerKey key;
    try {
      byte[] typed = Text.base64("a key", parts[4]);
      if (typed.length == 0 || typed[0] != VerifierKey.ED25519) {
        throw new Malformed("not an Ed25519 key");
      }
      key = of(parts[2], Arrays.copyOfRange(typed, 1, typed.length));
    } catch (Malformed e) {
      throw new Malformed("a signer's key is cut short or altered"); // no cause: it may quote it
    }
    if (!key.write().equals(text)) {
      throw new Malformed("the id of a signer's key is not that of its secret");
    }
    return key;
  }

  /** The secret in full, to be kept in a file. */
  public String write() {
    byte[] typed = new byte[33];
    typed[0] = VerifierKey.ED25519;
    System.arraycopy(seed, 0, typed, 1, 32);
    return HEAD + verifierKey.label() + "+" + Text.base64(typed);
  }

  /** The public half, to be given to everyone. */
  public VerifierKey verifierKey() {
    return verifierKey;
  }

  byte[] sign(byte[] message) {
    try {
      Signature signature = Signature.getInstance("Ed25519");
      signature.initSign(key);
      signature.update(message);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("an Ed25519 key signs anything", e);
    }
  }

  /** The name alone: a secret is not written in logs. */
  @Override
  public String toString() {
    return "signer's key of " + verifierKey.name();
  }
}
