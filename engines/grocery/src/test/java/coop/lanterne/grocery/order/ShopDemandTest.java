// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.grocery.order;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import coop.lanterne.grocery.files.Product;
import coop.lanterne.kernel.Advice;
import coop.lanterne.kernel.CanonicalBytes;
import coop.lanterne.kernel.MethodClass;
import coop.lanterne.kernel.Unit;
import org.junit.jupiter.api.Test;

/** The shop's forecast, as an order's advice asks for it. */
class ShopDemandTest {
  private static final Product BATAVIA = Shop.product("batavia", Unit.PIECE, "6", 4, 105);
  private static final Product RADIS = Shop.product("radis", Unit.PIECE, "10", 3, 90);

  private static OrderInputs inputs() {
    return Shop.inputs(
        Shop.BIEF,
        Shop.policy("0.9", 500),
        Shop.item(BATAVIA, List.of(), List.of(), Shop.steady(8, 11, 9, 12, 10, 13)),
        Shop.item(RADIS, List.of(), List.of(), new History(Shop.TUESDAY, List.of())));
  }

  @Test
  void openDaysAreForecastAndClosedOnesAreNot() {
    Map<String, List<DayDemand>> all = new ShopDemand().forecast(inputs(), 7);
    List<DayDemand> days = all.getOrDefault("batavia", List.of());
    assertThat(days).hasSize(7);
    assertThat(days.getFirst().day()).isEqualTo(Shop.TUESDAY);
    assertThat(days.getFirst().mean()).isBetween(7.0, 14.0);
    assertThat(days.getFirst().because()).isPresent();
    assertThat(days.get(5).mean()).isZero(); // Sunday
    assertThat(days.get(6).mean()).isZero(); // Monday
    assertThat(all).doesNotContainKey("radis");
  }

  @Test
  void visitorsKnownAheadMoveWhatIsExpected() {
    double quiet = expectedWith(100);
    double busy = expectedWith(200);
    assertThat(busy).isGreaterThan(1.1 * quiet);
  }

  /** Ten weeks in which a tenth of the visitors bought one; so many visitors come on the day. */
  private static double expectedWith(int visitors) {
    LocalDate from = Shop.TUESDAY.minusDays(70);
    SortedMap<LocalDate, BigDecimal> column = new TreeMap<>();
    List<History.Day> days = new ArrayList<>();
    for (int i = 0; i < 70; i++) {
      boolean open = from.plusDays(i).getDayOfWeek().getValue() % 7 > 1;
      int came = i * 5 % 3 == 0 ? 200 : 100;
      column.put(from.plusDays(i), BigDecimal.valueOf(came));
      days.add(new History.Day(open ? came * 100L : 0, open, false));
    }
    column.put(Shop.TUESDAY, BigDecimal.valueOf(visitors));
    OrderInputs inputs =
        Shop.inputs(
            Shop.BIEF,
            Shop.policy("0.9", 500),
            new TreeMap<>(Map.of("visitors", column)),
            Shop.item(BATAVIA, List.of(), List.of(), new History(from, days)));
    OrderInputs read = OrderInputs.fromValue(inputs.canonical());
    assertThat(read).isEqualTo(inputs);
    return new ShopDemand().forecast(read, 1).getOrDefault("batavia", List.of()).getFirst().mean();
  }

  @Test
  void theAdviceSaysWhichForecastItRestsOn() {
    OrderAdvisor advisor = new OrderAdvisor(new ShopDemand());
    Advice<OrderProposal> advice = advisor.advise(inputs());
    assertThat(advice.provenance().method()).isEqualTo("order-perishables/1+shop/1");
    assertThat(advice.provenance().methodClass()).isEqualTo(MethodClass.STATISTICS);
    assertThat(advice.result().line("batavia").quantity().thousandths()).isPositive();
    assertThat(CanonicalBytes.encode(Advice.TYPE, advisor.advise(inputs()).canonical()))
        .isEqualTo(CanonicalBytes.encode(Advice.TYPE, advice.canonical()));
  }
}
