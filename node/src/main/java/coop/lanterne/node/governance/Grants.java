// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.governance;

import coop.lanterne.charter.Charter;
import coop.lanterne.kernel.Decider;
import coop.lanterne.kernel.Id;
import coop.lanterne.kernel.Mandate;
import coop.lanterne.kernel.Outcome;
import coop.lanterne.node.decision.Desk;
import coop.lanterne.node.decision.MandateGrant;
import coop.lanterne.node.decision.Rights;
import coop.lanterne.node.storage.Tx;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Mandates given and ended between meetings, by whoever the assembly left that to. */
final class Grants {
  private final Chamber chamber;

  Grants(Chamber chamber) {
    this.chamber = chamber;
  }

  /** The instant at which that last day ends. */
  static Instant end(LocalDate lastDay, ZoneId zone) {
    return lastDay.plusDays(1).atStartOfDay(zone).toInstant();
  }

  Desk.Done<MandateGrant> give(Id by, Id to, String kindName, LocalDate until) {
    Mandate own = chamber.mandate(by, MandateGrant.ACT, Optional.of(to));
    Charter.MandateKind kind =
        chamber
            .ground()
            .charters()
            .get()
            .charter()
            .findMandateKind(kindName)
            .orElseThrow(() -> Says.GOVERNANCE.input("no-kind", "", kindName));
    chamber.person(to);
    Instant from = chamber.ground().store().now();
    chamber
        .ground()
        .gates()
        .requireGrant(
            chamber.role(by),
            new Decider.Persons(List.of(by)),
            kindName,
            from,
            end(until, chamber.ground().zone()));
    return decide(
        by,
        own,
        MandateGrant.ACT,
        kindName,
        tx ->
            new MandateGrant(
                List.of(
                    kind.grant(
                        tx.newId("mandate"),
                        new Mandate.Grantor.ByDecision(tx.peekId("decision")),
                        new Decider.Persons(List.of(to)),
                        from,
                        end(until, chamber.ground().zone()),
                        chamber.ground().zone())),
                List.of()));
  }

  Desk.Done<MandateGrant> end(Id by, Id mandate) {
    Mandate own = chamber.mandate(by, MandateGrant.END, Optional.empty());
    Mandate ended =
        chamber.ground().mandates().list().stream()
            .filter(m -> m.id().equals(mandate))
            .filter(m -> m.holder() instanceof Decider.Persons)
            .findFirst()
            .orElseThrow(() -> Says.GOVERNANCE.input("no-such-mandate", "", mandate.local()));
    return decide(
        by,
        own,
        MandateGrant.END,
        ended.kind(),
        tx -> new MandateGrant(List.of(), List.of(mandate)));
  }

  private Desk.Done<MandateGrant> decide(
      Id by, Mandate own, String act, String subject, Function<Tx, MandateGrant> value) {
    return chamber
        .ground()
        .desk()
        .decide(
            tx ->
                Desk.Proposal.plain(
                    act,
                    subject,
                    new Outcome.WithoutAdvice<>(value.apply(tx)),
                    new Decider.Persons(List.of(by)),
                    chamber.role(by),
                    own,
                    List.of()),
            Rights::apply);
  }
}
