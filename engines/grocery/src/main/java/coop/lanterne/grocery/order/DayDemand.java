// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.grocery.order;

import module java.base;

import coop.lanterne.kernel.Explanation;

/**
 * What may be asked of one product on one day, in its unit.
 *
 * @param mean what is expected, 0 or above
 * @param spread values held equally likely, ascending, 0 or above; at least one
 * @param because why the mean is what it is, where the forecast says so
 */
public record DayDemand(
    LocalDate day, double mean, double[] spread, Optional<Explanation> because) {
  public DayDemand {
    spread = spread.clone();
    Arrays.sort(spread);
    if (spread.length == 0
        || !(mean >= 0)
        || !(spread[0] >= 0)
        || !Double.isFinite(mean)
        || !Double.isFinite(spread[spread.length - 1])) {
      throw new IllegalArgumentException("a demand is finite and not negative: " + day);
    }
  }

  /** Nothing can be asked: the shop is closed, or nothing is known. */
  public static DayDemand none(LocalDate day) {
    return new DayDemand(day, 0, new double[] {0}, Optional.empty());
  }

  /** Whether nothing can be asked. */
  public boolean isNothing() {
    return mean == 0 && spread[spread.length - 1] == 0;
  }

  @Override
  public double[] spread() {
    return spread.clone();
  }
}
