// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.tables;

import module java.base;

import coop.lanterne.kernel.Typed;
import coop.lanterne.tables.Shape.DecimalMark;
import org.jspecify.annotations.Nullable;

/** Reads one cell. {@code null} stands for "cannot be read"; ambiguity is said apart. */
final class Cells {
  /** What a cell is, when it is neither a number nor its contrary. */
  enum Unclear {
    /** It could be read in two ways. */
    AMBIGUOUS
  }

  private static final Pattern ISO =
      Pattern.compile("(\\d{4})-(\\d{1,2})-(\\d{1,2})(?:[T ]00:00(?::00(?:\\.0+)?)?Z?)?");
  private static final Pattern DAY_FIRST =
      Pattern.compile("(\\d{1,2})([/.-])(\\d{1,2})\\2(\\d{4})(?: 00:00(?::00)?)?");
  private static final Pattern HOUR =
      Pattern.compile("(.*\\d)[T ](\\d{1,2}):(\\d{2})(?::(\\d{2})(?:\\.\\d+)?)?");
  private static final Pattern GROUPED_COMMA = Pattern.compile("[+-]?\\d{1,3}(,\\d{3})+(\\.\\d*)?");
  private static final Pattern GROUPED_POINT = Pattern.compile("[+-]?\\d{1,3}(\\.\\d{3})+(,\\d*)?");
  private static final Pattern GROUPED_SPACE =
      Pattern.compile("[+-]?\\d{1,3}([ \\u00A0\\u202F\\u2009]\\d{3})+([.,]\\d*)?");
  private static final Pattern PLAIN =
      Pattern.compile("[+-]?(\\d+([.,]\\d*)?|[.,]\\d+)([eE][+-]?\\d{1,2})?");
  private static final Pattern THOUSAND_OR_DECIMAL =
      Pattern.compile("[+-]?[1-9]\\d{0,2}([.,])\\d{3}");
  private static final int MAX_DIGITS = 40;

  private Cells() {}

  /** Whether the cell alone does not say which number it is. */
  static boolean isAmbiguous(String cell) {
    return THOUSAND_OR_DECIMAL.matcher(cell).matches();
  }

  /** A day with its form. */
  record Day(LocalDate date, String form) {}

  static @Nullable Day day(String cell) {
    Matcher iso = ISO.matcher(cell);
    if (iso.matches()) {
      return day(iso.group(1), iso.group(2), iso.group(3), "yyyy-MM-dd");
    }
    Matcher first = DAY_FIRST.matcher(cell);
    if (first.matches()) {
      String mark = first.group(2);
      return day(
          first.group(4), first.group(3), first.group(1), "dd" + mark + "MM" + mark + "yyyy");
    }
    return null;
  }

  /** A moment with the form of its day. */
  record Moment(LocalDateTime at, String form) {}

  static @Nullable Moment moment(String cell) {
    Matcher hour = HOUR.matcher(cell);
    Day day = day(hour.matches() ? hour.group(1) : cell);
    if (day == null) {
      return null;
    }
    if (!hour.matches()) {
      return new Moment(day.date().atStartOfDay(), day.form());
    }
    int second = hour.group(4) == null ? 0 : Integer.parseInt(hour.group(4));
    int h = Integer.parseInt(hour.group(2));
    int minute = Integer.parseInt(hour.group(3));
    return h > 23 || minute > 59 || second > 59
        ? null
        : new Moment(day.date().atTime(h, minute, second), day.form() + " HH:mm:ss");
  }

  private static @Nullable Day day(String year, String month, String day, String form) {
    try {
      return new Day(
          LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day)),
          form);
    } catch (DateTimeException e) {
      return null;
    }
  }

  static @Nullable Boolean yesNo(String cell) {
    return switch (cell.toLowerCase(Locale.ROOT)) {
      case "oui", "yes", "o", "y", "vrai", "true", "1", "x" -> Boolean.TRUE;
      case "non", "no", "n", "faux", "false", "0" -> Boolean.FALSE;
      default -> null;
    };
  }

  /** The decimal mark that this cell shows beyond doubt, {@code null} where it shows none. */
  static @Nullable DecimalMark markOf(String cell) {
    int comma = cell.lastIndexOf(',');
    int point = cell.lastIndexOf('.');
    if ((comma < 0 && point < 0)
        || THOUSAND_OR_DECIMAL.matcher(cell).matches()
        || number(cell, DecimalMark.NOT_SEEN, false) == null) {
      return null;
    }
    if (cell.indexOf(',') != comma) {
      return point > comma ? DecimalMark.POINT : null;
    }
    if (cell.indexOf('.') != point) {
      return comma > point ? DecimalMark.COMMA : null;
    }
    return comma > point ? DecimalMark.COMMA : DecimalMark.POINT;
  }

  /**
   * The number, {@link Unclear#AMBIGUOUS}, or {@code null}.
   *
   * <p>"1,234" and "1.234" are two numbers each, unless the mark is the one by which this table
   * writes its decimals, or the caller is certain of it. "0,250" is one number, and so are "1,5"
   * and "1.234,5".
   */
  static @Nullable Object number(String raw, DecimalMark mark, boolean certain) {
    if (raw.length() <= 9 && digits(raw)) {
      return BigDecimal.valueOf(Long.parseLong(raw));
    }
    String cell = raw.replace('\u2212', '-');
    if (cell.length() > MAX_DIGITS) {
      return null;
    }
    Matcher either = THOUSAND_OR_DECIMAL.matcher(cell);
    if (either.matches()) {
      DecimalMark used = either.group(1).equals(",") ? DecimalMark.COMMA : DecimalMark.POINT;
      if (used == mark) {
        return new BigDecimal(cell.replace(',', '.'));
      }
      return certain ? new BigDecimal(cell.replaceAll("[.,]", "")) : Unclear.AMBIGUOUS;
    }
    String digits = ungrouped(cell);
    return digits == null ? null : new BigDecimal(digits.replace(',', '.'));
  }

  /** The number without what parts its thousands. */
  private static @Nullable String ungrouped(String cell) {
    if (PLAIN.matcher(cell).matches()) {
      return cell;
    }
    if (GROUPED_SPACE.matcher(cell).matches()) {
      return cell.replaceAll("[ \\u00A0\\u202F\\u2009]", "");
    }
    if (GROUPED_POINT.matcher(cell).matches()) {
      return cell.replace(".", "");
    }
    return GROUPED_COMMA.matcher(cell).matches() ? cell.replace(",", "") : null;
  }

  /** Whether the cell says, as programs do, that there is no value. */
  static boolean saysNothing(String cell) {
    return switch (cell.toLowerCase(Locale.ROOT)) {
      case "nan", "na", "n/a", "#n/a", "#n/d", "nd", "n/d", "null", "none", "nil", "-", "–", "?" ->
          true;
      default -> false;
    };
  }

  private static boolean digits(String cell) {
    return !cell.isEmpty() && cell.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  /** The cell without the blanks around it, no-break ones included. */
  static String trim(String cell) {
    int start = 0;
    int end = cell.length();
    while (start < end && blank(cell.charAt(start))) {
      start++;
    }
    while (end > start && blank(cell.charAt(end - 1))) {
      end--;
    }
    return Typed.shown(cell.substring(start, end));
  }

  private static boolean blank(char c) {
    return Character.isWhitespace(c) || c == '\u00A0' || c == '\u202F' || c == '\uFEFF';
  }
}
