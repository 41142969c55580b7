// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.grocery.files;

import module java.base;

import coop.lanterne.kernel.Canonical;
import coop.lanterne.kernel.Money;
import coop.lanterne.kernel.Written;

/**
 * Who delivers, and when.
 *
 * @param id its code
 * @param orderDays days on which an order can be placed
 * @param deliveryDays days on which it delivers
 * @param leadDays days from an order to its delivery, at least
 * @param cutOff the hour before which an order of the day is placed
 * @param minimum the least that it delivers
 * @param freeFrom the amount from which delivery is free
 * @param phone where it takes orders by telephone
 */
public record Supplier(
    String id,
    String name,
    SortedSet<DayOfWeek> orderDays,
    SortedSet<DayOfWeek> deliveryDays,
    int leadDays,
    Optional<LocalTime> cutOff,
    Optional<Money> minimum,
    Optional<Money> freeFrom,
    @Written(when = Written.When.NEVER) Optional<String> phone)
    implements GroceryRow, Canonical {
  public Supplier {
    orderDays = Collections.unmodifiableSortedSet(new TreeSet<>(orderDays));
    deliveryDays = Collections.unmodifiableSortedSet(new TreeSet<>(deliveryDays));
    if (orderDays.isEmpty() || deliveryDays.isEmpty() || leadDays < 0) {
      throw new IllegalArgumentException(
          "a supplier takes orders and delivers on at least one day, with no negative delay: "
              + id);
    }
  }
}
