// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.access;

import module java.base;

/**
 * Slows down whoever guesses passwords: after a few failures for one login, or more of them from
 * one address, each next try waits longer, up to a minute. Nobody is locked out for good. It stands
 * in memory alone, for a bounded number of names.
 */
final class Attempts {
  private static final int FREE_BY_LOGIN = 5;
  private static final int FREE_BY_ADDRESS = 20; // a whole shop may share one
  private static final int MOST_NAMES = 10_000;
  private static final Duration LONGEST = Duration.ofMinutes(1);
  private static final Duration FORGOTTEN = Duration.ofHours(1);

  private final Clock clock;
  private final Map<String, Tries> tries =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Tries> eldest) {
          return size() > MOST_NAMES;
        }
      };

  private record Tries(int failures, Instant last) {}

  Attempts(Clock clock) {
    this.clock = clock;
  }

  /** How long that login from that address has to wait before the next try; none when it may. */
  synchronized Optional<Duration> wait(String login, String address) {
    Duration left = left(byLogin(login), FREE_BY_LOGIN);
    Duration other = left(byAddress(address), FREE_BY_ADDRESS);
    Duration longer = left.compareTo(other) > 0 ? left : other;
    return longer.isPositive() ? Optional.of(longer) : Optional.empty();
  }

  private Duration left(String name, int free) {
    Tries seen = tries.get(name);
    if (seen == null || seen.failures() < free) {
      return Duration.ZERO;
    }
    Duration wait = Duration.ofSeconds(1L << Math.min(seen.failures() - free, 6));
    Duration capped = wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
    return Duration.between(clock.instant(), seen.last().plus(capped));
  }

  synchronized void failed(String login, String address) {
    add(byLogin(login));
    add(byAddress(address));
  }

  private void add(String name) {
    Instant now = clock.instant();
    tries.merge(
        name,
        new Tries(1, now),
        (seen, one) ->
            seen.last().plus(FORGOTTEN).isBefore(now) ? one : new Tries(seen.failures() + 1, now));
  }

  /** A right password forgets what that login did wrong; its address stays known. */
  synchronized void succeeded(String login) {
    tries.remove(byLogin(login));
  }

  private static String byLogin(String login) {
    return "login " + login;
  }

  private static String byAddress(String address) {
    return "address " + address;
  }
}
