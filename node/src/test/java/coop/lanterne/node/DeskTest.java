// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import module java.base;

import coop.lanterne.journal.SignerKey;
import coop.lanterne.journal.State;
import coop.lanterne.kernel.Decider;
import coop.lanterne.kernel.Id;
import coop.lanterne.kernel.Mandate;
import coop.lanterne.kernel.Outcome;
import coop.lanterne.kernel.Value;
import coop.lanterne.node.decision.Advices;
import coop.lanterne.node.decision.Charters;
import coop.lanterne.node.decision.Desk;
import coop.lanterne.node.decision.Founder;
import coop.lanterne.node.decision.Founding;
import coop.lanterne.node.decision.Gatekeeper;
import coop.lanterne.node.decision.Journal;
import coop.lanterne.node.decision.MandateGrant;
import coop.lanterne.node.decision.Mandates;
import coop.lanterne.node.decision.People;
import coop.lanterne.node.decision.RefusedByCharter;
import coop.lanterne.node.decision.Release;
import coop.lanterne.node.decision.Rights;
import coop.lanterne.node.decision.Role;
import coop.lanterne.node.decision.ShippedRules;
import coop.lanterne.node.storage.Store;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ways around the desk that lead nowhere, and a journal that fails after the decision is kept. */
final class DeskTest {
  private static final Id MIREILLE = Id.parse("person-mireille@epicerie-du-canal");
  private static final Id AURELIEN = Id.parse("person-aurelien@epicerie-du-canal");

  @TempDir Path folder;
  private final TestClock clock = new TestClock("2026-11-24T05:12:00Z");
  private Store store;
  private Journal journal;
  private Desk desk;
  private Mandates mandates;
  private Advices advices;

  @BeforeEach
  void open() {
    store = Store.open(folder, "epicerie-du-canal", clock);
    journal = Journal.open(store);
    Charters charters = new Charters(store, NodeOptions.PARIS);
    mandates = new Mandates(store);
    desk = new Desk(store, journal, new Gatekeeper(store, journal, charters));
    advices = new Advices(store, journal, charters, Release.NAME, List.of(new Sample.Doubling()));
    new Founder(desk, new People(store), charters, NodeOptions.PARIS)
        .found(
            "Épicerie du Canal",
            List.of(
                entrant(AURELIEN, List.of(Role.KEEPER, Role.MEMBER), List.of()),
                entrant(MIREILLE, List.of(Role.MEMBER), List.of("commander"))),
            ShippedRules.charter(),
            ShippedRules.charterYaml());
  }

  private static Founder.Entrant entrant(Id id, List<Role> roles, List<String> kinds) {
    return new Founder.Entrant(Optional.of(id.local()), id.local(), roles, kinds);
  }

  @AfterEach
  void close() {
    store.close();
  }

  private Id advise(long pieces) {
    Sample.Inputs inputs = new Sample.Inputs(Value.rec("pieces", pieces));
    return advices.keep(
        new Sample.Doubling().run(inputs.canonical()),
        inputs,
        "boulangerie",
        LocalDate.of(2026, 11, 24));
  }

  private Mandate commander() {
    return mandates.find(MIREILLE, "order.adopt").orElseThrow();
  }

  private Desk.Done<Sample.Pieces> decide(
      String act, Mandate mandate, Id by, List<Id> advice, Outcome<Sample.Pieces> outcome) {
    return desk.decide(
        new Desk.Proposal<>(
            act,
            "boulangerie",
            outcome,
            new Decider.Persons(List.of(by)),
            Role.MEMBER.text(),
            mandate,
            advice,
            Optional.of("Fête du village"),
            Optional.empty(),
            false,
            Optional.empty(),
            Desk.Lines.NONE),
        (tx, enacted) -> {});
  }

  private static Outcome<Sample.Pieces> adopted(long pieces, long cents) {
    return new Outcome.Adopted<>(new Sample.Pieces(pieces, cents));
  }

  @Test
  void aMandateThatNobodyGaveDecidesNothing() {
    Mandate own =
        new Mandate(
            Id.of("mandate", 99, store.node()),
            "commander",
            new Mandate.Grantor.ByFounding(),
            new Decider.Persons(List.of(AURELIEN)),
            new TreeSet<>(List.of("order.adopt")),
            Mandate.Limits.none(),
            clock.instant().minusSeconds(60),
            clock.instant().plusSeconds(60));
    Mandate given = commander();
    Mandate widened =
        new Mandate(
            given.id(),
            given.kind(),
            given.grantor(),
            given.holder(),
            given.acts(),
            Mandate.Limits.none(),
            given.from(),
            given.until());
    Id advice = advise(15);
    assertThatThrownBy(
            () -> decide("order.adopt", own, AURELIEN, List.of(advice), adopted(30, 100)))
        .hasMessageContaining("mandate-not-in-force");
    assertThatThrownBy(
            () -> decide("order.adopt", widened, MIREILLE, List.of(advice), adopted(30, 9_999_900)))
        .hasMessageContaining("mandate-not-in-force");
    assertThat(advices.get(advice).decision()).isEmpty();
  }

  @Test
  void aMandateThatEndedWhileThePageWasOpenDecidesNothing() {
    Mandate seen = commander();
    Id advice = advise(15);
    Mandate assembly = mandates.ofBody("ag", MandateGrant.END).orElseThrow();
    desk.decide(
        Desk.Proposal.plain(
            MandateGrant.END,
            "commander",
            new Outcome.WithoutAdvice<>(new MandateGrant(List.of(), List.of(seen.id()))),
            new Decider.Body("ag"),
            Role.FACILITATOR.text(),
            assembly,
            List.of()),
        Rights::apply);
    assertThatThrownBy(
            () -> decide("order.adopt", seen, MIREILLE, List.of(advice), adopted(30, 100)))
        .hasMessageContaining("mandate-not-in-force");
  }

  @Test
  void theActOfEndingMandatesGivesNone() {
    Mandate board = mandates.ofBody("conseil", MandateGrant.END).orElseThrow();
    assertThatThrownBy(
            () ->
                desk.decide(
                    Desk.Proposal.plain(
                        MandateGrant.END,
                        "commander",
                        new Outcome.WithoutAdvice<>(
                            new MandateGrant(List.of(commander()), List.of())),
                        new Decider.Body("conseil"),
                        Role.FACILITATOR.text(),
                        board,
                        List.of()),
                    Rights::apply))
        .hasMessageContaining("gives no mandate");
  }

  @Test
  void theActOfFoundingOpensNoDoorAfterTheFounding() {
    Id advice = advise(15);
    assertThatThrownBy(
            () -> decide(Founding.ACT, commander(), AURELIEN, List.of(advice), adopted(30, 100)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("once");
  }

  @Test
  void whatIsCalledAdoptedIsWhatWasAdvised() {
    Id advice = advise(15);
    assertThatThrownBy(
            () -> decide("order.adopt", commander(), MIREILLE, List.of(advice), adopted(300, 100)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("unchanged");
    assertThat(advices.get(advice).decision()).isEmpty();
  }

  @Test
  void aRefusalCommitsNothing() {
    Id advice = advise(15);
    decide("order.adopt", commander(), MIREILLE, List.of(advice), new Outcome.Refused<>());
    assertThat(advices.get(advice).decision()).isPresent();
  }

  @Test
  void aRenewedMandateDoesNotRenewItsCeiling() {
    for (int week = 0; week < 5; week++) {
      Id advice = advise(15 + week);
      decide(
          "order.adopt",
          commander(),
          MIREILLE,
          List.of(advice),
          new Outcome.Amended<>(new Sample.Pieces(30, 39_000)));
      clock.forward(Duration.ofDays(1));
    }
    Mandate spent = commander();
    Mandate again =
        new Mandate(
            Id.of("mandate", 77, store.node()),
            spent.kind(),
            spent.grantor(),
            spent.holder(),
            spent.acts(),
            spent.limits(),
            store.now(),
            store.now().plus(Duration.ofDays(100)));
    desk.decide(
        Desk.Proposal.plain(
            MandateGrant.ACT,
            "commander",
            new Outcome.WithoutAdvice<>(new MandateGrant(List.of(again), List.of(spent.id()))),
            new Decider.Body("conseil"),
            Role.FACILITATOR.text(),
            mandates.ofBody("conseil", MandateGrant.ACT).orElseThrow(),
            List.of()),
        Rights::apply);
    assertThat(commander().id()).isEqualTo(again.id());
    Id advice = advise(40);
    assertThatThrownBy(
            () ->
                decide(
                    "order.adopt",
                    commander(),
                    MIREILLE,
                    List.of(advice),
                    new Outcome.Amended<>(new Sample.Pieces(30, 39_000))))
        .isInstanceOfSatisfying(
            RefusedByCharter.class, r -> assertThat(r.refusal().seen()).contains("2340.00 EUR"));
  }

  @Test
  void aMandateLongerThanTheCharterAllowsIsNotGiven() {
    Mandate seen = commander();
    Mandate endless =
        new Mandate(
            Id.of("mandate", 77, store.node()),
            seen.kind(),
            seen.grantor(),
            seen.holder(),
            seen.acts(),
            seen.limits(),
            store.now(),
            store.now().plus(Duration.ofDays(4_000)));
    assertThatThrownBy(
            () ->
                desk.decide(
                    Desk.Proposal.plain(
                        MandateGrant.ACT,
                        "commander",
                        new Outcome.WithoutAdvice<>(new MandateGrant(List.of(endless), List.of())),
                        new Decider.Body("conseil"),
                        Role.FACILITATOR.text(),
                        mandates.ofBody("conseil", MandateGrant.ACT).orElseThrow(),
                        List.of()),
                    Rights::apply))
        .isInstanceOf(RefusedByCharter.class);
    assertThat(commander().id()).isEqualTo(seen.id());
  }

  @Test
  void aDecisionIsTakenBackOnce() {
    Id advice = advise(15);
    Id decision =
        decide("order.adopt", commander(), MIREILLE, List.of(advice), adopted(30, 100))
            .decision()
            .id();
    takeBack(decision);
    assertThatThrownBy(() -> takeBack(decision)).hasMessageContaining("decision-not-to-take-back");
    assertThatThrownBy(() -> takeBack(Id.of("decision", 999, store.node())))
        .hasMessageContaining("decision-not-to-take-back");
  }

  private void takeBack(Id decision) {
    desk.decide(
        new Desk.Proposal<>(
            "order.adopt",
            "boulangerie",
            new Outcome.WithoutAdvice<>(new Sample.Pieces(0)),
            new Decider.Persons(List.of(MIREILLE)),
            Role.MEMBER.text(),
            commander(),
            List.of(),
            Optional.of("Erreur"),
            Optional.empty(),
            false,
            Optional.of(decision),
            Desk.Lines.NONE),
        (tx, enacted) -> {});
  }

  @Test
  void aDecisionIsAcknowledgedAlsoWhenTheJournalCannotBeCarriedOnYet() throws Exception {
    Id advice = advise(15);
    try (Connection keeper =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("lanterne.db"));
        Statement sql = keeper.createStatement()) {
      sql.execute(
          "create trigger full before insert on journal_checkpoint"
              + " begin select raise(abort, 'database or disk is full'); end");
      Desk.Done<Sample.Pieces> done =
          decide("order.adopt", commander(), MIREILLE, List.of(advice), adopted(30, 100));
      assertThat(advices.get(advice).decision()).contains(done.decision().id());
      assertThat(journal.receipt(done.entry())).as("it has no receipt yet").isEmpty();
      assertThat(journal.get(done.entry()).state()).isEqualTo(State.SEQUENCED);
      sql.execute("drop trigger full");
      advise(16);
      assertThat(journal.receipt(done.entry())).as("the next write takes it up").isPresent();
    }
  }

  @Test
  void aJournalWhoseKeyIsLostDoesNotGoOnUnderAnother() throws Exception {
    Files.delete(folder.resolve("journal.key"));
    assertThatThrownBy(() -> Journal.open(store)).hasMessageContaining("journal-key-missing");
  }

  @Test
  void aJournalDoesNotGoOnUnderTheKeyOfAnother() throws Exception {
    Path key = folder.resolve("journal.key");
    String own = Files.readString(key);
    String foreign = SignerKey.generate("lanterne/" + store.node(), new SecureRandom()).write();
    for (String other : List.of(foreign + "\n", own.substring(0, 40), "", "\u00ff")) {
      Files.writeString(key, other, StandardCharsets.ISO_8859_1);
      assertThatThrownBy(() -> Journal.open(store)).hasMessageContaining("journal-key-foreign");
    }
    Files.writeString(key, own);
    assertThat(Journal.open(store).key().toString()).isEqualTo(journal.key().toString());
  }
}
