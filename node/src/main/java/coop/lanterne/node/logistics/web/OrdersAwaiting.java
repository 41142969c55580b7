// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.logistics.web;

import coop.lanterne.kernel.Message;
import coop.lanterne.node.decision.People;
import coop.lanterne.node.logistics.Grocery;
import coop.lanterne.node.logistics.internal.SupplierOrder;
import coop.lanterne.node.logistics.internal.SupplierOrder.State;
import coop.lanterne.node.shell.Awaiting;
import coop.lanterne.node.shell.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tells today's page which orders await a person. */
public final class OrdersAwaiting implements Awaiting {
  private final Grocery grocery;

  /** The orders that await in that grocery. */
  public OrdersAwaiting(Grocery grocery) {
    this.grocery = grocery;
  }

  @Override
  public List<Item> awaiting(Optional<People.Person> person) {
    if (person.isEmpty()) {
      return List.of();
    }
    grocery.orders().prepare();
    boolean decides = grocery.orders().mayDecide(person.get().id());
    List<Item> items = new ArrayList<>();
    for (SupplierOrder order : grocery.orders().ofToday()) {
      switch (order.state()) {
        case State.Open() ->
            items.add(
                item(
                    order,
                    order.wanted() == 0
                        ? "grocery.awaiting.enough"
                        : order.toLookAt().isEmpty()
                            ? "grocery.home.open_plain"
                            : "grocery.awaiting.why",
                    decides));
        case State.ToCosign t ->
            items.add(item(order, "grocery.awaiting.cosign", !t.first().equals(person.get().id())));
        case State.Decided d -> {}
      }
    }
    return items;
  }

  private static Item item(SupplierOrder order, String why, boolean mine) {
    return new Item(
        Message.of("grocery.awaiting.title").with("supplier", order.proposal().supplierName()),
        Message.of(why)
            .with("lines", order.wanted())
            .with("amount", order.proposal().total())
            .with("delivery", order.proposal().delivery())
            .with("look", order.toLookAt().size()),
        order.cutOff(),
        false,
        new Page.Link(
            Message.of("grocery.awaiting.go").with("supplier", order.proposal().supplierName()),
            Screens.orderHref(order.supplier(), order.day())),
        mine);
  }
}
