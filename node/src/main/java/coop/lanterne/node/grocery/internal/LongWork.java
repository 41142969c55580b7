// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.grocery.internal;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Long work under way: how far it is, and whether someone asked to stop it.
 *
 * @param <R> what it gives in the end
 */
public final class LongWork<R> {
  private final String token;
  private final String name;
  private volatile long total = 1;
  private final long startedNanos = System.nanoTime();
  private final CountDownLatch over = new CountDownLatch(1);
  private volatile long done;
  private volatile boolean stopped;
  private volatile @Nullable R result;
  private volatile @Nullable RuntimeException failure;

  LongWork(String token, String name) {
    this.token = token;
    this.name = name;
  }

  /** Someone asked to stop; nothing is kept. */
  static final class Stopped extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Stopped() {
      super("stopped");
    }
  }

  void expects(long steps) {
    total = Math.max(1, steps);
  }

  /** Says how far it is; stops here where someone asked to. */
  void at(long steps) {
    done = Math.min(steps, total - 1);
    if (stopped) {
      throw new Stopped();
    }
  }

  void ended(R came) {
    result = came;
    over.countDown();
  }

  void failed(RuntimeException why) {
    failure = why;
    over.countDown();
  }

  /** Asks it to stop at its next step. */
  public void stop() {
    stopped = true;
  }

  /** Waits for its end; false when it is not over by then. */
  public boolean await(Duration most) {
    try {
      return over.await(most.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Its name in addresses. */
  public String token() {
    return token;
  }

  /** What is worked on, such as a file's name. */
  public String name() {
    return name;
  }

  /** Steps done. */
  public long done() {
    return isOver() ? total : done;
  }

  /** Steps in all. */
  public long total() {
    return total;
  }

  /** Whether it ended, well or not. */
  public boolean isOver() {
    return over.getCount() == 0;
  }

  /** The time that is left at this pace, once a pace is known. */
  public Optional<Duration> left() {
    long steps = done;
    return steps == 0
        ? Optional.empty()
        : Optional.of(
            Duration.ofNanos(
                (long) ((System.nanoTime() - startedNanos) / (double) steps * (total - steps))));
  }

  /** What came of it, once it ended by itself. */
  public Optional<R> result() {
    return Optional.ofNullable(result);
  }

  /** Why nothing came of it, where it failed; empty too when it was stopped. */
  public Optional<RuntimeException> failure() {
    return Optional.ofNullable(failure).filter(f -> !(f instanceof Stopped));
  }

  /** Whether someone stopped it. */
  public boolean wasStopped() {
    return failure instanceof Stopped;
  }
}
