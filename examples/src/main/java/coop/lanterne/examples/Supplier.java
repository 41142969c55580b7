// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.examples;

import module java.base;

/**
 * A supplier of the sample co-op.
 *
 * @param leadDays days between the order and the first delivery day that can serve it
 * @param minimumCents what an order must be worth at least, in cents
 */
record Supplier(
    String code,
    String name,
    Set<DayOfWeek> orderDays,
    Set<DayOfWeek> deliveryDays,
    int leadDays,
    long minimumCents) {

  Supplier {
    orderDays = Set.copyOf(orderDays);
    deliveryDays = Set.copyOf(deliveryDays);
  }

  /** The day on which an order of {@code ordered} arrives. */
  LocalDate arrival(LocalDate ordered) {
    LocalDate day = ordered.plusDays(leadDays);
    while (!deliveryDays.contains(day.getDayOfWeek()) || !ShopCalendar.open(day)) {
      day = day.plusDays(1);
    }
    return day;
  }

  /** The next day on which one can order, after {@code day}. */
  LocalDate nextOrder(LocalDate day) {
    LocalDate next = day.plusDays(1);
    while (!orderDays.contains(next.getDayOfWeek())) {
      next = next.plusDays(1);
    }
    return next;
  }
}
