// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.tables;

import module java.base;

import org.jspecify.annotations.Nullable;

/** Numbers and dates as the cells of a spreadsheet store them. */
final class SheetValues {
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(\\d{1,40}(\\.\\d{0,40})?|\\.\\d{1,40})([eE][+-]?\\d{1,2})?");
  private static final Pattern NOT_FORMAT =
      Pattern.compile("\"[^\"]*\"?|\\\\.|_.|\\*.|\\[(?!h+\\]|m+\\]|s+\\])[^\\]]*\\]?");

  /** A spreadsheet shows fifteen digits; what it stores beyond them is noise of binary numbers. */
  private static final MathContext DIGITS = new MathContext(15, RoundingMode.HALF_EVEN);

  private static final int DAY_SECONDS = 86_400;
  private static final BigDecimal LAST_DAY = BigDecimal.valueOf(2_958_466); // 31 December 9999
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

  private SheetValues() {}

  static boolean isNumber(String stored) {
    return NUMBER.matcher(stored).matches();
  }

  /** The number without the noise of its binary form; anything else as it stands. */
  static String number(String stored) {
    return isNumber(stored)
        ? new BigDecimal(stored).round(DIGITS).stripTrailingZeros().toPlainString()
        : stored;
  }

  /**
   * The day, moment or hour that a number of days stands for; {@code null} where it stands for
   * none. 1900 is counted as a leap year, as Lotus 1-2-3 did and every spreadsheet after it
   * (ECMA-376, part 1, 18.17.4.1).
   */
  static @Nullable String moment(String stored, boolean from1904) {
    BigDecimal days = isNumber(stored) ? new BigDecimal(stored) : LAST_DAY;
    if (days.signum() < 0 || days.compareTo(LAST_DAY) >= 0) {
      return null;
    }
    long whole = days.longValue();
    int seconds =
        days.subtract(BigDecimal.valueOf(whole))
            .multiply(BigDecimal.valueOf(DAY_SECONDS))
            .setScale(0, RoundingMode.HALF_UP)
            .intValueExact();
    if (whole == 0 && !from1904 && seconds < DAY_SECONDS) {
      return LocalTime.ofSecondOfDay(seconds).toString();
    }
    LocalDate first =
        from1904
            ? LocalDate.of(1904, 1, 1)
            : whole < 60 ? LocalDate.of(1899, 12, 31) : LocalDate.of(1899, 12, 30);
    LocalDateTime moment = first.plusDays(whole).atStartOfDay().plusSeconds(seconds);
    return moment.toLocalTime().equals(LocalTime.MIDNIGHT)
        ? moment.toLocalDate().toString()
        : moment.format(MOMENT);
  }

  /** Whether that built-in format shows a day or an hour. */
  static boolean isDateFormat(int builtIn) {
    return (builtIn >= 14 && builtIn <= 22)
        || (builtIn >= 27 && builtIn <= 36)
        || (builtIn >= 45 && builtIn <= 47)
        || (builtIn >= 50 && builtIn <= 58);
  }

  /** Whether that format of the workbook's own shows a day or an hour. */
  static boolean isDateFormat(String code) {
    String letters = NOT_FORMAT.matcher(code).replaceAll("");
    return !letters.equalsIgnoreCase("general") && letters.matches("(?is).*[dmyhs].*");
  }
}
