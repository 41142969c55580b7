// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.forecast;

import module java.base;

import coop.lanterne.kernel.Unit;

/** Forecasts, and what they are worth. */
public final class Forecasts {
  private static final int WEEK = 7;

  private Forecasts() {}

  /** How many times make a season where nobody says: 7 on days, else 1, which is none. */
  public static int season(Panel panel) {
    return panel.daily() ? WEEK : 1;
  }

  /**
   * Forecasts every series of a panel.
   *
   * <p>On an axis of days all series are read together and are forecast from the day after the last
   * one known; on an axis of steps each is read by itself, from its own last one.
   *
   * @param method {@link ForecastMethod#SHOP} needs an axis of days and no negative value
   * @param seasons how many times make each season, at least 1; rules know the first alone
   * @param horizon how many times to forecast, at least 1
   * @param unit what the values count, said in the explanations
   */
  public static List<Outlook> run(
      Panel panel, ForecastMethod method, List<Integer> seasons, int horizon, Unit unit) {
    check(panel, method, seasons, horizon);
    List<Outlook> outlooks = new ArrayList<>();
    for (Panel part : panel.daily() ? List.of(panel) : panel.apart()) {
      int known = part.known();
      Forecaster forecaster = Forecaster.of(part, method, seasons, horizon, unit);
      forecaster.learnTo(known);
      for (int s = 0; s < part.names().size(); s++) {
        List<Outlook.Time> times = new ArrayList<>();
        for (int t = known; t < known + horizon; t++) {
          times.add(new Outlook.Time(part.at(t), expected(part, forecaster, s, t, known)));
        }
        outlooks.add(new Outlook(part.names().get(s), method, times));
      }
    }
    return List.copyOf(outlooks);
  }

  /** The same with one season. */
  public static List<Outlook> run(
      Panel panel, ForecastMethod method, int season, int horizon, Unit unit) {
    return run(panel, method, List.of(season), horizon, unit);
  }

  private static Optional<Outlook.Expected> expected(
      Panel panel, Forecaster forecaster, int s, int t, int known) {
    if (!panel.open(s, t, known) || Double.isNaN(forecaster.point(s, t))) {
      return Optional.empty();
    }
    return Optional.of(
        new Outlook.Expected(
            forecaster.point(s, t), forecaster.spread(s, t), forecaster.why(s, t)));
  }

  /**
   * Holds out the last times and forecasts them from what was known before each.
   *
   * <p>Origins go {@code step} by {@code step} from just before the held-out times to the last from
   * which a whole horizon is still known. On an axis of days all series share them; on an axis of
   * steps each series has its own last times. Closed days are neither forecast nor scored; a day
   * out of stock is forecast but not scored, since nobody knows what was wanted.
   *
   * @param holdout how many of the last known times are put away
   * @param step how many times from one origin to the next, at least 1
   * @throws IllegalArgumentException when the horizon is longer than what is held out
   */
  public static Scores evaluate(
      Panel panel,
      ForecastMethod method,
      List<Integer> seasons,
      int holdout,
      int horizon,
      int step) {
    check(panel, method, seasons, horizon);
    if (holdout < horizon || step < 1) {
      throw new IllegalArgumentException(
          "horizon " + horizon + " ≤ holdout " + holdout + ", and step " + step + " ≥ 1");
    }
    Scores.Tally tally = new Scores.Tally();
    for (Panel part : panel.daily() ? List.of(panel) : panel.apart()) {
      int known = part.known();
      int first = known - holdout;
      if (first < 1) {
        continue;
      }
      Forecaster forecaster = Forecaster.of(part, method, seasons, horizon, Unit.PIECE);
      int from = tally.open(part, seasons.getFirst(), first);
      for (int origin = first; origin + horizon <= known; origin += step) {
        forecaster.learnTo(origin);
        for (int t = origin; t < origin + horizon; t++) {
          score(forecaster, part, t, tally, from);
        }
      }
    }
    return tally.scores();
  }

  private static void score(
      Forecaster forecaster, Panel panel, int t, Scores.Tally tally, int from) {
    for (int s = 0; s < panel.names().size(); s++) {
      if (panel.scored(s, t) && !Double.isNaN(forecaster.point(s, t))) {
        tally.add(
            from + s,
            panel.at(t),
            panel.value(s, t),
            panel.outOfStock(s, t),
            forecaster.point(s, t),
            forecaster.spread(s, t));
      }
    }
  }

  /** The same with one season. */
  public static Scores evaluate(
      Panel panel, ForecastMethod method, int season, int holdout, int horizon, int step) {
    return evaluate(panel, method, List.of(season), holdout, horizon, step);
  }

  private static void check(
      Panel panel, ForecastMethod method, List<Integer> seasons, int horizon) {
    if (seasons.isEmpty() || seasons.stream().anyMatch(m -> m < 1) || horizon < 1) {
      throw new IllegalArgumentException(
          "seasons " + seasons + " and horizon " + horizon + " are at least 1");
    }
    if (method == ForecastMethod.SHOP && !(panel.daily() && panel.neverNegative())) {
      throw new IllegalArgumentException("a shop is read on days, with no negative sales");
    }
  }
}
