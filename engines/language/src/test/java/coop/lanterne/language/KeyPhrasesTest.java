// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import module java.base;

import coop.lanterne.language.KeyPhrases.Phrase;
import org.junit.jupiter.api.Test;

/** Names of classes of texts. */
class KeyPhrasesTest {
  @Test
  void aClassIsNamedByWhatTheOthersDoNotSay() {
    List<List<Phrase>> phrases =
        KeyPhrases.of(
            List.of(
                List.of("Des pistes cyclables", "Une piste cyclable dans ma rue"),
                List.of("Des repas à la cantine", "La cantine dans ma rue")),
            1);
    assertThat(phrases.get(0).getFirst().text()).isEqualTo("piste cyclable");
    assertThat(phrases.get(1).getFirst().text()).isEqualTo("cantine");
  }

  @Test
  void aPhraseWeighsItsTextsByHowMuchMoreCommonItIsHere() {
    List<Phrase> phrases =
        KeyPhrases.of(
                List.of(
                    List.of("pain pain pain", "pain", "lait"), // pain in 2 of 3
                    List.of("pain", "sel", "sel", "sel", "sel", "sel")), // pain in 1 of 6
                5)
            .getFirst();
    assertThat(phrases).extracting(Phrase::text).containsExactly("pain", "lait");
    assertThat(phrases.getFirst().times()).isEqualTo(2);
    assertThat(phrases.getFirst().weight())
        .isCloseTo(2 * (2 / 3. - 1 / 6.) / (2 / 3. + 1 / 6.), within(1e-12));
  }

  @Test
  void whatAllClassesSayNamesNone() {
    List<List<Phrase>> phrases =
        KeyPhrases.of(
            List.of(
                List.of("La commune et le pain", "Commune du pain"),
                List.of("La commune et le sel", "La commune : le sel")),
            1);
    assertThat(phrases.get(0).getFirst().text()).isEqualTo("pain");
    assertThat(phrases.get(1).getFirst().text()).isEqualTo("sel");
  }

  @Test
  void aVerbOfAnySubjectAndANumberComeLast() {
    List<Phrase> phrases =
        KeyPhrases.of(
                List.of(
                    List.of("Il est fermé, il faut demander 3", "On demande : est-ce 3, fermé ?"),
                    List.of("Le sel", "Le sel")),
                9)
            .getFirst();
    assertThat(phrases.getFirst().text()).isEqualTo("fermé");
    assertThat(phrases).extracting(Phrase::text).doesNotContain("est");
  }

  @Test
  void aPairStandsForTheWordsThatItMostlyHolds() {
    List<Phrase> phrases =
        KeyPhrases.of(
                List.of(
                    List.of(
                        "Taxer les maisons vides", "Les maisons vides", "Une maison de retraite"),
                    List.of("Le sel", "Le sel")),
                9)
            .getFirst();
    assertThat(phrases).extracting(Phrase::text).contains("maisons vides");
    assertThat(phrases).extracting(Phrase::text).doesNotContain("maisons", "vides");
  }

  @Test
  void nothingGivesNothing() {
    assertThat(KeyPhrases.of(List.of(List.of(), List.of("🚲 le la")), 3))
        .containsExactly(List.of(), List.of());
  }
}
