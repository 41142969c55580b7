// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.room;

import module java.base;

import coop.lanterne.kernel.Message;
import coop.lanterne.node.decision.Founding;
import coop.lanterne.node.decision.Role;
import coop.lanterne.node.shell.Page;
import org.springframework.core.annotation.Order;

/** What stands in every node, whichever its rooms: the first page, and what the core journals. */
@Order(0)
public final class Core implements Room {
  @Override
  public String voice() {
    return "shell";
  }

  @Override
  public List<Page.Room> menu() {
    return List.of(new Page.Room(Message.of("shell.room.today"), "/"));
  }

  @Override
  public Set<String> acts() {
    return Set.of(Founding.ACT);
  }

  @Override
  public boolean isForAnyone(String act, String subject) {
    return true;
  }

  @Override
  public Set<String> actions() {
    return Set.of("decision", "advice", "charter.refused");
  }

  @Override
  public Set<String> roles() {
    return Stream.concat(Arrays.stream(Role.values()).map(Role::text), Stream.of("node", "program"))
        .collect(Collectors.toSet());
  }
}
