// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.grocery.order;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import coop.lanterne.grocery.files.Facts.NeedKind;
import coop.lanterne.grocery.files.FileKind;
import coop.lanterne.grocery.files.Grocery;
import coop.lanterne.grocery.files.GroceryFiles;
import coop.lanterne.kernel.Digest;
import coop.lanterne.kernel.Quantity;
import coop.lanterne.kernel.Unit;
import org.junit.jupiter.api.Test;

/** From files to what an advice needs. */
class GroceryOrdersTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
  private static final Digest ANY = Digest.of(new byte[0]);
  private final Map<FileKind, String> files = new EnumMap<>(FileKind.class);

  GroceryOrdersTest() {
    files.put(
        FileKind.SUPPLIERS,
        """
        supplier,name,order_days,delivery_days,lead_days,cut_off
        bief,Bief,lun-ven,"mar, mer, jeu, ven, sam",1,9 h 30
        """);
    files.put(
        FileKind.PRODUCTS,
        """
        product;name;family;unit;supplier;pack;shelf_life_days;price
        batavia;Batavia;légumes;pièce;bief;6;4;1,05
        """);
    files.put(FileKind.STOCK, "date,product,quantity,best_before\n2026-11-23,batavia,14,\n");
    files.put(FileKind.SALES, "date,product,quantity\n2026-11-20,batavia,9\n");
  }

  private Grocery grocery() throws IOException {
    Grocery grocery =
        GroceryFiles.readAll(
            kind ->
                Optional.ofNullable(files.get(kind))
                    .map(t -> new ByteArrayInputStream(t.getBytes(StandardCharsets.UTF_8))),
            TODAY);
    assertThat(grocery.stopped()).isFalse();
    return grocery;
  }

  private OrderInputs inputs() throws IOException {
    return GroceryOrders.inputs(
            grocery(), TODAY, Shop.policy("0.9", 100), Seasons.NONE, 1, List.of(), ANY, "0.1.0")
        .getFirst();
  }

  private static Quantity pieces(long n) {
    return Quantity.of(n, Unit.PIECE);
  }

  @Test
  void undatedStockIsSupposedToComeFromTheLatestDeliveries() throws IOException {
    files.put(
        FileKind.DELIVERIES,
        "date,product,ordered,delivered\n2026-11-17,batavia,12,12\n2026-11-20,batavia,12,12\n2026-11-21,batavia,12,12\n");
    OrderInputs.Item item = inputs().item("batavia");
    assertThat(item.lots())
        .containsExactly(
            new OrderInputs.Lot(pieces(2), LocalDate.of(2026, 11, 23), false),
            new OrderInputs.Lot(pieces(12), LocalDate.of(2026, 11, 24), false));
  }

  @Test
  void theBookOfAnEveningKnowsNothingOfWhatCameAfterIt() throws IOException {
    files.put(
        FileKind.STOCK,
        "date,product,quantity,best_before\n2026-11-20,batavia,14,2026-11-25\n2026-11-23,batavia,2,2026-11-25\n");
    files.put(
        FileKind.DELIVERIES,
        "date,product,ordered,delivered,refused,best_before\n2026-11-21,batavia,12,12,2,2026-11-27\n2026-11-23,batavia,6,6,,2026-11-28\n");
    files.put(
        FileKind.SALES,
        "date,product,quantity\n2026-11-20,batavia,9\n2026-11-21,batavia,6\n2026-11-22,batavia,3\n2026-11-23,batavia,5\n");
    files.put(FileKind.LOSSES, "date,product,quantity,cause\n2026-11-22,batavia,1,vol\n");
    // 14 counted in the evening of the 20th, 10 kept of 12 on the 21st, 6 + 3 sold and 1 lost since
    assertThat(GroceryOrders.book(grocery(), LocalDate.of(2026, 11, 22)).get("batavia"))
        .containsExactly(
            new OrderInputs.Lot(pieces(4), LocalDate.of(2026, 11, 25), true),
            new OrderInputs.Lot(pieces(10), LocalDate.of(2026, 11, 27), true));
    assertThat(GroceryOrders.book(grocery(), LocalDate.of(2026, 11, 23)).get("batavia"))
        .as("counted that evening")
        .containsExactly(new OrderInputs.Lot(pieces(2), LocalDate.of(2026, 11, 25), true));
    assertThat(GroceryOrders.book(grocery(), LocalDate.of(2026, 11, 19)))
        .as("never counted by then")
        .isEmpty();
  }

  @Test
  void anOldCountIsBroughtToThisMorning() throws IOException {
    files.put(
        FileKind.STOCK,
        "date,product,quantity,best_before\n2026-11-20,batavia,4,2026-11-22\n2026-11-20,batavia,10,2026-11-25\n");
    files.put(
        FileKind.SALES,
        "date,product,quantity\n2026-11-20,batavia,9\n2026-11-21,batavia,6\n2026-11-23,batavia,3\n");
    files.put(FileKind.LOSSES, "date,product,quantity,cause\n2026-11-22,batavia,1,abîmé\n");
    files.put(
        FileKind.DELIVERIES,
        "date,product,ordered,delivered,refused\n2026-11-23,batavia,12,12,2\n2026-11-25,batavia,6,,\n");
    OrderInputs.Item item = inputs().item("batavia");
    assertThat(item.lots())
        .containsExactly(
            new OrderInputs.Lot(pieces(4), LocalDate.of(2026, 11, 25), true),
            new OrderInputs.Lot(pieces(10), LocalDate.of(2026, 11, 26), false));
    assertThat(item.due())
        .containsExactly(
            new OrderInputs.Due(LocalDate.of(2026, 11, 25), pieces(6), LocalDate.of(2026, 11, 28)));
  }

  @Test
  void anEmptyEveningMeansThatMoreWasWanted() throws IOException {
    files.put(
        FileKind.STOCK, "date,product,quantity\n2026-11-20,batavia,0\n2026-11-23,batavia,5\n");
    History history = inputs().item("batavia").history();
    assertThat(history.days().getFirst()).isEqualTo(new History.Day(9000, true, true));
    assertThat(history.outOfStock(14)).isEqualTo(1);
  }

  private static final LocalDate FRIDAY = LocalDate.of(2026, 11, 20);

  /** 9 sold on Friday the 20th and on Monday; some other days were open. */
  private void someDays(String stock, String losses, String deliveries) {
    files.put(FileKind.STOCK, "date,product,quantity\n" + stock);
    files.put(
        FileKind.SALES, "date,product,quantity\n2026-11-20,batavia,9\n2026-11-23,batavia,9\n");
    files.put(FileKind.LOSSES, "date,product,quantity,cause\n" + losses);
    files.put(FileKind.DELIVERIES, "date,product,ordered,delivered\n" + deliveries);
    files.put(FileKind.DAYS, "date,open\n2026-11-20,1\n2026-11-21,1\n2026-11-22,0\n2026-11-23,1\n");
  }

  @Test
  void anEveningEmptiedIntoTheBinDoesNotMeanThatMoreWasWanted() throws IOException {
    someDays("2026-11-20,batavia,0\n", "2026-11-20,batavia,3,périmé\n", "");
    assertThat(inputs().item("batavia").history().days().getFirst())
        .isEqualTo(new History.Day(9000, true, false));
  }

  @Test
  void fromAnEmptyEveningToTheNextDeliveryNothingCouldBeSold() throws IOException {
    someDays("2026-11-20,batavia,0\n", "", "2026-11-23,batavia,12,12\n");
    assertThat(inputs().item("batavia").history().days())
        .containsExactly(
            new History.Day(9000, true, true),
            new History.Day(0, true, true),
            new History.Day(0, false, false),
            new History.Day(9000, true, false));
  }

  @Test
  void theBookTellsAnEmptyEveningWhereNobodyCounted() throws IOException {
    someDays("2026-11-19,batavia,9\n", "", "2026-11-23,batavia,12,12\n");
    assertThat(inputs().item("batavia").history().days().getFirst().outOfStock()).isTrue();
    someDays("2026-11-19,batavia,2\n", "", "2026-11-23,batavia,12,12\n");
    assertThat(inputs().item("batavia").history().days().getFirst().outOfStock())
        .as("seven more sold than there were: the book is wrong")
        .isFalse();
  }

  @Test
  void aProductGoneForTwoWeeksWasNotOnSaleAndSaysNothing() throws IOException {
    StringBuilder days = new StringBuilder("date,open\n");
    for (LocalDate d = FRIDAY.minusDays(40); d.isBefore(TODAY); d = d.plusDays(1)) {
      days.append(d).append(",1\n");
    }
    files.put(FileKind.DAYS, days.toString());
    files.put(FileKind.SALES, "date,product,quantity\n2026-10-20,batavia,9\n");
    files.put(FileKind.STOCK, "date,product,quantity\n2026-10-20,batavia,0\n");
    OrderInputs.Item gone = inputs().item("batavia");
    assertThat(gone.offSale()).contains(LocalDate.of(2026, 10, 21));
    assertThat(gone.history().openDays()).isEqualTo(1);
    files.put(FileKind.DELIVERIES, "date,product,ordered,delivered\n2026-11-25,batavia,12,\n");
    assertThat(inputs().item("batavia").offSale()).as("some is due").isEmpty();
    files.put(FileKind.DELIVERIES, "date,product,ordered,delivered\n2026-11-02,batavia,12,12\n");
    assertThat(inputs().item("batavia").history().outOfStock(60))
        .as("gone for twelve days: it ran out")
        .isEqualTo(13);
  }

  @Test
  void aDayWithoutAnySaleWasClosedAndAWeekdayNeverOpenWillBe() throws IOException {
    StringBuilder sales = new StringBuilder("date,product,quantity\n");
    for (LocalDate d = TODAY.minusDays(60); d.isBefore(TODAY); d = d.plusDays(1)) {
      if (d.getDayOfWeek() != DayOfWeek.SUNDAY) {
        sales.append(d).append(",batavia,").append(5 + d.getDayOfMonth() % 5).append('\n');
      }
    }
    files.put(FileKind.SALES, sales.toString());
    OrderInputs inputs = inputs();
    assertThat(inputs.closed()).allMatch(d -> d.getDayOfWeek() == DayOfWeek.SUNDAY).isNotEmpty();
    files.put(FileKind.DAYS, "date,open,visitors\n2026-11-25,no,\n2026-11-29,yes,120\n");
    assertThat(inputs().closed())
        .contains(LocalDate.of(2026, 11, 25))
        .doesNotContain(LocalDate.of(2026, 11, 29));
  }

  @Test
  void whatIsUsuallyOrderedIsTheMiddleOfTheLastFourOnThatDayOfTheWeek() throws IOException {
    // Asked on Tuesday the 24th, delivered on Wednesday.
    StringBuilder deliveries = new StringBuilder("date,product,ordered,delivered\n");
    int[] wednesdays = {60, 24, 18, 24, 30};
    for (int i = 0; i < wednesdays.length; i++) {
      LocalDate day = LocalDate.of(2026, 10, 21).plusWeeks(i);
      deliveries.append(day).append(",batavia,").append(wednesdays[i]).append(",6\n");
      deliveries.append(day.plusDays(2)).append(",batavia,90,6\n");
    }
    files.put(FileKind.DELIVERIES, deliveries.toString());
    assertThat(inputs().item("batavia").usual()).contains(pieces(24));
  }

  @Test
  void whatWasAskedForInVainRaisesTheLeastThatWasWanted() throws IOException {
    files.put(
        FileKind.NEEDS,
        "date,product,quantity,kind\n2026-11-20,batavia,3,asked\n2026-11-26,batavia,4,panier\n2026-11-20,batavia,9,panier\n");
    OrderInputs.Item item = inputs().item("batavia");
    assertThat(item.history().days().getFirst()).isEqualTo(new History.Day(12_000, true, true));
    assertThat(item.told().asked()).contains(pieces(3));
    assertThat(item.told().promised())
        .containsExactly(new Told.Promise(LocalDate.of(2026, 11, 26), NeedKind.BASKET, pieces(4)));
  }

  @Test
  void correctionsOfTheProductOfItsFamilyAndOfTheShopAreTold() throws IOException {
    files.put(
        FileKind.CORRECTIONS,
        """
        du;au;portée;de;facteur;raison
        28/11/2026;28/11/2026;produit;Batavia;1,5;fête du village
        27/11/2026;29/11/2026;famille;LEGUMES;0,8;marché à côté
        26/11/2026;26/11/2026;magasin;;2;inauguration
        20/11/2026;23/11/2026;magasin;;2;passée
        """);
    assertThat(inputs().item("batavia").told().corrections())
        .extracting(c -> c.from() + " " + c.factor() + " " + c.reason())
        .containsExactly(
            "2026-11-26 2 inauguration",
            "2026-11-27 0.8 marché à côté",
            "2026-11-28 1.5 fête du village");
  }
}
