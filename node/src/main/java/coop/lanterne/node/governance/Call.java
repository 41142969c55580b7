// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.governance;

import module java.base;

import coop.lanterne.kernel.Id;

/**
 * A call to a meeting.
 *
 * @param body which body meets, as the charter names it
 * @param held the day
 * @param at the hour, such as 14:30
 * @param agenda what it is asked, in order
 * @param members who may vote, for a board or a commission; the assembly's are the members
 */
public record Call(
    String body,
    LocalDate held,
    String at,
    String place,
    List<Resolution> agenda,
    List<Id> members) {
  public Call {
    agenda = List.copyOf(agenda);
    members = List.copyOf(members);
  }

  boolean isForTheCharter() {
    return agenda.stream().anyMatch(Resolution.CharterText.class::isInstance);
  }
}
