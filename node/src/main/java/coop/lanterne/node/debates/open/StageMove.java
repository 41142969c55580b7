// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.debates.open;

import coop.lanterne.kernel.Canonical;
import coop.lanterne.kernel.Id;
import coop.lanterne.kernel.Value;

/** A debate that goes from a stage to another. */
record StageMove(Id debate, Debate.Stage from, Debate.Stage to) implements Canonical {
  @Override
  public Value canonical() {
    return Value.rec("debate", debate, "from", from.text(), "to", to.text());
  }
}
