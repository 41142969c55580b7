// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.forecast.univariate;

import module java.base;

/** The same value at every step. */
final class Steady {
  private Steady() {}

  static Fit.Ahead at(double value) {
    return horizon -> {
      double[] ahead = new double[horizon];
      Arrays.fill(ahead, value);
      return ahead;
    };
  }
}
