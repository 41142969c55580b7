// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.forecast.univariate;

import module java.base;

/**
 * Classical decomposition into trend and season by a centred moving average (as R's {@code
 * decompose}; Hyndman and Athanasopoulos, Forecasting: Principles and Practice, section 3.4).
 */
final class Decomposition {
  private Decomposition() {}

  /**
   * The figure of each phase of the season, the first value's first: what is added, sum 0, or what
   * is multiplied, mean 1.
   *
   * @param y at least two seasons; for a product, all positive
   * @param m how many values make a season, at least 2
   */
  static double[] season(double[] y, int m, boolean multiplicative) {
    double[] figure = new double[m];
    int[] count = new int[m];
    int half = m / 2;
    for (int t = half; t + half < y.length; t++) {
      double trend = trend(y, t, m);
      figure[t % m] += multiplicative ? y[t] / trend : y[t] - trend;
      count[t % m]++;
    }
    for (int p = 0; p < m; p++) {
      figure[p] /= count[p];
    }
    double mean = Series.mean(figure, 0, m);
    double[] centred = Arrays.copyOf(figure, m);
    for (int p = 0; p < m; p++) {
      centred[p] = multiplicative ? figure[p] / mean : figure[p] - mean;
    }
    return centred;
  }

  /** The mean of a season around a value; half of each end where the season is even. */
  private static double trend(double[] y, int t, int m) {
    int half = m / 2;
    if (m % 2 == 1) {
      return Series.mean(y, t - half, t + half + 1);
    }
    double sum = 0;
    for (int i = t - half; i <= t + half; i++) {
      sum += i == t - half || i == t + half ? y[i] / 2 : y[i];
    }
    return sum / m;
  }
}
