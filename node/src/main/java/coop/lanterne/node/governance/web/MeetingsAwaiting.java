// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.governance.web;

import coop.lanterne.assembly.Assembly;
import coop.lanterne.kernel.Id;
import coop.lanterne.kernel.Message;
import coop.lanterne.node.decision.Charters;
import coop.lanterne.node.decision.People;
import coop.lanterne.node.governance.Governance;
import coop.lanterne.node.governance.Meeting;
import coop.lanterne.node.shell.Awaiting;
import coop.lanterne.node.shell.Page;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What assemblies await of a person today. */
final class MeetingsAwaiting implements Awaiting {
  private final Governance governance;
  private final Charters charters;
  private final ZoneId zone;

  MeetingsAwaiting(Governance governance, Charters charters, ZoneId zone) {
    this.governance = governance;
    this.charters = charters;
    this.zone = zone;
  }

  @Override
  public List<Item> awaiting(Optional<People.Person> person) {
    Optional<Id> who = person.map(People.Person::id);
    boolean presides = governance.may(who, "assembly.convene");
    List<Meeting> all = governance.list();
    List<Item> items = new ArrayList<>();
    for (Meeting m : all) {
      String href = "/assembly/" + m.number();
      switch (m.stage()) {
        case CALLED -> {
          if (!m.held().isBefore(governance.today())) {
            items.add(called(m, presides, href));
          }
        }
        case OPEN ->
            items.add(
                new Item(
                    Message.of("governance.awaiting.open").with("day", m.held()),
                    Message.of("governance.awaiting.open_why").with("left", (long) left(m)),
                    Optional.empty(),
                    false,
                    new Page.Link(Message.of("governance.awaiting.open_go"), href),
                    presides));
        case CLOSED -> {
          if (presides && awaitsSecondCall(m, all)) {
            items.add(
                new Item(
                    Message.of("governance.awaiting.again").with("day", m.held()),
                    Message.of("governance.awaiting.again_why")
                        .with("count", (long) governance.waiting(m).size())
                        .with("from", governance.earliestAgain(m).orElseThrow()),
                    Optional.empty(),
                    false,
                    new Page.Link(
                        Message.of("governance.awaiting.again_go"), href + "/second-call"),
                    true));
          }
        }
      }
    }
    if (presides
        && charters.find().filter(c -> !c.adopted()).isPresent()
        && all.stream().noneMatch(m -> m.stage() != Assembly.Stage.CLOSED && m.isForTheCharter())) {
      items.add(
          new Item(
              Message.of("governance.awaiting.charter"),
              Message.of("governance.awaiting.charter_why"),
              Optional.empty(),
              false,
              new Page.Link(Message.of("governance.awaiting.charter_go"), "/assembly/new"),
              true));
    }
    return items;
  }

  /** Members vote in the room; what awaits someone here is holding the meeting. */
  private Item called(Meeting m, boolean presides, String href) {
    Instant begins = m.held().atTime(LocalTime.parse(m.at())).atZone(zone).toInstant();
    return new Item(
        Message.of("governance.awaiting.called").with("day", m.held()),
        Message.of(
                m.isForTheCharter()
                    ? "governance.awaiting.called_charter"
                    : "governance.awaiting.called_why")
            .with("count", (long) m.agenda().size())
            .with("place", m.place()),
        Optional.of(begins),
        true,
        new Page.Link(Message.of("governance.awaiting.called_go"), href),
        presides);
  }

  private static int left(Meeting m) {
    return m.agenda().size() - m.assembly().results().size();
  }

  private boolean awaitsSecondCall(Meeting m, List<Meeting> all) {
    return !governance.waiting(m).isEmpty()
        && governance.earliestAgain(m).isPresent()
        && all.stream()
            .noneMatch(o -> o.assembly().convocation().first().equals(Optional.of(m.id())));
  }
}
