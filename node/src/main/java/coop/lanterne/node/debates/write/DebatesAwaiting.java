// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.debates.write;

import module java.base;

import coop.lanterne.kernel.Message;
import coop.lanterne.node.debates.open.Debate;
import coop.lanterne.node.debates.open.Hall;
import coop.lanterne.node.debates.open.Openings;
import coop.lanterne.node.debates.write.Contribution.State;
import coop.lanterne.node.debates.write.Contributions.Counts;
import coop.lanterne.node.decision.People;
import coop.lanterne.node.shell.Awaiting;
import coop.lanterne.node.shell.Page;

/** Contributions that await a look, and second looks that someone asked for. */
record DebatesAwaiting(Openings openings, Contributions contributions, Moderation moderation)
    implements Awaiting {
  @Override
  public List<Item> awaiting(Optional<People.Person> person) {
    boolean mine = moderation.may(person);
    List<Item> items = new ArrayList<>();
    for (Debate debate : openings.list(person)) {
      Counts counts = contributions.counts(debate);
      if (debate.stage() != Debate.Stage.CLOSED
          && counts.of(State.WAITING) + counts.secondLooks() > 0) {
        items.add(item(debate, counts, mine));
      }
    }
    return items;
  }

  private static Item item(Debate debate, Counts counts, boolean mine) {
    String why = counts.secondLooks() == 0 ? "debates.awaiting_why" : "debates.awaiting_second";
    return new Item(
        Message.of("debates.awaiting").with("question", debate.question()),
        Message.of(why)
            .with("waiting", counts.of(State.WAITING))
            .with("flagged", counts.flagged())
            .with("second", counts.secondLooks()),
        Optional.empty(),
        false,
        new Page.Link(
            Message.of(mine ? "debates.awaiting_go" : "debates.awaiting_read"),
            mine ? Hall.href(debate) + "/moderate" : Hall.href(debate)),
        mine);
  }
}
