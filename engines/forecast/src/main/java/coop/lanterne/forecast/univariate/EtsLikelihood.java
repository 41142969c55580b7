// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.forecast.univariate;

/**
 * How badly one shape of exponential smoothing, with given numbers, explains a series: −2 × its log
 * likelihood, up to a constant: n·ln Σe², and 2·Σ ln f more where the error e = (y − f) ÷ f is in
 * proportion.
 *
 * <p>The numbers are, in order: α; β ÷ α where there is a trend; γ ÷ (1 − α) where there is a
 * season; φ where the trend is damped; then the initial level, trend, and all seasonal states but
 * the last, which makes their sum 0 (or m where they multiply). Written as shares, the gains keep β
 * ≤ α and γ ≤ 1 − α by themselves.
 *
 * <p>With u = y − f, an added error and one in proportion move the states alike, by α·u, β·u and
 * γ·u; only the likelihood tells them apart.
 */
final class EtsLikelihood implements NelderMead.Objective {
  static final double LEAST_GAIN = 1e-4;
  static final double MOST_GAIN = .9999;
  static final double LEAST_DAMPING = .8;
  static final double MOST_DAMPING = .98;

  private static final double TINY = 1e-100;
  private static final double HUGE = 1e100;

  private final double[] y;
  private final boolean trended;
  private final boolean damped;
  private final boolean seasonal;
  private final boolean multiplied;
  private final boolean inProportion;
  private final int m;
  private final double[] season;
  private double alpha;
  private double beta;
  private double gamma;
  private double phi;
  private double level;
  private double trend;
  private int phase;

  /**
   * A shape beside a series.
   *
   * @param m how many values make a season; not read where the shape has none
   */
  EtsLikelihood(double[] y, EtsShape shape, int m) {
    this.y = y;
    trended = shape.trend() != EtsShape.Trend.NONE;
    damped = shape.trend() == EtsShape.Trend.DAMPED;
    seasonal = shape.season() != EtsShape.Season.NONE;
    multiplied = shape.season() == EtsShape.Season.MULTIPLIED;
    inProportion = shape.error() == EtsShape.Errors.IN_PROPORTION;
    this.m = seasonal ? m : 1;
    season = new double[this.m];
  }

  /** −2 × the log likelihood, up to a constant; infinite where the numbers make no model. */
  @Override
  public double at(double[] x) {
    return unpack(x) ? (multiplied ? runMultiplied() : runAdded()) : Double.POSITIVE_INFINITY;
  }

  private boolean unpack(double[] x) {
    int k = 0;
    alpha = x[k++];
    beta = trended ? StrictMath.max(LEAST_GAIN, x[k++] * alpha) : 0;
    gamma = seasonal ? StrictMath.max(LEAST_GAIN, x[k++] * (1 - alpha)) : 0;
    phi = damped ? x[k++] : 1;
    level = x[k++];
    trend = trended ? x[k++] : 0;
    phase = 0;
    if (!seasonal) {
      return true;
    }
    double sum = 0;
    double least = Double.POSITIVE_INFINITY;
    for (int p = 0; p < m - 1; p++) {
      season[p] = x[k++];
      sum += season[p];
      least = StrictMath.min(least, season[p]);
    }
    season[m - 1] = multiplied ? m - sum : -sum;
    return !multiplied || StrictMath.min(least, season[m - 1]) >= 0;
  }

  private double runAdded() {
    double l = level;
    double b = trend;
    int p = 0;
    double squares = 0;
    double logs = 0;
    double product = 1;
    for (double value : y) {
      double q = l + phi * b;
      double f = q + season[p];
      double u = value - f;
      l = q + alpha * u;
      b = phi * b + beta * u;
      season[p] += gamma * u;
      p = p + 1 == m ? 0 : p + 1;
      if (inProportion) {
        if (f <= 0) {
          return Double.POSITIVE_INFINITY;
        }
        double e = u / f;
        squares += e * e;
        product *= f;
        if (product > HUGE || product < TINY) {
          logs += StrictMath.log(product);
          product = 1;
        }
      } else {
        squares += u * u;
      }
    }
    level = l;
    trend = b;
    phase = p;
    return y.length * StrictMath.log(StrictMath.max(squares, Double.MIN_NORMAL))
        + 2 * (logs + StrictMath.log(product));
  }

  private double runMultiplied() {
    double l = level;
    double b = trend;
    int p = 0;
    double squares = 0;
    double logs = 0;
    double product = 1;
    for (double value : y) {
      double q = l + phi * b;
      double f = q * season[p];
      if (!(f > 0)) {
        return Double.POSITIVE_INFINITY;
      }
      double e = (value - f) / f;
      l = q + alpha * q * e;
      b = phi * b + beta * q * e;
      season[p] += gamma * season[p] * e;
      p = p + 1 == m ? 0 : p + 1;
      squares += e * e;
      product *= f;
      if (product > HUGE || product < TINY) {
        logs += StrictMath.log(product);
        product = 1;
      }
    }
    level = l;
    trend = b;
    phase = p;
    return y.length * StrictMath.log(StrictMath.max(squares, Double.MIN_NORMAL))
        + 2 * (logs + StrictMath.log(product));
  }

  /** α of the last numbers asked about. */
  double alpha() {
    return alpha;
  }

  /** β; 0 where there is no trend. */
  double beta() {
    return beta;
  }

  /** γ; 0 where there is no season. */
  double gamma() {
    return gamma;
  }

  /** φ; 1 where the trend is not damped. */
  double phi() {
    return phi;
  }

  /** What comes after the series, with the last numbers asked about. */
  Fit.Ahead ahead() {
    double l = level;
    double b = trend;
    double damping = phi;
    int from = phase;
    double[] states = season.clone();
    boolean times = multiplied;
    return horizon -> {
      double[] ahead = new double[horizon];
      double q = l;
      double step = b;
      for (int i = 0; i < horizon; i++) {
        step *= damping;
        q += step;
        double s = states[(from + i) % states.length];
        ahead[i] = times ? q * s : q + s;
      }
      return ahead;
    };
  }
}
