// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.transparency.web;

import module java.base;

import coop.lanterne.kernel.Id;
import coop.lanterne.node.decision.Advices;
import coop.lanterne.node.room.Rooms;
import coop.lanterne.node.shell.Audience;

/** Whom advices are for: anyone where the room of their act says so, members alone otherwise. */
public record AdviceReaders(Advices advices, Rooms rooms) implements Audience {
  @Override
  public boolean isForAnyone(Map<String, String> named) {
    try {
      return advices
          .find(Id.parse(named.getOrDefault("id", "")))
          .map(a -> rooms.isForAnyone(a.act(), a.subject()))
          .orElse(true);
    } catch (IllegalArgumentException e) {
      return true; // no advice is called so
    }
  }

  @Override
  public String words() {
    return "anyone where its room says so, members alone otherwise";
  }
}
