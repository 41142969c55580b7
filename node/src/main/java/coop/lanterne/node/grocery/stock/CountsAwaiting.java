// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.grocery.stock;

import module java.base;

import coop.lanterne.kernel.Message;
import coop.lanterne.node.decision.People;
import coop.lanterne.node.decision.Role;
import coop.lanterne.node.shell.Awaiting;
import coop.lanterne.node.shell.Page;

/** The counts that someone has to confirm before anything reads them. */
public record CountsAwaiting(Counts counts) implements Awaiting {
  @Override
  public List<Item> awaiting(Optional<People.Person> person) {
    if (person.isEmpty()) {
      return List.of();
    }
    return counts.waiting().stream()
        .map(
            day ->
                new Item(
                    Message.of("grocery.count.awaiting").with("day", day),
                    Message.of("grocery.count.awaiting_why"),
                    Optional.empty(),
                    false,
                    new Page.Link(
                        Message.of("grocery.count.differences_go"),
                        CountPages.differencesHref(day)),
                    person.get().is(Role.MEMBER)))
        .toList();
  }
}
