// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.debates.synthesis;

import static coop.lanterne.db.Tables.ADVICE;
import static coop.lanterne.db.Tables.DEBATE;
import static coop.lanterne.db.Tables.SYNTHESIS;
import static coop.lanterne.db.Tables.SYNTHESIS_NAME;

import coop.lanterne.node.debates.open.ClosedDebates;
import coop.lanterne.node.decision.Advices;
import coop.lanterne.node.decision.Purge;
import coop.lanterne.node.storage.Tx;
import java.time.LocalDate;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** What syntheses hold of the texts of a debate: kept as long as the texts themselves. */
public final class KeptSyntheses implements Purge.Kept {
  private final SynthesisWords words;

  /** What those syntheses hold. */
  public KeptSyntheses(Advices advices) {
    this.words = new SynthesisWords(advices);
  }

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
                .join(ADVICE)
                .on(ADVICE.ID.eq(SYNTHESIS.ADVICE))
                .leftJoin(SYNTHESIS_NAME)
                .on(SYNTHESIS_NAME.SYNTHESIS.eq(SYNTHESIS.ADVICE))
                .where(ADVICE.INPUTS.isNotNull().or(SYNTHESIS_NAME.NAME.isNotNull()))));
  }

  @Override
  public int erase(Tx tx, LocalDate since) {
    return tx.sql().fetch(ClosedDebates.on(since)).map(r -> r.value1()).stream()
        .mapToInt(debate -> words.purge(tx, debate, "A12"))
        .sum();
  }
}
