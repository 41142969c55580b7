// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.grocery.shop;

import static coop.lanterne.db.Tables.*;

import module java.base;

import coop.lanterne.grocery.files.Facts;
import coop.lanterne.grocery.files.Grocery;
import coop.lanterne.grocery.files.Product;
import coop.lanterne.grocery.files.Supplier;
import coop.lanterne.grocery.order.GroceryOrders;
import coop.lanterne.grocery.order.OrderInputs.Lot;
import coop.lanterne.kernel.Id;
import coop.lanterne.kernel.Money;
import coop.lanterne.kernel.Quantity;
import coop.lanterne.kernel.Unit;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/**
 * What the tables say now. Where two imports speak of the same product, supplier or day, or of the
 * same day of a product, the latest import alone is heard.
 */
public final class Stored {
  static final int LATE = 14;

  /** A count that is older says nothing any more. */
  private static final int BOOK_DAYS = 120;

  private Stored() {}

  public static List<Supplier> suppliers(DSLContext sql) {
    return latest(
        sql.selectFrom(SUPPLIER).orderBy(SUPPLIER.CODE).fetch(),
        r -> r.getBatch(),
        r -> r.getCode(),
        r ->
            Optional.of(
                new Supplier(
                    r.getCode(),
                    r.getName(),
                    days(r.getOrderDays()),
                    days(r.getDeliveryDays()),
                    r.getLeadDays(),
                    Optional.ofNullable(r.getCutOff()).map(LocalTime::parse),
                    Optional.ofNullable(r.getMinimumCents()).map(Money::eur),
                    Optional.ofNullable(r.getFreeFromCents()).map(Money::eur),
                    Optional.ofNullable(r.getPhone()))));
  }

  private static java.util.SortedSet<DayOfWeek> days(String text) {
    return Arrays.stream(text.split(" "))
        .map(d -> DayOfWeek.of(Integer.parseInt(d)))
        .collect(Collectors.toCollection(java.util.TreeSet::new));
  }

  public static List<Product> products(DSLContext sql) {
    return latest(
        sql.selectFrom(PRODUCT).orderBy(PRODUCT.CODE).fetch(),
        r -> r.getBatch(),
        r -> r.getCode(),
        r -> {
          Unit unit = Unit.parse(r.getUnit());
          return Optional.of(
              new Product(
                  r.getCode(),
                  r.getName(),
                  r.getFamily(),
                  unit,
                  r.getSupplier(),
                  new Quantity(r.getPackThousandths(), unit),
                  r.getShelfLifeDays(),
                  Optional.ofNullable(r.getPriceCents()).map(Money::eur),
                  Boolean.TRUE.equals(r.getCold()),
                  Optional.ofNullable(r.getEan()),
                  Optional.ofNullable(r.getPlu()),
                  Optional.ofNullable(r.getResembles())));
        });
  }

  /** All products, by code. */
  public static Map<String, Product> byCode(DSLContext sql) {
    return products(sql).stream().collect(Collectors.toMap(Product::id, Function.identity()));
  }

  /** The units of all products, by code. */
  public static Map<String, Unit> units(DSLContext sql) {
    return products(sql).stream().collect(Collectors.toMap(Product::id, Product::unit));
  }

  /** Which rows to read: of one product, or of all. */
  public record Span(Optional<String> product, LocalDate from, LocalDate to) {
    static final Span ALL =
        new Span(Optional.empty(), LocalDate.of(1900, 1, 1), LocalDate.of(9999, 12, 31));

    public static Span of(String product, LocalDate from, LocalDate to) {
      return new Span(Optional.of(product), from, to);
    }

    public static Span of(LocalDate from, LocalDate to) {
      return new Span(Optional.empty(), from, to);
    }

    private boolean holds(LocalDate day, String of) {
      return !day.isBefore(from)
          && !day.isAfter(to)
          && product.filter(p -> !p.equals(of)).isEmpty();
    }

    private Condition on(org.jooq.Field<String> productOf, org.jooq.Field<?> day) {
      Condition days = day.coerce(String.class).between(from.toString(), to.toString());
      return product.map(p -> days.and(productOf.eq(p))).orElse(days);
    }
  }

  /** Counts: what people confirmed first, and what files say of the others. */
  public static List<Facts.Count> stock(DSLContext sql, Map<String, Unit> units, Span span) {
    List<Facts.Count> said = confirmed(sql, units, span);
    List<Facts.Count> files = countsOfFiles(sql, units, span);
    if (said.isEmpty()) {
      return files;
    }
    Set<String> known =
        said.stream().map(c -> c.date() + " " + c.product()).collect(Collectors.toSet());
    List<Facts.Count> all = new ArrayList<>(files);
    all.removeIf(c -> known.contains(c.date() + " " + c.product()));
    all.addAll(said);
    all.sort(Comparator.comparing(Facts.Count::date));
    return all;
  }

  private static List<Facts.Count> confirmed(DSLContext sql, Map<String, Unit> units, Span span) {
    return latest(
        sql.select(STOCKTAKE.DAY, STOCKTAKE_LOT.asterisk())
            .from(STOCKTAKE_LOT)
            .join(STOCKTAKE)
            .on(STOCKTAKE.ID.eq(STOCKTAKE_LOT.STOCKTAKE))
            .where(span.on(STOCKTAKE_LOT.PRODUCT, STOCKTAKE.DAY), STOCKTAKE.UNDONE_BY.isNull())
            .orderBy(STOCKTAKE.DAY, STOCKTAKE_LOT.STOCKTAKE, STOCKTAKE_LOT.LINE)
            .fetch(),
        r -> r.get(STOCKTAKE_LOT.STOCKTAKE),
        r -> r.get(STOCKTAKE.DAY) + " " + r.get(STOCKTAKE_LOT.PRODUCT),
        r ->
            quantity(units, r.get(STOCKTAKE_LOT.PRODUCT), r.get(STOCKTAKE_LOT.THOUSANDTHS))
                .map(
                    q ->
                        new Facts.Count(
                            r.get(STOCKTAKE.DAY),
                            r.get(STOCKTAKE_LOT.PRODUCT),
                            q,
                            Optional.ofNullable(r.get(STOCKTAKE_LOT.BEST_BEFORE)))));
  }

  /** What the book says for that evening, lot by lot; see {@link GroceryOrders#book}. */
  public static Map<String, List<Lot>> book(DSLContext sql, LocalDate evening) {
    Map<String, Unit> units = units(sql);
    Span recent = Span.of(evening.minusDays(BOOK_DAYS), evening);
    List<Facts.Count> counts = stock(sql, units, recent);
    Map<String, LocalDate> last = new TreeMap<>();
    counts.forEach(c -> last.merge(c.product(), c.date(), (a, b) -> a.isAfter(b) ? a : b));
    Span since =
        Span.of(last.values().stream().min(Comparator.naturalOrder()).orElse(evening), evening);
    return GroceryOrders.book(
        new Grocery(
            List.of(),
            products(sql),
            counts,
            deliveries(sql, units, recent),
            sales(sql, units, since),
            losses(sql, units, since),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            Map.of()),
        evening);
  }

  private static List<Facts.Count> countsOfFiles(
      DSLContext sql, Map<String, Unit> units, Span span) {
    return latest(
        sql.selectFrom(STOCK_COUNT)
            .where(span.on(STOCK_COUNT.PRODUCT, STOCK_COUNT.DAY))
            .orderBy(STOCK_COUNT.DAY, STOCK_COUNT.LINE)
            .fetch(),
        r -> r.getBatch(),
        r -> r.getDay() + " " + r.getProduct(),
        r ->
            quantity(units, r.getProduct(), r.getThousandths())
                .map(
                    q ->
                        new Facts.Count(
                            r.getDay(),
                            r.getProduct(),
                            q,
                            Optional.ofNullable(r.getBestBefore()))));
  }

  /** Deliveries: what people said at the door first, and what files say of the others. */
  public static List<Facts.Delivery> deliveries(
      DSLContext sql, Map<String, Unit> units, Span span) {
    Condition near =
        RECEIVING
            .DUE_DAY
            .between(span.from(), span.to())
            .or(RECEIVING.CAME_DAY.between(span.from(), span.to()));
    List<Received.Said> said = Received.live(sql, units, near);
    if (said.isEmpty()) {
      return ofFiles(sql, units, span);
    }
    Set<String> known = saidOf(said);
    List<Facts.Delivery> all = new ArrayList<>(ofFiles(sql, units, span));
    all.removeIf(d -> known.contains(d.date() + " " + d.product()));
    for (Received.Said one : said) {
      for (Receiving.Line l : one.what().lines()) {
        if (span.holds(one.what().came(), l.product())) {
          all.add(
              new Facts.Delivery(
                  one.what().came(),
                  l.product(),
                  l.ordered(),
                  Optional.of(l.delivered()),
                  Optional.of(l.refused()),
                  l.bestBefore()));
        }
      }
    }
    all.sort(Comparator.comparing(Facts.Delivery::date));
    return all;
  }

  /** The days and products of which people spoke: those expected, those that came. */
  private static Set<String> saidOf(List<Received.Said> said) {
    Set<String> known = new HashSet<>();
    for (Received.Said one : said) {
      for (Receiving.Line l : one.what().lines()) {
        known.add(one.what().due() + " " + l.product());
        known.add(one.what().came() + " " + l.product());
      }
    }
    return known;
  }

  /** What is still to come between two days, by files and by orders, in the order of each. */
  public static List<Facts.Delivery> expected(
      DSLContext sql, LocalDate day, LocalDate from, LocalDate to) {
    Map<String, Unit> units = units(sql);
    List<Facts.Delivery> known = deliveries(sql, units, Span.of(from, to));
    List<Facts.Delivery> expected =
        new ArrayList<>(known.stream().filter(d -> d.delivered().isEmpty()).toList());
    expected.addAll(ordered(sql, units, day.plusDays(1), known));
    expected.removeIf(d -> d.date().isBefore(from) || d.date().isAfter(to));
    return expected;
  }

  private static List<Facts.Delivery> ofFiles(DSLContext sql, Map<String, Unit> units, Span span) {
    return latest(
        sql.selectFrom(DELIVERY)
            .where(span.on(DELIVERY.PRODUCT, DELIVERY.DAY))
            .orderBy(DELIVERY.DAY, DELIVERY.LINE)
            .fetch(),
        r -> r.getBatch(),
        r -> r.getDay() + " " + r.getProduct(),
        r ->
            quantity(units, r.getProduct(), r.getOrderedThousandths())
                .map(
                    q ->
                        new Facts.Delivery(
                            r.getDay(),
                            r.getProduct(),
                            q,
                            Optional.ofNullable(r.getDeliveredThousandths())
                                .map(t -> new Quantity(t, q.unit())),
                            Optional.ofNullable(r.getRefusedThousandths())
                                .map(t -> new Quantity(t, q.unit())),
                            Optional.ofNullable(r.getBestBefore()))));
  }

  /** Sales, product by product and day by day: read one by one, since they are millions. */
  public static List<Facts.Sale> sales(DSLContext sql, Map<String, Unit> units, Span span) {
    SaleDay day = new SaleDay(units);
    try (var rows =
        sql.select(SALE.PRODUCT, SALE.DAY, SALE.BATCH, SALE.THOUSANDTHS)
            .from(SALE)
            .where(span.on(SALE.PRODUCT, SALE.DAY))
            .orderBy(SALE.PRODUCT, SALE.DAY) // as the index has them
            .fetchLazy()) {
      for (var r : rows) {
        day.add(r.value1(), r.value2(), r.value3(), r.value4());
      }
    }
    return day.all();
  }

  /** Keeps of each product and day what the latest import says. */
  private static final class SaleDay {
    private final Map<String, Unit> units;
    private final Map<String, Long> numbers = new HashMap<>();
    private final Map<String, LocalDate> dates = new HashMap<>(); // the same for all products
    private final List<Facts.Sale> sales = new ArrayList<>();
    private String product = "";
    private String day = "";
    private long newest;
    private int from; // where the sales of this product and day begin

    SaleDay(Map<String, Unit> units) {
      this.units = units;
    }

    void add(String ofProduct, String ofDay, String batch, long thousandths) {
      long number = numbers.computeIfAbsent(batch, b -> Id.parse(b).number());
      if (!ofDay.equals(day) || !ofProduct.equals(product)) {
        product = ofProduct.equals(product) ? product : ofProduct;
        day = ofDay;
        newest = number;
        from = sales.size();
      } else if (number > newest) {
        newest = number;
        sales.subList(from, sales.size()).clear();
      }
      Unit unit = units.get(product); // a product taken back leaves its facts without a unit
      if (number == newest && unit != null) {
        sales.add(
            new Facts.Sale(
                dates.computeIfAbsent(day, LocalDate::parse),
                product,
                new Quantity(thousandths, unit)));
      }
    }

    List<Facts.Sale> all() {
      return sales;
    }
  }

  /** From the first day of which a sale is kept to the last; empty where none is. */
  public static Optional<Span> sold(DSLContext sql) {
    return sql.select(DSL.min(SALE.DAY), DSL.max(SALE.DAY))
        .from(SALE)
        .fetchOptional()
        .filter(r -> r.value1() != null)
        .map(r -> Span.of(LocalDate.parse(r.value1()), LocalDate.parse(r.value2())));
  }

  /** Losses of files, and those that people noted here. */
  public static List<Facts.Loss> losses(DSLContext sql, Map<String, Unit> units, Span span) {
    List<Facts.Loss> all = new ArrayList<>(lossesOfFiles(sql, units, span));
    sql.selectFrom(NOTED_LOSS)
        .where(span.on(NOTED_LOSS.PRODUCT, NOTED_LOSS.DAY), NOTED_LOSS.UNDONE_BY.isNull())
        .orderBy(NOTED_LOSS.DAY, NOTED_LOSS.PRODUCT, NOTED_LOSS.CAUSE, NOTED_LOSS.ID)
        .forEach(
            r ->
                quantity(units, r.getProduct(), r.getThousandths())
                    .ifPresent(
                        q -> all.add(new Facts.Loss(r.getDay(), r.getProduct(), q, r.getCause()))));
    all.sort(Comparator.comparing(Facts.Loss::date));
    return all;
  }

  private static List<Facts.Loss> lossesOfFiles(
      DSLContext sql, Map<String, Unit> units, Span span) {
    return latest(
        sql.selectFrom(LOSS)
            .where(span.on(LOSS.PRODUCT, LOSS.DAY))
            .orderBy(LOSS.DAY, LOSS.LINE)
            .fetch(),
        r -> r.getBatch(),
        r -> r.getDay() + " " + r.getProduct(),
        r ->
            quantity(units, r.getProduct(), r.getThousandths())
                .map(q -> new Facts.Loss(r.getDay(), r.getProduct(), q, r.getCause())));
  }

  /** What files say of each day; closed where people said so. */
  public static List<Facts.Day> days(DSLContext sql) {
    Set<LocalDate> closed = Corrected.closed(sql);
    List<Facts.Day> days = new ArrayList<>(daysOfFiles(sql));
    days.replaceAll(d -> closed.remove(d.date()) ? new Facts.Day(d.date(), false, d.known()) : d);
    closed.forEach(d -> days.add(new Facts.Day(d, false, Map.of())));
    days.sort(Comparator.comparing(Facts.Day::date));
    return days;
  }

  private static List<Facts.Day> daysOfFiles(DSLContext sql) {
    return latest(
        sql.selectFrom(SHOP_DAY).orderBy(SHOP_DAY.DAY).fetch(),
        r -> r.getBatch(),
        r -> r.getDay().toString(),
        r -> Optional.of(new Facts.Day(r.getDay(), r.getOpen(), known(r.getKnownAhead()))));
  }

  private static Map<String, BigDecimal> known(String text) {
    Map<String, BigDecimal> known = new TreeMap<>();
    for (String pair : text.split(";")) {
      int at = pair.lastIndexOf('=');
      if (at > 0) {
        known.put(pair.substring(0, at), new BigDecimal(pair.substring(at + 1)));
      }
    }
    return known;
  }

  private static Optional<Quantity> quantity(
      Map<String, Unit> units, String product, long thousandths) {
    Unit unit = units.get(product); // a product taken back leaves its facts without a unit
    return unit == null ? Optional.empty() : Optional.of(new Quantity(thousandths, unit));
  }

  /** Everything that is known on that day, read now. */
  public static Grocery all(DSLContext sql, LocalDate day) {
    return all(sql, day, sales(sql, units(sql), Span.ALL));
  }

  /**
   * Everything, as the engines read it on that day: what was ordered before or taken of a surplus,
   * and is not delivered yet, counts among the deliveries to come.
   */
  public static Grocery all(DSLContext sql, LocalDate day, List<Facts.Sale> sales) {
    Map<String, Unit> units = units(sql);
    List<Facts.Count> stock = stock(sql, units, Span.ALL);
    List<Facts.Delivery> deliveries = new ArrayList<>(deliveries(sql, units, Span.ALL));
    List<Facts.Delivery> surplus = SurplusTaken.due(sql, units, day, deliveries, stock);
    deliveries.addAll(ordered(sql, units, day, deliveries));
    deliveries.addAll(surplus);
    return new Grocery(
        suppliers(sql),
        products(sql),
        stock,
        deliveries,
        sales,
        losses(sql, units, Span.ALL),
        days(sql),
        Corrected.facts(sql),
        Needed.all(sql, units),
        List.of(),
        Map.of());
  }

  /** Lines of orders written before that day of whose delivery no file speaks. */
  private static List<Facts.Delivery> ordered(
      DSLContext sql, Map<String, Unit> units, LocalDate day, List<Facts.Delivery> known) {
    Condition late = RECEIVING.DUE_DAY.ge(day.minusDays(LATE + 1L));
    Set<String> said = new HashSet<>(saidOf(Received.live(sql, units, late)));
    known.forEach(d -> said.add(d.date() + " " + d.product()));
    List<Facts.Delivery> more = new ArrayList<>();
    for (PurchaseOrder order :
        PurchaseOrders.list(
            sql,
            1_000,
            PURCHASE_ORDER.ORDER_DAY.lt(day),
            PURCHASE_ORDER.DELIVERY_DAY.ge(day.minusDays(LATE)),
            PURCHASE_ORDER.REVERSED_BY.isNull())) {
      for (PurchaseOrder.Line line : order.lines()) {
        if (line.quantity().unit() == units.get(line.product())
            && said.add(order.delivery() + " " + line.product())) {
          more.add(
              new Facts.Delivery(
                  order.delivery(),
                  line.product(),
                  line.quantity(),
                  Optional.empty(),
                  Optional.empty(),
                  Optional.empty()));
        }
      }
    }
    more.sort(Comparator.comparing(Facts.Delivery::date)); // lines stay as they were ordered
    return more;
  }

  /** Of the rows that share a key, those of the latest import, in the order in which they came. */
  static <R, T> List<T> latest(
      Collection<R> rows,
      Function<R, Id> batchOf,
      Function<R, String> keyOf,
      Function<R, Optional<T>> read) {
    Map<String, Long> newest = new LinkedHashMap<>();
    for (R row : rows) {
      newest.merge(keyOf.apply(row), batchOf.apply(row).number(), Math::max);
    }
    List<T> kept = new ArrayList<>(rows.size());
    for (R row : rows) {
      long number = batchOf.apply(row).number();
      if (newest.getOrDefault(keyOf.apply(row), number) == number) {
        read.apply(row).ifPresent(kept::add);
      }
    }
    return kept;
  }
}
