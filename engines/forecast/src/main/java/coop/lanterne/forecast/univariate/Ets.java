// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.forecast.univariate;

import module java.base;

/**
 * Exponential smoothing of one shape, its gains and initial states fitted by likelihood.
 *
 * @param shape which parts it has
 * @param season how many values make a season, at least 1; at least 2 where the shape has a season
 */
public record Ets(EtsShape shape, int season) implements Univariate {
  private static final double TOLERANCE = 3e-5;
  private static final int EVALUATIONS = 6000;

  /** A first look tells which of the starts is worth going on from. */
  private static final double LOOK = .1;

  private static final int FIRST_EVALUATIONS = 250;

  /** Where α, β ÷ α and γ ÷ (1 − α) start: slow, or following fast. One valley hides another. */
  private static final double[][] STARTS = {
    {.01, .9, .01}, {.1, .1, .05}, {.5, .3, .3}, {.9, .05, .1}, {.3, .9, .1}
  };

  public Ets {
    if (season < (shape.season() == EtsShape.Season.NONE ? 1 : 2)) {
      throw new IllegalArgumentException(shape + " with a season of " + season);
    }
  }

  /** Simple exponential smoothing: a level alone (Brown, 1959). */
  public static Ets simple() {
    return new Ets(
        new EtsShape(EtsShape.Errors.ADDED, EtsShape.Trend.NONE, EtsShape.Season.NONE), 1);
  }

  /** Holt's method: a level and a trend (Holt, 1957). */
  public static Ets holt() {
    return new Ets(
        new EtsShape(EtsShape.Errors.ADDED, EtsShape.Trend.STRAIGHT, EtsShape.Season.NONE), 1);
  }

  /** Holt and Winters' method: a level, a trend, and a season that is added (Winters, 1960). */
  public static Ets holtWinters(int season) {
    return new Ets(
        new EtsShape(EtsShape.Errors.ADDED, EtsShape.Trend.STRAIGHT, EtsShape.Season.ADDED),
        season);
  }

  /** Three more than what is fitted, and a whole season. */
  @Override
  public int needs() {
    return Math.max(shape.free(season) + 3, season + 1);
  }

  /**
   * {@inheritDoc}
   *
   * <p>A series that never changes is expected to stay.
   *
   * @throws IllegalArgumentException also when a part multiplies and a value is not positive
   */
  @Override
  public Fit fit(double[] y) {
    Series.check(y, needs());
    if (shape.positiveOnly() && Series.min(y) <= 0) {
      throw new IllegalArgumentException(shape + " needs positive values");
    }
    if (Series.constant(y)) {
      return new SeasonalNaive(1).fit(y);
    }
    return find(y, new EtsStart(y, shape.season(), season), false)
        .orElseThrow(() -> new IllegalArgumentException(shape + " explains nothing here"))
        .fit();
  }

  /**
   * The best numbers for this shape; empty where none make a model.
   *
   * @param anchored whether the initial states stay where they start, and the gains alone are
   *     searched for
   */
  Optional<Found> find(double[] y, EtsStart start, boolean anchored) {
    EtsLikelihood likelihood = new EtsLikelihood(y, shape, season);
    int size = anchored ? shape.gains() : shape.free(season);
    double[] best = search(start, likelihood, size);
    likelihood.at(best);
    if (shape.season() != EtsShape.Season.NONE && !admissible(likelihood)) {
      best = search(start, x -> admissibleAt(likelihood, x), size);
    }
    Found found = found(y, likelihood, likelihood.at(best));
    return found.deviance < Double.POSITIVE_INFINITY ? Optional.of(found) : Optional.empty();
  }

  private double admissibleAt(EtsLikelihood likelihood, double[] x) {
    double value = likelihood.at(x);
    return admissible(likelihood) ? value : Double.POSITIVE_INFINITY;
  }

  private boolean admissible(EtsLikelihood l) {
    return EtsAdmissible.fades(l.alpha(), l.beta(), l.gamma(), l.phi(), season);
  }

  /** The first {@code size} numbers are searched for, from several starts; the others stay. */
  private double[] search(EtsStart start, NelderMead.Objective objective, int size) {
    EtsStart.Search best = start.of(shape, STARTS[0]);
    double least = Double.POSITIVE_INFINITY;
    for (double[] first : STARTS) {
      EtsStart.Search from = start.of(shape, first);
      double found = descend(from, objective, size, LOOK, FIRST_EVALUATIONS);
      if (found < least) {
        least = found;
        best = from;
      }
    }
    descend(best, objective, size, TOLERANCE, EVALUATIONS);
    return best.start();
  }

  private static double descend(
      EtsStart.Search from,
      NelderMead.Objective objective,
      int size,
      double tolerance,
      int evaluations) {
    double[] whole = from.start();
    double[] x = Arrays.copyOf(whole, size);
    NelderMead.Objective first =
        p -> {
          System.arraycopy(p, 0, whole, 0, size);
          return objective.at(whole);
        };
    double least =
        new NelderMead(first, Arrays.copyOf(from.low(), size), Arrays.copyOf(from.high(), size))
            .minimise(x, Arrays.copyOf(from.step(), size), tolerance, evaluations);
    System.arraycopy(x, 0, whole, 0, size);
    return least;
  }

  private Found found(double[] y, EtsLikelihood likelihood, double deviance) {
    int k = shape.free(season) + 1;
    double aicc = deviance + 2 * k + 2.0 * k * (k + 1) / (y.length - k - 1);
    List<Fit.Parameter> parameters = new ArrayList<>();
    parameters.add(new Fit.Parameter("alpha", likelihood.alpha()));
    if (shape.trend() != EtsShape.Trend.NONE) {
      parameters.add(new Fit.Parameter("beta", likelihood.beta()));
    }
    if (shape.season() != EtsShape.Season.NONE) {
      parameters.add(new Fit.Parameter("gamma", likelihood.gamma()));
    }
    if (shape.trend() == EtsShape.Trend.DAMPED) {
      parameters.add(new Fit.Parameter("phi", likelihood.phi()));
    }
    parameters.add(new Fit.Parameter("log_likelihood", -deviance / 2));
    parameters.add(new Fit.Parameter("aicc", aicc));
    Fit fit = new Fit(shape.toString(), parameters, likelihood.ahead());
    return new Found(fit, deviance, aicc);
  }

  /**
   * A shape with its best numbers.
   *
   * @param deviance −2 × the log likelihood, up to a constant
   * @param aicc Akaike's criterion corrected for few values: less is better
   */
  record Found(Fit fit, double deviance, double aicc) {}
}
