// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import module java.base;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table that comes with this module is there and whole; what it is worth, the bench says. */
class ShippedVectorsTest {
  private final Vectors vectors = Vectors.shipped();

  private double close(String a, String b) {
    return Vectors.cosine(vectors.of(a), vectors.of(b));
  }

  @Test
  void aTextIsAsCloseAsCanBeToItself() {
    assertThat(close("La cantine du quartier", "la CANTINE du quartier"))
        .isEqualTo(1, within(1e-6));
  }

  @ParameterizedTest
  @CsvSource({
    "cantine scolaire, repas des élèves à l'école, stationnement payant",
    "les ordures ménagères, ramassage des déchets, cours de musique",
    "logement abordable, affordable housing, piste cyclable",
    "members of the board, people who run the association, a slice of bread"
  })
  void sameMeaningIsCloserThanNone(String text, String same, String other) {
    assertThat(close(text, same)).isGreaterThan(close(text, other));
  }

  @Test
  void theTablesSizeIsThatPromised() throws IOException {
    try (InputStream table = Vectors.class.getResourceAsStream("vectors.bin")) {
      assertThat(table).isNotNull();
      assertThat(table.readAllBytes().length).isLessThanOrEqualTo(14_000_000);
    }
  }
}
