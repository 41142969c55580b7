// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import org.junit.jupiter.api.Test;

/** The files that the journal wrote, read by the other implementation: files shared, code not. */
class GoldenTest {
  private static final Path GOLDEN =
      Path.of("..", "engines", "journal", "src", "test", "resources", "golden");

  private static String text(String name) throws IOException {
    return Files.readString(GOLDEN.resolve(name));
  }

  @Test
  void whatTheJournalWroteHolds() throws IOException {
    Path log = GOLDEN.resolve("log.lanterne-log");
    String key = Files.readAllLines(log).get(2).substring("key ".length());
    String receipt = text("entry-7.tlog-proof");
    assertThat(Verifier.receipt(receipt, key).holds()).isTrue();
    Report report =
        Verifier.log(log, List.of(new Verifier.Given("seven", receipt)), Optional.of(key));
    assertThat(report.holds()).isTrue();
    assertThat(report.checked()).hasSize(3);
    assertThat(
            Verifier.consistency(
                    text("checkpoint-5"), text("checkpoint-20"), text("consistency-5-20"), key)
                .holds())
        .isTrue();
  }
}
