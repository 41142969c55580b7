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

/** What ties a member to what they wrote, kept since the day on which the debate was closed. */
final class KeptDebateAuthors implements Purge.Kept {
  @Override
  public String kind() {
    return "debate_authors";
  }

  @Override
  public List<LocalDate> days(DSLContext sql) {
    return ClosedDebates.days(
        sql, DEBATE.ID.in(DSL.select(DEBATE_AUTHOR.DEBATE).from(DEBATE_AUTHOR)));
  }

  @Override
  public int erase(Tx tx, LocalDate since) {
    return tx.sql()
        .deleteFrom(DEBATE_AUTHOR)
        .where(DEBATE_AUTHOR.DEBATE.in(ClosedDebates.on(since)))
        .execute();
  }
}
