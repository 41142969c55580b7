// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.grocery.surplus;

import static coop.lanterne.db.Tables.GROWER_LINK;

import module java.base;

import coop.lanterne.kernel.Id;
import coop.lanterne.node.decision.People;
import coop.lanterne.node.decision.Purge;
import coop.lanterne.node.storage.Tx;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;

/** Growers' names, kept since the day on which their last link was revoked. */
public final class KeptGrowers implements Purge.Retention {
  private static final Field<LocalDate> LAST = DSL.max(Tx.day(GROWER_LINK.REVOKED_AT));

  @Override
  public String kind() {
    return "growers";
  }

  private static Condition named() {
    return People.isKnown(GROWER_LINK.GROWER)
        .and(
            GROWER_LINK.GROWER.notIn(
                DSL.select(GROWER_LINK.GROWER)
                    .from(GROWER_LINK)
                    .where(GROWER_LINK.REVOKED_AT.isNull())));
  }

  @Override
  public List<LocalDate> days(DSLContext sql) {
    return sql
        .select(LAST)
        .from(GROWER_LINK)
        .where(named())
        .groupBy(GROWER_LINK.GROWER)
        .fetch(r -> r.value1())
        .stream()
        .distinct()
        .sorted()
        .toList();
  }

  @Override
  public int erase(Tx tx, LocalDate since) {
    List<Id> growers =
        tx.sql()
            .select(GROWER_LINK.GROWER)
            .from(GROWER_LINK)
            .where(named())
            .groupBy(GROWER_LINK.GROWER)
            .having(LAST.eq(since))
            .fetch(GROWER_LINK.GROWER);
    return People.erase(tx, growers);
  }
}
