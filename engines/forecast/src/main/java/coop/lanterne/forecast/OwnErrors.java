// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.forecast;

import module java.base;

/** The errors of each series by itself, all of them: the forecast is moved by each. */
final class OwnErrors implements Errors {
  private final boolean neverNegative;
  private final double[][] errors;
  private final int[] count;

  OwnErrors(int series, boolean neverNegative) {
    this.neverNegative = neverNegative;
    errors = new double[series][16];
    count = new int[series];
  }

  @Override
  public void add(int s, double forecast, double came) {
    if (count[s] == errors[s].length) {
      errors[s] = Arrays.copyOf(errors[s], 2 * count[s]);
    }
    errors[s][count[s]++] = came - forecast;
  }

  @Override
  public void endOfTime() {}

  @Override
  public Spread spread(int s, double forecast) {
    double[] values = new double[count[s]];
    for (int i = 0; i < values.length; i++) {
      double value = forecast + errors[s][i];
      values[i] = neverNegative ? StrictMath.max(0, value) : value;
    }
    return Spread.of(values);
  }
}
