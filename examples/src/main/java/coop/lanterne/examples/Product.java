// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.examples;

import module java.base;

/**
 * A product of the sample co-op.
 *
 * @param unit {@code piece}, {@code kg} or {@code l}
 * @param pack what one pack holds, in units
 * @param shelfLife days during which it can be sold, the day of delivery included
 * @param cents price paid to the supplier for one unit, in cents
 * @param mean units wanted on an average open day
 * @param season months of sale ({@code 9-4}), month of the mild peak ({@code ~7}), or empty
 */
record Product(
    String code,
    String name,
    String family,
    boolean cold,
    String supplier,
    String unit,
    int pack,
    int shelfLife,
    int cents,
    double mean,
    String season) {

  /** Whether it spoils within a month. */
  boolean fresh() {
    return shelfLife <= 30;
  }

  boolean byWeight() {
    return !unit.equals("piece");
  }

  /** How much the time of the year raises or lowers demand; 0 out of season. */
  double season(LocalDate day) {
    if (season.isEmpty()) {
      return 1;
    }
    if (season.startsWith("~")) {
      double peak = (Integer.parseInt(season.substring(1)) - 0.5) * 365 / 12;
      return StrictMath.exp(
          0.45 * StrictMath.cos(2 * StrictMath.PI * (day.getDayOfYear() - peak) / 365));
    }
    String[] months = season.split("-", -1);
    int first = Integer.parseInt(months[0]);
    int last = Integer.parseInt(months[1]);
    int month = day.getMonthValue();
    boolean in = first <= last ? month >= first && month <= last : month >= first || month <= last;
    if (!in) {
      return 0;
    }
    boolean opening = month == first && day.getDayOfMonth() <= 10;
    boolean ending = month == last && day.getDayOfMonth() > day.lengthOfMonth() - 10;
    return opening || ending ? 0.5 : 1;
  }
}
