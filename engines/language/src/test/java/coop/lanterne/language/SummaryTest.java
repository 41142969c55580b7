// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.language;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import org.junit.jupiter.api.Test;

/** Sentences that stand for a text. */
class SummaryTest {
  private static final String TEXT =
      """
      Une piste le long du canal

      Le canal traverse la ville. La piste suit le canal sur six kilomètres.
      Un marchand de glaces passe parfois. Les vélos et les piétons partagent la piste du canal.
      La piste suit le canal sur six kilomètres environ.
      """;

  @Test
  void theSentenceClosestToTitleAndCentreIsChosen() {
    assertThat(Summary.of(TEXT, 1))
        .extracting(Span::text)
        .containsExactly("La piste suit le canal sur six kilomètres.");
  }

  @Test
  void theNextOneDoesNotRepeatIt() {
    assertThat(Summary.of(TEXT, 2))
        .extracting(Span::text)
        .hasSize(2)
        .doesNotContain("Un marchand de glaces passe parfois.")
        .satisfies(s -> assertThat(s.stream().filter(t -> t.contains("six"))).hasSize(1));
  }

  @Test
  void sentencesComeInTheOrderOfTheTextAndVerbatim() {
    List<Span> spans = Summary.of(TEXT, 3);
    assertThat(spans)
        .hasSize(3)
        .isSortedAccordingTo((a, b) -> Integer.compare(a.start(), b.start()));
    int[] points = TEXT.codePoints().toArray();
    spans.forEach(
        s -> assertThat(new String(points, s.start(), s.end() - s.start())).isEqualTo(s.text()));
  }

  @Test
  void aShortTextGivesAllItHas() {
    assertThat(Summary.of("Oui. Non.", 5)).extracting(Span::text).containsExactly("Oui.", "Non.");
    assertThat(Summary.of("", 5)).isEmpty();
  }
}
