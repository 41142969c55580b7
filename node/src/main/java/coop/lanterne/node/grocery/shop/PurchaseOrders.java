// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.grocery.shop;

import static coop.lanterne.db.Tables.*;

import module java.base;

import coop.lanterne.db.tables.records.PurchaseOrderRecord;
import coop.lanterne.grocery.order.OrderProposal;
import coop.lanterne.kernel.Enacted;
import coop.lanterne.kernel.Id;
import coop.lanterne.kernel.Money;
import coop.lanterne.kernel.Quantity;
import coop.lanterne.kernel.Unit;
import coop.lanterne.node.room.TakenBack;
import coop.lanterne.node.storage.Tx;
import org.jooq.Condition;
import org.jooq.DSLContext;

/** Orders to suppliers: written for what people decided, and for nothing else. */
public final class PurchaseOrders {
  private PurchaseOrders() {}

  /** Writes the order that was decided; lines of nothing are left out. */
  public static Id write(Tx tx, Enacted<PlacedOrder> enacted) {
    OrderProposal order = enacted.value().order();
    Id id = tx.newId("order");
    PurchaseOrderRecord row = tx.sql().newRecord(PURCHASE_ORDER);
    row.setId(id);
    row.setSupplier(order.supplier());
    row.setOrderDay(order.day());
    row.setDeliveryDay(order.delivery());
    row.setTotalCents(order.total().cents());
    row.setDecision(enacted.decision().id());
    row.setWrittenAt(tx.now());
    row.insert();
    long number = 1;
    for (OrderProposal.Line line : order.lines()) {
      if (line.quantity().thousandths() > 0) {
        tx.sql()
            .insertInto(PURCHASE_ORDER_LINE)
            .set(PURCHASE_ORDER_LINE.PURCHASE_ORDER, id)
            .set(PURCHASE_ORDER_LINE.LINE, number++)
            .set(PURCHASE_ORDER_LINE.PRODUCT, line.product())
            .set(PURCHASE_ORDER_LINE.NAME, line.name())
            .set(PURCHASE_ORDER_LINE.THOUSANDTHS, line.quantity().thousandths())
            .set(PURCHASE_ORDER_LINE.UNIT, line.quantity().unit().symbol())
            .set(PURCHASE_ORDER_LINE.PACK_THOUSANDTHS, line.pack().thousandths())
            .set(PURCHASE_ORDER_LINE.PRICE_CENTS, line.unitPrice().map(Money::cents).orElse(null))
            .set(PURCHASE_ORDER_LINE.TOTAL_CENTS, line.amount().cents())
            .execute();
      }
    }
    return id;
  }

  /** Marks the order of a decision as reversed by a later one. */
  public static void reverse(Tx tx, Enacted<TakenBack> reversal) {
    tx.sql()
        .update(PURCHASE_ORDER)
        .set(PURCHASE_ORDER.REVERSED_BY, reversal.decision().id())
        .where(PURCHASE_ORDER.DECISION.eq(reversal.value().decision()))
        .execute();
  }

  public static Optional<PurchaseOrder> find(DSLContext sql, Id id) {
    return list(sql, 1, PURCHASE_ORDER.ID.eq(id)).stream().findFirst();
  }

  /** The order that this decision wrote. */
  public static Optional<PurchaseOrder> of(DSLContext sql, Id decision) {
    return list(sql, 1, PURCHASE_ORDER.DECISION.eq(decision)).stream().findFirst();
  }

  public static List<PurchaseOrder> list(DSLContext sql, int most, Condition... which) {
    return sql.selectFrom(PURCHASE_ORDER)
        .where(which)
        .orderBy(
            PURCHASE_ORDER.ORDER_DAY.desc(), PURCHASE_ORDER.WRITTEN_AT.desc(), PURCHASE_ORDER.ID)
        .limit(most)
        .fetch(
            o ->
                new PurchaseOrder(
                    o.getId(),
                    o.getSupplier(),
                    o.getOrderDay(),
                    o.getDeliveryDay(),
                    Money.eur(o.getTotalCents()),
                    o.getDecision(),
                    o.getWrittenAt(),
                    Optional.ofNullable(o.getReversedBy()),
                    lines(sql, o.getId())));
  }

  /** The orders of that day that were decided and not taken back. */
  public static List<PurchaseOrder> standing(DSLContext sql, LocalDate day) {
    return list(sql, 1_000, PURCHASE_ORDER.ORDER_DAY.eq(day), PURCHASE_ORDER.REVERSED_BY.isNull());
  }

  private static List<PurchaseOrder.Line> lines(DSLContext sql, Id order) {
    return sql.selectFrom(PURCHASE_ORDER_LINE)
        .where(PURCHASE_ORDER_LINE.PURCHASE_ORDER.eq(order))
        .orderBy(PURCHASE_ORDER_LINE.LINE)
        .fetch(
            l -> {
              Unit unit = Unit.parse(l.getUnit());
              return new PurchaseOrder.Line(
                  l.getProduct(),
                  l.getName(),
                  new Quantity(l.getThousandths(), unit),
                  new Quantity(l.getPackThousandths(), unit),
                  Optional.ofNullable(l.getPriceCents()).map(Money::eur),
                  Money.eur(l.getTotalCents()));
            });
  }
}
