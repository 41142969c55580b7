// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.grocery.stock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import module java.base;

import coop.lanterne.grocery.files.Facts;
import coop.lanterne.grocery.files.Product;
import coop.lanterne.grocery.order.OrderInputs;
import coop.lanterne.kernel.Finding;
import coop.lanterne.kernel.Quantity;
import coop.lanterne.kernel.Unit;
import coop.lanterne.node.decision.Replay;
import coop.lanterne.node.grocery.Examples;
import coop.lanterne.node.grocery.Shop;
import coop.lanterne.node.grocery.orders.SupplierOrder;
import coop.lanterne.node.grocery.shop.LossCause;
import coop.lanterne.node.grocery.stock.Counts.Choice;
import coop.lanterne.node.grocery.stock.Counts.Difference;
import coop.lanterne.node.grocery.stock.Counts.Entry;
import coop.lanterne.node.grocery.stock.Counts.Moment;
import coop.lanterne.node.storage.Trouble;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A stock count: sent by pages that lose their network, explained and confirmed by someone. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class CountsTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 24);
  private static final LocalDate EVE = DAY.minusDays(1);
  private static final String NOW = "2026-11-24T05:12:00Z";
  private static final String SHEET = "0123456789abcdef0123456789abcdef";
  private static final String OTHER = "fedcba9876543210fedcba9876543210";

  @TempDir Path folder;
  private int opened;
  private Shop shop;
  private Counts counts;

  @BeforeEach
  void open() {
    shop = Shop.year(folder.resolve("node" + opened++), NOW, "commander");
    counts = shop.grocery.counts();
  }

  @AfterEach
  void close() {
    shop.close();
  }

  private static Quantity pieces(long whole) {
    return Quantity.of(whole, Unit.PIECE);
  }

  private String expected(String product) {
    return counts.list(EVE).stream()
        .filter(i -> i.product().id().equals(product))
        .findFirst()
        .flatMap(Counts.Item::expected)
        .map(q -> Long.toString(q.thousandths()))
        .orElse("");
  }

  private List<Counts.Answer> send(String sheet, long number, String product, String quantity) {
    return counts.send(
        EVE,
        List.of(new Entry(sheet, Long.toString(number), product, quantity, expected(product))));
  }

  private Difference difference(String product) {
    return counts.differences(EVE).stream()
        .filter(d -> d.product().id().equals(product))
        .findFirst()
        .orElseThrow();
  }

  private static Choice choice(Difference difference, Quantity counted, String cause) {
    return new Choice(
        difference.product().id(), difference.seen(), Long.toString(counted.thousandths()), cause);
  }

  private static List<String> codes(Map<String, Finding> wrong) {
    return wrong.values().stream().map(Finding::code).sorted().toList();
  }

  /** A product counted by the piece, on an order of today that nobody decided yet. */
  private Product counted() {
    shop.grocery.orders().prepare();
    return counts.list(EVE).stream()
        .filter(i -> i.product().unit() == Unit.PIECE)
        .filter(i -> i.expected().filter(e -> e.compareTo(pieces(4)) > 0).isPresent())
        .map(Counts.Item::product)
        .filter(p -> shop.grocery.orders().find(p.supplier(), DAY).isPresent())
        .findFirst()
        .orElseThrow();
  }

  private OrderInputs.Item advised(Product product) {
    shop.grocery.orders().prepare();
    return shop.grocery.orders().get(product.supplier(), DAY).inputs().item(product.id());
  }

  private static long onHand(OrderInputs.Item item) {
    return item.lots().stream().mapToLong(l -> l.quantity().thousandths()).sum();
  }

  // --- sending

  @Test
  void whatIsSentTwiceCountsOnce() {
    assertThat(send(SHEET, 1, "batavia", "7").getFirst().wrong()).isEmpty();
    assertThat(send(SHEET, 1, "batavia", "7").getFirst().wrong()).isEmpty();
    assertThat(difference("batavia").counted())
        .extracting(Counts.Counted::quantity)
        .containsExactly(pieces(7));
    assertThat(send(SHEET, 1, "batavia", "8").getFirst().wrong().orElseThrow().code())
        .isEqualTo("count-sheet");
    assertThat(difference("batavia").counted()).hasSize(1);
  }

  @Test
  void aLineThatIsMendedReplacesTheEarlierOneInWhateverOrderTheyArrive() {
    send(SHEET, 2, "batavia", "9");
    send(SHEET, 1, "batavia", "7");
    assertThat(difference("batavia").counted())
        .extracting(Counts.Counted::quantity)
        .containsExactly(pieces(9));
    send(SHEET, 3, "batavia", "");
    assertThat(counts.differences(EVE)).isEmpty();
    assertThat(counts.waiting()).isEmpty();
  }

  /** A bad network, drawn: lines lost, doubled, late; what was written last is what stands. */
  @Test
  void onABadNetworkWhatWasWrittenLastStands() {
    long seed = 20261124;
    Random random = new Random(seed);
    List<String> products =
        counts.list(EVE).stream()
            .filter(i -> i.product().unit() == Unit.PIECE)
            .limit(4)
            .map(i -> i.product().id())
            .toList();
    Map<String, String> last = new HashMap<>();
    Map<String, Integer> numbers = new HashMap<>();
    List<Entry> onTheWay = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      String product = products.get(random.nextInt(products.size()));
      String quantity = Integer.toString(random.nextInt(30));
      int number = numbers.merge(product, 1, Integer::sum);
      last.put(product, quantity);
      Entry entry =
          new Entry(SHEET, Integer.toString(number), product, quantity, expected(product));
      onTheWay.add(entry);
      if (random.nextBoolean()) {
        onTheWay.add(entry); // its answer was lost: it is sent again
      }
    }
    Collections.shuffle(onTheWay, random);
    for (Entry entry : onTheWay) {
      assertThat(counts.send(EVE, List.of(entry)).getFirst().wrong()).as("seed " + seed).isEmpty();
    }
    Map<String, String> stands = new HashMap<>();
    for (Difference d : counts.differences(EVE)) {
      assertThat(d.counted()).hasSize(1);
      stands.put(
          d.product().id(), Long.toString(d.counted().getFirst().quantity().thousandths() / 1000));
    }
    assertThat(stands).as("seed " + seed).isEqualTo(last);
  }

  @Test
  void goodLinesAreKeptBesideBadOnes() {
    List<Counts.Answer> answers =
        counts.send(
            EVE,
            List.of(
                new Entry(SHEET, "1", "batavia", "7", expected("batavia")),
                new Entry(SHEET, "1", "carottes", "-2", ""),
                new Entry("nobody’s sheet", "1", "batavia", "7", "")));
    assertThat(answers)
        .extracting(a -> a.wrong().map(Finding::code).orElse(""))
        .containsExactly("", "count-negative", "count-sheet");
    assertThat(counts.differences(EVE)).hasSize(1);
  }

  @Test
  void oneCountsTheStockOfTheseDaysAlone() {
    for (LocalDate day : List.of(DAY.plusDays(1), DAY.minusDays(8))) {
      assertThatThrownBy(() -> counts.send(day, List.of()))
          .isInstanceOfSatisfying(
              Trouble.class, t -> assertThat(t.finding().code()).isEqualTo("count-day"));
    }
    assertThat(counts.now()).isEqualTo(Moment.MORNING);
    assertThat(counts.evening(Moment.MORNING)).isEqualTo(EVE);
    shop.clock.forward(Duration.ofHours(13));
    assertThat(counts.now()).isEqualTo(Moment.EVENING);
    assertThat(counts.evening(Moment.EVENING)).isEqualTo(DAY);
  }

  // --- what takes effect, and when

  @Test
  void theNextAdviceReadsTheCountedStockOnceSomeoneConfirmed() {
    Product product = counted();
    OrderInputs.Item before = advised(product);
    SupplierOrder first = shop.grocery.orders().get(product.supplier(), DAY);
    long there = onHand(before);
    Quantity found = new Quantity(there - 3000, Unit.PIECE);
    send(SHEET, 1, product.id(), Long.toString(there / 1000 - 3));
    assertThat(advised(product)).as("nothing before someone confirms").isEqualTo(before);

    Difference difference = difference(product.id());
    assertThat(difference.expected()).contains(new Quantity(there, Unit.PIECE));
    assertThat(difference.toChoose()).isFalse();
    long entries = shop.journal.size();
    Counts.Confirmed confirmed =
        counts.confirm(EVE, List.of(choice(difference, found, "spoiled")), "Écrasés.");
    assertThat(confirmed.wrong()).isEmpty();
    assertThat(shop.journal.get(entries).entry().action()).isEqualTo("fact.stocktake");
    assertThat(onHand(advised(product))).isEqualTo(there - 3000);
    SupplierOrder second = shop.grocery.orders().get(product.supplier(), DAY);
    assertThat(second.given().id()).as("advised again").isNotEqualTo(first.given().id());
    assertThat(shop.advices.replay(second.given().id())).isInstanceOf(Replay.Same.class);
    assertThat(shop.grocery.shelf().story(product.id(), 28).losses())
        .contains(new Facts.Loss(EVE, product.id(), pieces(3), "spoiled"));
    assertThat(counts.waiting()).isEmpty();
    assertThat(counts.past().getFirst().reason()).contains("Écrasés.");

    counts.undo(confirmed.id().orElseThrow());
    assertThat(advised(product)).isEqualTo(before);
    assertThat(shop.grocery.shelf().story(product.id(), 28).losses())
        .noneMatch(l -> l.date().equals(EVE) && l.cause().equals("spoiled"));
    assertThat(difference(product.id()).counted()).hasSize(1);
    assertThatThrownBy(() -> counts.undo(confirmed.id().orElseThrow())).isInstanceOf(Trouble.class);
  }

  @Test
  void whatIsLeftOfALotKeepsItsDate() {
    Product product = counted();
    OrderInputs.Item before = advised(product);
    LocalDate freshest = before.lots().getLast().lastDay();
    assertThat(before.lots().getLast().dateKnown()).isTrue();
    send(SHEET, 1, product.id(), "2");
    counts.confirm(
        EVE, List.of(choice(difference(product.id()), pieces(2), "expired")), "Date passée.");
    OrderInputs.Item after = advised(product);
    assertThat(onHand(after)).isEqualTo(2000);
    assertThat(after.lots()).allMatch(l -> l.dateKnown() && !l.lastDay().isAfter(freshest));
    assertThat(after.lots().getLast().lastDay()).isEqualTo(freshest);
  }

  @Test
  void aMistakeOfTheBookIsNoLoss() {
    Product product = counted();
    long there = onHand(advised(product)) / 1000;
    send(SHEET, 1, product.id(), Long.toString(there - 2));
    counts.confirm(
        EVE,
        List.of(choice(difference(product.id()), pieces(there - 2), "error")),
        "Une livraison notée deux fois.");
    assertThat(onHand(advised(product))).isEqualTo((there - 2) * 1000);
    assertThat(shop.grocery.shelf().story(product.id(), 28).losses())
        .noneMatch(l -> l.cause().equals("error"));
  }

  @Test
  void aCountAsExpectedNeedsNeitherCauseNorReason() {
    Product product = counted();
    long there = onHand(advised(product)) / 1000;
    send(SHEET, 1, product.id(), Long.toString(there));
    Difference difference = difference(product.id());
    assertThat(difference.agrees()).isTrue();
    Counts.Confirmed confirmed =
        counts.confirm(EVE, List.of(choice(difference, pieces(there), "")), "");
    assertThat(confirmed.id()).isPresent();
  }

  @Test
  void whereMoreIsThereNothingIsLost() {
    Product product = counted();
    long there = onHand(advised(product)) / 1000;
    send(SHEET, 1, product.id(), Long.toString(there + 5));
    Difference difference = difference(product.id());
    assertThat(
            codes(
                counts
                    .confirm(EVE, List.of(choice(difference, pieces(there + 5), "theft")), "Vu.")
                    .wrong()))
        .containsExactly("count-cause");
    assertThat(
            counts
                .confirm(EVE, List.of(choice(difference, pieces(there + 5), "inventory")), "Vu.")
                .id())
        .isPresent();
    assertThat(onHand(advised(product))).isEqualTo((there + 5) * 1000);
    assertThat(LossCause.of(true)).containsExactly(LossCause.ERROR, LossCause.INVENTORY);
  }

  @Test
  void aDifferenceWithoutItsCauseOrReasonConfirmsNothing() {
    Product product = counted();
    send(SHEET, 1, product.id(), "1");
    String other =
        counts.list(EVE).stream()
            .filter(i -> i.expected().filter(e -> e.thousandths() > 0).isPresent())
            .map(i -> i.product().id())
            .filter(id -> !id.equals(product.id()))
            .findFirst()
            .orElseThrow();
    send(SHEET, 1, other, "0");
    Difference difference = difference(product.id());
    List<Choice> choices =
        List.of(
            choice(difference, pieces(1), ""),
            new Choice(other, difference(other).seen(), "0", LossCause.SPOILED.text()));
    assertThat(codes(counts.confirm(EVE, choices, " ").wrong()))
        .containsExactly("count-cause", "count-reason");
    assertThat(counts.past()).isEmpty();
    assertThat(counts.differences(EVE)).hasSize(2);
    assertThat(codes(counts.confirm(EVE, List.of(), "").wrong())).containsExactly("count-changed");
  }

  // --- conflicts

  @Test
  void whenTwoPeopleCountTwoThingsSomeoneChooses() {
    Product product = counted();
    send(SHEET, 1, product.id(), "4");
    send(OTHER, 1, product.id(), "6");
    Difference difference = difference(product.id());
    assertThat(difference.disputed()).isTrue();
    assertThat(difference.counted())
        .extracting(Counts.Counted::quantity)
        .containsExactlyInAnyOrder(pieces(4), pieces(6));
    Choice none = new Choice(product.id(), difference.seen(), "", "inventory");
    assertThat(codes(counts.confirm(EVE, List.of(none), "Vu.").wrong()))
        .containsExactly("count-choice");
    assertThat(
            counts
                .confirm(
                    EVE, List.of(choice(difference, pieces(6), "inventory")), "Recompté à deux.")
                .id())
        .isPresent();
    assertThat(onHand(advised(product))).isEqualTo(6000);
  }

  @Test
  void twoPeopleWhoAgreeAreNoConflictAndWhatIsInDisputeCanBeCountedAgain() {
    Product product = counted();
    send(SHEET, 1, product.id(), "4");
    send(OTHER, 1, product.id(), "4");
    assertThat(difference(product.id()).disputed()).isFalse();
    send(OTHER, 2, product.id(), "6");
    Difference difference = difference(product.id());
    OrderInputs.Item before = advised(product);
    Choice again = new Choice(product.id(), difference.seen(), Counts.AGAIN, "");
    assertThat(counts.confirm(EVE, List.of(again), "").id()).isPresent();
    assertThat(counts.differences(EVE)).isEmpty();
    assertThat(advised(product)).isEqualTo(before);
  }

  @Test
  void whenTheBookMovedSinceThePageWasOpenedBothAreShownAndSomeoneChooses() throws IOException {
    shop.clock.forward(Duration.ofHours(13)); // after closing
    Counts.Item item =
        counts.list(DAY).stream()
            .filter(i -> i.product().unit() == Unit.PIECE)
            .filter(i -> i.expected().filter(e -> e.compareTo(pieces(10)) > 0).isPresent())
            .findFirst()
            .orElseThrow();
    String code = item.product().id();
    Quantity before = item.expected().orElseThrow();
    Path sales = folder.resolve("sales.csv");
    Files.writeString(sales, "date,product,quantity\n" + DAY + "," + code + ",4\n");
    shop.take(sales);
    Quantity now = new Quantity(before.thousandths() - 4000, Unit.PIECE);
    counts.send(
        DAY,
        List.of(
            new Entry(
                SHEET,
                "1",
                code,
                Long.toString(now.thousandths() / 1000),
                Long.toString(before.thousandths()))));
    Difference difference = counts.differences(DAY).getFirst();
    assertThat(difference.moved()).isTrue();
    assertThat(difference.before()).contains(before);
    assertThat(difference.expected()).contains(now);
    assertThat(difference.agrees()).as("someone looks at it").isFalse();
    Choice stale = new Choice(code, "/" + now.thousandths(), "0", "");
    assertThat(codes(counts.confirm(DAY, List.of(stale), "").wrong()))
        .containsExactly("count-changed");
    assertThat(counts.confirm(DAY, List.of(choice(difference, now, "")), "").id()).isPresent();
  }

  @Test
  void whatChangedWhileSomeoneReadIsReadAgain() {
    Product product = counted();
    send(SHEET, 1, product.id(), "4");
    Choice read = choice(difference(product.id()), pieces(4), "spoiled");
    send(OTHER, 1, product.id(), "5");
    assertThat(codes(counts.confirm(EVE, List.of(read), "Écrasés.").wrong()))
        .containsExactly("count-changed");
    assertThat(counts.past()).isEmpty();
  }

  @Test
  void aLineThatArrivesAfterItsMendWasConfirmedChangesNothing() {
    Product product = counted();
    send(SHEET, 2, product.id(), "4");
    counts.confirm(
        EVE, List.of(choice(difference(product.id()), pieces(4), "spoiled")), "Écrasés.");
    send(SHEET, 1, product.id(), "9");
    assertThat(counts.differences(EVE)).isEmpty();
  }

  // --- around it

  @Test
  void productsStandInTheirOrderWithinTheirFamilies() {
    List<Counts.Item> items = counts.list(EVE);
    String family = items.getFirst().product().family();
    List<String> before = codesOf(items, family);
    counts.arrange(
        Map.of(before.getLast(), Optional.of(1L), before.get(before.size() - 2), Optional.of(2L)));
    List<String> after = codesOf(counts.list(EVE), family);
    assertThat(after.subList(0, 2))
        .containsExactly(before.getLast(), before.get(before.size() - 2));
    assertThat(after.subList(2, after.size())).isEqualTo(before.subList(0, before.size() - 2));
    counts.arrange(
        Map.of(
            before.getLast(), Optional.empty(), before.get(before.size() - 2), Optional.empty()));
    assertThat(codesOf(counts.list(EVE), family)).isEqualTo(before);
  }

  private static List<String> codesOf(List<Counts.Item> items, String family) {
    return items.stream()
        .map(Counts.Item::product)
        .filter(p -> p.family().equals(family))
        .map(Product::id)
        .toList();
  }

  @Test
  void theReasonIsErasedAndTheCountStays() {
    Product product = counted();
    send(SHEET, 1, product.id(), "4");
    counts.confirm(
        EVE, List.of(choice(difference(product.id()), pieces(4), "spoiled")), "Écrasés.");
    NotedReasons kept = new NotedReasons();
    assertThat(shop.store.<List<LocalDate>>read(kept::days)).containsExactly(DAY);
    assertThat(shop.store.<Integer>write(tx -> kept.erase(tx, DAY))).isEqualTo(1);
    assertThat(counts.past().getFirst().reason()).isEmpty();
    assertThat(onHand(advised(product))).isEqualTo(4000);
  }

  /** The forms of the error catalogue give the findings that their pages show. */
  @Test
  void eachBadCountGivesTheFindingsThatItsPageShows() throws IOException {
    for (String code :
        List.of(
            "count-negative",
            "count-not-a-number",
            "count-not-whole",
            "count-too-large",
            "count-unknown-product")) {
      List<Entry> entries = new ArrayList<>();
      for (String line : Files.readAllLines(Examples.of(code).resolve("count.csv"))) {
        String[] cells = line.split(",", 2);
        if (!cells[0].equals("product")) {
          entries.add(new Entry(SHEET, "1", cells[0], cells[1].replace("\"", ""), ""));
        }
      }
      List<String> found = new ArrayList<>();
      for (Counts.Answer answer : counts.send(EVE, entries)) {
        found.add(Examples.line(answer.wrong().orElseThrow()));
      }
      List<String> wanted = Examples.findings(code);
      assertThat(wanted).isNotEmpty();
      assertThat(found).as(code).isEqualTo(wanted);
      assertThat(counts.differences(EVE)).as("nothing is kept").isEmpty();
    }
  }
}
