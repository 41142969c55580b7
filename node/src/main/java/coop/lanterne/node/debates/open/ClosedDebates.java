// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.debates.open;

import static coop.lanterne.db.Tables.DEBATE;

import module java.base;

import coop.lanterne.kernel.Id;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.impl.DSL;

/** Debates by the day on which they were closed: what they hold is kept from then on. */
public final class ClosedDebates {
  private ClosedDebates() {}

  /** The days on which debates that fulfil that condition were closed, the oldest first. */
  public static List<LocalDate> days(DSLContext sql, Condition holds) {
    return sql.selectDistinct(DEBATE.CLOSED_ON)
        .from(DEBATE)
        .where(DEBATE.CLOSED_ON.isNotNull(), holds)
        .orderBy(DEBATE.CLOSED_ON)
        .fetch(r -> r.value1());
  }

  /** Ids of those closed on that day. */
  public static Select<Record1<Id>> on(LocalDate day) {
    return DSL.select(DEBATE.ID).from(DEBATE).where(DEBATE.CLOSED_ON.eq(day));
  }

  /** Those closed on that day. */
  public static List<Id> list(DSLContext sql, LocalDate day) {
    return sql.fetch(on(day)).map(Record1::value1);
  }
}
