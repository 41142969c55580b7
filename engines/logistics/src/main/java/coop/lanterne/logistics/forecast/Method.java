// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.logistics.forecast;

import coop.lanterne.kernel.MethodClass;
import java.util.List;
import java.util.Locale;

/** The ways of forecasting. */
public enum Method {
  /** Level × weekday × the shop's pace, read together over all products. */
  SHOP(MethodClass.STATISTICS),
  /** What was sold one season ago: on days, the last open day of the same weekday. */
  SEASONAL_NAIVE(MethodClass.RULES),
  /** The mean of the last seven open days, or of the last seven values. */
  LAST7OPEN(MethodClass.RULES),
  /** Simple exponential smoothing, α = 0.3, of all open days. */
  SES(MethodClass.RULES),
  /** Simple exponential smoothing, α = 0.25, of sales ÷ weekday factor; × weekday factor. */
  SES_WEEKDAY(MethodClass.RULES);

  /** From so many days on, a shop can be read. */
  static final int SHOP_DAYS = 60;

  /** Beyond this the shop's factors could not be multiplied exactly. */
  private static final double SHOP_MAX = 1e9;

  private final MethodClass methodClass;

  Method(MethodClass methodClass) {
    this.methodClass = methodClass;
  }

  /** The name in files and commands. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** How far it is from what a person does by hand. */
  public MethodClass methodClass() {
    return methodClass;
  }

  /** The rules that anyone could apply by hand, against which every method is measured. */
  public static List<Method> rules() {
    return List.of(SEASONAL_NAIVE, LAST7OPEN, SES, SES_WEEKDAY);
  }

  /** Whether these data are sales of days that a shop model can read. */
  public static boolean suitsShop(Panel panel) {
    return panel.daily()
        && panel.known() >= SHOP_DAYS
        && panel.neverNegative()
        && panel.max() <= SHOP_MAX;
  }

  /**
   * The method that these data call for: the shop where {@link #suitsShop} says so, else the last
   * season where there is one, else exponential smoothing.
   *
   * @param season how many times make a season, 1 for none
   */
  public static Method auto(Panel panel, int season) {
    return suitsShop(panel) ? SHOP : simple(panel, season);
  }

  /** The plain method for data that are not a shop's days: last season, else smoothing. */
  public static Method simple(Panel panel, int season) {
    return panel.daily() || season > 1 ? SEASONAL_NAIVE : SES;
  }
}
