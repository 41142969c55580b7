// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.debates.write;

import coop.lanterne.kernel.Message;
import coop.lanterne.node.debates.Debates;
import coop.lanterne.node.debates.open.Debate;
import coop.lanterne.node.debates.open.Hall;
import coop.lanterne.node.debates.write.Contribution.State;
import coop.lanterne.node.debates.write.Contributions.Counts;
import coop.lanterne.node.decision.People;
import coop.lanterne.node.shell.Awaiting;
import coop.lanterne.node.shell.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Contributions that await a look, and second looks that someone asked for. */
public final class DebatesAwaiting implements Awaiting {
  private final Debates debates;

  /** What awaits in those debates. */
  public DebatesAwaiting(Debates debates) {
    this.debates = debates;
  }

  @Override
  public List<Item> awaiting(Optional<People.Person> person) {
    boolean mine = debates.moderation().may(person);
    List<Item> items = new ArrayList<>();
    for (Debate debate : debates.openings().list()) {
      Counts counts = debates.contributions().counts(debate);
      long waiting = counts.of(State.WAITING);
      if (debate.stage() != Debate.Stage.CLOSED && waiting + counts.secondLooks() > 0) {
        items.add(
            new Item(
                Message.of("debates.awaiting").with("question", debate.question()),
                Message.of(
                        counts.secondLooks() == 0
                            ? "debates.awaiting_why"
                            : "debates.awaiting_second")
                    .with("waiting", waiting)
                    .with("flagged", counts.flagged())
                    .with("second", counts.secondLooks()),
                Optional.empty(),
                false,
                new Page.Link(
                    Message.of(mine ? "debates.awaiting_go" : "debates.awaiting_read"),
                    mine ? Hall.href(debate) + "/moderate" : Hall.href(debate)),
                mine));
      }
    }
    return items;
  }
}
