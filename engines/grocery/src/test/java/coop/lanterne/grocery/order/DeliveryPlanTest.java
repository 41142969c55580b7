// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.grocery.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import module java.base;

import coop.lanterne.grocery.files.Supplier;
import org.junit.jupiter.api.Test;

class DeliveryPlanTest {
  private static final Set<LocalDate> NEVER_CLOSED = new HashSet<>();

  private static Supplier supplier(List<DayOfWeek> order, List<DayOfWeek> delivery, int lead) {
    return new Supplier(
        "s",
        "S",
        new TreeSet<>(order),
        new TreeSet<>(delivery),
        lead,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  @Test
  void orderedOnTuesdayForWednesdayItLastsUntilThursday() {
    DeliveryPlan plan = DeliveryPlan.from(Shop.TUESDAY, Shop.BIEF, NEVER_CLOSED);
    assertThat(plan.delivery()).isEqualTo(Shop.TUESDAY.plusDays(1));
    assertThat(plan.next()).isEqualTo(Shop.TUESDAY.plusDays(3));
    assertThat(plan.until()).isEqualTo(Shop.TUESDAY.plusDays(2));
    assertThat(plan.days()).isEqualTo(3);
  }

  @Test
  void onADayWithoutOrdersTheNextOneIsMeant() {
    DeliveryPlan plan = DeliveryPlan.from(Shop.TUESDAY.plusDays(1), Shop.BIEF, NEVER_CLOSED);
    assertThat(plan.order().getDayOfWeek()).isEqualTo(DayOfWeek.THURSDAY);
    assertThat(plan.delivery().getDayOfWeek()).isEqualTo(DayOfWeek.FRIDAY);
    assertThat(plan.next().getDayOfWeek()).isEqualTo(DayOfWeek.WEDNESDAY);
  }

  @Test
  void twoOrderDaysForOneDeliveryAreOneDelivery() {
    Supplier s =
        supplier(List.of(DayOfWeek.TUESDAY, DayOfWeek.WEDNESDAY), List.of(DayOfWeek.FRIDAY), 1);
    DeliveryPlan plan = DeliveryPlan.from(Shop.TUESDAY, s, NEVER_CLOSED);
    assertThat(plan.next()).isEqualTo(plan.delivery().plusDays(7));
  }

  @Test
  void nothingIsDeliveredToAClosedShop() {
    Set<LocalDate> closed = Set.of(Shop.TUESDAY.plusDays(1));
    DeliveryPlan plan = DeliveryPlan.from(Shop.TUESDAY, Shop.BIEF, closed);
    assertThat(plan.delivery().getDayOfWeek()).isEqualTo(DayOfWeek.FRIDAY);
    Set<LocalDate> always = new HashSet<>();
    for (int i = 0; i < 400; i++) {
      always.add(Shop.TUESDAY.plusDays(i));
    }
    assertThatThrownBy(() -> DeliveryPlan.from(Shop.TUESDAY, Shop.BIEF, always))
        .hasMessageContaining("closed on every delivery day");
  }
}
