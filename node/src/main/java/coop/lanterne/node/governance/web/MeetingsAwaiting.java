// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.governance.web;

import module java.base;

import coop.lanterne.assembly.Assembly;
import coop.lanterne.kernel.Message;
import coop.lanterne.node.decision.Charters;
import coop.lanterne.node.decision.People;
import coop.lanterne.node.governance.Governance;
import coop.lanterne.node.governance.Meeting;
import coop.lanterne.node.shell.Awaiting;
import coop.lanterne.node.shell.Page;

/** What assemblies await of a person today. */
record MeetingsAwaiting(Governance governance, Charters charters, ZoneId zone) implements Awaiting {
  @Override
  public List<Item> awaiting(Optional<People.Person> person) {
    boolean presides = governance.may(person.map(People.Person::id), Governance.CONVENE);
    List<Meeting> all = governance.list();
    List<Item> items = new ArrayList<>();
    all.forEach(m -> item(m, presides).ifPresent(items::add));
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

  private Optional<Item> item(Meeting m, boolean presides) {
    String href = "/assembly/" + m.number();
    return switch (m.stage()) {
      case CALLED ->
          m.held().isBefore(governance.today())
              ? Optional.empty()
              : Optional.of(called(m, presides, href));
      case OPEN -> Optional.of(open(m, presides, href));
      case CLOSED ->
          presides && governance.awaitsSecondCall(m)
              ? Optional.of(again(m, href))
              : Optional.empty();
    };
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

  private static Item open(Meeting m, boolean presides, String href) {
    int left = m.agenda().size() - m.assembly().results().size();
    return new Item(
        Message.of("governance.awaiting.open").with("day", m.held()),
        Message.of("governance.awaiting.open_why").with("left", (long) left),
        Optional.empty(),
        false,
        new Page.Link(Message.of("governance.awaiting.open_go"), href),
        presides);
  }

  private Item again(Meeting m, String href) {
    return new Item(
        Message.of("governance.awaiting.again").with("day", m.held()),
        Message.of("governance.awaiting.again_why")
            .with("count", (long) governance.waiting(m).size())
            .with("from", governance.earliestAgain(m).orElseThrow()),
        Optional.empty(),
        false,
        new Page.Link(Message.of("governance.awaiting.again_go"), href + "/second-call"),
        true);
  }
}
