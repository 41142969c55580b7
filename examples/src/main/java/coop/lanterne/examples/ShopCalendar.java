// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.examples;

import module java.base;

/**
 * The opening days of the shop: Tuesday to Saturday, Sunday morning, French public holidays (Code
 * du travail, article L3133-1). Some of these are worked like a Sunday, the others are closed.
 */
final class ShopCalendar {
  private static final Set<MonthDay> CLOSED =
      Set.of(
          MonthDay.of(1, 1),
          MonthDay.of(5, 1),
          MonthDay.of(7, 14),
          MonthDay.of(11, 1),
          MonthDay.of(12, 25));
  private static final Set<MonthDay> MORNING_ONLY =
      Set.of(MonthDay.of(5, 8), MonthDay.of(8, 15), MonthDay.of(11, 11));

  private ShopCalendar() {}

  static boolean open(LocalDate day) {
    return day.getDayOfWeek() != DayOfWeek.MONDAY && !CLOSED.contains(MonthDay.from(day));
  }

  /** Whether the shop opens in the morning alone. */
  static boolean morningOnly(LocalDate day) {
    return day.getDayOfWeek() == DayOfWeek.SUNDAY
        || MORNING_ONLY.contains(MonthDay.from(day))
        || day.equals(easter(day.getYear()).plusDays(39));
  }

  /** The eleven public holidays of a year. */
  static Set<LocalDate> publicHolidays(int year) {
    Set<LocalDate> days = new HashSet<>();
    CLOSED.forEach(d -> days.add(d.atYear(year)));
    MORNING_ONLY.forEach(d -> days.add(d.atYear(year)));
    LocalDate easter = easter(year);
    days.add(easter.plusDays(1));
    days.add(easter.plusDays(39));
    days.add(easter.plusDays(50));
    return days;
  }

  /** Easter Sunday in the Gregorian calendar: Meeus, Astronomical Algorithms (1991), chapter 8. */
  static LocalDate easter(int year) {
    int a = year % 19;
    int b = year / 100;
    int c = year % 100;
    int d = b / 4;
    int e = b % 4;
    int f = (b + 8) / 25;
    int g = (b - f + 1) / 3;
    int h = (19 * a + b - d - g + 15) % 30;
    int i = c / 4;
    int k = c % 4;
    int l = (32 + 2 * e + 2 * i - h - k) % 7;
    int m = (a + 11 * h + 22 * l) / 451;
    int n = h + l - 7 * m + 114;
    return LocalDate.of(year, n / 31, n % 31 + 1);
  }

  /** The town's market, invented: Wednesday and Saturday. */
  static boolean market(LocalDate day) {
    return day.getDayOfWeek() == DayOfWeek.WEDNESDAY || day.getDayOfWeek() == DayOfWeek.SATURDAY;
  }

  /** School holidays, near the French ones but of no real zone: two weeks each, and the summer. */
  static boolean schoolHoliday(LocalDate day) {
    int year = day.getYear();
    LocalDate summer = LocalDate.of(year, 7, 5);
    return within(day, LocalDate.of(year, 2, 14))
        || within(day, LocalDate.of(year, 4, 11))
        || within(day, LocalDate.of(year, 10, 17))
        || within(day, LocalDate.of(year, 12, 19))
        || within(day, LocalDate.of(year - 1, 12, 19))
        || (!day.isBefore(summer) && day.isBefore(LocalDate.of(year, 9, 1)));
  }

  private static boolean within(LocalDate day, LocalDate near) {
    LocalDate first = near.with(TemporalAdjusters.nextOrSame(DayOfWeek.SATURDAY));
    return !day.isBefore(first) && day.isBefore(first.plusDays(16));
  }

  /** How busy a day is by its place in the year: 1 on average, 0 when closed. */
  static double usualCrowd(LocalDate day) {
    if (!open(day)) {
      return 0;
    }
    double crowd = morningOnly(day) ? weekday(DayOfWeek.SUNDAY) : weekday(day.getDayOfWeek());
    for (int ahead = 1; ahead <= 2; ahead++) {
      LocalDate next = day.plusDays(ahead);
      if (publicHolidays(next.getYear()).contains(next)) {
        crowd *= ahead == 1 ? 1.25 : 1.1;
      }
    }
    if (day.getMonthValue() == 12 && day.getDayOfMonth() >= 20 && day.getDayOfMonth() <= 24) {
      crowd *= 1.3;
    }
    if (schoolHoliday(day)) {
      crowd *= day.getMonthValue() == 8 ? 0.8 : 0.92;
    }
    return crowd;
  }

  static double weekday(DayOfWeek day) {
    return switch (day) {
      case MONDAY -> 0;
      case TUESDAY -> 0.82;
      case WEDNESDAY -> 0.98;
      case THURSDAY -> 0.85;
      case FRIDAY -> 1.10;
      case SATURDAY -> 1.50;
      case SUNDAY -> 0.75;
    };
  }
}
