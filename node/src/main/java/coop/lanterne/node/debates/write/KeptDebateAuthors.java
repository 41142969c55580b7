// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.debates.write;

import static coop.lanterne.db.Tables.DEBATE_AUTHOR;

import coop.lanterne.kernel.Id;
import coop.lanterne.node.debates.open.KeptSinceClosing;
import coop.lanterne.node.storage.Tx;
import org.jooq.impl.DSL;

/** What ties a member to what they wrote, kept since the day on which the debate was closed. */
final class KeptDebateAuthors extends KeptSinceClosing {
  KeptDebateAuthors() {
    super("debate_authors", DSL.select(DEBATE_AUTHOR.DEBATE).from(DEBATE_AUTHOR));
  }

  @Override
  protected int erase(Tx tx, Id debate) {
    return tx.sql().deleteFrom(DEBATE_AUTHOR).where(DEBATE_AUTHOR.DEBATE.eq(debate)).execute();
  }
}
