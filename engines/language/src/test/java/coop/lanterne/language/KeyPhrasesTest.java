// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import coop.lanterne.language.KeyPhrases.Phrase;
import java.util.List;
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
  void theWeightIsThatOfThePaper() {
    List<Phrase> phrases =
        KeyPhrases.of(List.of(List.of("pain pain pain"), List.of("lait")), 5).getFirst();
    assertThat(phrases).hasSize(1);
    assertThat(phrases.getFirst().times()).isEqualTo(3);
    assertThat(phrases.getFirst().weight()).isEqualTo(3 * Math.log(1 + 2. / 3), within(1e-12));
  }

  @Test
  void nothingGivesNothing() {
    assertThat(KeyPhrases.of(List.of(List.of(), List.of("🚲 le la")), 3))
        .containsExactly(List.of(), List.of());
  }
}
