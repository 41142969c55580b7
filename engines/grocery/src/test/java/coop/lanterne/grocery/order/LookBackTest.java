// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.grocery.order;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import coop.lanterne.grocery.files.FileKind;
import coop.lanterne.grocery.files.Grocery;
import coop.lanterne.grocery.files.GroceryFiles;
import coop.lanterne.grocery.order.LookBack.Choice;
import coop.lanterne.grocery.order.LookBack.Of;
import coop.lanterne.grocery.order.LookBack.Row;
import coop.lanterne.kernel.Money;
import coop.lanterne.kernel.Quantity;
import coop.lanterne.kernel.Unit;
import org.junit.jupiter.api.Test;

/** Months that are over, beside what can be counted by hand. */
class LookBackTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
  private static final YearMonth NOVEMBER = YearMonth.of(2026, 11);
  private final Map<FileKind, String> files = new EnumMap<>(FileKind.class);

  LookBackTest() {
    files.put(
        FileKind.SUPPLIERS,
        """
        supplier,name,order_days,delivery_days,lead_days
        bief,Bief,lun-ven,"mar, mer, jeu, ven, sam",1
        """);
    files.put(
        FileKind.PRODUCTS,
        """
        product,name,family,unit,supplier,pack,shelf_life_days,price
        batavia,Batavia,légumes,piece,bief,6,4,"1.50"
        poireau,Poireau,légumes,kg,bief,5,8,2
        panais,Panais,légumes,kg,bief,5,8,
        """);
    files.put(FileKind.STOCK, "date,product,quantity\n2026-11-17,batavia,10\n");
    files.put(
        FileKind.DELIVERIES,
        """
        date,product,ordered,delivered,refused
        2025-10-06,batavia,600,600,
        2026-10-06,batavia,60,60,
        2026-11-18,batavia,12,12,2
        2026-11-19,poireau,10,10,
        2026-11-19,panais,10,10,
        2026-11-26,batavia,12,,
        """);
    files.put(
        FileKind.SALES,
        """
        date,product,quantity
        2026-11-17,batavia,4
        2026-11-18,batavia,6
        2026-11-19,batavia,10
        2026-11-20,poireau,3
        2026-11-23,poireau,1
        """);
    files.put(
        FileKind.LOSSES,
        """
        date,product,quantity,cause
        2026-10-09,batavia,6,périmé
        2026-11-20,poireau,2.5,périmé
        2026-11-20,panais,4,gelé
        """);
  }

  private List<Row> rows(Choice... choices) throws IOException {
    Grocery grocery =
        GroceryFiles.readAll(
            kind ->
                Optional.ofNullable(files.get(kind))
                    .map(t -> new ByteArrayInputStream(t.getBytes(StandardCharsets.UTF_8))),
            TODAY);
    assertThat(grocery.stopped()).isFalse();
    List<OrderInputs> shops = GroceryOrders.past(grocery, TODAY, Shop.policy("0.9", 100));
    return LookBack.rows(grocery, shops, TODAY, 12, List.of(choices));
  }

  private static Row get(List<Row> rows, YearMonth month, Unit unit) {
    Of of = new Of(month, "légumes", unit);
    return rows.stream().filter(r -> r.of().equals(of)).findFirst().orElseThrow();
  }

  @Test
  void aMonthAddsUpWhatCameInAndWhatWasLostOfEachFamilyAndUnit() throws IOException {
    List<Row> rows = rows();
    Row pieces = get(rows, NOVEMBER, Unit.PIECE);
    assertThat(pieces.received()).as("twelve less two sent back").isEqualTo(10_000);
    assertThat(pieces.lost()).isZero();
    Row kilos = get(rows, NOVEMBER, Unit.KILOGRAM);
    assertThat(kilos.received()).isEqualTo(20_000);
    assertThat(kilos.lost()).isEqualTo(6_500);
    assertThat(Money.eur(kilos.lostCents())).as("parsnips have no price").isEqualTo(Money.eur(500));
    assertThat(kilos.receivedCents()).isEqualTo(2_000);
    Row october = get(rows, NOVEMBER.minusMonths(1), Unit.PIECE);
    assertThat(october.lost() * 10).as("six of sixty").isEqualTo(october.received());
    assertThat(rows).as("last year's October is too old").hasSize(3);
  }

  @Test
  void anEmptyShelfIsCountedOnEachOpenDayWithoutTheProduct() throws IOException {
    Row pieces = get(rows(), NOVEMBER, Unit.PIECE);
    // 10 counted on the 17th in the evening, 10 came, 16 sold by the 19th: 4 left
    assertThat(pieces.empty()).isZero();
    assertThat(pieces.days()).as("open: 17, 18, 19, 20, 23").isEqualTo(5);
    files.put(FileKind.STOCK, "date,product,quantity\n2026-11-17,batavia,6\n");
    Row empty = get(rows(), NOVEMBER, Unit.PIECE);
    assertThat(empty.empty())
        .as("nothing left on the 19th, nor on the 20th, nor on the 23rd")
        .isEqualTo(3);
  }

  private static Choice batavia(long advised, long ordered, long there) {
    return new Choice(
        LocalDate.of(2026, 11, 17),
        LocalDate.of(2026, 11, 19),
        "batavia",
        Quantity.of(advised, Unit.PIECE),
        Quantity.of(ordered, Unit.PIECE),
        Quantity.of(there, Unit.PIECE));
  }

  @Test
  void whoeverWasCloserToWhatWasSoldIsCounted() throws IOException {
    // 20 were sold from the 17th to the 19th; 8 were there: 12 were wanted
    Row row =
        get(
            rows(
                batavia(12, 12, 8),
                batavia(12, 18, 8),
                batavia(24, 12, 8),
                batavia(6, 18, 8),
                batavia(6, 0, 30)),
            NOVEMBER,
            Unit.PIECE);
    assertThat(row.choices())
        .containsOnly(
            Map.entry(Hindsight.UNCHANGED, 1L),
            Map.entry(Hindsight.ADVICE, 1L),
            Map.entry(Hindsight.PEOPLE, 2L),
            Map.entry(Hindsight.EQUAL, 1L));
  }

  @Test
  void onAnEmptyShelfSalesAreTheLeastThatWasWantedAndOftenNobodyCanTell() throws IOException {
    files.put(FileKind.STOCK, "date,product,quantity\n2026-11-17,batavia,6\n");
    Row row = get(rows(batavia(12, 24, 8), batavia(6, 12, 8)), NOVEMBER, Unit.PIECE);
    assertThat(row.choices())
        .as("12 at least: 12 or 24 cannot be told apart; 12 beats 6")
        .containsOnly(Map.entry(Hindsight.UNTOLD, 1L), Map.entry(Hindsight.PEOPLE, 1L));
  }

  @Test
  void whatIsNotOverYetIsSaidToBeTooEarly() throws IOException {
    Choice open =
        new Choice(
            LocalDate.of(2026, 11, 23),
            TODAY.plusDays(1),
            "batavia",
            Quantity.of(6, Unit.PIECE),
            Quantity.of(12, Unit.PIECE),
            Quantity.of(0, Unit.PIECE));
    assertThat(get(rows(open), NOVEMBER, Unit.PIECE).choices())
        .containsOnly(Map.entry(Hindsight.TOO_EARLY, 1L));
  }

  /** The slow way: every demand that may have been is tried. */
  @Test
  void theAnswerHoldsForEveryDemandThatMayHaveBeen() {
    SplittableRandom random = new SplittableRandom(20261128);
    for (int i = 0; i < 20_000; i++) {
      long advised = random.nextLong(12);
      long ordered = random.nextLong(12);
      long there = random.nextLong(8);
      long sold = random.nextLong(20);
      boolean emptied = random.nextBoolean();
      long least = Math.max(0, sold - there);
      long[] wanted = emptied ? LongStream.range(least, least + 40).toArray() : new long[] {least};
      boolean advice = false;
      boolean people = false;
      for (long w : wanted) {
        advice |= Math.abs(advised - w) < Math.abs(ordered - w);
        people |= Math.abs(ordered - w) < Math.abs(advised - w);
      }
      Hindsight slow =
          advised == ordered
              ? Hindsight.UNCHANGED
              : advice && people
                  ? Hindsight.UNTOLD
                  : advice ? Hindsight.ADVICE : people ? Hindsight.PEOPLE : Hindsight.EQUAL;
      assertThat(Hindsight.of(advised, ordered, there, sold, emptied))
          .as("%d %d %d %d %s", advised, ordered, there, sold, emptied)
          .isEqualTo(slow);
    }
  }
}
