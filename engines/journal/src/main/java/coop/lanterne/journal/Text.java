// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.journal;

import module java.base;

import coop.lanterne.kernel.Digest;

/** Reads the small pieces that the text forms share, and refuses a second way of writing one. */
final class Text {
  private Text() {}

  static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  /** Standard base64 with its padding; what the encoder would not have written is refused. */
  static byte[] base64(String what, String text) {
    try {
      byte[] bytes = Base64.getDecoder().decode(text);
      if (base64(bytes).equals(text)) {
        return bytes;
      }
    } catch (IllegalArgumentException e) {
      throw new Malformed(what + " is not base64: \"" + brief(text) + "\"", e);
    }
    throw new Malformed(what + " is not padded base64: \"" + brief(text) + "\"");
  }

  static Digest digest(String what, String text) {
    byte[] raw = base64(what, text);
    if (raw.length != 32) {
      throw new Malformed(what + " has " + raw.length + " bytes, not 32");
    }
    return Digest.ofRaw(raw);
  }

  /** A whole number from 0 in decimal digits, without a leading zero. */
  static long decimal(String what, String text) {
    if (!text.matches("0|[1-9][0-9]{0,18}")) {
      throw new Malformed(what + " is not a decimal number: \"" + brief(text) + "\"");
    }
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw new Malformed(what + " is too large: " + text, e);
    }
  }

  /** The lines of a text, each of which ends with a line feed. */
  static String[] lines(String what, String text) {
    if (!text.endsWith("\n")) {
      throw new Malformed(what + " does not end with a line feed");
    }
    String[] lines = text.split("\n", -1);
    return Arrays.copyOf(lines, lines.length - 1);
  }

  static String brief(String seen) {
    return seen.length() <= 60 ? seen : seen.substring(0, 60) + "…";
  }
}
