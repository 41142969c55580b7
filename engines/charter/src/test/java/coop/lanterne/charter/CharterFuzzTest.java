// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.charter;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** Whatever the bytes of a by-law: it is read or refused in words. */
class CharterFuzzTest {
  @FuzzTest
  void anyCharter(byte[] yaml) {
    assertThat(Charter.readAlone(yaml, "any")).isNotNull();
  }

  @FuzzTest
  void anyRegister(byte[] yaml) {
    assertThat(Register.read(yaml, "any")).isNotNull();
  }

  @FuzzTest
  void anyVectors(byte[] yaml) {
    assertThat(Vectors.read(yaml, "any")).isNotNull();
  }
}
