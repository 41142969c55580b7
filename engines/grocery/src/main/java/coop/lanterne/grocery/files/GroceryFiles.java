// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.grocery.files;

import module java.base;

import coop.lanterne.grocery.files.Facts.Correction;
import coop.lanterne.grocery.files.Facts.Count;
import coop.lanterne.grocery.files.Facts.Day;
import coop.lanterne.grocery.files.Facts.Delivery;
import coop.lanterne.grocery.files.Facts.Loss;
import coop.lanterne.grocery.files.Facts.Need;
import coop.lanterne.grocery.files.Facts.NeedKind;
import coop.lanterne.grocery.files.Facts.Sale;
import coop.lanterne.grocery.files.Facts.Scope;
import coop.lanterne.kernel.Finding;
import coop.lanterne.kernel.Finding.Place;
import coop.lanterne.kernel.Finding.Severity;
import coop.lanterne.kernel.Message;
import coop.lanterne.kernel.Money;
import coop.lanterne.kernel.Quantity;
import coop.lanterne.kernel.Unit;
import coop.lanterne.tables.Folded;
import coop.lanterne.tables.Form;
import coop.lanterne.tables.Reading;
import coop.lanterne.tables.Row;
import coop.lanterne.tables.Schema;
import coop.lanterne.tables.Shape.DecimalMark;
import coop.lanterne.tables.Tables;

/**
 * Reads the files of a grocery. Good rows are kept beside bad ones; each bad row gets a finding. A
 * file that says who bought what is refused whole.
 */
public final class GroceryFiles {
  /** Days are read before the sales that are checked against them. */
  private static final List<FileKind> READ_FIRST =
      List.of(
          FileKind.SUPPLIERS,
          FileKind.PRODUCTS,
          FileKind.DAYS,
          FileKind.STOCK,
          FileKind.DELIVERIES,
          FileKind.SALES,
          FileKind.LOSSES,
          FileKind.CORRECTIONS,
          FileKind.NEEDS);

  /** How units are written, in plain letters. */
  private static final Map<Unit, Set<String>> UNITS =
      Map.of(
          Unit.PIECE,
              words(
                  "piece pieces pce pc p u unite unites unite(s) unit units unit(s) each botte"
                      + " bottes bunch bunches bouquet tete barquette"),
          Unit.KILOGRAM, words("kg kilo kilos kilogramme kilogram"),
          Unit.LITRE, words("l litre litres liter"));

  /** A silence of more days between two sales is said. */
  private static final int LONG_GAP = 92;

  private final FileKind kind;
  private final String source;
  private final Known known;
  private final List<Finding> findings = new ArrayList<>();
  private final Folded warnings = new Folded();
  private final Set<Object> seen = new HashSet<>();
  private final Map<Tally.Of, Tally> tallies = new LinkedHashMap<>();
  private Optional<LocalDate> lastDate = Optional.empty();

  private GroceryFiles(FileKind kind, String source, Known known) {
    this.kind = kind;
    this.source = source;
    this.known = known;
  }

  /** Where the bytes of a file come from. */
  @FunctionalInterface
  public interface Opener {
    /** The bytes of the file of that kind, where there is one; closed by the reader. */
    Optional<InputStream> open(FileKind kind) throws IOException;

    /** The name under which findings show the file of that kind. */
    default String name(FileKind kind) {
      return kind.fileName();
    }
  }

  /**
   * Reads every file of a folder, suppliers first, each checked against those before it.
   *
   * @throws IOException when a stream fails
   */
  public static Grocery readAll(Opener opener, LocalDate today) throws IOException {
    Map<FileKind, List<Finding>> found = new EnumMap<>(FileKind.class);
    Map<FileKind, Imported> read = new EnumMap<>(FileKind.class);
    Known known = Known.nothing(today);
    for (FileKind kind : READ_FIRST) {
      Optional<InputStream> opened = opener.open(kind);
      if (opened.isEmpty()) {
        found.put(kind, missing(kind).stream().toList());
        continue;
      }
      try (InputStream in = opened.get()) {
        Imported imported = read(kind, opener.name(kind), in, known);
        found.put(kind, imported.findings());
        read.put(kind, imported);
      }
      if (kind == FileKind.SUPPLIERS || kind == FileKind.PRODUCTS || kind == FileKind.DAYS) {
        known = known(read, today);
      }
    }
    return grocery(read, found.values().stream().flatMap(List::stream).toList());
  }

  private static Known known(Map<FileKind, Imported> read, LocalDate today) {
    return Known.of(all(read, Supplier.class), all(read, Product.class), today)
        .closedOn(all(read, Day.class).stream().filter(d -> !d.open()).map(Day::date).toList());
  }

  private static Grocery grocery(Map<FileKind, Imported> read, List<Finding> findings) {
    Map<FileKind, Integer> kept = new EnumMap<>(FileKind.class);
    read.forEach((kind, imported) -> kept.put(kind, imported.rows().size()));
    return new Grocery(
        all(read, Supplier.class),
        all(read, Product.class),
        all(read, Count.class),
        all(read, Delivery.class),
        all(read, Sale.class),
        all(read, Loss.class),
        all(read, Day.class),
        all(read, Correction.class),
        all(read, Need.class),
        findings,
        kept);
  }

  private static <R extends GroceryRow> List<R> all(Map<FileKind, Imported> read, Class<R> shape) {
    return read.values().stream().flatMap(i -> i.values(shape).stream()).toList();
  }

  private static Optional<Finding> missing(FileKind kind) {
    if (kind == FileKind.DAYS || kind == FileKind.CORRECTIONS || kind == FileKind.NEEDS) {
      return Optional.empty();
    }
    return Optional.of(
        new Finding(
            "missing-file",
            kind.required() ? Severity.STOPPED : Severity.WARNING,
            new Place(kind.fileName(), 0, ""),
            "",
            Message.of("logistics.files.missing_file.why").with("file", kind.fileName()),
            Message.of("logistics.files.missing_file.maybe")));
  }

  /**
   * Reads a file of that kind.
   *
   * @param source the name under which findings show it
   */
  public static Imported read(FileKind kind, String source, InputStream in, Known known)
      throws IOException {
    return read(kind, source, in, known, Optional.empty());
  }

  /** Reads a file of that kind, whose decimal mark is known where it is given. */
  public static Imported read(
      FileKind kind, String source, InputStream in, Known known, Optional<DecimalMark> decimals)
      throws IOException {
    GroceryFiles reader = new GroceryFiles(kind, source, known);
    List<Schema> forms =
        kind.forms().stream().map(s -> decimals.map(s::withDecimals).orElse(s)).toList();
    return switch (kind) {
      case SUPPLIERS -> reader.rows(in, forms, reader::supplier);
      case PRODUCTS -> reader.rows(in, forms, reader::product);
      case STOCK -> reader.rows(in, forms, reader::count);
      case DELIVERIES -> reader.rows(in, forms, reader::delivery);
      case SALES -> reader.rows(in, forms, reader::sale);
      case LOSSES -> reader.rows(in, forms, reader::loss);
      case DAYS -> reader.rows(in, forms, reader::day);
      case CORRECTIONS -> reader.rows(in, forms, reader::correction);
      case NEEDS -> reader.rows(in, forms, reader::need);
    };
  }

  private interface Reader {
    Optional<? extends GroceryRow> read(Row row);
  }

  private Imported rows(InputStream in, List<Schema> forms, Reader reader) throws IOException {
    List<Imported.Line> rows = new ArrayList<>();
    Consumer<Row> keep =
        row -> reader.read(row).ifPresent(r -> rows.add(new Imported.Line(row.line(), r)));
    Reading reading = Tables.read(source, in, forms.stream().map(s -> new Form(s, keep)).toList());
    long addedUp = addUp(rows);
    sayGap(rows);
    List<Finding> all = new ArrayList<>(reading.findings());
    all.addAll(findings);
    all.addAll(warnings.findings());
    all.sort(Comparator.comparingLong(f -> f.place().line()));
    return new Imported(
        kind,
        reading.shape(),
        reading.stopped() ? List.of() : rows,
        reading.kept() - (addedUp > 0 ? addedUp : rows.size()) + reading.setAside(),
        all);
  }

  /** Lines of a till or of a stock room, to be added up. */
  private static final class Tally {
    private final long line;
    private final String seen;
    private long count;
    private Quantity sum;

    Tally(long line, String seen, Quantity sum) {
      this.line = line;
      this.seen = seen;
      this.sum = sum;
    }

    /** What a tally is of. */
    private record Of(LocalDate date, String product, Optional<LocalDate> bestBefore) {}

    void add(Quantity more) {
      count++;
      sum = new Quantity(Math.addExact(sum.thousandths(), more.thousandths()), sum.unit());
    }
  }

  private void tally(Row row, Tally.Of of, Quantity quantity) {
    tallies
        .computeIfAbsent(
            of, _ -> new Tally(row.line(), row.seen("quantity"), new Quantity(0, quantity.unit())))
        .add(quantity);
  }

  /** Makes rows of what was added up; says how many lines went into them. */
  private long addUp(List<Imported.Line> rows) {
    long lines = 0;
    for (Map.Entry<Tally.Of, Tally> entry : tallies.entrySet()) {
      Tally.Of of = entry.getKey();
      Tally t = entry.getValue();
      if (t.sum.thousandths() < 0) {
        String code = kind == FileKind.SALES ? "returns-exceed-sales" : "negative-stock";
        report(code, t.line, "quantity", t.seen, Optional.empty());
        continue;
      }
      lines += t.count;
      GroceryRow row =
          kind == FileKind.SALES
              ? new Sale(of.date(), of.product(), t.sum)
              : new Count(of.date(), of.product(), t.sum, of.bestBefore());
      rows.add(new Imported.Line(t.line, row));
    }
    if (!tallies.isEmpty()) {
      long of = lines;
      String code = kind == FileKind.SALES ? "odoo-sales" : "odoo-stock";
      findings.add(
          warning(code, 0, "", source, m -> m.with("lines", of).with("rows", rows.size())));
    }
    return lines;
  }

  /** Says a silence of more than a quarter between two sales, closed days apart. */
  private void sayGap(List<Imported.Line> rows) {
    SortedMap<LocalDate, Long> lines = new TreeMap<>();
    for (Imported.Line line : rows) {
      if (line.row() instanceof Sale s) {
        lines.putIfAbsent(s.date(), line.line());
      }
    }
    LocalDate before = LocalDate.MAX;
    for (Map.Entry<LocalDate, Long> entry : lines.entrySet()) {
      LocalDate day = entry.getKey();
      if (before.isBefore(day.minusDays(LONG_GAP))
          && before.plusDays(1).datesUntil(day).filter(d -> !known.isClosed(d)).count()
              > LONG_GAP) {
        LocalDate last = before;
        findings.add(
            warning(
                "gap-in-sales",
                entry.getValue(),
                "date",
                day.toString(),
                m -> m.with("from", last).with("to", day)));
      }
      before = day;
    }
  }

  // --- one row of each kind ---

  private Optional<Supplier> supplier(Row row) {
    Optional<SortedSet<DayOfWeek>> order = weekdays(row, "order_days");
    Optional<SortedSet<DayOfWeek>> delivery = weekdays(row, "delivery_days");
    OptionalInt lead = whole(row, "lead_days", 0);
    Optional<LocalTime> cutOff = row.findText("cut_off").flatMap(GroceryFiles::time);
    if (row.findText("cut_off").isPresent() && cutOff.isEmpty()) {
      return setAside("not-a-time", row, "cut_off");
    }
    if (order.isEmpty() || delivery.isEmpty() || lead.isEmpty()) {
      return Optional.empty();
    }
    if (!seen.add(row.text("supplier"))) {
      return setAside("duplicate-supplier", row, "supplier");
    }
    return Optional.of(
        new Supplier(
            row.text("supplier"),
            row.text("name"),
            order.get(),
            delivery.get(),
            lead.getAsInt(),
            cutOff,
            row.findNumber("minimum").map(GroceryFiles::euros),
            row.findNumber("free_from").map(GroceryFiles::euros),
            row.findText("phone")));
  }

  private Optional<Product> product(Row row) {
    Optional<Unit> unit = unit(row.text("unit"));
    if (unit.isEmpty()) {
      return setAside("unknown-unit", row, "unit");
    }
    Optional<Supplier> supplier = known.findSupplier(row.text("supplier"));
    if (supplier.isEmpty()) {
      return setAside(
          "unknown-supplier", row, "supplier", known.nearestSupplier(row.text("supplier")));
    }
    Quantity pack = Quantity.of(row.number("pack"), unit.get());
    if (pack.thousandths() <= 0) {
      return setAside("pack-not-positive", row, "pack");
    }
    OptionalInt life = whole(row, "shelf_life_days", 1);
    if (life.isEmpty()) {
      return Optional.empty();
    }
    if (!seen.add(row.text("product"))) {
      return setAside("duplicate-product", row, "product");
    }
    return Optional.of(
        new Product(
            row.text("product"),
            row.text("name"),
            Odoo.lastPart(row.text("family")),
            unit.get(),
            supplier.get().id(),
            pack,
            life.getAsInt(),
            price(row),
            row.findYes("cold").orElse(false),
            ean(row),
            plu(row),
            row.findText("like")));
  }

  private Optional<Money> price(Row row) {
    Optional<Money> price = row.findNumber("price").map(GroceryFiles::euros);
    if (price.isPresent() && price.get().cents() == 0) {
      warn("price-zero", row, "price");
      return Optional.empty();
    }
    return price;
  }

  private Optional<String> ean(Row row) {
    Optional<String> text = row.findText("ean");
    if (text.isEmpty()) {
      return text;
    }
    Optional<String> ean = Ean.find(text.get());
    if (ean.isEmpty()) {
      warn("ean-wrong", row, "ean");
    } else if (!seen.add("ean " + ean.get())) {
      warn("duplicate-ean", row, "ean");
      return Optional.empty();
    }
    return ean;
  }

  private Optional<String> plu(Row row) {
    Optional<String> plu = row.findText("plu");
    if (plu.isPresent() && !seen.add("plu " + plu.get())) {
      warn("duplicate-plu", row, "plu");
      return Optional.empty();
    }
    return plu;
  }

  private Optional<Count> count(Row row) {
    if (row.has("location")) {
      quant(row);
      return Optional.empty();
    }
    Optional<Product> product = pastRowOfProduct(row);
    if (product.isEmpty()) {
      return Optional.empty();
    }
    Count count =
        new Count(
            row.day("date"),
            product.get().id(),
            quantity(row, product.get()),
            row.findDay("best_before"));
    if (!seen.add(List.of(count.date(), count.product(), count.bestBefore()))) {
      return setAside("duplicate-lot", row, "");
    }
    return Optional.of(count);
  }

  /** A quantity of an Odoo stock room, which bears no date. */
  private void quant(Row row) {
    if (Odoo.elsewhere(row.text("location"))) {
      setAside("not-in-the-shop", row, "location");
      return;
    }
    Optional<LocalDate> bestBefore = row.findMoment("best_before").map(LocalDateTime::toLocalDate);
    odooProduct(row)
        .ifPresent(
            p -> tally(row, new Tally.Of(known.today(), p.id(), bestBefore), quantity(row, p)));
  }

  /** A line of an Odoo till; the lines of one order bear its date once. */
  private void odooSale(Row row) {
    lastDate = row.findMoment("date").map(LocalDateTime::toLocalDate).or(() -> lastDate);
    if (lastDate.isEmpty()) {
      setAside("not-a-date", row, "date");
    } else if (lastDate.get().isAfter(known.today())) {
      setAside("date-in-the-future", row, "date");
    } else {
      LocalDate date = lastDate.get();
      warnIfClosed(date, row);
      odooProduct(row)
          .ifPresent(
              p -> tally(row, new Tally.Of(date, p.id(), Optional.empty()), quantity(row, p)));
    }
  }

  /** By its bar code, its reference, the reference it is shown with, then its name. */
  private Optional<Product> odooProduct(Row row) {
    String shown = row.text("product");
    return row.findText("barcode")
        .flatMap(known::findProduct)
        .or(() -> row.findText("reference").flatMap(known::findProduct))
        .or(() -> Odoo.reference(shown).flatMap(known::findProduct))
        .or(() -> known.findProduct(shown))
        .or(() -> known.findProduct(Odoo.name(shown)))
        .or(() -> unknownProduct(row, Odoo.name(shown)));
  }

  private Optional<Delivery> delivery(Row row) {
    Optional<BigDecimal> delivered = row.findNumber("delivered");
    Optional<Product> product = delivered.isPresent() ? pastRowOfProduct(row) : rowOfProduct(row);
    if (product.isEmpty()) {
      return Optional.empty();
    }
    Unit unit = product.get().unit();
    return once(
        row,
        new Delivery(
            row.day("date"),
            product.get().id(),
            Quantity.of(row.number("ordered"), unit),
            delivered.map(d -> Quantity.of(d, unit)),
            row.findNumber("refused").map(d -> Quantity.of(d, unit)),
            row.findDay("best_before")));
  }

  private Optional<Sale> sale(Row row) {
    if (row.has("reference")) {
      odooSale(row);
      return Optional.empty();
    }
    warnIfClosed(row.day("date"), row);
    return pastRowOfProduct(row)
        .flatMap(p -> once(row, new Sale(row.day("date"), p.id(), quantity(row, p))));
  }

  private void warnIfClosed(LocalDate day, Row row) {
    if (known.isClosed(day)) {
      warn("sale-on-closed-day", row, "date");
    }
  }

  private Optional<Loss> loss(Row row) {
    String cause = row.findText("cause").orElse("");
    return pastRowOfProduct(row)
        .flatMap(p -> once(row, new Loss(row.day("date"), p.id(), quantity(row, p), cause)));
  }

  private Optional<Day> day(Row row) {
    if (!seen.add(row.day("date"))) {
      return setAside("duplicate-day", row, "date");
    }
    return Optional.of(new Day(row.day("date"), row.yes("open"), row.more()));
  }

  private Optional<Correction> correction(Row row) {
    Optional<Scope> scope = scope(row.text("scope"));
    if (scope.isEmpty()) {
      return setAside("unknown-scope", row, "scope");
    }
    Optional<String> of = of(scope.get(), row);
    if (of.isEmpty()) {
      return Optional.empty();
    }
    if (row.day("to").isBefore(row.day("from"))) {
      return setAside("from-after-to", row, "to");
    }
    if (!Correction.isFactor(row.number("factor"))) {
      return setAside("factor-out-of-range", row, "factor");
    }
    return once(
        row,
        new Correction(
            row.day("from"),
            row.day("to"),
            scope.get(),
            of.get(),
            row.number("factor"),
            row.text("reason")));
  }

  /** What a correction is of: the code of a product, a family, or nothing for the shop. */
  private Optional<String> of(Scope scope, Row row) {
    String written = row.findText("of").orElse("");
    return switch (scope) {
      case SHOP -> Optional.of("");
      case FAMILY ->
          known
              .findFamily(written)
              .or(() -> setAside("unknown-family", row, "of", known.nearestFamily(written)));
      case PRODUCT ->
          known
              .findProduct(written)
              .map(Product::id)
              .or(() -> setAside("unknown-product", row, "of", known.nearestProduct(written)));
    };
  }

  private static Optional<Scope> scope(String text) {
    return switch (Known.plain(text)) {
      case "product", "produit" -> Optional.of(Scope.PRODUCT);
      case "family", "famille", "rayon" -> Optional.of(Scope.FAMILY);
      case "shop", "magasin", "tout", "all" -> Optional.of(Scope.SHOP);
      default -> Optional.empty();
    };
  }

  private Optional<Need> need(Row row) {
    Optional<NeedKind> kind = needKind(row.text("kind"));
    if (kind.isEmpty()) {
      return setAside("unknown-need", row, "kind");
    }
    return (kind.get() == NeedKind.ASKED ? pastRowOfProduct(row) : rowOfProduct(row))
        .flatMap(p -> once(row, new Need(row.day("date"), p.id(), quantity(row, p), kind.get())));
  }

  private static Optional<NeedKind> needKind(String text) {
    return switch (Known.plain(text)) {
      case "preorder", "pre-order", "precommande" -> Optional.of(NeedKind.PREORDER);
      case "basket", "baskets", "panier", "paniers" -> Optional.of(NeedKind.BASKET);
      case "solidarity", "solidaire", "panier solidaire", "paniers solidaires" ->
          Optional.of(NeedKind.SOLIDARITY);
      case "asked", "demande", "demandes", "absent" -> Optional.of(NeedKind.ASKED);
      default -> Optional.empty();
    };
  }

  // --- checks ---

  private Optional<Product> rowOfProduct(Row row) {
    String code = row.text("product");
    Optional<Product> product = known.findProduct(code);
    if (product.isEmpty()) {
      return unknownProduct(row, code);
    }
    if (row.findText("unit").isPresent()) {
      Optional<Unit> unit = unit(row.text("unit"));
      if (unit.isEmpty()) {
        return setAside("unknown-unit", row, "unit");
      }
      if (unit.get() != product.get().unit()) {
        return setAside("unit-changed", row, "unit");
      }
    }
    return product;
  }

  private Optional<Product> unknownProduct(Row row, String name) {
    boolean heard = findings.size() < Tables.MAX_FINDINGS;
    return setAside(
        "unknown-product", row, "product", heard ? known.nearestProduct(name) : Optional.empty());
  }

  private Optional<Product> pastRowOfProduct(Row row) {
    if (row.day("date").isAfter(known.today())) {
      return setAside("date-in-the-future", row, "date");
    }
    return rowOfProduct(row);
  }

  private static Quantity quantity(Row row, Product product) {
    return Quantity.of(row.number("quantity"), product.unit());
  }

  private <R> Optional<R> once(Row row, R value) {
    return seen.add(value) ? Optional.of(value) : setAside("duplicate-row", row, "");
  }

  private OptionalInt whole(Row row, String column, int least) {
    BigDecimal number = row.number(column);
    if (number.stripTrailingZeros().scale() > 0
        || number.compareTo(BigDecimal.valueOf(least)) < 0
        || number.compareTo(BigDecimal.valueOf(36_500)) > 0) {
      setAside("not-a-number-of-days", row, column);
      return OptionalInt.empty();
    }
    return OptionalInt.of(number.intValueExact());
  }

  private Optional<SortedSet<DayOfWeek>> weekdays(Row row, String column) {
    Optional<SortedSet<DayOfWeek>> days = weekdays(row.text(column));
    if (days.isEmpty()) {
      setAside("not-a-weekday", row, column);
    }
    return days;
  }

  /** Days of the week: "mon thu", "lundi, jeudi", "1/4", "lun-sam", "tous". */
  static Optional<SortedSet<DayOfWeek>> weekdays(String text) {
    SortedSet<DayOfWeek> days = new TreeSet<>();
    for (String word : Known.plain(text).replaceAll("\\s*-\\s*", "-").split("[ ,;/+]+")) {
      if (word.equals("tous") || word.equals("daily") || word.equals("all")) {
        days.addAll(List.of(DayOfWeek.values()));
        continue;
      }
      String[] ends = word.split("-", 2);
      Optional<DayOfWeek> first = weekday(ends[0]);
      Optional<DayOfWeek> last = weekday(ends[ends.length - 1]);
      if (first.isEmpty() || last.isEmpty()) {
        return Optional.empty();
      }
      for (DayOfWeek d = first.get(); ; d = d.plus(1)) {
        days.add(d);
        if (d == last.get()) {
          break;
        }
      }
    }
    return Optional.of(days);
  }

  private static Optional<DayOfWeek> weekday(String word) {
    return switch (word.replaceAll("\\.$", "")) {
      case "1", "mon", "monday", "lun", "lundi" -> Optional.of(DayOfWeek.MONDAY);
      case "2", "tue", "tuesday", "mar", "mardi" -> Optional.of(DayOfWeek.TUESDAY);
      case "3", "wed", "wednesday", "mer", "mercredi" -> Optional.of(DayOfWeek.WEDNESDAY);
      case "4", "thu", "thursday", "jeu", "jeudi" -> Optional.of(DayOfWeek.THURSDAY);
      case "5", "fri", "friday", "ven", "vendredi" -> Optional.of(DayOfWeek.FRIDAY);
      case "6", "sat", "saturday", "sam", "samedi" -> Optional.of(DayOfWeek.SATURDAY);
      case "7", "sun", "sunday", "dim", "dimanche" -> Optional.of(DayOfWeek.SUNDAY);
      default -> Optional.empty();
    };
  }

  /** An hour: 9:30, 09:30, 9 h 30, 9h. */
  static Optional<LocalTime> time(String text) {
    String plain = text.toLowerCase(Locale.ROOT).replaceAll("[\\s\\u00A0\\u202F]", "");
    if (!plain.matches("\\d{1,2}[:h](\\d{2})?")) {
      return Optional.empty();
    }
    String[] parts = plain.split("[:h]");
    int hour = Integer.parseInt(parts[0]);
    int minute = parts.length > 1 ? Integer.parseInt(parts[1]) : 0;
    return hour < 24 && minute < 60 ? Optional.of(LocalTime.of(hour, minute)) : Optional.empty();
  }

  /** The unit of that name in French, in English or by its symbol. */
  static Optional<Unit> unit(String text) {
    String plain = Known.plain(text).replaceAll("\\.$", "");
    return UNITS.entrySet().stream()
        .filter(u -> u.getValue().contains(plain))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  private static Set<String> words(String text) {
    return Set.of(text.split(" "));
  }

  private static Money euros(BigDecimal amount) {
    return Money.eur(amount.movePointRight(2).setScale(0, RoundingMode.HALF_UP).longValueExact());
  }

  private <R> Optional<R> setAside(String code, Row row, String column) {
    return setAside(code, row, column, Optional.empty());
  }

  private <R> Optional<R> setAside(String code, Row row, String column, Optional<String> near) {
    String seenThere = column.isEmpty() ? row.raw() : row.seen(column);
    report(code, row.line(), column, seenThere, near);
    return Optional.empty();
  }

  private void warn(String code, Row row, String column) {
    warnings.add(warning(code, row.line(), column, row.seen(column), m -> m));
  }

  private Finding warning(
      String code, long line, String column, String seenThere, UnaryOperator<Message> why) {
    String key = key(code);
    return new Finding(
        code,
        Severity.WARNING,
        new Place(source, line, column),
        seenThere,
        why.apply(Message.of(key + ".why")),
        Message.of(key + ".maybe"));
  }

  private void report(
      String code, long line, String column, String seenThere, Optional<String> near) {
    String key = key(code);
    Message maybe =
        near.map(n -> Message.of(key + ".near").with("near", n))
            .orElseGet(() -> Message.of(key + ".maybe"));
    if (findings.size() < Tables.MAX_FINDINGS) {
      findings.add(
          new Finding(
              code,
              Severity.SET_ASIDE,
              new Place(source, line, column),
              seenThere,
              Message.of(key + ".why"),
              maybe));
    }
  }

  private static String key(String code) {
    return (code.equals("not-a-date") ? "tables." : "logistics.files.") + code.replace('-', '_');
  }
}
