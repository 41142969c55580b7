// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.decision;

import static coop.lanterne.db.Tables.*;

import module java.base;

import coop.lanterne.charter.Ask;
import coop.lanterne.db.tables.Decision;
import coop.lanterne.db.tables.records.DecisionRecord;
import coop.lanterne.kernel.Decider;
import coop.lanterne.kernel.Id;
import coop.lanterne.kernel.Mandate;
import coop.lanterne.kernel.Money;
import coop.lanterne.node.storage.Tx;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.impl.DSL;

/** The facts of a decision, as the charter asks for them. */
final class Uses {
  private static final Duration LONGEST_PERIOD = Duration.ofDays(366);

  private Uses() {}

  /** The use of a mandate, with what was done under it before. */
  static Ask.Use ask(Tx tx, Desk.Proposal<?> p) {
    Mandate mandate = p.mandate();
    return new Ask.Use(
        mandate,
        p.act(),
        p.by(),
        tx.now(),
        p.amount(),
        p.party(),
        earlier(tx.sql(), mandate, p.amount(), tx.now()),
        p.recused(),
        p.urgent(),
        p.reason().isPresent(),
        urgencies(tx.sql(), mandate));
  }

  /** A use of a mandate that nobody has asked for yet. */
  static Ask.Use ask(
      DSLContext sql,
      Mandate mandate,
      String act,
      Decider by,
      Instant at,
      Money amount,
      Optional<String> party) {
    return new Ask.Use(
        mandate,
        act,
        by,
        at,
        Optional.of(amount),
        party,
        earlier(sql, mandate, Optional.of(amount), at),
        false,
        Optional.empty(),
        false,
        urgencies(sql, mandate));
  }

  private static List<Ask.Earlier> earlier(
      DSLContext sql, Mandate mandate, Optional<Money> amount, Instant at) {
    if (amount.isEmpty()) {
      return List.of();
    }
    String currency = amount.get().currency();
    Duration period = mandate.limits().period().orElse(LONGEST_PERIOD);
    return rows(
            sql,
            mandate,
            DECISION.AMOUNT_CENTS.isNotNull().and(stands()).and(DECISION.AT.ge(at.minus(period))))
        .stream()
        .map(
            r ->
                new Ask.Earlier(
                    r.getAt(),
                    Optional.ofNullable(r.getParty()),
                    new Money(r.getAmountCents(), currency)))
        .toList();
  }

  /** A decision that commits something: not refused, and not taken back since. */
  private static Condition stands() {
    Decision later = DECISION.as("later");
    return DECISION
        .OUTCOME
        .ne("refused")
        .and(DSL.notExists(DSL.selectOne().from(later).where(later.REVERSES.eq(DECISION.ID))));
  }

  private static List<Ask.Urgent> urgencies(DSLContext sql, Mandate mandate) {
    return rows(sql, mandate, DECISION.URGENT.isNotNull()).stream()
        .map(r -> new Ask.Urgent(r.getAt(), r.getRatifiedBy() != null))
        .toList();
  }

  private static List<DecisionRecord> rows(DSLContext sql, Mandate mandate, Condition condition) {
    return sql.selectFrom(DECISION)
        .where(DECISION.MANDATE.in(alike(mandate)), condition)
        .orderBy(DECISION.AT, DECISION.ID)
        .fetch();
  }

  /** Renewed or given twice, the mandates of one kind and one holder have one ceiling. */
  private static Select<Record1<Id>> alike(Mandate mandate) {
    Condition holder =
        switch (mandate.holder()) {
          case Decider.Persons(List<Id> ids) -> MANDATE.PERSON.eq(ids.getFirst());
          case Decider.Body(String name) -> MANDATE.BODY.eq(name);
        };
    return DSL.select(MANDATE.ID).from(MANDATE).where(MANDATE.KIND.eq(mandate.kind()), holder);
  }

  /** The lines of an advice as they stood on the form. */
  static Ask.Adopt lines(Desk.Proposal<?> p) {
    Desk.Lines l = p.lines();
    Optional<String> person =
        p.by() instanceof Decider.Persons(List<Id> ids)
            ? Optional.of(ids.getFirst().toString())
            : Optional.empty();
    return new Ask.Adopt(
        new Ask.By(person, Optional.empty()),
        Optional.of(l.proposed()),
        l.seen(),
        l.toLookAt(),
        l.opened());
  }
}
