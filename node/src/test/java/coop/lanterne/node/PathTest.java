// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coop.lanterne.journal.Entry;
import coop.lanterne.journal.Receipts;
import coop.lanterne.kernel.Advice;
import coop.lanterne.kernel.Canonical;
import coop.lanterne.kernel.Decider;
import coop.lanterne.kernel.Digest;
import coop.lanterne.kernel.Explanation;
import coop.lanterne.kernel.Id;
import coop.lanterne.kernel.Mandate;
import coop.lanterne.kernel.Message;
import coop.lanterne.kernel.MethodClass;
import coop.lanterne.kernel.Money;
import coop.lanterne.kernel.Outcome;
import coop.lanterne.kernel.Quantity;
import coop.lanterne.kernel.Receipt;
import coop.lanterne.kernel.Unit;
import coop.lanterne.kernel.Value;
import coop.lanterne.node.decision.Advices;
import coop.lanterne.node.decision.Charters;
import coop.lanterne.node.decision.Desk;
import coop.lanterne.node.decision.Founder;
import coop.lanterne.node.decision.Gatekeeper;
import coop.lanterne.node.decision.Journal;
import coop.lanterne.node.decision.Mandates;
import coop.lanterne.node.decision.Method;
import coop.lanterne.node.decision.People;
import coop.lanterne.node.decision.RefusedByCharter;
import coop.lanterne.node.decision.Replay;
import coop.lanterne.node.decision.Role;
import coop.lanterne.node.decision.ShippedRules;
import coop.lanterne.node.storage.Store;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

  /** The simplest advice that there is: twice what is asked. */
  private record Pieces(long pieces) implements Canonical {
    @Override
    public Value canonical() {
      return Value.rec("pieces", pieces);
    }
  }

  private static final class Doubling implements Method<Pieces> {
    @Override
    public String name() {
      return "commande-frais/1";
    }

    @Override
    public Advice<Pieces> run(Value.Rec inputs) {
      Quantity half = Quantity.of(inputs.integer("pieces"), Unit.PIECE);
      Digest none = Digest.of(new byte[0]);
      Message word = Message.of("test.word");
      return new Advice<>(
          "order.adopt",
          Advice.Subject.THINGS,
          new Pieces(2 * inputs.integer("pieces")),
          new Explanation.Sum(
              word,
              List.of(new Explanation.Part(word, half), new Explanation.Part(word, half)),
              half.plus(half)),
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          new Explanation.Trace(word, List.of()),
          new Advice.Provenance(
              Advices.inputsDigest(new Inputs(inputs)),
              none,
              none,
              name(),
              MethodClass.RULES,
              Optional.empty(),
              "test",
              1));
    }
  }

  private record Inputs(Value.Rec canonical) implements Canonical {}

  @BeforeEach
  void open() {
    store = Store.open(folder, "epicerie-du-canal", clock);
    journal = Journal.open(store);
    charters = new Charters(store, NodeOptions.PARIS);
    people = new People(store);
    mandates = new Mandates(store);
    desk = new Desk(store, journal, new Gatekeeper(store, journal, charters));
    advices = new Advices(store, journal, charters, "test", List.of(new Doubling()));
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
    Inputs inputs = new Inputs(Value.rec("pieces", pieces));
    return advices.keep(
        new Doubling().run(inputs.canonical()), inputs, "boulangerie", LocalDate.of(2026, 11, 24));
  }

  private Desk.Proposal<Pieces> order(Id advice, Outcome<Pieces> outcome, long cents) {
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
        Optional.of(Money.eur(cents)),
        Optional.of("boulangerie"),
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
    Desk.Done<Pieces> done =
        desk.decide(
            order(advice, new Outcome.Adopted<>(new Pieces(30)), 31_500),
            (tx, enacted) -> applied.add(enacted.value().pieces()));
    assertThat(applied).containsExactly(30L);
    Receipt receipt = journal.receipt(done.entry()).orElseThrow();
    assertThat(Receipts.flaw(Receipts.parse(Receipts.write(receipt)), journal.key())).isEmpty();
    assertThat(advices.get(advice).decision()).contains(done.decision().id());
  }

  @Test
  void aRefusalAppliesNothing() {
    Id advice = advise(15);
    Desk.Done<Pieces> done =
        desk.decide(
            order(advice, new Outcome.Refused<>(), 0),
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
                    order(advice, new Outcome.Adopted<>(new Pieces(30)), 62_000),
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
        order(advise(15), new Outcome.Adopted<>(new Pieces(30)), 30_000), (tx, enacted) -> {});
    Desk.Proposal<Pieces> second = order(advise(16), new Outcome.Adopted<>(new Pieces(32)), 30_000);
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
    desk.decide(order(advice, new Outcome.Adopted<>(new Pieces(30)), 10_000), (tx, enacted) -> {});
    assertThatThrownBy(
            () ->
                desk.decide(
                    order(advice, new Outcome.Adopted<>(new Pieces(30)), 10_000),
                    (tx, enacted) -> {}))
        .hasMessageContaining("advice-not-open");
  }
}
