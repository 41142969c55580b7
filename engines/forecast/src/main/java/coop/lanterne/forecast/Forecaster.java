// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.forecast;

import module java.base;

import coop.lanterne.kernel.Explanation;
import coop.lanterne.kernel.Unit;

/**
 * One method led through a panel, origin by origin. What it says of a time never depends on that
 * time or on a later one.
 */
public sealed interface Forecaster permits Rolling, Refitted {
  /** Learns all times before {@code t}; it never goes back. */
  void learnTo(int t);

  /** What it expects of a series at a time to come; NaN where it cannot say. */
  double point(int s, int t);

  /** What that could become. */
  Spread spread(int s, int t);

  /** Why it expects it. */
  Explanation why(int s, int t);

  /**
   * The method at its start.
   *
   * @param seasons how many times make each season, the first being the one of the rules
   */
  static Forecaster of(
      Panel panel, ForecastMethod method, List<Integer> seasons, int horizon, Unit unit) {
    return method
        .univariate(seasons)
        .<Forecaster>map(one -> new Refitted(panel, one, seasons.getFirst(), horizon))
        .orElseGet(() -> new Rolling(panel, method, seasons.getFirst(), horizon, unit));
  }
}
