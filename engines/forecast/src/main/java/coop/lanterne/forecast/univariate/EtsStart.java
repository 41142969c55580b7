// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.forecast.univariate;

/**
 * Where the search for a shape's numbers starts: gains as R's {@code ets} has them; initial states
 * from a classical decomposition where there are three seasons, else from a line and one wave;
 * level and trend by least squares on the first values, seasons taken off (Hyndman and others,
 * 2002).
 */
final class EtsStart {
  private static final double LEAST_FACTOR = .01;
  private static final int FIRST = 10;

  private final double[] adjusted;
  private final double[] figure;
  private final boolean multiplied;
  private final int m;

  /** Takes the season off a series; it has more than m values. */
  EtsStart(double[] y, EtsShape.Season season, int m) {
    this.m = season == EtsShape.Season.NONE ? 1 : m;
    multiplied = season == EtsShape.Season.MULTIPLIED;
    if (season == EtsShape.Season.NONE) {
      figure = new double[1];
      adjusted = y;
      return;
    }
    figure = y.length >= 3 * m ? Decomposition.season(y, m, multiplied) : wave(y);
    adjusted = new double[y.length];
    for (int i = 0; i < y.length; i++) {
      double s = figure[i % m];
      adjusted[i] = multiplied ? y[i] / StrictMath.max(LEAST_FACTOR, s) : y[i] - s;
    }
  }

  /** The first season beside the line of a fit of a line and one pair of waves. */
  private double[] wave(double[] y) {
    double[][] columns = new double[4][y.length];
    for (int i = 0; i < y.length; i++) {
      columns[0][i] = 1;
      columns[1][i] = i + 1;
      columns[2][i] = StrictMath.cos(2 * StrictMath.PI * (i + 1) / m);
      columns[3][i] = StrictMath.sin(2 * StrictMath.PI * (i + 1) / m);
    }
    int used = m == 2 ? 3 : 4; // the second wave of a season of two is nought
    double[] weight = LeastSquares.solve(columns, used, y);
    double[] first = new double[m];
    double sum = 0;
    for (int i = 0; i < m; i++) {
      double line = weight[0] + weight[1] * (i + 1);
      first[i] = multiplied ? y[i] / line : y[i] - line;
      sum += first[i];
    }
    for (int i = 0; i < m; i++) {
      first[i] = multiplied ? first[i] * m / sum : first[i] - sum / m;
      if (multiplied && !(first[i] > LEAST_FACTOR)) {
        first[i] = LEAST_FACTOR;
      }
    }
    return first;
  }

  /**
   * The numbers to start from, in the order of {@link EtsLikelihood}, and their bounds and steps.
   */
  Search of(EtsShape shape, double[] gains) {
    int size = shape.free(m);
    Search search = Search.of(size);
    int k = 0;
    search.set(k++, gains[0], EtsLikelihood.LEAST_GAIN, EtsLikelihood.MOST_GAIN, .15);
    boolean trended = shape.trend() != EtsShape.Trend.NONE;
    if (trended) {
      search.set(k++, gains[1], 0, 1, .1);
    }
    if (shape.season() != EtsShape.Season.NONE) {
      search.set(k++, gains[2], 0, 1, .1);
    }
    if (shape.trend() == EtsShape.Trend.DAMPED) {
      search.set(k++, .97, EtsLikelihood.LEAST_DAMPING, EtsLikelihood.MOST_DAMPING, .05);
    }
    double spread = StrictMath.max(Series.deviation(adjusted), 1e-9 * Series.size(adjusted));
    int count = Math.min(Math.max(FIRST, 2 * m), adjusted.length);
    if (trended) {
      double[] line = Series.line(adjusted, count);
      search.free(k++, line[0], spread / 4);
      search.free(k++, line[1], StrictMath.max(StrictMath.abs(line[1]) / 2, spread / 20));
    } else {
      search.free(k++, Series.mean(adjusted, 0, count), spread / 4);
    }
    for (int p = 0; k < size; p++) {
      search.free(k++, figure[p], multiplied ? .05 : spread / 10);
    }
    return search;
  }

  /** A point, its bounds, and how far the first simplex reaches. */
  record Search(double[] start, double[] low, double[] high, double[] step) {
    static Search of(int size) {
      return new Search(new double[size], new double[size], new double[size], new double[size]);
    }

    private void set(int k, double at, double least, double most, double reach) {
      start[k] = at;
      low[k] = least;
      high[k] = most;
      step[k] = reach;
    }

    private void free(int k, double at, double reach) {
      set(k, at, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, reach);
    }
  }
}
