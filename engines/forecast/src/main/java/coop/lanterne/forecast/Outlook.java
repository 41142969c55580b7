// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.forecast;

import module java.base;

import coop.lanterne.kernel.Explanation;

/**
 * What is expected of one series over the times to come.
 *
 * @param series the series' name
 * @param method how it was forecast
 * @param times each time to come, closed ones too
 */
public record Outlook(String series, ForecastMethod method, List<Time> times) {
  public Outlook {
    times = List.copyOf(times);
  }

  /**
   * One time to come.
   *
   * @param at the day, counted as {@link java.time.LocalDate#toEpochDay}, or an index
   * @param expected what is expected, where anything is
   */
  public record Time(long at, Optional<Expected> expected) {}

  /**
   * A forecast. Nothing is expected of a closed day, nor of a series of which nothing is known.
   *
   * @param mean what is expected: the number shown, and the number by which the method is judged
   * @param spread what it could become
   * @param because why: the factors make the mean, exactly
   */
  public record Expected(double mean, Spread spread, Explanation because) {}
}
