// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.debates.open;

import static coop.lanterne.db.Tables.DEBATE;

import module java.base;

import coop.lanterne.kernel.Id;
import coop.lanterne.node.decision.Purge;
import coop.lanterne.node.storage.Tx;
import org.jooq.DSLContext;
import org.jooq.Record1;
import org.jooq.Select;

/** What debates hold, kept since the day on which each was closed. */
public abstract class KeptSinceClosing implements Purge.Retention {
  private final String kind;
  private final Select<Record1<Id>> holding;

  /**
   * What is kept under that name.
   *
   * @param kind its name in the charter's stays
   * @param holding the debates that still hold some
   */
  protected KeptSinceClosing(String kind, Select<Record1<Id>> holding) {
    this.kind = kind;
    this.holding = holding;
  }

  /** Erases what that debate holds, and says how many rows that was. */
  protected abstract int erase(Tx tx, Id debate);

  @Override
  public final String kind() {
    return kind;
  }

  @Override
  public final List<LocalDate> days(DSLContext sql) {
    return sql.selectDistinct(DEBATE.CLOSED_ON)
        .from(DEBATE)
        .where(DEBATE.CLOSED_ON.isNotNull(), DEBATE.ID.in(holding))
        .orderBy(DEBATE.CLOSED_ON)
        .fetch(DEBATE.CLOSED_ON);
  }

  @Override
  public final int erase(Tx tx, LocalDate since) {
    return tx
        .sql()
        .select(DEBATE.ID)
        .from(DEBATE)
        .where(DEBATE.CLOSED_ON.eq(since))
        .fetch(DEBATE.ID)
        .stream()
        .mapToInt(debate -> erase(tx, debate))
        .sum();
  }
}
