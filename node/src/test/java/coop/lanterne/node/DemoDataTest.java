// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import module java.base;

import coop.lanterne.node.decision.Journal;
import coop.lanterne.node.governance.Governance;
import coop.lanterne.node.grocery.Grocery;
import coop.lanterne.node.room.Room;
import coop.lanterne.node.storage.Trouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.annotation.Order;

/** The sample comes in whole, be it in two times. */
final class DemoDataTest {
  @TempDir Path folder;

  /** A room that fails while the others take their part. */
  @Order(1)
  static class Failing implements Room {
    @Override
    public String voice() {
      return "failing";
    }

    @Override
    public void sow(Path sample) {
      throw new IllegalStateException("the power went");
    }
  }

  @Test
  void aFirstStartThatWasCutShortIsTakenUpByTheNext() {
    TestClock clock = new TestClock("2026-11-24T05:12:00Z");
    NodeOptions options = NodeOptions.local(true, folder, 0);
    assertThatThrownBy(() -> Node.start(options, clock, List.of(Failing.class)))
        .isInstanceOfSatisfying(
            Trouble.class,
            trouble -> {
              assertThat(trouble.finding().code()).isEqualTo("start-failed");
              assertThat(trouble.finding().seen()).isEqualTo("the power went");
            });
    long entries;
    try (Node node = Node.start(options, clock)) {
      assertThat(node.part(Grocery.class).imports().list()).hasSize(7);
      assertThat(node.part(Grocery.class).orders().ofToday()).isNotEmpty();
      assertThat(node.part(Governance.class).list()).hasSize(1);
      entries = node.part(Journal.class).size();
    }
    try (Node node = Node.start(options, clock)) {
      assertThat(node.part(Journal.class).size()).as("nothing comes in again").isEqualTo(entries);
    }
  }
}
