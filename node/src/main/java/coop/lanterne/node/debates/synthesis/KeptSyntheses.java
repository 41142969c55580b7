// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.debates.synthesis;

import static coop.lanterne.db.Tables.*;

import coop.lanterne.kernel.Id;
import coop.lanterne.node.debates.open.KeptSinceClosing;
import coop.lanterne.node.decision.Advices;
import coop.lanterne.node.storage.Tx;
import org.jooq.impl.DSL;

/** What syntheses hold of the texts of a debate: kept as long as the texts themselves. */
final class KeptSyntheses extends KeptSinceClosing {
  private final SynthesisWords words;

  /** What those syntheses hold. */
  KeptSyntheses(SynthesisWords words) {
    super(
        "contributions",
        DSL.select(SYNTHESIS.DEBATE)
            .from(SYNTHESIS)
            .leftJoin(SYNTHESIS_NAME)
            .on(SYNTHESIS_NAME.SYNTHESIS.eq(SYNTHESIS.ADVICE))
            .where(SYNTHESIS.ADVICE.in(Advices.withInputs()).or(SYNTHESIS_NAME.NAME.isNotNull())));
    this.words = words;
  }

  @Override
  protected int erase(Tx tx, Id debate) {
    return words.purge(tx, debate, "A12");
  }
}
