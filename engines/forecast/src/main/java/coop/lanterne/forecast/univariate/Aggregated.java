// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.forecast.univariate;

import module java.base;

/**
 * Rare demand read in longer stretches, where it is less rare: the sum over stretches as long as
 * the mean gap between two demands, smoothed and shared out again.
 *
 * @param everyLength false for that one length (ADIDA: Nikolopoulos and others, 2011); true for the
 *     mean over all lengths from 1 to it (IMAPA: Petropoulos and Kourentzes, 2015)
 */
public record Aggregated(boolean everyLength) implements Univariate {
  private static final double LEAST_GAIN = .1;
  private static final double MOST_GAIN = .3;

  /** Where nothing was ever wanted, nothing is expected. */
  @Override
  public Fit fit(double[] y) {
    Series.check(y, 1);
    int demands = 0;
    int last = 0;
    for (int i = 0; i < y.length; i++) {
      if (y[i] != 0) {
        demands++;
        last = i + 1;
      }
    }
    int length = demands == 0 ? 1 : (int) StrictMath.rint((double) last / demands);
    double expected = 0;
    for (int k = everyLength ? 1 : length; k <= length; k++) {
      expected += smoothed(sums(y, k)) / k;
    }
    expected /= everyLength ? length : 1;
    return new Fit(
        everyLength ? "IMAPA" : "ADIDA",
        List.of(new Fit.Parameter("length", length)),
        Steady.at(expected));
  }

  /**
   * Sums of stretches of k values, the last one whole; the values before the first are left out.
   */
  private static double[] sums(double[] y, int k) {
    double[] sums = new double[y.length / k];
    int from = y.length % k;
    for (int i = 0; i < sums.length * k; i++) {
      sums[i / k] += y[from + i];
    }
    return sums;
  }

  /** The last level of exponential smoothing, with the gain of the least squared errors. */
  private static double smoothed(double[] y) {
    double gain = LineSearch.least(g -> smooth(y, g)[1], LEAST_GAIN, MOST_GAIN);
    return smooth(y, gain)[0];
  }

  private static double[] smooth(double[] y, double gain) {
    double level = y[0];
    double squares = 0;
    for (int i = 1; i < y.length; i++) {
      double e = y[i] - level;
      squares += e * e;
      level += gain * e;
    }
    return new double[] {level, squares};
  }
}
