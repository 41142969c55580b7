// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.grocery.order;

import module java.base;

import coop.lanterne.forecast.ForecastMethod;
import coop.lanterne.forecast.Forecaster;
import coop.lanterne.forecast.Forecasts;
import coop.lanterne.forecast.Panel;
import coop.lanterne.forecast.Spread;

/**
 * What the shop's forecast says on a morning, or on each of many, read in one walk through the
 * past: what it says of a morning depends only on the days before. A product with too few errors to
 * tell its spread, and a shop too young to be read so, are forecast by {@link WeekdayMean}.
 */
final class DemandWalk {
  private final boolean explained;
  private final WeekdayMean simple = new WeekdayMean();
  private final Optional<Panel> panel;
  private final Optional<Forecaster> forecaster;

  /**
   * A walk.
   *
   * @param whole the inputs of the day after the last one that will be played
   * @param horizon the most days ahead that will be asked for
   * @param explained whether each demand says why
   */
  DemandWalk(OrderInputs whole, int horizon, boolean explained) {
    this.explained = explained;
    panel = ShopDemand.panel(whole, horizon);
    forecaster =
        panel.map(
            p ->
                Forecaster.of(
                    p,
                    ForecastMethod.SHOP,
                    List.of(Forecasts.season(p)),
                    horizon,
                    whole.items().getFirst().product().unit()));
  }

  /**
   * The demands of the days from a morning on; mornings are asked in order.
   *
   * @param inputs those of that morning: its date, closed days to come and histories up to then
   */
  Map<String, List<DayDemand>> at(OrderInputs inputs, int days) {
    Map<String, List<DayDemand>> all = new TreeMap<>(simple.forecast(inputs, days));
    if (panel.isEmpty()) {
      return all;
    }
    Panel axis = panel.get();
    int t = (int) (inputs.date().toEpochDay() - axis.at(0));
    if (t < ForecastMethod.SHOP_DAYS) {
      return all;
    }
    forecaster.get().learnTo(t);
    for (int s = 0; s < axis.names().size(); s++) {
      int series = s;
      read(inputs, days, t, series).ifPresent(d -> all.put(axis.names().get(series), d));
    }
    return all;
  }

  private Optional<List<DayDemand>> read(OrderInputs inputs, int days, int t, int s) {
    List<DayDemand> demands = new ArrayList<>();
    for (int i = 0; i < days; i++) {
      LocalDate day = inputs.date().plusDays(i);
      double mean = forecaster.get().point(s, t + i);
      if (inputs.closed().contains(day) || Double.isNaN(mean)) {
        demands.add(DayDemand.none(day));
        continue;
      }
      Spread spread = forecaster.get().spread(s, t + i);
      if (!spread.known()) {
        return Optional.empty();
      }
      demands.add(
          new DayDemand(
              day,
              StrictMath.max(0, mean),
              spread.values(),
              explained ? Optional.of(forecaster.get().why(s, t + i)) : Optional.empty()));
    }
    return Optional.of(demands);
  }
}
