// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.grocery.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import module java.base;

import coop.lanterne.grocery.files.Product;
import coop.lanterne.grocery.order.OrderInputs.Item;
import coop.lanterne.kernel.Advice;
import coop.lanterne.kernel.CanonicalBytes;
import coop.lanterne.kernel.Explanation;
import coop.lanterne.kernel.Explanation.Part;
import coop.lanterne.kernel.Message;
import coop.lanterne.kernel.MethodClass;
import coop.lanterne.kernel.Money;
import coop.lanterne.kernel.Quantity;
import coop.lanterne.kernel.Unit;
import org.junit.jupiter.api.Test;

/** One lettuce, then its pack, its dates, its supplier's minimum, then whole shops. */
class OrderAdvisorTest {
  private static final Product BATAVIA = Shop.product("batavia", Unit.PIECE, "6", 4, 105);
  private final OrderAdvisor advisor = new OrderAdvisor(new WeekdayMean());

  /** A forecast that says the same on every open day. */
  private static DemandModel always(double... values) {
    return new DemandModel() {
      @Override
      public String method() {
        return "always/1";
      }

      @Override
      public MethodClass methodClass() {
        return MethodClass.RULES;
      }

      @Override
      public Map<String, List<DayDemand>> forecast(OrderInputs inputs, int days) {
        List<DayDemand> all = new ArrayList<>();
        for (int i = 0; i < days; i++) {
          LocalDate day = inputs.date().plusDays(i);
          all.add(
              inputs.closed().contains(day)
                  ? DayDemand.none(day)
                  : new DayDemand(
                      day,
                      Arrays.stream(values).average().orElseThrow(),
                      values,
                      Optional.empty()));
        }
        Map<String, List<DayDemand>> by = new java.util.TreeMap<>();
        inputs.items().forEach(item -> by.put(item.product().id(), all));
        return by;
      }
    };
  }

  private static List<String> parts(Explanation.Sum sum) {
    List<String> parts = new ArrayList<>();
    for (Part p : sum.parts()) {
      parts.add(
          p.name().key().replace("logistics.order.", "")
              + " "
              + p.amount().decimal().stripTrailingZeros().toPlainString());
    }
    return parts;
  }

  @Test
  void whatIsCertainIsOrderedToThePack() {
    Item item = Shop.item(BATAVIA, List.of(Shop.lot(BATAVIA, "12", 3)), List.of(), Shop.steady(10));
    OrderInputs inputs = Shop.inputs(Shop.BIEF, Shop.policy("0.9", 100), item);
    LineAdvice line = new OrderAdvisor(always(10)).line(inputs, "batavia");
    // Tuesday to Thursday: delivered on Wednesday, and again on Friday.
    assertThat(parts(line.sum())).containsExactly("expected 30", "on_hand -12", "safety 0");
    assertThat(line.line().quantity()).isEqualTo(Quantity.of(18, Unit.PIECE));
    assertThat(line.line().amount()).isEqualTo(Money.eur(1890));
  }

  @Test
  void whatExpiresTonightWillNotServe() {
    Item item =
        Shop.item(
            BATAVIA,
            List.of(Shop.lot(BATAVIA, "14", 0), Shop.lot(BATAVIA, "2", 4)),
            List.of(),
            Shop.steady(10));
    OrderInputs inputs = Shop.inputs(Shop.BIEF, Shop.policy("0.9", 100), item);
    LineAdvice line = new OrderAdvisor(always(10)).line(inputs, "batavia");
    assertThat(parts(line.sum()))
        .containsExactly("expected 30", "on_hand -16", "outdating 4", "safety 0");
    assertThat(line.look()).extracting(Message::key).contains("logistics.order.look_expiring");
  }

  /** What reaches its date but will be sold by then is no reason to stop. */
  @Test
  void whatExpiresAndIsSoldInTimeIsNotShownFirst() {
    Item item = Shop.item(BATAVIA, List.of(Shop.lot(BATAVIA, "10", 0)), List.of(), Shop.steady(10));
    LineAdvice line =
        new OrderAdvisor(always(10))
            .line(Shop.inputs(Shop.BIEF, Shop.policy("0.9", 100), item), "batavia");
    assertThat(parts(line.sum()))
        .containsExactly("expected 30", "on_hand -10", "safety 0", "to_packs 4");
    assertThat(line.look()).isEmpty();
  }

  /** Usually 18; policy: a change of 40 % or more, and of more than a pack. */
  @Test
  void anOrderFarFromTheUsualIsShownFirstUnlessThereIsEnough() {
    assertThat(look("0", 18)).as("20 ordered to packs: 24, a pack more").isEmpty();
    assertThat(look("0", 6)).containsExactly("logistics.order.look_change");
    assertThat(look("50", 18)).as("nothing to order, fifty on hand").isEmpty();
  }

  private static List<String> look(String onHand, long usual) {
    Item item =
        new Item(
            BATAVIA,
            List.of(Shop.lot(BATAVIA, onHand, 3)),
            Optional.of(Shop.TUESDAY.minusDays(1)),
            List.of(),
            Shop.steady(10),
            Optional.of(Quantity.of(usual, Unit.PIECE)),
            Optional.empty(),
            Told.NOTHING);
    return new OrderAdvisor(always(10))
        .line(Shop.inputs(Shop.BIEF, Shop.policy("0.9", 100), item), "batavia").look().stream()
            .map(Message::key)
            .toList();
  }

  @Test
  void aProductThatIsOffSaleIsLeftToPeople() {
    Item item =
        new Item(
            BATAVIA,
            List.of(),
            Optional.of(Shop.TUESDAY.minusDays(1)),
            List.of(),
            Shop.steady(10),
            Optional.empty(),
            Optional.of(Shop.TUESDAY.minusDays(60)),
            Told.NOTHING);
    LineAdvice line =
        new OrderAdvisor(always(10))
            .line(Shop.inputs(Shop.BIEF, Shop.policy("0.9", 100), item), "batavia");
    assertThat(line.line().quantity().thousandths()).isZero();
    assertThat(line.look()).isEmpty();
    assertThat(line.unknown())
        .extracting(Message::key)
        .containsExactly("logistics.order.unknown_off_sale");
    OrderInputs inputs = Shop.inputs(Shop.BIEF, Shop.policy("0.9", 100), item);
    assertThat(OrderInputs.fromValue(inputs.canonical())).isEqualTo(inputs);
  }

  @Test
  void whatLacksTodayIsNotOrderedForTomorrow() {
    Item item = Shop.item(BATAVIA, List.of(), List.of(), Shop.steady(10));
    OrderInputs inputs = Shop.inputs(Shop.BIEF, Shop.policy("0.9", 100), item);
    LineAdvice line = new OrderAdvisor(always(10)).line(inputs, "batavia");
    assertThat(parts(line.sum()))
        .containsExactly("expected 30", "on_hand 0", "lost_before -10", "safety 0", "to_packs 4");
  }

  @Test
  void aDeliveryToComeCounts() {
    Item item =
        Shop.item(
            BATAVIA,
            List.of(Shop.lot(BATAVIA, "10", 3)),
            List.of(Shop.due(BATAVIA, "20", 1)),
            Shop.steady(10));
    OrderInputs inputs = Shop.inputs(Shop.BIEF, Shop.policy("0.9", 100), item);
    LineAdvice line = new OrderAdvisor(always(10)).line(inputs, "batavia");
    assertThat(line.line().quantity().thousandths()).isZero();
    assertThat(parts(line.sum()))
        .containsExactly("expected 30", "on_hand -10", "due -20", "safety 0");
  }

  @Test
  void enoughIsSaidAndNothingIsOrdered() {
    Item item = Shop.item(BATAVIA, List.of(Shop.lot(BATAVIA, "50", 3)), List.of(), Shop.steady(10));
    OrderInputs inputs = Shop.inputs(Shop.BIEF, Shop.policy("0.9", 100), item);
    LineAdvice line = new OrderAdvisor(always(10)).line(inputs, "batavia");
    assertThat(parts(line.sum()))
        .containsExactly("expected 30", "on_hand -50", "safety 0", "enough 20");
  }

  @Test
  void theLastPackIsDroppedWhenItWastesMoreThanItSaves() {
    Product big = Shop.product("persil", Unit.PIECE, "24", 2, 80);
    Item item = Shop.item(big, List.of(Shop.lot(big, "10", 0)), List.of(), Shop.steady(10));
    OrderInputs inputs = Shop.inputs(Shop.BIEF, Shop.policy("0.9", 100), item);
    // 20 are wanted on Wednesday and Thursday, 4 more would be thrown away: one pack.
    assertThat(new OrderAdvisor(always(10)).line(inputs, "persil").line().quantity())
        .isEqualTo(Quantity.of(24, Unit.PIECE));
    // 2 are wanted, 22 more would be thrown away: more than nine times as many.
    LineAdvice little = new OrderAdvisor(always(1)).line(inputs, "persil");
    assertThat(parts(little.sum())).contains("one_pack_fewer -24");
    assertThat(little.line().quantity().thousandths()).isZero();
    assertThat(little.options().options()).anySatisfy(o -> assertThat(o.kept()).isTrue());
  }

  @Test
  void theSupplierMinimumIsReachedWhereALittleMoreKeeps() {
    Product rice = Shop.product("riz", Unit.KILOGRAM, "5", 300, 200);
    Item fresh =
        Shop.item(BATAVIA, List.of(Shop.lot(BATAVIA, "12", 3)), List.of(), Shop.steady(10));
    Item dry = Shop.item(rice, List.of(Shop.lot(rice, "90", 200)), List.of(), Shop.steady(10));
    OrderInputs inputs = Shop.inputs(Shop.withMinimum(4000), Shop.policy("0.9", 100), fresh, dry);
    Advice<OrderProposal> advice = new OrderAdvisor(always(10)).advise(inputs);
    assertThat(advice.result().line("batavia").quantity()).isEqualTo(Quantity.of(18, Unit.PIECE));
    assertThat(advice.result().line("riz").quantity()).isEqualTo(Quantity.of(15, Unit.KILOGRAM));
    assertThat(advice.result().total()).isEqualTo(Money.eur(4890));
  }

  @Test
  void theSupplierMinimumIsNeverReachedWithWhatDoesNotSell() {
    Product rice = Shop.product("riz", Unit.KILOGRAM, "5", 300, 200);
    Product saffron = Shop.product("safran", Unit.PIECE, "1", 900, 400); // keeps longest
    Item dry = Shop.item(rice, List.of(), List.of(), Shop.steady(10));
    Item unsold = Shop.item(saffron, List.of(), List.of(), new History(Shop.TUESDAY, List.of()));
    OrderInputs inputs =
        Shop.inputs(Shop.withMinimum(30_000), Shop.policy("0.9", 100), dry, unsold);
    OrderProposal order = advisor.advise(inputs).result();
    assertThat(order.line("safran").quantity().thousandths()).isZero();
    assertThat(order.line("riz").quantity()).isEqualTo(Quantity.of(150, Unit.KILOGRAM));
  }

  @Test
  void aPackMoreIsSetAsideForItsWasteOnlyWhereItWastesMoreThanItSaves() {
    Product rice = Shop.product("riz", Unit.KILOGRAM, "5", 300, 200);
    Product bread = Shop.product("pain", Unit.PIECE, "1", 1, 300);
    Item dry = Shop.item(rice, List.of(), List.of(), Shop.steady(6, 9, 12, 15, 8));
    Item fresh = Shop.item(bread, List.of(), List.of(), Shop.steady(6, 9, 12, 15, 8));
    OrderInputs inputs = Shop.inputs(Shop.BIEF, Shop.policy("0.9", 500), dry, fresh);
    assertThat(lastReason(inputs, "riz")).isEqualTo("logistics.order.why_enough");
    assertThat(lastReason(inputs, "pain")).isEqualTo("logistics.order.why_more");
  }

  /** Why the greatest of the quantities that are not by today's rule is set aside. */
  private String lastReason(OrderInputs inputs, String product) {
    return advisor.line(inputs, product).options().options().stream()
        .map(o -> o.why().key())
        .filter(k -> !k.equals("logistics.order.why_rule"))
        .toList()
        .getLast();
  }

  @Test
  void aMinimumThatWouldOnlyFillTheBinIsLeftToPeople() {
    Product bread = Shop.product("pain", Unit.PIECE, "1", 1, 300);
    Item item = Shop.item(bread, List.of(Shop.lot(bread, "10", 0)), List.of(), Shop.steady(10));
    OrderInputs inputs = Shop.inputs(Shop.withMinimum(60_000), Shop.policy("0.9", 100), item);
    Advice<OrderProposal> advice = new OrderAdvisor(always(10)).advise(inputs);
    assertThat(advice.result().total().cents()).isBetween(1L, 59_999L);
    assertThat(advice.setAside())
        .anySatisfy(a -> assertThat(a.what().key()).isEqualTo("logistics.order.aside_minimum"));
  }

  @Test
  void theOptionsSetAsideSayWhatTheyWouldGive() {
    Item item =
        Shop.item(
            BATAVIA, List.of(Shop.lot(BATAVIA, "14", 1)), List.of(), Shop.steady(6, 9, 12, 15, 8));
    OrderInputs inputs = Shop.inputs(Shop.BIEF, Shop.policy("0.9", 2000), item);
    LineAdvice line = advisor.line(inputs, "batavia");
    assertThat(line.options().options()).filteredOn(Explanation.Option::kept).hasSize(1);
    assertThat(line.options().options().size()).isGreaterThanOrEqualTo(3);
    Quantity kept = line.line().quantity();
    LineAdvice.Effect more = advisor.whatIf(inputs, "batavia", kept.plus(BATAVIA.pack()));
    LineAdvice.Effect less = advisor.whatIf(inputs, "batavia", kept.plus(BATAVIA.pack().negated()));
    assertThat(more.risk()).isLessThanOrEqualTo(line.effect().risk());
    assertThat(less.risk()).isGreaterThanOrEqualTo(line.effect().risk());
    assertThat(more.waste()).isGreaterThanOrEqualTo(less.waste());
    assertThat(advisor.whatIf(inputs, "batavia", kept)).isEqualTo(line.effect());
    assertThatThrownBy(() -> advisor.whatIf(inputs, "batavia", Quantity.of(1, Unit.KILOGRAM)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> advisor.whatIf(inputs, "radis", kept)).hasMessageContaining("radis");
  }

  @Test
  void aProductNobodyKnowsIsShownFirst() {
    Item item = Shop.item(BATAVIA, List.of(), List.of(), new History(Shop.TUESDAY, List.of()));
    OrderInputs inputs = Shop.inputs(Shop.BIEF, Shop.policy("0.9", 100), item);
    LineAdvice line = advisor.line(inputs, "batavia");
    assertThat(line.line().quantity().thousandths()).isZero();
    assertThat(line.look()).extracting(Message::key).contains("logistics.order.look_new");
    assertThat(line.unknown()).extracting(Message::key).contains("logistics.order.unknown_sales");
  }

  @Test
  void sumsAreExactAndPacksWholeInAnyShop() {
    long seed = 20261126;
    System.out.println("seed " + seed);
    SplittableRandom random = new SplittableRandom(seed);
    int shops = Boolean.getBoolean("lanterne.long") ? 3000 : 200;
    for (int round = 0; round < shops; round++) {
      OrderInputs inputs = Shop.random(random, "0.9", 100);
      Advice<OrderProposal> advice = advisor.advise(inputs);
      assertThat(((Explanation.Sum) advice.explanation()).total())
          .isEqualTo(advice.result().total());
      for (LineAdvice line : advisor.explain(inputs).lines()) {
        assertThat(line.sum().total()).isEqualTo(line.line().quantity());
        assertThat(line.line().quantity().thousandths() % line.line().pack().thousandths())
            .as("round %d", round)
            .isZero();
        assertThat(line.effect().risk().doubleValue()).isBetween(0.0, 1.0);
      }
      assertThat(OrderProposal.fromValue(advice.result().canonical())).isEqualTo(advice.result());
    }
  }

  @Test
  void aHigherGoalNeverOrdersLess() {
    long seed = 20261127;
    System.out.println("seed " + seed);
    for (int round = 0; round < 200; round++) {
      long before = -1;
      for (String goal : List.of("0.5", "0.7", "0.9", "0.99")) {
        OrderInputs inputs = Shop.random(new SplittableRandom(seed + round), goal, 200);
        OrderInputs alone = Shop.inputs(Shop.BIEF, inputs.policy(), inputs.items().getFirst());
        long now = advisor.advise(alone).result().lines().getFirst().quantity().thousandths();
        assertThat(now).as("round %d, goal %s", round, goal).isGreaterThanOrEqualTo(before);
        before = now;
      }
    }
  }

  @Test
  void anOrderIsWithinAPackOfTheNeed() {
    long seed = 20261128;
    System.out.println("seed " + seed);
    SplittableRandom random = new SplittableRandom(seed);
    for (int round = 0; round < 200; round++) {
      OrderInputs shop = Shop.random(random, "0.9", 100);
      OrderInputs inputs = Shop.inputs(Shop.BIEF, shop.policy(), shop.items().getFirst());
      LineAdvice line = advisor.explain(inputs).lines().getFirst();
      long need = 0;
      for (Part p : line.sum().parts()) {
        String key = p.name().key();
        if (!key.endsWith("enough") && !key.endsWith("to_packs") && !key.endsWith("pack_fewer")) {
          need += ((Quantity) p.amount()).thousandths();
        }
      }
      long pack = line.line().pack().thousandths();
      long order = line.line().quantity().thousandths();
      assertThat(order).isLessThan(Math.max(0, need) + pack);
      assertThat(order).isGreaterThan(need - pack - (need > 0 ? 1 : pack));
    }
  }

  @Test
  void theSameInputsGiveTheSameBytesHoweverOftenAndWherever() throws Exception {
    OrderInputs inputs = Shop.random(new SplittableRandom(3), "0.9", 500);
    byte[] once = CanonicalBytes.encode(Advice.TYPE, advisor.advise(inputs).canonical());
    byte[] stored = CanonicalBytes.encode(OrderInputs.TYPE, inputs.canonical());
    OrderInputs again = OrderInputs.fromValue(CanonicalBytes.decode(stored).value());
    assertThat(again.digest()).isEqualTo(inputs.digest());
    List<byte[]> many = new ArrayList<>();
    Callable<byte[]> task =
        () ->
            CanonicalBytes.encode(
                Advice.TYPE, new OrderAdvisor(new WeekdayMean()).advise(again).canonical());
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      for (Future<byte[]> f : threads.invokeAll(Collections.nCopies(8, task))) {
        many.add(f.get());
      }
    }
    assertThat(many).allSatisfy(b -> assertThat(b).isEqualTo(once));
    assertThat(advisor.advise(inputs).provenance().method())
        .isEqualTo("order-perishables/1+weekday-mean/1");
  }

  @Test
  void anOrderChangedByPeopleIsStillAnOrder() {
    Item item = Shop.item(BATAVIA, List.of(Shop.lot(BATAVIA, "12", 3)), List.of(), Shop.steady(10));
    OrderProposal proposal =
        new OrderAdvisor(always(10))
            .advise(Shop.inputs(Shop.BIEF, Shop.policy("0.9", 100), item))
            .result();
    OrderProposal changed = proposal.with("batavia", Quantity.of(36, Unit.PIECE));
    assertThat(changed.total()).isEqualTo(Money.eur(3780));
    assertThat(changed.line("batavia").packs()).isEqualByComparingTo("6");
    assertThat(proposal.line("batavia").quantity()).isEqualTo(Quantity.of(18, Unit.PIECE));
  }

  @Test
  void threeHundredLinesTakeSeconds() {
    Item[] items = new Item[300];
    for (int i = 0; i < items.length; i++) {
      Product p = Shop.product("p" + i, Unit.PIECE, "6", 2 + i % 10, 100);
      items[i] = Shop.item(p, List.of(Shop.lot(p, "5", 1)), List.of(), Shop.steady(3, 5, 9, 2, 7));
    }
    OrderInputs inputs = Shop.inputs(Shop.BIEF, Shop.policy("0.9", 2000), items);
    long start = System.nanoTime();
    Advice<OrderProposal> advice = advisor.advise(inputs);
    double seconds = (System.nanoTime() - start) / 1e9;
    System.out.println("300 lines advised in seconds: " + seconds);
    assertThat(advice.result().lines()).hasSize(300);
    assertThat(seconds).isLessThan(60);
  }
}
