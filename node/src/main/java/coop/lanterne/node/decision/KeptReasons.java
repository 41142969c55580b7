// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.decision;

import static coop.lanterne.db.Tables.*;

import module java.base;

import coop.lanterne.node.storage.Tx;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;

/** Written reasons with their salts, kept since the day of their decision (in UTC). */
public final class KeptReasons implements Purge.Retention {
  private static final Field<LocalDate> DAY = Tx.day(DECISION.AT);

  @Override
  public String kind() {
    return "reasons";
  }

  @Override
  public List<LocalDate> days(DSLContext sql) {
    return sql.selectDistinct(DAY)
        .from(DECISION)
        .join(REASON)
        .on(REASON.DECISION.eq(DECISION.ID))
        .orderBy(DAY)
        .fetch(r -> r.value1());
  }

  @Override
  public int erase(Tx tx, LocalDate since) {
    return tx.sql()
        .deleteFrom(REASON)
        .where(REASON.DECISION.in(DSL.select(DECISION.ID).from(DECISION).where(DAY.eq(since))))
        .execute();
  }
}
