// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.grocery.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import module java.base;

import coop.lanterne.grocery.files.Facts;
import coop.lanterne.grocery.files.Facts.NeedKind;
import coop.lanterne.grocery.files.Product;
import coop.lanterne.grocery.order.OrderInputs.Item;
import coop.lanterne.grocery.order.Told.Correction;
import coop.lanterne.grocery.order.Told.Promise;
import coop.lanterne.kernel.Advice;
import coop.lanterne.kernel.CanonicalBytes;
import coop.lanterne.kernel.Explanation;
import coop.lanterne.kernel.Quantity;
import coop.lanterne.kernel.Unit;
import org.junit.jupiter.api.Test;

/** What people know beside the sales: corrections, promises, what was asked for in vain. */
class ToldTest {
  private static final Product BATAVIA = Shop.product("batavia", Unit.PIECE, "6", 4, 105);
  private static final LocalDate WEDNESDAY = Shop.TUESDAY.plusDays(1);
  private static final String FEAST = "fête du village";

  private static Item told(Item item, Told told) {
    return new Item(
        item.product(),
        item.lots(),
        item.counted(),
        item.due(),
        item.history(),
        item.usual(),
        item.offSale(),
        told);
  }

  private static Told corrected(Correction... corrections) {
    return new Told(List.of(corrections), List.of(), Optional.empty(), Optional.empty());
  }

  private static Told promised(Promise... promises) {
    return new Told(List.of(), List.of(promises), Optional.empty(), Optional.empty());
  }

  private static Correction times(String factor, LocalDate from, LocalDate to) {
    return new Correction(from, to, new BigDecimal(factor), FEAST);
  }

  private static OrderInputs inputs(Item... items) {
    return Shop.inputs(Shop.BIEF, Shop.policy("0.9", 500), items);
  }

  private static Item steady(Told told, long... sold) {
    return told(Shop.item(BATAVIA, List.of(), List.of(), Shop.steady(sold)), told);
  }

  private static List<String> parts(Explanation.Sum sum) {
    return sum.parts().stream()
        .map(
            p ->
                p.name().key().replaceFirst(".*\\.", "")
                    + " "
                    + p.amount().decimal().stripTrailingZeros().toPlainString())
        .toList();
  }

  /**
   * Ten each open day, ordered on Tuesday for Wednesday and Thursday: 10 lost today, 20 to order,
   * to packs 24. Wednesday × 1.5 makes 25, to packs 30.
   */
  @Test
  void aFeastDayIsOneMoreFactorAndMovesTheOrder() {
    OrderAdvisor advisor = new OrderAdvisor(new WeekdayMean());
    LineAdvice plain = advisor.line(inputs(steady(Told.NOTHING, 10)), "batavia");
    LineAdvice feast =
        advisor.line(inputs(steady(corrected(times("1.5", WEDNESDAY, WEDNESDAY)), 10)), "batavia");
    assertThat(parts(plain.sum()))
        .containsExactly("expected 30", "on_hand 0", "lost_before -10", "safety 0", "to_packs 4");
    assertThat(parts(feast.sum()))
        .containsExactly("expected 35", "on_hand 0", "lost_before -10", "safety 0", "to_packs 5");
    assertThat(feast.line().quantity()).isEqualTo(Quantity.of(30, Unit.PIECE));
    Explanation.Product why = (Explanation.Product) feast.days().get(1).because().orElseThrow();
    assertThat(why.factors())
        .extracting(f -> f.value().toPlainString())
        .containsExactly("10.00", "1.5");
    assertThat(why.factors().getLast().name().args().toString()).contains(FEAST);
    assertThat(why.result().decimal()).isEqualByComparingTo("15");
    assertThat(feast.days().getFirst().because()).isEmpty();
  }

  /** Independent arithmetic: the product of the factors that are shown, and each value × all. */
  @Test
  void whatIsShownIsWhatIsUsedOnRandomShops() {
    long seed = 20261124;
    System.out.println("seed of random corrections: " + seed);
    SplittableRandom random = new SplittableRandom(seed);
    for (int round = 0; round < 40; round++) {
      OrderInputs bare = Shop.random(random, "0.9", 100);
      Item[] items = new Item[bare.items().size()];
      for (int i = 0; i < items.length; i++) {
        Correction[] some = new Correction[random.nextInt(4)];
        for (int c = 0; c < some.length; c++) {
          LocalDate from = Shop.TUESDAY.plusDays(random.nextInt(6) - 1);
          String factor = BigDecimal.valueOf(1 + random.nextInt(400), 2).toPlainString();
          some[c] = times(factor, from, from.plusDays(random.nextInt(5)));
        }
        items[i] = told(bare.items().get(i), corrected(some));
      }
      OrderInputs inputs = inputs(items);
      Map<String, List<DayDemand>> before = new ShopDemand().forecast(inputs, 9);
      Map<String, List<DayDemand>> after =
          new CorrectedDemand(new ShopDemand()).forecast(inputs, 9);
      assertThat(after.keySet()).isEqualTo(before.keySet());
      for (Item item : inputs.items()) {
        String id = item.product().id();
        for (int d = 0; d < before.getOrDefault(id, List.of()).size(); d++) {
          DayDemand was = before.getOrDefault(id, List.of()).get(d);
          DayDemand is = after.getOrDefault(id, List.of()).get(d);
          BigDecimal all = BigDecimal.ONE;
          for (Correction c : item.told().corrections()) {
            boolean in = !was.day().isBefore(c.from()) && !was.day().isAfter(c.to());
            all = in ? all.multiply(c.factor()) : all;
          }
          double times = all.doubleValue();
          assertThat(is.mean()).isCloseTo(was.mean() * times, within(0.0151 * (1 + times)));
          assertThat(is.spread())
              .containsExactly(
                  Arrays.stream(was.spread()).map(v -> v * times).toArray(), within(1e-6));
          if (is.because().isPresent()) {
            Explanation.Product why = (Explanation.Product) is.because().get();
            BigDecimal product = BigDecimal.ONE;
            for (Explanation.Factor f : why.factors()) {
              product = product.multiply(f.value());
            }
            int decimals = why.step().scale();
            assertThat(is.mean())
                .isEqualTo(product.setScale(decimals, RoundingMode.HALF_UP).doubleValue());
            assertThat(why.result().decimal().doubleValue()).isEqualTo(is.mean());
          }
        }
      }
    }
  }

  @Test
  void theDigestOfTheInputsHoldsWhatWasToldAndAReplayGivesTheSameBytes() {
    OrderAdvisor advisor = new OrderAdvisor(new ShopDemand());
    Told all =
        new Told(
            List.of(times("1.5", WEDNESDAY, WEDNESDAY)),
            List.of(new Promise(WEDNESDAY, NeedKind.BASKET, Quantity.of(6, Unit.PIECE))),
            Optional.of(Quantity.of(2, Unit.PIECE)),
            Optional.of(true));
    OrderInputs bare = inputs(steady(Told.NOTHING, 8, 11, 9));
    OrderInputs inputs = inputs(steady(all, 8, 11, 9));
    assertThat(inputs.digest()).isNotEqualTo(bare.digest());
    assertThat(bare.items().getFirst().canonical().toString()).doesNotContain("told");
    OrderInputs read = OrderInputs.fromValue(inputs.canonical());
    assertThat(read).isEqualTo(inputs);
    assertThat(CanonicalBytes.encode(Advice.TYPE, advisor.advise(read).canonical()))
        .isEqualTo(CanonicalBytes.encode(Advice.TYPE, advisor.advise(inputs).canonical()));
  }

  /** Steady sales leave nothing to chance: six promised for Wednesday are six more to order. */
  @Test
  void whatIsPromisedIsCertainAndNamedInTheSum() {
    LineAdvice line =
        new OrderAdvisor(new WeekdayMean())
            .line(
                inputs(
                    steady(
                        promised(
                            new Promise(WEDNESDAY, NeedKind.BASKET, Quantity.of(4, Unit.PIECE)),
                            new Promise(WEDNESDAY, NeedKind.SOLIDARITY, Quantity.of(2, Unit.PIECE)),
                            new Promise(
                                Shop.TUESDAY.plusDays(30),
                                NeedKind.PREORDER,
                                Quantity.of(50, Unit.PIECE))),
                        10)),
                "batavia");
    assertThat(parts(line.sum()))
        .containsExactly(
            "expected 30", "promised 6", "on_hand 0", "lost_before -10", "safety 0", "to_packs 4");
    Explanation.Sum promises = (Explanation.Sum) line.sum().parts().get(1).because().orElseThrow();
    assertThat(parts(promises)).containsExactly("promised_basket 4", "promised_solidarity 2");
    assertThat(line.sales().high().decimal())
        .as("sales, promises apart")
        .isEqualByComparingTo("30");
  }

  @Test
  void aProductThatIsOffSaleIsOrderedForWhatIsPromised() {
    Item off =
        new Item(
            BATAVIA,
            List.of(),
            Optional.of(Shop.TUESDAY.minusDays(1)),
            List.of(),
            Shop.steady(10),
            Optional.empty(),
            Optional.of(Shop.TUESDAY.minusDays(60)),
            promised(new Promise(WEDNESDAY, NeedKind.PREORDER, Quantity.of(7, Unit.PIECE))));
    LineAdvice line = new OrderAdvisor(new WeekdayMean()).line(inputs(off), "batavia");
    assertThat(line.line().quantity()).isEqualTo(Quantity.of(12, Unit.PIECE));
  }

  @Test
  void aPromiseBeforeTheDeliveryThatTheShelfDoesNotHoldIsShownFirst() {
    LineAdvice line =
        new OrderAdvisor(new WeekdayMean())
            .line(
                inputs(
                    steady(
                        promised(
                            new Promise(Shop.TUESDAY, NeedKind.BASKET, Quantity.of(4, Unit.PIECE))),
                        10)),
                "batavia");
    assertThat(line.look()).extracting(m -> m.key()).contains("logistics.order.look_promised");
  }

  /** A slower way: the level is the quantile of sums in which the promises are added by hand. */
  @Test
  void theLevelIsTheQuantileOfSalesAndPromisesTogetherOnRandomShops() {
    long seed = 20261128;
    System.out.println("seed of random promises: " + seed);
    SplittableRandom random = new SplittableRandom(seed);
    for (int round = 0; round < 60; round++) {
      OrderInputs bare = Shop.random(random, "0.85", 200);
      Item[] items = new Item[bare.items().size()];
      for (int i = 0; i < items.length; i++) {
        Item item = bare.items().get(i);
        Promise[] some = new Promise[random.nextInt(3)];
        for (int p = 0; p < some.length; p++) {
          some[p] =
              new Promise(
                  Shop.TUESDAY.plusDays(1L + random.nextInt(3)),
                  NeedKind.BASKET,
                  new Quantity(1000L * random.nextInt(9), item.product().unit()));
        }
        items[i] = told(item, promised(some));
      }
      OrderInputs inputs = Shop.inputs(Shop.BIEF, Shop.policy("0.85", 200), items);
      List<LineWork> lines = new OrderAdvisor(new WeekdayMean()).lines(inputs);
      Map<String, List<DayDemand>> demands = new WeekdayMean().forecast(inputs, 60);
      DeliveryPlan plan = DeliveryPlan.from(Shop.TUESDAY, Shop.BIEF, inputs.closed());
      for (int i = 0; i < items.length; i++) {
        Item item = items[i];
        List<DayDemand> days =
            demands
                .getOrDefault(item.product().id(), List.of())
                .subList(0, LineWork.horizon(plan, item.product()));
        long[][] drawn = LineWork.futures(inputs, bare.items().get(i), days);
        long[][] asked = LineWork.futures(inputs, item, days);
        List<Long> sums = new ArrayList<>();
        for (int f = 0; f < drawn.length; f++) {
          long sum = 0;
          for (int d = 0; d < plan.days(); d++) {
            sum += drawn[f][d];
          }
          for (Promise p : item.told().promised()) {
            sum += p.day().isBefore(plan.next()) ? p.quantity().thousandths() : 0;
          }
          sums.add(sum);
        }
        sums.sort(null);
        int place = (int) Math.ceil(0.85 * sums.size() - 1e-9) - 1;
        assertThat(Futures.quantile(asked, plan.days(), 0.85)).isEqualTo(sums.get(place));
        Explanation.Sum sum = lines.get(i).advice().sum(); // adds up, or cannot be built
        long promised =
            item.told().promised().stream()
                .filter(p -> p.day().isBefore(plan.next()))
                .mapToLong(p -> p.quantity().thousandths())
                .sum();
        assertThat(parts(sum).stream().anyMatch(p -> p.startsWith("promised ")))
            .isEqualTo(promised > 0);
      }
    }
  }

  // --- scores ---

  private static Facts.Correction feast(LocalDate day, String factor) {
    return new Facts.Correction(
        day, day, Facts.Scope.PRODUCT, "batavia", new BigDecimal(factor), FEAST);
  }

  /** Ten each open day, 15 on the feast: without, 5 wrong of 15; × 1.5, none; × 2, 5 again. */
  @Test
  void aMonthIsScoredOnTheDaysThatWereTouched() {
    LocalDate saturday = LocalDate.of(2026, 11, 21);
    History history = Shop.steady(10);
    List<History.Day> days = new ArrayList<>(history.days());
    days.set(
        (int) (saturday.toEpochDay() - history.from().toEpochDay()),
        new History.Day(15_000, true, false));
    // younger than sixty days, so that a mean says what is expected
    History young = new History(history.from().plusDays(30), days.subList(30, days.size()));
    OrderInputs past = inputs(Shop.item(BATAVIA, List.of(), List.of(), young));
    List<CorrectionScores.Month> right =
        CorrectionScores.of(List.of(past), List.of(feast(saturday, "1.5")));
    assertThat(right)
        .containsExactly(
            new CorrectionScores.Month(
                YearMonth.of(2026, 11), 1, 1, new BigDecimal("0.333"), new BigDecimal("0.000")));
    assertThat(right.getFirst().closer()).isEqualTo(CorrectionScores.Closer.WITH);
    CorrectionScores.Month twice =
        CorrectionScores.of(List.of(past), List.of(feast(saturday, "2"))).getFirst();
    assertThat(twice.with()).isEqualByComparingTo("0.333");
    assertThat(twice.closer()).isEqualTo(CorrectionScores.Closer.SAME);
    assertThat(
            CorrectionScores.of(List.of(past), List.of(feast(saturday, "3"))).getFirst().closer())
        .isEqualTo(CorrectionScores.Closer.WITHOUT);
    assertThat(CorrectionScores.of(List.of(past), List.of(feast(Shop.TUESDAY, "2"))))
        .as("a day to come is not judged")
        .isEmpty();
  }

  /** A slower way: each morning forecast anew from its own history. */
  @Test
  void scoresAgreeWithForecastsMadeAnewEachMorning() {
    long seed = 20261129;
    System.out.println("seed of random scores: " + seed);
    SplittableRandom random = new SplittableRandom(seed);
    LocalDate from = Shop.TUESDAY.minusDays(120);
    List<History.Day> days = new ArrayList<>();
    for (int i = 0; i < 120; i++) {
      boolean open = from.plusDays(i).getDayOfWeek().getValue() != 7;
      days.add(new History.Day(open ? 1000L * random.nextInt(20) : 0, open, open && i % 17 == 0));
    }
    Item item = Shop.item(BATAVIA, List.of(), List.of(), new History(from, days));
    OrderInputs past = inputs(item);
    List<Facts.Correction> corrections =
        List.of(
            new Facts.Correction(
                from.plusDays(70),
                from.plusDays(82),
                Facts.Scope.FAMILY,
                "légumes",
                new BigDecimal("1.3"),
                FEAST),
            new Facts.Correction(
                from.plusDays(80),
                from.plusDays(85),
                Facts.Scope.SHOP,
                "",
                new BigDecimal("0.7"),
                "travaux"));
    Map<YearMonth, double[]> slow = new TreeMap<>();
    for (int i = 70; i <= 85; i++) {
      History.Day came = days.get(i);
      if (!came.open() || came.outOfStock()) {
        continue;
      }
      LocalDate day = from.plusDays(i);
      OrderInputs morning =
          new OrderInputs(
              day,
              past.supplier(),
              List.of(
                  Shop.item(BATAVIA, List.of(), List.of(), new History(from, days.subList(0, i)))),
              new TreeSet<>(),
              past.ahead(),
              Limits.NONE,
              past.policy(),
              1,
              past.sources(),
              past.rules(),
              past.charter(),
              past.release());
      double mean =
          new ShopDemand()
              .forecast(morning, 1)
              .getOrDefault("batavia", List.of())
              .getFirst()
              .mean();
      double factor = (i <= 82 ? 1.3 : 1) * (i >= 80 ? 0.7 : 1);
      double[] sum = slow.computeIfAbsent(YearMonth.from(day), _ -> new double[4]);
      double sold = came.sold() / 1000.0;
      sum[0] += sold;
      sum[1] += Math.abs(sold - mean);
      sum[2] += Math.abs(sold - mean * factor);
      sum[3]++;
    }
    List<CorrectionScores.Month> months = CorrectionScores.of(List.of(past), corrections);
    assertThat(months)
        .extracting(CorrectionScores.Month::month)
        .containsExactlyElementsOf(slow.keySet());
    for (CorrectionScores.Month month : months) {
      double[] sum = slow.getOrDefault(month.month(), new double[4]);
      assertThat(month.values()).isEqualTo((int) sum[3]);
      assertThat(month.without().doubleValue()).isCloseTo(sum[1] / sum[0], within(0.001));
      assertThat(month.with().doubleValue()).isCloseTo(sum[2] / sum[0], within(0.002));
    }
  }
}
