// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.forecast.univariate;

/**
 * Complex exponential smoothing beside a series: each state is a pair, the value and what is left
 * unexplained (Svetunkov, Kourentzes and Ord, Complex exponential smoothing, 2022). The first
 * states are found by reading the series forwards, backwards and forwards again.
 *
 * <p>The numbers are the two parts of the complex gain, then those of the season.
 */
final class CesLikelihood implements NelderMead.Objective {
  private final double[] y;
  private final Ces.Season kind;
  private final int m;
  private final double[] firstLevel;
  private final double[] firstSeason;
  private final double[] level;
  private final double[] levelRest;
  private final double[] season;
  private final double[] seasonRest;
  private final double[] swap;
  private double a0;
  private double a1;
  private double b0;
  private double b1;
  private double squares;

  CesLikelihood(double[] y, Ces.Season kind, int season) {
    this.y = y;
    this.kind = kind;
    m = kind == Ces.Season.NONE ? 1 : season;
    int lags = kind == Ces.Season.SIMPLE ? m : 1;
    firstLevel = new double[lags];
    level = new double[lags];
    levelRest = new double[lags];
    this.season = new double[m];
    seasonRest = new double[m];
    swap = new double[m];
    switch (kind) {
      case NONE -> firstLevel[0] = Series.mean(y, 0, Math.min(10, y.length));
      case SIMPLE -> System.arraycopy(y, 0, firstLevel, 0, m);
      case PARTIAL, FULL -> firstLevel[0] = Series.mean(y, 0, m);
    }
    firstSeason =
        kind == Ces.Season.PARTIAL || kind == Ces.Season.FULL
            ? Decomposition.season(y, m, false)
            : new double[m];
  }

  /** n·ln Σe². */
  @Override
  public double at(double[] x) {
    a0 = x[0];
    a1 = x[1];
    b0 = kind == Ces.Season.PARTIAL || kind == Ces.Season.FULL ? x[2] : 0;
    b1 = kind == Ces.Season.FULL ? x[3] : 0;
    for (int i = 0; i < level.length; i++) {
      level[i] = firstLevel[i];
      levelRest[i] = firstLevel[i] / 1.1;
    }
    for (int i = 0; i < m; i++) {
      season[i] = firstSeason[i];
      seasonRest[i] = kind == Ces.Season.FULL ? firstSeason[i] / 1.1 : 0;
    }
    read(false);
    turn();
    read(true);
    turn();
    read(false);
    return y.length * StrictMath.log(StrictMath.max(squares, Double.MIN_NORMAL));
  }

  private void read(boolean backwards) {
    int n = y.length;
    squares = 0;
    int p = 0;
    int k = 0;
    for (int i = 0; i < n; i++) {
      double e = y[backwards ? n - 1 - i : i] - level[k] - season[p];
      squares += e * e;
      step(k, p, e);
      p = p + 1 == m ? 0 : p + 1;
      k = k + 1 == level.length ? 0 : k + 1;
    }
  }

  /** Moves the states that are due by an error. */
  private void step(int k, int p, double e) {
    double l = level[k];
    double r = levelRest[k];
    level[k] = l - (1 - a1) * r + (a0 - a1) * e;
    levelRest[k] = l + (1 - a0) * r + (a0 + a1) * e;
    switch (kind) {
      case NONE, SIMPLE -> {}
      case PARTIAL -> season[p] += b0 * e;
      case FULL -> {
        double s = season[p];
        double z = seasonRest[p];
        season[p] = s - (1 - b1) * z + (b0 - b1) * e;
        seasonRest[p] = s + (1 - b0) * z + (b0 + b1) * e;
      }
    }
  }

  /** Goes on for one season without errors, and turns round: what was to come becomes the past. */
  private void turn() {
    int n = y.length;
    if (level.length == 1) {
      step(0, n % m, 0);
      double l = level[0];
      double r = levelRest[0];
      for (int j = 1; j < m; j++) {
        step(0, (n + j) % m, 0);
      }
      level[0] = l;
      levelRest[0] = r;
    } else {
      for (int j = 0; j < m; j++) {
        step((n + j) % m, (n + j) % m, 0);
      }
      reverse(level);
      reverse(levelRest);
    }
    reverse(season);
    reverse(seasonRest);
  }

  /** The state due in j steps becomes that due in m − 1 − j, from phase 0 on. */
  private void reverse(double[] states) {
    System.arraycopy(states, 0, swap, 0, m);
    for (int j = 0; j < m; j++) {
      states[m - 1 - j] = swap[(y.length + j) % m];
    }
  }

  /** What comes after the series, with the last numbers asked about; ends their use. */
  Fit.Ahead ahead() {
    return horizon -> {
      CesLikelihood on = copy();
      double[] ahead = new double[horizon];
      for (int i = 0; i < horizon; i++) {
        int k = (y.length + i) % level.length;
        int p = (y.length + i) % m;
        ahead[i] = on.level[k] + on.season[p];
        on.step(k, p, 0);
      }
      return ahead;
    };
  }

  private CesLikelihood copy() {
    CesLikelihood on = new CesLikelihood(y, kind, m);
    on.a0 = a0;
    on.a1 = a1;
    on.b0 = b0;
    on.b1 = b1;
    System.arraycopy(level, 0, on.level, 0, level.length);
    System.arraycopy(levelRest, 0, on.levelRest, 0, level.length);
    System.arraycopy(season, 0, on.season, 0, m);
    System.arraycopy(seasonRest, 0, on.seasonRest, 0, m);
    return on;
  }
}
