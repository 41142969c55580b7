// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.grocery.orders;

import static coop.lanterne.db.Tables.*;

import module java.base;

import coop.lanterne.grocery.order.OrderProposal;
import coop.lanterne.kernel.Enacted;
import coop.lanterne.kernel.Finding;
import coop.lanterne.kernel.Id;
import coop.lanterne.kernel.Message;
import coop.lanterne.kernel.Quantity;
import coop.lanterne.kernel.Value;
import coop.lanterne.node.decision.Advices.AdviceEntry;
import coop.lanterne.node.grocery.shop.PlacedOrder;
import coop.lanterne.node.grocery.shop.PurchaseOrders;
import coop.lanterne.node.grocery.shop.Says;
import coop.lanterne.node.grocery.shop.Written;
import coop.lanterne.node.room.Answer;
import coop.lanterne.node.room.Decidable;
import coop.lanterne.node.room.Quantities;
import coop.lanterne.node.room.TakenBack;
import coop.lanterne.node.room.Wish;
import coop.lanterne.node.storage.Store;
import coop.lanterne.node.storage.Trouble;
import coop.lanterne.node.storage.Tx;
import org.jooq.DSLContext;

/** What people decide about an order: the quantity of each line, until the supplier's hour. */
public record OrderDecision(Store store, Orders orders) implements Decidable<PlacedOrder> {
  @Override
  public String act() {
    return Orders.ACT;
  }

  @Override
  public void refresh(AdviceEntry given) {
    if (orders.isTime(given.asOf())) {
      orders.prepare();
    }
  }

  private SupplierOrder order(AdviceEntry given) {
    return orders.get(given.id());
  }

  @Override
  public Wish<PlacedOrder> read(AdviceEntry given, Answer answer) {
    SupplierOrder order = order(given);
    Set<String> toLookAt =
        order.toLookAt().stream().map(l -> l.line().product()).collect(Collectors.toSet());
    List<Quantities.Line> lines =
        order.proposal().lines().stream()
            .map(
                l -> new Quantities.Line(l.product(), l.quantity(), toLookAt.contains(l.product())))
            .toList();
    Quantities read =
        Quantities.read(
            answer,
            lines,
            (line, written) -> Written.read(written, line.advised().unit()).quantity(),
            OrderDecision::unreadable,
            (name, written) -> Says.GROCERY.finding("product-unknown", "product", name));
    OrderProposal proposal = order.proposal();
    for (Map.Entry<String, Quantity> line : read.changed().entrySet()) {
      proposal = proposal.with(line.getKey(), line.getValue());
    }
    return new Wish<>(new PlacedOrder(proposal), read.lines(), read.wrong());
  }

  private static Finding unreadable(Quantities.Line line, String written) {
    Message unit = Message.of("grocery.unit." + line.advised().unit().symbol());
    return Says.GROCERY.finding(
        "quantity-unreadable",
        line.name(),
        written,
        Message.of("grocery.form.not_a_quantity").with("unit", unit));
  }

  @Override
  public PlacedOrder value(Value canonical) {
    return new PlacedOrder(OrderProposal.fromValue(canonical));
  }

  @Override
  public String party(AdviceEntry given) {
    return order(given).supplier();
  }

  @Override
  public Instant until(AdviceEntry given) {
    return orders.until(order(given));
  }

  @Override
  public Instant reversibleUntil(AdviceEntry given, Instant decided) {
    return orders.reversibleUntil(order(given), decided);
  }

  @Override
  public Trouble tooLate(AdviceEntry given) {
    return Says.GROCERY.input("cut-off-passed", "order", given.subject());
  }

  @Override
  public Trouble tooLateToTakeBack(AdviceEntry given) {
    return Says.GROCERY.input("too-late-to-reverse", "order", given.subject());
  }

  /** An advice whose data were taken back is not applied. */
  @Override
  public void requireStands(DSLContext sql, AdviceEntry given) {
    boolean gone =
        sql.fetchExists(
            sql.selectOne()
                .from(ADVICE_IMPORT)
                .join(IMPORT_BATCH)
                .on(IMPORT_BATCH.ID.eq(ADVICE_IMPORT.BATCH))
                .where(ADVICE_IMPORT.ADVICE.eq(given.id()), IMPORT_BATCH.UNDONE_AT.isNotNull()));
    if (gone) {
      throw Says.GROCERY.input("advice-outdated", "advice", given.id().toString());
    }
  }

  @Override
  public void apply(Tx tx, Enacted<PlacedOrder> enacted) {
    PurchaseOrders.write(tx, enacted);
  }

  @Override
  public void takeBack(Tx tx, AdviceEntry given, Enacted<TakenBack> enacted) {
    PurchaseOrders.reverse(tx, enacted);
    tx.sql().deleteFrom(ADVISED_DAY).where(ADVISED_DAY.DAY.eq(given.asOf())).execute();
  }

  @Override
  public Map<String, Id> written(Id decision) {
    return store
        .read(sql -> PurchaseOrders.of(sql, decision))
        .map(order -> Map.of("order", order.id()))
        .orElse(Map.of());
  }
}
