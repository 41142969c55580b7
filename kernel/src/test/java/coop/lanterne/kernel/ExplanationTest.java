// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import module java.base;

import coop.lanterne.kernel.Explanation.Citation;
import coop.lanterne.kernel.Explanation.Comparison;
import coop.lanterne.kernel.Explanation.Count;
import coop.lanterne.kernel.Explanation.Factor;
import coop.lanterne.kernel.Explanation.Option;
import coop.lanterne.kernel.Explanation.Part;
import coop.lanterne.kernel.Explanation.Product;
import coop.lanterne.kernel.Explanation.Step;
import coop.lanterne.kernel.Explanation.Sum;
import coop.lanterne.kernel.Explanation.Trace;
import org.junit.jupiter.api.Test;

class ExplanationTest {
  private static Message say(String what) {
    return Message.of("test." + what);
  }

  private static Quantity pieces(long n) {
    return Quantity.of(n, Unit.PIECE);
  }

  /** "30 expected, − 12 on hand, + 6 for safety": 24. */
  @Test
  void theLinesOfAnOrderAddUp() {
    List<Part> parts =
        List.of(
            new Part(say("expected"), pieces(30)),
            new Part(say("on_hand"), pieces(12).negated()),
            new Part(say("safety"), pieces(6)));
    assertThat(new Sum(say("order"), parts, pieces(24)).parts()).isEqualTo(parts);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Sum(say("order"), parts, pieces(25)))
        .withMessageContaining("24 piece, not 25 piece");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Sum(say("order"), parts, Quantity.of(24, Unit.LITRE)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Sum(say("order"), parts, Money.eur(2400)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Sum(say("order"), List.of(), pieces(1)));
    assertThat(new Sum(say("nothing"), List.of(), pieces(0)).parts()).isEmpty();
  }

  @Test
  void aSumIsExactOnRandomPartsAndWrongByTheSmallestStep() {
    long seed = Long.getLong("seed", System.nanoTime());
    System.out.println("ExplanationTest seed " + seed);
    Random random = new Random(seed);
    for (int i = 0; i < 500; i++) {
      List<Part> parts = new ArrayList<>();
      BigDecimal total = BigDecimal.ZERO;
      for (int n = random.nextInt(20); n >= 0; n--) {
        long cents = random.nextInt(2_000_000) - 1_000_000L;
        parts.add(new Part(say("part"), Money.eur(cents)));
        total = total.add(BigDecimal.valueOf(cents, 2));
      }
      long cents = total.movePointRight(2).longValueExact();
      assertThat(new Sum(say("all"), parts, Money.eur(cents)).total()).isEqualTo(Money.eur(cents));
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new Sum(say("all"), parts, Money.eur(cents + 1)));
    }
  }

  @Test
  void oneCannotCountMoreThanThereAre() {
    assertThat(new Count(say("present"), 10, 40).outOf()).isEqualTo(40);
    assertThatIllegalArgumentException().isThrownBy(() -> new Count(say("present"), 41, 40));
    assertThatIllegalArgumentException().isThrownBy(() -> new Count(say("present"), -1, 40));
  }

  @Test
  void aCitationIsAsLongAsItsWords() {
    assertThat(new Citation("charter", 4, 12, "l’été \ud83c\udfee!").words()).endsWith("!");
    assertThatIllegalArgumentException().isThrownBy(() -> new Citation("charter", 4, 9, "été"));
    assertThatIllegalArgumentException().isThrownBy(() -> new Citation("charter", -1, 2, "été"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Citation("charter", 1, Integer.MIN_VALUE, "été"));
  }

  @Test
  void aProductIsThatOfTheFactorsShown() {
    List<Factor> factors =
        List.of(
            new Factor(say("level"), new BigDecimal("21.4")),
            new Factor(say("saturday"), new BigDecimal("1.35")));
    Quantity result = Quantity.of(new BigDecimal("28.9"), Unit.PIECE); // 28.89
    BigDecimal tenth = new BigDecimal("0.1");
    assertThat(new Product(say("demand"), factors, tenth, result).result()).isEqualTo(result);
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new Product(
                    say("demand"), factors, tenth, Quantity.of(new BigDecimal("28.8"), Unit.PIECE)))
        .withMessageContaining("28.9");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Product(say("demand"), factors, BigDecimal.ZERO, result));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Product(say("demand"), factors, tenth.negate(), result));
  }

  @Test
  void shapesNestAndHaveCanonicalBytes() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Comparison(say("nothing"), List.of()));
    Explanation why =
        new Trace(
            say("trace"),
            List.of(
                new Step(
                    say("rule"),
                    say("source"),
                    Optional.of(
                        new Comparison(
                            say("choice"),
                            List.of(
                                new Option(say("a"), List.of(say("effect")), true, say("why")),
                                new Option(say("b"), List.of(), false, say("why_not")))))),
                new Step(say("count"), say("source"), Optional.of(new Count(say("who"), 1, 2)))));
    byte[] bytes = CanonicalBytes.encode("explanation/1", why.canonical());
    assertThat(CanonicalBytes.decode(bytes).value()).isEqualTo(why.canonical());
    assertThat(((Value.Rec) why.canonical()).text("shape")).isEqualTo("trace");
  }
}
