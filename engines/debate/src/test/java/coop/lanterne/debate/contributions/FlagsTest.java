// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.debate.contributions;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import coop.lanterne.debate.contributions.Flags.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a flag points at; every number, name and address here is invented or reserved. */
class FlagsTest {
  private static List<Kind> kinds(String text) {
    return Flags.of(text).stream().map(Flags.Flag::kind).distinct().toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Un banc devant la porte, à l’ombre.",
        "L'an 1999, on était 12 ou 34, et ça marchait.",
        "Ouvrir de 9 h à 19 h du 01/12 au 05/01",
        "Il y a 12 places de parking et 3 cours de cuisine par mois.",
        "Une marge de 1 234,50 € en 2026, 12 % de moins qu'en 2025.",
        "C'est une honte de jeter autant.",
        "Le président a bien parlé, merci.",
        "Vous êtes nuls.",
        ""
      })
  void anOrdinaryTextHasNone(String text) {
    assertThat(Flags.of(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "EMAIL   | écrivez-moi à marchande.de.quatre.saisons@example.org | marchande.de.quatre.saisons@example.org",
        "PHONE   | Appelez-moi au 01 99 00 12 34 pour le broyeur | 01 99 00 12 34",
        "PHONE   | mon num c'est +33 1 99 00 56 78 appelez | +33 1 99 00 56 78",
        "PHONE   | au 0199001234. | 0199001234",
        "PHONE   | ring 020 7946 0958 after six | 020 7946 0958",
        "ADDRESS | chez moi, 14 bis rue de l'Alambic-Perdu | 14 bis rue de l'Alambic-Perdu",
        "ADDRESS | au 3 place du Marché-Neuf | 3 place du Marché-Neuf",
        "ADDRESS | 99999 Valmont-sous-Lune | 99999 Valmont-sous-Lune",
        "ADDRESS | call at 12 Mill Lane | 12 Mill Lane",
        "ACCOUNT | mon compte FR76 3000 6000 0112 3456 7890 189 | FR76 3000 6000 0112 3456 7890 189",
        "ACCOUNT | ma carte 4970 1012 3456 7890 | 4970 1012 3456 7890",
        "NAME    | comme dit Mme Tournesol | Mme Tournesol",
        "NAME    | je m'appelle Rose Tournesol | je m'appelle Rose",
        "NAME    | demandez à M. Pamplemousse | M. Pamplemousse"
      })
  void personalDataAreShownWhereTheyStand(Kind kind, String text, String words) {
    assertThat(Flags.of(text))
        .filteredOn(f -> f.kind() == kind)
        .extracting(f -> f.words(text))
        .containsExactly(words);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "La dame rousse de la caisse du mardi est malpolie et tout le monde sait qu'elle se sert dans la réserve.",
        "Le trésorier nous ment.",
        "M. Pamplemousse est un voleur.",
        "The treasurer is a liar."
      })
  void hardWordsNearSomeoneWhoCanBeRecognisedAreShown(String text) {
    assertThat(kinds(text)).contains(Kind.ANGER);
  }

  @Test
  void flagsComeInTheOrderOfTheText() {
    String text = "Mme Tournesol, 01 99 00 12 34, soleil@example.org";
    assertThat(Flags.of(text))
        .extracting(Flags.Flag::kind)
        .containsExactly(Kind.NAME, Kind.PHONE, Kind.EMAIL);
  }

  @Test
  void aMegabyteOfAnyOneSignIsReadInOneGo() {
    int length = Boolean.getBoolean("lanterne.long") ? 1_000_000 : 200_000;
    for (String sign : List.of("a", "1 ", "A1", "@", ". ", "rue ", "é")) {
      assertThat(Flags.of(sign.repeat(length / sign.length()))).hasSizeLessThan(length / 10);
    }
  }

  /** How often the signs of a text are looked at. */
  private static long looks(String text) {
    LongAdder looks = new LongAdder();
    Flags.of(
        new CharSequence() {
          @Override
          public char charAt(int i) {
            looks.increment();
            return text.charAt(i);
          }

          @Override
          public int length() {
            return text.length();
          }

          @Override
          public CharSequence subSequence(int from, int to) {
            looks.add(to - from);
            return text.substring(from, to);
          }

          @Override
          public String toString() {
            looks.add(text.length());
            return text;
          }
        });
    return looks.sum();
  }

  /** Accents without a letter once took half a minute: a form of twenty ideas, ten minutes. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u0301",
        "a\u0301",
        "\u0301\u0323",
        "1",
        "1 ",
        "+1",
        "0 ",
        "A",
        "AA00",
        "@",
        "a@",
        "a@a.",
        ".",
        " ",
        "-",
        "'",
        "l'",
        "la ",
        "1 rue ",
        "1 rue de la ",
        "12345 ",
        "1 A",
        "A ",
        "M. A ",
        "menti ",
        "con",
        "qu'",
        "0123456789 ",
        "1234 5678 1234 5678 ",
        "\u202e",
        "\n"
      })
  void workGrowsAsTheTextDoesWhateverIsRepeatedInIt(String sign) {
    for (String head : List.of("", "1", "1 rue ", "la", "menteur ")) {
      long one = looks(head + sign.repeat(2_000 / sign.length()));
      long four = looks(head + sign.repeat(8_000 / sign.length()));
      assertThat(four).as("%s and %s", head, sign).isLessThan(5 * one + 10_000);
    }
  }
}
