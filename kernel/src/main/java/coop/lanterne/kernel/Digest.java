// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.kernel;

import module java.base;

/**
 * A SHA-256 digest (FIPS 180-4).
 *
 * @param hex 64 lower-case hexadecimal digits
 */
public record Digest(String hex) implements Canonical {
  private static final String PREFIX = "sha256:";
  private static final Pattern HEX = Pattern.compile("[0-9a-f]{64}");

  public Digest {
    if (!HEX.matcher(hex).matches()) {
      throw new IllegalArgumentException(
          "a digest is 64 hexadecimal digits, read: \"" + hex + "\"");
    }
  }

  /** The digest of these bytes. */
  public static Digest of(byte[] bytes) {
    try {
      return new Digest(
          HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** A digest from its 32 bytes. */
  public static Digest ofRaw(byte[] raw) {
    return new Digest(HexFormat.of().formatHex(raw));
  }

  /** A digest from the text that {@link #toString} gives. */
  public static Digest parse(String text) {
    if (!text.startsWith(PREFIX)) {
      throw new IllegalArgumentException(
          "a digest begins with \"sha256:\", read: \"" + text + "\"");
    }
    return new Digest(text.substring(PREFIX.length()));
  }

  /** The 32 bytes. */
  public byte[] raw() {
    return HexFormat.of().parseHex(hex);
  }

  /** Four groups of four digits, for people to compare: {@code 9c41 77e0 2b1f a6d3}. */
  public String brief() {
    return hex.substring(0, 4)
        + " "
        + hex.substring(4, 8)
        + " "
        + hex.substring(8, 12)
        + " "
        + hex.substring(12, 16);
  }

  @Override
  public Value canonical() {
    return Value.of(raw());
  }

  @Override
  public String toString() {
    return PREFIX + hex;
  }
}
