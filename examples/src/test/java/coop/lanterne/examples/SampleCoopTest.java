// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.examples;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sample is read here as any reader would: from its files alone. */
class SampleCoopTest {
  private static final LocalDate UNTIL = LocalDate.of(2026, 11, 23);
  private static final LocalDate FROM = LocalDate.of(2025, 11, 24);

  /** A row of a file, by the names of its columns. */
  private record Row(Map<String, String> fields) {
    String get(String column) {
      return known(fields, column);
    }
  }

  @TempDir static Path temp = Path.of("");

  @BeforeAll
  static void write() throws IOException {
    SampleCoop.write(temp.resolve("clean"), UNTIL, SampleCoop.SEED, false);
    SampleCoop.write(temp.resolve("dirty"), UNTIL, SampleCoop.SEED, true);
  }

  @Test
  void theSameSeedGivesTheSameBytes() throws Exception {
    assertThat(digest("clean"))
        .isEqualTo("8bbc4dad00e6bf7ce0a8588a4fcccaefb8224f71a1aca44e5e5ab8c93cb433e4");
    assertThat(digest("dirty"))
        .isEqualTo("7ed347543afccbcbfaf05318dff56860cb75c81ee9345577e1f94b042ca24405");
    SampleCoop.write(temp.resolve("again"), UNTIL, SampleCoop.SEED, false);
    assertThat(digest("again")).isEqualTo(digest("clean"));
    SampleCoop.write(temp.resolve("other"), UNTIL, 7, false);
    assertThat(digest("other")).isNotEqualTo(digest("clean"));
  }

  @Test
  void itHasTheSizeOfASmallShop() throws IOException {
    assertThat(rows("products.csv")).hasSize(300);
    assertThat(column("products.csv", "product")).doesNotHaveDuplicates();
    assertThat(rows("suppliers.csv")).hasSize(12);
    assertThat(rows("members.csv")).hasSize(24);
    assertThat(rows("days.csv")).hasSize(365 + 28);
    assertThat(Set.copyOf(column("sales.csv", "product"))).hasSize(300);
    long bytes = 0;
    try (var files = Files.list(temp.resolve("clean"))) {
      for (Path file : files.toList()) {
        bytes += Files.size(file);
      }
    }
    assertThat(bytes).isBetween(2_000_000L, 6_000_000L);
  }

  @Test
  void everyRowNamesAKnownProductOnADayOfTheYear() throws IOException {
    Set<String> products = Set.copyOf(column("products.csv", "product"));
    for (String file : List.of("sales.csv", "deliveries.csv", "losses.csv", "stock.csv")) {
      assertThat(products).as(file).containsAll(column(file, "product"));
      for (Row row : file.equals("deliveries.csv") ? received() : rows(file)) {
        assertThat(date(row)).as(file).isBetween(FROM.minusDays(1), UNTIL);
      }
    }
    assertThat(Set.copyOf(column("suppliers.csv", "supplier")))
        .isEqualTo(Set.copyOf(column("products.csv", "supplier")));
  }

  @Test
  void theShopIsClosedOnMondaysAndSomeHolidaysAndThenSellsNothing() throws IOException {
    Set<String> closed = new HashSet<>();
    for (Row day : rows("days.csv")) {
      if (day.get("open").equals("0")) {
        closed.add(day.get("date"));
        assertThat(day.get("visitors")).isEqualTo("0");
      }
    }
    assertThat(closed).contains("2025-12-25", "2026-01-01", "2026-04-06", "2026-05-01");
    assertThat(closed).doesNotContain("2026-11-22", "2026-11-21");
    assertThat(column("sales.csv", "date")).doesNotContainAnyElementsOf(closed);
    assertThat(column("deliveries.csv", "date")).doesNotContainAnyElementsOf(closed);
  }

  @Test
  void easterFallsWhereTheAlmanacSays() {
    assertThat(ShopCalendar.easter(2024)).isEqualTo("2024-03-31");
    assertThat(ShopCalendar.easter(2025)).isEqualTo("2025-04-20");
    assertThat(ShopCalendar.easter(2026)).isEqualTo("2026-04-05");
    assertThat(ShopCalendar.easter(2027)).isEqualTo("2027-03-28");
    assertThat(ShopCalendar.publicHolidays(2026)).hasSize(11);
  }

  @Test
  void saturdayIsTheBusiestDayAndTuesdayAQuietOne() throws IOException {
    Map<DayOfWeek, List<Integer>> visitors = new TreeMap<>();
    for (Row day : rows("days.csv")) {
      if (day.get("open").equals("1")) {
        visitors
            .computeIfAbsent(date(day).getDayOfWeek(), d -> new ArrayList<>())
            .add(Integer.parseInt(day.get("visitors")));
      }
    }
    double saturday = mean(visitors, DayOfWeek.SATURDAY);
    assertThat(saturday).isGreaterThan(1.5 * mean(visitors, DayOfWeek.TUESDAY));
    assertThat(saturday).isGreaterThan(1.2 * mean(visitors, DayOfWeek.FRIDAY));
    assertThat(visitors).doesNotContainKey(DayOfWeek.MONDAY);
  }

  @Test
  void strawberriesAreSoldInSpringAndSquashInAutumnAlone() throws IOException {
    for (Row sale : rows("sales.csv")) {
      int month = date(sale).getMonthValue();
      switch (sale.get("product")) {
        case "fraises" -> assertThat(month).isBetween(5, 7);
        case "potimarron" -> assertThat(month).isNotIn(3, 4, 5, 6, 7, 8);
        default -> {}
      }
    }
  }

  @Test
  void everyDeliveryComesOnADayOfItsSupplier() throws IOException {
    Map<String, String> days = new HashMap<>();
    rows("suppliers.csv").forEach(s -> days.put(s.get("supplier"), s.get("delivery_days")));
    Map<String, Row> products = products();
    for (Row delivery : rows("deliveries.csv")) {
      Row product = known(products, delivery.get("product"));
      String day = date(delivery).getDayOfWeek().name().substring(0, 3).toLowerCase(Locale.ROOT);
      assertThat(known(days, product.get("supplier")).split(" ", -1)).contains(day);
      long pack = thousandths(product.get("pack"));
      assertThat(thousandths(delivery.get("ordered")) % pack).isZero();
      assertThat(thousandths(delivery.get("ordered"))).isPositive();
    }
    for (Row delivery : received()) {
      assertThat(thousandths(delivery.get("refused")))
          .isBetween(0L, thousandths(delivery.get("delivered")));
    }
  }

  @Test
  void someDeliveriesAreShortSomeOverSomeRefused() throws IOException {
    int shortOnes = 0;
    int over = 0;
    int refused = 0;
    List<Row> deliveries = received();
    for (Row d : deliveries) {
      int sign = Long.signum(thousandths(d.get("delivered")) - thousandths(d.get("ordered")));
      shortOnes += sign < 0 ? 1 : 0;
      over += sign > 0 ? 1 : 0;
      refused += d.get("refused").equals("0") ? 0 : 1;
    }
    assertThat(shortOnes).isBetween(deliveries.size() / 100, deliveries.size() / 10);
    assertThat(over).isBetween(deliveries.size() / 500, deliveries.size() / 30);
    assertThat(refused).isBetween(deliveries.size() / 500, deliveries.size() / 30);
  }

  @Test
  void whatIsOrderedAndHasNotComeYetIsToldWithoutAQuantityDelivered() throws IOException {
    List<Row> toCome = rows("deliveries.csv");
    toCome.removeIf(row -> !row.get("delivered").isEmpty());
    assertThat(toCome).hasSizeGreaterThan(20);
    for (Row row : toCome) {
      assertThat(date(row)).isBetween(UNTIL.plusDays(1), UNTIL.plusDays(28));
      assertThat(row.get("refused") + row.get("best_before")).isEmpty();
    }
  }

  /** Deliveries that came. */
  private List<Row> received() throws IOException {
    return rows("deliveries.csv").stream().filter(r -> !r.get("delivered").isEmpty()).toList();
  }

  /** From its files alone: each count is the one before plus what came in less what went out. */
  @Test
  void stockIsWhatCameInLessWhatWasSoldAndLostAndIsNeverNegative() throws IOException {
    Map<String, NavigableMap<LocalDate, Long>> moves = new HashMap<>();
    for (Row row : received()) {
      move(moves, row, thousandths(row.get("delivered")) - thousandths(row.get("refused")));
    }
    for (String file : List.of("sales.csv", "losses.csv")) {
      for (Row row : rows(file)) {
        assertThat(thousandths(row.get("quantity"))).isPositive();
        move(moves, row, -thousandths(row.get("quantity")));
      }
    }
    Map<String, NavigableMap<LocalDate, Long>> counts = new HashMap<>();
    for (Row row : rows("stock.csv")) {
      move(counts, row, thousandths(row.get("quantity")));
    }
    int checked = 0;
    for (String product : products().keySet()) {
      NavigableMap<LocalDate, Long> counted = known(counts, product);
      assertThat(counted.firstKey()).isEqualTo(FROM.minusDays(1));
      assertThat(counted.lastKey()).isEqualTo(UNTIL);
      NavigableMap<LocalDate, Long> all = moves.getOrDefault(product, new TreeMap<>());
      long stock = counted.firstEntry().getValue();
      for (LocalDate day = FROM; !day.isAfter(UNTIL); day = day.plusDays(1)) {
        stock += all.getOrDefault(day, 0L);
        assertThat(stock).as("%s on %s", product, day).isNotNegative();
        Long seen = counted.get(day);
        if (seen != null) {
          assertThat(stock).as("%s counted on %s", product, day).isEqualTo(seen);
          checked++;
        }
      }
    }
    assertThat(checked).isGreaterThan(9_000);
  }

  @Test
  void nothingCountedHasExpired() throws IOException {
    for (Row row : rows("stock.csv")) {
      if (!row.get("best_before").isEmpty()) {
        assertThat(LocalDate.parse(row.get("best_before"))).isAfter(date(row));
      }
    }
  }

  /** Shelves that run out, and waste: enough of both for an order to matter, not a ruin. */
  @Test
  void freshGoodsRunOutAndSpoilAsInARealShop() throws IOException {
    Map<String, Row> products = products();
    BigDecimal received = BigDecimal.ZERO;
    BigDecimal lost = BigDecimal.ZERO;
    for (Row row : received()) {
      received = received.add(worth(products, row, "delivered"));
    }
    for (Row row : rows("losses.csv")) {
      lost = lost.add(worth(products, row, "quantity"));
    }
    assertThat(lost.doubleValue() / received.doubleValue()).isBetween(0.03, 0.09);
    long empty = rows("stock.csv").stream().filter(row -> row.get("quantity").equals("0")).count();
    assertThat(empty).isGreaterThan(500);
  }

  @Test
  void theSoiledCopyIsTheCleanOnePlusThePlantedRows() throws IOException {
    Map<String, Set<Integer>> planted = new TreeMap<>();
    Set<String> codes = new HashSet<>();
    for (Row row : read(temp.resolve("dirty/planted.csv"))) {
      planted
          .computeIfAbsent(row.get("file"), f -> new HashSet<>())
          .add(Integer.parseInt(row.get("line")));
      codes.add(row.get("code"));
    }
    assertThat(planted).containsOnlyKeys("deliveries.csv", "losses.csv", "sales.csv", "stock.csv");
    assertThat(codes).hasSize(11);
    for (Map.Entry<String, Set<Integer>> file : planted.entrySet()) {
      List<String> kept = new ArrayList<>();
      List<String> lines = Files.readAllLines(temp.resolve("dirty").resolve(file.getKey()));
      for (int i = 0; i < lines.size(); i++) {
        if (!file.getValue().contains(i + 1)) {
          kept.add(lines.get(i));
        }
      }
      assertThat(kept).isEqualTo(Files.readAllLines(temp.resolve("clean").resolve(file.getKey())));
    }
  }

  @Test
  void itSaysThatEverythingIsInvented() throws IOException {
    assertThat(Files.readString(temp.resolve("clean/LISEZMOI.txt")))
        .contains("Tout est inventé", "Everything is invented", "23 novembre 2026")
        .doesNotContain("{", "planted");
    assertThat(Files.readString(temp.resolve("dirty/LISEZMOI.txt"))).contains("planted.csv");
  }

  @Test
  void anyOtherYearHoldsTogetherToo() throws IOException {
    for (LocalDate until : List.of(LocalDate.of(2024, 2, 29), LocalDate.of(2027, 7, 14))) {
      Path dir = temp.resolve(until.toString());
      SampleCoop.write(dir, until, 3, true);
      assertThat(read(dir.resolve("days.csv"))).hasSizeBetween(365 + 28, 366 + 28);
    }
  }

  private static <K, V> V known(Map<K, V> map, K key) {
    return Objects.requireNonNull(map.get(key), () -> "nothing known of " + key);
  }

  private static void move(
      Map<String, NavigableMap<LocalDate, Long>> moves, Row row, long quantity) {
    moves
        .computeIfAbsent(row.get("product"), p -> new TreeMap<>())
        .merge(date(row), quantity, Long::sum);
  }

  private static BigDecimal worth(Map<String, Row> products, Row row, String column) {
    String price = known(products, row.get("product")).get("price");
    return BigDecimal.valueOf(thousandths(row.get(column)), 3)
        .multiply(new BigDecimal(price.replace(',', '.')));
  }

  private static double mean(Map<DayOfWeek, List<Integer>> visitors, DayOfWeek day) {
    return known(visitors, day).stream().mapToInt(Integer::intValue).average().orElseThrow();
  }

  private static long thousandths(String number) {
    return new BigDecimal(number.replace(',', '.')).movePointRight(3).longValueExact();
  }

  private static LocalDate date(Row row) {
    return LocalDate.parse(row.get("date"));
  }

  private static Map<String, Row> products() throws IOException {
    Map<String, Row> products = new LinkedHashMap<>();
    rows("products.csv").forEach(p -> products.put(p.get("product"), p));
    return products;
  }

  private static List<String> column(String file, String column) throws IOException {
    return rows(file).stream().map(row -> row.get(column)).toList();
  }

  private static List<Row> rows(String file) throws IOException {
    return read(temp.resolve("clean").resolve(file));
  }

  private static List<Row> read(Path file) throws IOException {
    List<String> lines = Files.readAllLines(file);
    String[] names = lines.getFirst().split(";", -1);
    List<Row> rows = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] fields = line.split(";", -1);
      assertThat(fields).as(line).hasSameSizeAs(names);
      Map<String, String> row = new HashMap<>();
      for (int i = 0; i < names.length; i++) {
        row.put(names[i], fields[i]);
      }
      rows.add(new Row(row));
    }
    return rows;
  }

  private static String digest(String dir) throws IOException, NoSuchAlgorithmException {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    try (var files = Files.list(temp.resolve(dir))) {
      for (Path file : files.sorted().toList()) {
        digest.update((file.getFileName() + "\n").getBytes(StandardCharsets.UTF_8));
        digest.update(Files.readAllBytes(file));
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}
