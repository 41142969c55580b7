// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.grocery.stock;

import static coop.lanterne.db.Tables.COLD_ROOM;

import module java.base;

import coop.lanterne.grocery.files.Facts;
import coop.lanterne.grocery.files.Product;
import coop.lanterne.grocery.order.Limits;
import coop.lanterne.kernel.Digest;
import coop.lanterne.kernel.Id;
import coop.lanterne.kernel.Value;
import coop.lanterne.node.decision.Role;
import coop.lanterne.node.grocery.shop.PurchaseOrder;
import coop.lanterne.node.grocery.shop.PurchaseOrders;
import coop.lanterne.node.grocery.shop.Stored;
import coop.lanterne.node.grocery.shop.SurplusTaken;
import coop.lanterne.node.room.Ground;
import org.jooq.DSLContext;

/** How many crates the cold room can still take, as people say each morning: a fact of that day. */
public record ColdRoom(Ground ground) {
  /** What was said last of that day, if anything. */
  public Optional<Integer> find(LocalDate day) {
    return ground.read(sql -> find(sql, day));
  }

  public static Optional<Integer> find(DSLContext sql, LocalDate day) {
    return sql.selectFrom(COLD_ROOM)
        .where(COLD_ROOM.DAY.eq(day), COLD_ROOM.UNDONE_BY.isNull())
        .fetchOptional(r -> r.getPacks());
  }

  /**
   * What it can still take once what was decided that day has come.
   *
   * @param usual what it takes where nobody said anything that day
   */
  public Optional<Integer> left(LocalDate day, Optional<Integer> usual) {
    return ground.read(
        sql -> find(sql, day).or(() -> usual).map(p -> Math.max(0, p - promised(sql, day))));
  }

  /** Packs to be kept cold that were decided that day: ordered, or taken of a grower's surplus. */
  public static int promised(DSLContext sql, LocalDate day) {
    List<Product> cold = Stored.products(sql).stream().filter(Product::cold).toList();
    List<PurchaseOrder.Line> ordered =
        PurchaseOrders.standing(sql, day).stream().flatMap(o -> o.lines().stream()).toList();
    List<Facts.Delivery> taken = SurplusTaken.of(sql, day);
    int packs = 0;
    for (Product p : cold) {
      for (PurchaseOrder.Line line : ordered) {
        packs += line.product().equals(p.id()) ? Limits.packs(line.quantity(), line.pack()) : 0;
      }
      for (Facts.Delivery of : taken) {
        packs += of.product().equals(p.id()) ? Limits.packs(of.ordered(), p.pack()) : 0;
      }
    }
    return packs;
  }

  /** Says how many crates it can still take on that day; what was said before is replaced. */
  public void say(LocalDate day, int packs) {
    if (packs < 0) {
      throw new IllegalArgumentException("a room is 0 or more: " + packs);
    }
    ground.note(
        tx -> {
          Id id = tx.newId("room");
          Digest digest =
              tx.keep(id, "cold-room/1", Value.rec("day", day.toString(), "packs", (long) packs));
          tx.sql()
              .update(COLD_ROOM)
              .set(COLD_ROOM.UNDONE_BY, id)
              .where(COLD_ROOM.DAY.eq(day), COLD_ROOM.UNDONE_BY.isNull())
              .execute();
          tx.sql()
              .insertInto(COLD_ROOM)
              .set(COLD_ROOM.ID, id)
              .set(COLD_ROOM.DAY, day)
              .set(COLD_ROOM.PACKS, packs)
              .set(COLD_ROOM.DIGEST, digest)
              .set(COLD_ROOM.WRITTEN_AT, tx.now())
              .execute();
          ground.fact(tx, Role.MEMBER.text(), "fact.cold_room", id, digest);
          return true;
        });
  }
}
