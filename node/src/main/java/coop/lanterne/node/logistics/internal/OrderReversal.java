// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.logistics.internal;

import coop.lanterne.kernel.Canonical;
import coop.lanterne.kernel.Id;
import coop.lanterne.kernel.Value;

/** Taking back what an earlier decision about an order did. */
record OrderReversal(Id decision) implements Canonical {
  @Override
  public Value canonical() {
    return Value.rec("takes_back", decision);
  }
}
