// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.logistics.univariate;

import java.util.Optional;

/**
 * Whether forecasts have begun to lean one way: a cumulative sum of errors, to either side, beyond
 * what chance allows (Page, Continuous inspection schemes, 1954).
 *
 * @param allowance how much of each error is put down to chance, in standard deviations
 * @param limit from which sum on there is an alarm, in standard deviations
 */
public record Drift(double allowance, double limit) {
  /**
   * The usual sums: where nothing has changed, a false alarm every 465 errors; a lean of one
   * standard deviation is told after about ten (Montgomery, Introduction to Statistical Quality
   * Control).
   */
  public static final Drift USUAL = new Drift(.5, 5);

  public Drift {
    if (!(allowance >= 0 && limit > 0)) {
      throw new IllegalArgumentException(
          "allowance " + allowance + " ≥ 0, limit " + limit + " > 0");
    }
  }

  /**
   * The first alarm.
   *
   * @param at at which error, counted from 0
   * @param above whether more came than was forecast
   */
  public record Alarm(int at, boolean above) {}

  /**
   * The first alarm in a row of errors; empty where there is none.
   *
   * @param errors what came − what was forecast one step ahead, the oldest first
   * @param deviation how far off the forecasts usually are, in the unit of the errors: above 0
   */
  public Optional<Alarm> first(double[] errors, double deviation) {
    if (!(deviation > 0)) {
      throw new IllegalArgumentException("a deviation is above 0, read: " + deviation);
    }
    double above = 0;
    double below = 0;
    for (int i = 0; i < errors.length; i++) {
      double error = errors[i] / deviation;
      above = StrictMath.max(0, above + error - allowance);
      below = StrictMath.max(0, below - error - allowance);
      if (above > limit || below > limit) {
        return Optional.of(new Alarm(i, above > below));
      }
    }
    return Optional.empty();
  }
}
