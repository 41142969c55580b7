// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.logistics.order;

import static org.assertj.core.api.Assertions.assertThat;

import coop.lanterne.kernel.Advice;
import coop.lanterne.kernel.CanonicalBytes;
import coop.lanterne.kernel.MethodClass;
import coop.lanterne.kernel.Unit;
import coop.lanterne.logistics.files.Product;
import java.util.List;
import java.util.Map;
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
