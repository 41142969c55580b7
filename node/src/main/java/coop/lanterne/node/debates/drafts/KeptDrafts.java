// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.debates.drafts;

import coop.lanterne.kernel.Id;
import coop.lanterne.node.debates.open.KeptSinceClosing;
import coop.lanterne.node.storage.Tx;

/** What drafts hold of the texts of a debate: kept as long as the texts themselves. */
final class KeptDrafts extends KeptSinceClosing {
  KeptDrafts() {
    super("contributions", Drafts.holding());
  }

  @Override
  protected int erase(Tx tx, Id debate) {
    return Drafts.purge(tx, debate);
  }
}
