// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.forecast.univariate;

import module java.base;

/**
 * As much as one season before; with a season of 1, as much as last time.
 *
 * @param season how many values make a season, at least 1
 */
public record SeasonalNaive(int season) implements Univariate {
  public SeasonalNaive {
    Series.checkSeason(season);
  }

  /** Where a whole season is not there yet, the last value stands in. */
  @Override
  public Fit fit(double[] y) {
    Series.check(y, 1);
    int length = y.length < season ? 1 : season;
    double[] last = Arrays.copyOfRange(y, y.length - length, y.length);
    return new Fit(
        "seasonal_naive",
        List.of(new Fit.Parameter("season", length)),
        horizon -> IntStream.range(0, horizon).mapToDouble(i -> last[i % length]).toArray());
  }
}
