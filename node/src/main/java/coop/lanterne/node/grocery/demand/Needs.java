// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.grocery.demand;

import static coop.lanterne.db.Tables.NEED;

import module java.base;

import coop.lanterne.charter.Ask;
import coop.lanterne.grocery.files.Facts.Need;
import coop.lanterne.grocery.files.Facts.NeedKind;
import coop.lanterne.grocery.files.Product;
import coop.lanterne.kernel.Digest;
import coop.lanterne.kernel.Id;
import coop.lanterne.kernel.Quantity;
import coop.lanterne.kernel.Unit;
import coop.lanterne.kernel.Value;
import coop.lanterne.node.decision.Role;
import coop.lanterne.node.grocery.shop.Fields;
import coop.lanterne.node.grocery.shop.Needed;
import coop.lanterne.node.grocery.shop.Says;
import coop.lanterne.node.grocery.shop.Stored;
import coop.lanterne.node.room.Ground;
import coop.lanterne.node.storage.Tx;

/**
 * What is wanted beside what is sold: baskets and pre-orders to come, and what is asked for at the
 * till and not on the shelf. Totals of a product on a day, of everyone together: who wants it is
 * not asked (charter, articles 7 and 11). Each total is a fact, and a newer one replaces it.
 */
public record Needs(Ground ground) {
  private static final long A_PIECE = 1000;
  private static final long WEIGHED = 500;

  public static final List<Ask.ReadField> READS = Fields.of("needs: date product quantity kind");

  /** What is promised from today on, day by day. */
  List<Need> promised() {
    LocalDate today = ground.today();
    return ground.read(sql -> Needed.all(sql, Stored.units(sql))).stream()
        .filter(n -> n.kind() != NeedKind.ASKED && !n.date().isBefore(today))
        .sorted(
            Comparator.comparing(Need::date).thenComparing(Need::product).thenComparing(Need::kind))
        .toList();
  }

  /** What was asked for today and was not there, by product. */
  public Map<String, Quantity> asked() {
    Map<String, Quantity> asked = new HashMap<>();
    LocalDate today = ground.today();
    for (Need need : ground.read(sql -> Needed.all(sql, Stored.units(sql)))) {
      if (need.kind() == NeedKind.ASKED && need.date().equals(today)) {
        asked.merge(need.product(), need.quantity(), Quantity::plus);
      }
    }
    return asked;
  }

  /** What a person who asks in vain is taken to want: a piece, or half a kilo or a litre. */
  public static Quantity once(Product product) {
    return new Quantity(product.unit() == Unit.PIECE ? A_PIECE : WEIGHED, product.unit());
  }

  /** Says a total that is promised; what was said before of the same is replaced. */
  void say(Need need) {
    if (need.date().isBefore(ground.today()) || need.kind() == NeedKind.ASKED) {
      throw Says.GROCERY.input("need-day", "need", need.date().toString());
    }
    ground.requireRead(Role.MEMBER.text(), READS);
    ground.note(
        tx -> {
          write(tx, need);
          return true;
        });
  }

  /** One more person asked for it today, or one fewer after a mistake. */
  void tap(Product product, boolean back) {
    ground.requireRead(Role.MEMBER.text(), READS);
    LocalDate today = ground.today();
    ground.note(
        tx -> {
          long step = once(product).thousandths();
          long before =
              Needed.all(tx.sql(), Map.of(product.id(), product.unit())).stream()
                  .filter(n -> n.kind() == NeedKind.ASKED && n.date().equals(today))
                  .filter(n -> n.product().equals(product.id()))
                  .mapToLong(n -> n.quantity().thousandths())
                  .sum();
          long total = Math.max(0, before + (back ? -step : step));
          if (total != before) {
            write(
                tx,
                new Need(today, product.id(), new Quantity(total, product.unit()), NeedKind.ASKED));
          }
          return true;
        });
  }

  private void write(Tx tx, Need need) {
    Id id = tx.newId("need");
    Digest digest =
        tx.keep(
            id,
            "need/1",
            Value.rec(
                "day", need.date().toString(),
                "product", need.product(),
                "quantity", need.quantity(),
                "kind", need.kind().name()));
    tx.sql()
        .update(NEED)
        .set(NEED.UNDONE_BY, id)
        .where(
            NEED.DAY.eq(need.date()),
            NEED.PRODUCT.eq(need.product()),
            NEED.KIND.eq(need.kind().name()),
            NEED.DIGEST.isNotNull(),
            NEED.UNDONE_BY.isNull())
        .execute();
    tx.sql()
        .insertInto(NEED)
        .set(NEED.BATCH, id)
        .set(NEED.LINE, 1L)
        .set(NEED.DAY, need.date())
        .set(NEED.PRODUCT, need.product())
        .set(NEED.THOUSANDTHS, need.quantity().thousandths())
        .set(NEED.KIND, need.kind().name())
        .set(NEED.DIGEST, digest)
        .execute();
    ground.fact(tx, Role.MEMBER.text(), "fact.need", id, digest);
  }
}
