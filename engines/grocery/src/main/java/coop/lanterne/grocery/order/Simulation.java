// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.grocery.order;

import module java.base;

import coop.lanterne.grocery.files.Product;
import coop.lanterne.grocery.files.Supplier;
import coop.lanterne.grocery.order.OrderInputs.Due;
import coop.lanterne.grocery.order.OrderInputs.Item;
import coop.lanterne.grocery.order.OrderInputs.Lot;
import coop.lanterne.kernel.Quantity;

/**
 * Plays a way of ordering on past sales: every morning receive, order, sell, and throw away in the
 * evening what was on its last day. What could not be sold is lost. Each order knows only the days
 * before it; what was sold is taken for what was wanted.
 *
 * <p>Shelf life is counted in open days. The shelves are empty at the start.
 *
 * @param knobs the values of the policy's knob to play, each by itself: for {@link Policy#SHOP}
 *     between 0 and 1, both excluded; for {@link Policy#TODAY} above 0
 * @param from first day played
 * @param to last day played
 * @param meanDays over how many of the last open days today's rule takes its mean
 */
public record Simulation(
    Policy policy, List<BigDecimal> knobs, LocalDate from, LocalDate to, int meanDays) {
  /** Ways of ordering. */
  public enum Policy {
    /** The advice of this engine; its knob is the service goal, the same for all products. */
    SHOP,
    /** Today's rule; its knob is what the need is multiplied by. */
    TODAY;

    /** Whether its knob can be there. */
    public boolean allows(BigDecimal knob) {
      return knob.signum() > 0 && (this == TODAY || knob.compareTo(BigDecimal.ONE) < 0);
    }
  }

  private static final int AFTER = 60;

  public Simulation {
    if (to.isBefore(from) || meanDays < 1 || knobs.isEmpty()) {
      throw new IllegalArgumentException(from + " to " + to + ", " + meanDays + ", " + knobs);
    }
    for (BigDecimal knob : knobs) {
      if (!policy.allows(knob)) {
        throw new IllegalArgumentException("no " + policy + " at " + knob);
      }
    }
    knobs = List.copyOf(knobs);
  }

  /**
   * What came of it, quantities in units, all products together.
   *
   * @param ordered what was delivered in the days played
   * @param waste what was thrown away
   * @param wasteShare waste ÷ ordered; empty when nothing was ordered
   * @param fillRate what was sold ÷ what was wanted; empty when nothing was wanted
   * @param stockoutDays how many times a product lacked on a day
   * @param meanStock what is on the shelves on an open day's evening, on average
   * @param orders how many orders were sent
   * @param servedUnderHalf products of which less than half of what was wanted was sold
   */
  public record Result(
      Policy policy,
      BigDecimal knob,
      BigDecimal ordered,
      BigDecimal waste,
      Optional<BigDecimal> wasteShare,
      Optional<BigDecimal> fillRate,
      int stockoutDays,
      BigDecimal meanStock,
      int orders,
      int servedUnderHalf) {}

  /**
   * Plays all knobs.
   *
   * @param suppliers the inputs of the day after {@code to}, as {@link GroceryOrders#inputs} makes
   *     them
   * @param progress told each day when it is done
   * @return one outcome a knob, in their order
   */
  public List<Result> run(List<OrderInputs> suppliers, Consumer<LocalDate> progress) {
    Calendar calendar = new Calendar(suppliers);
    List<Round> rounds = suppliers.stream().map(s -> new Round(s, calendar)).toList();
    for (LocalDate day = from; !day.isAfter(to); day = day.plusDays(1)) {
      for (Round round : rounds) {
        round.play(day);
      }
      progress.accept(day);
    }
    return IntStream.range(0, knobs.size()).mapToObj(k -> sum(k, rounds, calendar)).toList();
  }

  private Result sum(int knob, List<Round> rounds, Calendar calendar) {
    List<Stock> stocks = rounds.stream().flatMap(r -> r.stocks.get(knob).stream()).toList();
    long ordered = sum(stocks, s -> s.received);
    long waste = sum(stocks, s -> s.wasted);
    long days = calendar.open.subSet(from, to.plusDays(1)).size();
    return new Result(
        policy,
        knobs.get(knob),
        units(ordered),
        units(waste),
        ratio(waste, ordered),
        ratio(sum(stocks, s -> s.sold), sum(stocks, s -> s.wanted)),
        Math.toIntExact(sum(stocks, s -> s.lacked)),
        days == 0
            ? BigDecimal.ZERO
            : units(sum(stocks, s -> s.evenings))
                .divide(BigDecimal.valueOf(days), 3, RoundingMode.HALF_UP),
        rounds.stream().mapToInt(r -> r.orders[knob]).sum(),
        Math.toIntExact(stocks.stream().filter(s -> 2 * s.sold < s.wanted).count()));
  }

  private static long sum(List<Stock> stocks, ToLongFunction<Stock> of) {
    return stocks.stream().mapToLong(of).sum();
  }

  private static BigDecimal units(long thousandths) {
    return BigDecimal.valueOf(thousandths, 3);
  }

  private static Optional<BigDecimal> ratio(long part, long whole) {
    return whole == 0
        ? Optional.empty()
        : Optional.of(
            BigDecimal.valueOf(part).divide(BigDecimal.valueOf(whole), 6, RoundingMode.HALF_UP));
  }

  /** Which days the shop is open: those played as they were, those after as they are expected. */
  private final class Calendar {
    private final TreeSet<LocalDate> open = new TreeSet<>();

    Calendar(List<OrderInputs> suppliers) {
      for (OrderInputs inputs : suppliers) {
        for (Item item : inputs.items()) {
          History history = item.history();
          for (int i = 0; i < history.days().size(); i++) {
            if (history.days().get(i).open()) {
              open.add(history.date(i));
            }
          }
        }
        for (LocalDate day = to.plusDays(1);
            day.isBefore(to.plusDays(AFTER));
            day = day.plusDays(1)) {
          if (!inputs.closed().contains(day)) {
            open.add(day);
          }
        }
      }
    }

    /** The last of so many open days, that day the first. */
    LocalDate lastOf(LocalDate day, int openDays) {
      LocalDate last = day;
      for (int i = 1; i < openDays; i++) {
        LocalDate after = open.higher(last);
        last = after == null ? last.plusDays(1) : after;
      }
      return last;
    }

    NavigableSet<LocalDate> closed(LocalDate from, LocalDate until) {
      NavigableSet<LocalDate> closed = new TreeSet<>();
      from.datesUntil(until).filter(d -> !open.contains(d)).forEach(closed::add);
      return closed;
    }

    /**
     * The orders to a supplier, by the day on which each is sent: the last that brings a delivery.
     */
    Map<LocalDate, DeliveryPlan> plans(Supplier supplier) {
      TreeMap<LocalDate, LocalDate> orderOf = new TreeMap<>(); // by delivery
      LocalDate end = to.plusDays(AFTER / 2);
      for (LocalDate day = from; day.isBefore(end); day = day.plusDays(1)) {
        if (supplier.orderDays().contains(day.getDayOfWeek())) {
          LocalDate delivery = day.plusDays(supplier.leadDays());
          while (delivery.isBefore(end) && !receives(supplier, delivery)) {
            delivery = delivery.plusDays(1);
          }
          if (delivery.isBefore(end)) {
            orderOf.put(delivery, day);
          }
        }
      }
      Map<LocalDate, DeliveryPlan> plans = new HashMap<>();
      orderOf.forEach(
          (delivery, order) -> {
            LocalDate next = orderOf.higherKey(delivery);
            if (next != null) {
              plans.put(order, new DeliveryPlan(order, order, delivery, next));
            }
          });
      return plans;
    }

    private boolean receives(Supplier supplier, LocalDate day) {
      return open.contains(day) && supplier.deliveryDays().contains(day.getDayOfWeek());
    }
  }

  /** One supplier's products, played at all knobs side by side. */
  private final class Round {
    private final OrderInputs whole;
    private final Calendar calendar;
    private final Map<LocalDate, DeliveryPlan> plans;
    private final DemandWalk walk;
    private final List<List<Stock>> stocks = new ArrayList<>(); // by knob, by product
    private final int[] orders = new int[knobs.size()];

    Round(OrderInputs whole, Calendar calendar) {
      this.whole = whole;
      this.calendar = calendar;
      plans = calendar.plans(whole.supplier());
      int horizon =
          plans.values().stream()
              .flatMapToInt(
                  p -> whole.items().stream().mapToInt(i -> LineWork.horizon(p, i.product())))
              .max()
              .orElse(1);
      walk = new DemandWalk(whole, horizon, false);
      for (BigDecimal _ : knobs) {
        stocks.add(whole.items().stream().map(i -> new Stock(i.product())).toList());
      }
    }

    void play(LocalDate day) {
      DeliveryPlan plan = plans.get(day);
      stocks.forEach(of -> of.forEach(s -> s.receive(day)));
      if (plan != null) {
        order(plan);
        stocks.forEach(
            of -> of.forEach(s -> s.receive(day))); // ordered in the morning for that day
      }
      if (!calendar.open.contains(day)) {
        return;
      }
      long oldestFirst = StrictMath.round(whole.policy().oldestFirst().doubleValue() * 1e6);
      for (List<Stock> of : stocks) {
        for (int i = 0; i < of.size(); i++) {
          of.get(i).sell(day, sold(whole.items().get(i).history(), day), oldestFirst);
        }
      }
    }

    private static long sold(History history, LocalDate day) {
      return history.find(day).map(History.Day::sold).orElse(0L);
    }

    private void order(DeliveryPlan plan) {
      OrderInputs morning = morning(plan);
      List<OrderInputs> mornings =
          policy == Policy.SHOP ? knobs.stream().map(morning::withService).toList() : List.of();
      int longest =
          morning.items().stream()
              .mapToInt(i -> LineWork.horizon(plan, i.product()))
              .max()
              .orElse(1);
      Map<String, List<DayDemand>> demands =
          policy == Policy.SHOP ? walk.at(morning, longest) : Map.of();
      List<long[]> ordered =
          IntStream.range(0, morning.items().size())
              .parallel()
              .mapToObj(i -> quantities(morning, mornings, plan, i, demands))
              .toList();
      for (int k = 0; k < knobs.size(); k++) {
        orders[k] += send(ordered, k, plan.delivery()) ? 1 : 0;
      }
    }

    /** Lets each product's shelf expect what was ordered of it; whether anything was. */
    private boolean send(List<long[]> ordered, int knob, LocalDate delivery) {
      boolean any = false;
      for (int i = 0; i < ordered.size(); i++) {
        long quantity = ordered.get(i)[knob];
        if (quantity > 0) {
          any = true;
          int life = whole.items().get(i).product().shelfLifeDays();
          stocks.get(knob).get(i).expect(delivery, quantity, calendar.lastOf(delivery, life));
        }
      }
      return any;
    }

    /** What one product's order is at each knob. */
    private long[] quantities(
        OrderInputs morning,
        List<OrderInputs> mornings,
        DeliveryPlan plan,
        int i,
        Map<String, List<DayDemand>> demands) {
      Item item = morning.items().get(i);
      if (policy == Policy.TODAY) {
        return todays(item, plan, i);
      }
      long[] quantities = new long[knobs.size()];
      int horizon = LineWork.horizon(plan, item.product());
      List<DayDemand> known = demands.get(item.product().id());
      if (known == null) {
        return quantities;
      }
      List<DayDemand> days = known.subList(0, horizon);
      long[][] futures = LineWork.futures(morning, item, days);
      for (int k = 0; k < quantities.length; k++) {
        quantities[k] =
            new LineWork(mornings.get(k), stocks.get(k).get(i).item(item), plan, days, futures)
                .order();
      }
      return quantities;
    }

    private long[] todays(Item item, DeliveryPlan plan, int i) {
      long pack = item.product().pack().thousandths();
      long openDays = calendar.open.subSet(plan.asked(), plan.next()).size();
      return IntStream.range(0, knobs.size())
          .mapToLong(
              k ->
                  TodaysRule.order(
                      item.history(),
                      meanDays,
                      openDays,
                      knobs.get(k).doubleValue(),
                      stocks.get(k).get(i).there(),
                      pack))
          .toArray();
    }

    /** What was known on the morning of the order, stock apart. */
    private OrderInputs morning(DeliveryPlan plan) {
      return new OrderInputs(
          plan.asked(),
          whole.supplier(),
          whole.items().stream().map(i -> morning(i, plan)).toList(),
          calendar.closed(plan.asked(), plan.asked().plusDays(AFTER)),
          whole.ahead(),
          Limits.NONE,
          whole.policy(),
          GroceryOrders.seedOf(plan.asked()),
          whole.sources(),
          whole.rules(),
          whole.charter(),
          whole.release());
    }

    private Item morning(Item item, DeliveryPlan plan) {
      Product p = item.product();
      LocalDate last = calendar.lastOf(plan.delivery(), p.shelfLifeDays());
      int days = (int) plan.delivery().until(last, ChronoUnit.DAYS) + 1;
      Product kept =
          new Product(
              p.id(),
              p.name(),
              p.family(),
              p.unit(),
              p.supplier(),
              p.pack(),
              days,
              p.price(),
              p.cold(),
              Optional.empty(),
              Optional.empty(),
              Optional.empty());
      return Item.ofPast(kept, Optional.of(plan.asked()), item.history().until(plan.asked()));
    }
  }

  /** One product on the shelf, in thousandths. */
  static final class Stock {
    private static final class Kept {
      private final LocalDate comes;
      private final LocalDate lastDay;
      private long quantity;

      Kept(LocalDate comes, long quantity, LocalDate lastDay) {
        this.comes = comes;
        this.quantity = quantity;
        this.lastDay = lastDay;
      }
    }

    private final Product product;
    private final List<Kept> lots = new ArrayList<>(); // what expires first coming first
    private final List<Kept> due = new ArrayList<>();
    private long received;
    private long wasted;
    private long wanted;
    private long sold;
    private long evenings;
    private int lacked;

    Stock(Product product) {
      this.product = product;
    }

    void expect(LocalDate day, long quantity, LocalDate lastDay) {
      due.add(new Kept(day, quantity, lastDay));
    }

    void receive(LocalDate day) {
      for (Kept d : due) {
        if (!d.comes.isAfter(day)) {
          lots.add(d);
          received += d.quantity;
        }
      }
      due.removeIf(d -> !d.comes.isAfter(day));
      lots.sort(Comparator.comparing(l -> l.lastDay)); // stable
    }

    /** On hand and due. */
    long there() {
      return lots.stream().mapToLong(l -> l.quantity).sum()
          + due.stream().mapToLong(d -> d.quantity).sum();
    }

    Item item(Item of) {
      return new Item(
          of.product(),
          lots.stream()
              .map(l -> new Lot(new Quantity(l.quantity, product.unit()), l.lastDay, true))
              .toList(),
          of.counted(),
          due.stream()
              .map(d -> new Due(d.comes, new Quantity(d.quantity, product.unit()), d.lastDay))
              .toList(),
          of.history(),
          of.usual(),
          of.offSale(),
          Told.NOTHING);
    }

    /** An open day: sells, a share from what expires first, then throws away what ends that day. */
    void sell(LocalDate day, long asked, long oldestFirst) {
      long old = asked * oldestFirst / 1_000_000;
      long fresh = take(asked - old, lots.reversed());
      long missing = take(old + fresh, lots);
      wanted += asked;
      sold += asked - missing;
      lacked += missing > 0 ? 1 : 0;
      for (Kept lot : lots) {
        if (!lot.lastDay.isAfter(day)) {
          wasted += lot.quantity;
          lot.quantity = 0;
        }
      }
      lots.removeIf(l -> l.quantity == 0);
      evenings += lots.stream().mapToLong(l -> l.quantity).sum();
    }

    /** Takes that much from the lots in their order, and says what lacks. */
    private static long take(long asked, List<Kept> lots) {
      long left = asked;
      for (Kept lot : lots) {
        long taken = Math.min(left, lot.quantity);
        lot.quantity -= taken;
        left -= taken;
      }
      return left;
    }
  }
}
