// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.forecast;

import module java.base;

import coop.lanterne.kernel.Explanation;
import coop.lanterne.kernel.Unit;

/**
 * A method that learns time by time: at each, its earlier forecasts of that time are held against
 * what came, and it learns.
 */
final class Rolling implements Forecaster {
  /** Forecasts farther ahead than this take their spread from the errors at this lead. */
  static final int LEADS = 28;

  private final Panel panel;
  private final ForecastMethod method;
  private final Learner learner;
  private final int leads;
  private final List<Errors> errors = new ArrayList<>();
  private final double[][][] made;
  private int known;

  Rolling(Panel panel, ForecastMethod method, int season, int horizon, Unit unit) {
    this.panel = panel;
    this.method = method;
    leads = Math.min(horizon, LEADS);
    int series = panel.names().size();
    boolean neverNegative = panel.neverNegative();
    learner =
        method == ForecastMethod.SHOP
            ? new ShopLearner(panel, unit)
            : new RuleLearner(panel, method, season);
    for (int lead = 1; lead <= leads; lead++) {
      errors.add(
          method == ForecastMethod.SHOP
              ? new PooledErrors(series)
              : new OwnErrors(series, neverNegative));
    }
    made = new double[leads][leads + 1][series];
    for (double[][] lead : made) {
      for (double[] row : lead) {
        Arrays.fill(row, Double.NaN);
      }
    }
  }

  @Override
  public void learnTo(int t) {
    while (known < t) {
      learnNext();
    }
  }

  private void learnNext() {
    int t = known;
    int series = panel.names().size();
    double[] value = new double[series];
    Arrays.setAll(value, s -> panel.scored(s, t) ? wanted(s, t) : Double.NaN);
    for (int lead = 1; lead <= leads; lead++) {
      double[] row = made[lead - 1][t % (leads + 1)];
      Errors of = errors.get(lead - 1);
      for (int s = 0; s < series; s++) {
        if (!Double.isNaN(value[s]) && !Double.isNaN(row[s])) {
          of.add(s, row[s], value[s]);
        }
      }
      of.endOfTime();
    }
    learner.learn(t, value);
    known = t + 1;
    for (int lead = 1; lead <= leads; lead++) {
      int target = t + lead;
      Arrays.setAll(
          made[lead - 1][target % (leads + 1)],
          s -> panel.scored(s, target) ? learner.point(s, target) : Double.NaN);
    }
  }

  /**
   * What was wanted: what was sold, or, out of stock, the mean of what could have come that is at
   * least what was sold; never less than was forecast. The rules take what was sold.
   */
  private double wanted(int s, int t) {
    double sold = panel.value(s, t);
    if (method != ForecastMethod.SHOP || !panel.outOfStock(s, t)) {
      return sold;
    }
    double point = learner.point(s, t);
    if (Double.isNaN(point)) {
      return sold;
    }
    double atLeast = StrictMath.max(sold, point);
    return StrictMath.max(atLeast, errors.getFirst().spread(s, point).meanFrom(sold));
  }

  @Override
  public double point(int s, int t) {
    return learner.point(s, t);
  }

  @Override
  public Spread spread(int s, int t) {
    int lead = Math.min(t - known + 1, leads);
    return errors.get(lead - 1).spread(s, learner.point(s, t));
  }

  @Override
  public Explanation why(int s, int t) {
    return learner.why(s, t);
  }
}
