// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.governance;

import module java.base;

import coop.lanterne.charter.Charter;
import coop.lanterne.kernel.Decider;
import coop.lanterne.kernel.Id;
import coop.lanterne.kernel.Mandate;
import coop.lanterne.kernel.Outcome;
import coop.lanterne.node.decision.Desk;
import coop.lanterne.node.decision.MandateGrant;
import coop.lanterne.node.decision.Rights;
import coop.lanterne.node.room.Ground;
import coop.lanterne.node.storage.Tx;

/** Mandates given and ended between meetings, by whoever the assembly left that to. */
record Grants(Chamber chamber) {
  private Instant end(Resolution.Grant grant) {
    return grant.until().plusDays(1).atStartOfDay(chamber.ground().zone()).toInstant();
  }

  /** Asks the charter whether they may give that mandate. */
  void require(String role, Decider by, Resolution.Grant grant) {
    Ground ground = chamber.ground();
    kind(grant);
    ground.gates().requireGrant(role, by, grant.mandateKind(), ground.now(), end(grant));
  }

  private Charter.MandateKind kind(Resolution.Grant grant) {
    return chamber
        .inForce()
        .charter()
        .findMandateKind(grant.mandateKind())
        .orElseThrow(() -> Says.GOVERNANCE.input("no-kind", "", grant.mandateKind()));
  }

  /** The mandate that a decision gives, from that moment on. */
  MandateGrant given(Tx tx, Resolution.Grant grant) {
    return new MandateGrant(
        List.of(
            kind(grant)
                .grant(
                    tx.newId("mandate"),
                    new Mandate.Grantor.ByDecision(tx.peekId("decision")),
                    new Decider.Persons(List.of(grant.person())),
                    tx.now(),
                    end(grant),
                    chamber.ground().zone())),
        List.of());
  }

  Desk.Done<MandateGrant> give(Id by, Resolution.Grant grant) {
    Mandate own = chamber.mandate(by, MandateGrant.ACT, Optional.of(grant.person()));
    chamber.person(grant.person());
    require(chamber.role(by), new Decider.Persons(List.of(by)), grant);
    return decide(by, own, MandateGrant.ACT, grant.mandateKind(), tx -> given(tx, grant));
  }

  Desk.Done<MandateGrant> end(Id by, Id mandate) {
    Mandate own = chamber.mandate(by, MandateGrant.END, Optional.empty());
    Mandate ended =
        chamber.mandates().stream()
            .filter(m -> m.id().equals(mandate))
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
