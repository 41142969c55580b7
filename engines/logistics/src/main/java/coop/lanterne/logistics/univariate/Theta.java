// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.logistics.univariate;

import java.util.List;

/**
 * The classic theta method: exponential smoothing with half the slope of the line through all
 * values as drift, on the series without its season (Assimakopoulos and Nikolopoulos, 2000, as
 * Hyndman and Billah, Unmasking the theta method, 2003).
 *
 * @param season how many values make a season, 1 for none
 */
public record Theta(int season) implements Univariate {
  public Theta {
    if (season < 1) {
      throw new IllegalArgumentException("a season is at least 1, read: " + season);
    }
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
    double drift = Series.line(seasonless.y(), y.length)[1] / 2;
    double first = (1 - StrictMath.pow(1 - alpha, y.length)) / alpha;
    return new Fit(
        "theta",
        List.of(new Fit.Parameter("alpha", alpha), new Fit.Parameter("drift", drift)),
        horizon -> {
          double[] ahead = smoothing.forecast(horizon);
          for (int i = 0; i < horizon; i++) {
            ahead[i] += drift * (i + first);
          }
          return seasonless.restore(ahead);
        });
  }
}
