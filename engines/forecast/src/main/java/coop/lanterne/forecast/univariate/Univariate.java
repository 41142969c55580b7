// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.forecast.univariate;

/**
 * A way to forecast one series from its own past.
 *
 * <p>The values are equally spaced in time, the oldest first, all finite. Every way is a record of
 * its settings: it holds no state, so that one may serve any number of series and threads.
 */
public sealed interface Univariate
    permits Aggregated,
        AutoEts,
        Ces,
        Croston,
        Dotm,
        Ets,
        Median,
        Mstl,
        NeverNegative,
        Recent,
        SeasonalNaive,
        Theta {
  /** How many values it takes at least, 1 or more. */
  default int needs() {
    return 1;
  }

  /**
   * Learns a series.
   *
   * @param y its values, in any unit; not kept and not changed
   * @throws IllegalArgumentException when there are fewer than {@link #needs}, or one is not finite
   */
  Fit fit(double[] y);

  /** The next values of a series, in its unit: learns it and looks {@code horizon} steps ahead. */
  default double[] forecast(double[] y, int horizon) {
    return fit(y).forecast(horizon);
  }
}
