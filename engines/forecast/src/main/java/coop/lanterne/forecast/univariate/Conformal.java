// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.forecast.univariate;

import module java.base;

/**
 * How far off a method has been on a series, from a few earlier origins, each a horizon apart
 * (conformal prediction as Stankevičiūtė, Alaa and van der Schaar, 2021, on rolling origins). Where
 * there are few, the distances of all steps are read together, each taken to grow with the square
 * root of the step.
 *
 * @param byStep the distances |y − forecast| at each step ahead, in ascending order
 */
public record Conformal(double[][] byStep) {
  /** So many origins are looked at, where the series is long enough. */
  public static final int ORIGINS = 10;

  /** Fewer origins than this say nothing. */
  private static final int LEAST = 2;

  /**
   * The distances of forecasts made earlier.
   *
   * @param y the series
   * @param horizon how many steps ahead
   * @return at each step the same number of distances, none where fewer than two origins can be had
   */
  public static Conformal of(Univariate method, double[] y, int horizon) {
    return of(y, horizon, method.needs(), method::forecast);
  }

  /** The same, where the forecasts of an earlier origin may be known already. */
  public static Conformal of(double[] y, int horizon, int needs, Forecasts forecasts) {
    double[][] distances = distances(y, horizon, needs, forecasts);
    return sorted(distances[0].length < ORIGINS ? pooled(distances) : distances);
  }

  /**
   * The distances of forecasts of several series, each ÷ the {@link #size} of its series, read
   * together at each step: where each series is short, together they tell even of rare errors. A
   * reach is to be multiplied by the size of the series forecast.
   *
   * @param series each with its own length; one that never changes, or from which fewer than two
   *     origins can be had, tells nothing
   */
  public static Conformal shared(Univariate method, List<double[]> series, int horizon) {
    List<double[][]> each = new ArrayList<>();
    int count = 0;
    for (double[] y : series) {
      double size = size(y);
      double[][] distances =
          size > 0
              ? distances(y, horizon, method.needs(), method::forecast)
              : new double[horizon][0];
      for (double[] of : distances) {
        for (int k = 0; k < of.length; k++) {
          of[k] /= size;
        }
      }
      each.add(distances);
      count += distances[0].length;
    }
    double[][] all = new double[horizon][count];
    int from = 0;
    for (double[][] distances : each) {
      for (int h = 0; h < horizon; h++) {
        System.arraycopy(distances[h], 0, all[h], from, distances[h].length);
      }
      from += distances[0].length;
    }
    return sorted(all);
  }

  /** The mean distance from one value of a series to the next; 0 for one that never changes. */
  public static double size(double[] y) {
    double sum = 0;
    for (int i = 1; i < y.length; i++) {
      sum += StrictMath.abs(y[i] - y[i - 1]);
    }
    return y.length < 2 ? 0 : sum / (y.length - 1);
  }

  /** At each step the distances from each origin, none where there are fewer than two origins. */
  private static double[][] distances(double[] y, int horizon, int needs, Forecasts forecasts) {
    int origins = Math.min(ORIGINS, (y.length - needs) / horizon);
    if (origins < LEAST) {
      return new double[horizon][0];
    }
    double[][] distances = new double[horizon][origins];
    for (int k = 0; k < origins; k++) {
      int origin = y.length - (k + 1) * horizon;
      double[] ahead = forecasts.of(Arrays.copyOf(y, origin), horizon);
      for (int h = 0; h < horizon; h++) {
        distances[h][k] = StrictMath.abs(y[origin + h] - ahead[h]);
      }
    }
    return distances;
  }

  private static Conformal sorted(double[][] byStep) {
    for (double[] of : byStep) {
      Arrays.sort(of);
    }
    return new Conformal(byStep);
  }

  /** What forecasts a series from its first values. */
  @FunctionalInterface
  public interface Forecasts {
    /** The next values after y. */
    double[] of(double[] y, int horizon);
  }

  private static double[][] pooled(double[][] distances) {
    int horizon = distances.length;
    int origins = distances[0].length;
    double[][] pooled = new double[horizon][horizon * origins];
    for (int h = 0; h < horizon; h++) {
      for (int g = 0; g < horizon; g++) {
        for (int k = 0; k < origins; k++) {
          pooled[h][g * origins + k] = distances[g][k] * StrictMath.sqrt((h + 1.0) / (g + 1.0));
        }
      }
    }
    return pooled;
  }

  /**
   * How far to either side of the forecast an interval of that level goes: the ⌈(n + 1)·level⌉-th
   * distance of n, and the largest where that is beyond; NaN where nothing is known.
   *
   * @param step steps ahead, 1 for the next
   * @param level from 0 to 1
   */
  public double reach(int step, double level) {
    double[] sorted = byStep[step - 1];
    if (sorted.length == 0) {
      return Double.NaN;
    }
    int place = (int) StrictMath.ceil((sorted.length + 1) * level);
    return sorted[Math.min(sorted.length, Math.max(1, place)) - 1];
  }
}
