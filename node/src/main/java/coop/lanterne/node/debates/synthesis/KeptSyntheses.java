// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.debates.synthesis;

import static coop.lanterne.db.Tables.*;

import module java.base;

import coop.lanterne.node.debates.open.ClosedDebates;
import coop.lanterne.node.decision.Advices;
import coop.lanterne.node.decision.Purge;
import coop.lanterne.node.storage.Tx;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** What syntheses hold of the texts of a debate: kept as long as the texts themselves. */
record KeptSyntheses(SynthesisWords words) implements Purge.Kept {
  @Override
  public String kind() {
    return "contributions";
  }

  @Override
  public List<LocalDate> days(DSLContext sql) {
    return ClosedDebates.days(
        sql,
        DEBATE.ID.in(
            DSL.select(SYNTHESIS.DEBATE)
                .from(SYNTHESIS)
                .leftJoin(SYNTHESIS_NAME)
                .on(SYNTHESIS_NAME.SYNTHESIS.eq(SYNTHESIS.ADVICE))
                .where(
                    SYNTHESIS
                        .ADVICE
                        .in(Advices.withInputs())
                        .or(SYNTHESIS_NAME.NAME.isNotNull()))));
  }

  @Override
  public int erase(Tx tx, LocalDate since) {
    return ClosedDebates.list(tx.sql(), since).stream()
        .mapToInt(debate -> words.purge(tx, debate, "A12"))
        .sum();
  }
}
