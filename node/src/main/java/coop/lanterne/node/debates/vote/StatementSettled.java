// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.debates.vote;

import coop.lanterne.kernel.Canonical;
import coop.lanterne.kernel.Id;
import coop.lanterne.kernel.Value;

/**
 * What a facilitator decided about a statement that people vote on.
 *
 * @param state where it now stands
 * @param reason why it is set aside, in the list of reasons; empty where it is published
 */
record StatementSettled(Id statement, DebateStatement.State state, String reason)
    implements Canonical {
  @Override
  public Value canonical() {
    return Value.rec("statement", statement, "state", state.text(), "reason", reason);
  }
}
