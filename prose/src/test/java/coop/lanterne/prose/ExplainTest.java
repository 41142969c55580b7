// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.prose;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import coop.lanterne.kernel.Amount;
import coop.lanterne.kernel.Explanation;
import coop.lanterne.kernel.Message;
import coop.lanterne.kernel.Money;
import coop.lanterne.kernel.Quantity;
import coop.lanterne.kernel.Unit;
import org.junit.jupiter.api.Test;

/** Every shape of explanation as plain lines, from the simplest to one within another. */
class ExplainTest {

  private static String say(Language language, Explanation explanation) {
    return Prose.in(language).explain(explanation).replace('\u00a0', '~').replace('\u202f', '_');
  }

  private static Explanation.Part part(String key, Amount amount) {
    return new Explanation.Part(Message.of(key), amount);
  }

  private static Quantity pieces(long n) {
    return Quantity.of(n, Unit.PIECE);
  }

  private static Explanation.Product wednesday() {
    return new Explanation.Product(
        Message.of("tale.wednesday"),
        List.of(
            new Explanation.Factor(Message.of("tale.level"), new BigDecimal("10.2")),
            new Explanation.Factor(Message.of("tale.weekday"), new BigDecimal("1.06")),
            new Explanation.Factor(Message.of("tale.november"), new BigDecimal("0.94"))),
        new BigDecimal("0.1"),
        Quantity.of(new BigDecimal("10.2"), Unit.PIECE));
  }

  @Test
  void aCount() {
    Explanation agree = new Explanation.Count(Message.of("tale.agree"), 1059, 1071);
    assertThat(say(Language.FRENCH, agree)).isEqualTo("personnes d’accord~: 1_059 sur 1_071");
    assertThat(say(Language.ENGLISH, agree)).isEqualTo("people who agree: 1,059 out of 1,071");
  }

  @Test
  void aCitation() {
    Explanation cite = new Explanation.Citation("contribution-118", 12, 19, "le car ");
    assertThat(say(Language.FRENCH, cite))
        .isEqualTo("«~le car ~»\n  contribution-118, caractères 13 à 19");
    assertThat(say(Language.ENGLISH, cite))
        .isEqualTo("“le car ”\n  contribution-118, characters 13 to 19");
  }

  @Test
  void aSumIsWrittenAsAtSchool() {
    Explanation need =
        new Explanation.Sum(
            Message.of("tale.need"),
            List.of(
                part("tale.expected", pieces(32)),
                part("tale.on_hand", pieces(-14)),
                part("tale.lost", pieces(1))),
            pieces(19));
    assertThat(say(Language.FRENCH, need))
        .isEqualTo(
            """
            besoin de batavia
                ventes attendues  32 pièces
              − en rayon          14 pièces
              + pertes attendues   1 pièce
              = total             19 pièces""");
    assertThat(say(Language.ENGLISH, need))
        .isEqualTo(
            """
            lettuces needed
                expected sales   32 pieces
              − on the shelf     14 pieces
              + expected losses   1 piece
              = total            19 pieces""");
  }

  @Test
  void decimalsStandOneUnderTheOther() {
    Explanation kilos =
        new Explanation.Sum(
            Message.of("tale.need"),
            List.of(
                part("tale.expected", Quantity.of(new BigDecimal("10.25"), Unit.KILOGRAM)),
                part("tale.on_hand", Quantity.of(-12, Unit.KILOGRAM))),
            Quantity.of(new BigDecimal("-1.75"), Unit.KILOGRAM));
    assertThat(say(Language.FRENCH, kilos))
        .isEqualTo(
            """
            besoin de batavia
                ventes attendues  10,25 kg
              − en rayon          12,00 kg
              = total             −1,75 kg""");
  }

  @Test
  void aSumOfMoney() {
    Explanation bill =
        new Explanation.Sum(
            Message.of("tale.bill"),
            List.of(part("tale.tea", Money.eur(124000)), part("tale.discount", Money.eur(-950))),
            Money.eur(123050));
    assertThat(say(Language.FRENCH, bill))
        .isEqualTo(
            """
            la facture
                thé     1_240,00~€
              − remise      9,50~€
              = total   1_230,50~€""");
    assertThat(say(Language.ENGLISH, bill))
        .isEqualTo(
            """
            the bill
                tea       €1,240.00
              − discount      €9.50
              = total     €1,230.50""");
  }

  @Test
  void aProductSaysHowItIsRounded() {
    assertThat(say(Language.FRENCH, wednesday()))
        .isEqualTo(
            """
            mercredi, effet par effet
                niveau actuel       10,2
              × un mercredi          1,06
              × fin novembre         0,94
              = arrondi à 0,1 près  10,2 pièces""");
    Explanation exact =
        new Explanation.Product(
            Message.of("tale.bill"),
            List.of(
                new Explanation.Factor(Message.of("tale.tea"), new BigDecimal("1.10")),
                new Explanation.Factor(Message.of("tale.level"), new BigDecimal("24"))),
            new BigDecimal("0.01"),
            Money.eur(2640));
    assertThat(say(Language.ENGLISH, exact))
        .isEqualTo(
            """
            the bill
                tea              1.1
              × present level   24
              = result         €26.40""");
    Explanation whole =
        new Explanation.Product(
            Message.of("tale.need"),
            List.of(new Explanation.Factor(Message.of("tale.level"), new BigDecimal("10.2"))),
            BigDecimal.ONE,
            pieces(10));
    assertThat(say(Language.FRENCH, whole)).endsWith("= arrondi à l’unité  10 pièces");
  }

  @Test
  void aComparisonMarksTheOptionKept() {
    Explanation options =
        new Explanation.Comparison(
            Message.of("tale.options"),
            List.of(option(24, "0.19", false), option(30, "0.08", true)));
    assertThat(say(Language.FRENCH, options))
        .isEqualTo(
            """
            autres quantités
              24~pièces
                risque de manquer~: 19~%
                manque trop souvent
              30~pièces ← proposé
                risque de manquer~: 8~%
                tient l’objectif voté""");
    assertThat(say(Language.ENGLISH, options)).contains("  30~pieces ← proposed\n");
  }

  private static Explanation.Option option(long pieces, String risk, boolean kept) {
    return new Explanation.Option(
        Message.of("tale.option").with("quantity", pieces(pieces)),
        List.of(Message.of("tale.risk").with("share", new Message.Share(new BigDecimal(risk)))),
        kept,
        Message.of(kept ? "tale.holds" : "tale.too_few"));
  }

  @Test
  void explanationsNest() {
    Explanation nested =
        new Explanation.Trace(
            Message.of("tale.rules"),
            List.of(
                new Explanation.Step(Message.of("tale.rule"), Message.of("tale.source")),
                new Explanation.Step(
                    Message.of("tale.rule"),
                    Message.of("tale.source"),
                    Optional.of(
                        new Explanation.Sum(
                            Message.of("tale.need"),
                            List.of(
                                new Explanation.Part(
                                    Message.of("tale.expected"),
                                    pieces(12),
                                    Optional.of(
                                        new Explanation.Count(Message.of("tale.agree"), 1, 2))),
                                part("tale.on_hand", pieces(-2))),
                            pieces(10))))));
    assertThat(say(Language.ENGLISH, nested))
        .isEqualTo(
            """
            the rules, in order
              1. Whole crates.
                 Order policy, article 7
              2. Whole crates.
                 Order policy, article 7
                 lettuces needed
                     expected sales  12 pieces
                       people who agree: 1 out of 2
                   − on the shelf     2 pieces
                   = total           10 pieces""");
  }
}
