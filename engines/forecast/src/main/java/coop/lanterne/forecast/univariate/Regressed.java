// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.forecast.univariate;

import module java.base;

/**
 * What is known in advance (a holiday, a fair, visitors announced) taken off a series, what is left
 * forecast, and what is known of the time to come put on again. How much each counts is found by
 * least squares on changes over one season, which neither level nor season can disturb (Hyndman and
 * Athanasopoulos, Forecasting: Principles and Practice, chapter 10).
 *
 * @param rest what forecasts the series without its regressors
 * @param season how many values make a season, 1 for none
 */
public record Regressed(Univariate rest, int season) {
  public Regressed {
    Series.checkSeason(season);
  }

  /**
   * Learns a series beside what was known of it in advance.
   *
   * @param y the values
   * @param known for each regressor its values, over the series and over all that will be asked of
   *     the time to come; one that never changes over a season counts nothing
   * @return a fit whose parameters {@code effect1}, {@code effect2}, … say what a unit of each
   *     regressor adds; it looks no farther ahead than the regressors are known
   * @throws IllegalArgumentException when a regressor is shorter than the series, or there are
   *     fewer values than a season and two for each regressor
   */
  public Fit fit(double[] y, double[][] known) {
    Series.check(y, Math.max(rest.needs(), season + 2 * known.length + 1));
    int ahead = Integer.MAX_VALUE;
    double[][] changes = new double[known.length][];
    for (int k = 0; k < known.length; k++) {
      Series.check(known[k], y.length);
      ahead = Math.min(ahead, known[k].length - y.length);
      changes[k] = changes(known[k], y.length);
    }
    double[] effects = LeastSquares.solve(changes, known.length, changes(y, y.length));
    Fit fit =
        rest.fit(
            IntStream.range(0, y.length)
                .mapToDouble(i -> y[i] - told(effects, known, i))
                .toArray());
    List<Fit.Parameter> parameters =
        IntStream.range(0, effects.length)
            .mapToObj(k -> new Fit.Parameter("effect" + (k + 1), effects[k]))
            .toList();
    int most = ahead;
    return new Fit(
        "regressed",
        parameters,
        List.of(fit),
        horizon -> {
          if (horizon > most) {
            throw new IllegalArgumentException(
                "regressors are known for " + most + " steps, " + horizon + " are asked");
          }
          double[] values = fit.forecast(horizon);
          for (int i = 0; i < horizon; i++) {
            values[i] += told(effects, known, y.length + i);
          }
          return values;
        });
  }

  private static double told(double[] effects, double[][] known, int i) {
    double sum = 0;
    for (int k = 0; k < effects.length; k++) {
      sum += effects[k] * known[k][i];
    }
    return sum;
  }

  private double[] changes(double[] y, int length) {
    double[] changes = new double[length - season];
    for (int i = 0; i < changes.length; i++) {
      changes[i] = y[i + season] - y[i];
    }
    return changes;
  }
}
