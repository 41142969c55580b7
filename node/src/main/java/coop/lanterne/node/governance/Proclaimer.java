// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.governance;

import module java.base;

import coop.lanterne.assembly.Assembly;
import coop.lanterne.assembly.Readings;
import coop.lanterne.assembly.Vote;
import coop.lanterne.charter.Ask;
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
import coop.lanterne.node.decision.RefusedByCharter;
import coop.lanterne.node.decision.Rights;
import coop.lanterne.node.governance.AgendaItem.Came;
import coop.lanterne.node.governance.Meetings.Step;
import coop.lanterne.node.room.Votable;
import coop.lanterne.node.room.Votable.Adoption;
import coop.lanterne.node.storage.Trouble;
import coop.lanterne.node.storage.Tx;
import coop.lanterne.prose.Language;
import coop.lanterne.prose.Prose;
import org.jooq.DSLContext;

/** Says what came of an item; what a body adopted becomes its decision, and by that alone. */
record Proclaimer(Chamber chamber, Grants grants) {
  private static final String ACT = Governance.PROCLAIM;
  private static final String ROLE = "assembly";

  /** That the founding stands: its digest, as journalled. */
  private record Confirmed(Id founding) implements Canonical {}

  /** A motion, by its digest: its words stay beside the meeting. */
  private record Motion(Digest words) implements Canonical {}

  /** What is noted of an item once its result is said, and what else in the same write. */
  private record Said(Came came, Optional<Integer> reading, Consumer<Tx> facts) {
    static Said of(Came came) {
      return new Said(came, Optional.empty(), tx -> {});
    }
  }

  /**
   * What a vote decides.
   *
   * @param adoption what is adopted, made ready within the write
   * @param applied what that writes
   */
  private record Matter<T extends Canonical>(
      String act, String subject, Function<Tx, Adoption<T>> adoption, Desk.Application<T> applied) {
    static <T extends Canonical> Matter<T> of(
        String act, String subject, Function<Tx, T> value, Desk.Application<T> applied) {
      return new Matter<>(act, subject, value.andThen(Adoption::of), applied);
    }

    static <T extends Canonical> Matter<T> of(String act, String subject, T value) {
      return of(act, subject, tx -> value, (tx, enacted) -> {});
    }
  }

  Meeting proclaim(Id by, Id id, int number) {
    chamber.mandate(by, ACT, Optional.empty());
    Meeting m = chamber.meeting(id);
    Assembly said = Chamber.done(m.assembly().proclaim(number));
    AgendaItem item = m.item(number);
    if (!item.isAsCalled()) {
      throw new Trouble(Trouble.Cause.INPUT, Chamber.changed(item));
    }
    switch (said.findResult(number).orElseThrow().result().outcome()) {
      case NOT_PUT -> note(m, item, Said.of(Came.NOT_PUT));
      case ADJOURNED -> note(m, item, Said.of(Came.ADJOURNED));
      case REJECTED -> voted(m, said, item, Came.REJECTED);
      case ADOPTED -> voted(m, said, item, Came.ADOPTED);
      case TIE_CASTING -> throw new IllegalStateException("a tie is broken before it is said");
    }
    return chamber.meeting(id);
  }

  private void voted(Meeting m, Assembly voted, AgendaItem item, Came came) {
    Said said = Said.of(came);
    switch (item.resolution()) {
      case Resolution.CharterText(Digest text) -> charter(m, voted, item, text, came);
      case Resolution.Confirmation() ->
          decide(m, item, said, Matter.of(Founding.CONFIRM, "founding", confirmed()));
      case Resolution.Motion _ ->
          decide(
              m, item, said, Matter.of(Votable.ADOPT, place(m, item), new Motion(item.proposal())));
      case Resolution.Grant grant -> decide(m, item, said, grant(m, grant, came));
      case Resolution.End(Id mandate) -> decide(m, item, said, end(mandate));
      case Resolution.Offered offered ->
          offered(m, item, offered.digest(), came, chamber.offers().get(offered));
    }
  }

  private static String place(Meeting m, AgendaItem item) {
    return "assembly-" + m.number() + "-" + item.number();
  }

  private void note(Meeting m, AgendaItem item, Said said) {
    chamber
        .ground()
        .note(
            tx -> {
              say(tx, m, item, said, Optional.empty());
              return true;
            });
  }

  private static void say(Tx tx, Meeting m, AgendaItem item, Said said, Optional<Id> decision) {
    Meetings.step(tx, m.id(), Step.SAID, item.number(), null, null);
    Meetings.outcome(tx, m.id(), item.number(), said.came(), said.reading(), decision);
    said.facts().accept(tx);
  }

  // --- what a vote decides

  private Confirmed confirmed() {
    return new Confirmed(chamber.ground().charters().history().getFirst().decision());
  }

  private static Matter<MandateGrant> end(Id mandate) {
    MandateGrant ended = new MandateGrant(List.of(), List.of(mandate));
    return Matter.of(MandateGrant.END, mandate.local(), tx -> ended, Rights::apply);
  }

  private Matter<MandateGrant> grant(Meeting m, Resolution.Grant grant, Came came) {
    String body = m.assembly().convocation().body();
    if (came == Came.ADOPTED) {
      chamber
          .ground()
          .require(
              ROLE,
              new Ask.Act(
                  MandateGrant.ACT,
                  body,
                  List.of(),
                  List.of(MandateGrant.ACT),
                  Optional.of(grant.person().toString()),
                  Optional.empty(),
                  Optional.empty()));
      grants.require(ROLE, new Decider.Body(body), grant);
    }
    return Matter.of(
        MandateGrant.ACT, grant.mandateKind(), tx -> grants.given(tx, grant), Rights::apply);
  }

  private <T extends Canonical> void offered(
      Meeting m, AgendaItem item, Digest digest, Came came, Votable<T> votable) {
    Consumer<Tx> rejected = tx -> votable.rejected(tx, digest, tx.peekId("decision"));
    decide(
        m,
        item,
        came == Came.REJECTED ? new Said(came, Optional.empty(), rejected) : Said.of(came),
        new Matter<>(
            votable.act(), place(m, item), tx -> votable.adoption(digest), votable::adopted));
  }

  // --- deciding

  private <T extends Canonical> void decide(
      Meeting m, AgendaItem item, Said said, Matter<T> matter) {
    Mandate standing = standing(m.assembly().convocation().body(), matter.act());
    chamber
        .ground()
        .desk()
        .decide(
            tx -> {
              Optional<Adoption<T>> adopted = Optional.empty();
              if (said.came() == Came.ADOPTED) {
                chamber.requireStands(m, item);
                adopted = Optional.of(matter.adoption().apply(tx));
              }
              say(tx, m, item, said, Optional.of(tx.peekId("decision")));
              return proposal(m, item, matter, standing, adopted);
            },
            matter.applied());
  }

  private Mandate standing(String body, String act) {
    return chamber
        .ground()
        .mandates()
        .ofBody(body, act)
        .orElseThrow(() -> Says.GOVERNANCE.input("body-has-no-mandate", "", body + ", " + act));
  }

  /** A refusal cites the comparison that went with a text of the charter, and nothing else. */
  private static <T extends Canonical> Desk.Proposal<T> proposal(
      Meeting m,
      AgendaItem item,
      Matter<T> matter,
      Mandate standing,
      Optional<Adoption<T>> adopted) {
    return new Desk.Proposal<>(
        matter.act(),
        matter.subject(),
        adopted.map(Adoption::outcome).orElseGet(Outcome.Refused::new),
        standing.holder(),
        ROLE,
        standing,
        adopted.map(Adoption::advices).orElseGet(() -> item.advice().stream().toList()),
        Optional.of(reason(m, item)),
        Optional.empty(),
        false,
        Optional.empty(),
        Desk.Lines.NONE);
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

  private void charter(Meeting m, Assembly voted, AgendaItem item, Digest text, Came came) {
    Charters.InForce inForce = chamber.inForce();
    boolean adopted = came == Came.ADOPTED;
    Readings before = chamber.ground().read(this::readings);
    Readings after = before.after(voted, item.number(), diffSent(m));
    int number = adopted ? after.inARow(text).size() : before.next(text);
    Consumer<Tx> reading = tx -> reading(tx, m, item, number, adopted);
    long needed = inForce.adopted() ? inForce.charter().amendment().readings() : 1;
    if (adopted && number < needed) {
      note(m, item, new Said(Came.READ, Optional.of(number), reading));
      return;
    }
    try {
      decide(
          m,
          item,
          new Said(came, Optional.of(number), reading),
          amendment(m, item, inForce, text, after));
    } catch (RefusedByCharter refused) {
      if (adopted) { // the vote stands as a reading; it cannot change the charter yet
        note(m, item, new Said(Came.REFUSED, Optional.of(number), reading));
      }
      throw refused;
    }
  }

  private Matter<AdoptedText> amendment(
      Meeting m, AgendaItem item, Charters.InForce inForce, Digest text, Readings readings) {
    AdoptedText adopted = new AdoptedText(text, chamber.text(text).version());
    return new Matter<>(
        Texts.act(inForce),
        adopted.version(),
        tx -> new Adoption<>(new Outcome.Adopted<>(adopted), item.advice().stream().toList()),
        (tx, enacted) ->
            chamber
                .ground()
                .charters()
                .adopt(tx, enacted, revise(m, item, readings.facts(text), !inForce.adopted())));
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
    Charters.InForce inForce = chamber.inForce();
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
