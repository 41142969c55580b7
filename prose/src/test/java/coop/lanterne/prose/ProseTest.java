// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.prose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import module java.base;

import coop.lanterne.kernel.Advice.Uncertainty;
import coop.lanterne.kernel.Finding;
import coop.lanterne.kernel.Message;
import coop.lanterne.kernel.Money;
import coop.lanterne.kernel.Quantity;
import coop.lanterne.kernel.Unit;
import org.junit.jupiter.api.Test;

/** Every kind of thing that is said, in both languages, to the character. */
class ProseTest {
  private static final Prose FR = Prose.in(Language.FRENCH);
  private static final Prose EN = Prose.in(Language.ENGLISH);

  private static BigDecimal dec(String text) {
    return new BigDecimal(text);
  }

  @Test
  void aLanguageIsReadFromItsTagAndFromABrowser() {
    assertThat(Language.parse("fr")).isEqualTo(Language.FRENCH);
    assertThat(Language.parse("en-GB")).isEqualTo(Language.ENGLISH);
    assertThat(Language.parse("fr_FR")).isEqualTo(Language.FRENCH);
    assertThat(Language.FRENCH.tag()).isEqualTo("fr");
    assertThatThrownBy(() -> Language.parse("br"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("unknown language \"br\". Maybe fr or en?");
    assertThat(Language.preferred("en-US,en;q=0.9,fr;q=0.8")).isEqualTo(Language.ENGLISH);
    assertThat(Language.preferred("fr-BE,en;q=0.5")).isEqualTo(Language.FRENCH);
    assertThat(Language.preferred("fr;q=0,en;q=0.1")).isEqualTo(Language.ENGLISH);
    assertThat(Language.preferred("br,fr;q=0.5,en;q=0.4")).isEqualTo(Language.FRENCH);
    assertThat(Language.preferred("de")).isEqualTo(Language.FRENCH);
    assertThat(Language.preferred(";;q=x")).isEqualTo(Language.FRENCH);
  }

  @Test
  void numbersHaveTheirMarks() {
    assertThat(FR.number(0)).isEqualTo("0");
    assertThat(FR.number(999)).isEqualTo("999");
    assertThat(FR.number(1234)).isEqualTo("1\u202f234");
    assertThat(FR.number(-1234567)).isEqualTo("\u22121\u202f234\u202f567");
    assertThat(FR.number(dec("1234.50"))).isEqualTo("1\u202f234,5");
    assertThat(FR.number(dec("0.003"))).isEqualTo("0,003");
    assertThat(FR.number(dec("1E+3"))).isEqualTo("1\u202f000");
    assertThat(EN.number(1234567)).isEqualTo("1,234,567");
    assertThat(EN.number(dec("-1234.50"))).isEqualTo("\u22121,234.5");
  }

  @Test
  void moneyHasItsCents() {
    assertThat(FR.money(Money.eur(123450))).isEqualTo("1\u202f234,50\u00a0€");
    assertThat(FR.money(Money.eur(-5))).isEqualTo("\u22120,05\u00a0€");
    assertThat(FR.money(new Money(1200, "CHF"))).isEqualTo("12,00\u00a0CHF");
    assertThat(EN.money(Money.eur(123450))).isEqualTo("€1,234.50");
    assertThat(EN.money(Money.eur(-123450))).isEqualTo("\u2212€1,234.50");
    assertThat(EN.money(new Money(1200, "GBP"))).isEqualTo("£12.00");
    assertThat(EN.money(new Money(1200, "CHF"))).isEqualTo("CHF\u00a012.00");
  }

  @Test
  void quantitiesAgreeWithTheirNumber() {
    assertThat(FR.amount(Quantity.of(0, Unit.PIECE))).isEqualTo("0\u00a0pièce");
    assertThat(FR.amount(Quantity.of(1, Unit.PIECE))).isEqualTo("1\u00a0pièce");
    assertThat(FR.amount(Quantity.of(dec("1.5"), Unit.PIECE))).isEqualTo("1,5\u00a0pièce");
    assertThat(FR.amount(Quantity.of(2, Unit.PIECE))).isEqualTo("2\u00a0pièces");
    assertThat(FR.quantity(Quantity.of(dec("2.3"), Unit.KILOGRAM))).isEqualTo("2,3\u00a0kg");
    assertThat(FR.quantity(Quantity.of(3, Unit.LITRE))).isEqualTo("3\u00a0l");
    assertThat(FR.quantity(Quantity.of(2, Unit.PERSON))).isEqualTo("2\u00a0personnes");
    assertThat(FR.quantity(Quantity.of(1, Unit.VOTE))).isEqualTo("1\u00a0voix");
    assertThat(FR.quantity(Quantity.of(4, Unit.DAY))).isEqualTo("4\u00a0jours");
    assertThat(EN.quantity(Quantity.of(0, Unit.PIECE))).isEqualTo("0\u00a0pieces");
    assertThat(EN.quantity(Quantity.of(1, Unit.PERSON))).isEqualTo("1\u00a0person");
    assertThat(EN.quantity(Quantity.of(dec("1.5"), Unit.DAY))).isEqualTo("1.5\u00a0days");
    assertThat(EN.quantity(Quantity.of(-2, Unit.PERSON))).isEqualTo("\u22122\u00a0people");
    assertThat(EN.quantity(Quantity.of(7, Unit.VOTE))).isEqualTo("7\u00a0votes");
  }

  @Test
  void sharesAndChances() {
    assertThat(FR.share(dec("0.9"))).isEqualTo("90\u00a0%");
    assertThat(FR.share(dec("0.125"))).isEqualTo("12,5\u00a0%");
    assertThat(EN.share(dec("0.9"))).isEqualTo("90%");
    assertThat(FR.often(dec("0.80"))).isEqualTo("huit fois sur dix");
    assertThat(EN.often(dec("0.95"))).isEqualTo("nineteen times out of twenty");
    assertThat(FR.often(dec("0.99"))).isEqualTo("dans 99\u00a0% des cas");
    assertThat(EN.often(dec("0.99"))).isEqualTo("in 99% of cases");
  }

  @Test
  void daysAndMoments() {
    LocalDate day = LocalDate.of(2026, 11, 24);
    assertThat(FR.day(day)).isEqualTo("24\u00a0novembre 2026");
    assertThat(FR.day(LocalDate.of(2026, 12, 1))).isEqualTo("1ᵉʳ\u00a0décembre 2026");
    assertThat(FR.dayAndMonth(LocalDate.of(2026, 8, 3))).isEqualTo("3\u00a0août");
    assertThat(FR.dayOfWeek(day)).isEqualTo("mardi");
    assertThat(EN.day(day)).isEqualTo("24 November 2026");
    assertThat(EN.dayAndMonth(day)).isEqualTo("24 November");
    assertThat(EN.dayOfWeek(day)).isEqualTo("Tuesday");
    assertThat(FR.time(LocalTime.of(9, 30))).isEqualTo("9\u00a0h\u00a030");
    assertThat(FR.time(LocalTime.of(8, 0))).isEqualTo("8\u00a0h");
    assertThat(EN.time(LocalTime.of(6, 5))).isEqualTo("6:05");

    Instant winter = Instant.parse("2026-11-24T04:52:59Z");
    assertThat(FR.moment(winter, ZoneId.of("Europe/Paris")))
        .isEqualTo("24\u00a0novembre 2026 à 5\u00a0h\u00a052");
    assertThat(EN.moment(winter, ZoneId.of("UTC"))).isEqualTo("24 November 2026 at 4:52");
    assertThat(EN.at(ZoneId.of("Asia/Tokyo")).moment(winter))
        .isEqualTo("24 November 2026 at 13:52");
  }

  @Test
  void aSentenceChoosesItsWordsByNumber() {
    assertThat(FR.say(Message.of("tale.lines").with("count", 0))).isEqualTo("0 ligne lue");
    assertThat(FR.say(Message.of("tale.lines").with("count", 1))).isEqualTo("1 ligne lue");
    assertThat(FR.say(Message.of("tale.lines").with("count", 1204)))
        .isEqualTo("1\u202f204 lignes lues");
    assertThat(EN.say(Message.of("tale.lines").with("count", 0))).isEqualTo("0 lines read");
    assertThat(EN.say(Message.of("tale.lines").with("count", 1))).isEqualTo("1 line read");
  }

  @Test
  void aSentenceNamesEveryKindOfThing() {
    Message told =
        Message.of("tale.told")
            .with("what", Message.of("tale.tea"))
            .with("part", new Message.Share(dec("0.5")))
            .with("day", LocalDate.of(2026, 11, 24))
            .with("at", Instant.parse("2026-11-24T04:52:00Z"))
            .with("price", Money.eur(1240));
    assertThat(FR.say(told))
        .isEqualTo(
            "thé, 50\u00a0%, le 24\u00a0novembre 2026,"
                + " vers 24\u00a0novembre 2026 à 5\u00a0h\u00a052, pour 12,40\u00a0€");
    assertThat(EN.say(told))
        .isEqualTo("tea, 50%, on 24 November 2026, about 24 November 2026 at 5:52, for €12.40");
  }

  @Test
  void twoBracesMakeOneAndAFileCannotCommandTheTerminal() {
    assertThat(FR.say(Message.of("tale.brace").with("name", "\u001b[31mrouge\u0085")))
        .isEqualTo("{nom} vaut \u241b[31mrouge\ufffd");
  }

  @Test
  void whatIsMissingIsNamed() {
    assertThatThrownBy(() -> FR.say(Message.of("tale.nothing")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("no sentence \"tale.nothing\" in tale.fr.properties");
    assertThatThrownBy(() -> EN.say(Message.of("tale.only_french")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("no sentence \"tale.only_french\" in tale.en.properties");
    assertThatThrownBy(() -> FR.say(Message.of("nowhere.at_all")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("no file /coop/lanterne/prose/nowhere.fr.properties");
    assertThatThrownBy(() -> FR.say(Message.of("tale.lines").with("other", 3)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("\"tale.lines\" names {count}, which is not given; given: [other]");
    assertThatThrownBy(() -> EN.say(Message.of("tale.lines").with("count", "three")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("\"tale.lines\" chooses by {count}, which is no number: Words[text=three]");
    assertThatThrownBy(() -> Template.parse("Lu {Nom}"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "neither {name} nor {name|one|many} at character 4 of \"Lu {Nom}\". Maybe {{ for a"
                + " brace?");
  }

  @Test
  void aFindingSaysWhereWhatWhyAndHowToMend() {
    Finding negative =
        new Finding(
            "delivery.negative",
            Finding.Severity.SET_ASIDE,
            new Finding.Place("livraisons.csv", 1048, "quantité"),
            "-12",
            Message.of("tale.negative"),
            Message.of("tale.maybe_return"));
    assertThat(FR.finding(negative))
        .isEqualTo(
            """
            livraisons.csv, ligne\u00a01\u202f048, colonne «\u00a0quantité\u00a0»
            Lu\u00a0: -12
            Une quantité livrée est un nombre supérieur à zéro.
            Peut-être s’agit-il d’un retour au fournisseur.""");
    assertThat(EN.finding(negative))
        .isEqualTo(
            """
            livraisons.csv, line\u00a01,048, column “quantité”
            Read: -12
            A delivered quantity is a number above zero.
            Maybe this is a return to the supplier.""");
    assertThat(FR.severity(Finding.Severity.WARNING)).isEqualTo("gardé, à regarder");
    assertThat(EN.severity(Finding.Severity.SET_ASIDE)).isEqualTo("set aside");
    assertThat(FR.severity(Finding.Severity.STOPPED)).isEqualTo("rien n’a été fait");
  }

  @Test
  void whatTheCharterRefusesHasAnArticleAndNoColumn() {
    Finding refused =
        new Finding(
            "charter-refused",
            Finding.Severity.STOPPED,
            new Finding.Place("/api/orders", 0, "A16"),
            "620",
            Message.of("tale.negative"),
            Message.of("tale.maybe_return"));
    assertThat(FR.finding(refused)).startsWith("/api/orders, article\u00a016 de la charte\nLu");
    assertThat(EN.finding(refused)).startsWith("/api/orders, article\u00a016 of the charter\nRead");
    Finding column =
        new Finding(
            "charter-refused",
            Finding.Severity.WARNING,
            new Finding.Place("days.csv", 1, "A16"),
            "A16",
            Message.of("tale.negative"),
            Message.of("tale.maybe_return"));
    assertThat(EN.finding(column)).startsWith("days.csv, line\u00a01, column “A16”\n");
  }

  @Test
  void aFindingWithoutLineColumnOrValueSaysLess() {
    Finding empty =
        new Finding(
            "delivery.negative",
            Finding.Severity.STOPPED,
            new Finding.Place("ventes.csv", 0, ""),
            "",
            Message.of("tale.negative"),
            Message.of("tale.maybe_return"));
    assertThat(EN.finding(empty)).startsWith("ventes.csv\nRead: nothing\n");
    assertThat(FR.finding(empty)).startsWith("ventes.csv\nLu\u00a0: rien\n");
  }

  @Test
  void whatIsNotSureIsSaid() {
    Uncertainty sales =
        new Uncertainty.Interval(
            Message.of("tale.expected"),
            dec("0.8"),
            Quantity.of(25, Unit.PIECE),
            Quantity.of(39, Unit.PIECE));
    assertThat(FR.uncertainty(sales))
        .isEqualTo("ventes attendues\u00a0: de 25 à 39\u00a0pièces, huit fois sur dix");
    assertThat(EN.uncertainty(sales))
        .isEqualTo("expected sales: 25 to 39\u00a0pieces, eight times out of ten");
    assertThat(EN.uncertainty(new Uncertainty.NotKnown(Message.of("tale.tea")))).isEqualTo("tea");
  }
}
