// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.grocery.order;

import static coop.lanterne.grocery.order.Shop.TUESDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import module java.base;

import coop.lanterne.grocery.files.Product;
import coop.lanterne.grocery.files.Supplier;
import coop.lanterne.grocery.order.OrderInputs.Item;
import coop.lanterne.grocery.order.Simulation.Policy;
import coop.lanterne.grocery.order.Simulation.Result;
import coop.lanterne.kernel.Unit;
import org.junit.jupiter.api.Test;

/**
 * Ways of ordering played on invented sales, beside what can be counted by hand or unit by unit.
 */
class SimulationTest {
  private static final LocalDate FROM = TUESDAY.minusDays(14);
  private static final LocalDate TO = TUESDAY.minusDays(1);

  private static Supplier supplier(int lead) {
    TreeSet<DayOfWeek> every = new TreeSet<>(Arrays.asList(DayOfWeek.values()));
    return new Supplier(
        "bief",
        "Maraîchage du Bief",
        every,
        every,
        lead,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static Item sold(Product product, History history) {
    return Shop.item(product, List.of(), List.of(), history);
  }

  private static List<Result> play(OrderInputs whole, Policy policy, String... knobs) {
    List<BigDecimal> all = Arrays.stream(knobs).map(BigDecimal::new).toList();
    return new Simulation(policy, all, FROM, TO, 28).run(List.of(whole), _ -> {});
  }

  private static OrderInputs whole(Supplier supplier, Item... items) {
    return Shop.inputs(supplier, Shop.policy("0.9", 200), items);
  }

  @Test
  void bread_of_a_day_is_thrown_away_or_lacks_by_as_much_as_the_rule_is_off() {
    Product bread = Shop.product("pain", Unit.PIECE, "1", 1, 0);
    List<Result> all =
        play(whole(supplier(0), sold(bread, Shop.steady(10))), Policy.TODAY, "1", "1.5", "0.5");
    Result exact = all.getFirst();
    assertThat(exact.ordered()).isEqualByComparingTo("100"); // ten open days
    assertThat(exact.waste()).isEqualByComparingTo("0");
    assertThat(exact.fillRate().orElseThrow()).isEqualByComparingTo("1");
    assertThat(exact.orders()).isEqualTo(10);
    Result much = all.get(1);
    assertThat(much.waste()).isEqualByComparingTo("50");
    assertThat(much.wasteShare().orElseThrow()).isEqualByComparingTo("0.333333");
    assertThat(much.stockoutDays()).isZero();
    Result little = all.get(2);
    assertThat(little.fillRate().orElseThrow()).isEqualByComparingTo("0.5");
    assertThat(little.stockoutDays()).isEqualTo(10);
    assertThat(little.servedUnderHalf()).as("half is not under half").isZero();
  }

  @Test
  void a_life_of_two_days_is_one_of_two_open_days() {
    Product salad = Shop.product("salade", Unit.PIECE, "1", 2, 0);
    Result twice =
        play(whole(supplier(0), sold(salad, Shop.steady(10))), Policy.TODAY, "2").getFirst();
    // twenty, then ten a day; Saturday's last ten are sold on Tuesday
    assertThat(twice.ordered()).isEqualByComparingTo("110");
    assertThat(twice.waste()).isEqualByComparingTo("0");
    assertThat(twice.meanStock()).isEqualByComparingTo("10");
  }

  @Test
  void any_shop_played_unit_by_unit_gives_the_same() {
    long seed = 20261128;
    System.out.println("seed " + seed);
    Random random = new Random(seed);
    for (int round = 0; round < 60; round++) {
      int life = 1 + random.nextInt(4);
      int pack = 1 + random.nextInt(6);
      int lead = random.nextInt(3);
      double times = 0.5 + random.nextInt(20) / 10.0;
      long[] pieces = random.longs(70, 0, 12).toArray();
      Product product = Shop.product("salade", Unit.PIECE, Integer.toString(pack), life, 0);
      History history = Shop.steady(pieces);
      Result played =
          play(whole(supplier(lead), sold(product, history)), Policy.TODAY, "" + times).getFirst();
      Counted counted = unitByUnit(history, life, pack, lead, times);
      assertThat(List.of(played.ordered().intValue(), played.waste().intValue(), played.orders()))
          .as("round %s: life %s, pack %s, lead %s, × %s", round, life, pack, lead, times)
          .isEqualTo(List.of(counted.came, counted.wasted, counted.orders));
      assertThat(played.fillRate().orElseThrow().doubleValue())
          .isCloseTo(counted.sold / (double) counted.wanted, within(1e-6));
    }
  }

  private static final class Counted {
    private int came;
    private int wasted;
    private int sold;
    private int wanted;
    private int orders;
  }

  /** Each piece by itself: the number of the open day that is its last, and of the day it comes. */
  private static Counted unitByUnit(History history, int life, int pack, int lead, double times) {
    List<LocalDate> open =
        history
            .from()
            .datesUntil(TUESDAY.plusDays(40))
            .filter(d -> d.getDayOfWeek().getValue() % 7 > 1)
            .toList();
    List<int[]> shelf = new ArrayList<>();
    List<int[]> coming = new ArrayList<>();
    Counted c = new Counted();
    for (LocalDate day = FROM; day.isBefore(TUESDAY); day = day.plusDays(1)) {
      int today = open.indexOf(day);
      shelf.addAll(coming.stream().filter(u -> u[1] == today).toList());
      coming.removeIf(u -> today >= 0 && u[1] == today);
      LocalDate delivery = firstOpen(open, day.plusDays(lead));
      if (!delivery.equals(
          firstOpen(open, day.plusDays(lead + 1L)))) { // else tomorrow is soon enough
        int of = open.indexOf(delivery);
        LocalDate next = open.get(of + 1);
        int lasts = (int) day.datesUntil(next).filter(open::contains).count();
        long there = 1000L * (shelf.size() + coming.size());
        long want = Math.round(1000 * times * mean(history, day) * lasts) - there;
        int packs = (int) Math.max(0, Math.ceilDiv(want, 1000L * pack));
        for (int i = 0; i < packs * pack; i++) {
          int[] unit = {of + life - 1, of};
          (of == today ? shelf : coming).add(unit);
        }
        c.orders += packs > 0 ? 1 : 0;
      }
      if (today < 0) {
        continue;
      }
      c.came += (int) shelf.stream().filter(u -> u[1] == today).count();
      int asked =
          (int)
              (history.days().get((int) history.from().until(day, ChronoUnit.DAYS)).sold() / 1000);
      c.wanted += asked;
      for (int i = 0; i < asked && !shelf.isEmpty(); i++) {
        int[] first = shelf.stream().min(Comparator.comparingInt(u -> u[0])).orElseThrow();
        shelf.remove(first);
        c.sold++;
      }
      int before = shelf.size();
      shelf.removeIf(u -> u[0] == today);
      c.wasted += before - shelf.size();
    }
    return c;
  }

  private static LocalDate firstOpen(List<LocalDate> open, LocalDate from) {
    return open.stream().filter(d -> !d.isBefore(from)).findFirst().orElseThrow();
  }

  private static double mean(History history, LocalDate day) {
    List<Long> sold = new ArrayList<>();
    for (int i = 0; i < history.days().size() && history.date(i).isBefore(day); i++) {
      if (history.days().get(i).open()) {
        sold.add(history.days().get(i).sold() / 1000);
      }
    }
    return sold.subList(Math.max(0, sold.size() - 28), sold.size()).stream()
        .mapToLong(Long::longValue)
        .average()
        .orElse(0);
  }

  @Test
  void the_first_morning_orders_what_the_advice_of_that_morning_says() {
    long seed = 20261129;
    System.out.println("seed " + seed);
    Random random = new Random(seed);
    LocalDate morning = TUESDAY.minusDays(3); // Saturday, the last open day
    List<Item> items = new ArrayList<>();
    List<Item> then = new ArrayList<>();
    for (int pack = 1; pack <= 3; pack++) {
      Product product = Shop.product("produit-" + pack, Unit.PIECE, "" + pack, 1, 0);
      History history = Shop.steady(random.longs(70, 0, 30).toArray());
      items.add(sold(product, history));
      then.add(sold(product, new History(history.from(), history.days().subList(0, 67))));
    }
    OrderInputs whole = whole(supplier(0), items.toArray(Item[]::new));
    Result played =
        new Simulation(Policy.SHOP, List.of(new BigDecimal("0.8")), morning, morning, 28)
            .run(List.of(whole), _ -> {})
            .getFirst();
    TreeSet<LocalDate> closed = new TreeSet<>(whole.closed());
    closed.add(morning.plusDays(1));
    closed.add(morning.plusDays(2));
    OrderInputs asked =
        new OrderInputs(
            morning,
            whole.supplier(),
            then,
            closed,
            whole.ahead(),
            Limits.NONE,
            whole.policy().withService(new BigDecimal("0.8")),
            GroceryOrders.seedOf(morning),
            whole.sources(),
            whole.rules(),
            whole.charter(),
            whole.release());
    BigDecimal advised =
        new OrderAdvisor(new ShopDemand())
            .advise(asked).result().lines().stream()
                .map(l -> l.quantity().decimal())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    assertThat(advised).isPositive();
    assertThat(played.ordered()).isEqualByComparingTo(advised);
  }

  @Test
  void a_goal_of_one_and_days_that_run_backwards_are_refused() {
    List<BigDecimal> one = List.of(BigDecimal.ONE);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Simulation(Policy.SHOP, one, FROM, TO, 28))
        .withMessageContaining("SHOP at 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Simulation(Policy.TODAY, one, TO, FROM, 28));
    assertThat(Policy.TODAY.allows(BigDecimal.ONE)).isTrue();
  }
}
