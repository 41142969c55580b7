// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.debates.drafts;

import static coop.lanterne.db.Tables.DEBATE;

import module java.base;

import coop.lanterne.node.debates.open.ClosedDebates;
import coop.lanterne.node.decision.Purge;
import coop.lanterne.node.storage.Tx;
import org.jooq.DSLContext;

/** What drafts hold of the texts of a debate: kept as long as the texts themselves. */
final class KeptDrafts implements Purge.Kept {
  @Override
  public String kind() {
    return "contributions";
  }

  @Override
  public List<LocalDate> days(DSLContext sql) {
    return ClosedDebates.days(sql, DEBATE.ID.in(Drafts.holding()));
  }

  @Override
  public int erase(Tx tx, LocalDate since) {
    return ClosedDebates.list(tx.sql(), since).stream()
        .mapToInt(debate -> Drafts.purge(tx, debate))
        .sum();
  }
}
