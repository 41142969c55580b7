// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node;

import coop.lanterne.node.decision.Purge;
import coop.lanterne.node.grocery.Grocery;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * What a node does by itself: the purge a few minutes after its start, then four times a day; the
 * day's advices, ready before the first hour of a supplier, and the months that are over, every
 * half hour.
 */
final class Nightly implements AutoCloseable {
  private static final Logger LOG = System.getLogger(Nightly.class.getName());
  private static final long FIRST_MINUTES = 5;
  private static final long EVERY_MINUTES = 6 * 60;
  private static final long ADVICE_MINUTES = 30;

  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().factory());

  Nightly(Purge purge, Grocery grocery) {
    // what is too old is not read meanwhile
    every(EVERY_MINUTES, purge::run, "the purge of article 12 could not be done");
    // pages make an advice that lacks
    every(ADVICE_MINUTES, grocery.orders()::prepare, "the day's orders could not be advised");
    every(ADVICE_MINUTES, grocery.months()::prepare, "the months could not be worked out");
  }

  private void every(long minutes, Runnable task, String failed) {
    Future<?> _ = // it ends with the node, and tells its failures itself
        clock.scheduleWithFixedDelay(
            () -> {
              try {
                task.run();
              } catch (RuntimeException e) {
                LOG.log(Level.WARNING, failed, e); // tried again later
              }
            },
            FIRST_MINUTES,
            minutes,
            TimeUnit.MINUTES);
  }

  @Override
  public void close() {
    clock.close();
  }
}
