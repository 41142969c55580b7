// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.grocery.past;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import coop.lanterne.grocery.order.Hindsight;
import coop.lanterne.grocery.order.LineAdvice;
import coop.lanterne.grocery.order.LookBack;
import coop.lanterne.kernel.Quantity;
import coop.lanterne.kernel.Unit;
import coop.lanterne.node.grocery.Shop;
import coop.lanterne.node.grocery.orders.SupplierOrder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From an order that people changed to who was closer, once its days are over. */
final class MonthsTest {
  private static final LocalDate TUESDAY = LocalDate.of(2026, 11, 10);

  @TempDir Path folder;
  private Shop shop;

  @BeforeEach
  void open() throws IOException {
    shop = new Shop(folder.resolve("node"), TUESDAY + "T05:12:00Z", "commander");
    file(
        "suppliers.csv", "supplier,name,order_days,delivery_days,lead_days\nbief,Bief,mar,mer,1\n");
    file(
        "products.csv",
        """
        product,name,family,unit,supplier,pack,shelf_life_days,price
        batavia,Batavia,légumes,piece,bief,6,7,1
        pain,Pain,pain,piece,bief,1,7,2
        """);
    StringBuilder sales = new StringBuilder("date,product,quantity\n");
    for (int day = 60; day > 0; day--) {
      for (String product : List.of("batavia", "pain")) {
        sales.append(TUESDAY.minusDays(day)).append(',').append(product).append(",6\n");
      }
    }
    file("sales.csv", sales.toString());
    file(
        "stock.csv",
        "date,product,quantity\n%1$s,batavia,12\n%1$s,pain,40\n".formatted(TUESDAY.minusDays(1)));
  }

  @AfterEach
  void close() {
    shop.close();
  }

  private void file(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.writeString(file, text);
    assertThat(shop.take(file).kept()).isPresent();
  }

  /** What the days after an order brought: as many sold each day as were expected. */
  private void week(String stock, long batavia) throws IOException {
    shop.clock.forward(Duration.ofDays(9));
    StringBuilder sales = new StringBuilder("date,product,quantity\n");
    for (int day = 0; day < 9; day++) {
      sales.append(TUESDAY.plusDays(day)).append(",batavia,6\n");
    }
    file("sales.csv", sales.toString());
    file("stock.csv", stock);
    file("losses.csv", "date,product,quantity,cause\n" + TUESDAY.plusDays(2) + ",pain,10,périmé\n");
    file(
        "deliveries.csv",
        "date,product,ordered,delivered\n%1$s,pain,40,40\n%1$s,batavia,%2$s,%2$s\n"
            .formatted(TUESDAY.plusDays(1), batavia));
  }

  /** Orders that many packs more of batavia than advised. */
  private LineAdvice order(int packs) {
    shop.grocery.orders().prepare();
    SupplierOrder order = shop.grocery.orders().ofToday().getFirst();
    Map<String, Quantity> quantities = new HashMap<>();
    Set<String> opened = new HashSet<>();
    order.proposal().lines().forEach(l -> quantities.put(l.product(), l.quantity()));
    order.toLookAt().forEach(l -> opened.add(l.line().product()));
    Quantity advised = order.proposal().line("batavia").quantity();
    quantities.put("batavia", new Quantity(advised.thousandths() + 6_000L * packs, Unit.PIECE));
    shop.signing.adopt(shop.orderer, order.given().id(), Shop.answer(quantities, opened, "Fête"));
    return order.lines().stream()
        .filter(l -> l.line().product().equals("batavia"))
        .findFirst()
        .orElseThrow();
  }

  private Months.Report report() {
    shop.grocery.months().prepare();
    return shop.grocery.months().find().orElseThrow().report();
  }

  private static LookBack.Row row(Months.Report report, String family) {
    return report.rows().stream()
        .filter(r -> r.of().family().equals(family))
        .filter(r -> r.of().month().equals(YearMonth.from(TUESDAY)))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void whatWasLostIsAShareOfWhatCameInAndKnowsNobody() throws IOException {
    week("date,product,quantity\n" + TUESDAY.plusDays(8) + ",batavia,8\n", 60);
    LookBack.Row bread = row(report(), "pain");
    assertThat(bread.received()).isEqualTo(40_000);
    assertThat(bread.lost()).isEqualTo(10_000);
    assertThat(bread.lostCents()).isEqualTo(2_000);
    assertThat(report().choices()).isEmpty();
  }

  @Test
  void aChangeIsTooRecentUntilItsDaysAreOver() {
    order(4);
    LookBack.Row row = row(report(), "légumes");
    assertThat(row.choices()).containsEntry(Hindsight.TOO_EARLY, 1L);
  }

  @Test
  void fourPacksMoreThanWereWantedLeaveTheAdviceCloser() throws IOException {
    LineAdvice line = order(4);
    assertThat(line.line().quantity().thousandths()).isPositive();
    week("date,product,quantity\n" + TUESDAY.plusDays(8) + ",batavia,30\n", 72);
    // from Tuesday to the eve of the next delivery: eight days of six, twelve were there
    Months.Report report = report();
    assertThat(row(report, "légumes").choices()).containsEntry(Hindsight.ADVICE, 1L);
    assertThat(report.byYear()).as("one person alone decided").isTrue();
    assertThat(report.choices()).containsOnlyKeys(YearMonth.of(2026, 1));
  }

  @Test
  void onAnEmptyShelfNobodyCanTell() throws IOException {
    order(4);
    week("date,product,quantity\n" + TUESDAY.plusDays(4) + ",batavia,0\n", 12);
    LookBack.Row row = row(report(), "légumes");
    assertThat(row.empty()).isPositive();
    assertThat(row.choices()).containsEntry(Hindsight.UNTOLD, 1L);
  }

  @Test
  void aNewImportMakesTheReportOldUntilItIsWorkedOutAgain() throws IOException {
    report();
    assertThat(shop.grocery.months().find().orElseThrow().current()).isTrue();
    file("losses.csv", "date,product,quantity,cause\n2026-11-09,pain,1,\n");
    assertThat(report().rows()).anyMatch(r -> r.lost() == 1_000);
  }
}
