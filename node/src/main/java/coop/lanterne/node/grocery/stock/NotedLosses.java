// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.grocery.stock;

import static coop.lanterne.db.Tables.NOTED_LOSS;

import module java.base;

import coop.lanterne.grocery.files.Product;
import coop.lanterne.kernel.Canonical;
import coop.lanterne.kernel.Digest;
import coop.lanterne.kernel.Id;
import coop.lanterne.kernel.Quantity;
import coop.lanterne.kernel.Value;
import coop.lanterne.node.grocery.shop.LossCause;
import coop.lanterne.node.storage.Tx;
import org.jooq.DSLContext;

/** Losses that people noted here, in the tables. */
public final class NotedLosses {
  /** The type name of the canonical bytes of a loss. */
  public static final String TYPE = "loss/1";

  private NotedLosses() {}

  /** A loss, and the last day on which it could have been sold, where it was read. */
  public record Loss(
      LocalDate day,
      String product,
      Quantity quantity,
      LossCause cause,
      Optional<LocalDate> bestBefore)
      implements Canonical {
    @Override
    public Value canonical() {
      return Value.rec(
          "day", day.toString(),
          "product", product,
          "quantity", quantity,
          "cause", cause.text(),
          "best_before", bestBefore.map(LocalDate::toString).orElse(""));
    }
  }

  /** A loss that someone noted here. */
  public record Noted(
      Id id,
      LocalDate day,
      Product product,
      Quantity quantity,
      LossCause cause,
      Optional<LocalDate> bestBefore) {}

  /** Writes a loss that a count tells. */
  public static void insert(Tx tx, Loss loss, Digest digest, Optional<Id> stocktake) {
    insert(tx, tx.newId("loss"), loss, digest, stocktake);
  }

  public static void insert(Tx tx, Id id, Loss loss, Digest digest, Optional<Id> stocktake) {
    tx.sql()
        .insertInto(NOTED_LOSS)
        .set(NOTED_LOSS.ID, id)
        .set(NOTED_LOSS.DAY, loss.day())
        .set(NOTED_LOSS.PRODUCT, loss.product())
        .set(NOTED_LOSS.THOUSANDTHS, loss.quantity().thousandths())
        .set(NOTED_LOSS.CAUSE, loss.cause().text())
        .set(NOTED_LOSS.BEST_BEFORE, loss.bestBefore().orElse(null))
        .set(NOTED_LOSS.STOCKTAKE, stocktake.orElse(null))
        .set(NOTED_LOSS.DIGEST, digest)
        .set(NOTED_LOSS.WRITTEN_AT, tx.now())
        .execute();
  }

  /** Those noted by themselves between two days that stand, the newest first. */
  public static List<Noted> list(
      DSLContext sql, Map<String, Product> products, LocalDate from, LocalDate to) {
    return sql
        .selectFrom(NOTED_LOSS)
        .where(
            NOTED_LOSS.DAY.between(from, to),
            NOTED_LOSS.UNDONE_BY.isNull(),
            NOTED_LOSS.STOCKTAKE.isNull())
        .fetch()
        .stream()
        .filter(r -> products.containsKey(r.getProduct()))
        .map(
            r -> {
              Product product = Objects.requireNonNull(products.get(r.getProduct()));
              return new Noted(
                  r.getId(),
                  r.getDay(),
                  product,
                  new Quantity(r.getThousandths(), product.unit()),
                  LossCause.find(r.getCause()).orElse(LossCause.INVENTORY),
                  Optional.ofNullable(r.getBestBefore()));
            })
        .sorted(Comparator.comparingLong((Noted n) -> n.id().number()).reversed())
        .toList();
  }

  /** Takes a loss back that was noted by itself. */
  public static boolean undo(Tx tx, Id id, Id by) {
    return tx.sql()
            .update(NOTED_LOSS)
            .set(NOTED_LOSS.UNDONE_BY, by)
            .where(
                NOTED_LOSS.ID.eq(id), NOTED_LOSS.UNDONE_BY.isNull(), NOTED_LOSS.STOCKTAKE.isNull())
            .execute()
        == 1;
  }

  /** The digests of those that were noted by themselves and stand. */
  public static List<Digest> digests(DSLContext sql) {
    return sql.select(NOTED_LOSS.DIGEST)
        .from(NOTED_LOSS)
        .where(NOTED_LOSS.UNDONE_BY.isNull(), NOTED_LOSS.STOCKTAKE.isNull())
        .orderBy(NOTED_LOSS.ID)
        .fetch(r -> r.value1());
  }
}
