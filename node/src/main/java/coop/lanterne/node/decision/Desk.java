// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.decision;

import static coop.lanterne.db.Tables.*;

import module java.base;

import coop.lanterne.db.tables.records.DecisionRecord;
import coop.lanterne.db.tables.records.DocumentRecord;
import coop.lanterne.kernel.Canonical;
import coop.lanterne.kernel.CanonicalBytes;
import coop.lanterne.kernel.Decider;
import coop.lanterne.kernel.Decision;
import coop.lanterne.kernel.DecisionDesk;
import coop.lanterne.kernel.Digest;
import coop.lanterne.kernel.Enacted;
import coop.lanterne.kernel.Id;
import coop.lanterne.kernel.Mandate;
import coop.lanterne.kernel.Money;
import coop.lanterne.kernel.Outcome;
import coop.lanterne.kernel.Value;
import coop.lanterne.node.storage.Store;
import coop.lanterne.node.storage.Trouble;
import coop.lanterne.node.storage.Tx;
import org.jooq.DSLContext;

/**
 * Where people's decisions are made: checked against the mandate and the charter, written, applied
 * and journalled in one transaction. What is refused leaves nothing but the refusal.
 */
public final class Desk extends DecisionDesk {
  private final Store store;
  private final Journal journal;
  private final Gatekeeper gates;

  /** The desk of that node. */
  public Desk(Store store, Journal journal, Gatekeeper gates) {
    this.store = store;
    this.journal = journal;
    this.gates = gates;
  }

  /**
   * What people want to decide.
   *
   * @param subject what it is about within its act, such as a supplier and a day
   * @param role the role under which they act, for the journal
   * @param advices the advices that they had before them
   * @param reason their written reason; kept beside them, never journalled
   * @param urgent the kind of urgency invoked
   * @param recused whether one of them has a personal interest
   * @param reverses the decision that this one reverses
   * @param lines what stood on the form that they sent
   */
  public record Proposal<T extends Canonical>(
      String act,
      String subject,
      Outcome<T> outcome,
      Decider by,
      String role,
      Mandate mandate,
      List<Id> advices,
      Optional<String> reason,
      Optional<String> urgent,
      boolean recused,
      Optional<Id> reverses,
      Lines lines) {
    public Proposal {
      advices = List.copyOf(advices);
      reason = reason.map(String::strip).filter(words -> !words.isEmpty());
      if (outcome instanceof Outcome.Refused<T>) { // claims no urgency
        urgent = Optional.empty();
      }
    }

    /** What the decided value commits, where it commits money. */
    private Optional<Commits> commits() {
      return outcome.decided().filter(Commits.class::isInstance).map(Commits.class::cast);
    }

    Optional<Money> amount() {
      return commits().map(Commits::amount);
    }

    Optional<String> party() {
      return commits().map(Commits::party);
    }

    /** A decision about no line of a form, such as an assembly's. */
    public static <T extends Canonical> Proposal<T> plain(
        String act,
        String subject,
        Outcome<T> outcome,
        Decider by,
        String role,
        Mandate mandate,
        List<Id> advices) {
      return new Proposal<>(
          act,
          subject,
          outcome,
          by,
          role,
          mandate,
          advices,
          Optional.empty(),
          Optional.empty(),
          false,
          Optional.empty(),
          Lines.NONE);
    }
  }

  /**
   * The lines of an advice, as they stood on the form that was sent, each by its name.
   *
   * @param proposed those of the advice
   * @param seen those that stood on the form, with quantity and reason
   * @param toLookAt those marked to be looked at
   * @param opened those that were opened
   * @param changed how many were changed
   */
  public record Lines(
      List<String> proposed,
      List<String> seen,
      List<String> toLookAt,
      List<String> opened,
      int changed) {
    /** A decision that has no lines. */
    public static final Lines NONE = new Lines(List.of(), List.of(), List.of(), List.of(), 0);

    public Lines {
      proposed = List.copyOf(proposed);
      seen = List.copyOf(seen);
      toLookAt = List.copyOf(toLookAt);
      opened = List.copyOf(opened);
    }
  }

  /** Applies what was decided, in the same transaction. */
  @FunctionalInterface
  public interface Application<T extends Canonical> {
    /** Writes what was decided. */
    void apply(Tx tx, Enacted<T> enacted);
  }

  /** A decision made, and its place in the journal. */
  public record Done<T extends Canonical>(Decision<T> decision, long entry) {}

  /**
   * Decides.
   *
   * @throws RefusedByCharter when the mandate or the charter does not allow it; the refusal is
   *     journalled, nothing else is written
   * @throws Trouble when the advice was decided on or replaced meanwhile
   */
  public <T extends Canonical> Done<T> decide(Proposal<T> proposal, Application<T> application) {
    return decide(tx -> proposal, application);
  }

  /**
   * Decides what is made ready within the same write, where the identifier that the decision will
   * have is already known by {@link Tx#peekId}.
   */
  public <T extends Canonical> Done<T> decide(
      Function<Tx, Proposal<T>> prepare, Application<T> application) {
    AtomicReference<Proposal<T>> prepared = new AtomicReference<>();
    Done<T> done;
    try {
      done =
          store.write(
              tx -> {
                Proposal<T> proposal = prepare.apply(tx);
                prepared.set(proposal);
                return write(tx, proposal, application);
              });
    } catch (RefusedByCharter refused) {
      Proposal<T> proposal = prepared.get();
      gates.journal(refused, proposal.role(), Optional.of(proposal.mandate().id()));
      throw refused;
    }
    journal.advance();
    return done;
  }

  private <T extends Canonical> Done<T> write(
      Tx tx, Proposal<T> proposal, Application<T> application) {
    Mandate.Use use;
    if (proposal.act().equals(Founding.ACT)) {
      if (!Charters.isEmpty(tx.sql())) {
        throw new IllegalStateException("a node is founded once");
      }
      use = Mandate.Use.of(proposal.act(), proposal.by(), tx.now()); // no charter, no mandate yet
    } else {
      requireGiven(tx.sql(), proposal.mandate());
      use = gates.decision(tx, proposal);
    }
    proposal.reverses().ifPresent(earlier -> requireStands(tx.sql(), proposal.act(), earlier));
    List<Decision.Cited> cited = cite(tx, proposal);
    Id id = tx.newId("decision");
    Optional<Commitment> commitment = proposal.reason().map(Commitment::of);
    Decision<T> decision;
    try {
      decision =
          decide(
              id,
              proposal.outcome(),
              proposal.mandate(),
              use,
              cited,
              commitment.map(Commitment::digest),
              proposal.reverses());
    } catch (OutsideMandate e) {
      // the charter's gate has already compared every limit, and says it better
      throw new IllegalStateException("the gate let through what the mandate forbids", e);
    }
    Digest digest = tx.keep(id, Decision.TYPE, decision);
    insert(tx, proposal, decision);
    proposal
        .reason()
        .ifPresent(
            words ->
                tx.sql()
                    .insertInto(REASON)
                    .set(REASON.DECISION, id)
                    .set(REASON.SALT, commitment.orElseThrow().salt())
                    .set(REASON.WORDS, words)
                    .execute());
    enact(decision).ifPresent(enacted -> application.apply(tx, enacted));
    long entry =
        journal.record(
            tx,
            new Journal.Line(
                proposal.role(),
                "decision",
                Optional.of(id),
                digest,
                Optional.empty(),
                Optional.of(id),
                proposal.reverses(),
                Optional.empty()),
            gates.charterDigest(tx.sql()));
    return new Done<>(decision, entry);
  }

  /**
   * A mandate is what a decision gave, as it stands now: not what a caller or an old page holds.
   */
  private static void requireGiven(DSLContext sql, Mandate mandate) {
    boolean given =
        sql.fetchExists(
            MANDATE,
            MANDATE.ID.eq(mandate.id()),
            MANDATE.ENDED_AT.isNull(),
            MANDATE.CANONICAL.eq(CanonicalBytes.encode("mandate/1", mandate.canonical())));
    if (!given) {
      throw Trouble.of(
          Trouble.Cause.RIGHT, "mandate-not-in-force", "mandate", mandate.id().toString());
    }
  }

  /** What is taken back is a decision of the same act that was not taken back yet. */
  private static void requireStands(DSLContext sql, String act, Id earlier) {
    boolean stands =
        sql.fetchExists(DECISION, DECISION.ID.eq(earlier), DECISION.ACT.eq(act))
            && !sql.fetchExists(DECISION, DECISION.REVERSES.eq(earlier));
    if (!stands) {
      throw Trouble.of(
          Trouble.Cause.INPUT, "decision-not-to-take-back", "decision", earlier.toString());
    }
  }

  private static List<Decision.Cited> cite(Tx tx, Proposal<?> proposal) {
    List<Decision.Cited> cited = new ArrayList<>();
    List<Value> results = new ArrayList<>();
    for (Id id : proposal.advices()) {
      if (!Advices.isOpen(tx.sql(), id)) {
        throw Trouble.of(Trouble.Cause.INPUT, "advice-not-open", "advice", id.toString());
      }
      DocumentRecord document =
          tx.sql().selectFrom(DOCUMENT).where(DOCUMENT.ID.eq(id)).fetchSingle();
      cited.add(new Decision.Cited(id, document.getDigest()));
      results.add(
          ((Value.Rec) CanonicalBytes.decode(document.getCanonical()).value()).get("result"));
    }
    if (proposal.outcome() instanceof Outcome.Adopted<?>(Canonical value)
        && !results.contains(value.canonical())) {
      throw new IllegalArgumentException("what is adopted is the advice's result, unchanged");
    }
    return cited;
  }

  private static void insert(Tx tx, Proposal<?> p, Decision<?> decision) {
    DSLContext sql = tx.sql();
    Id id = decision.id();
    DecisionRecord row = sql.newRecord(DECISION);
    row.setId(id);
    row.setAct(p.act());
    row.setOutcome(((Value.Rec) decision.outcome().canonical()).text("outcome"));
    row.setSubject(p.subject());
    row.setMandate(p.mandate().id());
    row.setAt(decision.at());
    p.amount().ifPresent(a -> row.setAmountCents(a.cents()));
    p.party().ifPresent(row::setParty);
    p.urgent().ifPresent(row::setUrgent);
    p.reverses().ifPresent(row::setReverses);
    row.setLinesSeen(p.lines().seen().size());
    row.setLinesChanged(p.lines().changed());
    row.insert();
    if (p.by() instanceof Decider.Persons(List<Id> ids)) {
      for (int i = 0; i < ids.size(); i++) {
        sql.insertInto(DECISION_PERSON)
            .set(DECISION_PERSON.DECISION, id)
            .set(DECISION_PERSON.PLACE, i)
            .set(DECISION_PERSON.PERSON, ids.get(i))
            .execute();
      }
    }
    for (Id advice : p.advices()) {
      sql.insertInto(DECISION_ADVICE)
          .set(DECISION_ADVICE.DECISION, id)
          .set(DECISION_ADVICE.ADVICE, advice)
          .execute();
      sql.update(ADVICE).set(ADVICE.DECIDED_BY, id).where(ADVICE.ID.eq(advice)).execute();
    }
  }
}
