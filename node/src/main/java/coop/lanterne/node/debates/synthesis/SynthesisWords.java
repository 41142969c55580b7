// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.debates.synthesis;

import static coop.lanterne.db.Tables.*;

import module java.base;

import coop.lanterne.debate.synthesis.SynthesisReport;
import coop.lanterne.kernel.Id;
import coop.lanterne.node.debates.vote.VoteReader;
import coop.lanterne.node.debates.write.Contribution;
import coop.lanterne.node.debates.write.Echo;
import coop.lanterne.node.debates.write.Published;
import coop.lanterne.node.decision.Advices;
import coop.lanterne.node.storage.Tx;
import org.jooq.DSLContext;

/**
 * What syntheses hold of people's words: it goes when these are taken back, or their time is over.
 */
public record SynthesisWords(Advices advices) implements Echo, VoteReader {
  /** The article under which inputs are erased when someone takes their words back. */
  private static final String CONSENT = "A13";

  /**
   * Erases what syntheses hold of words that are being withdrawn: the inputs of those that read
   * them, and the names of themes that no other contribution holds. Their digests stay.
   */
  @Override
  public void withdrawn(Tx tx, Contribution what) {
    Predicate<String> only = Published.onlyIn(tx, what);
    String number = Long.toString(what.number());
    for (Id synthesis : all(tx.sql(), what.debate())) {
      SynthesisReport report = SynthesisReport.fromValue(advices.value(synthesis).get("result"));
      if (report.place(number).isEmpty()) {
        continue; // it never read these words
      }
      advices.erase(tx, synthesis, CONSENT);
      tx.sql()
          .selectFrom(SYNTHESIS_NAME)
          .where(
              SYNTHESIS_NAME.SYNTHESIS.eq(synthesis),
              SYNTHESIS_NAME.NAME.isNotNull(),
              SYNTHESIS_NAME.THEME.startsWith("found:"))
          .forEach(
              r -> {
                if (only.test(r.getName())) {
                  r.setName(null);
                  r.update();
                }
              });
    }
  }

  /** Erases the inputs of the syntheses that read votes. */
  @Override
  public void forget(Tx tx, Id debate, String article) {
    tx.sql()
        .select(SYNTHESIS.ADVICE)
        .from(SYNTHESIS)
        .where(
            SYNTHESIS.DEBATE.eq(debate),
            SYNTHESIS.ANALYSIS.isNotNull(),
            SYNTHESIS.ADVICE.in(Advices.withInputs()))
        .fetch(SYNTHESIS.ADVICE)
        .forEach(id -> advices.erase(tx, id, article));
  }

  private static List<Id> all(DSLContext sql, Id debate) {
    return sql.select(SYNTHESIS.ADVICE)
        .from(SYNTHESIS)
        .where(SYNTHESIS.DEBATE.eq(debate))
        .orderBy(SYNTHESIS.NUMBER)
        .fetch(r -> r.value1());
  }

  /** Erases what the syntheses of a debate hold of its texts, once their time is over. */
  int purge(Tx tx, Id debate, String article) {
    int rows = 0;
    for (Id synthesis : all(tx.sql(), debate)) {
      advices.erase(tx, synthesis, article);
      rows +=
          tx.sql()
              .update(SYNTHESIS_NAME)
              .setNull(SYNTHESIS_NAME.NAME)
              .where(SYNTHESIS_NAME.SYNTHESIS.eq(synthesis))
              .execute();
    }
    return rows;
  }
}
