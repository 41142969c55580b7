// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.forecast.univariate;

/** What a method expects, and 0 where it expects less: of demand there is never less. */
public record NeverNegative(Univariate method) implements Univariate {
  @Override
  public int needs() {
    return method.needs();
  }

  @Override
  public Fit fit(double[] y) {
    Fit fit = method.fit(y);
    return new Fit(
        fit.name(),
        fit.parameters(),
        fit.parts(),
        horizon -> {
          double[] ahead = fit.forecast(horizon);
          for (int i = 0; i < horizon; i++) {
            ahead[i] = StrictMath.max(0, ahead[i]);
          }
          return ahead;
        });
  }
}
