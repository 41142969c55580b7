// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.forecast.univariate;

import module java.base;

/**
 * Seasonal and trend decomposition by local regression (Cleveland, Cleveland, McRae and Terpenning,
 * 1990), without its robust weights. The season is smoothed with local means, trend and low pass
 * with local lines, at every point.
 */
final class Stl {
  private static final int INNER = 5;

  private final int period;
  private final int seasonWindow;
  private final int trendWindow;
  private final int lowWindow;

  /**
   * A decomposition.
   *
   * @param period how many values make a season, at least 2
   * @param seasonWindow over how many seasons the season is smoothed: odd, at least 7
   */
  Stl(int period, int seasonWindow) {
    this.period = period;
    this.seasonWindow = seasonWindow;
    trendWindow = nextOdd((int) StrictMath.ceil(1.5 * period / (1 - 1.5 / seasonWindow)));
    lowWindow = nextOdd(period + 1);
  }

  private static int nextOdd(int number) {
    return number % 2 == 0 ? number + 1 : number;
  }

  /** The season of a series of at least two seasons: as long as the series. */
  double[] season(double[] y) {
    int n = y.length;
    double[] trend = new double[n];
    double[] season = new double[n];
    double[] longer = new double[n + 2 * period];
    double[] low = new double[n];
    for (int turn = 0; turn < INNER; turn++) {
      smoothSubseries(y, trend, longer);
      double[] average = average(average(average(longer, period), period), 3);
      smooth(average, n, lowWindow, true, low, 0, 1, false);
      for (int i = 0; i < n; i++) {
        season[i] = longer[period + i] - low[i];
      }
      double[] without = new double[n];
      Arrays.setAll(without, i -> y[i] - season[i]);
      smooth(without, n, trendWindow, true, trend, 0, 1, false);
    }
    return season;
  }

  /** Smooths the values of each phase, and goes on by one value before and after. */
  private void smoothSubseries(double[] y, double[] trend, double[] out) {
    for (int p = 0; p < period; p++) {
      int count = (y.length - p - 1) / period + 1;
      double[] phase = new double[count];
      for (int i = 0; i < count; i++) {
        int t = p + i * period;
        phase[i] = y[t] - trend[t];
      }
      smooth(phase, count, seasonWindow, false, out, p, period, true);
    }
  }

  private static double[] average(double[] y, int length) {
    double[] means = new double[y.length - length + 1];
    for (int i = 0; i < means.length; i++) {
      means[i] = Series.mean(y, i, i + length);
    }
    return means;
  }

  /**
   * Local regression at each value, and, if it goes beyond, one before the first and one after the
   * last.
   *
   * @param line local lines, else local means
   * @param out where the results go: the first at {@code from}, the next each {@code stride} on
   */
  private static void smooth(
      double[] y,
      int n,
      int window,
      boolean line,
      double[] out,
      int from,
      int stride,
      boolean beyond) {
    double[] weights = new double[n];
    int half = (window + 1) / 2;
    int at = from;
    if (beyond) {
      out[at] = estimate(y, n, window, line, -1, 0, Math.min(window, n) - 1, weights);
      at += stride;
    }
    for (int i = 0; i < n; i++) {
      int left = window >= n ? 0 : Math.min(Math.max(0, i + 1 - half), n - window);
      int right = window >= n ? n - 1 : left + window - 1;
      out[at] = estimate(y, n, window, line, i, left, right, weights);
      at += stride;
    }
    if (beyond) {
      out[at] = estimate(y, n, window, line, n, Math.max(0, n - window), n - 1, weights);
    }
  }

  private static double estimate(
      double[] y, int n, int window, boolean line, int x, int left, int right, double[] w) {
    double reach = Math.max(x - left, right - x);
    if (window > n) {
      reach += Math.floorDiv(window - n, 2);
    }
    double total = 0;
    for (int j = left; j <= right; j++) {
      double distance = StrictMath.abs((double) j - x);
      w[j] = 0;
      if (distance <= .999 * reach) {
        double share = distance / reach;
        double rest = 1 - share * share * share;
        w[j] = distance <= .001 * reach ? 1 : rest * rest * rest;
        total += w[j];
      }
    }
    if (total <= 0) {
      return y[Math.min(n - 1, Math.max(0, x))];
    }
    for (int j = left; j <= right; j++) {
      w[j] /= total;
    }
    if (line && reach > 0) {
      tilt(n, x, left, right, w);
    }
    double sum = 0;
    for (int j = left; j <= right; j++) {
      sum += w[j] * y[j];
    }
    return sum;
  }

  /** Weights of a local line instead of a local mean. */
  private static void tilt(int n, int x, int left, int right, double[] w) {
    double centre = 0;
    for (int j = left; j <= right; j++) {
      centre += w[j] * j;
    }
    double spread = 0;
    for (int j = left; j <= right; j++) {
      spread += w[j] * (j - centre) * (j - centre);
    }
    if (StrictMath.sqrt(spread) > .001 * (n - 1)) {
      double slope = (x - centre) / spread;
      for (int j = left; j <= right; j++) {
        w[j] *= slope * (j - centre) + 1;
      }
    }
  }
}
