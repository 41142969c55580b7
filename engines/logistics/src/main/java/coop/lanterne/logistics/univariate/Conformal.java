// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.logistics.univariate;

import java.util.Arrays;

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
    int origins = Math.min(ORIGINS, (y.length - needs) / horizon);
    if (origins < LEAST) {
      return new Conformal(new double[horizon][0]);
    }
    double[][] distances = new double[horizon][origins];
    for (int k = 0; k < origins; k++) {
      int origin = y.length - (k + 1) * horizon;
      double[] ahead = forecasts.of(Arrays.copyOf(y, origin), horizon);
      for (int h = 0; h < horizon; h++) {
        distances[h][k] = StrictMath.abs(y[origin + h] - ahead[h]);
      }
    }
    double[][] byStep = origins < ORIGINS ? pooled(distances) : distances;
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
