// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.tables;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Recognises files that are no text. */
final class Binary {
  private Binary() {}

  /** How the file begins, where it is no text. */
  static Optional<String> kind(byte[] head, boolean byteOrderMark) {
    String start = new String(head, 0, Math.min(head.length, 8), StandardCharsets.ISO_8859_1);
    if (start.startsWith("PK\u0003\u0004")) {
      return Optional.of("PK");
    }
    if (start.startsWith("\u00D0\u00CF\u0011\u00E0")) {
      return Optional.of("ÐÏ\u0011à");
    }
    if (start.startsWith("%PDF")) {
      return Optional.of("%PDF");
    }
    if (!byteOrderMark) {
      for (byte b : head) {
        if (b == 0) {
          return Optional.of(start);
        }
      }
    }
    return Optional.empty();
  }
}
