// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.lending;

import static coop.lanterne.node.lending.Lending.DAY;
import static coop.lanterne.node.lending.Lending.LOAN;

import module java.base;

import coop.lanterne.node.decision.Purge;
import coop.lanterne.node.storage.Tx;
import org.jooq.DSLContext;

/** Loans, kept for as long as the charter says. */
final class KeptLoans implements Purge.Retention {
  @Override
  public String kind() {
    return "loans";
  }

  @Override
  public List<LocalDate> days(DSLContext sql) {
    return sql.selectDistinct(DAY).from(LOAN).orderBy(DAY).fetch(r -> LocalDate.parse(r.value1()));
  }

  @Override
  public int erase(Tx tx, LocalDate since) {
    return tx.sql().deleteFrom(LOAN).where(DAY.eq(since.toString())).execute();
  }
}
