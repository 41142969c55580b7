// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.access;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import coop.lanterne.node.TestClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Guessing is slowed, nobody is locked out for good, and no foreign name is answered. */
final class AttemptsTest {
  private final TestClock clock = new TestClock("2026-11-24T05:12:00Z");
  private final Attempts attempts = new Attempts(clock);

  @Test
  void fiveFailuresAreFreeThenEachWaitIsTwiceTheOneBeforeUpToAMinute() {
    for (int i = 0; i < 5; i++) {
      assertThat(attempts.wait("odile", "192.0.2." + i)).isEmpty();
      attempts.failed("odile", "192.0.2." + i);
    }
    long[] seconds = {1, 2, 4, 8, 16, 32, 60, 60};
    for (long s : seconds) {
      assertThat(attempts.wait("odile", "203.0.113.9")).contains(Duration.ofSeconds(s));
      clock.forward(Duration.ofSeconds(s));
      assertThat(attempts.wait("odile", "203.0.113.9")).isEmpty();
      attempts.failed("odile", "203.0.113.9");
    }
    assertThat(attempts.wait("karim", "198.51.100.1")).as("others do not wait").isEmpty();
    attempts.succeeded("odile");
    assertThat(attempts.wait("odile", "198.51.100.1")).isEmpty();
  }

  @Test
  void anAddressThatTriesManyLoginsWaitsToo() {
    for (int i = 0; i < 20; i++) {
      assertThat(attempts.wait("login" + i, "203.0.113.9")).isEmpty();
      attempts.failed("login" + i, "203.0.113.9");
    }
    assertThat(attempts.wait("another", "203.0.113.9")).isPresent();
    clock.forward(Duration.ofHours(2));
    attempts.failed("another", "203.0.113.9");
    assertThat(attempts.wait("another", "203.0.113.9")).as("an old failure is forgotten").isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1, , localhost, true",
    "127.0.0.1, , 127.0.0.1, true",
    "127.0.0.1, , [::1], true",
    "127.0.0.1, , LOCALHOST, true",
    "127.0.0.1, , evil.example, false",
    "127.0.0.1, , localhost.evil.example, false",
    "127.0.0.1, , 192.0.2.7, false",
    "127.0.0.1, https://lanterne.exemple.coop/, lanterne.exemple.coop, true",
    "127.0.0.1, https://lanterne.exemple.coop/, exemple.coop, false",
    "192.0.2.7, , 192.0.2.7, true",
    "0.0.0.0, , 192.0.2.7, true",
    "0.0.0.0, , evil.example, false",
  })
  void aNameIsKnownOrNot(String listen, String publicUrl, String host, boolean known) {
    assertThat(new Hosts(listen, Optional.ofNullable(publicUrl)).know(host)).isEqualTo(known);
  }
}
