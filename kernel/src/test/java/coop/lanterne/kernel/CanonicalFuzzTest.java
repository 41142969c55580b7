// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** Whatever the bytes: they are refused in words, or they are the one spelling of what they say. */
class CanonicalFuzzTest {
  @FuzzTest
  void anyBytes(byte[] bytes) {
    CanonicalBytes.Document read;
    try {
      read = CanonicalBytes.decode(bytes);
    } catch (IllegalArgumentException said) {
      assertThat(said.getMessage()).isNotBlank();
      return;
    }
    assertThat(CanonicalBytes.encode(read.type(), read.value())).isEqualTo(bytes);
  }
}
