// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** Whatever the bytes of a series: it is read, or refused in words. */
class SeriesFuzzTest {
  @FuzzTest
  void anySeries(byte[] bytes) {
    try {
      assertThat(SeriesFile.read("any", bytes).panel()).isNotNull();
    } catch (Stop said) {
      assertThat(said.findings()).isNotEmpty();
    }
  }

  @FuzzTest
  void anyWideTable(byte[] bytes) {
    try {
      assertThat(new Reshape("any", bytes).findings()).isNotNull();
    } catch (Stop said) {
      assertThat(said.findings()).isNotEmpty();
    }
  }
}
