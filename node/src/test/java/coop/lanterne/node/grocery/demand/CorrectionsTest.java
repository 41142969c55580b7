// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.grocery.demand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import module java.base;

import coop.lanterne.db.Tables;
import coop.lanterne.grocery.files.Facts;
import coop.lanterne.grocery.files.Facts.Need;
import coop.lanterne.grocery.files.Facts.NeedKind;
import coop.lanterne.grocery.order.CorrectionScores;
import coop.lanterne.grocery.order.DayDemand;
import coop.lanterne.grocery.order.History;
import coop.lanterne.grocery.order.LineAdvice;
import coop.lanterne.grocery.order.OrderInputs;
import coop.lanterne.kernel.Explanation;
import coop.lanterne.kernel.Id;
import coop.lanterne.kernel.Quantity;
import coop.lanterne.kernel.Unit;
import coop.lanterne.node.decision.RefusedByCharter;
import coop.lanterne.node.decision.Replay;
import coop.lanterne.node.grocery.Shop;
import coop.lanterne.node.grocery.orders.SupplierOrder;
import coop.lanterne.node.storage.Trouble;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people know and sales do not say, from a page to the day's advice. */
final class CorrectionsTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 24);
  private static final String FEAST = "fête du village";

  @TempDir Path folder;
  private Shop shop;

  @BeforeEach
  void open() {
    shop = Shop.morning(folder.resolve("node"), "2026-11-24T05:12:00Z", "commander");
  }

  @AfterEach
  void close() {
    shop.close();
  }

  /** An order of today and a line of it that sells on Wednesday. */
  private record Chosen(SupplierOrder order, LineAdvice line) {
    String product() {
      return line.line().product();
    }
  }

  private Chosen chosen() {
    return shop.grocery.orders().ofToday().stream()
        .flatMap(
            o ->
                o.lines().stream()
                    .filter(l -> l.days().size() > 1 && l.days().get(1).mean() > 2)
                    .filter(l -> l.line().quantity().thousandths() > 0)
                    .map(l -> new Chosen(o, l)))
        .findFirst()
        .orElseThrow();
  }

  private Chosen again(Chosen before) {
    shop.grocery.orders().prepare();
    SupplierOrder order = shop.grocery.orders().get(before.order().supplier(), DAY);
    return new Chosen(order, order.find(before.product()).orElseThrow());
  }

  private Id correct(String product, String factor) {
    return shop.grocery
        .corrections()
        .say(
            new Facts.Correction(
                DAY.plusDays(1),
                DAY.plusDays(1),
                Facts.Scope.PRODUCT,
                product,
                new BigDecimal(factor),
                FEAST));
  }

  @Test
  void aCorrectionIsJournalledWithoutItsAuthorAndTheForecastTheProductAndTheAdviceAgree() {
    Chosen before = chosen();
    long entries = shop.journal.size();
    Id said = correct(before.product(), "1.5");
    assertThat(shop.journal.get(entries).entry().action()).isEqualTo("fact.correction");
    Chosen after = again(before);
    DayDemand was = before.line().days().get(1);
    DayDemand is = after.line().days().get(1);
    assertThat(is.mean()).isBetween(was.mean() * 1.5 - 0.01, was.mean() * 1.5 + 0.01);
    Explanation.Product why = (Explanation.Product) is.because().orElseThrow();
    assertThat(why.result().decimal().doubleValue()).isEqualTo(is.mean());
    assertThat(why.factors().getLast().name().args().toString()).contains(FEAST);
    assertThat(after.line().sum().toString()).contains(FEAST);
    assertThat(after.line().line().quantity().thousandths())
        .isGreaterThanOrEqualTo(before.line().line().quantity().thousandths());
    assertThat(after.order().given().id()).isNotEqualTo(before.order().given().id());
    assertThat(shop.advices.replay(after.order().given().id()))
        .isEqualTo(new Replay.Same(after.order().given().digest()));
    assertThat(after.order().inputs().sources())
        .extracting(s -> s.kind().name())
        .contains("CORRECTIONS");
    String kept =
        shop.store.read(
            sql ->
                sql.selectFrom(Tables.DOCUMENT)
                    .where(Tables.DOCUMENT.ID.eq(said))
                    .fetchSingle(r -> new String(r.getCanonical(), StandardCharsets.UTF_8)));
    assertThat(kept)
        .contains(FEAST)
        .doesNotContainIgnoringCase("mireille")
        .doesNotContain("person-");
  }

  @Test
  void aCorrectionThatIsWithdrawnLeavesTheAdviceAsItWas() {
    Chosen before = chosen();
    Id said = correct(before.product(), "1.5");
    assertThat(again(before).order().given().digest())
        .isNotEqualTo(before.order().given().digest());
    long entries = shop.journal.size();
    shop.grocery.corrections().withdraw(said, "la fête est annulée");
    assertThat(shop.journal.get(entries).entry().action()).isEqualTo("fact.correction.withdrawn");
    assertThat(again(before).line().sum()).isEqualTo(before.line().sum());
    assertThat(shop.grocery.corrections().standing()).isEmpty();
    assertThatThrownBy(() -> shop.grocery.corrections().withdraw(said, "encore"))
        .isInstanceOfSatisfying(
            Trouble.class, t -> assertThat(t.finding().code()).isEqualTo("correction-unknown"));
  }

  @Test
  void anAnnouncedClosureForecastsNothingAndTheCoverChanges() {
    Chosen before = chosen();
    LocalDate delivery = before.order().proposal().delivery();
    shop.grocery.corrections().close(delivery, delivery, "inventaire");
    Chosen after = again(before);
    assertThat(after.order().inputs().closed()).contains(delivery);
    assertThat(after.order().proposal().delivery()).isAfter(delivery);
    assertThat(
            after.line().days().stream()
                .filter(d -> d.day().equals(delivery))
                .mapToDouble(DayDemand::mean))
        .containsExactly(0.0);
  }

  @Test
  void whatCannotBeCorrectedIsSaid() {
    assertThatThrownBy(() -> shop.grocery.corrections().close(DAY.minusDays(1), DAY, "hier"))
        .isInstanceOfSatisfying(
            Trouble.class, t -> assertThat(t.finding().code()).isEqualTo("correction-days"));
    assertThatThrownBy(() -> shop.grocery.corrections().close(DAY, DAY, " "))
        .isInstanceOfSatisfying(
            Trouble.class, t -> assertThat(t.finding().code()).isEqualTo("correction-reason"));
  }

  /** Once the day's sales are known, its month says which was closer, and nobody's name. */
  @Test
  void aMonthSaysWhichWasCloserOnceSalesAreKnown() throws IOException {
    Chosen before = chosen();
    assertThat(shop.grocery.corrections().scores()).isEmpty();
    correct(before.product(), "1.5");
    shop.clock.forward(Duration.ofDays(2));
    assertThat(shop.grocery.corrections().scores()).isEmpty();
    double forecast = before.line().days().get(1).mean();
    long sold = Math.round(forecast * 1.5);
    Path more = folder.resolve("sales.csv");
    Files.writeString(
        more,
        "date,product,quantity\n%s,%s,%s\n".formatted(DAY.plusDays(1), before.product(), sold));
    assertThat(shop.take(more).kept()).isPresent();
    List<CorrectionScores.Month> months = shop.grocery.corrections().scores();
    assertThat(months).hasSize(1);
    CorrectionScores.Month month = months.getFirst();
    assertThat(month.corrections()).isEqualTo(1);
    assertThat(month.values()).isEqualTo(1);
    assertThat(month.closer()).isEqualTo(CorrectionScores.Closer.WITH);
    assertThat(month.with()).isLessThan(month.without());
  }

  // --- needs ---

  private static Quantity of(Chosen chosen, long thousandths) {
    return new Quantity(thousandths, chosen.line().line().quantity().unit());
  }

  @Test
  void aPromisedTotalIsANamedPartOfTheSumAndANewOneReplacesIt() {
    Chosen before = chosen();
    Quantity six = of(before, 6000);
    shop.grocery.needs().say(new Need(DAY.plusDays(1), before.product(), six, NeedKind.SOLIDARITY));
    Chosen after = again(before);
    assertThat(after.line().sum().parts())
        .anyMatch(p -> p.name().key().equals("logistics.order.promised") && p.amount().equals(six));
    assertThat(shop.advices.replay(after.order().given().id())).isInstanceOf(Replay.Same.class);
    shop.grocery
        .needs()
        .say(new Need(DAY.plusDays(1), before.product(), of(before, 0), NeedKind.SOLIDARITY));
    assertThat(again(before).line().sum()).isEqualTo(before.line().sum());
    assertThat(shop.grocery.needs().promised()).isEmpty();
  }

  @Test
  void whatIsTappedAtTheTillRaisesTheLeastThatWasWantedThatDay() throws IOException {
    Chosen before = chosen();
    var product = shop.grocery.shelf().product(before.product());
    long one = product.unit() == Unit.PIECE ? 1000 : 500;
    for (int i = 0; i < 3; i++) {
      shop.grocery.needs().tap(product, false);
    }
    shop.grocery.needs().tap(product, true);
    assertThat(shop.grocery.needs().asked()).containsEntry(before.product(), of(before, 2 * one));
    assertThat(again(before).line().sum())
        .as("today is not over: nothing changes yet")
        .isEqualTo(before.line().sum());
    Path more = folder.resolve("sales.csv");
    shop.clock.forward(Duration.ofDays(1));
    Files.writeString(more, "date,product,quantity\n%s,%s,3\n".formatted(DAY, before.product()));
    shop.take(more);
    LineAdvice line =
        shop.grocery.orders().outlook(before.order().supplier()).orElseThrow().lines().stream()
            .filter(l -> l.line().product().equals(before.product()))
            .findFirst()
            .orElseThrow();
    OrderInputs inputs =
        shop.grocery.orders().outlook(before.order().supplier()).orElseThrow().inputs();
    assertThat(inputs.item(before.product()).history().days().getLast())
        .isEqualTo(new History.Day(3000 + 2 * one, true, true));
    assertThat(line.setAside()).anyMatch(a -> a.what().key().equals("logistics.order.aside_asked"));
    for (int i = 0; i < 3; i++) {
      shop.grocery.needs().tap(product, true);
    }
    assertThat(shop.grocery.needs().asked()).isEmpty();
  }

  @Test
  void filesOfCorrectionsAndNeedsAreImportedAndUndone() throws IOException {
    Chosen before = chosen();
    Path needs = folder.resolve("needs.csv");
    Files.writeString(
        needs,
        "date;product;quantity;kind\n%s;%s;4;panier\n"
            .formatted(DAY.plusDays(1), before.product()));
    Path corrections = folder.resolve("corrections.csv");
    Files.writeString(
        corrections,
        "from;to;scope;of;factor;reason\n%s;%s;magasin;;1,5;%s\n"
            .formatted(DAY.plusDays(1), DAY.plusDays(1), FEAST));
    var first = shop.take(needs).kept().orElseThrow();
    var second = shop.take(corrections).kept().orElseThrow();
    Chosen after = again(before);
    assertThat(after.order().inputs().item(before.product()).told().promised()).hasSize(1);
    assertThat(after.line().sum().toString()).contains(FEAST);
    shop.grocery.imports().undo(first, "member");
    shop.grocery.imports().undo(second, "member");
    assertThat(again(before).line().sum()).isEqualTo(before.line().sum());
  }

  @Test
  void aFileOfNeedsThatSaysForWhomIsRefusedByArticleElevenAndNothingIsKept() throws IOException {
    Chosen before = chosen();
    Path needs = folder.resolve("needs.csv");
    for (String column : List.of("nom", "membre", "email", "customer")) {
      Files.writeString(
          needs,
          "date;product;quantity;kind;%s\n%s;%s;4;panier;Ada du Bief\n"
              .formatted(column, DAY.plusDays(1), before.product()));
      assertThatThrownBy(() -> shop.take(needs))
          .isInstanceOfSatisfying(
              RefusedByCharter.class,
              r -> {
                assertThat(r.refusal().article()).isEqualTo("A11");
                assertThat(r.refusal().toString()).doesNotContain("Ada");
              });
    }
    int rows = shop.store.read(sql -> sql.fetchCount(Tables.NEED));
    assertThat(rows).isZero();
    List<String> documents =
        shop.store.read(
            sql ->
                sql.selectFrom(Tables.DOCUMENT)
                    .fetch(d -> new String(d.getCanonical(), StandardCharsets.UTF_8)));
    assertThat(documents).isNotEmpty().noneMatch(d -> d.contains("Ada du Bief"));
    try (var files = Files.walk(folder.resolve("node"))) {
      assertThat(files.filter(f -> f.toString().contains("needs")).toList()).isEmpty();
    }
  }
}
