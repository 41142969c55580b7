// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.tables;

/** Shows a value as it was read, unreadable bytes and control characters included. */
public final class Seen {
  private Seen() {}

  /** Whether some bytes of this text had no meaning in the encoding of its table. */
  public static boolean hasStrayBytes(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 0xDC00
          && c <= 0xDCFF
          && (i == 0 || !Character.isHighSurrogate(text.charAt(i - 1)))) {
        return true;
      }
    }
    return false;
  }

  /** The text, stray bytes written {@code U+FFFD}, control characters as pictures. */
  public static String of(String text) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean pair =
          Character.isHighSurrogate(c)
              && i + 1 < text.length()
              && Character.isLowSurrogate(text.charAt(i + 1));
      if (pair) {
        out.append(c).append(text.charAt(++i));
      } else if (Character.isSurrogate(c)) {
        out.append('\uFFFD');
      } else if (c < 0x20) {
        out.append((char) (0x2400 + c)); // ␀, ␉, ␊…
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }
}
