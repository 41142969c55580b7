// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import module java.base;

import coop.lanterne.journal.Entry;
import coop.lanterne.journal.Receipts;
import coop.lanterne.kernel.Decider;
import coop.lanterne.kernel.Id;
import coop.lanterne.kernel.Mandate;
import coop.lanterne.kernel.Outcome;
import coop.lanterne.kernel.Receipt;
import coop.lanterne.kernel.Value;
import coop.lanterne.node.decision.Advices;
import coop.lanterne.node.decision.Charters;
import coop.lanterne.node.decision.Desk;
import coop.lanterne.node.decision.Founder;
import coop.lanterne.node.decision.Gatekeeper;
import coop.lanterne.node.decision.Journal;
import coop.lanterne.node.decision.Mandates;
import coop.lanterne.node.decision.People;
import coop.lanterne.node.decision.RefusedByCharter;
import coop.lanterne.node.decision.Release;
import coop.lanterne.node.decision.Replay;
import coop.lanterne.node.decision.Role;
import coop.lanterne.node.decision.ShippedRules;
import coop.lanterne.node.storage.Store;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The one path: data, advice, decision under a mandate, journal, receipt, replay. */
final class PathTest {
  @TempDir Path folder;
  private final TestClock clock = new TestClock("2026-11-24T05:12:00Z");
  private Store store;
  private Journal journal;
  private Charters charters;
  private Desk desk;
  private People people;
  private Mandates mandates;
  private Advices advices;
  private Id mireille;

  @BeforeEach
  void open() {
    store = Store.open(folder, "epicerie-du-canal", clock);
    journal = Journal.open(store);
    charters = new Charters(store, NodeOptions.PARIS);
    people = new People(store);
    mandates = new Mandates(store);
    desk = new Desk(store, journal, new Gatekeeper(store, journal, charters));
    advices = new Advices(store, journal, charters, Release.NAME, List.of(new Sample.Doubling()));
    new Founder(desk, people, charters, NodeOptions.PARIS)
        .found(
            "Épicerie du Canal",
            List.of(
                new Founder.Entrant(
                    Optional.of("aurelien"),
                    "Aurélien",
                    List.of(Role.KEEPER, Role.MEMBER),
                    List.of()),
                new Founder.Entrant(
                    Optional.of("mireille"),
                    "Mireille",
                    List.of(Role.MEMBER),
                    List.of("commander"))),
            ShippedRules.charter(),
            ShippedRules.charterYaml());
    mireille = Id.parse("person-mireille@epicerie-du-canal");
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

  private Desk.Proposal<Sample.Pieces> order(Id advice, Outcome<Sample.Pieces> outcome) {
    Mandate mandate = mandates.find(mireille, "order.adopt").orElseThrow();
    return new Desk.Proposal<>(
        "order.adopt",
        "boulangerie",
        outcome,
        new Decider.Persons(List.of(mireille)),
        Role.MEMBER.text(),
        mandate,
        List.of(advice),
        Optional.of("Fête du village"),
        Optional.empty(),
        false,
        Optional.empty(),
        Desk.Lines.NONE);
  }

  @Test
  void theFoundingIsTheFirstEntryAndTheCharterIsProvisional() {
    Entry first = journal.get(0).entry();
    assertThat(first.action()).isEqualTo("decision");
    assertThat(charters.get().adopted()).isFalse();
    assertThat(people.find(mireille)).map(People.Person::name).contains("Mireille");
    assertThat(mandates.find(mireille, "order.adopt")).isPresent();
    assertThat(mandates.find(Id.parse("person-aurelien@epicerie-du-canal"), "order.adopt"))
        .as("keeping the machine gives no right to decide")
        .isEmpty();
  }

  @Test
  void anAdoptedAdviceIsAppliedAndLeavesAReceiptThatVerifies() {
    Id advice = advise(15);
    List<Long> applied = new ArrayList<>();
    Desk.Done<Sample.Pieces> done =
        desk.decide(
            order(advice, new Outcome.Adopted<>(new Sample.Pieces(30, 31_500))),
            (tx, enacted) -> applied.add(enacted.value().pieces()));
    assertThat(applied).containsExactly(30L);
    Receipt receipt = journal.receipt(done.entry()).orElseThrow();
    assertThat(Receipts.flaw(Receipts.parse(Receipts.write(receipt)), journal.key())).isEmpty();
    assertThat(advices.get(advice).decision()).contains(done.decision().id());
  }

  @Test
  void aRefusalAppliesNothing() {
    Id advice = advise(15);
    Desk.Done<Sample.Pieces> done =
        desk.decide(
            order(advice, new Outcome.Refused<>()),
            (tx, enacted) -> {
              throw new AssertionError("nothing is applied");
            });
    assertThat(journal.get(done.entry()).entry().action()).isEqualTo("decision");
  }

  @Test
  void anOrderAboveTheMandateIsRefusedUnderArticleSixteenAndTheRefusalIsJournalled() {
    Id advice = advise(15);
    long before = journal.size();
    assertThatThrownBy(
            () ->
                desk.decide(
                    order(advice, new Outcome.Adopted<>(new Sample.Pieces(30, 62_000))),
                    (tx, enacted) -> {
                      throw new AssertionError("nothing is applied");
                    }))
        .isInstanceOfSatisfying(
            RefusedByCharter.class, r -> assertThat(r.refusal().article()).isEqualTo("A16"));
    assertThat(journal.size()).isEqualTo(before + 1);
    assertThat(journal.get(before).entry().action()).isEqualTo("charter.refused");
    assertThat(advices.get(advice).decision()).as("the advice still awaits").isEmpty();
  }

  @Test
  void twoOrdersOfOneDayToOneSupplierCountAsOne() {
    desk.decide(
        order(advise(15), new Outcome.Adopted<>(new Sample.Pieces(30, 30_000))),
        (tx, enacted) -> {});
    Desk.Proposal<Sample.Pieces> second =
        order(advise(16), new Outcome.Adopted<>(new Sample.Pieces(32, 30_000)));
    assertThatThrownBy(() -> desk.decide(second, (tx, enacted) -> {}))
        .isInstanceOfSatisfying(
            RefusedByCharter.class, r -> assertThat(r.refusal().seen()).contains("600.00 EUR"));
  }

  @Test
  void anAdviceIsRecomputedToTheSameBytes() {
    Id advice = advise(15);
    assertThat(advices.replay(advice)).isEqualTo(new Replay.Same(advices.get(advice).digest()));
  }

  @Test
  void whatWasDecidedOnceIsNotDecidedTwice() {
    Id advice = advise(15);
    desk.decide(
        order(advice, new Outcome.Adopted<>(new Sample.Pieces(30, 10_000))), (tx, enacted) -> {});
    assertThatThrownBy(
            () ->
                desk.decide(
                    order(advice, new Outcome.Adopted<>(new Sample.Pieces(30, 10_000))),
                    (tx, enacted) -> {}))
        .hasMessageContaining("advice-not-open");
  }
}
