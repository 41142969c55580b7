// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.governance;

import coop.lanterne.assembly.Assembly;
import coop.lanterne.assembly.Readings;
import coop.lanterne.assembly.Vote;
import coop.lanterne.charter.Ask;
import coop.lanterne.charter.Charter;
import coop.lanterne.kernel.Canonical;
import coop.lanterne.kernel.Decider;
import coop.lanterne.kernel.Digest;
import coop.lanterne.kernel.Id;
import coop.lanterne.kernel.Mandate;
import coop.lanterne.kernel.Message;
import coop.lanterne.kernel.Outcome;
import coop.lanterne.kernel.Value;
import coop.lanterne.node.decision.AdoptedText;
import coop.lanterne.node.decision.Charters;
import coop.lanterne.node.decision.Desk;
import coop.lanterne.node.decision.Founding;
import coop.lanterne.node.decision.MandateGrant;
import coop.lanterne.node.decision.OfferedTexts;
import coop.lanterne.node.decision.RefusedByCharter;
import coop.lanterne.node.decision.Rights;
import coop.lanterne.node.governance.AgendaItem.Came;
import coop.lanterne.node.governance.Meetings.Step;
import coop.lanterne.node.storage.Tx;
import coop.lanterne.prose.Language;
import coop.lanterne.prose.Prose;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jooq.DSLContext;

/** Says what came of an item; what a body adopted becomes its decision, and by that alone. */
final class Proclaimer {
  private static final String ACT = "assembly.proclaim";
  private static final String ADOPT_MOTION = "motion.adopt";
  private static final String ROLE = "assembly";

  private final Chamber chamber;

  Proclaimer(Chamber chamber) {
    this.chamber = chamber;
  }

  /** That the founding stands: its digest, as journalled. */
  private record Confirmed(Id founding) implements Canonical {}

  /** A motion, by its digest: its words stay beside the meeting. */
  private record Motion(Digest words) implements Canonical {}

  /**
   * A text offered, by its digest: its words stay beside the meeting.
   *
   * @param verbatim how many of its articles stand word for word as someone wrote them
   * @param from the advice that it was prepared from
   */
  private record Text(Digest text, int articles, int verbatim, Id from) implements Canonical {}

  Meeting proclaim(Id by, Id id, int number) {
    chamber.mandate(by, ACT, Optional.empty());
    Meeting m = chamber.meeting(id);
    Assembly said = Chamber.done(m.assembly().proclaim(number));
    AgendaItem item = m.item(number);
    switch (said.findResult(number).orElseThrow().result().outcome()) {
      case NOT_PUT -> note(id, number, Came.NOT_PUT, Optional.empty(), tx -> {});
      case ADJOURNED -> note(id, number, Came.ADJOURNED, Optional.empty(), tx -> {});
      case REJECTED, ADOPTED -> voted(m, said, item);
      case TIE_CASTING -> throw new IllegalStateException("a tie is broken before it is said");
    }
    chamber.ground().journal().advance();
    return chamber.meeting(id);
  }

  private void note(
      Id meeting, int item, Came came, Optional<Integer> reading, Consumer<Tx> facts) {
    chamber
        .ground()
        .store()
        .write(
            tx -> {
              Meetings.step(tx, meeting, Step.SAID, item, null, null);
              Meetings.outcome(tx, meeting, item, came, reading, Optional.empty());
              facts.accept(tx);
              return true;
            });
  }

  private void voted(Meeting m, Assembly said, AgendaItem item) {
    boolean adopted =
        said.findResult(item.number()).orElseThrow().result().outcome()
            == coop.lanterne.assembly.Outcome.ADOPTED;
    switch (item.resolution()) {
      case Resolution.CharterText(Digest text) -> charter(m, said, item, text, adopted);
      case Resolution.Confirmation() ->
          decide(
              m,
              item,
              Founding.CONFIRM,
              "founding",
              adopted,
              tx -> new Confirmed(chamber.ground().charters().history().getFirst().decision()),
              (tx, enacted) -> {});
      case Resolution.Motion _ ->
          decide(
              m,
              item,
              ADOPT_MOTION,
              "assembly-" + m.number() + "-" + item.number(),
              adopted,
              tx -> new Motion(item.proposal()),
              (tx, enacted) -> {});
      case Resolution.Offered offered -> text(m, item, offered, adopted);
      case Resolution.Grant grant -> mandate(m, item, grant, adopted);
      case Resolution.End(Id mandate) ->
          decide(
              m,
              item,
              MandateGrant.END,
              mandate.local(),
              adopted,
              tx -> new MandateGrant(List.of(), List.of(mandate)),
              Rights::apply);
    }
  }

  /**
   * A text taken from an advice: it is one of those that the advice holds, or people changed it, so
   * that it amends the advice. A refusal leaves the advice open to the other texts taken from it.
   */
  private void text(Meeting m, AgendaItem item, Resolution.Offered offered, boolean adopted) {
    if (adopted) {
      chamber.requireStands(m, offered);
    }
    OfferedTexts.Text text = chamber.offered(offered);
    Text value = new Text(text.digest(), text.articles(), text.verbatim(), text.advice());
    List<Id> advices = adopted ? chamber.offered().citable(text) : List.of();
    decide(
        m,
        item,
        advices,
        ADOPT_MOTION,
        "assembly-" + m.number() + "-" + item.number(),
        adopted ? Came.ADOPTED : Came.REJECTED,
        Optional.empty(),
        tx ->
            !adopted
                ? new Outcome.Refused<Text>()
                : advices.isEmpty()
                    ? new Outcome.WithoutAdvice<>(value)
                    : new Outcome.Amended<>(value),
        tx -> OfferedTexts.decided(tx, text.digest(), tx.peekId("decision"), adopted),
        (tx, enacted) -> {});
  }

  private void mandate(Meeting m, AgendaItem item, Resolution.Grant grant, boolean adopted) {
    String body = m.assembly().convocation().body();
    Charter.MandateKind kind =
        chamber
            .ground()
            .charters()
            .get()
            .charter()
            .findMandateKind(grant.mandateKind())
            .orElseThrow(() -> Says.GOVERNANCE.input("no-kind", "", grant.mandateKind()));
    Id holder = grant.person();
    java.time.Instant from = chamber.ground().store().now();
    java.time.Instant until = Grants.end(grant.until(), chamber.ground().zone());
    if (adopted) {
      chamber
          .ground()
          .gates()
          .require(
              ROLE,
              new Ask.Act(
                  MandateGrant.ACT,
                  body,
                  List.of(),
                  List.of(MandateGrant.ACT),
                  Optional.of(holder.toString()),
                  Optional.empty(),
                  Optional.empty()));
      chamber.ground().gates().requireGrant(ROLE, new Decider.Body(body), kind.name(), from, until);
    }
    decide(
        m,
        item,
        MandateGrant.ACT,
        kind.name(),
        adopted,
        tx ->
            new MandateGrant(
                List.of(
                    kind.grant(
                        tx.newId("mandate"),
                        new Mandate.Grantor.ByDecision(tx.peekId("decision")),
                        new Decider.Persons(List.of(holder)),
                        from,
                        until,
                        chamber.ground().zone())),
                List.of()),
        Rights::apply);
  }

  /** A decision of the body with no advice, or its refusal. */
  private <T extends Canonical> void decide(
      Meeting m,
      AgendaItem item,
      String act,
      String subject,
      boolean adopted,
      Function<Tx, T> value,
      Desk.Application<T> application) {
    decide(
        m,
        item,
        act,
        subject,
        adopted ? Came.ADOPTED : Came.REJECTED,
        Optional.empty(),
        tx -> adopted ? new Outcome.WithoutAdvice<>(value.apply(tx)) : new Outcome.Refused<T>(),
        tx -> {},
        application);
  }

  private <T extends Canonical> void decide(
      Meeting m,
      AgendaItem item,
      String act,
      String subject,
      Came came,
      Optional<Integer> reading,
      Function<Tx, Outcome<T>> outcome,
      Consumer<Tx> facts,
      Desk.Application<T> application) {
    List<Id> advices = item.advice().map(List::of).orElse(List.of());
    decide(m, item, advices, act, subject, came, reading, outcome, facts, application);
  }

  private <T extends Canonical> void decide(
      Meeting m,
      AgendaItem item,
      List<Id> advices,
      String act,
      String subject,
      Came came,
      Optional<Integer> reading,
      Function<Tx, Outcome<T>> outcome,
      Consumer<Tx> facts,
      Desk.Application<T> application) {
    String body = m.assembly().convocation().body();
    Mandate standing =
        chamber
            .ground()
            .mandates()
            .ofBody(body, act)
            .orElseThrow(() -> Says.GOVERNANCE.input("body-has-no-mandate", "", body + ", " + act));
    chamber
        .ground()
        .desk()
        .decide(
            tx -> {
              Id decision = tx.peekId("decision");
              Meetings.step(tx, m.id(), Step.SAID, item.number(), null, null);
              Meetings.outcome(tx, m.id(), item.number(), came, reading, Optional.of(decision));
              facts.accept(tx);
              return new Desk.Proposal<>(
                  act,
                  subject,
                  outcome.apply(tx),
                  new Decider.Body(body),
                  ROLE,
                  standing,
                  advices,
                  Optional.of(reason(m, item)),
                  Optional.empty(),
                  false,
                  Optional.empty(),
                  Desk.Lines.NONE);
            },
            application);
  }

  /** A body's reason is its vote. */
  private static String reason(Meeting m, AgendaItem item) {
    Vote.Counts counts = m.assembly().findResult(item.number()).orElseThrow().result().counts();
    return Prose.in(Language.FRENCH)
        .say(
            Message.of("governance.reason")
                .with("favour", counts.favour())
                .with("against", counts.against())
                .with("abstain", counts.abstain()));
  }

  // --- the charter

  private void charter(Meeting m, Assembly said, AgendaItem item, Digest text, boolean adopted) {
    Charters.InForce inForce = chamber.ground().charters().get();
    Readings before = chamber.ground().store().read(this::readings);
    Readings after = before.after(said, item.number(), diffSent(m));
    int number = adopted ? after.inARow(text).size() : before.next(text);
    Consumer<Tx> reading = tx -> reading(tx, m, item, number, adopted);
    String act = Comparisons.act(inForce);
    if (!adopted) {
      decide(
          m,
          item,
          act,
          chamber.text(text).version(),
          Came.REJECTED,
          Optional.of(number),
          tx -> new Outcome.Refused<AdoptedText>(),
          reading,
          (tx, enacted) -> {});
      return;
    }
    long needed = inForce.adopted() ? inForce.charter().amendment().readings() : 1;
    if (number < needed) {
      note(m.id(), item.number(), Came.READ, Optional.of(number), reading);
      return;
    }
    Ask.Revise revision = revise(m, item, after.facts(text), !inForce.adopted());
    String version = chamber.text(text).version();
    try {
      decide(
          m,
          item,
          act,
          version,
          Came.ADOPTED,
          Optional.of(number),
          tx -> new Outcome.Adopted<>(new AdoptedText(text, version)),
          reading,
          (tx, enacted) -> chamber.ground().charters().adopt(tx, enacted, revision));
    } catch (RefusedByCharter refused) {
      // The vote was held and stands as a reading; what it cannot do yet is change the charter.
      note(m.id(), item.number(), Came.REFUSED, Optional.of(number), reading);
      chamber.ground().journal().advance();
      throw refused;
    }
  }

  private static Ask.Revise revise(
      Meeting m, AgendaItem item, Readings.Facts facts, boolean first) {
    return new Ask.Revise(
        first,
        facts.text().toString(),
        facts.readings().stream().map(r -> new Ask.ReadOn(r.text().toString(), r.on())).toList(),
        facts.diffSent().orElseThrow(),
        Optional.of(m.id() + ", " + item.number()));
  }

  /** Told before the text comes into force: under the charter that the reading was held under. */
  private void reading(Tx tx, Meeting m, AgendaItem item, int number, boolean adopted) {
    chamber
        .ground()
        .fact(
            tx,
            ROLE,
            "reading",
            "fact.reading",
            Value.rec(
                "assembly", m.id(),
                "item", item.number(),
                "text", item.proposal(),
                "number", number,
                "on", m.held().toString(),
                "diff_sent", diffSent(m).toString(),
                "voted_for", adopted));
  }

  /** The differences in words go out with the first call. */
  private LocalDate diffSent(Meeting m) {
    return m.assembly()
        .convocation()
        .first()
        .map(first -> chamber.meeting(first).assembly().convocation().called())
        .orElse(m.assembly().convocation().called());
  }

  /** The readings said so far, those held before the text in force excepted. */
  Readings readings(DSLContext sql) {
    Charters.InForce inForce = chamber.ground().charters().get();
    LocalDate since = inForce.since().atZone(chamber.ground().zone()).toLocalDate();
    Readings readings = Readings.of(inForce.charter().id());
    for (Meeting m : Meetings.list(sql)) {
      for (AgendaItem item : m.agenda()) {
        boolean counts =
            item.resolution() instanceof Resolution.CharterText
                && item.reading().isPresent()
                && !m.held().isBefore(since)
                && !(item.came(Came.ADOPTED) && inForce.adopted());
        if (counts) {
          readings = readings.after(m.assembly(), item.number(), diffSent(m));
        }
      }
    }
    return readings;
  }
}
