// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.grocery.surplus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import module java.base;

import coop.lanterne.grocery.surplus.SurplusAdvisor.OfferAdvice;
import coop.lanterne.kernel.CanonicalBytes;
import coop.lanterne.kernel.Digest;
import coop.lanterne.kernel.Explanation;
import coop.lanterne.kernel.Message;
import coop.lanterne.kernel.Money;
import coop.lanterne.kernel.Quantity;
import coop.lanterne.kernel.Unit;
import org.junit.jupiter.api.Test;

/** What is taken of a surplus, and the reason that each grower reads. */
final class SurplusAdvisorTest {
  private static final LocalDate MONDAY = LocalDate.of(2026, 7, 6);

  private static Quantity kg(long kilos) {
    return Quantity.of(kilos, Unit.KILOGRAM);
  }

  private static Offer offer(String id, String grower, long kilos, long cents) {
    return new Offer(
        id,
        grower,
        "courgettes",
        kg(kilos),
        cents == 0 ? Optional.empty() : Optional.of(Money.eur(cents)),
        MONDAY,
        MONDAY.plusDays(3),
        true);
  }

  /** Courgettes in packs of 6 kg that keep six days; so much is expected, so much is there. */
  private static Need courgettes(long expected, long committed, long ordered) {
    return new Need(
        "courgettes",
        "Courgettes",
        kg(6),
        6,
        true,
        List.of(
            new Need.UpTo(
                MONDAY.plusDays(5),
                kg(expected),
                kg(expected / 2),
                kg(2 * expected),
                kg(committed))),
        Optional.of(new Need.Ordered("Maraîchers du Bief", kg(ordered))));
  }

  private static SurplusInputs inputs(Need need, Optional<Long> cold, Offer... offers) {
    return new SurplusInputs(
        MONDAY,
        List.of(offers),
        List.of(need),
        List.of(),
        cold,
        new BigDecimal("0.5"),
        new BigDecimal("0.8"),
        1,
        List.of(),
        Digest.of(new byte[0]),
        Digest.of(new byte[0]),
        "test");
  }

  private static List<String> why(OfferAdvice offer) {
    return offer.why().stream().map(Message::key).map(k -> k.replaceFirst(".*\\.", "")).toList();
  }

  private static OfferAdvice only(SurplusInputs inputs) {
    List<OfferAdvice> offers = SurplusAdvisor.explain(inputs).offers();
    assertThat(offers).hasSize(1);
    return offers.getFirst();
  }

  @Test
  void aSmallSurplusIsTakenWholeAndReplacesTheOrder() {
    OfferAdvice taken =
        only(inputs(courgettes(72, 0, 30), Optional.empty(), offer("o1", "ada", 48, 100)));
    assertThat(taken.line().quantity()).isEqualTo(kg(48));
    assertThat(taken.line().amount()).isEqualTo(Money.eur(4800));
    assertThat(taken.line().replaces()).isEqualTo(kg(30));
    assertThat(taken.line().lastDay()).isEqualTo(MONDAY.plusDays(5));
    assertThat(why(taken)).containsExactly("why_whole");
  }

  @Test
  void ofALargeOneWhatNobodyHasPromisedIsTaken() {
    OfferAdvice taken =
        only(inputs(courgettes(72, 20, 30), Optional.empty(), offer("o1", "ada", 200, 100)));
    assertThat(taken.line().quantity()).as("eight packs out of 52 kg").isEqualTo(kg(48));
    assertThat(why(taken)).containsExactly("why_need");
  }

  @Test
  void whatIsPromisedAlreadyComesFirst() {
    OfferAdvice taken =
        only(inputs(courgettes(72, 70, 0), Optional.empty(), offer("o1", "ada", 200, 0)));
    assertThat(taken.line().quantity()).isEqualTo(kg(0));
    assertThat(why(taken)).as("even for a gift").containsExactly("why_committed");
  }

  @Test
  void aFullColdRoomIsTheReason() {
    OfferAdvice taken =
        only(inputs(courgettes(72, 0, 0), Optional.of(2L), offer("o1", "ada", 200, 0)));
    assertThat(taken.line().quantity()).isEqualTo(kg(12));
    assertThat(why(taken)).containsExactly("why_cold_room");
  }

  @Test
  void twoGrowersShareAndAreToldSo() {
    List<OfferAdvice> offers =
        SurplusAdvisor.explain(
                inputs(
                    courgettes(36, 0, 18),
                    Optional.empty(),
                    offer("o1", "ada", 60, 100),
                    offer("o2", "bo", 60, 300)))
            .offers();
    assertThat(offers).extracting(o -> o.line().quantity()).containsExactly(kg(18), kg(18));
    assertThat(offers).extracting(o -> o.line().replaces()).containsExactly(kg(18), kg(0));
    assertThat(offers).allMatch(o -> why(o).equals(List.of("why_need", "why_fair")));
  }

  @Test
  void whatCannotBeFetchedOrSoldInTimeIsSetAside() {
    Need need = courgettes(72, 0, 30);
    Offer fresh = offer("o1", "ada", 60, 100);
    List<Offer> offers = new ArrayList<>();
    offers.add(dated(fresh, MONDAY.plusDays(1), MONDAY.plusDays(3), true));
    offers.add(dated(fresh, MONDAY.minusDays(2), MONDAY.minusDays(1), true));
    offers.add(dated(fresh, MONDAY.minusDays(6), MONDAY.plusDays(3), true));
    offers.add(dated(fresh, MONDAY, MONDAY.plusDays(3), false));
    offers.add(offer("o1", "ada", 5, 100));
    List<String> rules = new ArrayList<>();
    for (Offer offer : offers) {
      SurplusInputs inputs = inputs(need, Optional.empty(), offer);
      OfferAdvice aside = only(inputs);
      assertThat(aside.setAside()).isTrue();
      assertThat(aside.line().quantity()).isEqualTo(kg(0));
      assertThat(SurplusAdvisor.explain(inputs).advice().setAside()).hasSize(1);
      rules.addAll(why(aside));
    }
    assertThat(rules)
        .containsExactly("rule_not_picked", "rule_gone", "rule_expired", "rule_cold", "rule_pack");
  }

  private static Offer dated(Offer o, LocalDate picked, LocalDate until, boolean cold) {
    return new Offer(
        o.id(), o.grower(), o.product(), o.quantity(), o.unitPrice(), picked, until, cold);
  }

  @Test
  void theAmountsAddUpAndTheSameInputsGiveTheSameBytes() {
    SurplusInputs inputs =
        inputs(
            courgettes(50, 0, 30),
            Optional.of(9L),
            offer("o1", "ada", 60, 110),
            offer("o2", "bo", 31, 0));
    SurplusInputs again =
        SurplusInputs.fromValue(
            CanonicalBytes.decode(CanonicalBytes.encode(SurplusInputs.TYPE, inputs.canonical()))
                .value());
    assertThat(again).isEqualTo(inputs);
    var advice = SurplusAdvisor.explain(inputs).advice();
    assertThat(SurplusAdvisor.explain(again).advice().digest()).isEqualTo(advice.digest());
    assertThat(((Explanation.Sum) advice.explanation()).total()).isEqualTo(advice.result().total());
    assertThat(SurplusProposal.fromValue(advice.result().canonical())).isEqualTo(advice.result());
  }

  @Test
  void nothingIsNotOfferedAndAGiftHasNoPrice() {
    assertThatIllegalArgumentException().isThrownBy(() -> offer("o1", "ada", 0, 100));
    assertThatIllegalArgumentException().isThrownBy(() -> offer("o1", "ada", -3, 100));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new Offer(
                    "o1",
                    "ada",
                    "courgettes",
                    kg(6),
                    Optional.of(Money.eur(0)),
                    MONDAY,
                    MONDAY,
                    true));
  }
}
