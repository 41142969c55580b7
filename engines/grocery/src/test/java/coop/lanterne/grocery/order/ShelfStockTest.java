// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.grocery.order;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import coop.lanterne.grocery.files.Product;
import coop.lanterne.grocery.order.OrderInputs.Due;
import coop.lanterne.grocery.order.OrderInputs.Lot;
import coop.lanterne.kernel.Unit;
import org.junit.jupiter.api.Test;

/** What is sold, lacks and is thrown away, against a shelf where each piece is moved by hand. */
class ShelfStockTest {
  /** Asked on Tuesday, delivered on Wednesday, next delivery on Friday. */
  private static final DeliveryPlan PLAN =
      DeliveryPlan.from(Shop.TUESDAY, Shop.BIEF, new java.util.HashSet<>());

  private static ShelfStock shelf(Product p, List<Lot> lots, List<Due> due, long[][] futures) {
    return new ShelfStock(Shop.item(p, lots, due, Shop.steady(1)), PLAN, futures, 1);
  }

  @Test
  void whatExpiresTonightAndIsNotSoldIsThrownAway() {
    Product p = Shop.product("batavia", Unit.PIECE, "6", 4, 105);
    long[][] one = {{2000, 0, 0}};
    ShelfStock.Result r =
        shelf(p, List.of(Shop.lot(p, "4", 0), Shop.lot(p, "10", 5)), List.of(), one).play(0);
    assertThat(r.waste()).isEqualTo(2000);
    assertThat(r.wasteBeforeLast()).isEqualTo(2000);
    assertThat(r.short_()).isZero();
  }

  @Test
  void whatLacksBeforeTheDeliveryIsNotItsFault() {
    Product p = Shop.product("batavia", Unit.PIECE, "6", 4, 105);
    long[][] one = {{5000, 3000, 3000}};
    ShelfStock.Result r = shelf(p, List.of(Shop.lot(p, "2", 3)), List.of(), one).play(6000);
    assertThat(r.lostBefore()).isEqualTo(3000);
    assertThat(r.lost()).isZero();
    assertThat(r.short_()).isZero();
  }

  @Test
  void aShelfLifeOfOneDayIsTheDayOfDelivery() {
    Product p = Shop.product("pain", Unit.PIECE, "1", 1, 300);
    long[][] one = {{0, 3000, 3000}};
    ShelfStock.Result r = shelf(p, List.of(), List.of(), one).play(6000);
    assertThat(r.waste()).isEqualTo(3000);
    assertThat(r.lost()).isEqualTo(3000);
  }

  @Test
  void everyFutureAgreesWithPiecesMovedByHand() {
    long seed = 20261125;
    System.out.println("seed " + seed);
    SplittableRandom random = new SplittableRandom(seed);
    for (int round = 0; round < 400; round++) {
      Product p = Shop.product("p", Unit.PIECE, "1", 1 + random.nextInt(4), 100);
      List<Lot> lots = new ArrayList<>();
      for (int i = random.nextInt(4); i > 0; i--) {
        lots.add(Shop.lot(p, String.valueOf(random.nextInt(6)), random.nextInt(6) - 1));
      }
      List<Due> due =
          random.nextBoolean()
              ? List.of(Shop.due(p, String.valueOf(random.nextInt(5)), random.nextInt(4)))
              : List.of();
      int order = random.nextInt(8);
      // Every combination of three demands over five days: expectations are exact.
      long[][] futures = new long[243][5];
      int[] demands = {0, random.nextInt(4), 1 + random.nextInt(6)};
      for (int f = 0; f < futures.length; f++) {
        for (int d = 0, rest = f; d < 5; d++, rest /= 3) {
          futures[f][d] = 1000L * demands[rest % 3];
        }
      }
      long waste = 0;
      long lost = 0;
      long lostBefore = 0;
      for (long[] future : futures) {
        long[] byHand = byHand(p, lots, due, order, future);
        waste += byHand[0];
        lost += byHand[1];
        lostBefore += byHand[2];
      }
      ShelfStock.Result r = shelf(p, lots, due, futures).play(1000L * order);
      assertThat(r.waste()).as("round %d", round).isEqualTo(1000 * waste);
      assertThat(r.lost()).as("round %d", round).isEqualTo(1000 * lost);
      assertThat(r.lostBefore()).as("round %d", round).isEqualTo(1000 * lostBefore);
      assertThat(Arrays.stream(shelf(p, lots, due, futures).missedBefore()).sum())
          .isEqualTo(1000 * lostBefore);
    }
  }

  private record Piece(int arrives, int last) {}

  /** Thrown away, lacking after the delivery, lacking before: one piece at a time. */
  private static long[] byHand(Product p, List<Lot> lots, List<Due> due, int order, long[] future) {
    List<Piece> pieces = new ArrayList<>();
    for (Lot l : lots) {
      int last = (int) Shop.TUESDAY.until(l.lastDay(), java.time.temporal.ChronoUnit.DAYS);
      for (long i = l.quantity().thousandths(); i > 0 && last >= 0; i -= 1000) {
        pieces.add(new Piece(0, last));
      }
    }
    for (Due d : due) {
      int day = (int) Shop.TUESDAY.until(d.day(), java.time.temporal.ChronoUnit.DAYS);
      for (long i = d.quantity().thousandths(); i > 0; i -= 1000) {
        pieces.add(new Piece(day, day + p.shelfLifeDays() - 1));
      }
    }
    for (int i = 0; i < order; i++) {
      pieces.add(new Piece(1, p.shelfLifeDays()));
    }
    long[] out = new long[3];
    for (int day = 0; day < future.length; day++) {
      int today = day;
      for (long i = 0; i < future[day]; i += 1000) {
        var oldest =
            pieces.stream()
                .filter(q -> q.arrives() <= today && q.last() >= today)
                .min(Comparator.comparingInt(Piece::last));
        if (oldest.isPresent()) {
          pieces.remove(oldest.get());
        } else if (day < 1) {
          out[2]++;
        } else if (day < 3) {
          out[1]++;
        }
      }
      List<Piece> expired =
          pieces.stream().filter(q -> q.arrives() <= today && q.last() == today).toList();
      out[0] += expired.size();
      for (Piece e : expired) {
        pieces.remove(e);
      }
    }
    return out;
  }

  @Test
  void thoseWhoReachForTheFreshestLeaveTheOldToExpire() {
    Product p = Shop.product("batavia", Unit.PIECE, "6", 4, 105);
    long[][] one = {{4000, 0, 0}};
    List<Lot> lots = List.of(Shop.lot(p, "4", 0), Shop.lot(p, "4", 5));
    OrderInputs.Item item = Shop.item(p, lots, List.of(), Shop.steady(1));
    assertThat(new ShelfStock(item, PLAN, one, 1).play(0).waste()).isZero();
    assertThat(new ShelfStock(item, PLAN, one, 0.5).play(0).waste()).isEqualTo(2000);
    assertThat(new ShelfStock(item, PLAN, one, 0).play(0).waste()).isEqualTo(4000);
  }
}
