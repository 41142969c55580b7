// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.forecast.univariate;

import java.util.List;

/**
 * As much as one season before; with a season of 1, as much as last time.
 *
 * @param season how many values make a season, at least 1
 */
public record SeasonalNaive(int season) implements Univariate {
  public SeasonalNaive {
    if (season < 1) {
      throw new IllegalArgumentException("a season is at least 1, read: " + season);
    }
  }

  @Override
  public int needs() {
    return 1;
  }

  /** Where a whole season is not there yet, the last value stands in. */
  @Override
  public Fit fit(double[] y) {
    Series.check(y, 1);
    int length = y.length < season ? 1 : season;
    double[] last = new double[length];
    System.arraycopy(y, y.length - length, last, 0, length);
    return new Fit(
        "seasonal_naive",
        List.of(new Fit.Parameter("season", length)),
        horizon -> {
          double[] ahead = new double[horizon];
          for (int i = 0; i < horizon; i++) {
            ahead[i] = last[i % length];
          }
          return ahead;
        });
  }
}
