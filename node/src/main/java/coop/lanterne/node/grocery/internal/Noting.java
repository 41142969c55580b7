// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.grocery.internal;

import coop.lanterne.charter.Ask;
import coop.lanterne.kernel.Digest;
import coop.lanterne.kernel.Id;
import coop.lanterne.node.decision.Charters;
import coop.lanterne.node.decision.Gatekeeper;
import coop.lanterne.node.decision.Journal;
import coop.lanterne.node.decision.Role;
import coop.lanterne.node.storage.Store;
import coop.lanterne.node.storage.Tx;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.function.Function;
import org.jooq.DSLContext;

/**
 * How members note what they see: deliveries, counts, losses, corrections, needs. Each is a fact of
 * the journal under the charter in force, written in one transaction, and bears no name.
 */
public record Noting(
    Store store, Journal journal, Charters charters, Gatekeeper gates, ZoneId zone) {

  /** The day where the shop is. */
  LocalDate today() {
    return LocalDate.ofInstant(store.now(), zone);
  }

  /** Asks the charter for what a member reads to note it. */
  void require(Ask... reads) {
    gates.require(Role.MEMBER.text(), reads);
  }

  /** Reads what is kept. */
  <T> T read(Function<DSLContext, T> work) {
    return store.read(work);
  }

  /** Writes what is no fact yet. */
  <T> T draft(Function<Tx, T> work) {
    return store.write(work);
  }

  /** Writes what is noted and its facts, whole or not at all. */
  <T> T note(Function<Tx, T> work) {
    T noted = store.write(work);
    journal.advance();
    return noted;
  }

  /** Enters a fact in the journal. */
  void fact(Tx tx, String action, Id id, Digest digest) {
    journal.record(
        tx, Journal.Line.fact(Role.MEMBER.text(), action, id, digest), charters.digest(tx.sql()));
  }
}
