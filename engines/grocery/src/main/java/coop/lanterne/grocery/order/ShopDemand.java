// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.grocery.order;

import module java.base;

import coop.lanterne.forecast.ForecastMethod;
import coop.lanterne.forecast.Observation;
import coop.lanterne.forecast.Panel;
import coop.lanterne.grocery.order.OrderInputs.Item;
import coop.lanterne.kernel.MethodClass;

/**
 * Asks the shop's forecast: all products of the supplier read together, each day's spread being the
 * forecast moved by its past errors. A shop too young to be read so, and a product with too few
 * errors to tell its spread, are forecast by {@link WeekdayMean}; a new product by {@link
 * NewProducts}.
 */
public final class ShopDemand implements DemandModel {
  @Override
  public String method() {
    return "shop/1";
  }

  @Override
  public MethodClass methodClass() {
    return MethodClass.STATISTICS;
  }

  @Override
  public Map<String, List<DayDemand>> forecast(OrderInputs inputs, int days) {
    return NewProducts.byAnalogy(inputs, new DemandWalk(inputs, days, true).at(inputs, days));
  }

  /** The axis of all that was sold and of the days to come; empty where a shop cannot be read. */
  static Optional<Panel> panel(OrderInputs inputs, int days) {
    List<Observation> observations = observations(inputs, days);
    if (observations.stream().allMatch(o -> Double.isNaN(o.value()))) {
      return Optional.empty();
    }
    return Optional.of(Panel.days(observations, ahead(inputs))).filter(ForecastMethod::suitsShop);
  }

  private static SortedMap<String, Map<Long, Double>> ahead(OrderInputs inputs) {
    SortedMap<String, Map<Long, Double>> ahead = new TreeMap<>();
    inputs
        .ahead()
        .forEach(
            (column, days) -> {
              Map<Long, Double> values = new HashMap<>();
              days.forEach((day, value) -> values.put(day.toEpochDay(), value.doubleValue()));
              ahead.put(column, values);
            });
    return ahead;
  }

  /** In the order of the products' codes: in whatever order they come, the forecast is the same. */
  private static List<Observation> observations(OrderInputs inputs, int days) {
    List<Observation> observations = new ArrayList<>();
    List<Item> items =
        inputs.items().stream()
            .filter(i -> i.history().openDays() > 0)
            .sorted(Comparator.comparing(i -> i.product().id()))
            .toList();
    for (Item item : items) {
      History history = item.history();
      String id = item.product().id();
      for (int i = 0; i < history.days().size(); i++) {
        History.Day day = history.days().get(i);
        observations.add(
            new Observation(
                id,
                history.date(i).toEpochDay(),
                day.open() ? day.sold() / 1000.0 : Double.NaN,
                day.open(),
                day.outOfStock()));
      }
      for (int i = 0; i < days; i++) {
        LocalDate day = inputs.date().plusDays(i);
        boolean open = !inputs.closed().contains(day);
        observations.add(new Observation(id, day.toEpochDay(), Double.NaN, open, false));
      }
    }
    return observations;
  }
}
