// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.language;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;

/** Whatever the bytes: a text is cut verbatim, a table is read or refused in words. */
class LanguageFuzzTest {
  @FuzzTest
  void anyTable(byte[] bytes) {
    try {
      assertThat(Vectors.of(MemorySegment.ofArray(bytes)).of("un vélo")).doesNotContain(Float.NaN);
    } catch (IllegalArgumentException refused) {
      assertThat(refused).hasMessageStartingWith("not a table of word vectors: ");
    }
  }

  @FuzzTest
  void anyText(FuzzedDataProvider data) {
    String text = data.consumeRemainingAsString();
    int[] points = text.codePoints().toArray();
    int end = 0;
    for (Span span : Sentences.split(text)) {
      assertThat(span.start()).isGreaterThanOrEqualTo(end);
      end = span.end();
      assertThat(new String(points, span.start(), end - span.start())).isEqualTo(span.text());
    }
    assertThat(Negation.differ(text, text)).isFalse();
  }
}
