// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.grocery.order;

import module java.base;

import coop.lanterne.grocery.order.OrderInputs.Due;
import coop.lanterne.grocery.order.OrderInputs.Item;
import coop.lanterne.grocery.order.OrderInputs.Lot;

/**
 * Plays the days to come on one product's shelf: receive, sell, throw away what expires; unmet
 * demand is lost. Quantities are thousandths of the unit. A share of sales takes what expires
 * first, the rest what expires last.
 */
final class ShelfStock {
  private final long[][] demand; // by future, by day
  private final long[] lots; // quantities, what expires first coming first
  private final int[] arrives; // first day on the shelf
  private final int[] last; // last day on it
  private final int ordered; // the lot that the order would bring
  private final boolean[] expires; // whether anything is on its last day, by day
  private final int end; // after that day nothing expires, and what lacks does not count
  private final int delivery;
  private final int next;
  private final long oldestFirst; // millionths

  /**
   * A shelf.
   *
   * @param demand demands by future and by day, day 0 being that of the advice
   */
  ShelfStock(Item item, DeliveryPlan plan, long[][] demand, double oldestFirst) {
    this.demand = demand;
    this.delivery = plan.before();
    this.next = plan.days();
    this.oldestFirst = StrictMath.round(oldestFirst * 1e6);
    record Slot(long quantity, int arrives, int last, boolean order) {}
    List<Slot> slots = new ArrayList<>();
    for (Lot lot : item.lots()) {
      slots.add(new Slot(lot.quantity().thousandths(), 0, day(plan, lot.lastDay()), false));
    }
    for (Due due : item.due()) {
      if (!due.day().isBefore(plan.asked())) { // late: nobody knows when it comes
        long quantity = due.quantity().thousandths();
        slots.add(new Slot(quantity, day(plan, due.day()), day(plan, due.lastDay()), false));
      }
    }
    slots.add(new Slot(0, delivery, delivery + item.product().shelfLifeDays() - 1, true));
    slots.removeIf(s -> s.last() < 0);
    slots.sort(Comparator.comparingInt(Slot::last).thenComparingInt(Slot::arrives));
    lots = slots.stream().mapToLong(Slot::quantity).toArray();
    arrives = slots.stream().mapToInt(Slot::arrives).toArray();
    last = slots.stream().mapToInt(Slot::last).toArray();
    ordered =
        IntStream.range(0, slots.size())
            .filter(i -> slots.get(i).order())
            .findFirst()
            .orElseThrow();
    int days = demand.length == 0 ? 0 : demand[0].length;
    expires = new boolean[days];
    Arrays.stream(last).filter(l -> l < days).forEach(l -> expires[l] = true);
    end = Math.max(next, Arrays.stream(last).filter(l -> l < days).max().orElse(0) + 1);
  }

  private static int day(DeliveryPlan plan, LocalDate day) {
    return Math.clamp(plan.asked().until(day, ChronoUnit.DAYS), -1, 1_000_000);
  }

  /**
   * What comes of an order, over all futures.
   *
   * @param futures how many were played
   * @param short_ in how many something lacked between this delivery and the next
   * @param lost thousandths lacking in that time, all futures together
   * @param lostBefore thousandths lacking before this delivery
   * @param waste thousandths thrown away in the days played
   * @param wasteBeforeLast of which before the eve of the next delivery: too soon to serve it
   */
  record Result(
      int futures, int short_, long lost, long lostBefore, long waste, long wasteBeforeLast) {}

  Result play(long order) {
    int shortFutures = 0;
    long lost = 0;
    long lostBefore = 0;
    long waste = 0;
    long wasteBeforeLast = 0;
    long[] left = new long[lots.length];
    for (long[] future : demand) {
      System.arraycopy(lots, 0, left, 0, lots.length);
      left[ordered] = order;
      boolean lacked = false;
      for (int day = 0; day < end; day++) {
        long missing = sell(left, day, future[day]);
        if (missing > 0 && day < next) {
          if (day < delivery) {
            lostBefore += missing;
          } else {
            lost += missing;
            lacked = true;
          }
        }
        long expired = expire(left, day);
        waste += expired;
        if (day < next - 1) {
          wasteBeforeLast += expired;
        }
      }
      if (lacked) {
        shortFutures++;
      }
    }
    return new Result(demand.length, shortFutures, lost, lostBefore, waste, wasteBeforeLast);
  }

  /** What lacks before the delivery comes, in each future. */
  long[] missedBefore() {
    long[] missed = new long[demand.length];
    long[] left = new long[lots.length];
    for (int f = 0; f < missed.length; f++) {
      System.arraycopy(lots, 0, left, 0, lots.length);
      for (int day = 0; day < delivery; day++) {
        missed[f] += sell(left, day, demand[f][day]);
        expire(left, day);
      }
    }
    return missed;
  }

  /** Throws away what was on its last day, and says how much. */
  private long expire(long[] left, int day) {
    if (!expires[day]) {
      return 0;
    }
    long expired = 0;
    for (int i = 0; i < left.length; i++) {
      if (last[i] == day && arrives[i] <= day) {
        expired += left[i];
        left[i] = 0;
      }
    }
    return expired;
  }

  /** Sells, and says how much could not be. */
  private long sell(long[] left, int day, long wanted) {
    long old = wanted * oldestFirst / 1_000_000;
    long fresh = wanted - old;
    for (int i = left.length - 1; i >= 0 && fresh > 0; i--) {
      if (arrives[i] <= day && last[i] >= day) {
        long sold = Math.min(left[i], fresh);
        left[i] -= sold;
        fresh -= sold;
      }
    }
    old += fresh;
    for (int i = 0; i < left.length && old > 0; i++) {
      if (arrives[i] <= day && last[i] >= day) {
        long sold = Math.min(left[i], old);
        left[i] -= sold;
        old -= sold;
      }
    }
    return old;
  }
}
