// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.logistics.internal;

import static coop.lanterne.db.Tables.COLD_ROOM;

import coop.lanterne.kernel.Digest;
import coop.lanterne.kernel.Id;
import coop.lanterne.kernel.Value;
import coop.lanterne.node.decision.Charters;
import coop.lanterne.node.decision.Journal;
import coop.lanterne.node.decision.Role;
import coop.lanterne.node.storage.Store;
import java.time.LocalDate;
import java.util.Optional;
import org.jooq.DSLContext;

/** How many crates the cold room can still take, as people say each morning: a fact of that day. */
public final class ColdRoom {
  private final Store store;
  private final Journal journal;
  private final Charters charters;

  /** The cold room of that node. */
  public ColdRoom(Store store, Journal journal, Charters charters) {
    this.store = store;
    this.journal = journal;
    this.charters = charters;
  }

  /** What was said last of that day, if anything. */
  public Optional<Integer> find(LocalDate day) {
    return store.read(sql -> find(sql, day));
  }

  static Optional<Integer> find(DSLContext sql, LocalDate day) {
    return sql.selectFrom(COLD_ROOM)
        .where(COLD_ROOM.DAY.eq(day.toString()).and(COLD_ROOM.UNDONE_BY.isNull()))
        .fetchOptional(r -> Math.toIntExact(r.getPacks()));
  }

  /** Says how many crates it can still take on that day; what was said before is replaced. */
  public void say(LocalDate day, int packs) {
    if (packs < 0) {
      throw new IllegalArgumentException("a room is 0 or more: " + packs);
    }
    store.write(
        tx -> {
          Id id = tx.newId("room");
          Digest digest =
              tx.keep(id, "cold-room/1", Value.rec("day", day.toString(), "packs", (long) packs));
          tx.sql()
              .update(COLD_ROOM)
              .set(COLD_ROOM.UNDONE_BY, id.toString())
              .where(COLD_ROOM.DAY.eq(day.toString()).and(COLD_ROOM.UNDONE_BY.isNull()))
              .execute();
          tx.sql()
              .insertInto(COLD_ROOM)
              .set(COLD_ROOM.ID, id.toString())
              .set(COLD_ROOM.DAY, day.toString())
              .set(COLD_ROOM.PACKS, (long) packs)
              .set(COLD_ROOM.DIGEST, digest.hex())
              .set(COLD_ROOM.WRITTEN_AT, tx.now().toString())
              .execute();
          journal.record(
              tx,
              Journal.Line.fact(Role.MEMBER.text(), "fact.cold_room", id, digest),
              charters.digest(tx.sql()));
          return true;
        });
    journal.advance();
  }
}
