// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.logistics.internal;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** An import under way: how far it is, and whether someone asked to stop it. */
public final class ImportJob {
  private final String token;
  private final String fileName;
  private volatile long total = 1;
  private final long startedNanos = System.nanoTime();
  private final CountDownLatch over = new CountDownLatch(1);
  private volatile long done;
  private volatile boolean stopped;
  private volatile Imports.@Nullable Result result;
  private volatile @Nullable RuntimeException failure;

  ImportJob(String token, String fileName) {
    this.token = token;
    this.fileName = fileName;
  }

  /** Someone asked to stop; nothing is kept. */
  static final class Stopped extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Stopped() {
      super("stopped");
    }
  }

  void expects(long rows) {
    total = Math.max(1, rows);
  }

  void at(long rows) {
    done = Math.min(rows, total - 1);
    if (stopped) {
      throw new Stopped();
    }
  }

  void ended(Imports.Result came) {
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

  /** The file's name in addresses. */
  public String token() {
    return token;
  }

  /** The name of the file. */
  public String fileName() {
    return fileName;
  }

  /** Rows written. */
  public long done() {
    return isOver() ? total : done;
  }

  /** Rows to write. */
  public long total() {
    return total;
  }

  /** Whether it ended, well or not. */
  public boolean isOver() {
    return over.getCount() == 0;
  }

  /** The time that is left at this pace, once a pace is known. */
  public Optional<Duration> left() {
    long rows = done;
    return rows == 0
        ? Optional.empty()
        : Optional.of(
            Duration.ofNanos(
                (long) ((System.nanoTime() - startedNanos) / (double) rows * (total - rows))));
  }

  /** What came of it, once it ended by itself. */
  public Optional<Imports.Result> result() {
    return Optional.ofNullable(result);
  }

  /** Why nothing was imported, where it failed; empty too when it was stopped. */
  public Optional<RuntimeException> failure() {
    return Optional.ofNullable(failure).filter(f -> !(f instanceof Stopped));
  }

  /** Whether someone stopped it. */
  public boolean wasStopped() {
    return failure instanceof Stopped;
  }
}
