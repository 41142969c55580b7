// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.debates.write;

import static coop.lanterne.db.Tables.*;

import module java.base;

import coop.lanterne.node.debates.open.ClosedDebates;
import coop.lanterne.node.decision.Purge;
import coop.lanterne.node.storage.Tx;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** The texts of a debate, kept since the day on which it was closed. */
final class KeptContributions implements Purge.Kept {
  @Override
  public String kind() {
    return "contributions";
  }

  @Override
  public List<LocalDate> days(DSLContext sql) {
    return ClosedDebates.days(
        sql,
        DEBATE.ID.in(
            DSL.select(CONTRIBUTION.DEBATE)
                .from(CONTRIBUTION)
                .where(CONTRIBUTION.WORDS.isNotNull())));
  }

  @Override
  public int erase(Tx tx, LocalDate since) {
    return Contributions.emptied(tx)
        .where(CONTRIBUTION.WORDS.isNotNull(), CONTRIBUTION.DEBATE.in(ClosedDebates.on(since)))
        .execute();
  }
}
