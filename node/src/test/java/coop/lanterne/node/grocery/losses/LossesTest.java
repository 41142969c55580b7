// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.grocery.losses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import module java.base;

import coop.lanterne.grocery.files.Product;
import coop.lanterne.kernel.Finding;
import coop.lanterne.kernel.Money;
import coop.lanterne.kernel.Quantity;
import coop.lanterne.kernel.Unit;
import coop.lanterne.node.grocery.Shop;
import coop.lanterne.node.grocery.orders.Orders;
import coop.lanterne.node.grocery.shop.LossCause;
import coop.lanterne.node.grocery.stock.NotedLosses;
import coop.lanterne.node.storage.Trouble;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** What is lost, what is on its last day, and what people note of both. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class LossesTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 24);
  private static final YearMonth MONTH = YearMonth.from(DAY);

  private Path folder;
  private Shop shop;
  private Losses losses;

  @BeforeAll
  void open(@TempDir Path files) {
    folder = files;
    shop = Shop.year(folder.resolve("node"), "2026-11-24T05:12:00Z", "commander");
    losses = shop.grocery.losses();
  }

  @AfterAll
  void close() {
    shop.close();
  }

  private static List<String> codes(Map<String, Finding> wrong) {
    return wrong.entrySet().stream()
        .map(e -> e.getKey() + " " + e.getValue().code())
        .sorted()
        .toList();
  }

  private static Map<String, String> loss(String quantity) {
    return new HashMap<>(
        Map.of(
            "product", "batavia", "quantity", quantity, "cause", "expired", "day", "2026-11-24"));
  }

  /** What a product’s stock is for the advice of that day. */
  private long onHand(Product product, LocalDate day) {
    shop.grocery.orders().prepare(day);
    return shop
        .grocery
        .orders()
        .get(product.supplier(), day)
        .inputs()
        .item(product.id())
        .lots()
        .stream()
        .mapToLong(l -> l.quantity().thousandths())
        .sum();
  }

  @Test
  @Order(1)
  void productsAddUpToWhatTheCausesAddUpTo() {
    List<Losses.OfProduct> products = losses.of(MONTH);
    assertThat(products).isNotEmpty();
    Money sum =
        products.stream().map(p -> p.amount().orElseThrow()).reduce(Money.eur(0), Money::plus);
    var causes = shop.grocery.shelf().losses(MONTH.atDay(1), MONTH.atEndOfMonth());
    assertThat(causes.byCause()).containsKeys("expired", "given").doesNotContainKey("périmé");
    assertThat(Math.abs(sum.cents() - causes.total().cents()))
        .as("each line is rounded to the cent by itself")
        .isLessThanOrEqualTo(products.size() * 31L);
    assertThat(products.getFirst().amount().orElseThrow())
        .isGreaterThanOrEqualTo(products.getLast().amount().orElseThrow());
  }

  @Test
  @Order(2)
  void whatIsWrongIsSaidFieldByFieldAndNothingIsNoted() {
    Map<String, String> form = loss("2");
    form.put("product", "rutabaga-2019");
    form.put("cause", "error");
    form.put("day", "2026-11-25");
    form.put("best_before", "demain");
    assertThat(codes(losses.note(form)))
        .containsExactly(
            "best_before loss-day", "cause loss-cause", "day loss-day", "product loss-product");
    Map<String, String> wanted =
        Map.of(
            "-1", "count-negative",
            "NaN", "count-not-a-number",
            "1e99", "count-not-a-number",
            "2,5", "count-not-whole",
            "0", "loss-nothing");
    wanted.forEach(
        (written, code) ->
            assertThat(codes(losses.note(loss(written)))).containsExactly("quantity " + code));
    assertThat(losses.noted(MONTH)).isEmpty();
  }

  @Test
  @Order(3)
  void aLossIsReadByTheAdviceOfTheNextDayUntilItIsTakenBack() {
    LocalDate next = DAY.plusDays(1);
    shop.grocery.orders().prepare(next);
    Product product =
        shop.grocery.counts().list(DAY).stream()
            .filter(i -> i.product().unit() == Unit.PIECE)
            .filter(i -> i.expected().filter(e -> e.thousandths() >= 6000).isPresent())
            .map(i -> i.product())
            .filter(p -> shop.grocery.orders().find(p.supplier(), next).isPresent())
            .findFirst()
            .orElseThrow();
    long before = onHand(product, next);
    Map<String, String> form = loss("2");
    form.put("product", product.id());
    form.put("cause", LossCause.BROKEN.text());
    long entries = shop.journal.size();
    assertThat(losses.note(form)).isEmpty();
    assertThat(shop.journal.get(entries).entry().action()).isEqualTo("fact.loss");
    assertThat(onHand(product, next)).isEqualTo(before - 2000);
    NotedLosses.Noted noted = losses.noted(MONTH).getFirst();
    assertThat(noted.quantity()).isEqualTo(Quantity.of(2, Unit.PIECE));
    losses.undoLoss(noted.id());
    assertThat(onHand(product, next)).isEqualTo(before);
    assertThat(losses.noted(MONTH)).isEmpty();
    assertThatThrownBy(() -> losses.undoLoss(noted.id()))
        .isInstanceOfSatisfying(
            Trouble.class, t -> assertThat(t.finding().code()).isEqualTo("loss-unknown"));
  }

  @Test
  @Order(4)
  void whatEndsSoonStandsBesideWhatIsExpectedToBeSoldOfIt() {
    List<Losses.Ending> ending = losses.shortDates();
    assertThat(ending).isNotEmpty();
    for (Losses.Ending one : ending) {
      assertThat(one.lastDay()).isBetween(DAY, DAY.plusDays(1));
      assertThat(one.quantity().thousandths()).isPositive();
      assertThat(one.atRisk().thousandths())
          .isEqualTo(Math.max(0, one.quantity().thousandths() - one.expected().thousandths()));
    }
    // beside the forecast that the product’s own page shows
    Losses.Ending today =
        ending.stream().filter(e -> e.lastDay().equals(DAY)).findFirst().orElseThrow();
    Orders.Outlook outlook =
        shop.grocery.orders().outlook(today.product().supplier()).orElseThrow();
    double mean =
        outlook.lines().stream()
            .filter(l -> l.line().product().equals(today.product().id()))
            .flatMap(l -> l.days().stream())
            .filter(d -> d.day().equals(DAY))
            .mapToDouble(d -> d.mean())
            .sum();
    assertThat(today.expected().thousandths() / 1000.0).isBetween(mean - 0.051, mean + 0.051);
    assertThat(ending.stream().map(e -> e.product().id() + e.lastDay()).collect(Collectors.toSet()))
        .hasSameSizeAs(ending);
  }

  @Test
  @Order(5)
  void aMarkdownIsNotedWithItsReasonAndWhatWasSoldIsSaidLater() throws IOException {
    Losses.Ending one =
        losses.shortDates().stream()
            .filter(e -> e.lastDay().equals(DAY.plusDays(1)))
            .filter(e -> e.product().unit() == Unit.PIECE)
            .findFirst()
            .orElseThrow();
    Map<String, String> form =
        new HashMap<>(
            Map.of(
                "product",
                one.product().id(),
                "last_day",
                DAY.plusDays(4).toString(),
                "quantity",
                "3",
                "percent",
                "100"));
    assertThat(codes(losses.markDown(form)))
        .containsExactly(
            "last_day markdown-day", "percent markdown-percent", "reason markdown-reason");
    form.put("last_day", one.lastDay().toString());
    form.put("percent", "30 %");
    form.put("reason", "Trop reçu vendredi.");
    long entries = shop.journal.size();
    assertThat(losses.markDown(form)).isEmpty();
    assertThat(shop.journal.get(entries).entry().action()).isEqualTo("fact.markdown");
    Losses.Markdown markdown = losses.markdowns().getFirst();
    assertThat(markdown.percent()).isEqualTo(30);
    assertThat(markdown.reason()).contains("Trop reçu vendredi.");
    assertThat(markdown.knownUntil()).as("no sale is known since").isEmpty();

    shop.clock.forward(Duration.ofDays(2));
    Path sales = folder.resolve("sales.csv");
    Files.writeString(
        sales,
        "date,product,quantity\n%s,%s,2\n%s,%s,4\n"
            .formatted(DAY, one.product().id(), DAY.plusDays(1), one.product().id()));
    shop.take(sales);
    Losses.Markdown after = losses.markdowns().getFirst();
    assertThat(after.sold()).isEqualTo(Quantity.of(6, Unit.PIECE));
    assertThat(after.knownUntil()).contains(DAY.plusDays(1));
    losses.undoMarkdown(after.id());
    assertThat(losses.markdowns()).isEmpty();
  }

  @Test
  void theCausesOfFilesAreTheSameInBothLanguages() {
    assertThat(LossCause.read("périmé")).contains(LossCause.EXPIRED);
    assertThat(LossCause.read("expired")).contains(LossCause.EXPIRED);
    assertThat(LossCause.read("vol")).contains(LossCause.THEFT);
    assertThat(LossCause.read("rongé")).isEmpty();
    for (LossCause cause : LossCause.values()) {
      assertThat(LossCause.find(cause.text())).contains(cause);
    }
  }
}
