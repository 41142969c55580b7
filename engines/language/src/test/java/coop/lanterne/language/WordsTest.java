// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Words and stems, from plain ones to what no one writes on purpose. */
class WordsTest {
  @Test
  void wordsAreRunsOfLettersAndRunsOfDigits() {
    assertThat(Words.of("L’ÉCOLE, 2 œufs à 1,50 € ; don't"))
        .containsExactly("l", "école", "2", "œufs", "à", "1", "50", "don", "t");
  }

  @Test
  void decomposedLettersAreComposed() {
    assertThat(Words.of("e\u0301cole")).containsExactly("école");
  }

  @Test
  void otherScriptsAreNoWords() {
    assertThat(Words.of("דגל 🚲 سلام × ÷ Жук")).isEmpty();
  }

  @Test
  void stemsAreContentWordsWithoutTheirEndings() {
    assertThat(Words.stems("Les pistes cyclables et les jardins dans la ville"))
        .containsExactly("pist", "cyclabl", "jardin", "vill");
    assertThat(Words.stems("The members are sharing their tools with the neighbours"))
        .containsExactly("member", "share", "tool", "neighbour");
  }

  @Test
  void capitalsWithoutAccentsMeetTheSameStem() {
    assertThat(Words.stems("LES DECHETS DES ECOLES"))
        .isEqualTo(Words.stems("les déchets des écoles"));
  }

  @Test
  void foldingTakesAccentsOff() {
    assertThat(Words.fold("cœur")).isEqualTo("coeur");
    assertThat(Words.fold("garçon")).isEqualTo("garcon");
    assertThat(Words.fold("plain")).isEqualTo("plain");
  }

  /** Reordering alternate marks takes the square of their number unless it is bounded. */
  @Test
  void aLetterWithAMillionMarksIsRead() {
    assertThat(Words.of("e" + "\u0301\u0316".repeat(500_000) + " fin")).containsExactly("é", "fin");
  }
}
