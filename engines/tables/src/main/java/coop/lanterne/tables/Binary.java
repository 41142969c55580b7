// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.tables;

import module java.base;

/** Recognises files that are no text. */
public final class Binary {
  /** The container of .xls before 2007, and of workbooks under a password since. */
  private static final String OLE = "\u00D0\u00CF\u0011\u00E0";

  private Binary() {}

  /** Whether the file is a zip, as an XLSX workbook is. */
  public static boolean isWorkbook(byte[] head) {
    return start(head).startsWith("PK\u0003\u0004");
  }

  /** What is to be said of a file that is no text. */
  static String code(byte[] head) {
    return start(head).startsWith(OLE) ? "workbook-closed" : "not-a-text-file";
  }

  private static String start(byte[] head) {
    return new String(head, 0, Math.min(head.length, 8), StandardCharsets.ISO_8859_1);
  }

  /** How the file begins, where it is no text. */
  public static Optional<String> kind(byte[] head, boolean byteOrderMark) {
    String start = start(head);
    if (start.startsWith(OLE)) {
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
