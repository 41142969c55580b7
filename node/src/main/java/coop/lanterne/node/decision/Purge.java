// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.decision;

import module java.base;

import coop.lanterne.charter.Ask;
import coop.lanterne.kernel.Digest;
import coop.lanterne.kernel.Id;
import coop.lanterne.kernel.Value;
import coop.lanterne.node.storage.Store;
import coop.lanterne.node.storage.Tx;
import org.jooq.DSLContext;

/**
 * Erases what the charter let us keep for a time, once that time is over (article 12): text and
 * salt go, digests stay, and the journal tells how much was erased.
 */
public record Purge(
    Store store,
    Journal journal,
    Charters charters,
    Gatekeeper gates,
    List<Retention> kept,
    ZoneId zone) {
  /** Something that a room keeps for a time. */
  public interface Retention {
    /** Its name in the charter's stays, such as {@code votes}. */
    String kind();

    /** The days since which some of it is kept, the oldest first. */
    List<LocalDate> days(DSLContext sql);

    /** Erases what is kept since that day, and says how many rows that was. */
    int erase(Tx tx, LocalDate since);
  }

  public Purge {
    kept = List.copyOf(kept);
  }

  /** Erases all whose time is over, and says how many rows that was. */
  public int run() {
    if (charters.find().isEmpty()) {
      return 0;
    }
    LocalDate today = LocalDate.ofInstant(store.now(), zone);
    int erased = 0;
    for (Retention one : kept) {
      for (LocalDate since : store.read(one::days)) {
        if (gates.allows(new Ask.ReadAged(one.kind(), since, today))) {
          break; // what came later is younger still
        }
        erased += erase(one, since, today);
      }
    }
    journal.advance();
    return erased;
  }

  private int erase(Retention one, LocalDate since, LocalDate today) {
    gates.require(
        "node",
        new Ask.Purge(one.kind(), since, today, List.of("text", "salt"), List.of("digest")));
    return store.write(
        tx -> {
          int rows = one.erase(tx, since);
          Id id = tx.newId("purge");
          Digest digest =
              tx.keep(
                  id,
                  "purge/1",
                  Value.rec("kind", one.kind(), "since", since.toString(), "rows", rows));
          journal.record(
              tx, Journal.Line.fact("node", "fact.purge", id, digest), charters.digest(tx.sql()));
          return rows;
        });
  }
}
