// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.forecast.univariate;

import module java.base;

/**
 * A series with its season taken off where a test finds one: the autocorrelation at one season is
 * beyond 1.645 times what the earlier ones leave to chance (Assimakopoulos and Nikolopoulos, The
 * theta model, 2000; Bartlett's formula). The season multiplies, or is added where a value is not
 * positive or a factor is below .01.
 *
 * @param y the series without its season
 * @param figure the season's figures, the first value's first; none where no season was found
 * @param multiplied whether they multiply
 */
record Seasonless(double[] y, double[] figure, boolean multiplied) {
  private static final double NORMAL_95 = 1.6448536269514722;
  private static final double LEAST_FACTOR = .01;

  /** Tests a series for a season of m values, and takes it off. */
  static Seasonless of(double[] y, int m) {
    if (m < 2 || y.length < 2 * m || !seasonal(y, m)) {
      return new Seasonless(y, new double[0], false);
    }
    boolean times = Series.min(y) > 0;
    double[] figure = Decomposition.season(y, m, times);
    if (times && Series.min(figure) < LEAST_FACTOR) {
      times = false;
      figure = Decomposition.season(y, m, false);
    }
    double[] without = new double[y.length];
    for (int i = 0; i < y.length; i++) {
      without[i] = times ? y[i] / figure[i % m] : y[i] - figure[i % m];
    }
    return new Seasonless(without, figure, times);
  }

  private static boolean seasonal(double[] y, int m) {
    double squares = 0;
    for (int lag = 1; lag < m; lag++) {
      double r = Series.autocorrelation(y, lag);
      squares += r * r;
    }
    double limit = NORMAL_95 * StrictMath.sqrt((1 + 2 * squares) / y.length);
    return StrictMath.abs(Series.autocorrelation(y, m)) > limit;
  }

  /** Puts the season back on what comes after the series. */
  double[] restore(double[] ahead) {
    double[] whole = Arrays.copyOf(ahead, ahead.length);
    for (int i = 0; figure.length > 0 && i < ahead.length; i++) {
      double s = figure[(y.length + i) % figure.length];
      whole[i] = multiplied ? ahead[i] * s : ahead[i] + s;
    }
    return whole;
  }
}
