// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.debate.synthesis;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What asks for something, by its form. */
class AsksTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Ouvrir le jeudi soir.",
        "- ne pas agrandir le local",
        "Il faudrait un banc devant la porte",
        "plus de vrac !",
        "Les horaires doivent changer",
        "We should open on Sundays.",
        "More bread, please"
      })
  void anInfinitiveAnObligationOrAMoreAsks(String sentence) {
    assertThat(Asks.in(sentence)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Je vis dans la rue derrière depuis 31 ans.",
        "Notre magasin est beau.",
        "Hier il pleuvait.",
        "I live next door.",
        "🥕🥕🥕👍",
        ""
      })
  void aRemarkDoesNot(String sentence) {
    assertThat(Asks.in(sentence)).isFalse();
  }
}
