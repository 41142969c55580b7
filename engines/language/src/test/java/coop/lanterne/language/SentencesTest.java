// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.language;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import org.junit.jupiter.api.Test;

/** From one sentence to what no one writes on purpose. */
class SentencesTest {
  @Test
  void cutsAfterAPointFollowedByABlank() {
    assertThat(Sentences.split("Du vrac. Plus de vrac ! Et l’huile à 1.5 € ?"))
        .containsExactly(
            new Span(0, 8, "Du vrac."),
            new Span(9, 23, "Plus de vrac !"),
            new Span(24, 44, "Et l’huile à 1.5 € ?"));
  }

  @Test
  void cutsAtLineEndsAndDropsBlankLines() {
    assertThat(Sentences.split("  un \r\n\n deux\ntrois\n"))
        .containsExactly(new Span(2, 4, "un"), new Span(9, 13, "deux"), new Span(14, 19, "trois"));
  }

  @Test
  void aNoBreakSpaceIsABlank() {
    assertThat(Sentences.split("Non !\u00a0\u202fOui."))
        .containsExactly(new Span(0, 5, "Non !"), new Span(7, 11, "Oui."));
  }

  @Test
  void countsCodePointsNotCodeUnits() {
    assertThat(Sentences.split("🚲🚲. 𝒱élo. \ud83d seul"))
        .containsExactly(
            new Span(0, 3, "🚲🚲."), new Span(4, 9, "𝒱élo."), new Span(10, 16, "\ud83d seul"));
  }

  @Test
  void nothingGivesNothing() {
    assertThat(Sentences.split("")).isEmpty();
    assertThat(Sentences.split(" \n\u2028 ")).isEmpty();
  }

  @Test
  void unitsHaveFourToFortyWords() {
    String forty = "mot ".repeat(39) + "fin.";
    String text =
        "Trop court ici. Juste assez de mots. " + forty + " " + "mot ".repeat(40) + "fin.";
    assertThat(Sentences.units(text).stream().map(Span::text))
        .containsExactly("Juste assez de mots.", forty);
  }

  @Test
  void everySpanIsVerbatim() {
    String text = "a\u0301🚲. b…  « Oui ! » c’est\u0085dit.\n\ud800x. ";
    int[] points = text.codePoints().toArray();
    List<Span> spans = Sentences.split(text);
    assertThat(spans).hasSize(5);
    spans.forEach(
        s -> assertThat(new String(points, s.start(), s.end() - s.start())).isEqualTo(s.text()));
  }
}
