// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.tables;

import module java.base;

/**
 * How a table was written, as it was found; shown before anything is kept.
 *
 * @param delimiter what stands between two cells
 * @param encoding UTF-8, windows-1252, UTF-16LE or UTF-16BE; XLSX for a workbook
 * @param byteOrderMark whether the file began with a byte order mark
 * @param decimalMark the comma, the point, or none seen
 * @param dateForms the forms of days seen, such as {@code yyyy-MM-dd}, in the order met
 * @param columns the header as written, trimmed
 */
public record Shape(
    char delimiter,
    String encoding,
    boolean byteOrderMark,
    DecimalMark decimalMark,
    List<String> dateForms,
    List<String> columns) {
  public Shape {
    dateForms = List.copyOf(dateForms);
    columns = List.copyOf(columns);
  }

  /** Whether it was a workbook, whose cells nothing separates. */
  public boolean workbook() {
    return encoding.equals(Workbook.ENCODING);
  }

  /** What stands before decimals. */
  public enum DecimalMark {
    /** 1,5. */
    COMMA,
    /** 1.5. */
    POINT,
    /** No number of this table says which one it is. */
    NOT_SEEN,
    /** Both are used. */
    BOTH;

    static DecimalMark of(boolean comma, boolean point) {
      return comma ? (point ? BOTH : COMMA) : (point ? POINT : NOT_SEEN);
    }
  }
}
