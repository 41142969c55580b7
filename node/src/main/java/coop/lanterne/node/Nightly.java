// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node;

import coop.lanterne.node.decision.Purge;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** What a node does by itself: a few minutes after its start, then four times a day. */
final class Nightly implements AutoCloseable {
  private static final Logger LOG = System.getLogger(Nightly.class.getName());
  private static final long FIRST_MINUTES = 5;
  private static final long EVERY_MINUTES = 6 * 60;

  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().factory());

  Nightly(Purge purge) {
    Future<?> _ = // it ends with the node, and tells its failures itself
        clock.scheduleWithFixedDelay(
            () -> {
              try {
                purge.run();
              } catch (RuntimeException e) {
                // tried again later; what is too old is not read meanwhile
                LOG.log(Level.WARNING, "the purge of article 12 could not be done", e);
              }
            },
            FIRST_MINUTES,
            EVERY_MINUTES,
            TimeUnit.MINUTES);
  }

  @Override
  public void close() {
    clock.close();
  }
}
