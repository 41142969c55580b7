// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.grocery.order;

import module java.base;

import coop.lanterne.kernel.Quantity;
import coop.lanterne.kernel.Unit;

/**
 * What may be sold of a supplier's products from the day of asking up to any day, and what will be
 * there to be sold. Judged on the futures that its orders are judged on.
 */
public final class DemandUntil {
  private final OrderInputs inputs;
  private final Map<String, List<DayDemand>> forecasts;
  private final Map<String, long[][]> futures = new HashMap<>();

  /**
   * Asks the model once for all products.
   *
   * @param days how many days may be asked about
   */
  public DemandUntil(OrderInputs inputs, DemandModel model, int days) {
    this.inputs = inputs;
    this.forecasts = new CorrectedDemand(model).forecast(inputs, days);
  }

  /**
   * The least sum up to that day, that day included, that this share of futures does not exceed.
   */
  public Quantity quantile(String product, LocalDate until, BigDecimal share) {
    Unit unit = inputs.item(product).product().unit();
    long[][] drawn = futures.computeIfAbsent(product, this::draw);
    int days = Math.clamp(ChronoUnit.DAYS.between(inputs.date(), until) + 1, 0, drawn[0].length);
    return new Quantity(Futures.quantile(drawn, days, share.doubleValue()), unit);
  }

  private long[][] draw(String product) {
    List<DayDemand> days =
        inputs.item(product).offSale().isPresent()
            ? List.of()
            : forecasts.getOrDefault(product, List.of());
    return LineWork.futures(inputs, inputs.item(product), days);
  }

  /** What is on hand and not expired, with the deliveries already ordered up to that day. */
  public Quantity there(String product, LocalDate until) {
    OrderInputs.Item item = inputs.item(product);
    long there = 0;
    for (OrderInputs.Lot lot : item.lots()) {
      there += lot.lastDay().isBefore(inputs.date()) ? 0 : lot.quantity().thousandths();
    }
    for (OrderInputs.Due due : item.due()) {
      boolean comes = !due.day().isAfter(until) && !due.day().isBefore(inputs.date());
      there += comes ? due.quantity().thousandths() : 0;
    }
    return new Quantity(there, item.product().unit());
  }
}
