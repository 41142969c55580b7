// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.verifier;

import module java.base;

/** Reads numbers, base64 and UTF-8 in their one right spelling, so that a text has one reading. */
final class Strict {
  private static final Pattern DECIMAL = Pattern.compile("0|[1-9][0-9]{0,18}");

  private Strict() {}

  /** A whole number from 0, ASCII digits, no leading zero. */
  static long decimal(String text) throws Malformed {
    if (DECIMAL.matcher(text).matches()) {
      try {
        return Long.parseLong(text);
      } catch (NumberFormatException e) {
        throw new Malformed("bad.number", "seen", text); // above 2^63
      }
    }
    throw new Malformed("bad.number", "seen", text);
  }

  /** Standard base64 with its padding (RFC 4648, section 4); unused bits are zero. */
  static byte[] base64(String text) throws Malformed {
    try {
      byte[] bytes = Base64.getDecoder().decode(text);
      if (Base64.getEncoder().encodeToString(bytes).equals(text)) {
        return bytes;
      }
    } catch (IllegalArgumentException e) {
      throw new Malformed("bad.base64", "seen", text);
    }
    throw new Malformed("bad.base64", "seen", text);
  }

  /** The base64 of 32 bytes. */
  static byte[] hash(String text) throws Malformed {
    byte[] bytes = base64(text);
    if (bytes.length != Merkle.HASH) {
      throw new Malformed("bad.hash", "seen", text);
    }
    return bytes;
  }

  /** Valid UTF-8, or Malformed. */
  static String utf8(byte[] bytes) throws Malformed {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new Malformed("bad.utf8");
    }
  }
}
