// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.grocery.stock;

import static coop.lanterne.db.Tables.*;

import module java.base;

import coop.lanterne.grocery.order.OrderInputs.Lot;
import coop.lanterne.kernel.Digest;
import coop.lanterne.kernel.Id;
import coop.lanterne.kernel.Quantity;
import coop.lanterne.kernel.Unit;
import coop.lanterne.node.grocery.shop.LossCause;
import coop.lanterne.node.storage.Tx;
import org.jooq.DSLContext;

/** Counts that people confirmed, in the tables. */
public final class Stocktakes {
  private Stocktakes() {}

  /** A part of what was counted; without a date where nobody knows it. */
  private record Part(long thousandths, Optional<LocalDate> bestBefore) {}

  /** A confirmed count, as pages list it. */
  record Said(Id id, Stocktake what, Instant at) {}

  /** Writes a count with what it says is lost. */
  static void insert(
      Tx tx, Id id, Digest digest, Stocktake stocktake, Map<String, List<Lot>> book) {
    tx.sql()
        .insertInto(STOCKTAKE)
        .set(STOCKTAKE.ID, id)
        .set(STOCKTAKE.DAY, stocktake.evening())
        .set(STOCKTAKE.DIGEST, digest)
        .set(STOCKTAKE.WRITTEN_AT, tx.now())
        .execute();
    long number = 1;
    long lots = 1;
    for (Stocktake.Line line : stocktake.lines()) {
      insert(tx, id, number++, line);
      List<Lot> known = book.getOrDefault(line.product(), List.of());
      for (Part part : parts(known, line.counted())) {
        insert(tx, id, lots++, line.product(), part);
      }
      line.lost()
          .map(lost -> loss(stocktake.evening(), line, lost))
          .ifPresent(loss -> NotedLosses.insert(tx, loss, digest, Optional.of(id)));
    }
  }

  private static void insert(Tx tx, Id id, long number, Stocktake.Line line) {
    tx.sql()
        .insertInto(STOCKTAKE_LINE)
        .set(STOCKTAKE_LINE.STOCKTAKE, id)
        .set(STOCKTAKE_LINE.LINE, number)
        .set(STOCKTAKE_LINE.PRODUCT, line.product())
        .set(
            STOCKTAKE_LINE.EXPECTED_THOUSANDTHS,
            line.expected().map(Quantity::thousandths).orElse(null))
        .set(STOCKTAKE_LINE.COUNTED_THOUSANDTHS, line.counted().thousandths())
        .set(STOCKTAKE_LINE.CAUSE, line.cause().map(LossCause::text).orElse(""))
        .execute();
  }

  private static void insert(Tx tx, Id id, long number, String product, Part part) {
    tx.sql()
        .insertInto(STOCKTAKE_LOT)
        .set(STOCKTAKE_LOT.STOCKTAKE, id)
        .set(STOCKTAKE_LOT.LINE, number)
        .set(STOCKTAKE_LOT.PRODUCT, product)
        .set(STOCKTAKE_LOT.THOUSANDTHS, part.thousandths())
        .set(STOCKTAKE_LOT.BEST_BEFORE, part.bestBefore().orElse(null))
        .execute();
  }

  private static NotedLosses.Loss loss(LocalDate day, Stocktake.Line line, Quantity lost) {
    return new NotedLosses.Loss(
        day, line.product(), lost, line.cause().orElseThrow(), Optional.empty());
  }

  /** Dates are kept: what was counted is what expires last of what the book knew of. */
  private static List<Part> parts(List<Lot> book, Quantity counted) {
    List<Part> parts = new ArrayList<>();
    long left = counted.thousandths();
    long undated = 0;
    for (Lot lot : book.reversed()) {
      long of = Math.min(left, lot.quantity().thousandths());
      left -= of;
      if (lot.dateKnown() && of > 0) {
        parts.add(new Part(of, Optional.of(lot.lastDay())));
      } else {
        undated += of;
      }
    }
    if (undated + left > 0 || parts.isEmpty()) {
      parts.add(new Part(undated + left, Optional.empty()));
    }
    return parts;
  }

  /** Takes a count back with its losses; what was counted awaits a confirmation again. */
  static boolean undo(Tx tx, Id id, Id by) {
    int undone =
        tx.sql()
            .update(STOCKTAKE)
            .set(STOCKTAKE.UNDONE_BY, by)
            .where(STOCKTAKE.ID.eq(id), STOCKTAKE.UNDONE_BY.isNull())
            .execute();
    tx.sql()
        .update(NOTED_LOSS)
        .set(NOTED_LOSS.UNDONE_BY, by)
        .where(NOTED_LOSS.STOCKTAKE.eq(id))
        .execute();
    tx.sql()
        .update(COUNTED_LINE)
        .setNull(COUNTED_LINE.SETTLED_BY)
        .where(COUNTED_LINE.SETTLED_BY.eq(id))
        .execute();
    return undone == 1;
  }

  /** The digests of those that stand. */
  public static List<Digest> digests(DSLContext sql) {
    return sql.select(STOCKTAKE.DIGEST)
        .from(STOCKTAKE)
        .where(STOCKTAKE.UNDONE_BY.isNull())
        .orderBy(STOCKTAKE.ID)
        .fetch(r -> r.value1());
  }

  /** Those of the evenings since that day that stand, the newest first. */
  public static List<Said> list(DSLContext sql, Map<String, Unit> units, LocalDate since) {
    return sql
        .selectFrom(STOCKTAKE)
        .where(STOCKTAKE.DAY.ge(since), STOCKTAKE.UNDONE_BY.isNull())
        .fetch(
            r ->
                new Said(
                    r.getId(),
                    new Stocktake(r.getDay(), lines(sql, r.getId(), units), Optional.empty()),
                    r.getWrittenAt()))
        .stream()
        .sorted(Comparator.comparingLong((Said s) -> s.id().number()).reversed())
        .toList();
  }

  private static List<Stocktake.Line> lines(DSLContext sql, Id id, Map<String, Unit> units) {
    List<Stocktake.Line> lines = new ArrayList<>();
    sql.selectFrom(STOCKTAKE_LINE)
        .where(STOCKTAKE_LINE.STOCKTAKE.eq(id))
        .orderBy(STOCKTAKE_LINE.LINE)
        .forEach(
            r -> {
              Unit unit = units.get(r.getProduct());
              if (unit != null) {
                lines.add(
                    new Stocktake.Line(
                        r.getProduct(),
                        Optional.ofNullable(r.getExpectedThousandths())
                            .map(t -> new Quantity(t, unit)),
                        new Quantity(r.getCountedThousandths(), unit),
                        LossCause.find(r.getCause())));
              }
            });
    return lines;
  }
}
