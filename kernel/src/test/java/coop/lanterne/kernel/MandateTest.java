// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import module java.base;

import coop.lanterne.kernel.Mandate.Limit;
import coop.lanterne.kernel.Mandate.Use;
import org.junit.jupiter.api.Test;

/**
 * Article A16 of the charter: 500 € an act, 2,000 € a week, co-signed above 400 €, 1,500 € in
 * urgency with two persons.
 */
class MandateTest {
  private static final Instant FROM = Instant.parse("2026-11-01T00:00:00Z");
  private static final Instant UNTIL = Instant.parse("2027-11-01T00:00:00Z");
  private static final Instant NOW = Instant.parse("2026-11-24T05:12:00Z");
  private static final Id LEA = Id.of("person", 1, "canal");
  private static final Id SAM = Id.of("person", 2, "canal");
  private static final Decider ALONE = new Decider.Persons(List.of(LEA));
  private static final Decider BOTH = new Decider.Persons(List.of(LEA, SAM));
  private static final Decider BOARD = new Decider.Body("conseil");

  static Mandate mandate(Decider holder) {
    return new Mandate(
        Id.of("mandate", 1, "canal"),
        "commander",
        new Mandate.Grantor.ByDecision(Id.of("decision", 3, "canal")),
        holder,
        new TreeSet<>(List.of("order.adopt")),
        new Mandate.Limits(
            Optional.of(Money.eur(50_000)),
            Optional.of(Money.eur(200_000)),
            Optional.of(Duration.ofDays(7)),
            Optional.of(Money.eur(40_000)),
            Optional.of(
                new Mandate.Urgency(
                    Money.eur(150_000),
                    new TreeSet<>(List.of("perissable", "securite", "delai_legal")),
                    2,
                    Duration.ofDays(15)))),
        FROM,
        UNTIL);
  }

  private static List<Limit> exceeded(Mandate mandate, Use use) {
    return mandate.breaches(use).stream().map(Mandate.Breach::limit).toList();
  }

  private static List<Limit> order(Decider by, long cents, long spent) {
    return exceeded(
        mandate(ALONE), Use.of("order.adopt", by, NOW, Money.eur(cents), Money.eur(spent)));
  }

  private static Use urgent(Decider by, long cents, String kind, boolean unratified) {
    return new Use(
        "order.adopt",
        by,
        NOW,
        Optional.of(Money.eur(cents)),
        Optional.of(Money.eur(180_000)),
        false,
        Optional.of(kind),
        unratified);
  }

  @Test
  void fourHundredAloneAndNotACentMore() {
    assertThat(order(ALONE, 40_000, 0)).isEmpty();
    assertThat(order(ALONE, 40_001, 0)).containsExactly(Limit.COSIGN);
  }

  @Test
  void fiveHundredCosignedAndNotACentMore() {
    assertThat(order(BOTH, 50_000, 0)).isEmpty();
    assertThat(order(BOTH, 50_001, 0)).containsExactly(Limit.PER_ACT);
    assertThat(order(ALONE, 50_001, 0)).containsExactly(Limit.PER_ACT, Limit.COSIGN);
  }

  @Test
  void twoThousandAWeek() {
    assertThat(order(ALONE, 30_000, 180_000)).containsExactly(Limit.PER_PERIOD);
    assertThat(order(ALONE, 20_000, 180_000)).isEmpty();
  }

  /** 300 + 300 for one supplier on one day come in as one act of 600. */
  @Test
  void twoOrdersOfOneDayCountAsOne() {
    Money both = Money.eur(30_000).plus(Money.eur(30_000));
    assertThat(exceeded(mandate(ALONE), Use.of("order.adopt", BOTH, NOW, both, Money.eur(0))))
        .containsExactly(Limit.PER_ACT);
  }

  @Test
  void aMandateBeginsAtItsFirstInstantAndIsOverAtItsLast() {
    for (Instant at : List.of(UNTIL, UNTIL.plusSeconds(1), FROM.minusNanos(1))) {
      assertThat(exceeded(mandate(ALONE), Use.of("order.adopt", ALONE, at)))
          .containsExactly(Limit.TERM);
    }
    for (Instant at : List.of(FROM, UNTIL.minusNanos(1))) {
      assertThat(exceeded(mandate(ALONE), Use.of("order.adopt", ALONE, at))).isEmpty();
    }
  }

  @Test
  void urgencyAllowsMoreToTwoPersonsUntilOneIsLeftUnratified() {
    Mandate mandate = mandate(ALONE);
    assertThat(exceeded(mandate, urgent(BOTH, 120_000, "perissable", false))).isEmpty();
    assertThat(exceeded(mandate, urgent(BOTH, 150_000, "perissable", false))).isEmpty();
    for (Use wrong :
        List.of(
            urgent(ALONE, 120_000, "perissable", false),
            urgent(BOTH, 120_000, "perissable", true),
            urgent(BOTH, 150_001, "perissable", false),
            urgent(BOTH, 120_000, "envie", false))) {
      assertThat(exceeded(mandate, wrong)).containsExactly(Limit.URGENCY);
    }
  }

  @Test
  void urgencyWithoutAnAmountIsHeldToItsOtherLimits() {
    Use vague =
        new Use(
            "order.adopt",
            ALONE,
            NOW,
            Optional.empty(),
            Optional.empty(),
            false,
            Optional.of("envie"),
            true);
    assertThat(exceeded(mandate(ALONE), vague)).containsExactly(Limit.URGENCY);
  }

  @Test
  void onlyItsHolderUsesItForWhatItNamesAndWithoutPersonalInterest() {
    assertThat(exceeded(mandate(ALONE), Use.of("rule.adopt", ALONE, NOW)))
        .containsExactly(Limit.ACT);
    Decider samFirst = new Decider.Persons(List.of(SAM, LEA));
    assertThat(exceeded(mandate(ALONE), Use.of("order.adopt", samFirst, NOW)))
        .containsExactly(Limit.HOLDER);
    assertThat(exceeded(mandate(ALONE), Use.of("order.adopt", BOARD, NOW)))
        .containsExactly(Limit.HOLDER);
    assertThat(exceeded(mandate(BOARD), Use.of("order.adopt", ALONE, NOW)))
        .containsExactly(Limit.HOLDER);
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
    assertThat(exceeded(mandate(ALONE), recused)).containsExactly(Limit.RECUSAL);
  }

  @Test
  void aBodyNeedsNoSecondSignature() {
    assertThat(
            exceeded(
                mandate(BOARD), Use.of("order.adopt", BOARD, NOW, Money.eur(50_000), Money.eur(0))))
        .isEmpty();
  }

  @Test
  void everyLimitExceededIsSaidAtOnce() {
    Use all =
        new Use(
            "rule.adopt",
            new Decider.Persons(List.of(SAM)),
            UNTIL,
            Optional.of(Money.eur(300_000)),
            Optional.empty(),
            true,
            Optional.empty(),
            false);
    assertThat(exceeded(mandate(ALONE), all))
        .containsExactly(
            Limit.TERM,
            Limit.ACT,
            Limit.HOLDER,
            Limit.RECUSAL,
            Limit.PER_ACT,
            Limit.COSIGN,
            Limit.PER_PERIOD);
  }

  @Test
  void whatMakesNoSenseIsRefused() {
    Mandate m = mandate(ALONE);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Use.of("order.adopt", ALONE, NOW, Money.eur(-1), Money.eur(0)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Use.of("order.adopt", ALONE, NOW, Money.eur(1), Money.eur(-100_000)));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                m.breaches(
                    Use.of("order.adopt", ALONE, NOW, new Money(1, "CHF"), new Money(0, "CHF"))));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new Mandate(
                    m.id(), m.kind(), m.grantor(), ALONE, m.acts(), m.limits(), UNTIL, UNTIL));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new Mandate(
                    m.id(),
                    m.kind(),
                    m.grantor(),
                    ALONE,
                    new TreeSet<>(),
                    m.limits(),
                    FROM,
                    UNTIL));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new Mandate.Limits(
                    Optional.empty(),
                    Optional.of(Money.eur(1)),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty()));
    assertThatIllegalArgumentException().isThrownBy(() -> new Decider.Persons(List.of()));
    assertThatIllegalArgumentException().isThrownBy(() -> new Decider.Persons(List.of(LEA, LEA)));
    assertThat(CanonicalBytes.encode("mandate/1", m.canonical())).isNotEmpty();
  }
}
