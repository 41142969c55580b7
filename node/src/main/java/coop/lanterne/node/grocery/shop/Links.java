// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.grocery.shop;

import module java.base;

import coop.lanterne.node.room.Screen;
import org.jspecify.annotations.Nullable;

/** Addresses of the room's pages, for its templates. */
public final class Links {
  private Links() {}

  /** Of the order of a day to a supplier. */
  public static String order(String supplier, LocalDate day) {
    return "/grocery/orders/" + Screen.path(supplier) + "/" + day;
  }

  /** Of one of its lines. */
  public static String line(String supplier, LocalDate day, String product) {
    return order(supplier, day) + "/" + Screen.path(product);
  }

  /** Of a product. */
  public static String product(String code) {
    return "/grocery/products/" + Screen.path(code);
  }

  /** A tab: where it leads, what it is called, and what a reader is told of it: page, true. */
  public record Tab(String href, String name, @Nullable String current) {}

  private record Group(String name, List<String> pages) {
    static Group of(String page) {
      return new Group(page, List.of(page));
    }
  }

  /** Pages of the room that stand under one tab, which leads to the first. */
  private static final List<Group> GROUPS =
      List.of(
          Group.of("home"),
          Group.of("surplus"),
          Group.of("deliveries"),
          new Group("stock", List.of("count", "losses")),
          new Group("forecast", List.of("needs", "corrections")),
          Group.of("products"),
          new Group("back", List.of("decisions", "months", "past")),
          Group.of("imports"));

  /** The tabs of the room. */
  public static List<Tab> tabs(String here) {
    return GROUPS.stream()
        .map(
            g ->
                tab(
                    g.pages().getFirst(),
                    g.name(),
                    g.name().equals(here) ? "page" : g.pages().contains(here) ? "true" : null))
        .toList();
  }

  /** The pages under the same tab, where there are several. */
  public static List<Tab> beside(String here) {
    return GROUPS.stream()
        .map(Group::pages)
        .filter(pages -> pages.size() > 1 && pages.contains(here))
        .flatMap(List::stream)
        .map(page -> tab(page, page, page.equals(here) ? "page" : null))
        .toList();
  }

  private static Tab tab(String page, String name, @Nullable String current) {
    String href = page.equals("home") ? "/grocery" : "/grocery/" + page;
    return new Tab(href, "grocery.tab." + name, current);
  }
}
