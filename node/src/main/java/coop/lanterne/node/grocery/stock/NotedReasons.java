// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.grocery.stock;

import static coop.lanterne.db.Tables.NOTED_REASON;

import module java.base;

import coop.lanterne.kernel.Id;
import coop.lanterne.node.decision.Commitment;
import coop.lanterne.node.decision.Purge;
import coop.lanterne.node.storage.Tx;
import org.jooq.DSLContext;

/** Reasons of the facts that people note, with their salts, kept since the day of the fact. */
public final class NotedReasons implements Purge.Retention {
  @Override
  public String kind() {
    return "reasons";
  }

  public static void insert(Tx tx, Id fact, LocalDate day, Commitment commitment, String words) {
    tx.sql()
        .insertInto(NOTED_REASON)
        .set(NOTED_REASON.FACT, fact)
        .set(NOTED_REASON.DAY, day)
        .set(NOTED_REASON.SALT, commitment.salt())
        .set(NOTED_REASON.WORDS, words)
        .execute();
  }

  public static Optional<String> find(DSLContext sql, Id fact) {
    return sql.selectFrom(NOTED_REASON)
        .where(NOTED_REASON.FACT.eq(fact))
        .fetchOptional(r -> r.getWords());
  }

  @Override
  public List<LocalDate> days(DSLContext sql) {
    return sql.selectDistinct(NOTED_REASON.DAY)
        .from(NOTED_REASON)
        .orderBy(NOTED_REASON.DAY)
        .fetch(r -> r.value1());
  }

  @Override
  public int erase(Tx tx, LocalDate since) {
    return tx.sql().deleteFrom(NOTED_REASON).where(NOTED_REASON.DAY.eq(since)).execute();
  }
}
