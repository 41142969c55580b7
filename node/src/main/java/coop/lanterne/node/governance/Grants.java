// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.governance;

import coop.lanterne.charter.Ask;
import coop.lanterne.charter.Charter;
import coop.lanterne.kernel.Decider;
import coop.lanterne.kernel.Id;
import coop.lanterne.kernel.Mandate;
import coop.lanterne.kernel.Outcome;
import coop.lanterne.node.decision.Desk;
import coop.lanterne.node.decision.MandateGrant;
import coop.lanterne.node.decision.Rights;
import coop.lanterne.node.governance.Governance.Kind;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Mandates given and ended between meetings, by whoever the assembly left that to. */
final class Grants {
  private final Room room;

  Grants(Room room) {
    this.room = room;
  }

  /** The instant at which that last day ends. */
  static Instant end(LocalDate lastDay, ZoneId zone) {
    return lastDay.plusDays(1).atStartOfDay(zone).toInstant();
  }

  Desk.Done<MandateGrant> give(Id by, Id to, String kindName, LocalDate until) {
    Mandate own = room.mandate(by, MandateGrant.ACT, Optional.of(to));
    Charter.MandateKind kind =
        room.charters()
            .get()
            .charter()
            .findMandateKind(kindName)
            .orElseThrow(() -> Room.trouble("no_kind", kindName));
    room.person(to);
    Instant from = room.store().now();
    room.gates()
        .require(
            Room.role(room.person(by)),
            new Ask.Grant(kindName, board(), from, end(until, room.zone())));
    Id id = room.store().write(tx -> tx.newId("mandate"));
    return decide(
        by,
        own,
        MandateGrant.ACT,
        kindName,
        decision ->
            new MandateGrant(
                List.of(
                    kind.grant(
                        id,
                        new Mandate.Grantor.ByDecision(decision),
                        new Decider.Persons(List.of(to)),
                        from,
                        end(until, room.zone()),
                        room.zone())),
                List.of()));
  }

  /** Between meetings mandates are given in the board's place. */
  private String board() {
    return room.charters().get().charter().bodies().values().stream()
        .filter(b -> b.kind().equals("board"))
        .map(Charter.Body::name)
        .findFirst()
        .orElseThrow(() -> Room.trouble("no_body", "board"));
  }

  Desk.Done<MandateGrant> end(Id by, Id mandate) {
    Mandate own = room.mandate(by, Kind.END, Optional.empty());
    Mandate ended =
        room.mandates().list().stream()
            .filter(m -> m.id().equals(mandate))
            .filter(m -> m.holder() instanceof Decider.Persons)
            .findFirst()
            .orElseThrow(() -> Room.trouble("no_such_mandate", mandate.local()));
    return decide(
        by, own, Kind.END, ended.kind(), decision -> new MandateGrant(List.of(), List.of(mandate)));
  }

  private Desk.Done<MandateGrant> decide(
      Id by, Mandate own, String act, String subject, Function<Id, MandateGrant> value) {
    return room.desk()
        .decide(
            tx ->
                Desk.Proposal.plain(
                    act,
                    subject,
                    new Outcome.WithoutAdvice<>(value.apply(tx.peekId("decision"))),
                    new Decider.Persons(List.of(by)),
                    Room.role(room.person(by)),
                    own,
                    List.of()),
            Rights::apply);
  }
}
