// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.forecast.univariate;

/** Sums over a series, always from the first value to the last. */
final class Series {
  private Series() {}

  static void checkSeason(int season) {
    if (season < 1) {
      throw new IllegalArgumentException("a season is at least 1, read: " + season);
    }
  }

  /** Checks what every method asks of a series. */
  static void check(double[] y, int needs) {
    if (y.length < needs) {
      throw new IllegalArgumentException(needs + " values are needed, there are " + y.length);
    }
    for (double value : y) {
      if (!Double.isFinite(value)) {
        throw new IllegalArgumentException("every value is finite, read: " + value);
      }
    }
  }

  static boolean constant(double[] y) {
    for (double value : y) {
      if (value != y[0]) {
        return false;
      }
    }
    return true;
  }

  static double min(double[] y) {
    double min = y[0];
    for (double value : y) {
      min = StrictMath.min(min, value);
    }
    return min;
  }

  /** The largest distance from zero. */
  static double size(double[] y) {
    double size = 0;
    for (double value : y) {
      size = StrictMath.max(size, StrictMath.abs(value));
    }
    return size;
  }

  /** The mean of the values from one index to before another. */
  static double mean(double[] y, int from, int to) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += y[i];
    }
    return sum / (to - from);
  }

  /** Square root of the mean squared distance from the mean. */
  static double deviation(double[] y) {
    double mean = mean(y, 0, y.length);
    double sum = 0;
    for (double value : y) {
      sum += (value - mean) * (value - mean);
    }
    return StrictMath.sqrt(sum / y.length);
  }

  /** Least squares line through the first values at 1, 2, …: its height at 0 and its slope. */
  static double[] line(double[] y, int count) {
    double middle = (count + 1) / 2.0;
    double mean = mean(y, 0, count);
    double up = 0;
    double down = 0;
    for (int i = 0; i < count; i++) {
      double x = i + 1 - middle;
      up += x * (y[i] - mean);
      down += x * x;
    }
    double slope = down == 0 ? 0 : up / down;
    return new double[] {mean - slope * middle, slope};
  }

  /** The autocorrelation at a lag; 0 for a constant series. */
  static double autocorrelation(double[] y, int lag) {
    double mean = mean(y, 0, y.length);
    double with = 0;
    double all = 0;
    for (int i = 0; i < y.length; i++) {
      all += (y[i] - mean) * (y[i] - mean);
      if (i >= lag) {
        with += (y[i] - mean) * (y[i - lag] - mean);
      }
    }
    return all == 0 ? 0 : with / all;
  }
}
