// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.decision;

import module java.base;

import coop.lanterne.charter.Admission;
import coop.lanterne.charter.Ask;
import coop.lanterne.charter.Charter;
import coop.lanterne.charter.Gates;
import coop.lanterne.charter.Refusal;
import coop.lanterne.charter.Register;
import coop.lanterne.charter.Verdict;
import coop.lanterne.kernel.Advice;
import coop.lanterne.kernel.Canonical;
import coop.lanterne.kernel.Decider;
import coop.lanterne.kernel.Digest;
import coop.lanterne.kernel.Id;
import coop.lanterne.kernel.Mandate;
import coop.lanterne.kernel.Money;
import coop.lanterne.kernel.Outcome;
import coop.lanterne.kernel.Value;
import coop.lanterne.node.storage.Store;
import coop.lanterne.node.storage.Tx;
import org.jooq.DSLContext;

/**
 * Asks the charter in force, and journals what it refuses: the article, never the content. What is
 * refused to visitors is journalled once an hour for each article and gate: whoever is not known
 * here cannot fill the journal.
 */
public final class Gatekeeper {
  private static final Duration VISITORS_AGAIN = Duration.ofHours(1);

  private final Store store;
  private final Journal journal;
  private final Charters charters;
  private final SecureRandom random = new SecureRandom();
  private final Map<String, Instant> refusedToVisitors = new HashMap<>();

  /** The gatekeeper of that node. */
  public Gatekeeper(Store store, Journal journal, Charters charters) {
    this.store = store;
    this.journal = journal;
    this.charters = charters;
  }

  /**
   * Asks the charter about an act of a person, outside any write.
   *
   * @param role the role under which it is asked
   * @return what the person should know all the same
   * @throws RefusedByCharter when it is refused; the refusal is journalled
   */
  public List<Verdict.Note> require(String role, Ask... asks) {
    Gates gates = store.read(charters::gates);
    try {
      return pass(gates, asks);
    } catch (RefusedByCharter refused) {
      journal(refused, role, Optional.empty());
      throw refused;
    }
  }

  /**
   * Asks whether that person or body may give a mandate of that kind for that time, before it is
   * made out; the desk asks again when it is given.
   */
  public void requireGrant(String role, Decider by, String kind, Instant from, Instant until) {
    String giver = store.read(sql -> giver(sql, by));
    require(role, new Ask.Grant(kind, giver, from, until));
  }

  /** Refuses what is for members to someone who is none; the refusal is journalled. */
  public RefusedByCharter refuseToStranger(String role) {
    return refused(role, gates -> gates.membersOnly(role));
  }

  /** Refuses an act to someone who holds no mandate for it; the refusal is journalled. */
  public RefusedByCharter refuseWithoutMandate(String role, String act) {
    return refused(role, gates -> gates.withoutMandate(act));
  }

  private RefusedByCharter refused(String role, Function<Gates, Refusal> why) {
    RefusedByCharter refused =
        new RefusedByCharter(List.of(why.apply(store.read(charters::gates))));
    journal(refused, role, Optional.empty());
    return refused;
  }

  /** Whether the charter allows that; nothing is done, and nothing is journalled. */
  public boolean allows(Ask ask) {
    return verdict(store.<Gates>read(charters::gates), ask) instanceof Verdict.Allowed;
  }

  /** Every limit that such a use of a mandate would exceed now; nothing is decided by asking. */
  public List<Mandate.Breach> breaches(
      Mandate mandate, String act, Decider by, Money amount, Optional<String> party) {
    return store.read(
        sql ->
            mandate.breaches(
                charters
                    .gates(sql)
                    .reckon(Uses.ask(sql, mandate, act, by, store.now(), amount, party))));
  }

  /**
   * What an import may keep of a table's columns, and what it leaves out under which article.
   *
   * @param table the table that the file fills, such as {@code sales}
   */
  public Admission importing(
      String room, String purpose, String table, List<Admission.Column> columns, LocalDate on) {
    return store.<Gates>read(charters::gates).importing(room, purpose, table, columns, on);
  }

  /**
   * Asks whether an advice may be kept and shown.
   *
   * @param degree its place in the decision, in words
   * @param inputs the results that it read, each with its class
   * @throws RefusedByCharter when it may not; the refusal is journalled
   */
  public void showing(
      Advice<?> advice,
      String degree,
      List<Ask.Input> inputs,
      Gates.Showing showing,
      Register register) {
    Gates gates = store.read(charters::gates);
    if (gates.advice(advice, degree, inputs, showing, register)
        instanceof Verdict.Refused(List<Refusal> refusals)) {
      RefusedByCharter refused = new RefusedByCharter(refusals);
      journal(refused, "node", Optional.empty());
      throw refused;
    }
  }

  static List<Verdict.Note> pass(Gates gates, Ask... asks) {
    List<Verdict.Note> notes = new ArrayList<>();
    for (Ask ask : asks) {
      switch (verdict(gates, ask)) {
        case Verdict.Allowed(List<Verdict.Note> more) -> notes.addAll(more);
        case Verdict.Refused(List<Refusal> refusals) -> throw new RefusedByCharter(refusals);
      }
    }
    return List.copyOf(notes);
  }

  private static Verdict verdict(Gates gates, Ask ask) {
    return switch (ask) {
      case Ask.AtData a -> gates.data(a);
      case Ask.AtOutput a -> gates.output(a);
      case Ask.AtDecision a -> gates.decision(a);
      case Ask.AtModel a -> gates.model(a);
      case Ask.AtEgress a -> gates.egress(a);
      case Ask.AtLife a -> gates.life(a);
      case Ask.AtBuild a -> gates.build(a);
    };
  }

  /**
   * Asks about a decision, within its write: the mandate, its limits, the lines seen.
   *
   * @return the use of the mandate, acts that count as one and the period added up
   */
  <T extends Canonical> Mandate.Use decision(Tx tx, Desk.Proposal<T> p) {
    Mandate.Limits limits = p.mandate().limits();
    if (!(p.outcome() instanceof Outcome.Refused<T>)
        && p.amount().isEmpty()
        && (limits.perAct().isPresent()
            || limits.perPeriod().isPresent()
            || limits.cosignAbove().isPresent())) {
      throw new IllegalArgumentException(p.act() + " commits an amount under " + p.mandate().id());
    }
    Ask.Use use = Uses.ask(tx, p);
    List<Ask> asks = new ArrayList<>(List.of(use));
    if (!p.lines().proposed().isEmpty()) {
      asks.add(Uses.lines(p));
    }
    if (p.outcome().decided().orElse(null)
        instanceof MandateGrant(List<Mandate> given, List<Id> ended)) {
      given.forEach(
          m -> asks.add(new Ask.Grant(m.kind(), giver(tx.sql(), p.by()), m.from(), m.until())));
    }
    Gates gates = charters.gates(tx.sql());
    pass(gates, asks.toArray(Ask[]::new));
    return gates.reckon(use);
  }

  /** Whoever gives a mandate between meetings gives it in the board's place. */
  private String giver(DSLContext sql, Decider by) {
    return switch (by) {
      case Decider.Body(String name) -> name;
      case Decider.Persons persons ->
          charters.charter(sql).bodies().values().stream()
              .filter(b -> b.kind().equals("board"))
              .map(Charter.Body::name)
              .findFirst()
              .orElse("");
    };
  }

  /** Whether the same was refused to visitors within the hour; else it now was. */
  private synchronized boolean isKnownOfVisitors(Refusal refusal) {
    String what = refusal.article() + " " + refusal.gate();
    Instant now = store.now();
    Instant last = refusedToVisitors.get(what);
    if (last != null && last.plus(VISITORS_AGAIN).isAfter(now)) {
      return true;
    }
    refusedToVisitors.put(what, now);
    return false;
  }

  Digest charterDigest(DSLContext sql) {
    return charters.digest(sql);
  }

  /** Journals a refusal: the article and the gate, the role, a salted commitment to the request. */
  void journal(RefusedByCharter refused, String role, Optional<Id> mandate) {
    if (role.equals(Role.VISITOR.text()) && isKnownOfVisitors(refused.refusal())) {
      return;
    }
    byte[] salt = new byte[32];
    random.nextBytes(salt); // not kept: nobody can guess the request from the journal
    Digest commitment = Refusal.commitment(salt, Value.of(refused.refusal().seen().toString()));
    store.write(
        tx -> {
          Id id = tx.newId("refusal");
          Digest digest =
              tx.keep(
                  id, "charter.refused/1", refused.refusal().journalled(role, mandate, commitment));
          journal.record(
              tx,
              Journal.Line.fact(role, "charter.refused", id, digest),
              charters.digest(tx.sql()));
          return true;
        });
    journal.advance();
  }
}
