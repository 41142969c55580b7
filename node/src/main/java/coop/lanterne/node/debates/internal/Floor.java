// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.debates.internal;

import coop.lanterne.charter.Ask;
import coop.lanterne.kernel.Canonical;
import coop.lanterne.kernel.Decider;
import coop.lanterne.kernel.Digest;
import coop.lanterne.kernel.Id;
import coop.lanterne.kernel.Mandate;
import coop.lanterne.kernel.Outcome;
import coop.lanterne.kernel.Value;
import coop.lanterne.node.decision.Charters;
import coop.lanterne.node.decision.Desk;
import coop.lanterne.node.decision.Gatekeeper;
import coop.lanterne.node.decision.Holders;
import coop.lanterne.node.decision.Journal;
import coop.lanterne.node.decision.Mandates;
import coop.lanterne.node.decision.People;
import coop.lanterne.node.decision.Records;
import coop.lanterne.node.storage.Store;
import coop.lanterne.node.storage.Tx;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What every use case of the room stands on: who may do it, what is asked, what is journalled. */
public record Floor(
    Store store,
    Journal journal,
    Charters charters,
    Gatekeeper gates,
    Desk desk,
    Mandates mandates,
    Records records,
    ZoneId zone) {
  /** The room's name in the charter. */
  static final String ROOM = "debats";

  /** What the room reads data for. */
  static final String PURPOSE = "debattre";

  /** Opens a debate. */
  static final String OPEN = "debate.open";

  /** Publishes and sets aside. */
  static final String MODERATE = "debate.moderate";

  /** Moves a debate to another stage. */
  static final String STAGE = "debate.stage";

  /** Asks for a synthesis, and corrects its sorting. */
  static final String SORT = "debate.sort";

  /** The day where the organisation is. */
  LocalDate today() {
    return LocalDate.ofInstant(store.now(), zone);
  }

  private Holders holders() {
    return new Holders(store, gates, mandates);
  }

  /** Whether that person may do that act now; nothing is journalled. */
  boolean may(Optional<People.Person> person, String act) {
    return holders().may(person, act);
  }

  /** The mandate under which that person does that act; refused where there is none. */
  Mandate mandate(People.Person by, String act) {
    return holders()
        .find(by, act, Optional.empty())
        .orElseThrow(() -> Says.DEBATES.right("no-mandate", "", act));
  }

  /** Asks article 11 about what is read of contributions, and article 13 about consent. */
  void requireVoiced(String role, boolean consent) {
    requireVoiced(role, consent, Reads.CONTRIBUTIONS);
  }

  /** Asks article 11 about these fields, and article 13 about consent. */
  void requireVoiced(String role, boolean consent, List<Ask.ReadField> reads) {
    List<Ask> asks = new ArrayList<>(reads);
    asks.addFirst(new Ask.Voiced(consent, List.of()));
    gates.require(role, asks.toArray(Ask[]::new));
  }

  /** Asks article 11 about these fields. */
  void requireRead(String role, List<Ask.ReadField> reads) {
    gates.require(role, reads.toArray(Ask[]::new));
  }

  /** Decides under that mandate, for a reason that stands beside the decision. */
  <T extends Canonical> Desk.Done<T> decide(
      People.Person by,
      Mandate mandate,
      String act,
      Function<Tx, String> subject,
      Function<Tx, T> value,
      String reason,
      Optional<Id> reverses,
      Desk.Application<T> application) {
    return desk.decide(
        tx ->
            new Desk.Proposal<>(
                act,
                subject.apply(tx), // before the value takes its identifier
                new Outcome.WithoutAdvice<>(value.apply(tx)),
                new Decider.Persons(List.of(by.id())),
                Holders.role(by),
                mandate,
                List.of(),
                Optional.of(reason),
                Optional.empty(),
                false,
                reverses,
                Desk.Lines.NONE),
        application);
  }

  /** Writes what is noted and its facts, whole or not at all. */
  <T> T note(Function<Tx, T> work) {
    T noted = store.write(work);
    journal.advance();
    return noted;
  }

  /** The smallest group of people that article 8 of the charter in force lets be told of. */
  int smallestGroup() {
    return Math.toIntExact(
        ((Value.Int) charters.get().charter().article("A08").params().get("k")).value());
  }

  /** Keeps and journals that these were published: contributions or statements, by their ids. */
  void published(Tx tx, People.Person by, Debate debate, List<String> ids) {
    fact(
        tx,
        Holders.role(by),
        "publication",
        "publication",
        Value.rec(
            "debate", debate.id(), "published", Value.list(ids.stream().map(Id::parse).toList())));
  }

  /** Keeps and journals a fact, in the write of what it tells. */
  Id fact(Tx tx, String role, String kind, String action, Value document) {
    Id id = tx.newId(kind);
    Digest digest = tx.keep(id, kind + "/1", document);
    journal.record(
        tx, Journal.Line.fact(role, "fact." + action, id, digest), charters.digest(tx.sql()));
    return id;
  }
}
