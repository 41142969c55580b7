// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.decision;

import static coop.lanterne.db.Tables.DECISION;

import coop.lanterne.charter.Ask;
import coop.lanterne.db.tables.records.DecisionRecord;
import coop.lanterne.kernel.Decider;
import coop.lanterne.kernel.Id;
import coop.lanterne.kernel.Mandate;
import coop.lanterne.kernel.Money;
import coop.lanterne.node.storage.Tx;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;

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
        earlier(tx, mandate, p.amount()),
        p.recused(),
        p.urgent(),
        p.reason().isPresent(),
        urgencies(tx, mandate));
  }

  private static List<Ask.Earlier> earlier(Tx tx, Mandate mandate, Optional<Money> amount) {
    if (amount.isEmpty()) {
      return List.of();
    }
    String currency = amount.get().currency();
    Duration period = mandate.limits().period().orElse(LONGEST_PERIOD);
    return rows(
            tx,
            mandate,
            DECISION
                .AMOUNT_CENTS
                .isNotNull()
                .and(DECISION.OUTCOME.ne("refused"))
                .and(DECISION.AT.ge(tx.now().minus(period).toString())))
        .stream()
        .map(
            r ->
                new Ask.Earlier(
                    Instant.parse(r.getAt()),
                    Optional.ofNullable(r.getParty()),
                    new Money(r.getAmountCents(), currency)))
        .toList();
  }

  private static List<Ask.Urgent> urgencies(Tx tx, Mandate mandate) {
    return rows(tx, mandate, DECISION.URGENT.isNotNull()).stream()
        .map(r -> new Ask.Urgent(Instant.parse(r.getAt()), r.getRatifiedBy() != null))
        .toList();
  }

  private static List<DecisionRecord> rows(Tx tx, Mandate mandate, Condition condition) {
    return tx.sql()
        .selectFrom(DECISION)
        .where(DECISION.MANDATE.eq(mandate.id().toString()).and(condition))
        .orderBy(DECISION.AT)
        .fetch();
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
