// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.grocery.surplus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import module java.base;

import coop.lanterne.db.Tables;
import coop.lanterne.grocery.order.Limits;
import coop.lanterne.kernel.Finding;
import coop.lanterne.kernel.Id;
import coop.lanterne.kernel.Message;
import coop.lanterne.kernel.Money;
import coop.lanterne.kernel.Quantity;
import coop.lanterne.kernel.Unit;
import coop.lanterne.node.decision.RefusedByCharter;
import coop.lanterne.node.decision.Replay;
import coop.lanterne.node.grocery.Examples;
import coop.lanterne.node.grocery.Shop;
import coop.lanterne.node.grocery.orders.Orders;
import coop.lanterne.node.grocery.orders.SupplierOrder;
import coop.lanterne.node.grocery.surplus.GrowerOffers.Fate;
import coop.lanterne.node.storage.Trouble;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A Monday in July: courgettes are plenty, and their supplier takes an order. */
final class SurplusTest {
  private static final LocalDate MONDAY = LocalDate.of(2026, 7, 6);
  @TempDir Path folder;
  private Shop shop;
  private Orders orders;
  private Surplus surplus;
  private String courgettes;

  @BeforeEach
  void open() {
    shop =
        Shop.morning(folder.resolve("node"), "2026-07-06T05:12:00Z", "commander", "approvisionner");
    orders = shop.grocery.orders();
    surplus = shop.grocery.surplus();
    courgettes =
        shop.grocery.shelf().products().stream()
            .filter(p -> p.name().startsWith("Courgettes"))
            .findFirst()
            .orElseThrow()
            .id();
  }

  @AfterEach
  void close() {
    shop.close();
  }

  private static Quantity kg(long kilos) {
    return Quantity.of(kilos, Unit.KILOGRAM);
  }

  private Map<String, String> form(String kilos, String price) {
    Map<String, String> form = new HashMap<>();
    form.put(Announcement.PRODUCT, courgettes);
    form.put(Announcement.QUANTITY, kilos);
    form.put(Announcement.PRICE, price);
    if (price.isEmpty()) {
      form.put(Announcement.GIFT, "yes");
    }
    form.put(Announcement.PICKED, MONDAY.toString());
    form.put(Announcement.UNTIL, MONDAY.plusDays(2).toString());
    form.put(Announcement.COLD, "yes");
    return form;
  }

  private Growers.Link grower(String name) {
    return surplus.invite(shop.orderer, name);
  }

  private String announce(Growers.Link grower, String kilos, String price) {
    assertThat(shop.grocery.growerOffers().announce(grower.token(), form(kilos, price)).findings())
        .isEmpty();
    return shop.grocery.growerOffers().told(grower.token(), 1).getFirst().offer().id();
  }

  private Fate fate(Growers.Link grower) {
    return shop.grocery.growerOffers().told(grower.token(), 1).getFirst().fate();
  }

  private static List<String> keys(List<Message> why) {
    return why.stream().map(Message::key).map(k -> k.replaceFirst(".*\\.", "")).toList();
  }

  private SupplierOrder supplierOrder() {
    return orders.find(shop.grocery.shelf().product(courgettes).supplier(), MONDAY).orElseThrow();
  }

  private Quantity ordered() {
    return supplierOrder().proposal().line(courgettes).quantity();
  }

  private static Map<String, Quantity> asAdvised(SurplusDay day) {
    Map<String, Quantity> quantities = new HashMap<>();
    day.offers().forEach(o -> quantities.put(o.line().offer(), o.line().quantity()));
    return quantities;
  }

  @Test
  void ofTwoHundredKilosWhatIsNeededIsProposedAndTheOrderShrinks() {
    orders.prepare();
    Quantity before = ordered();
    assertThat(before.thousandths()).isPositive();
    Growers.Link ada = grower("Ada du Bief");
    String offer = announce(ada, "200", "1,10");
    assertThat(fate(ada)).isInstanceOf(Fate.Waits.class);

    SurplusDay day = surplus.ofToday().orElseThrow();
    var line = day.offer(offer).line();
    System.out.printf("%s advised, the order was %s%n", line, before);
    assertThat(line.quantity().thousandths()).isBetween(1L, 199_000L);
    assertThat(line.quantity().thousandths() % line.pack().thousandths()).isZero();
    assertThat(line.replaces()).isEqualTo(before);
    assertThat(day.proposal().total()).isEqualTo(Money.eur(110).times(line.quantity()));
    assertThat(shop.advices.replay(day.given().id())).isInstanceOf(Replay.Same.class);

    shop.signing.adopt(shop.orderer, day.given().id(), Shop.answer(asAdvised(day), Set.of(), ""));
    assertThat(ordered()).isLessThan(before);
    assertThat(supplierOrder().inputs().item(courgettes).due())
        .anySatisfy(
            d -> {
              assertThat(d.day()).isEqualTo(MONDAY);
              assertThat(d.quantity()).isEqualTo(line.quantity());
              assertThat(d.lastDay()).isEqualTo(line.lastDay());
            });
    assertThat(surplus.ofToday()).as("one answer each").isEmpty();
    assertThat(fate(ada))
        .isInstanceOfSatisfying(
            Fate.Answered.class,
            a -> {
              assertThat(a.taken()).isEqualTo(line.quantity());
              assertThat(keys(a.why())).containsExactly("why_need");
            });
  }

  @Test
  void peopleTakeLessAndTheGrowerReadsTheirReason() {
    Growers.Link ada = grower("Ada du Bief");
    String offer = announce(ada, "200", "1,10");
    SurplusDay day = surplus.ofToday().orElseThrow();
    Map<String, Quantity> less = Map.of(offer, kg(12));
    assertThatThrownBy(
            () ->
                shop.signing.adopt(
                    shop.orderer, day.given().id(), Shop.answer(less, Set.of(), " ")))
        .isInstanceOfSatisfying(
            Trouble.class, t -> assertThat(t.finding().code()).isEqualTo("reason-missing"));
    assertThatThrownBy(
            () ->
                shop.signing.adopt(
                    shop.orderer,
                    day.given().id(),
                    Shop.answer(Map.of(offer, kg(201)), Set.of(), "Si.")))
        .isInstanceOfSatisfying(
            Trouble.class,
            t -> assertThat(t.finding().code()).isEqualTo("surplus-more-than-offered"));
    shop.signing.adopt(
        shop.orderer, day.given().id(), Shop.answer(less, Set.of(), "Peu de place ce lundi."));
    assertThat(fate(ada))
        .isInstanceOfSatisfying(
            Fate.Answered.class,
            a -> {
              assertThat(a.taken()).isEqualTo(kg(12));
              assertThat(a.words()).contains("Peu de place ce lundi.");
            });
    assertThat(shop.advices.linesSeenAndChanged(Surplus.ACT)).containsExactly(1, 1);
  }

  @Test
  void aRefusalHasAReasonAndCostsTheGrowerNothing() {
    Growers.Link ada = grower("Ada du Bief");
    Growers.Link bo = grower("Bo de la Combe");
    announce(ada, "24", "1,10");
    SurplusDay first = surplus.ofToday().orElseThrow();
    assertThatThrownBy(() -> shop.signing.refuse(shop.orderer, first.given().id(), ""))
        .isInstanceOf(Trouble.class);
    shop.signing.refuse(shop.orderer, first.given().id(), "Le camion est en panne.");
    assertThat(fate(ada))
        .isInstanceOfSatisfying(
            Fate.Answered.class,
            a -> {
              assertThat(a.taken()).isEqualTo(kg(0));
              assertThat(a.words()).contains("Le camion est en panne.");
            });
    // the day after, both offer the same: the one refused is not behind
    announce(ada, "200", "1,10");
    announce(bo, "200", "1,10");
    SurplusDay day = surplus.ofToday().orElseThrow();
    assertThat(day.offers()).hasSize(2);
    assertThat(day.offers().getFirst().line().quantity())
        .isGreaterThanOrEqualTo(day.offers().getLast().line().quantity());
    assertThat(keys(day.offers().getFirst().why())).containsExactly("why_need", "why_fair");
  }

  @Test
  void whatIsOrderedAlreadyComesFirst() {
    orders.prepare();
    SupplierOrder order = supplierOrder();
    Map<String, Quantity> quantities = new HashMap<>();
    order.proposal().lines().forEach(l -> quantities.put(l.product(), l.quantity()));
    quantities.put(courgettes, kg(120));
    shop.signing.adopt(
        shop.orderer,
        order.given().id(),
        Shop.answer(
            quantities,
            order.toLookAt().stream()
                .map(l -> l.line().product())
                .collect(java.util.stream.Collectors.toSet()),
            "Promis."));
    Growers.Link ada = grower("Ada du Bief");
    String offer = announce(ada, "200", "");
    SurplusDay day = surplus.ofToday().orElseThrow();
    assertThat(day.offer(offer).line().quantity()).isEqualTo(kg(0));
    assertThat(keys(day.offer(offer).why())).containsExactly("why_committed");
  }

  @Test
  void aFullColdRoomIsSaidOnceAndLimitsAll() {
    Growers.Link ada = grower("Ada du Bief");
    String offer = announce(ada, "200", "1,10");
    Id before = surplus.ofToday().orElseThrow().given().id();
    surplus.coldRoom(shop.orderer, 1);
    SurplusDay day = surplus.ofToday().orElseThrow();
    assertThat(day.given().id()).isNotEqualTo(before);
    assertThat(day.offer(offer).line().quantity()).isEqualTo(kg(6));
    assertThat(keys(day.offer(offer).why())).containsExactly("why_cold_room");
    assertThatThrownBy(() -> surplus.coldRoom(shop.orderer, -1)).isInstanceOf(Trouble.class);
  }

  @Test
  void whatIsTakenLeavesLessRoomForTheOrders() {
    assertThat(shop.grocery.shelf().product(courgettes).cold()).isTrue();
    surplus.coldRoom(shop.orderer, 6);
    assertThat(surplus.coldRoom()).hasValue(6);
    announce(grower("Ada du Bief"), "18", "1,10");
    SurplusDay day = surplus.ofToday().orElseThrow();
    Quantity advised = day.proposal().lines().getFirst().quantity();
    shop.signing.adopt(shop.orderer, day.given().id(), Shop.answer(asAdvised(day), Set.of(), ""));
    int taken = Limits.packs(advised, shop.grocery.shelf().product(courgettes).pack());
    assertThat(taken).isBetween(1, 3);
    assertThat(surplus.coldRoom()).hasValue(6 - taken);
    orders.prepare();
    assertThat(coldPacks()).isBetween(1, 6 - taken);
  }

  private int coldPacks() {
    return orders.of(MONDAY).stream()
        .flatMap(o -> o.proposal().lines().stream())
        .filter(l -> shop.grocery.shelf().product(l.product()).cold())
        .mapToInt(l -> Limits.packs(l.quantity(), l.pack()))
        .sum();
  }

  @Test
  void aDecisionIsTakenBackAndTheOffersWaitAgain() {
    orders.prepare();
    Quantity before = ordered();
    Growers.Link ada = grower("Ada du Bief");
    announce(ada, "200", "1,10");
    SurplusDay day = surplus.ofToday().orElseThrow();
    shop.signing.adopt(shop.orderer, day.given().id(), Shop.answer(asAdvised(day), Set.of(), ""));
    shop.signing.reverse(shop.orderer, day.given().id(), "Le camion est en panne.");
    assertThat(ordered()).isEqualTo(before);
    assertThat(fate(ada)).isInstanceOf(Fate.Waits.class);
    assertThat(surplus.ofToday()).isPresent();
  }

  @Test
  void onlyAMandateLetsGrowersInAndTakes() {
    assertThatThrownBy(() -> surplus.invite(shop.member, "Ada")).isInstanceOf(Trouble.class);
    assertThatThrownBy(() -> surplus.invite(shop.keeper, "Ada"))
        .isInstanceOf(RefusedByCharter.class);
    Growers.Link ada = grower("Ada du Bief");
    announce(ada, "200", "30");
    SurplusDay day = surplus.ofToday().orElseThrow();
    assertThatThrownBy(() -> shop.signing.refuse(shop.member, day.given().id(), "Non."))
        .isInstanceOfSatisfying(
            RefusedByCharter.class, r -> assertThat(r.refusal().article()).isEqualTo("A16"));
    // more than any mandate of hers
    assertThatThrownBy(
            () ->
                shop.signing.adopt(
                    shop.orderer,
                    day.given().id(),
                    Shop.answer(
                        Map.of(day.offers().getFirst().line().offer(), kg(200)),
                        Set.of(),
                        "Tout.")))
        .isInstanceOfSatisfying(
            RefusedByCharter.class, r -> assertThat(r.refusal().article()).isEqualTo("A16"));
    // a line that did not stand on the form
    assertThatThrownBy(
            () ->
                shop.signing.adopt(
                    shop.orderer, day.given().id(), Shop.answer(Map.of(), Set.of(), "")))
        .isInstanceOfSatisfying(
            RefusedByCharter.class, r -> assertThat(r.refusal().article()).isEqualTo("A17"));
  }

  @Test
  void aLinkShowsAndChangesItsOwnOffersAlone() {
    Growers.Link ada = grower("Ada du Bief");
    Growers.Link bo = grower("Bo de la Combe");
    String adas = announce(ada, "24", "1,10");
    assertThat(shop.grocery.growerOffers().told(bo.token(), 10)).isEmpty();
    assertThatThrownBy(() -> shop.grocery.growerOffers().withdraw(bo.token(), adas))
        .isInstanceOfSatisfying(
            Trouble.class,
            t -> {
              assertThat(t.kind()).isEqualTo(Trouble.Cause.RIGHT);
              assertThat(t.finding().code()).isEqualTo("surplus-not-yours");
            });
    assertThat(fate(ada)).isInstanceOf(Fate.Waits.class);
    shop.grocery.growerOffers().withdraw(ada.token(), adas);
    assertThat(fate(ada)).isInstanceOf(Fate.Withdrawn.class);
    assertThatThrownBy(() -> shop.grocery.growerOffers().withdraw(ada.token(), adas))
        .isInstanceOf(Trouble.class);
    assertThat(surplus.ofToday()).isEmpty();
  }

  @Test
  void aLinkIsRevokedAndOnlyItsDigestWasKept() {
    Growers.Link ada = grower("Ada du Bief");
    announce(ada, "24", "1,10");
    assertThat(
            shop.store.<List<String>>read(
                sql -> sql.selectFrom(Tables.GROWER_LINK).fetch(r -> r.getTokenDigest().hex())))
        .hasSize(1)
        .doesNotContain(ada.token());
    Growers.Link again = surplus.renew(shop.orderer, ada.grower());
    assertThatThrownBy(() -> shop.grocery.growerOffers().told(ada.token(), 1))
        .isInstanceOf(Trouble.class);
    assertThat(shop.grocery.growerOffers().told(again.token(), 1)).hasSize(1);
    surplus.revoke(shop.orderer, ada.grower());
    assertThatThrownBy(
            () -> shop.grocery.growerOffers().announce(again.token(), form("24", "1,10")))
        .isInstanceOfSatisfying(
            Trouble.class, t -> assertThat(t.finding().code()).isEqualTo("link-gone"));
    assertThatThrownBy(() -> shop.grocery.growerOffers().told("0123", 1))
        .isInstanceOf(Trouble.class);
  }

  @Test
  void aGrowersNameIsErasedAfterTheLinkAndTheOffersStay() {
    Growers.Link ada = grower("Ada du Bief");
    announce(ada, "24", "1,10");
    KeptGrowers kept = new KeptGrowers();
    assertThat(shop.store.<List<LocalDate>>read(kept::days)).isEmpty();
    surplus.revoke(shop.orderer, ada.grower());
    assertThat(shop.store.<List<LocalDate>>read(kept::days)).containsExactly(MONDAY);
    assertThat(shop.store.<Integer>write(tx -> kept.erase(tx, MONDAY))).isEqualTo(1);
    assertThat(surplus.growers().list()).isEmpty();
    assertThat(shop.store.<List<LocalDate>>read(kept::days)).isEmpty();
    assertThat(surplus.ofToday().orElseThrow().offers()).hasSize(1);
  }

  @Test
  void anOfferThatNobodyAnsweredIsGone() {
    Growers.Link ada = grower("Ada du Bief");
    announce(ada, "24", "1,10");
    shop.clock.forward(Duration.ofDays(3));
    assertThat(fate(ada)).isInstanceOf(Fate.Gone.class);
  }

  @Test
  void whatIsTakenIsNotExpectedTwice() {
    Growers.Link ada = grower("Ada du Bief");
    announce(ada, "200", "1,10");
    SurplusDay day = surplus.ofToday().orElseThrow();
    shop.signing.adopt(shop.orderer, day.given().id(), Shop.answer(asAdvised(day), Set.of(), ""));
    String supplier = shop.grocery.shelf().product(courgettes).supplier();
    assertThat(orders.outlook(supplier).orElseThrow().inputs().item(courgettes).due())
        .anyMatch(d -> d.day().equals(MONDAY));
    shop.clock.forward(Duration.ofDays(1));
    Path count = folder.resolve("stock.csv");
    assertThat(writeCount(count)).isTrue();
    shop.take(count);
    assertThat(orders.outlook(supplier).orElseThrow().inputs().item(courgettes).due())
        .noneMatch(d -> d.day().equals(MONDAY));
  }

  private boolean writeCount(Path file) {
    try {
      Files.writeString(file, "date,product,quantity\n" + MONDAY + "," + courgettes + ",60\n");
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** The forms of the error catalogue give the findings that their pages show. */
  @Test
  void eachBadFormGivesTheFindingsThatItsPageShows() throws IOException {
    shop.clock.forward(Duration.ofDays(141)); // 24 November, the day of the catalogue
    for (String code :
        List.of(
            "surplus-expired",
            "surplus-gone",
            "surplus-nothing",
            "surplus-price-zero",
            "surplus-gift-price",
            "surplus-not-yours")) {
      badForm(code);
    }
  }

  private void badForm(String code) throws IOException {
    Path example = Examples.of(code);
    List<String> lines = Files.readAllLines(example.resolve("offer.csv"));
    List<String> columns = List.of(lines.getFirst().split(",", -1));
    Growers.Link ada = grower("Ada du Bief");
    Growers.Link bo = grower("Bo de la Combe");
    List<String> found = new ArrayList<>();
    for (int i = 1; i < lines.size(); i++) {
      Map<String, String> form = new HashMap<>();
      String[] cells = lines.get(i).split(",", -1);
      for (int c = 0; c < cells.length; c++) {
        if (!cells[c].isEmpty()) {
          form.put(columns.get(c), cells[c]);
        }
      }
      form.put(Announcement.PRODUCT, courgettes);
      String token = form.getOrDefault("link", "ada").equals("bo") ? bo.token() : ada.token();
      if (form.containsKey("withdraw")) {
        String offer = shop.grocery.growerOffers().told(ada.token(), 1).getFirst().offer().id();
        try {
          shop.grocery.growerOffers().withdraw(token, offer);
        } catch (Trouble trouble) {
          found.add(trouble.finding().code() + "||" + form.get("withdraw"));
        }
      } else {
        for (Finding finding : shop.grocery.growerOffers().announce(token, form).findings()) {
          found.add(Examples.line(finding));
        }
      }
    }
    List<String> wanted = Examples.findings(code);
    assertThat(wanted).isNotEmpty();
    assertThat(found).as(code).isEqualTo(wanted);
    long kept =
        shop.grocery.growerOffers().told(ada.token(), 10).size()
            + (long) shop.grocery.growerOffers().told(bo.token(), 10).size();
    assertThat(Files.readString(example.resolve("expected.json")))
        .contains("\"kept_rows\": " + kept);
  }
}
