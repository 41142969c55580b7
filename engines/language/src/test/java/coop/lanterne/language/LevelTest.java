// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Counts made by hand, then the formulas on them. */
class LevelTest {
  @ParameterizedTest
  @CsvSource({
    "chat, 1",
    "vélo, 2",
    "table, 1",
    "école, 2",
    "création, 3",
    "théâtre, 2",
    "maïs, 2",
    "publique, 2",
    "idées, 2",
    "réel, 2",
    "le, 1",
    "habitants, 3",
    "l, 0",
    "œuf, 1",
    "12, 1"
  })
  void syllablesOfFrenchWords(String word, int syllables) {
    assertThat(Level.syllables(word, Tongue.FRENCH)).isEqualTo(syllables);
  }

  @ParameterizedTest
  @CsvSource({
    "cat, 1",
    "table, 2",
    "tale, 1",
    "asked, 1",
    "wanted, 2",
    "boxes, 2",
    "names, 1",
    "rules, 1",
    "the, 1",
    "library, 3",
    "s, 0"
  })
  void syllablesOfEnglishWords(String word, int syllables) {
    assertThat(Level.syllables(word, Tongue.ENGLISH)).isEqualTo(syllables);
  }

  /** 13 words of 13 syllables in 2 sentences, counted by hand. */
  @Test
  void anEasyEnglishText() {
    Level level = Level.of("The cat sat on the mat. It was the best of the day.").orElseThrow();
    assertThat(level).isEqualTo(new Level(Tongue.ENGLISH, 2, 13, 13, 0));
    assertThat(level.ease().orElseThrow()).isEqualTo(206.835 - 1.015 * 6.5 - 84.6, within(1e-9));
    assertThat(level.grade().orElseThrow()).isEqualTo(.39 * 6.5 + 11.8 - 15.59, within(1e-9));
    assertThat(level.lix()).isEqualTo(6.5);
  }

  /** 7 words, 11 syllables: l’é-co-le est ou-verte à tous les ha-bi-tants, 2 long words. */
  @Test
  void aFrenchSentence() {
    Level level = Level.of("L’école est ouverte à tous les habitants.").orElseThrow();
    assertThat(level).isEqualTo(new Level(Tongue.FRENCH, 1, 7, 11, 2));
    assertThat(level.ease().orElseThrow()).isEqualTo(207 - 1.015 * 7 - 73.6 * 11 / 7, within(1e-9));
    assertThat(level.grade()).isEmpty();
    assertThat(level.lix()).isEqualTo(7 + 200. / 7, within(1e-9));
  }

  @Test
  void whatHoldsNoWordHasNoLevel() {
    assertThat(Level.of("🚲 … !")).isEmpty();
    assertThat(Level.of("")).isEmpty();
  }
}
