// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.logistics.web;

import coop.lanterne.logistics.order.LineAdvice;
import coop.lanterne.node.logistics.internal.SupplierOrder;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

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

  /** A tab: where it leads, what it is called, and what a reader is told of it: page, true. */
  public record Tab(String href, String name, @Nullable String current) {}

  /** Pages of the room that stand under one tab, the first being its address. */
  private static final List<List<String>> GROUPS =
      List.of(
          List.of("home"),
          List.of("surplus"),
          List.of("deliveries"),
          List.of("count", "losses"),
          List.of("needs", "corrections"),
          List.of("products"),
          List.of("decisions", "months", "past"),
          List.of("imports"));

  /** The tabs of the room. */
  public static List<Tab> tabs(String here) {
    return GROUPS.stream()
        .map(
            group ->
                tab(
                    group.getFirst(),
                    group.getFirst().equals(here) ? "page" : group.contains(here) ? "true" : null))
        .toList();
  }

  /** The pages under the same tab, where there are several. */
  public static List<Tab> beside(String here) {
    return GROUPS.stream()
        .filter(group -> group.size() > 1 && group.contains(here))
        .flatMap(List::stream)
        .map(page -> tab(page, page.equals(here) ? "page" : null))
        .toList();
  }

  private static Tab tab(String page, @Nullable String current) {
    String href = page.equals("home") ? "/grocery" : "/grocery/" + page;
    return new Tab(href, "grocery.tab." + page, current);
  }
}
