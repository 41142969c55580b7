// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.debates.vote;

import coop.lanterne.node.debates.open.Debate;

/**
 * The place of one person who votes in one debate.
 *
 * @param voter their number in that debate, which other debates do not know
 * @param consented whether they expressly agreed that their opinions are counted
 */
public record Seat(Debate debate, long voter, boolean consented) {
  /** Their id among the votes. */
  String key() {
    return Long.toString(voter);
  }
}
