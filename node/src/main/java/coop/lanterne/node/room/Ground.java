// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.room;

import module java.base;

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
import org.jooq.DSLContext;

/**
 * What every use case stands on: the clock, the people, the charter in force, the journal.
 *
 * @param zone where the organisation is: its days begin there
 */
public record Ground(
    Store store,
    Journal journal,
    Charters charters,
    Gatekeeper gates,
    Desk desk,
    Mandates mandates,
    Records records,
    People people,
    ZoneId zone) {

  /** The time now, in whole seconds. */
  public Instant now() {
    return store.now();
  }

  /** The day where the organisation is. */
  public LocalDate today() {
    return LocalDate.ofInstant(store.now(), zone);
  }

  /** Reads what is kept. */
  public <T> T read(Function<DSLContext, T> work) {
    return store.read(work);
  }

  /** Writes what is no fact yet. */
  public <T> T draft(Function<Tx, T> work) {
    return store.write(work);
  }

  /** Writes what is noted and its facts, whole or not at all. */
  public <T> T note(Function<Tx, T> work) {
    T noted = store.write(work);
    journal.advance();
    return noted;
  }

  /**
   * Keeps a document and journals it as a fact, in the write of what it tells.
   *
   * @param role under which it is told
   * @param kind the kind of its identifier; its type is {@code <kind>/1}
   * @param action what the journal calls it, such as {@code fact.loan}
   */
  public Id fact(Tx tx, String role, String kind, String action, Value document) {
    Id id = tx.newId(kind);
    fact(tx, role, action, id, tx.keep(id, kind + "/1", document));
    return id;
  }

  /** Journals what is kept already as a fact. */
  public void fact(Tx tx, String role, String action, Id id, Digest digest) {
    journal.record(tx, Journal.Line.fact(role, action, id, digest), charters.digest(tx.sql()));
  }

  // --- who may

  private Holders holders() {
    return new Holders(store, gates, mandates);
  }

  /** Asks the charter about what is read under that role. */
  public void require(String role, Ask... asks) {
    gates.require(role, asks);
  }

  /** Asks article 11 about these fields. */
  public void requireRead(String role, List<Ask.ReadField> reads) {
    gates.require(role, reads.toArray(Ask[]::new));
  }

  /** Asks article 10 about an act of that person, towards someone or no one. */
  public void ask(People.Person person, String act, Optional<Id> to) {
    holders().ask(person, act, to);
  }

  /** Whether that person may do that act now; nothing is journalled. */
  public boolean may(Optional<People.Person> person, String act) {
    return holders().may(person, act);
  }

  /**
   * The mandate under which that person does that act; none where they hold none.
   *
   * @throws coop.lanterne.node.decision.RefusedByCharter when the charter refuses
   */
  public Optional<Mandate> mandate(People.Person by, String act, Optional<Id> to) {
    return holders().find(by, act, to);
  }

  /**
   * Decides without an advice, for a reason that stands beside the decision.
   *
   * @param subject what it is about, told before the value takes its identifier
   */
  public <T extends Canonical> Desk.Done<T> decide(
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
                subject.apply(tx),
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
}
