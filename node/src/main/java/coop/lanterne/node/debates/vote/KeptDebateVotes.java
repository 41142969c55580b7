// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.debates.vote;

import static coop.lanterne.db.Tables.*;

import module java.base;

import coop.lanterne.kernel.Id;
import coop.lanterne.node.debates.open.ClosedDebates;
import coop.lanterne.node.decision.Purge;
import coop.lanterne.node.storage.Tx;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/**
 * The votes of a debate, whoever cast them, and what analyses were made from, kept since the day on
 * which it was closed. The figures that were shown stay.
 */
public record KeptDebateVotes(OpinionAnalyses analyses) implements Purge.Kept {
  /** Its name in the charter's stays. */
  static final String KIND = "debate_votes";

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public List<LocalDate> days(DSLContext sql) {
    return ClosedDebates.days(
        sql, DEBATE.ID.in(DSL.select(DEBATE_VOTER.DEBATE).from(DEBATE_VOTER)));
  }

  @Override
  public int erase(Tx tx, LocalDate since) {
    int rows = 0;
    for (Id debate : ClosedDebates.list(tx.sql(), since)) {
      rows += tx.sql().deleteFrom(DEBATE_VOTE).where(DEBATE_VOTE.DEBATE.eq(debate)).execute();
      rows += tx.sql().deleteFrom(DEBATE_VOTER).where(DEBATE_VOTER.DEBATE.eq(debate)).execute();
      analyses.forget(tx, debate, "A12");
    }
    return rows;
  }
}
