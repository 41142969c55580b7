// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.deliberation.internal;

import static coop.lanterne.db.Tables.CONTRIBUTION;
import static coop.lanterne.db.Tables.DEBATE;

import coop.lanterne.node.decision.Purge;
import coop.lanterne.node.storage.Tx;
import java.time.LocalDate;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** The texts of a debate, kept since the day on which it was closed. */
public final class KeptContributions implements Purge.Kept {
  @Override
  public String kind() {
    return "contributions";
  }

  @Override
  public List<LocalDate> days(DSLContext sql) {
    return sql.selectDistinct(DEBATE.CLOSED_ON)
        .from(DEBATE)
        .join(CONTRIBUTION)
        .on(CONTRIBUTION.DEBATE.eq(DEBATE.ID).and(CONTRIBUTION.WORDS.isNotNull()))
        .where(DEBATE.CLOSED_ON.isNotNull())
        .orderBy(DEBATE.CLOSED_ON)
        .fetch(r -> LocalDate.parse(r.value1()));
  }

  @Override
  public int erase(Tx tx, LocalDate since) {
    return tx.sql()
        .update(CONTRIBUTION)
        .setNull(CONTRIBUTION.WORDS)
        .setNull(CONTRIBUTION.SALT)
        .setNull(CONTRIBUTION.THEME)
        .setNull(CONTRIBUTION.AUTHOR)
        .setNull(CONTRIBUTION.NAME_IN_FILE)
        .setNull(CONTRIBUTION.ASKED_WORDS)
        .where(
            CONTRIBUTION
                .WORDS
                .isNotNull()
                .and(
                    CONTRIBUTION.DEBATE.in(
                        DSL.select(DEBATE.ID)
                            .from(DEBATE)
                            .where(DEBATE.CLOSED_ON.eq(since.toString())))))
        .execute();
  }
}
