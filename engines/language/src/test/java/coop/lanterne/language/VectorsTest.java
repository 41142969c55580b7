// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import module java.base;

import org.junit.jupiter.api.Test;

/** Vectors of a small table, then tables that are none. */
class VectorsTest {
  private final Vectors vectors = SmallTable.vectors();

  @Test
  void aVectorIsTheWeightedMeanMadeOfUnitLength() {
    assertThat(vectors.dimensions()).isEqualTo(2);
    assertThat(vectors.of("vélo")).containsExactly(1, 0);
    assertThat(vectors.of("Vélo, pain !"))
        .containsExactly(new float[] {.8944272f, .4472136f}, within(1e-6f)); // (1, ½) / √1.25
  }

  @Test
  void aWordMissingItsAccentsIsFound() {
    assertThat(vectors.of("VELO")).isEqualTo(vectors.of("vélo"));
  }

  @Test
  void aWordOfTheSameStemIsFound() {
    assertThat(vectors.of("chantaient")).isEqualTo(vectors.of("chanter"));
  }

  @Test
  void anUnknownWordIsTheMeanOfItsLetterRuns() {
    double x = 0;
    double y = 0;
    for (String gram : List.of("<oh", "oh>", "<oh>")) {
      CRC32 crc = new CRC32();
      crc.update(gram.getBytes(StandardCharsets.UTF_8));
      int bucket = SmallTable.WORDS.size() + (int) (crc.getValue() % SmallTable.BUCKETS);
      x += SmallTable.ROWS[2 * bucket];
      y += SmallTable.ROWS[2 * bucket + 1];
    }
    double length = Math.sqrt(x * x + y * y);
    assertThat(vectors.of("Oh"))
        .containsExactly(new float[] {(float) (x / length), (float) (y / length)}, within(1e-6f));
  }

  @Test
  void whereThereIsNoWordAllIsZero() {
    assertThat(vectors.of("🚲 !")).containsExactly(0, 0);
    assertThat(Vectors.cosine(vectors.of(""), vectors.of("pain"))).isZero();
  }

  @Test
  void oppositeAndEqualMeanings() {
    assertThat(Vectors.cosine(vectors.of("vélo"), vectors.of("chanter"))).isEqualTo(-1);
    assertThat(Vectors.cosine(vectors.of("bus"), vectors.of("bus"))).isEqualTo(1, within(1e-6));
  }

  @Test
  void aSimilarityIsTheSumOfWhatWordsBring() {
    Similarity similarity = vectors.explain("vélo pain", "bus");
    assertThat(similarity.millionths()).isEqualTo(948683); // 1.5 / √(1.25 × 2)
    assertThat(similarity.first())
        .containsExactly(new Similarity.Part("vélo", 632455), new Similarity.Part("pain", 316228));
    assertThat(similarity.second()).containsExactly(new Similarity.Part("bus", 948683));
  }

  @Test
  void thePartsAddUpWhateverTheWords() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    List<String> words = List.of("vélo", "velo", "pain", "chanter", "bus", "inconnu", "2026", "…");
    for (int i = 0; i < 500; i++) {
      String a = some(words, random);
      String b = some(words, random);
      Similarity similarity = vectors.explain(a, b);
      assertThat(similarity.millionths() / 1e6)
          .as("seed %d, %s / %s", seed, a, b)
          .isEqualTo(Vectors.cosine(vectors.of(a), vectors.of(b)), within(6e-7));
      for (List<Similarity.Part> parts : List.of(similarity.first(), similarity.second())) {
        assertThat(parts.stream().mapToLong(Similarity.Part::millionths).sum())
            .as("seed %d, %s / %s", seed, a, b)
            .isEqualTo(similarity.millionths());
      }
    }
  }

  private static String some(List<String> words, Random random) {
    StringBuilder text = new StringBuilder("pain");
    for (int i = random.nextInt(9); i > 0; i--) {
      text.append(' ').append(words.get(random.nextInt(words.size())));
    }
    return text.toString();
  }

  @Test
  void aTableThatIsNoneIsRefusedInWords() {
    byte[] cut = Arrays.copyOf(SmallTable.bytes(), SmallTable.bytes().length - 1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Vectors.of(MemorySegment.ofArray(cut)))
        .withMessageContaining("bytes where its header makes");
    byte[] other = SmallTable.bytes();
    other[0] = 'X';
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Vectors.of(MemorySegment.ofArray(other)))
        .withMessageContaining("LANTVEC1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Vectors.of(MemorySegment.ofArray(new byte[3])));
    byte[] twice = SmallTable.bytes(List.of("pain", "lait", "pain", "bus"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Vectors.of(MemorySegment.ofArray(twice)))
        .withMessageContaining("4 different words");
  }
}
