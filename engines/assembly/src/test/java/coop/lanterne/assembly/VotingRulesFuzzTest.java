// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** Whatever the bytes of a rule file: it is read or refused in words. */
class VotingRulesFuzzTest {
  @FuzzTest
  void anyRules(byte[] yaml) {
    assertThat(VotingRules.read("any", yaml)).isNotNull();
  }
}
