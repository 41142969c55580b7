// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.transparency;

import module java.base;

/**
 * How often each person asked for something today, in memory alone; beyond the charter's number
 * requests wait their turn, one at a time, and none is turned down (article 9).
 */
final class Rush {
  private final Semaphore turn = new Semaphore(1, true);
  private final Map<String, Long> asked = new HashMap<>();
  private LocalDate day = LocalDate.EPOCH;

  /** Counts one more request of that person, and says how many they had made that day before. */
  synchronized long count(String person, LocalDate today) {
    if (!today.equals(day)) {
      asked.clear();
      day = today;
    }
    return asked.merge(person, 1L, Long::sum) - 1;
  }

  /** Does that work when no other one is being done in turn, the first come first. */
  <T> T inTurn(Supplier<T> work) {
    turn.acquireUninterruptibly();
    try {
      return work.get();
    } finally {
      turn.release();
    }
  }
}
