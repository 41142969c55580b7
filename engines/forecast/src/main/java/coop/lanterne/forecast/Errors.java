// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.forecast;

/** Remembers how forecasts of one lead time fared, and says from it how a new one may fare. */
interface Errors {
  /** A forecast of that series, and what came. */
  void add(int s, double forecast, double came);

  /** All errors of a time have been added. */
  void endOfTime();

  /** What a forecast of that series could become. */
  Spread spread(int s, double forecast);
}
