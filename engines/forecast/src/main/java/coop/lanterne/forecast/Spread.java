// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.forecast;

import module java.base;

/**
 * What one number could become: values held equally likely, in ascending order. Immutable.
 *
 * <p>Each is the forecast moved by an error made in the past. A sum over several days is had by
 * drawing one value from each day's spread.
 */
public final class Spread {
  /** Fewer past errors than this say nothing. */
  static final int ENOUGH = 10;

  /** Nothing is known of what the number could become. */
  static final Spread UNKNOWN = new Spread(new double[0]);

  private final double[] sorted;

  private Spread(double[] sorted) {
    this.sorted = sorted;
  }

  /** The spread of these values; unknown when there are fewer than ten. */
  static Spread of(double[] values) {
    if (values.length < ENOUGH) {
      return UNKNOWN;
    }
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return new Spread(sorted);
  }

  /** Whether anything is known. */
  public boolean known() {
    return sorted.length > 0;
  }

  /** The values, in ascending order; none where nothing is known. */
  public double[] values() {
    return sorted.clone();
  }

  /**
   * The value that so large a share of new cases should not exceed: of n values in order, the one
   * at place share × (n + 1), linear between them, the extremes beyond (definition 6 of Hyndman and
   * Fan, Sample Quantiles in Statistical Packages, 1996). A new case is as likely to fall into any
   * of the n + 1 gaps. NaN where nothing is known.
   *
   * @param share from 0 to 1
   */
  public double quantile(double share) {
    if (share < 0 || share > 1 || Double.isNaN(share)) {
      throw new IllegalArgumentException("a share lies between 0 and 1, read: " + share);
    }
    if (!known()) {
      return Double.NaN;
    }
    double place = Math.clamp(share * (sorted.length + 1) - 1, 0.0, sorted.length - 1.0);
    int below = (int) place;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }

  /** The mean of the values that are at least {@code least}; {@code least} where there are none. */
  double meanFrom(double least) {
    double sum = 0;
    int count = 0;
    for (double value : sorted) {
      if (value >= least) {
        sum += value;
        count++;
      }
    }
    return count == 0 ? least : sum / count;
  }
}
