// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.debate.opinions;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;

/**
 * Whatever the bytes of an export: votes are read or refused in words, and what is read analysed.
 */
class PolisReaderFuzzTest {
  @FuzzTest
  void anyExport(byte[] bytes) {
    PolisReader lines = new PolisReader();
    lines.comments("any", bytes);
    lines.votes("any", bytes);
    check(lines.read());
    PolisReader columns = new PolisReader();
    columns.participantsVotes("any", bytes);
    check(columns.read());
  }

  private static void check(PolisReader.Read read) {
    assertThat(read.stopped() || read.votes().size() > 0).isTrue();
    Opinions opinions = Opinions.of(read.votes(), Options.seeded(1));
    assertThat(opinions.voters()).isEqualTo(read.votes().participants().size());
    assertThat(opinions.places().values())
        .allSatisfy(p -> assertThat(Double.isFinite(p.x() + p.y())).isTrue());
  }
}
