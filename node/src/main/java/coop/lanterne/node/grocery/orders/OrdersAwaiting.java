// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.grocery.orders;

import module java.base;

import coop.lanterne.kernel.Id;
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
    return all.stream().flatMap(order -> item(order, person.get().id(), now).stream()).toList();
  }

  private Optional<Item> item(SupplierOrder order, Id person, Instant now) {
    return switch (order.progress()) {
      case Progress.Decided d -> Optional.empty();
      case Progress p when order.isMissed(now) ->
          Optional.of(item(order, say(order, "grocery.awaiting.missed"), false));
      case Progress.Open() -> {
        boolean decides = signatures.mayDecide(person, Orders.ACT, order.supplier());
        yield Optional.of(item(order, soon(order, now, say(order, open(order))), decides));
      }
      case Progress.ToCosign t -> {
        Message why = soon(order, now, say(order, "grocery.awaiting.cosign"));
        yield Optional.of(item(order, why, !t.first().equals(person)));
      }
    };
  }

  private static String open(SupplierOrder order) {
    if (order.isEnough()) {
      return "grocery.awaiting.enough";
    }
    return order.toLookAt().isEmpty() ? "grocery.home.open_plain" : "grocery.awaiting.why";
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
