// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.logistics.internal;

import static coop.lanterne.db.Tables.NOTED_LOSS;

import coop.lanterne.kernel.Canonical;
import coop.lanterne.kernel.Digest;
import coop.lanterne.kernel.Id;
import coop.lanterne.kernel.Quantity;
import coop.lanterne.kernel.Value;
import coop.lanterne.node.storage.Tx;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;

/** Losses that people noted here, in the tables. */
final class NotedLosses {
  /** The type name of the canonical bytes of a loss. */
  static final String TYPE = "loss/1";

  private NotedLosses() {}

  /** A loss, and the last day on which it could have been sold, where it was read. */
  record Loss(
      LocalDate day,
      String product,
      Quantity quantity,
      LossCause cause,
      Optional<LocalDate> bestBefore)
      implements Canonical {
    @Override
    public Value canonical() {
      return Value.rec(
          "day",
          day.toString(),
          "product",
          product,
          "quantity",
          quantity,
          "cause",
          cause.text(),
          "best_before",
          bestBefore.map(LocalDate::toString).orElse(""));
    }
  }

  /** Writes a loss that a count tells. */
  static void insert(Tx tx, Loss loss, Digest digest, Optional<Id> stocktake) {
    insert(tx, tx.newId("loss"), loss, digest, stocktake);
  }

  static void insert(Tx tx, Id id, Loss loss, Digest digest, Optional<Id> stocktake) {
    tx.sql()
        .insertInto(NOTED_LOSS)
        .set(NOTED_LOSS.ID, id.toString())
        .set(NOTED_LOSS.DAY, loss.day().toString())
        .set(NOTED_LOSS.PRODUCT, loss.product())
        .set(NOTED_LOSS.THOUSANDTHS, loss.quantity().thousandths())
        .set(NOTED_LOSS.CAUSE, loss.cause().text())
        .set(NOTED_LOSS.BEST_BEFORE, loss.bestBefore().map(LocalDate::toString).orElse(null))
        .set(NOTED_LOSS.STOCKTAKE, stocktake.map(Id::toString).orElse(null))
        .set(NOTED_LOSS.DIGEST, digest.hex())
        .set(NOTED_LOSS.WRITTEN_AT, tx.now().toString())
        .execute();
  }

  /** The digests of those that were noted by themselves and stand. */
  static List<Digest> digests(DSLContext sql) {
    return sql.select(NOTED_LOSS.DIGEST)
        .from(NOTED_LOSS)
        .where(NOTED_LOSS.UNDONE_BY.isNull().and(NOTED_LOSS.STOCKTAKE.isNull()))
        .orderBy(NOTED_LOSS.ID)
        .fetch(r -> new Digest(r.value1()));
  }
}
