// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.grocery.orders;

import module java.base;

import coop.lanterne.grocery.files.Facts;
import coop.lanterne.grocery.files.Supplier;
import coop.lanterne.kernel.Id;
import coop.lanterne.kernel.Money;
import coop.lanterne.kernel.Quantity;
import coop.lanterne.kernel.Unit;
import coop.lanterne.node.decision.Records;
import coop.lanterne.node.grocery.shop.PurchaseOrder;
import coop.lanterne.node.grocery.shop.PurchaseOrders;
import coop.lanterne.node.grocery.shop.Stored;
import coop.lanterne.node.grocery.shop.Stored.Span;
import coop.lanterne.node.room.Ground;
import org.jooq.DSLContext;

/** What people decided about orders, and what came of it. */
public record Outcomes(Ground ground) {
  /**
   * A past decision about an order, and what came of it.
   *
   * @param delivered what came of what was ordered, at the order's prices; empty while it is to
   *     come
   * @param sold what was sold of these products from that delivery to the next day of delivery
   * @param lost what was lost of them over the same days
   */
  public record Outcome(
      Id decision,
      String supplier,
      String supplierName,
      LocalDate day,
      Instant at,
      String outcome,
      long seen,
      long changed,
      Optional<PurchaseOrder> order,
      boolean takenBack,
      Optional<Money> delivered,
      Optional<Money> sold,
      Optional<Money> lost) {}

  /** The last decisions about orders, the newest first. */
  public List<Outcome> outcomes(int most) {
    return ground.records().latest(Orders.ACT, most).stream().map(this::outcome).toList();
  }

  private Outcome outcome(Records.Decided d) {
    int slash = d.subject().lastIndexOf('/');
    String code = d.subject().substring(0, slash);
    LocalDate day = LocalDate.parse(d.subject().substring(slash + 1));
    boolean back = ground.records().isTakenBack(d.id());
    return ground.read(
        sql -> {
          Optional<Supplier> supplier =
              Stored.suppliers(sql).stream().filter(s -> s.id().equals(code)).findFirst();
          Optional<PurchaseOrder> order = PurchaseOrders.of(sql, d.id());
          Came came =
              order.filter(_ -> !back).map(o -> came(sql, o, until(o, supplier))).orElse(Came.NONE);
          return new Outcome(
              d.id(),
              code,
              supplier.map(Supplier::name).orElse(code),
              day,
              d.at(),
              d.outcome(),
              d.linesSeen(),
              d.linesChanged(),
              order,
              back,
              came.delivered(),
              came.sold(),
              came.lost());
        });
  }

  /** What came of an order, at its prices. */
  private record Came(Optional<Money> delivered, Optional<Money> sold, Optional<Money> lost) {
    static final Came NONE = new Came(Optional.empty(), Optional.empty(), Optional.empty());
  }

  private static Came came(DSLContext sql, PurchaseOrder order, LocalDate last) {
    Map<String, Unit> units = Stored.units(sql);
    Span there = Span.of(order.delivery(), order.delivery());
    Span since = Span.of(order.delivery(), last);
    return new Came(
        delivered(order, Stored.deliveries(sql, units, there)),
        value(
            order,
            last,
            quantities(Stored.sales(sql, units, since), Facts.Sale::product, Facts.Sale::quantity)),
        value(
            order,
            last,
            quantities(
                Stored.losses(sql, units, since), Facts.Loss::product, Facts.Loss::quantity)));
  }

  /** The eve of the supplier's next delivery, or yesterday if that is still to come. */
  private LocalDate until(PurchaseOrder order, Optional<Supplier> supplier) {
    LocalDate day = order.delivery().plusDays(1);
    while (supplier.isPresent()
        && !supplier.get().deliveryDays().contains(day.getDayOfWeek())
        && day.isBefore(ground.today())) {
      day = day.plusDays(1);
    }
    LocalDate eve = day.minusDays(1);
    return eve.isAfter(ground.today()) ? ground.today() : eve;
  }

  private static Optional<Money> delivered(PurchaseOrder order, List<Facts.Delivery> came) {
    Map<String, Quantity> quantities = new HashMap<>();
    for (Facts.Delivery d : came) {
      d.delivered()
          .ifPresent(
              q ->
                  quantities.merge(
                      d.product(),
                      d.refused().map(r -> q.plus(r.negated())).orElse(q),
                      Quantity::plus));
    }
    return priced(order, quantities);
  }

  private static Optional<Money> value(
      PurchaseOrder order, LocalDate last, Map<String, Quantity> quantities) {
    return order.delivery().isAfter(last) ? Optional.empty() : priced(order, quantities);
  }

  private static <F> Map<String, Quantity> quantities(
      List<F> facts, Function<F, String> product, Function<F, Quantity> quantity) {
    Map<String, Quantity> quantities = new HashMap<>();
    facts.forEach(f -> quantities.merge(product.apply(f), quantity.apply(f), Quantity::plus));
    return quantities;
  }

  /** At the order's prices; empty when nothing is known of any of its products. */
  private static Optional<Money> priced(PurchaseOrder order, Map<String, Quantity> quantities) {
    Money total = Money.eur(0);
    boolean any = false;
    for (PurchaseOrder.Line line : order.lines()) {
      Quantity quantity = quantities.get(line.product());
      if (quantity != null && line.price().isPresent()) {
        any = true;
        total = total.plus(line.price().get().times(quantity));
      }
    }
    return any ? Optional.of(total) : Optional.empty();
  }
}
