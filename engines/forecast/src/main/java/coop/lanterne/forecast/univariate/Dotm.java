// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.forecast.univariate;

import module java.base;

/**
 * The dynamic optimised theta model (Fiorucci, Pellegrini, Louzada, Petropoulos and Koehler, 2016),
 * on the series without its season. What is expected next is a smoothed level and a share 1 − 1/θ
 * of a line through all values so far, which is drawn anew at each value.
 *
 * <p>For a given α the errors are linear in the first level and in the share, so both are found at
 * once by least squares; α alone is searched for. The first three errors are not counted.
 *
 * @param season how many values make a season, 1 for none
 * @param anchored whether the first value counts once as a reading of the first level, which short
 *     series leave almost free; as published, it does not
 */
public record Dotm(int season, boolean anchored) implements Univariate {
  private static final double LEAST_ALPHA = .1;
  private static final double MOST_ALPHA = .99;
  private static final int SKIPPED = 3;

  public Dotm {
    Series.checkSeason(season);
  }

  /** As published. */
  public Dotm(int season) {
    this(season, false);
  }

  @Override
  public int needs() {
    return SKIPPED + 3;
  }

  @Override
  public Fit fit(double[] y) {
    Series.check(y, needs());
    if (Series.constant(y)) {
      return new SeasonalNaive(1).fit(y);
    }
    Seasonless seasonless = Seasonless.of(y, season);
    Line line = new Line(seasonless.y(), anchored);
    double alpha = LineSearch.least(line::errors, LEAST_ALPHA, MOST_ALPHA);
    double squares = line.errors(alpha);
    double first = line.first;
    double share = line.share;
    return new Fit(
        "DOTM",
        List.of(
            new Fit.Parameter("alpha", alpha),
            new Fit.Parameter("theta", 1 / (1 - share)),
            new Fit.Parameter("level", first),
            new Fit.Parameter("squares", squares)),
        horizon -> seasonless.restore(ahead(seasonless.y(), alpha, first, share, horizon)));
  }

  /** The series read from its first value on, for one α at a time. */
  static final class Line {
    private static final double MOST_SHARE = 1 - 1e-10;

    private final double[] y;
    private final double anchor;
    private double first;
    private double share;

    Line(double[] y, boolean anchored) {
      this.y = y;
      anchor = anchored ? 1 : 0;
    }

    /** The least sum of squared errors for that α; remembers the first level and the share. */
    double errors(double alpha) {
      double keep = 1 - alpha;
      double level = alpha * y[0]; // what the level would be, had the first been 0
      double memory = keep; // how much of the first level is left
      double mean = y[0];
      double slope = 0;
      double height = y[0];
      double power = keep; // (1 − α)^i
      double mm = anchor;
      double ml = 0;
      double ll = 0;
      double mr = anchor * y[0];
      double lr = 0;
      double rr = anchor * y[0] * y[0];
      for (int i = 1; i < y.length; i++) {
        double line = height * power + slope * (1 - power * keep) / alpha;
        double rest = y[i] - level;
        if (i >= SKIPPED) {
          mm += memory * memory;
          ml += memory * line;
          ll += line * line;
          mr += memory * rest;
          lr += line * rest;
          rr += rest * rest;
        }
        level = alpha * y[i] + keep * level;
        memory *= keep;
        power *= keep;
        double before = mean;
        mean = (i * mean + y[i]) / (i + 1);
        slope = ((i - 1) * slope + 6 * (y[i] - before) / (i + 1)) / (i + 2);
        height = mean - slope * (i + 2) / 2;
      }
      double determinant = mm * ll - ml * ml;
      double best = determinant <= 1e-14 * mm * ll ? .5 : (mm * lr - ml * mr) / determinant;
      share = StrictMath.min(MOST_SHARE, StrictMath.max(0, best));
      first = (mr - share * ml) / mm;
      return rr
          - 2 * (first * mr + share * lr)
          + first * first * mm
          + 2 * first * share * ml
          + share * share * ll;
    }
  }

  /** What comes after a series without season, from given numbers. */
  static double[] ahead(double[] y, double alpha, double first, double share, int horizon) {
    double keep = 1 - alpha;
    double level = alpha * y[0] + keep * first;
    double mean = y[0];
    double slope = 0;
    double height = y[0];
    double power = keep;
    double[] ahead = new double[horizon];
    for (int i = 1; i < y.length + horizon; i++) {
      double expected = level + share * (height * power + slope * (1 - power * keep) / alpha);
      if (i >= y.length) {
        ahead[i - y.length] = expected;
      }
      double came = i < y.length ? y[i] : expected;
      level = alpha * came + keep * level;
      power *= keep;
      double before = mean;
      mean = (i * mean + came) / (i + 1);
      slope = ((i - 1) * slope + 6 * (came - before) / (i + 1)) / (i + 2);
      height = mean - slope * (i + 2) / 2;
    }
    return ahead;
  }
}
