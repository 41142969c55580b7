// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.forecast.univariate;

import module java.base;

/**
 * A method that is shown the last values alone: what was long ago no longer tells.
 *
 * @param values how many it is shown, at least 1
 */
public record Recent(int values, Univariate method) implements Univariate {
  public Recent {
    if (values < method.needs()) {
      throw new IllegalArgumentException(values + " values, " + method.needs() + " are needed");
    }
  }

  @Override
  public int needs() {
    return method.needs();
  }

  @Override
  public Fit fit(double[] y) {
    return method.fit(y.length <= values ? y : Arrays.copyOfRange(y, y.length - values, y.length));
  }
}
