// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.governance;

import module java.base;

import coop.lanterne.assembly.Checked;
import coop.lanterne.assembly.VotingRules;
import coop.lanterne.charter.Ask;
import coop.lanterne.charter.Charter;
import coop.lanterne.kernel.Decider;
import coop.lanterne.kernel.Digest;
import coop.lanterne.kernel.Finding;
import coop.lanterne.kernel.Id;
import coop.lanterne.kernel.Mandate;
import coop.lanterne.kernel.Value;
import coop.lanterne.node.decision.Charters;
import coop.lanterne.node.decision.Holders;
import coop.lanterne.node.decision.People;
import coop.lanterne.node.decision.ShippedRules;
import coop.lanterne.node.governance.AgendaItem.Came;
import coop.lanterne.node.governance.Resolution.Offered;
import coop.lanterne.node.room.Ground;
import coop.lanterne.node.room.Votable.Offer;
import coop.lanterne.node.storage.Trouble;
import coop.lanterne.node.storage.Tx;

/** What use cases of the room ask of the ground: who may do it, what is read, what still stands. */
record Chamber(Ground ground, Offers offers) {
  private static final String NAME = "gouvernance";
  private static final String PURPOSE = "deliberer";

  LocalDate today() {
    return ground.today();
  }

  Charters.InForce inForce() {
    return ground.charters().get();
  }

  Meeting meeting(Id id) {
    return ground
        .read(sql -> Meetings.find(sql, id))
        .orElseThrow(() -> Says.GOVERNANCE.input("no-meeting", "", id.local()));
  }

  Charter text(Digest digest) {
    if (!ground.charters().list().contains(digest)) {
      throw Says.GOVERNANCE.input("no-text", "", digest.brief());
    }
    return ground.charters().text(digest);
  }

  // --- what still stands

  /** Refuses an item that can no longer be put. */
  void requireStands(Meeting m, AgendaItem item) {
    fallen(m, item)
        .ifPresent(
            f -> {
              throw new Trouble(Trouble.Cause.INPUT, f);
            });
  }

  /**
   * Why an item can no longer be put, at a meeting or at its second call: it is another than the
   * one called, what a room offered is gone, or the meeting adopted another on the same subject.
   */
  private Optional<Finding> fallen(Meeting m, AgendaItem item) {
    if (!item.isAsCalled()) {
      return Optional.of(changed(item));
    }
    if (!(item.resolution() instanceof Offered offered)) {
      return Optional.empty();
    }
    return offers
        .find(offered)
        .map(offer -> beside(m, offered.kind(), offer).or(offer::fallen))
        .orElseGet(() -> Optional.of(changed(item)));
  }

  static Finding changed(AgendaItem item) {
    return Says.GOVERNANCE.stop("item-changed", "", item.proposal().brief());
  }

  private Optional<Finding> beside(Meeting m, String kind, Offer offer) {
    List<AgendaItem> beside = new ArrayList<>(m.agenda());
    m.assembly().convocation().first().ifPresent(first -> beside.addAll(meeting(first).agenda()));
    return beside.stream()
        .filter(i -> i.came(Came.ADOPTED) && i.resolution().kind().equals(kind))
        .flatMap(
            i ->
                offers.find(i).filter(o -> o.subject().equals(offer.subject())).stream()
                    .map(o -> o.digest().brief() + " (" + i.number() + ")"))
        .findFirst()
        .map(adopted -> Says.GOVERNANCE.stop("text-beside-adopted", "", adopted));
  }

  /** What found no quorum at a meeting and can still be put. */
  List<AgendaItem> waiting(Meeting m) {
    return m.withoutQuorum().stream().filter(i -> fallen(m, i).isEmpty()).toList();
  }

  // --- the rules of a body

  String rulesName(String body, boolean charter) {
    Charter c = inForce().charter();
    return charter
        ? c.amendment().rules()
        : c.findBody(body).orElseThrow(() -> Says.GOVERNANCE.input("no-body", "", body)).rules();
  }

  VotingRules rules(String name) {
    return VotingRules.read(name + ".yaml", ShippedRules.file("assembly/" + name + ".yaml")).get();
  }

  // --- who may

  People.Person person(Id id) {
    return ground
        .people()
        .find(id)
        .orElseThrow(() -> Says.GOVERNANCE.right("no-person", "", id.local()));
  }

  /** The role under which that person acts, for the journal. */
  String role(Id by) {
    return Holders.role(person(by));
  }

  /** The mandate under which that person does that act; refused where there is none. */
  Mandate mandate(Id by, String act, Optional<Id> to) {
    return ground
        .mandate(person(by), act, to)
        .orElseThrow(() -> Says.GOVERNANCE.right("no-mandate", "", act));
  }

  /** The mandates that persons hold now. */
  List<Mandate> mandates() {
    return ground.mandates().list().stream()
        .filter(m -> m.holder() instanceof Decider.Persons)
        .toList();
  }

  /** Asks article 11 before these fields are read. */
  void read(Id by, List<Ask.ReadField> fields) {
    ground.requireRead(role(by), fields);
  }

  static List<Ask.ReadField> fields(String category, String... names) {
    return Stream.of(names).map(f -> new Ask.ReadField(NAME, PURPOSE, category, f)).toList();
  }

  // --- facts

  /** Journals a fact that this person tells, in the write of what it tells. */
  Id fact(Tx tx, Id by, String kind, Value document) {
    return ground.fact(tx, role(by), kind, "fact." + kind, document);
  }

  // --- what cannot be done

  /** What was checked, or the trouble that its first finding is. */
  static <T> T done(Checked<T> checked) {
    return switch (checked) {
      case Checked.Done<T>(T value) -> value;
      case Checked.Stopped<T>(List<Finding> findings) ->
          throw new Trouble(Trouble.Cause.INPUT, findings.getFirst());
    };
  }
}
