// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.grocery.shop;

import static coop.lanterne.db.Tables.SURPLUS_TAKEN;

import module java.base;

import coop.lanterne.grocery.files.Facts;
import coop.lanterne.grocery.surplus.SurplusProposal;
import coop.lanterne.kernel.Enacted;
import coop.lanterne.kernel.Id;
import coop.lanterne.kernel.Quantity;
import coop.lanterne.kernel.Unit;
import coop.lanterne.kernel.Value;
import coop.lanterne.node.room.TakenBack;
import coop.lanterne.node.storage.Tx;
import org.jooq.Condition;
import org.jooq.DSLContext;

/** What is taken of growers' surplus: written for what people decided, and for nothing else. */
public final class SurplusTaken {
  private SurplusTaken() {}

  /** Writes what was decided; offers of which nothing is taken are left out. */
  public static void write(Tx tx, Enacted<TakenSurplus> enacted) {
    SurplusProposal surplus = enacted.value().surplus();
    for (SurplusProposal.Line line : surplus.lines()) {
      if (line.quantity().thousandths() > 0) {
        tx.sql()
            .insertInto(SURPLUS_TAKEN)
            .set(SURPLUS_TAKEN.DECISION, enacted.decision().id())
            .set(SURPLUS_TAKEN.OFFER, Id.parse(line.offer()))
            .set(SURPLUS_TAKEN.DAY, surplus.day())
            .set(SURPLUS_TAKEN.PRODUCT, line.product())
            .set(SURPLUS_TAKEN.THOUSANDTHS, line.quantity().thousandths())
            .set(SURPLUS_TAKEN.UNIT, line.quantity().unit().symbol())
            .set(SURPLUS_TAKEN.LAST_DAY, line.lastDay())
            .execute();
      }
    }
  }

  /** Marks what a decision took as taken back by a later one. */
  public static void reverse(Tx tx, Enacted<TakenBack> reversal) {
    tx.sql()
        .update(SURPLUS_TAKEN)
        .set(SURPLUS_TAKEN.REVERSED_BY, reversal.decision().id())
        .where(SURPLUS_TAKEN.DECISION.eq(reversal.value().decision()))
        .execute();
  }

  private static Condition stands(LocalDate day) {
    return SURPLUS_TAKEN
        .DAY
        .between(day.minusDays(Stored.LATE), day)
        .and(SURPLUS_TAKEN.REVERSED_BY.isNull());
  }

  /** What stands, for the digest of all that a day's orders depend on. */
  public static Value canonical(DSLContext sql, LocalDate day) {
    return new Value.Seq(
        sql.selectFrom(SURPLUS_TAKEN)
            .where(stands(day))
            .orderBy(SURPLUS_TAKEN.DECISION, SURPLUS_TAKEN.OFFER)
            .fetch(r -> Value.of(r.getDecision() + " " + r.getOffer())));
  }

  /** What is to come of it: neither a file of deliveries nor a count of the stock speaks of it. */
  static List<Facts.Delivery> due(
      DSLContext sql,
      Map<String, Unit> units,
      LocalDate day,
      List<Facts.Delivery> delivered,
      List<Facts.Count> counts) {
    Set<String> said = new HashSet<>();
    delivered.forEach(d -> said.add(d.date() + " " + d.product()));
    return read(sql, stands(day)).stream()
        .filter(d -> d.ordered().unit() == units.get(d.product()))
        .filter(d -> !said.contains(d.date() + " " + d.product()))
        .filter(d -> counts.stream().noneMatch(c -> counts(c, d)))
        .toList();
  }

  /** What was taken on that day, and not given back. */
  public static List<Facts.Delivery> of(DSLContext sql, LocalDate day) {
    return read(sql, SURPLUS_TAKEN.DAY.eq(day).and(SURPLUS_TAKEN.REVERSED_BY.isNull()));
  }

  private static List<Facts.Delivery> read(DSLContext sql, Condition which) {
    return sql.selectFrom(SURPLUS_TAKEN)
        .where(which)
        .orderBy(SURPLUS_TAKEN.DAY, SURPLUS_TAKEN.PRODUCT, SURPLUS_TAKEN.OFFER)
        .fetch(
            r ->
                new Facts.Delivery(
                    r.getDay(),
                    r.getProduct(),
                    new Quantity(r.getThousandths(), Unit.parse(r.getUnit())),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of(r.getLastDay())));
  }

  private static boolean counts(Facts.Count count, Facts.Delivery due) {
    return count.product().equals(due.product()) && !count.date().isBefore(due.date());
  }
}
