// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.governance;

import static coop.lanterne.db.Tables.*;

import module java.base;

import coop.lanterne.node.decision.Purge;
import coop.lanterne.node.storage.Tx;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** Votes by name, kept since the day of their meeting; their counts outlive the names. */
public final class KeptVotes implements Purge.Retention {
  @Override
  public String kind() {
    return "votes";
  }

  @Override
  public List<LocalDate> days(DSLContext sql) {
    return sql.selectDistinct(ASSEMBLY.HELD_ON)
        .from(ASSEMBLY)
        .join(HAND_VOTE)
        .on(HAND_VOTE.ASSEMBLY.eq(ASSEMBLY.ID))
        .orderBy(ASSEMBLY.HELD_ON)
        .fetch(r -> r.value1());
  }

  @Override
  public int erase(Tx tx, LocalDate since) {
    return tx.sql()
        .deleteFrom(HAND_VOTE)
        .where(
            HAND_VOTE.ASSEMBLY.in(
                DSL.select(ASSEMBLY.ID).from(ASSEMBLY).where(ASSEMBLY.HELD_ON.eq(since))))
        .execute();
  }
}
