// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.grocery.stock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import module java.base;

import coop.lanterne.grocery.order.OrderInputs;
import coop.lanterne.kernel.Quantity;
import coop.lanterne.kernel.Unit;
import coop.lanterne.node.grocery.Shop;
import coop.lanterne.node.grocery.orders.SupplierOrder;
import coop.lanterne.node.grocery.shop.Receiving;
import coop.lanterne.node.grocery.shop.Receiving.Cause;
import coop.lanterne.node.grocery.stock.Receivings.Delivery;
import coop.lanterne.node.storage.Trouble;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** A morning at the door: what came, what did not, what the day's advice makes of it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class ReceivingsTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 24);

  private Shop shop;

  @BeforeAll
  void open(@TempDir Path folder) {
    shop = Shop.morning(folder.resolve("node"), "2026-11-24T05:12:00Z", "commander");
  }

  @AfterAll
  void close() {
    shop.close();
  }

  private static Quantity kilos(String quantity) {
    return Quantity.of(new BigDecimal(quantity), Unit.KILOGRAM);
  }

  private static Receiving.Line line(String ordered, String delivered, String refused) {
    return new Receiving.Line(
        "tomates",
        kilos(ordered),
        kilos(delivered),
        kilos(refused),
        Cause.SPOILED,
        Optional.empty());
  }

  @Test
  void goodsSoldByWeightAreWhatWasOrderedWeighed() {
    assertThat(line("6", "5.84", "0").lacking()).isEqualTo(kilos("0"));
    assertThat(line("6", "6.2", "0").over()).isEqualTo(kilos("0"));
    assertThat(line("6", "5", "0").lacking()).isEqualTo(kilos("1"));
    assertThat(line("6", "7", "0").over()).isEqualTo(kilos("1"));
    assertThat(line("6", "5.84", "2.5").toCredit()).isEqualTo(kilos("2.5"));
    assertThatThrownBy(() -> line("6", "1", "2")).isInstanceOf(IllegalArgumentException.class);
  }

  private Delivery delivery(boolean today) {
    return shop.grocery.receivings().list().stream()
        .filter(d -> today ? d.due().equals(DAY) : d.due().isAfter(DAY))
        .filter(d -> d.received().isEmpty() && d.lines().size() > 1)
        .filter(d -> shop.grocery.orders().find(d.supplier().id(), DAY).isPresent())
        .findFirst()
        .orElseThrow();
  }

  private OrderInputs.Item item(String supplier, String product) {
    shop.grocery.orders().prepare();
    SupplierOrder order = shop.grocery.orders().get(supplier, DAY);
    return order.inputs().item(product);
  }

  private static long onHand(OrderInputs.Item item) {
    return item.lots().stream().mapToLong(l -> l.quantity().thousandths()).sum();
  }

  private static long due(OrderInputs.Item item, LocalDate day) {
    return item.due().stream()
        .filter(d -> d.day().equals(day))
        .mapToLong(d -> d.quantity().thousandths())
        .sum();
  }

  @Test
  @Order(1)
  void halfRefusedIsHalfOnTheShelfAndTheRestIsToBeCredited() {
    Delivery delivery = delivery(true);
    String supplier = delivery.supplier().id();
    String product = delivery.lines().getFirst().product().id();
    Quantity ordered = delivery.lines().getFirst().ordered();
    Quantity half = new Quantity(ordered.thousandths() / 2000 * 1000, ordered.unit());
    OrderInputs.Item before = item(supplier, product);
    assertThat(due(before, DAY)).isEqualTo(ordered.thousandths());
    long entries = shop.journal.size();
    LocalDate until = DAY.plusDays(2);
    shop.grocery
        .receivings()
        .receive(
            new Receiving(
                supplier,
                DAY,
                DAY,
                delivery.lines().stream()
                    .map(
                        l ->
                            new Receiving.Line(
                                l.product().id(),
                                l.ordered(),
                                l.ordered(),
                                l.product().id().equals(product) ? half : l.ordered().zero(),
                                Cause.SPOILED,
                                Optional.of(until)))
                    .toList()));
    assertThat(shop.journal.get(entries).entry().action()).isEqualTo("fact.receiving");
    OrderInputs.Item after = item(supplier, product);
    assertThat(due(after, DAY)).isZero();
    assertThat(onHand(after))
        .isEqualTo(onHand(before) + ordered.thousandths() - half.thousandths());
    assertThat(after.lots()).anyMatch(l -> l.lastDay().equals(until) && l.dateKnown());
    Delivery received = shop.grocery.receivings().get(supplier, DAY);
    assertThat(received.toCredit())
        .isEqualTo(delivery.lines().getFirst().product().price().orElseThrow().times(half));
    assertThat(shop.grocery.shelf().story(product, 28).deliveries().getFirst().refused())
        .contains(half);

    shop.grocery.receivings().undo(supplier, DAY);
    assertThat(item(supplier, product)).isEqualTo(before);
    assertThat(shop.grocery.receivings().get(supplier, DAY).received()).isEmpty();
  }

  @Test
  @Order(2)
  void whenASupplierCancelsWhatItOwedIsNotCountedAnyMore() {
    Delivery delivery = delivery(true);
    String supplier = delivery.supplier().id();
    String product = delivery.lines().getFirst().product().id();
    OrderInputs.Item before = item(supplier, product);
    SupplierOrder first = shop.grocery.orders().get(supplier, DAY);
    shop.grocery.receivings().nothingComes(delivery);
    OrderInputs.Item after = item(supplier, product);
    assertThat(due(after, DAY)).isZero();
    assertThat(onHand(after)).isEqualTo(onHand(before));
    SupplierOrder again = shop.grocery.orders().get(supplier, DAY);
    assertThat(again.given().id()).as("advised again").isNotEqualTo(first.given().id());
    assertThat(again.proposal().total()).isGreaterThanOrEqualTo(first.proposal().total());
    assertThat(shop.advices.replay(again.given().id()))
        .isInstanceOf(coop.lanterne.node.decision.Replay.Same.class);
  }

  @Test
  @Order(3)
  void whatIsDueLaterCanOnlyBeSaidNotToCome() {
    Delivery later =
        shop.grocery.receivings().list().stream()
            .filter(d -> d.due().isAfter(DAY))
            .findFirst()
            .orElseThrow();
    Receiving.Line line =
        new Receiving.Line(
            later.lines().getFirst().product().id(),
            later.lines().getFirst().ordered(),
            later.lines().getFirst().ordered(),
            later.lines().getFirst().ordered().zero(),
            Cause.NONE,
            Optional.empty());
    assertThatThrownBy(
            () ->
                shop.grocery
                    .receivings()
                    .receive(new Receiving(later.supplier().id(), later.due(), DAY, List.of(line))))
        .isInstanceOfSatisfying(
            Trouble.class, t -> assertThat(t.finding().code()).isEqualTo("delivery-to-come"));
    shop.grocery.receivings().nothingComes(later);
    assertThat(
            shop.grocery
                .receivings()
                .get(later.supplier().id(), later.due())
                .received()
                .orElseThrow()
                .what()
                .nothing())
        .isTrue();
  }
}
