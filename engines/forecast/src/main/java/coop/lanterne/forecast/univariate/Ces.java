// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.forecast.univariate;

import module java.base;

import org.jspecify.annotations.Nullable;

/**
 * Complex exponential smoothing (Svetunkov, Kourentzes and Ord, 2022). Of no season, a simple, a
 * partial and a full one, the least corrected Akaike criterion chooses.
 *
 * @param season how many values make a season, 1 for none
 * @param kinds the seasons to choose from
 */
public record Ces(int season, List<Season> kinds) implements Univariate {
  private static final double[] START = {1.3, 1, 1.3, 1};
  private static final double PARTIAL_START = .1;
  private static final double[] LOW = {.01, .01, .01, .01};
  private static final double[] HIGH = {1.8, 1.9, 1.5, 1.5};
  private static final double STEP = .1;
  private static final double TOLERANCE = 1e-6;
  private static final int EVALUATIONS = 2000;

  /** How the season enters. */
  public enum Season {
    /** Not at all. */
    NONE(1, 2),
    /** The pair of states is that of one season ago. */
    SIMPLE(1, 2),
    /** Added, as in Holt and Winters' method. */
    PARTIAL(1.5, 3),
    /** A second pair of states, added. */
    FULL(2, 4);

    private final double pairs;
    private final int gains;

    Season(double pairs, int gains) {
      this.pairs = pairs;
      this.gains = gains;
    }

    /** How many numbers count in the criterion: one for each state, and the variance. */
    private int counted() {
      return (int) (2 * pairs) + 1;
    }
  }

  public Ces {
    if (season < 1 || kinds.isEmpty()) {
      throw new IllegalArgumentException("a season of " + season + ", chosen from " + kinds);
    }
    kinds = List.copyOf(kinds);
  }

  /** Every season that the series allows. */
  public Ces(int season) {
    this(season, List.of(Season.values()));
  }

  @Override
  public int needs() {
    return Season.NONE.counted() + 2;
  }

  /** Where less than two seasons are known, none is fitted. */
  @Override
  public Fit fit(double[] y) {
    Series.check(y, needs());
    if (Series.constant(y)) {
      return new SeasonalNaive(1).fit(y);
    }
    Found best = null;
    for (Season kind : season == 1 || y.length < 2 * season ? List.of(Season.NONE) : kinds) {
      if (y.length >= kind.counted() + 2) {
        Found found = find(y, kind);
        if (better(found, best)) {
          best = found;
        }
      }
    }
    return best == null ? new SeasonalNaive(1).fit(y) : best.fit;
  }

  private static boolean better(Found found, @Nullable Found best) {
    return found.aicc < Double.POSITIVE_INFINITY && (best == null || found.aicc < best.aicc);
  }

  private Found find(double[] y, Season kind) {
    CesLikelihood likelihood = new CesLikelihood(y, kind, season);
    double[] x = Arrays.copyOf(START, kind.gains);
    if (kind == Season.PARTIAL) {
      x[2] = PARTIAL_START;
    }
    double[] step = new double[kind.gains];
    Arrays.fill(step, STEP);
    new NelderMead(likelihood, Arrays.copyOf(LOW, kind.gains), Arrays.copyOf(HIGH, kind.gains))
        .minimise(x, step, TOLERANCE, EVALUATIONS);
    double deviance = likelihood.at(x); // leaves the likelihood at the best numbers
    int k = kind.counted();
    double aicc = deviance + 2 * k + 2.0 * k * (k + 1) / (y.length - k - 1);
    List<Fit.Parameter> parameters = new ArrayList<>();
    for (int i = 0; i < x.length; i++) {
      parameters.add(new Fit.Parameter((i < 2 ? "alpha" : "beta") + i % 2, x[i]));
    }
    parameters.add(new Fit.Parameter("log_likelihood", -deviance / 2));
    parameters.add(new Fit.Parameter("aicc", aicc));
    return new Found(
        new Fit("CES(" + kind.name().charAt(0) + ")", parameters, likelihood.ahead()), aicc);
  }

  private record Found(Fit fit, double aicc) {}
}
