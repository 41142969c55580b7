// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.grocery.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import module java.base;

import coop.lanterne.grocery.order.OrderProposal;
import coop.lanterne.journal.Receipts;
import coop.lanterne.kernel.CanonicalBytes;
import coop.lanterne.kernel.Id;
import coop.lanterne.kernel.Money;
import coop.lanterne.kernel.Quantity;
import coop.lanterne.kernel.Receipt;
import coop.lanterne.kernel.Value;
import coop.lanterne.node.decision.Advices;
import coop.lanterne.node.decision.RefusedByCharter;
import coop.lanterne.node.decision.Replay;
import coop.lanterne.node.grocery.Shop;
import coop.lanterne.node.grocery.shop.PurchaseOrder;
import coop.lanterne.node.room.Answer;
import coop.lanterne.node.room.Progress;
import coop.lanterne.node.room.Signed;
import coop.lanterne.node.storage.Trouble;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From the files of a year to an order that people decided, with its receipt. */
final class OrdersTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 24);

  @TempDir Path folder;
  private Shop shop;
  private Orders orders;

  @BeforeEach
  void open() {
    shop =
        Shop.morning(folder.resolve("node"), "2026-11-24T05:12:00Z", "commander", "approvisionner");
    orders = shop.grocery.orders();
    orders.prepare();
  }

  @AfterEach
  void close() {
    shop.close();
  }

  /** An order that one person may sign alone. */
  private SupplierOrder small() {
    return orders.ofToday().stream()
        .filter(SupplierOrder::isOpen)
        .filter(o -> o.proposal().total().cents() > 0 && o.proposal().total().cents() < 40_000)
        .findFirst()
        .orElseThrow();
  }

  private static Answer asAdvised(SupplierOrder order) {
    return Shop.answer(quantities(order), marked(order), "");
  }

  private static Map<String, Quantity> quantities(SupplierOrder order) {
    return order.proposal().lines().stream()
        .collect(Collectors.toMap(OrderProposal.Line::product, OrderProposal.Line::quantity));
  }

  private static Set<String> marked(SupplierOrder order) {
    return order.toLookAt().stream()
        .map(l -> l.line().product())
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static Answer onePackMore(SupplierOrder order, String reason) {
    Map<String, Quantity> quantities = new HashMap<>(quantities(order));
    OrderProposal.Line first = order.proposal().lines().getFirst();
    quantities.put(first.product(), first.quantity().plus(first.pack()));
    return Shop.answer(quantities, marked(order), reason);
  }

  @Test
  void eachSupplierThatTakesAnOrderTodayGetsOneAdvice() {
    List<SupplierOrder> today = orders.ofToday();
    assertThat(today).hasSizeGreaterThan(3).allMatch(SupplierOrder::isOpen);
    assertThat(today).allMatch(o -> o.day().equals(DAY) && !o.lines().isEmpty());
    assertThat(today.stream().flatMap(o -> o.lines().stream()).count()).isGreaterThan(50);
    long entries = shop.journal.size();
    orders.prepare();
    assertThat(shop.journal.size())
        .as("nothing changed, nothing is advised again")
        .isEqualTo(entries);
    today.forEach(
        o ->
            System.out.printf(
                "%s %s lines=%d look=%d total=%s%n",
                o.supplier(),
                o.proposal().supplierName(),
                o.lines().size(),
                o.toLookAt().size(),
                o.proposal().total()));
  }

  @Test
  void onlyTheAdvicesWhoseOwnDataChangedAreMadeAgain() throws IOException {
    Map<String, Id> before = new HashMap<>();
    orders.ofToday().forEach(o -> before.put(o.supplier(), o.given().id()));
    SupplierOrder touched = small();
    String product = touched.proposal().lines().getFirst().product();
    Path stock = folder.resolve("stock.csv");
    java.nio.file.Files.writeString(
        stock, "date,product,quantity\n" + DAY.minusDays(1) + "," + product + ",977\n");
    Id batch = shop.take(stock).kept().orElseThrow();
    orders.prepare();
    for (SupplierOrder order : orders.ofToday()) {
      boolean same = order.given().id().equals(before.get(order.supplier()));
      assertThat(same).as(order.supplier()).isEqualTo(!order.supplier().equals(touched.supplier()));
      assertThat(shop.advices.replay(order.given().id())).isInstanceOf(Replay.Same.class);
    }
    shop.grocery.imports().undo(batch, "member");
    orders.prepare();
    assertThat(orders.find(touched.supplier(), DAY).orElseThrow().proposal())
        .isEqualTo(touched.proposal());
  }

  @Test
  void theLinesOfAnAdviceAddUpToItsTotal() {
    for (SupplierOrder order : orders.ofToday()) {
      assertThat(order.advice().result()).isEqualTo(order.proposal());
      assertThat(order.lines().stream().mapToLong(l -> l.line().amount().cents()).sum())
          .isEqualTo(order.proposal().total().cents());
    }
  }

  @Test
  void anAdoptedOrderIsWrittenAndItsReceiptVerifies() {
    SupplierOrder order = small();
    Signed signed = shop.signing.adopt(shop.orderer, order.given().id(), asAdvised(order));
    Signed.Done done = (Signed.Done) signed;
    Receipt receipt = shop.journal.receipt(done.entry()).orElseThrow();
    assertThat(Receipts.flaw(Receipts.parse(Receipts.write(receipt)), shop.journal.key()))
        .isEmpty();
    Progress.Decided decided = (Progress.Decided) orders.get(order.given().id()).progress();
    assertThat(decided.outcome()).isEqualTo("adopted");
    PurchaseOrder written = orders.get(order.given().id()).written().orElseThrow();
    assertThat(written.total()).isEqualTo(order.proposal().total());
    assertThat(written.lines())
        .hasSameSizeAs(
            order.proposal().lines().stream().filter(l -> l.quantity().thousandths() > 0).toList());
    orders.prepare();
    assertThat(orders.find(order.supplier(), DAY).orElseThrow().given().id())
        .as("what was decided is not advised again")
        .isEqualTo(order.given().id());
  }

  @Test
  void aChangedOrderWantsAReasonAndIsWrittenAsChanged() {
    SupplierOrder order = small();
    Id advice = order.given().id();
    assertThatThrownBy(() -> shop.signing.adopt(shop.orderer, advice, onePackMore(order, "  ")))
        .isInstanceOfSatisfying(
            Trouble.class, t -> assertThat(t.finding().code()).isEqualTo("reason-missing"));
    shop.signing.adopt(shop.orderer, advice, onePackMore(order, "Fête de l’école samedi."));
    Progress.Decided decided = (Progress.Decided) orders.get(advice).progress();
    assertThat(decided.outcome()).isEqualTo("amended");
    assertThat(decided.reason()).contains("Fête de l’école samedi.");
    OrderProposal.Line first = order.proposal().lines().getFirst();
    assertThat(
            orders.get(advice).written().orElseThrow().lines().stream()
                .filter(l -> l.product().equals(first.product()))
                .map(PurchaseOrder.Line::quantity))
        .containsExactly(first.quantity().plus(first.pack()));
    assertThat(shop.advices.linesSeenAndChanged(Orders.ACT)[1]).isEqualTo(1);
  }

  @Test
  void aRefusedOrderWritesNothing() {
    SupplierOrder order = small();
    shop.signing.refuse(shop.orderer, order.given().id(), "Nous prenons chez le voisin.");
    Progress.Decided decided = (Progress.Decided) orders.get(order.given().id()).progress();
    assertThat(decided.outcome()).isEqualTo("refused");
    assertThat(orders.get(order.given().id()).written()).isEmpty();
  }

  @Test
  void noOneAdoptsLinesThatWereNotOnTheForm() {
    SupplierOrder order = small();
    long before = shop.journal.size();
    assertThatThrownBy(
            () ->
                shop.signing.adopt(
                    shop.orderer, order.given().id(), Shop.answer(Map.of(), Set.of(), "")))
        .isInstanceOfSatisfying(
            RefusedByCharter.class, r -> assertThat(r.refusal().article()).isEqualTo("A17"));
    assertThat(shop.journal.size()).isEqualTo(before + 1);
  }

  @Test
  void aMarkedLineIsOpenedBeforeTheOrderIsAdopted() {
    SupplierOrder order =
        orders.ofToday().stream()
            .filter(o -> !o.toLookAt().isEmpty() && o.proposal().total().cents() < 40_000)
            .findFirst()
            .orElseThrow();
    assertThatThrownBy(
            () ->
                shop.signing.adopt(
                    shop.orderer, order.given().id(), Shop.answer(quantities(order), Set.of(), "")))
        .isInstanceOfSatisfying(
            RefusedByCharter.class, r -> assertThat(r.refusal().article()).isEqualTo("A17"));
    assertThat(orders.get(order.given().id()).isOpen()).isTrue();
  }

  @Test
  void whoHoldsNoMandateIsRefusedUnderArticleSixteenAndTheKeeperUnderArticleTen() {
    SupplierOrder order = small();
    long before = shop.journal.size();
    assertThatThrownBy(() -> shop.signing.adopt(shop.member, order.given().id(), asAdvised(order)))
        .isInstanceOfSatisfying(
            RefusedByCharter.class, r -> assertThat(r.refusal().article()).isEqualTo("A16"));
    assertThatThrownBy(() -> shop.signing.adopt(shop.keeper, order.given().id(), asAdvised(order)))
        .isInstanceOfSatisfying(
            RefusedByCharter.class, r -> assertThat(r.refusal().article()).isEqualTo("A10"));
    assertThat(shop.journal.size()).isEqualTo(before + 2);
    assertThat(shop.journal.get(before).entry().action()).isEqualTo("charter.refused");
    assertThat(orders.get(order.given().id()).isOpen()).isTrue();
  }

  @Test
  void anOrderAboveTheHighestCeilingIsRefusedUnderArticleSixteen() {
    SupplierOrder order = small();
    Map<String, Quantity> quantities = new HashMap<>(quantities(order));
    order
        .proposal()
        .lines()
        .forEach(
            l -> quantities.put(l.product(), new Quantity(1_000_000_000L, l.quantity().unit())));
    assertThatThrownBy(
            () ->
                shop.signing.adopt(
                    shop.orderer,
                    order.given().id(),
                    Shop.answer(quantities, marked(order), "Tout prendre.")))
        .isInstanceOfSatisfying(
            RefusedByCharter.class, r -> assertThat(r.refusal().article()).isEqualTo("A16"));
    assertThat(shop.journal.get(shop.journal.size() - 1).entry().action())
        .isEqualTo("charter.refused");
  }

  @Test
  void aboveTheLimitForOneASecondMemberSigns() {
    SupplierOrder order = small();
    Id advice = order.given().id();
    Answer answer = upTo(order, 200_000);
    assertThat(shop.signing.adopt(shop.orderer, advice, answer))
        .isInstanceOf(Signed.WaitsForSecond.class);
    Money waiting = orders.get(advice).standing().total();
    assertThat(waiting.cents()).isBetween(180_001L, 250_000L);
    assertThat(shop.advices.get(advice).decision()).as("nothing is decided yet").isEmpty();
    Set<String> seen = quantities(order).keySet();
    String signed = ((Progress.ToCosign) orders.get(advice).progress()).digest().hex();
    assertThatThrownBy(() -> shop.signing.cosign(shop.orderer, advice, seen, signed))
        .isInstanceOfSatisfying(
            Trouble.class, t -> assertThat(t.finding().code()).isEqualTo("cosign-oneself"));
    assertThatThrownBy(() -> shop.signing.cosign(shop.member, advice, Set.of(), signed))
        .isInstanceOfSatisfying(
            RefusedByCharter.class, r -> assertThat(r.refusal().article()).isEqualTo("A17"));
    assertThat(shop.signing.cosign(shop.member, advice, seen, signed))
        .isInstanceOf(Signed.Done.class);
    assertThat(orders.get(advice).written().orElseThrow().total()).isEqualTo(waiting);
  }

  @Test
  void theSecondSignsWhatTheFirstSignedAndNothingElse() {
    SupplierOrder order = small();
    Id advice = order.given().id();
    shop.signing.adopt(shop.orderer, advice, upTo(order, 200_000));
    String signed = ((Progress.ToCosign) orders.get(advice).progress()).digest().hex();
    shop.signing.adopt(shop.orderer, advice, upTo(order, 220_000));
    Set<String> seen = quantities(order).keySet();
    assertThatThrownBy(() -> shop.signing.cosign(shop.member, advice, seen, signed))
        .isInstanceOfSatisfying(
            Trouble.class, t -> assertThat(t.finding().code()).isEqualTo("cosign-changed"));
    assertThat(shop.advices.get(advice).decision()).isEmpty();
  }

  @Test
  void aFirstSignatureCanBeTakenBack() {
    SupplierOrder order = small();
    Id advice = order.given().id();
    shop.signing.adopt(shop.orderer, advice, upTo(order, 200_000));
    shop.signing.withdraw(shop.orderer, advice);
    assertThat(orders.get(advice).isOpen()).isTrue();
    assertThat(shop.signing.adopt(shop.orderer, advice, asAdvised(order)))
        .isInstanceOf(Signed.Done.class);
  }

  @Test
  void noSignatureWaitsOnAnAdviceThatANewerOneReplaced() {
    SupplierOrder order = small();
    Id advice = order.given().id();
    shop.grocery.imports().undo(shop.grocery.imports().list().getFirst().id(), "member");
    orders.prepare();
    assertThat(shop.advices.get(advice).superseded()).isTrue();
    assertThatThrownBy(() -> shop.signing.adopt(shop.orderer, advice, upTo(order, 200_000)))
        .isInstanceOfSatisfying(
            Trouble.class, t -> assertThat(code(t)).isEqualTo("advice-changed"));
    assertThat(shop.store.<Integer>read(sql -> sql.fetchCount(coop.lanterne.db.Tables.TO_COSIGN)))
        .isZero();
  }

  /** The order with so many packs more of one product that it costs about that much. */
  private static Answer upTo(SupplierOrder order, long cents) {
    OrderProposal.Line line =
        order.proposal().lines().stream()
            .filter(l -> l.unitPrice().isPresent())
            .findFirst()
            .orElseThrow();
    long packCents = line.unitPrice().orElseThrow().times(line.pack()).cents();
    long packs = (cents - order.proposal().total().cents()) / packCents;
    Map<String, Quantity> quantities = new HashMap<>(quantities(order));
    quantities.put(
        line.product(),
        new Quantity(
            line.quantity().thousandths() + packs * line.pack().thousandths(),
            line.quantity().unit()));
    return Shop.answer(quantities, marked(order), "Une grande fête au village.");
  }

  @Test
  void aDecisionIsTakenBackByANewOneUntilTheSuppliersHour() {
    SupplierOrder order = small();
    Id advice = order.given().id();
    shop.signing.adopt(shop.orderer, advice, asAdvised(order));
    Progress.Decided first = (Progress.Decided) orders.get(advice).progress();
    Id written = orders.get(advice).written().orElseThrow().id();
    Signed.Done back = (Signed.Done) shop.signing.reverse(shop.orderer, advice, "Mauvais jour.");
    var entry = shop.journal.get(back.entry()).entry();
    assertThat(entry.reverses()).contains(first.decision());
    assertThat(orders.written(written).reversedBy()).contains(back.decision());
    orders.prepare();
    SupplierOrder again = orders.get(order.supplier(), DAY);
    assertThat(again.isOpen()).isTrue();
    assertThat(again.proposal()).isEqualTo(order.proposal());
    shop.signing.adopt(shop.orderer, again.given().id(), asAdvised(again));
    shop.clock.forward(Duration.ofDays(1));
    assertThatThrownBy(() -> shop.signing.reverse(shop.orderer, again.given().id(), "Trop tard."))
        .isInstanceOfSatisfying(
            Trouble.class, t -> assertThat(t.finding().code()).isEqualTo("too-late-to-reverse"));
  }

  @Test
  void anImportIsTakenBackUntilADecisionUsedIt() {
    SupplierOrder order = small();
    var sales = shop.grocery.imports().list().getFirst();
    shop.signing.adopt(shop.orderer, order.given().id(), asAdvised(order));
    assertThatThrownBy(() -> shop.grocery.imports().undo(sales.id(), "member"))
        .isInstanceOfSatisfying(
            Trouble.class, t -> assertThat(t.finding().code()).isEqualTo("import-used"));
  }

  @Test
  void anAdviceWhoseDataWereTakenBackIsNotAdopted() {
    SupplierOrder order = small();
    var last = shop.grocery.imports().list().getFirst();
    shop.grocery.imports().undo(last.id(), "member");
    assertThatThrownBy(() -> shop.signing.adopt(shop.orderer, order.given().id(), asAdvised(order)))
        .isInstanceOfSatisfying(
            Trouble.class, t -> assertThat(t.finding().code()).isEqualTo("advice-outdated"));
    assertThat(shop.advices.get(order.given().id()).decision()).isEmpty();
  }

  @Test
  void whatWasOrderedYesterdayIsOnItsWayTomorrow() {
    SupplierOrder order = small();
    shop.signing.adopt(shop.orderer, order.given().id(), asAdvised(order));
    PurchaseOrder written = orders.get(order.given().id()).written().orElseThrow();
    List<String> due = new ArrayList<>();
    for (int days = 1; days < 8 && due.isEmpty(); days++) {
      shop.clock.forward(Duration.ofDays(1));
      orders.prepare();
      orders
          .find(order.supplier(), DAY.plusDays(days))
          .ifPresent(
              next ->
                  next.inputs()
                      .items()
                      .forEach(
                          i ->
                              i.due().stream()
                                  .filter(d -> d.day().equals(written.delivery()))
                                  .forEach(d -> due.add(i.product().id()))));
    }
    assertThat(due).containsAll(written.lines().stream().map(PurchaseOrder.Line::product).toList());
  }

  @Test
  void everyAdviceIsComputedAgainToTheSameBytes() {
    for (SupplierOrder order : orders.ofToday()) {
      Advices.AdviceEntry given = order.given();
      assertThat(shop.advices.replay(given.id())).isEqualTo(new Replay.Same(given.digest()));
    }
  }

  @Test
  void aStoredInputAlteredOnPurposeIsFoundAtItsPlace() {
    Id advice = small().given().id();
    Value.Rec inputs = shop.advices.inputs(advice).orElseThrow();
    List<Value> items = new ArrayList<>(inputs.items("items"));
    Map<String, Value> item = new HashMap<>(((Value.Rec) items.get(3)).fields());
    item.put("counted", Value.of("2026-11-01"));
    items.set(3, new Value.Rec(item));
    Map<String, Value> altered = new HashMap<>(inputs.fields());
    altered.put("items", new Value.Seq(items));
    shop.store.write(
        tx ->
            tx.sql()
                .update(coop.lanterne.db.Tables.ADVICE)
                .set(
                    coop.lanterne.db.Tables.ADVICE.INPUTS,
                    deflate(CanonicalBytes.encode("inputs/1", new Value.Rec(altered))))
                .where(coop.lanterne.db.Tables.ADVICE.ID.eq(advice))
                .execute());
    assertThat(shop.advices.replay(advice))
        .isInstanceOfSatisfying(
            Replay.Differs.class, d -> assertThat(d.place()).isEqualTo("inputs.items[3]"));
  }

  private static byte[] deflate(byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (DeflaterOutputStream deflated = new DeflaterOutputStream(out)) {
      deflated.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static String code(Trouble trouble) {
    return trouble.finding().code();
  }

  @Test
  void afterTheSuppliersHourNothingIsDecided() {
    SupplierOrder order = orders.get("noyers", DAY); // before noon
    shop.clock.forward(Duration.ofHours(7));
    assertThat(orders.get("noyers", DAY).isMissed(shop.clock.instant())).isTrue();
    assertThatThrownBy(() -> shop.signing.adopt(shop.orderer, order.given().id(), asAdvised(order)))
        .isInstanceOfSatisfying(
            Trouble.class, t -> assertThat(code(t)).isEqualTo("cut-off-passed"));
    assertThatThrownBy(() -> shop.signing.refuse(shop.orderer, order.given().id(), "Trop tard."))
        .isInstanceOfSatisfying(
            Trouble.class, t -> assertThat(code(t)).isEqualTo("cut-off-passed"));
    assertThat(shop.signatures.deciders(Orders.ACT, "noyers")).isNotEmpty();
    assertThat(shop.grocery.shelf().phone("noyers")).isPresent();
  }

  @Test
  void tomorrowsOrdersAreReadyInTheAfternoonAndMayBeDecidedThen() {
    assertThat(orders.ofTomorrow()).isEmpty();
    shop.clock.forward(Duration.ofHours(11));
    orders.prepare();
    List<SupplierOrder> tomorrow = orders.ofTomorrow();
    assertThat(tomorrow).isNotEmpty().allMatch(o -> o.day().equals(DAY.plusDays(1)));
    SupplierOrder first =
        tomorrow.stream()
            .filter(o -> o.proposal().total().cents() < 40_000)
            .findFirst()
            .orElseThrow();
    assertThat(shop.signing.adopt(shop.orderer, first.given().id(), asAdvised(first)))
        .isInstanceOf(Signed.Done.class);
  }

  @Test
  void whatTheColdRoomCanTakeIsSharedAndShrinksWithEachDecision() {
    shop.grocery.coldRoom().say(DAY, 9);
    shop.grocery.coldRoom().say(DAY, 5);
    orders.prepare();
    assertThat(coldPacks()).isEqualTo(5);
    SupplierOrder cut =
        orders.ofToday().stream()
            .filter(o -> !o.inputs().limits().isNone() && coldPacks(o) > 0)
            .findFirst()
            .orElseThrow();
    assertThat(shop.signing.adopt(shop.orderer, cut.given().id(), asAdvised(cut)))
        .isInstanceOf(Signed.Done.class);
    Map<String, OrderProposal> before =
        orders.ofToday().stream()
            .collect(Collectors.toMap(SupplierOrder::supplier, SupplierOrder::proposal));
    orders.prepare();
    for (SupplierOrder order : orders.ofToday()) {
      assertThat(order.proposal())
          .as("as advised, one leaves the others as they were")
          .isEqualTo(before.get(order.supplier()));
      assertThat(shop.advices.replay(order.given().id())).isInstanceOf(Replay.Same.class);
    }
  }

  private int coldPacks() {
    return orders.ofToday().stream().mapToInt(OrdersTest::coldPacks).sum();
  }

  private static int coldPacks(SupplierOrder order) {
    return order.proposal().lines().stream()
        .filter(l -> order.inputs().item(l.product()).product().cold())
        .mapToInt(l -> coop.lanterne.grocery.order.Limits.packs(l.quantity(), l.pack()))
        .sum();
  }

  @Test
  void anOrderTakenBackIsRememberedUntilItIsDecidedAgain() {
    SupplierOrder order = small();
    shop.signing.adopt(shop.orderer, order.given().id(), onePackMore(order, "Une fête."));
    shop.signing.reverse(shop.orderer, order.given().id(), "La fête est annulée.");
    orders.prepare();
    SupplierOrder again = orders.get(order.supplier(), DAY);
    PurchaseOrder sent = orders.takenBack(again).orElseThrow();
    OrderProposal.Line first = order.proposal().lines().getFirst();
    assertThat(sent.lines())
        .anyMatch(
            l ->
                l.product().equals(first.product())
                    && l.quantity().equals(first.quantity().plus(first.pack())));
  }
}
