// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.grocery.stock;

import static coop.lanterne.db.Tables.*;

import module java.base;

import coop.lanterne.charter.Ask;
import coop.lanterne.db.tables.records.CountedLineRecord;
import coop.lanterne.grocery.files.Product;
import coop.lanterne.grocery.order.OrderInputs.Lot;
import coop.lanterne.kernel.Digest;
import coop.lanterne.kernel.Finding;
import coop.lanterne.kernel.Id;
import coop.lanterne.kernel.Message;
import coop.lanterne.kernel.Quantity;
import coop.lanterne.kernel.Unit;
import coop.lanterne.node.decision.Commitment;
import coop.lanterne.node.decision.People;
import coop.lanterne.node.decision.Role;
import coop.lanterne.node.grocery.shop.Fields;
import coop.lanterne.node.grocery.shop.LossCause;
import coop.lanterne.node.grocery.shop.Says;
import coop.lanterne.node.grocery.shop.Stored;
import coop.lanterne.node.grocery.shop.Written;
import coop.lanterne.node.room.Ground;
import coop.lanterne.node.storage.Tx;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * The stock counted by people, product by product, on pages that may be without network for a
 * while. What they send changes nothing; what someone confirms is a fact, heard before any file,
 * with where each difference comes from. Nobody's name is kept with a count.
 */
public record Counts(Ground ground) {
  /** What the fault of a count is found in. */
  static final String SOURCE = "count";

  /** The field of what was counted, and that of why. */
  static final String QUANTITY = "quantity";

  static final String REASON = "reason";

  /** Where a count that is in dispute is counted again. */
  static final String AGAIN = "again";

  private static final int LATE = 7;
  private static final int LISTED = 14;
  private static final int LONGEST_REASON = 2_000;
  private static final LocalTime NOON = LocalTime.of(14, 0);

  public static final List<Ask.ReadField> READS =
      Fields.of("stock: date product quantity best_before", "losses: date product quantity cause");

  public static final Ask.ReadField PLACE = Fields.of("products: place").getFirst();

  // --- when ---

  /** When people count. */
  public enum Moment {
    /** Before opening, and before the deliveries of the day. */
    MORNING,
    /** After closing. */
    EVENING
  }

  /** The moment of now: mornings last until two. */
  Moment now() {
    return LocalTime.ofInstant(ground.store().now(), ground.zone()).isBefore(NOON)
        ? Moment.MORNING
        : Moment.EVENING;
  }

  /** The evening whose stock is counted at that moment of today: nothing is sold overnight. */
  public LocalDate evening(Moment moment) {
    return moment == Moment.EVENING ? ground.today() : ground.today().minusDays(1);
  }

  // --- the list, in shelf order ---

  /**
   * A product on the list.
   *
   * @param place its place within its family, where people said one
   * @param expected what the book says
   * @param open whether someone counted it and nobody has confirmed that yet
   */
  public record Item(
      Product product, Optional<Long> place, Optional<Quantity> expected, boolean open) {}

  /** Every product in shelf order, for a count that holds for that evening. */
  public List<Item> list(LocalDate evening) {
    return ground.read(
        sql -> {
          Map<String, List<Lot>> book = Stored.book(sql, evening);
          Map<String, List<Sent>> open = open(sql, Stored.units(sql), evening);
          Map<String, Long> places = places(sql);
          return inOrder(sql).stream()
              .map(
                  p ->
                      new Item(
                          p,
                          Optional.ofNullable(places.get(p.id())),
                          expected(book, p),
                          !standing(open.getOrDefault(p.id(), List.of())).isEmpty()))
              .toList();
        });
  }

  private static List<Product> inOrder(DSLContext sql) {
    Map<String, Long> places = places(sql);
    return Stored.products(sql).stream()
        .sorted(
            Comparator.comparing(Product::family, People.BY_NAME)
                .thenComparing(p -> places.getOrDefault(p.id(), Long.MAX_VALUE))
                .thenComparing(Product::name, People.BY_NAME)
                .thenComparing(Product::id))
        .toList();
  }

  private static Map<String, Long> places(DSLContext sql) {
    return sql.selectFrom(SHELF_PLACE).fetchMap(SHELF_PLACE.PRODUCT, SHELF_PLACE.PLACE);
  }

  /** Says where products stand within their families; those without a place come after. */
  void arrange(Map<String, Optional<Long>> places) {
    ground.require(Role.MEMBER.text(), PLACE);
    ground.draft(
        tx -> {
          places.forEach(
              (product, place) -> {
                tx.sql().deleteFrom(SHELF_PLACE).where(SHELF_PLACE.PRODUCT.eq(product)).execute();
                place.ifPresent(
                    p ->
                        tx.sql()
                            .insertInto(SHELF_PLACE)
                            .set(SHELF_PLACE.PRODUCT, product)
                            .set(SHELF_PLACE.PLACE, p)
                            .execute());
              });
          return true;
        });
  }

  private static Optional<Quantity> expected(Map<String, List<Lot>> book, Product product) {
    return Optional.ofNullable(book.get(product.id()))
        .map(
            lots ->
                new Quantity(
                    lots.stream().mapToLong(l -> l.quantity().thousandths()).sum(),
                    product.unit()));
  }

  // --- what is sent ---

  /**
   * A line as it is sent.
   *
   * @param sheet the page on which it was counted
   * @param number above that of any earlier line of that sheet about that product
   * @param quantity as it was written; nothing takes the earlier line back
   * @param expected what the book said when the page was opened, in thousandths; nothing where it
   *     was never counted
   */
  record Entry(String sheet, String number, String product, String quantity, String expected) {}

  /** What came of a line: nothing is wrong where it is kept, now or since it was sent before. */
  record Answer(Entry entry, Optional<Finding> wrong) {}

  private record Sent(
      String sheet,
      long number,
      Optional<Quantity> quantity,
      Optional<Quantity> seen,
      Instant at) {}

  /**
   * Keeps the lines that were sent, each once however often it is sent; what is wrong with the
   * others is told line by line.
   *
   * @throws coop.lanterne.node.storage.Trouble when nothing can be counted for that evening
   */
  List<Answer> send(LocalDate evening, List<Entry> entries) {
    if (evening.isAfter(ground.today()) || evening.isBefore(ground.today().minusDays(LATE))) {
      throw Says.GROCERY.input("count-day", SOURCE, evening.toString());
    }
    ground.requireRead(Role.MEMBER.text(), READS);
    return ground.draft(
        tx -> {
          Map<String, Product> products = Stored.byCode(tx.sql());
          return entries.stream()
              .map(e -> new Answer(e, keep(tx, evening, e, products.get(e.product()))))
              .toList();
        });
  }

  /** What is wrong with the numbers of a form, field by field; nothing is kept by asking. */
  public List<Answer> check(List<Entry> entries) {
    Map<String, Product> products = ground.read(Stored::byCode);
    return entries.stream()
        .map(e -> new Answer(e, wrong(e, Optional.ofNullable(products.get(e.product())))))
        .toList();
  }

  private static Optional<Finding> wrong(Entry entry, Optional<Product> product) {
    if (product.isEmpty()) {
      return Optional.of(
          Written.finding(
              "count-unknown-product",
              SOURCE,
              "product",
              entry.product(),
              Message.of("grocery.unit.piece")));
    }
    if (!entry.sheet().matches("[0-9a-f]{16,40}")
        || !entry.number().matches("\\d{1,9}")
        || !entry.expected().matches("\\d{0,15}")) {
      return Optional.of(Says.GROCERY.finding("count-sheet", SOURCE, entry.sheet()));
    }
    Unit unit = product.get().unit();
    Written written = Written.read(entry.quantity(), unit);
    return entry.quantity().isBlank() || written.quantity().isPresent()
        ? Optional.empty()
        : Optional.of(written.finding(SOURCE, QUANTITY, entry.quantity(), unit));
  }

  private static Optional<Finding> keep(
      Tx tx, LocalDate evening, Entry entry, @Nullable Product product) {
    Optional<Finding> wrong = wrong(entry, Optional.ofNullable(product));
    if (wrong.isPresent() || product == null) {
      return wrong;
    }
    long number = Long.parseLong(entry.number());
    Optional<Long> quantity =
        Written.read(entry.quantity(), product.unit()).quantity().map(Quantity::thousandths);
    List<CountedLineRecord> before =
        tx.sql()
            .selectFrom(COUNTED_LINE)
            .where(
                COUNTED_LINE.SHEET.eq(entry.sheet()),
                COUNTED_LINE.DAY.eq(evening),
                COUNTED_LINE.PRODUCT.eq(product.id()),
                COUNTED_LINE.NUMBER.ge(number))
            .orderBy(COUNTED_LINE.NUMBER)
            .fetch();
    if (!before.isEmpty() && before.getFirst().getNumber() == number) {
      return Optional.ofNullable(before.getFirst().getThousandths()).equals(quantity)
          ? Optional.empty() // sent again: it counts once
          : Optional.of(Says.GROCERY.finding("count-sheet", SOURCE, entry.quantity()));
    }
    insert(tx, evening, entry, quantity, before);
    return Optional.empty();
  }

  private static void insert(
      Tx tx,
      LocalDate evening,
      Entry entry,
      Optional<Long> quantity,
      List<CountedLineRecord> before) {
    tx.sql()
        .insertInto(COUNTED_LINE)
        .set(COUNTED_LINE.SHEET, entry.sheet())
        .set(COUNTED_LINE.DAY, evening)
        .set(COUNTED_LINE.PRODUCT, entry.product())
        .set(COUNTED_LINE.NUMBER, Long.valueOf(entry.number()))
        .set(COUNTED_LINE.THOUSANDTHS, quantity.orElse(null))
        .set(
            COUNTED_LINE.EXPECTED_THOUSANDTHS,
            entry.expected().isEmpty() ? null : Long.valueOf(entry.expected()))
        .set(COUNTED_LINE.SENT_AT, tx.now())
        .set(
            COUNTED_LINE.SETTLED_BY,
            before.isEmpty() ? null : before.getFirst().getSettledBy()) // late, and mended since
        .execute();
  }

  /** The number that a line of that sheet about that product bears next, the first being 1. */
  long next(String sheet, LocalDate evening, String product) {
    return ground.read(
        sql ->
            1L
                + sql.fetchCount(
                    COUNTED_LINE,
                    COUNTED_LINE.SHEET.eq(sheet),
                    COUNTED_LINE.DAY.eq(evening),
                    COUNTED_LINE.PRODUCT.eq(product)));
  }

  /** What was sent for that evening and awaits someone, by product, the earlier lines first. */
  private static Map<String, List<Sent>> open(
      DSLContext sql, Map<String, Unit> units, LocalDate evening) {
    Map<String, List<Sent>> open = new LinkedHashMap<>();
    sql.selectFrom(COUNTED_LINE)
        .where(COUNTED_LINE.DAY.eq(evening), COUNTED_LINE.SETTLED_BY.isNull())
        .orderBy(COUNTED_LINE.SHEET, COUNTED_LINE.NUMBER)
        .forEach(
            r -> {
              Unit unit = units.get(r.getProduct());
              if (unit != null) {
                open.computeIfAbsent(r.getProduct(), _ -> new ArrayList<>())
                    .add(
                        new Sent(
                            r.getSheet(),
                            r.getNumber(),
                            Optional.ofNullable(r.getThousandths()).map(t -> new Quantity(t, unit)),
                            Optional.ofNullable(r.getExpectedThousandths())
                                .map(t -> new Quantity(t, unit)),
                            r.getSentAt()));
              }
            });
    return open;
  }

  /** Of each sheet its last line, unless that takes the count back. */
  private static List<Sent> standing(List<Sent> sent) {
    Map<String, Sent> last = new LinkedHashMap<>();
    sent.forEach(s -> last.put(s.sheet(), s));
    return last.values().stream()
        .filter(s -> s.quantity().isPresent())
        .sorted(Comparator.comparing(Sent::at))
        .toList();
  }

  // --- differences ---

  /** A quantity that was counted, and when the last page that says so sent it. */
  public record Counted(Quantity quantity, Instant at) {}

  /**
   * A product that was counted, beside what the book says now.
   *
   * @param expected what the book says; empty when it was never counted before
   * @param moved whether it said something else when a page was opened
   * @param before what it said then
   * @param counted each quantity that was counted, once
   */
  public record Difference(
      Product product,
      Optional<Quantity> expected,
      boolean moved,
      Optional<Quantity> before,
      List<Counted> counted) {
    public Difference {
      counted = List.copyOf(counted);
    }

    /** Whether two pages say two things. */
    boolean disputed() {
      return counted.size() > 1;
    }

    /** Whether someone has to choose what holds. */
    public boolean toChoose() {
      return disputed() || moved;
    }

    /** What is there beyond the book, or lacks, under zero, where it was counted so. */
    public Quantity apart(Quantity quantity) {
      return expected.map(e -> quantity.plus(e.negated())).orElse(quantity.zero());
    }

    /** Whether the count and the book agree, and nothing is to be chosen. */
    boolean agrees() {
      return !toChoose() && apart(counted.getFirst().quantity()).thousandths() == 0;
    }

    /** What stood on the page: someone who confirms has seen this and nothing else. */
    public String seen() {
      return expected.map(e -> Long.toString(e.thousandths())).orElse("")
          + "/"
          + counted.stream()
              .map(c -> Long.toString(c.quantity().thousandths()))
              .collect(Collectors.joining(","));
    }
  }

  /** What was counted for that evening and awaits someone, in shelf order. */
  public List<Difference> differences(LocalDate evening) {
    return ground.read(sql -> differences(sql, Stored.book(sql, evening), evening));
  }

  private static List<Difference> differences(
      DSLContext sql, Map<String, List<Lot>> book, LocalDate evening) {
    Map<String, List<Sent>> open = open(sql, Stored.units(sql), evening);
    List<Difference> differences = new ArrayList<>();
    for (Product product : inOrder(sql)) {
      List<Sent> standing = standing(open.getOrDefault(product.id(), List.of()));
      if (!standing.isEmpty()) {
        Optional<Quantity> expected = expected(book, product);
        Map<Quantity, Counted> counted = new LinkedHashMap<>();
        standing.forEach(s -> s.quantity().ifPresent(q -> counted.put(q, new Counted(q, s.at()))));
        Optional<Sent> other =
            standing.stream().filter(s -> !s.seen().equals(expected)).findFirst();
        differences.add(
            new Difference(
                product,
                expected,
                other.isPresent(),
                other.flatMap(Sent::seen),
                List.copyOf(counted.values())));
      }
    }
    return differences;
  }

  /** The evenings for which something awaits, the oldest first. */
  public List<LocalDate> waiting() {
    return ground.read(
        sql -> {
          Map<String, Unit> units = Stored.units(sql);
          return sql
              .selectDistinct(COUNTED_LINE.DAY)
              .from(COUNTED_LINE)
              .where(COUNTED_LINE.SETTLED_BY.isNull())
              .orderBy(COUNTED_LINE.DAY)
              .fetch(r -> r.value1())
              .stream()
              .filter(
                  day ->
                      open(sql, units, day).values().stream().anyMatch(s -> !standing(s).isEmpty()))
              .toList();
        });
  }

  /**
   * What someone answers about one product.
   *
   * @param seen what stood on the page, as {@link Difference#seen}
   * @param counted the quantity that holds, in thousandths, or {@link #AGAIN}
   * @param cause where the difference comes from, where there is one
   */
  record Choice(String product, String seen, String counted, String cause) {}

  /** What came of confirming: the count's name, or what is wrong, by product or field. */
  record Confirmed(Optional<Id> id, Map<String, Finding> wrong) {
    public Confirmed {
      wrong = Map.copyOf(wrong);
    }
  }

  /** Confirms counts of that evening: all that were answered, or none where something is wrong. */
  Confirmed confirm(LocalDate evening, List<Choice> choices, String reason) {
    ground.requireRead(Role.MEMBER.text(), READS);
    return ground.note(tx -> confirm(tx, evening, choices, reason.strip()));
  }

  private Confirmed confirm(Tx tx, LocalDate evening, List<Choice> choices, String reason) {
    Map<String, List<Lot>> book = Stored.book(tx.sql(), evening);
    Map<String, Difference> open = new LinkedHashMap<>();
    differences(tx.sql(), book, evening).forEach(d -> open.put(d.product().id(), d));
    Map<String, Finding> wrong = new LinkedHashMap<>();
    List<Stocktake.Line> lines = new ArrayList<>();
    Set<String> settled = new LinkedHashSet<>();
    for (Choice choice : choices) {
      Difference difference = open.get(choice.product());
      Optional<String> fault = fault(difference, choice);
      if (fault.isPresent() || difference == null) {
        wrong.put(choice.product(), finding(fault.orElse("count-changed"), choice.counted()));
      } else if (settled.add(choice.product()) && !choice.counted().equals(AGAIN)) {
        lines.add(line(difference, choice));
      }
    }
    boolean differs = choices.stream().anyMatch(c -> differs(open.get(c.product()), c));
    if ((differs && reason.isEmpty()) || reason.length() > LONGEST_REASON) {
      wrong.put(REASON, finding("count-reason", ""));
    }
    if (settled.isEmpty() && wrong.isEmpty()) {
      wrong.put(REASON, finding("count-changed", ""));
    }
    if (!wrong.isEmpty()) {
      return new Confirmed(Optional.empty(), wrong);
    }
    return new Confirmed(Optional.of(write(tx, evening, lines, settled, reason, book)), Map.of());
  }

  private Id write(
      Tx tx,
      LocalDate evening,
      List<Stocktake.Line> lines,
      Set<String> settled,
      String reason,
      Map<String, List<Lot>> book) {
    Optional<Commitment> commitment =
        reason.isEmpty() ? Optional.empty() : Optional.of(Commitment.of(reason));
    Stocktake stocktake = new Stocktake(evening, lines, commitment.map(Commitment::digest));
    Id id = tx.newId("stocktake");
    Digest digest = tx.keep(id, Stocktake.TYPE, stocktake);
    Stocktakes.insert(tx, id, digest, stocktake, book);
    commitment.ifPresent(c -> NotedReasons.insert(tx, id, ground.today(), c, reason));
    tx.sql()
        .update(COUNTED_LINE)
        .set(COUNTED_LINE.SETTLED_BY, id)
        .where(
            COUNTED_LINE.DAY.eq(evening),
            COUNTED_LINE.SETTLED_BY.isNull(),
            COUNTED_LINE.PRODUCT.in(settled))
        .execute();
    ground.fact(tx, Role.MEMBER.text(), "fact.stocktake", id, digest);
    return id;
  }

  private static Finding finding(String code, String seen) {
    return Says.GROCERY.finding(code, SOURCE, seen);
  }

  /** What is wrong with an answer, as the code of a finding. */
  private static Optional<String> fault(@Nullable Difference difference, Choice choice) {
    if (difference == null || !difference.seen().equals(choice.seen())) {
      return Optional.of("count-changed");
    }
    if (difference.toChoose() && choice.counted().equals(AGAIN)) {
      return Optional.empty();
    }
    Optional<Quantity> counted = chosen(difference, choice);
    if (counted.isEmpty()) {
      return Optional.of("count-choice");
    }
    long apart = difference.apart(counted.get()).thousandths();
    return apart == 0
            || LossCause.find(choice.cause()).filter(LossCause.of(apart > 0)::contains).isPresent()
        ? Optional.empty()
        : Optional.of("count-cause");
  }

  private static boolean differs(@Nullable Difference difference, Choice choice) {
    return difference != null
        && chosen(difference, choice)
            .filter(q -> difference.apart(q).thousandths() != 0)
            .isPresent();
  }

  private static Optional<Quantity> chosen(Difference difference, Choice choice) {
    return difference.counted().stream()
        .map(Counted::quantity)
        .filter(q -> Long.toString(q.thousandths()).equals(choice.counted()))
        .findFirst();
  }

  private static Stocktake.Line line(Difference difference, Choice choice) {
    Quantity counted = chosen(difference, choice).orElseThrow();
    return new Stocktake.Line(
        difference.product().id(),
        difference.expected(),
        counted,
        difference.apart(counted).thousandths() == 0
            ? Optional.empty()
            : LossCause.find(choice.cause()));
  }

  // --- afterwards ---

  /** A count that someone confirmed, with its reason while it is kept. */
  public record Past(Id id, Stocktake what, Instant at, Optional<String> reason) {}

  /** The confirmed counts of two weeks, the newest first. */
  List<Past> past() {
    return ground.read(
        sql ->
            Stocktakes.list(sql, Stored.units(sql), ground.today().minusDays(LISTED)).stream()
                .map(s -> new Past(s.id(), s.what(), s.at(), NotedReasons.find(sql, s.id())))
                .toList());
  }

  /** Takes a confirmed count back: what was counted awaits a confirmation again. */
  void undo(Id id) {
    ground.note(
        tx -> {
          Id undo = tx.newId("undo");
          if (!Stocktakes.undo(tx, id, undo)) {
            throw Says.GROCERY.input("count-unknown", SOURCE, id.toString());
          }
          Digest digest = tx.keep(undo, "stocktake.undone/1", id.canonical());
          ground.fact(tx, Role.MEMBER.text(), "fact.stocktake.undone", undo, digest);
          return true;
        });
  }
}
