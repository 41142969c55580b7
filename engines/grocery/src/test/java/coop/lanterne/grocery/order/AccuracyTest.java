// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.grocery.order;

import static coop.lanterne.grocery.order.Shop.TUESDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import module java.base;

import coop.lanterne.forecast.ForecastMethod;
import coop.lanterne.grocery.files.Product;
import coop.lanterne.kernel.Unit;
import org.junit.jupiter.api.Test;

/** How well each family was forecast, beside the same count made by hand. */
class AccuracyTest {
  private static final int DAYS = 28;

  private static Product of(String id, String family, Unit unit) {
    Product p = Shop.product(id, unit, "1", 4, 100);
    return new Product(
        p.id(),
        p.name(),
        family,
        unit,
        p.supplier(),
        p.pack(),
        4,
        p.price(),
        false,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static OrderInputs shop(OrderInputs.Item... items) {
    return Shop.inputs(Shop.BIEF, Shop.policy("0.9", 100), new TreeMap<>(), items);
  }

  private static OrderInputs.Item sold(Product product, History history) {
    return Shop.item(product, List.of(), List.of(), history);
  }

  /** So many each day of the week, fewer by a draw; out of stock now and then. */
  private static History history(long seed, long[] byWeekday) {
    SplittableRandom random = new SplittableRandom(seed);
    LocalDate from = TUESDAY.minusDays(140);
    List<History.Day> days = new ArrayList<>();
    for (int i = 0; i < 140; i++) {
      int weekday = from.plusDays(i).getDayOfWeek().getValue();
      boolean open = weekday != 7;
      long sold = open ? (byWeekday[weekday - 1] + random.nextInt(4)) * 1000 : 0;
      days.add(new History.Day(sold, open, open && random.nextInt(20) == 0));
    }
    return new History(from, days);
  }

  @Test
  void aFamilyThatSellsTheSameEachWeekIsForecastNearlyWithoutError() {
    OrderInputs shop =
        shop(
            sold(of("pain", "pain", Unit.PIECE), Shop.steady(10)),
            sold(of("lait", "crèmerie", Unit.LITRE), Shop.steady(20)));
    List<Accuracy> all = Accuracy.of(List.of(shop), DAYS);
    assertThat(all).extracting(Accuracy::family).containsExactly("crèmerie", "pain");
    for (Accuracy a : all) {
      assertThat(a.scored()).as("five open days in each of four weeks").isEqualTo(20);
      assertThat(a.wape().orElseThrow()).isCloseTo(0, within(.01));
      assertThat(a.ruleWape().orElseThrow()).isZero();
    }
  }

  @Test
  void theBestRuleIsTheOneThatMissesLeastOfEachFamilyApart() {
    OrderInputs shop =
        shop(
            sold(of("pain", "pain", Unit.PIECE), history(1, new long[] {2, 4, 6, 8, 10, 40, 0})),
            sold(
                of("poireau", "légumes", Unit.KILOGRAM),
                history(2, new long[] {5, 5, 5, 5, 5, 5, 0})),
            sold(
                of("batavia", "légumes", Unit.PIECE),
                history(3, new long[] {5, 5, 5, 5, 5, 5, 0})));
    List<Accuracy> all = Accuracy.of(List.of(shop), DAYS);
    assertThat(all).hasSize(3);
    Accuracy bread = all.getLast();
    assertThat(bread.bestRule().orElseThrow())
        .isIn(ForecastMethod.SES_WEEKDAY, ForecastMethod.SEASONAL_NAIVE);
    // by hand, for the naive rule: the last open day of the same weekday
    History history = history(1, new long[] {2, 4, 6, 8, 10, 40, 0});
    double missed = 0;
    double sold = 0;
    int scored = 0;
    for (int i = 140 - DAYS; i < 140; i++) {
      History.Day day = history.days().get(i);
      if (day.open() && !day.outOfStock()) {
        missed += Math.abs(day.sold() - history.days().get(i - 7).sold()) / 1000.0;
        sold += day.sold() / 1000.0;
        scored++;
      }
    }
    assertThat(bread.scored()).isEqualTo(scored);
    assertThat(bread.ruleWape().orElseThrow()).isLessThanOrEqualTo(missed / sold + 1e-9);
    assertThat(bread.within().orElseThrow()).isBetween(0.3, 1.0);
  }

  @Test
  void aShopTooYoungSaysNothing() {
    History week = new History(TUESDAY.minusDays(7), Shop.steady(10).days().subList(0, 7));
    OrderInputs shop = shop(sold(of("pain", "pain", Unit.PIECE), week));
    assertThat(Accuracy.of(List.of(shop), DAYS)).isEmpty();
  }
}
