// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.language;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Texts that no one writes on purpose, long ones. Nothing is timed; what would take the square of
 * their length would not end.
 */
class HostileTextsTest {
  private static final int LENGTH = Boolean.getBoolean("lanterne.long") ? 150_000 : 30_000;
  private static final int SENTENCES = Boolean.getBoolean("lanterne.long") ? 1_000_000 : 200_000;

  static Stream<String> texts() {
    return Stream.of(
            "a",
            " ",
            "\n",
            ".",
            ". ",
            "\ud83d",
            "\udc00 ",
            "e\u0301\u0316",
            "\u0301",
            "ï",
            "é ",
            "🚲",
            "سلام ",
            "\u202eabc ",
            "\u0000\u0007\u001b[2J",
            "1",
            "\"",
            "le ",
            "pain le ",
            "n'",
            "pas ",
            "plus de ",
            "qu",
            "e",
            "<script>",
            "ﷺ",
            "Il ne faut pas fermer le magasin. ",
            "un mot\u00a0; ",
            "don't ")
        .map(s -> s.repeat(LENGTH / s.length()));
  }

  @ParameterizedTest
  @MethodSource("texts")
  void oneThingOverAndOver(String text) {
    isReadByAll(text);
  }

  @Test
  void manyCharactersOfSentences() {
    String sentence = "Il ne faut pas fermer le magasin le dimanche. ";
    isReadByAll(sentence.repeat(SENTENCES / sentence.length()));
  }

  private static void isReadByAll(String text) {
    int[] points = text.codePoints().toArray();
    List<Span> sentences = Sentences.split(text);
    for (Span s : sentences.subList(0, Math.min(100, sentences.size()))) {
      assertThat(new String(points, s.start(), s.end() - s.start())).isEqualTo(s.text());
    }
    assertThat(sentences).hasSizeGreaterThanOrEqualTo(Sentences.units(text).size());
    assertThat(Words.of(text)).hasSizeGreaterThanOrEqualTo(Words.stems(text).size());
    assertThat(Tongue.of(text)).isNotNull();
    assertThat(Negation.differ(text, text)).isFalse();
    Vectors vectors = SmallTable.vectors();
    assertThat(vectors.of(text)).hasSize(2).doesNotContain(Float.NaN);
    assertThat(vectors.explain(text, "pain").millionths()).isBetween(-1_000_000L, 1_000_000L);
    assertThat(NearDuplicates.groups(List.of(text, "pain", text)).getFirst()).containsExactly(0, 2);
    assertThat(KeyPhrases.of(List.of(List.of(text)), 3).getFirst()).hasSizeLessThan(4);
    assertThat(Summary.of(text, 2)).hasSizeLessThan(3);
    Level.of(text).ifPresent(l -> assertThat(l.lix()).isNotNaN());
    assertThat(Index.of(List.of(new Index.Document("1", text)), vectors).search("du pain chaud", 1))
        .hasSize(1);
  }

  @Test
  void tenThousandCopiesAreOneGroup() {
    assertThat(NearDuplicates.groups(Collections.nCopies(10_000, "Rendez-nous le marché !")))
        .singleElement()
        .satisfies(group -> assertThat(group).hasSize(10_000));
  }

  /** A letter and its accent written apart, or together, are one text. */
  @Test
  void bothFormsOfAnAccentAreTheSame() {
    assertThat(SmallTable.vectors().of("ve\u0301lo")).isEqualTo(SmallTable.vectors().of("vélo"));
    assertThat(Words.stems("de\u0301chets")).isEqualTo(Words.stems("déchets"));
    assertThat(NearDuplicates.groups(List.of("ve\u0301lo", "vélo"))).hasSize(1);
  }
}
