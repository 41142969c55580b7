// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.grocery.orders;

import module java.base;

import coop.lanterne.kernel.Message;
import coop.lanterne.node.decision.People;
import coop.lanterne.node.grocery.shop.Links;
import coop.lanterne.node.grocery.shop.Shelf;
import coop.lanterne.node.room.Progress;
import coop.lanterne.node.room.Signatures;
import coop.lanterne.node.shell.Awaiting;
import coop.lanterne.node.shell.Page;

/** Tells today's page which orders await a person. */
public record OrdersAwaiting(Orders orders, Shelf shelf, Signatures signatures)
    implements Awaiting {
  private static final Duration SOON = Duration.ofMinutes(90);
  private static final LocalTime NOON = LocalTime.of(12, 1);

  @Override
  public List<Item> awaiting(Optional<People.Person> person) {
    if (person.isEmpty()) {
      return List.of();
    }
    orders.prepare();
    Instant now = shelf.now();
    List<SupplierOrder> all = new ArrayList<>(orders.ofToday());
    orders.ofTomorrow().stream().filter(this::isEarly).forEach(all::add);
    List<Item> items = new ArrayList<>();
    for (SupplierOrder order : all) {
      boolean decides = signatures.mayDecide(person.get().id(), Orders.ACT, order.supplier());
      switch (order.progress()) {
        case Progress.Decided d -> {}
        case Progress.Open o when order.isMissed(now) ->
            items.add(item(order, say(order, "grocery.awaiting.missed"), false));
        case Progress.ToCosign t when order.isMissed(now) ->
            items.add(item(order, say(order, "grocery.awaiting.missed"), false));
        case Progress.Open() ->
            items.add(
                item(
                    order,
                    soon(
                        order,
                        now,
                        say(
                            order,
                            order.isEnough()
                                ? "grocery.awaiting.enough"
                                : order.toLookAt().isEmpty()
                                    ? "grocery.home.open_plain"
                                    : "grocery.awaiting.why")),
                    decides));
        case Progress.ToCosign t ->
            items.add(
                item(
                    order,
                    soon(order, now, say(order, "grocery.awaiting.cosign")),
                    !t.first().equals(person.get().id())));
      }
    }
    return items;
  }

  /** Whether tomorrow's order leaves before noon: whoever decides may want to tonight. */
  private boolean isEarly(SupplierOrder order) {
    return order.inputs().supplier().cutOff().filter(NOON::isAfter).isPresent();
  }

  private static Message say(SupplierOrder order, String why) {
    return Message.of(why)
        .with("lines", order.wanted())
        .with("amount", order.proposal().total())
        .with("delivery", order.proposal().delivery())
        .with("look", order.toLookAt().size());
  }

  /** The same, with the time that is left when little is. */
  private static Message soon(SupplierOrder order, Instant now, Message why) {
    return order
        .cutOff()
        .filter(cutOff -> cutOff.isBefore(now.plus(SOON)))
        .map(
            cutOff ->
                Message.of("grocery.awaiting.soon")
                    .with("left", OrderWords.span(now, cutOff))
                    .with("why", why))
        .orElse(why);
  }

  private static Item item(SupplierOrder order, Message why, boolean mine) {
    return new Item(
        Message.of("grocery.awaiting.title").with("supplier", order.proposal().supplierName()),
        why,
        order.cutOff(),
        false,
        new Page.Link(
            Message.of("grocery.awaiting.go").with("supplier", order.proposal().supplierName()),
            Links.order(order.supplier(), order.day())),
        mine);
  }
}
