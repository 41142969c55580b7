// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.forecast.univariate;

import module java.base;

/**
 * What a method has learnt of a series.
 *
 * @param name the method, with the shape it chose: {@code ETS(M,Ad,N)}
 * @param parameters what it fitted, in the order in which it is told
 * @param parts the fits of which this one is made: the members of a median, what was left when
 *     seasons were taken off
 * @param ahead from a number of steps, the values expected at each
 */
public record Fit(String name, List<Parameter> parameters, List<Fit> parts, Ahead ahead) {
  public Fit {
    parameters = List.copyOf(parameters);
    parts = List.copyOf(parts);
  }

  /** A fit made of no others. */
  Fit(String name, List<Parameter> parameters, Ahead ahead) {
    this(name, parameters, List.of(), ahead);
  }

  /** One number fitted, under its usual name. */
  public record Parameter(String name, double value) {}

  /** The values expected. */
  @FunctionalInterface
  public interface Ahead {
    /** The values expected at the next {@code horizon} steps, in the unit of the series. */
    double[] forecast(int horizon);
  }

  /**
   * The values expected at the next steps, in the unit of the series.
   *
   * @param horizon how many, at least 1
   */
  public double[] forecast(int horizon) {
    if (horizon < 1) {
      throw new IllegalArgumentException("a horizon is at least 1, read: " + horizon);
    }
    return ahead.forecast(horizon);
  }
}
