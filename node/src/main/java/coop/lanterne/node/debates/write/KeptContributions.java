// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.debates.write;

import static coop.lanterne.db.Tables.CONTRIBUTION;

import coop.lanterne.kernel.Id;
import coop.lanterne.node.debates.open.KeptSinceClosing;
import coop.lanterne.node.storage.Tx;
import org.jooq.impl.DSL;

/** The texts of a debate, kept since the day on which it was closed. */
final class KeptContributions extends KeptSinceClosing {
  KeptContributions() {
    super(
        "contributions",
        DSL.select(CONTRIBUTION.DEBATE).from(CONTRIBUTION).where(CONTRIBUTION.WORDS.isNotNull()));
  }

  @Override
  protected int erase(Tx tx, Id debate) {
    return Contributions.emptied(tx)
        .where(CONTRIBUTION.WORDS.isNotNull(), CONTRIBUTION.DEBATE.eq(debate))
        .execute();
  }
}
