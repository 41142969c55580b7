// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.grocery.order;

import static coop.lanterne.grocery.order.Shop.inputs;
import static coop.lanterne.grocery.order.Shop.item;
import static coop.lanterne.grocery.order.Shop.policy;
import static coop.lanterne.grocery.order.Shop.steady;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import module java.base;

import coop.lanterne.grocery.files.Product;
import coop.lanterne.grocery.files.Supplier;
import coop.lanterne.kernel.Advice;
import coop.lanterne.kernel.Advice.SetAside;
import coop.lanterne.kernel.Canonical;
import coop.lanterne.kernel.Message;
import coop.lanterne.kernel.Money;
import coop.lanterne.kernel.Quantity;
import coop.lanterne.kernel.Unit;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** A full cold room, a budget that is spent, a delivery that would be free for a little more. */
class LimitsTest {
  private static final OrderAdvisor ADVISOR = new OrderAdvisor(new WeekdayMean());

  private final long seed = new SplittableRandom().nextLong();
  private final SplittableRandom random = new SplittableRandom(seed);

  private static Product product(String id, boolean cold, int pack, int life, long cents) {
    return new Product(
        id,
        id,
        "légumes",
        Unit.PIECE,
        "bief",
        Quantity.of(BigDecimal.valueOf(pack), Unit.PIECE),
        life,
        Optional.of(Money.eur(cents)),
        cold,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** Two suppliers with one or two products each; small enough to try every order. */
  private List<OrderInputs> small() {
    List<OrderInputs> all = new ArrayList<>();
    for (String supplier : List.of("a", "b")) {
      OrderInputs.Item[] items = new OrderInputs.Item[1 + random.nextInt(2)];
      for (int i = 0; i < items.length; i++) {
        long[] sold = random.longs(7, 0, 8).toArray();
        items[i] =
            item(
                product(
                    supplier + i,
                    random.nextInt(4) > 0,
                    3 + random.nextInt(8),
                    3 + random.nextInt(5),
                    20 + random.nextInt(300)),
                List.of(),
                List.of(),
                steady(sold));
      }
      all.add(inputs(Shop.BIEF, policy("0.9", 100), items));
    }
    return all;
  }

  private List<LineWork> lines(List<OrderInputs> inputs) {
    return inputs.stream().flatMap(i -> ADVISOR.lines(i).stream()).toList();
  }

  private static double missing(List<LineWork> lines) {
    return lines.stream().mapToDouble(l -> l.missingCents(l.order())).sum();
  }

  private static long cents(List<LineWork> lines) {
    return lines.stream().mapToLong(l -> l.line().amount().cents()).sum();
  }

  /** The least that can lack, by trying every number of packs of every line. */
  private static double least(List<LineWork> lines, int at, int room, long budget) {
    if (at == lines.size()) {
      return 0;
    }
    LineWork line = lines.get(at);
    long pack = line.product().pack().thousandths();
    double least = Double.MAX_VALUE;
    for (int packs = 0; packs * pack <= line.order(); packs++) {
      int cold = line.product().cold() ? packs : 0;
      long cost = packs * line.packCents();
      if (cold <= room && cost <= budget) {
        least =
            Math.min(
                least,
                line.missingCents(packs * pack) + least(lines, at + 1, room - cold, budget - cost));
      }
    }
    return least;
  }

  @RepeatedTest(30)
  void aFullColdRoomCostsAsFewSalesAsAnyOrderThatFits() {
    List<OrderInputs> inputs = small();
    List<LineWork> free = lines(inputs);
    int wanted = free.stream().mapToInt(LineWork::coldPacks).sum();
    int room = random.nextInt(wanted + 1);
    List<LineWork> cut =
        lines(ADVISOR.within(new Limits(Optional.of(room), Optional.empty()), inputs));
    assertThat(cut.stream().mapToInt(LineWork::coldPacks).sum())
        .as("seed %d", seed)
        .isEqualTo(room);
    assertThat(missing(cut))
        .as("seed %d", seed)
        .isCloseTo(least(free, 0, room, Long.MAX_VALUE), within(1e-6));
  }

  @RepeatedTest(30)
  void aBudgetIsKeptAndAPackApartCostsAsFewSalesAsAnyOrder() {
    List<OrderInputs> inputs = small();
    List<LineWork> free = lines(inputs);
    long wanted = cents(free);
    Money budget = Money.eur(wanted == 0 ? 0 : random.nextLong(wanted + 1));
    List<LineWork> cut =
        lines(ADVISOR.within(new Limits(Optional.empty(), Optional.of(budget)), inputs));
    assertThat(cents(cut)).as("seed %d", seed).isLessThanOrEqualTo(budget.cents());
    long pack = free.stream().mapToLong(LineWork::packCents).max().orElse(0);
    if (budget.cents() >= pack) {
      assertThat(missing(cut))
          .as("seed %d", seed)
          .isLessThanOrEqualTo(least(free, 0, Integer.MAX_VALUE, budget.cents() - pack) + 1e-6);
    }
  }

  @RepeatedTest(20)
  void eachSupplierComputesItsOwnShareAgain() {
    List<OrderInputs> inputs = small();
    Limits day =
        new Limits(Optional.of(random.nextInt(6)), Optional.of(Money.eur(random.nextInt(4000))));
    for (OrderInputs one : ADVISOR.within(day, inputs)) {
      OrderInputs again = OrderInputs.fromValue(one.canonical());
      assertThat(again).isEqualTo(one);
      Advice<OrderProposal> advice = ADVISOR.advise(again);
      assertThat(advice.result().total().cents()).isLessThanOrEqualTo(day.budget().get().cents());
      one.limits()
          .coldPacks()
          .ifPresent(
              p ->
                  assertThat(ADVISOR.lines(one).stream().mapToInt(LineWork::coldPacks).sum())
                      .as("seed %d", seed)
                      .isLessThanOrEqualTo(p));
      one.limits()
          .budget()
          .ifPresent(b -> assertThat(advice.result().total()).as("seed %d", seed).isEqualTo(b));
    }
  }

  @Test
  void aCutLineSaysSoInItsSumAndIsLookedAt() {
    OrderInputs inputs =
        inputs(
            Shop.BIEF,
            policy("0.9", 200),
            item(product("lait", true, 6, 8, 100), List.of(), List.of(), steady(6, 8, 10)));
    int packs = ADVISOR.lines(inputs).getFirst().coldPacks();
    assertThat(packs).isGreaterThan(2);
    OrderInputs within =
        ADVISOR
            .within(new Limits(Optional.of(packs - 2), Optional.empty()), List.of(inputs))
            .getFirst();
    LineAdvice line = ADVISOR.line(within, "lait");
    assertThat(line.line().packs()).isEqualByComparingTo(String.valueOf(packs - 2));
    assertThat(line.sum().parts())
        .anyMatch(
            p ->
                p.name().key().equals("logistics.order.cold_room_full")
                    && p.amount().equals(Quantity.of(new BigDecimal("-12"), Unit.PIECE)));
    assertThat(line.look()).anyMatch(m -> m.key().equals("logistics.order.look_cold_room"));
    assertThat(keys(ADVISOR.advise(within))).contains("logistics.order.aside_cold_room");
  }

  @Test
  void freeCarriageIsSaidAndNeverBought() {
    OrderInputs.Item milk =
        item(product("lait", true, 6, 8, 100), List.of(), List.of(), steady(6, 8, 10));
    OrderInputs plain = inputs(Shop.BIEF, policy("0.9", 200), milk);
    Money total = ADVISOR.advise(plain).result().total();
    Supplier near = withFreeFrom(total.plus(Money.eur(1240)));
    Advice<OrderProposal> advice = ADVISOR.advise(inputs(near, policy("0.9", 200), milk));
    assertThat(advice.result().total()).isEqualTo(total);
    SetAside said =
        advice.setAside().stream()
            .filter(a -> a.what().key().equals("logistics.order.aside_free"))
            .findFirst()
            .orElseThrow();
    assertThat(said.what().args()).containsEntry("more", new Message.Measured(Money.eur(1240)));
    assertThat(said.rule().key()).isEqualTo("logistics.order.rule_free_waste");
    assertThat(keys(ADVISOR.advise(inputs(withFreeFrom(total), policy("0.9", 200), milk))))
        .doesNotContain("logistics.order.aside_free");
  }

  private static List<String> keys(Advice<OrderProposal> advice) {
    return advice.setAside().stream().map(a -> a.what().key()).toList();
  }

  private static Supplier withFreeFrom(Money amount) {
    return new Supplier(
        Shop.BIEF.id(),
        Shop.BIEF.name(),
        Shop.BIEF.orderDays(),
        Shop.BIEF.deliveryDays(),
        1,
        Optional.empty(),
        Optional.empty(),
        Optional.of(amount),
        Optional.empty());
  }

  @Test
  void thePolicyMaySayTheDaysLimits() throws java.io.IOException {
    String shipped =
        java.nio.file.Files.readString(
            java.nio.file.Path.of(System.getProperty("lanterne.root", "."))
                .resolve("rules/order-policy.yaml"));
    assertThat(OrderPolicy.parse(shipped).limits().isNone()).isTrue();
    OrderPolicy policy =
        OrderPolicy.parse(
            shipped
                .replace("# day:", "day:")
                .replace("#   cold_packs", "  cold_packs")
                .replace("#   budget", "  budget"));
    assertThat(policy.limits())
        .isEqualTo(new Limits(Optional.of(60), Optional.of(Money.eur(250_000))));
    assertThat(Canonical.read(OrderPolicy.class, policy.canonical()).digest())
        .isEqualTo(policy.digest());
    assertThat(Canonical.read(OrderPolicy.class, policy.canonical()).limits())
        .isEqualTo(policy.limits());
  }
}
