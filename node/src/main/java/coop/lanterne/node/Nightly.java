// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node;

import module java.base;

import coop.lanterne.node.decision.Purge;
import coop.lanterne.node.room.Room;
import coop.lanterne.node.room.Rooms;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/**
 * What a node does by itself from a few minutes after its start on: the purge, four times a day,
 * and the chores of its rooms.
 */
final class Nightly implements AutoCloseable {
  private static final Logger LOG = System.getLogger(Nightly.class.getName());
  private static final long FIRST_MINUTES = 5;
  private static final Duration PURGE = Duration.ofHours(6);

  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().factory());

  Nightly(Purge purge, Rooms rooms) {
    // what is too old is not read meanwhile
    start(new Room.Chore(PURGE, "the purge of article 12 could not be done", purge::run));
    rooms.chores().forEach(this::start);
  }

  private void start(Room.Chore chore) {
    Future<?> _ = // it ends with the node, and tells its failures itself
        clock.scheduleWithFixedDelay(
            () -> {
              try {
                chore.work().run();
              } catch (RuntimeException e) {
                LOG.log(Level.WARNING, chore.failed(), e); // tried again later
              }
            },
            FIRST_MINUTES,
            chore.every().toMinutes(),
            TimeUnit.MINUTES);
  }

  @Override
  public void close() {
    clock.close();
  }
}
