// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.transparency;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import org.junit.jupiter.api.Test;

final class RushTest {
  private final Rush rush = new Rush();

  @Test
  void eachPersonIsCountedAloneAndAnewEachDay() {
    LocalDate day = LocalDate.of(2026, 11, 24);
    assertThat(rush.count("karim", day)).isZero();
    assertThat(rush.count("karim", day)).isEqualTo(1);
    assertThat(rush.count("jeanne", day)).isZero();
    assertThat(rush.count("karim", day.plusDays(1))).isZero();
  }

  @Test
  void whoWaitsIsServedOneAtATimeAndNobodyIsTurnedDown() throws Exception {
    AtomicInteger inside = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    Callable<Integer> request =
        () ->
            rush.inTurn(
                () -> {
                  most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                  LockSupport.parkNanos(10_000);
                  return inside.getAndDecrement();
                });
    try (ExecutorService crowd = Executors.newFixedThreadPool(8)) {
      List<Future<Integer>> served =
          crowd.invokeAll(IntStream.range(0, 200).mapToObj(i -> request).toList());
      for (Future<Integer> one : served) {
        assertThat(one.get()).isEqualTo(1);
      }
    }
    assertThat(most).hasValue(1);
  }
}
