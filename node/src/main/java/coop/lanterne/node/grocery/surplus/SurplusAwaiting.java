// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.grocery.surplus;

import module java.base;

import coop.lanterne.kernel.Message;
import coop.lanterne.node.decision.People;
import coop.lanterne.node.grocery.orders.Orders;
import coop.lanterne.node.grocery.orders.SupplierOrder;
import coop.lanterne.node.room.Signatures;
import coop.lanterne.node.shell.Awaiting;
import coop.lanterne.node.shell.Page;

/** The growers' surplus that awaits an answer: before the first order of the day. */
public record SurplusAwaiting(Surplus surplus, Orders orders, Signatures signatures)
    implements Awaiting {
  @Override
  public List<Item> awaiting(Optional<People.Person> person) {
    if (person.isEmpty()) {
      return List.of();
    }
    return surplus.ofToday().stream()
        .map(
            day ->
                new Item(
                    Message.of("grocery.surplus.awaiting"),
                    Message.of("grocery.surplus.awaiting_why")
                        .with("offers", day.offers().size())
                        .with("wanted", day.wanted())
                        .with("amount", day.proposal().total()),
                    orders.ofToday().stream()
                        .filter(SupplierOrder::isOpen)
                        .flatMap(o -> o.cutOff().stream())
                        .min(Comparator.naturalOrder()),
                    false,
                    new Page.Link(Message.of("grocery.surplus.go"), SurplusPages.HREF),
                    signatures.mayDecide(person.get().id(), Surplus.ACT)))
        .toList();
  }
}
