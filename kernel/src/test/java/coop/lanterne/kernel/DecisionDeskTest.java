// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import module java.base;

import coop.lanterne.kernel.DecisionDesk.OutsideMandate;
import coop.lanterne.kernel.Mandate.Limit;
import coop.lanterne.kernel.Mandate.Use;
import org.junit.jupiter.api.Test;

class DecisionDeskTest {
  private static final Instant NOW = Instant.parse("2026-11-24T05:12:00Z");
  private static final Id LEA = Id.of("person", 1, "canal");
  private static final Decider ALONE = new Decider.Persons(List.of(LEA));
  private static final Mandate MANDATE = MandateTest.mandate(ALONE);
  private static final Optional<Digest> REASON = Optional.of(Digest.of(new byte[] {1}));
  private static final List<Decision.Cited> ADVICE =
      List.of(new Decision.Cited(Id.of("advice", 7, "canal"), Digest.of(new byte[] {2})));
  private static final Money ORDER = Money.eur(30_000);

  private static final class Desk extends DecisionDesk {
    Decision<Money> decide(
        Outcome<Money> outcome, Use use, List<Decision.Cited> advices, Optional<Digest> reason)
        throws OutsideMandate {
      return decide(
          Id.of("decision", 12, "canal"), outcome, MANDATE, use, advices, reason, Optional.empty());
    }

    Optional<Enacted<Money>> apply(Decision<Money> decision) {
      return enact(decision);
    }
  }

  private final Desk desk = new Desk();

  private static Use use(long cents) {
    return Use.of("order.adopt", ALONE, NOW, Money.eur(cents), Money.eur(0));
  }

  @Test
  void anAdoptedAdviceIsEnactedAsItStands() throws OutsideMandate {
    Decision<Money> decision =
        desk.decide(new Outcome.Adopted<>(ORDER), use(30_000), ADVICE, Optional.empty());
    Enacted<Money> enacted = desk.apply(decision).orElseThrow();
    assertThat(enacted.value()).isEqualTo(ORDER);
    assertThat(enacted.decision()).isSameAs(decision);
    assertThat(decision.id()).hasToString("decision-12@canal");
    assertThat(decision.act()).isEqualTo("order.adopt");
    assertThat(decision.by()).isEqualTo(ALONE);
    assertThat(decision.at()).isEqualTo(NOW);
    assertThat(decision.mandate()).isEqualTo(MANDATE);
    assertThat(decision.advices()).isEqualTo(ADVICE);
    assertThat(decision.reverses()).isEmpty();
  }

  @Test
  void aChangeIsEnactedWithItsReason() throws OutsideMandate {
    Outcome<Money> changed = new Outcome.Amended<>(Money.eur(25_000));
    Decision<Money> decision = desk.decide(changed, use(25_000), ADVICE, REASON);
    assertThat(desk.apply(decision).orElseThrow().value()).isEqualTo(Money.eur(25_000));
    assertThat(decision.reason()).isEqualTo(REASON);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> desk.decide(changed, use(25_000), ADVICE, Optional.empty()));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> desk.decide(changed, use(25_000), List.of(), REASON));
  }

  @Test
  void peopleMayDecideWithNoAdvice() throws OutsideMandate {
    Decision<Money> decision =
        desk.decide(new Outcome.WithoutAdvice<>(ORDER), use(30_000), List.of(), Optional.empty());
    assertThat(desk.apply(decision)).isPresent();
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                desk.decide(
                    new Outcome.Adopted<>(ORDER), use(30_000), List.of(), Optional.empty()));
  }

  @Test
  void aRefusalHasAReasonAndNoEffect() throws OutsideMandate {
    Decision<Money> decision = desk.decide(new Outcome.Refused<>(), use(30_000), ADVICE, REASON);
    assertThat(desk.apply(decision)).isEmpty();
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> desk.decide(new Outcome.Refused<>(), use(30_000), ADVICE, Optional.empty()));
  }

  private List<Limit> refused(Outcome<Money> outcome, Use use) {
    try {
      desk.decide(outcome, use, ADVICE, REASON);
      return List.of();
    } catch (OutsideMandate e) {
      return e.breaches().stream().map(Mandate.Breach::limit).toList();
    }
  }

  @Test
  void beyondTheMandateThereIsNoDecision() {
    assertThat(refused(new Outcome.Adopted<>(ORDER), use(62_000)))
        .containsExactly(Limit.PER_ACT, Limit.COSIGN);
    assertThatExceptionOfType(OutsideMandate.class)
        .isThrownBy(() -> desk.decide(new Outcome.Adopted<>(ORDER), use(62_000), ADVICE, REASON))
        .withMessageContaining("620.00 EUR");
  }

  @Test
  void oneMayRefuseWhatOneCouldNotSpendButNotWhatOneHasAnInterestIn() {
    assertThat(refused(new Outcome.Refused<>(), use(900_000))).isEmpty();
    Use recused =
        new Use(
            "order.adopt",
            ALONE,
            NOW,
            Optional.empty(),
            Optional.empty(),
            true,
            Optional.empty(),
            false);
    assertThat(refused(new Outcome.Refused<>(), recused)).containsExactly(Limit.RECUSAL);
    assertThat(
            refused(
                new Outcome.Refused<>(),
                Use.of("order.adopt", new Decider.Body("conseil"), MANDATE.until())))
        .containsExactly(Limit.TERM, Limit.HOLDER);
  }

  @Test
  void urgencyHasAWrittenReason() throws OutsideMandate {
    Use urgent =
        new Use(
            "order.adopt",
            new Decider.Persons(List.of(LEA, Id.of("person", 2, "canal"))),
            NOW,
            Optional.of(Money.eur(120_000)),
            Optional.of(Money.eur(0)),
            false,
            Optional.of("perissable"),
            false);
    Outcome<Money> outcome = new Outcome.Adopted<>(Money.eur(120_000));
    assertThat(desk.apply(desk.decide(outcome, urgent, ADVICE, REASON))).isPresent();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> desk.decide(outcome, urgent, ADVICE, Optional.empty()))
        .withMessageContaining("urgency");
  }

  @Test
  void aDigestTellsTwoDecisionsApart() throws OutsideMandate {
    Outcome<Money> adopted = new Outcome.Adopted<>(ORDER);
    Decision<Money> one = desk.decide(adopted, use(30_000), ADVICE, Optional.empty());
    Decision<Money> same = desk.decide(adopted, use(30_000), ADVICE, Optional.empty());
    Decision<Money> other = desk.decide(adopted, use(30_000), ADVICE, REASON);
    assertThat(one.digest()).isEqualTo(same.digest()).isNotEqualTo(other.digest());
  }

  /** Nobody outside the kernel can build a decision or its effect. */
  @Test
  void noConstructorIsOpen() {
    for (Class<?> type : List.of(Decision.class, Enacted.class)) {
      assertThat(type.getDeclaredConstructors())
          .allMatch(c -> (c.getModifiers() & (Modifier.PUBLIC | Modifier.PROTECTED)) == 0);
      assertThat(
              Arrays.stream(type.getDeclaredMethods())
                  .filter(
                      m ->
                          Modifier.isStatic(m.getModifiers())
                              && Modifier.isPublic(m.getModifiers())))
          .isEmpty();
      assertThat(Modifier.isFinal(type.getModifiers())).isTrue();
    }
  }
}
