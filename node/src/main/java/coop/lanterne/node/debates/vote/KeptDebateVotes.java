// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.debates.vote;

import static coop.lanterne.db.Tables.*;

import coop.lanterne.kernel.Id;
import coop.lanterne.node.debates.open.KeptSinceClosing;
import coop.lanterne.node.storage.Tx;
import org.jooq.impl.DSL;

/**
 * The votes of a debate, whoever cast them, and what analyses were made from, kept since the day on
 * which it was closed. The figures that were shown stay.
 */
public final class KeptDebateVotes extends KeptSinceClosing {
  /** Its name in the charter's stays. */
  static final String KIND = "debate_votes";

  private final OpinionAnalyses analyses;

  /** What those analyses count. */
  public KeptDebateVotes(OpinionAnalyses analyses) {
    super(KIND, DSL.select(DEBATE_VOTER.DEBATE).from(DEBATE_VOTER));
    this.analyses = analyses;
  }

  @Override
  protected int erase(Tx tx, Id debate) {
    analyses.forget(tx, debate, "A12");
    return tx.sql().deleteFrom(DEBATE_VOTE).where(DEBATE_VOTE.DEBATE.eq(debate)).execute()
        + tx.sql().deleteFrom(DEBATE_VOTER).where(DEBATE_VOTER.DEBATE.eq(debate)).execute();
  }
}
