// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.debate.synthesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import module java.base;

import coop.lanterne.language.Vectors;
import org.junit.jupiter.api.Test;

/** Words that sentences share, counted by hand. */
class LexiconTest {
  private static Contribution by(String id, String author, String text) {
    return new Contribution(id, text, Optional.of(author), Optional.empty());
  }

  private static Lexicon of(List<Contribution> contributions) {
    Debate debate = new Debate(contributions, Sorting.none(), Vectors.shipped());
    return new Lexicon(debate.pool(), debate.corpus(), debate.gathering());
  }

  @Test
  void closenessIsTheCosineOfRareWords() {
    double[] cosines =
        of(List.of(
                by("1", "a", "pain lait beurre sel"),
                by("2", "b", "pain lait huile poivre"),
                by("3", "c", "tracteur charrue semoir herse")))
            .cosines(0);
    double both = Math.pow(Math.log(3 / 2.), 2);
    double one = Math.pow(Math.log(3), 2);
    assertThat(cosines[0]).isCloseTo(1, within(1e-12));
    assertThat(cosines[1]).isCloseTo(2 * both / (2 * both + 2 * one), within(1e-12));
    assertThat(cosines[2]).isZero();
  }

  @Test
  void aPairWeighsThoseWhoSayItBeyondTheFirst() {
    Lexicon lexicon =
        of(
            List.of(
                by("1", "a", "pain lait beurre sel"),
                by("2", "b", "tracteur charrue lait pain"),
                by("3", "c", "mairie pain marché lait")));
    assertThat(lexicon.pairs[0]).hasSize(6); // of four words
    assertThat(lexicon.weights).hasSize(16); // one pair in common
    assertThat(Arrays.stream(lexicon.weights).max()).hasValue(2);
    assertThat(Arrays.stream(lexicon.weights).sum()).isEqualTo(2);
  }

  @Test
  void onePersonWhoRepeatsAddsNothingToAPair() {
    Lexicon lexicon =
        of(
            List.of(
                by("1", "a", "pain lait beurre sel"),
                by("2", "a", "tracteur charrue lait pain"),
                by("3", "a", "mairie pain marché lait")));
    assertThat(Arrays.stream(lexicon.weights).sum()).isZero();
  }
}
