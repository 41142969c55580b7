// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node;

import module java.base;

/** A clock that a test sets. */
public final class TestClock extends Clock {
  private Instant now;

  /** A clock that stands at that instant. */
  public TestClock(String instant) {
    this.now = Instant.parse(instant);
  }

  /** Moves it forward. */
  public synchronized void forward(Duration duration) {
    now = now.plus(duration);
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }

  @Override
  public synchronized Instant instant() {
    return now;
  }
}
