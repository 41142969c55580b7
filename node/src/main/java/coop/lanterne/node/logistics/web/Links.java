// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.logistics.web;

import coop.lanterne.logistics.order.LineAdvice;
import coop.lanterne.node.logistics.internal.SupplierOrder;
import java.time.LocalDate;

/** Addresses of the room's pages, for its templates. */
public final class Links {
  private Links() {}

  /** Of an order. */
  public static String order(SupplierOrder order) {
    return Screens.orderHref(order.supplier(), order.day());
  }

  /** Of the order of a day to a supplier. */
  public static String order(String supplier, LocalDate day) {
    return Screens.orderHref(supplier, day);
  }

  /** Of one of its lines. */
  public static String line(SupplierOrder order, LineAdvice line) {
    return Screens.lineHref(order.supplier(), order.day(), line.line().product());
  }

  /** Of a product. */
  public static String product(String code) {
    return Screens.productHref(code);
  }
}
