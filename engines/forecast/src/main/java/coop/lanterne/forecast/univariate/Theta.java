// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.forecast.univariate;

import module java.base;

/**
 * The classic theta method: exponential smoothing with half the slope of the line through all
 * values as drift, on the series without its season (Assimakopoulos and Nikolopoulos, 2000, as
 * Hyndman and Billah, Unmasking the theta method, 2003).
 *
 * @param season how many values make a season, 1 for none
 */
public record Theta(int season) implements Univariate {
  public Theta {
    Series.checkSeason(season);
  }

  @Override
  public int needs() {
    return Ets.simple().needs();
  }

  @Override
  public Fit fit(double[] y) {
    Series.check(y, needs());
    Seasonless seasonless = Seasonless.of(y, season);
    Fit smoothing = Ets.simple().fit(seasonless.y());
    double alpha =
        smoothing.parameters().stream()
            .filter(p -> p.name().equals("alpha"))
            .findFirst()
            .map(Fit.Parameter::value)
            .orElse(EtsLikelihood.MOST_GAIN); // a series that never changes
    double level = smoothing.forecast(1)[0];
    return new Fit(
        "theta",
        List.of(
            new Fit.Parameter("alpha", alpha), new Fit.Parameter("drift", drift(seasonless.y()))),
        horizon -> seasonless.restore(ahead(seasonless.y(), alpha, level, horizon)));
  }

  private static double drift(double[] y) {
    return Series.line(y, y.length)[1] / 2;
  }

  /** What comes after a series without season, smoothed with α to a level. */
  static double[] ahead(double[] y, double alpha, double level, int horizon) {
    double drift = drift(y);
    double first = (1 - StrictMath.pow(1 - alpha, y.length)) / alpha;
    double[] ahead = new double[horizon];
    for (int i = 0; i < horizon; i++) {
      ahead[i] = level + drift * (i + first);
    }
    return ahead;
  }
}
