// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people type, as it is kept and compared. */
final class TypedTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Léa C.",
        " léa  c. ",
        "Le\u0301a C.",
        "L\u00e9a\u00a0C.",
        "Léa C.\u202e",
        "\u2067Léa C.\u2069",
        "L\u200béa C.",
        "L\u00adéa C.\ufeff",
        "Léa\u200d C.",
        "Léa\nC.\u0000",
        "LÉA C."
      })
  void namesThatLookAlikeAreOne(String name) {
    assertThat(Typed.key(name)).isEqualTo("léa c.");
  }

  @Test
  void namesThatDifferToTheEyeStayApart() {
    assertThat(Typed.key("Léa C.")).isNotEqualTo(Typed.key("Lea C."));
    assertThat(Typed.key("Léa C.")).isNotEqualTo(Typed.key("Léa D."));
  }

  @Test
  void aTextKeepsItsLinesItsTabsAndItsFrenchSpaces() {
    assertThat(Typed.text(" Trop cher\u202f!\r\n\tOui\u00a0: «\u00a0non\u00a0»\u0007 "))
        .isEqualTo("Trop cher\u202f!\n\tOui\u00a0: «\u00a0non\u00a0»");
    assertThat(Typed.name("Marie\r\n  Curie")).isEqualTo("Marie Curie");
    assertThat(Typed.text("la facture de \u202e€001")).isEqualTo("la facture de €001");
  }

  @Test
  void aLetterBearsNoMoreMarksThanALanguageGivesIt() {
    assertThat(Typed.text("a" + "\u0301\u0323".repeat(5000) + "b"))
        .isEqualTo("a" + "\u0301\u0323".repeat(15) + "b");
  }

  @Test
  void whatHidesNothingIsNotTouched() {
    String text = "Œuvres d’été — 12\u202f€, naïve, \ud83d\udc69\u200d\ud83c\udf3e";
    assertThat(Typed.shown(text)).isEqualTo(text);
    assertThat(Typed.name(text)).isEqualTo(text);
  }
}
