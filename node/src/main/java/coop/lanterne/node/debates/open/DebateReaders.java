// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.debates.open;

import module java.base;

import coop.lanterne.node.shell.Audience;

/** Whom debates are for, as each was opened: anyone, or members alone. */
public record DebateReaders(Openings openings) implements Audience {
  @Override
  public boolean isForAnyone(Map<String, String> named) {
    try {
      return openings.isForAnyone(Long.parseLong(named.getOrDefault("number", "")));
    } catch (NumberFormatException e) {
      return true; // no debate has that number
    }
  }

  @Override
  public String words() {
    return "anyone where the debate is for anyone, members alone where it is for members";
  }
}
