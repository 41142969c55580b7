// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.grocery.order;

import module java.base;

import coop.lanterne.grocery.files.Supplier;

/**
 * When an order is placed and delivered, and until when it must last: until the eve of the delivery
 * of the order after it.
 */
public record DeliveryPlan(LocalDate asked, LocalDate order, LocalDate delivery, LocalDate next) {
  private static final int LIMIT = 120;

  /**
   * The first order that can be placed from that day on.
   *
   * @param closed days on which nothing can be received
   */
  public static DeliveryPlan from(LocalDate asked, Supplier supplier, Set<LocalDate> closed) {
    LocalDate order = orderDay(asked, supplier);
    LocalDate delivery = delivery(order, supplier, closed);
    LocalDate nextOrder = order;
    LocalDate next = delivery;
    while (!next.isAfter(delivery)) {
      nextOrder = orderDay(nextOrder.plusDays(1), supplier);
      next = delivery(nextOrder, supplier, closed);
    }
    return new DeliveryPlan(asked, order, delivery, next);
  }

  private static LocalDate orderDay(LocalDate from, Supplier supplier) {
    LocalDate day = from;
    while (!supplier.orderDays().contains(day.getDayOfWeek())) {
      day = day.plusDays(1);
    }
    return day;
  }

  private static LocalDate delivery(LocalDate order, Supplier supplier, Set<LocalDate> closed) {
    LocalDate day = order.plusDays(supplier.leadDays());
    LocalDate first = day;
    while (!supplier.deliveryDays().contains(day.getDayOfWeek()) || closed.contains(day)) {
      day = day.plusDays(1);
      if (first.until(day, ChronoUnit.DAYS) > LIMIT) {
        throw new IllegalArgumentException(
            "the shop is closed on every delivery day of \"" + supplier.id() + "\" after " + first);
      }
    }
    return day;
  }

  /** Days from the day of asking to the eve of the next delivery. */
  public int days() {
    return (int) asked.until(next, ChronoUnit.DAYS);
  }

  /** Days before the delivery comes. */
  public int before() {
    return (int) asked.until(delivery, ChronoUnit.DAYS);
  }

  /** The last day that the order must cover. */
  public LocalDate until() {
    return next.minusDays(1);
  }
}
