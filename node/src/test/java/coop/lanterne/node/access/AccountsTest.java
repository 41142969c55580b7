// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.access;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import org.junit.jupiter.api.Test;

final class AccountsTest {
  @Test
  void anUnknownLoginCostsWhatAWrongPasswordCosts() {
    assertThat(cost(Accounts.UNKNOWN_LOGIN_HASH))
        .isEqualTo(cost(Objects.requireNonNull(Accounts.ARGON2.encode("any password"))))
        .contains("m=19456,t=2,p=1");
    assertThat(Accounts.ARGON2.matches("any password", Accounts.UNKNOWN_LOGIN_HASH)).isFalse();
  }

  /** Algorithm, version, memory with passes and lanes; then come the salt and the hash. */
  private static List<String> cost(String hash) {
    return List.of(hash.split("\\$")).subList(1, 4);
  }
}
