// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.grocery.past;

import module java.base;

import coop.lanterne.grocery.files.Grocery;
import coop.lanterne.grocery.order.Frontier;
import coop.lanterne.grocery.order.GroceryOrders;
import coop.lanterne.grocery.order.OrderInputs;
import coop.lanterne.grocery.order.OrderPolicy;
import coop.lanterne.grocery.order.Simulation;
import coop.lanterne.node.grocery.shop.Says;
import coop.lanterne.node.grocery.shop.Stored;
import coop.lanterne.node.room.Work;
import coop.lanterne.node.storage.Store;

/**
 * Plays the orders of a past again on the shop's own sales, by the advice and by today's rule. What
 * came of it is shown until another past is played or the node stops; nothing is decided, and
 * nothing is written.
 */
public final class PastOrders {
  /** The longest past that is played. */
  static final int LONGEST_DAYS = 3 * 366;

  private static final int USUAL_DAYS = 182;
  private static final int MEAN_DAYS = 28;
  private static final List<BigDecimal> GOALS =
      knobs("0.3", "0.5", "0.6", "0.7", "0.8", "0.85", "0.9", "0.95", "0.98");
  private static final List<BigDecimal> TIMES =
      knobs("0.6", "0.7", "0.8", "0.9", "1", "1.2", "1.4", "1.7", "2", "2.5");

  private final Store store;
  private final OrderPolicy policy;
  private final Work.Turn<Played> turn = new Work.Turn<>();

  /** The past of that node's sales, under its order policy. */
  public PastOrders(Store store, OrderPolicy policy) {
    this.store = store;
    this.policy = policy;
  }

  private static List<BigDecimal> knobs(String... knobs) {
    return Stream.of(knobs).map(BigDecimal::new).toList();
  }

  /** From a day to another, both played. */
  public record Period(LocalDate from, LocalDate to) {}

  /** What came of a past. */
  record Played(Period period, Frontier advice, Frontier rule) {}

  /** The last half-year of sales; empty where nothing was sold yet. */
  Optional<Period> usual() {
    return sold()
        .map(
            sold ->
                new Period(
                    Stream.of(sold.from(), sold.to().minusDays(USUAL_DAYS - 1L))
                        .max(LocalDate::compareTo)
                        .orElseThrow(),
                    sold.to()));
  }

  private Optional<Period> sold() {
    return store.read(Stored::sold).map(s -> new Period(s.from(), s.to()));
  }

  /**
   * Begins to play a past, which goes on by itself.
   *
   * @throws coop.lanterne.node.storage.Trouble when another is being played, or nothing was sold
   *     then
   */
  Work<Played> start(Period period) {
    check(period);
    String name = period.from() + " – " + period.to();
    return turn.start(
        turn.begin("past", name, other -> Says.GROCERY.busy("two-pasts-at-once", name, other)),
        work -> play(work, period));
  }

  private void check(Period period) {
    String seen = period.from() + " – " + period.to();
    Period sold = sold().orElseThrow(() -> Says.GROCERY.input("past-no-sales", "from", seen));
    if (period.to().isBefore(period.from())) {
      throw Says.GROCERY.input("past-ends-before", "to", seen);
    }
    if (period.from().isBefore(sold.from()) || period.to().isAfter(sold.to())) {
      throw Says.GROCERY.input(
          "past-not-sold", "from", seen + " ∉ " + sold.from() + " – " + sold.to());
    }
    if (ChronoUnit.DAYS.between(period.from(), period.to()) >= LONGEST_DAYS) {
      throw Says.GROCERY.input("past-too-long", "to", seen);
    }
  }

  private Played play(Work<Played> work, Period period) {
    LocalDate after = period.to().plusDays(1);
    Grocery all = store.read(sql -> Stored.all(sql, after));
    List<OrderInputs> inputs = GroceryOrders.past(all, after, policy);
    long days = ChronoUnit.DAYS.between(period.from(), after);
    work.expects(2 * days);
    Frontier advice = frontier(Simulation.Policy.SHOP, GOALS, period, inputs, work, 0);
    Frontier rule = frontier(Simulation.Policy.TODAY, TIMES, period, inputs, work, days);
    return new Played(period, advice, rule);
  }

  private static Frontier frontier(
      Simulation.Policy way,
      List<BigDecimal> knobs,
      Period period,
      List<OrderInputs> inputs,
      Work<Played> work,
      long before) {
    return new Frontier(
        new Simulation(way, knobs, period.from(), period.to(), MEAN_DAYS)
            .run(inputs, day -> work.at(before + ChronoUnit.DAYS.between(period.from(), day) + 1)));
  }

  /** The past being played, or the last one. */
  Optional<Work<Played>> last() {
    return turn.last();
  }
}
