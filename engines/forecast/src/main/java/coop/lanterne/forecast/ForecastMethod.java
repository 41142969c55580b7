// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.forecast;

import module java.base;

import coop.lanterne.forecast.univariate.Aggregated;
import coop.lanterne.forecast.univariate.AutoEts;
import coop.lanterne.forecast.univariate.Ces;
import coop.lanterne.forecast.univariate.Croston;
import coop.lanterne.forecast.univariate.Dotm;
import coop.lanterne.forecast.univariate.Ets;
import coop.lanterne.forecast.univariate.Median;
import coop.lanterne.forecast.univariate.Mstl;
import coop.lanterne.forecast.univariate.Theta;
import coop.lanterne.forecast.univariate.Univariate;
import coop.lanterne.kernel.MethodClass;

/** The ways of forecasting. */
public enum ForecastMethod {
  /** Level × weekday × the shop's pace, read together over all products. */
  SHOP(MethodClass.STATISTICS),
  /** What was sold one season ago: on days, the last open day of the same weekday. */
  SEASONAL_NAIVE(MethodClass.RULES),
  /** The mean of the last seven open days, or of the last seven values. */
  LAST7OPEN(MethodClass.RULES),
  /** Simple exponential smoothing, α = 0.3, of all open days. */
  SES(MethodClass.RULES),
  /** Simple exponential smoothing, α = 0.25, of sales ÷ weekday factor; × weekday factor. */
  SES_WEEKDAY(MethodClass.RULES),
  /** The median of five ways of smoothing, on the series as it is and without a long season. */
  ENSEMBLE(MethodClass.STATISTICS),
  /** Exponential smoothing whose shape the series chooses. */
  ETS(MethodClass.STATISTICS),
  /** Exponential smoothing of a level and a trend. */
  HOLT(MethodClass.STATISTICS),
  /** Exponential smoothing of a level, a trend, and a season that is added. */
  HOLT_WINTERS(MethodClass.STATISTICS),
  /** Exponential smoothing with half the slope of the whole as drift. */
  THETA(MethodClass.STATISTICS),
  /** The dynamic optimised theta model. */
  DOTM(MethodClass.STATISTICS),
  /** Complex exponential smoothing. */
  CES(MethodClass.STATISTICS),
  /** Several seasons taken off in turn; exponential smoothing of the rest. */
  MSTL(MethodClass.STATISTICS),
  /** Rare demand: smoothed size ÷ smoothed gap. */
  CROSTON(MethodClass.STATISTICS),
  /** Croston's method without most of its bias. */
  SBA(MethodClass.STATISTICS),
  /** Rare demand: smoothed size × smoothed chance. */
  TSB(MethodClass.STATISTICS),
  /** Rare demand read in stretches as long as its mean gap. */
  ADIDA(MethodClass.STATISTICS),
  /** Rare demand read in stretches of every length up to its mean gap. */
  IMAPA(MethodClass.STATISTICS);

  /** From so many days on, a shop can be read. */
  public static final int SHOP_DAYS = 60;

  /** Beyond this the shop's factors could not be multiplied exactly. */
  private static final double SHOP_MAX = 1e9;

  private final MethodClass methodClass;

  ForecastMethod(MethodClass methodClass) {
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
  public static List<ForecastMethod> rules() {
    return List.of(SEASONAL_NAIVE, LAST7OPEN, SES, SES_WEEKDAY);
  }

  /** Whether these data are sales of days that a shop model can read. */
  public static boolean suitsShop(Panel panel) {
    return panel.daily()
        && panel.known() >= SHOP_DAYS
        && panel.neverNegative()
        && panel.max() <= SHOP_MAX;
  }

  /** The method that these data call for: the shop where {@link #suitsShop}, else the ensemble. */
  public static ForecastMethod auto(Panel panel) {
    return suitsShop(panel) ? SHOP : ENSEMBLE;
  }

  /**
   * This method as one that reads each series by itself; empty for the shop and the rules.
   *
   * @param seasons how many times make each season, the one of methods that know but one first; 1
   *     for none
   */
  Optional<Univariate> univariate(List<Integer> seasons) {
    int season = seasons.getFirst();
    List<Integer> several = seasons.stream().filter(m -> m > 1).toList();
    return switch (this) {
      case SHOP, SEASONAL_NAIVE, LAST7OPEN, SES, SES_WEEKDAY -> Optional.empty();
      case ENSEMBLE -> Optional.of(Median.of(seasons));
      case ETS -> Optional.of(new AutoEts(season));
      case HOLT -> Optional.of(Ets.holt());
      case HOLT_WINTERS -> Optional.of(season > 1 ? Ets.holtWinters(season) : Ets.holt());
      case THETA -> Optional.of(new Theta(season));
      case DOTM -> Optional.of(new Dotm(season));
      case CES -> Optional.of(new Ces(season));
      case MSTL ->
          Optional.of(several.isEmpty() ? new AutoEts(1) : new Mstl(several, new AutoEts(1)));
      case CROSTON -> Optional.of(new Croston(Croston.Kind.CLASSIC));
      case SBA -> Optional.of(new Croston(Croston.Kind.SBA));
      case TSB -> Optional.of(new Croston(Croston.Kind.TSB));
      case ADIDA -> Optional.of(new Aggregated(false));
      case IMAPA -> Optional.of(new Aggregated(true));
    };
  }
}
