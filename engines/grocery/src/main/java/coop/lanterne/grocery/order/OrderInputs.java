// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.grocery.order;

import coop.lanterne.grocery.files.FileKind;
import coop.lanterne.grocery.files.Product;
import coop.lanterne.grocery.files.Supplier;
import coop.lanterne.kernel.Canonical;
import coop.lanterne.kernel.CanonicalBytes;
import coop.lanterne.kernel.Digest;
import coop.lanterne.kernel.Quantity;
import coop.lanterne.kernel.Unit;
import coop.lanterne.kernel.Value;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Everything that an order's advice depends on: the same inputs give the same advice, byte for
 * byte.
 *
 * @param date the day on which it is asked, before opening
 * @param supplier whom the order goes to
 * @param items each product that may be ordered from it
 * @param closed days to come on which the shop is closed
 * @param ahead for each column of numbers known ahead, such as visitors, its value by day
 * @param limits the most that this order may take of the day's room and money
 * @param policy how the members want orders to be advised
 * @param seed seed of every draw
 * @param sources the files read, with their digests
 * @param rules digest of the rules applied, as {@link OrderPolicy#digest}
 * @param charter digest of the charter in force
 * @param release release of Lanterne
 */
public record OrderInputs(
    LocalDate date,
    Supplier supplier,
    List<Item> items,
    SortedSet<LocalDate> closed,
    SortedMap<String, SortedMap<LocalDate, BigDecimal>> ahead,
    Limits limits,
    OrderPolicy policy,
    long seed,
    List<Source> sources,
    Digest rules,
    Digest charter,
    String release)
    implements Canonical {

  /** The type name of its canonical bytes. */
  public static final String TYPE = "order-inputs/1";

  public OrderInputs {
    items = List.copyOf(items);
    closed = Collections.unmodifiableSortedSet(new TreeSet<>(closed));
    ahead = Collections.unmodifiableSortedMap(new TreeMap<>(ahead));
    sources = List.copyOf(sources);
    Set<String> seen = new HashSet<>();
    for (Item item : items) {
      if (!seen.add(item.product().id())) {
        throw new IllegalArgumentException(
            "the product \"" + item.product().id() + "\" is given twice");
      }
    }
  }

  /** Inputs without limits. */
  public OrderInputs(
      LocalDate date,
      Supplier supplier,
      List<Item> items,
      SortedSet<LocalDate> closed,
      SortedMap<String, SortedMap<LocalDate, BigDecimal>> ahead,
      OrderPolicy policy,
      long seed,
      List<Source> sources,
      Digest rules,
      Digest charter,
      String release) {
    this(
        date,
        supplier,
        items,
        closed,
        ahead,
        Limits.NONE,
        policy,
        seed,
        sources,
        rules,
        charter,
        release);
  }

  /** The same inputs within these limits. */
  public OrderInputs within(Limits most) {
    return new OrderInputs(
        date, supplier, items, closed, ahead, most, policy, seed, sources, rules, charter, release);
  }

  /**
   * A product, what there is of it and what was sold.
   *
   * @param lots what is on hand
   * @param counted the day of the count from which {@code lots} come; empty when never counted
   * @param due deliveries to come that are already ordered
   * @param history what was sold, up to the day before
   * @param usual the quantity usually ordered
   * @param offSale since when it has not been on sale, none being there nor to come; empty while it
   *     is on sale
   * @param told what people know of it beside
   */
  public record Item(
      Product product,
      List<Lot> lots,
      Optional<LocalDate> counted,
      List<Due> due,
      History history,
      Optional<Quantity> usual,
      Optional<LocalDate> offSale,
      Told told)
      implements Canonical {
    /** A product of which people told nothing. */
    public Item(
        Product product,
        List<Lot> lots,
        Optional<LocalDate> counted,
        List<Due> due,
        History history,
        Optional<Quantity> usual,
        Optional<LocalDate> offSale) {
      this(product, lots, counted, due, history, usual, offSale, Told.NOTHING);
    }

    public Item {
      lots = List.copyOf(lots);
      due = List.copyOf(due);
      lots.forEach(l -> check(l.quantity(), product));
      due.forEach(d -> check(d.quantity(), product));
      usual.ifPresent(u -> check(u, product));
      told.promised().forEach(p -> check(p.quantity(), product));
    }

    private static void check(Quantity q, Product product) {
      if (q.unit() != product.unit() || q.thousandths() < 0) {
        throw new IllegalArgumentException(q + " cannot be a quantity of \"" + product.id() + "\"");
      }
    }

    /** Years of days are compared as they are: to write them takes longer. */
    private boolean isAs(Item other) {
      return history.equals(other.history) && bare().equals(other.bare());
    }

    private Value bare() {
      History none = new History(history.from(), List.of());
      return new Item(product, lots, counted, due, none, usual, offSale, told).canonical();
    }

    /** What was told is absent where nothing was. */
    @Override
    public Value canonical() {
      TreeMap<String, Value> fields = new TreeMap<>(files().fields());
      if (!told.equals(Told.NOTHING)) {
        fields.put("told", told.canonical());
      }
      return new Value.Rec(fields);
    }

    private Value.Rec files() {
      return Value.rec(
          "product",
          productValue(product),
          "lots",
          Value.list(lots),
          "counted",
          Decode.text(counted),
          "due",
          Value.list(due),
          "history",
          history,
          "usual",
          Decode.orNil(usual),
          "off_sale",
          Decode.text(offSale));
    }

    static Item fromValue(Value value) {
      Value.Rec rec = Decode.rec(value);
      return new Item(
          productFrom(rec.get("product")),
          Decode.list(rec.items("lots"), Lot::fromValue),
          Decode.optional(rec.get("counted"), Decode::day),
          Decode.list(rec.items("due"), Due::fromValue),
          History.fromValue(rec.get("history")),
          Decode.optional(rec.get("usual"), Decode::quantity),
          Decode.optional(rec.get("off_sale"), Decode::day),
          Optional.ofNullable(rec.fields().get("told")).map(Told::fromValue).orElse(Told.NOTHING));
    }
  }

  /**
   * What is left of one delivery.
   *
   * @param lastDay the last day on which it can be sold
   * @param dateKnown false when that day was supposed from the shelf life
   */
  public record Lot(Quantity quantity, LocalDate lastDay, boolean dateKnown) implements Canonical {
    @Override
    public Value canonical() {
      return Value.rec(
          "quantity", quantity, "last_day", lastDay.toString(), "date_known", dateKnown);
    }

    static Lot fromValue(Value value) {
      Value.Rec rec = Decode.rec(value);
      return new Lot(
          Decode.quantity(rec.get("quantity")),
          Decode.day(rec.get("last_day")),
          Decode.bool(rec.get("date_known")));
    }
  }

  /** A delivery to come, before opening on that day, and the last day on which it can be sold. */
  public record Due(LocalDate day, Quantity quantity, LocalDate lastDay) implements Canonical {
    @Override
    public Value canonical() {
      return Value.rec("day", day.toString(), "quantity", quantity, "last_day", lastDay.toString());
    }

    static Due fromValue(Value value) {
      Value.Rec rec = Decode.rec(value);
      return new Due(
          Decode.day(rec.get("day")),
          Decode.quantity(rec.get("quantity")),
          Decode.day(rec.get("last_day")));
    }
  }

  /** A file that was read. */
  public record Source(FileKind kind, Digest digest) implements Canonical {
    @Override
    public Value canonical() {
      return Value.rec("kind", kind.name(), "digest", digest);
    }

    /** The source that {@link #canonical} wrote. */
    public static Source fromValue(Value value) {
      Value.Rec rec = Decode.rec(value);
      return new Source(FileKind.valueOf(rec.text("kind")), Decode.digest(rec.get("digest")));
    }
  }

  /** Whether other inputs say the same, from whatever files. */
  public boolean isAs(OrderInputs other) {
    if (items.size() != other.items.size() || !bare().equals(other.bare())) {
      return false;
    }
    for (int i = 0; i < items.size(); i++) {
      if (!items.get(i).isAs(other.items.get(i))) {
        return false;
      }
    }
    return true;
  }

  /** All but the items and the files. */
  private Value bare() {
    return new OrderInputs(
            date, supplier, List.of(), closed, ahead, limits, policy, seed, List.of(), rules,
            charter, release)
        .canonical();
  }

  /** The item of that product. */
  public Item item(String product) {
    return items.stream()
        .filter(i -> i.product().id().equals(product))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("no product \"" + product + "\" in this order"));
  }

  /** The digest of these inputs. */
  public Digest digest() {
    return CanonicalBytes.digest(TYPE, canonical());
  }

  @Override
  public Value canonical() {
    return Value.rec(
        "date",
        date.toString(),
        "supplier",
        supplierValue(supplier),
        "items",
        Value.list(items),
        "closed",
        Decode.texts(closed),
        "ahead",
        aheadValue(ahead),
        "limits",
        limits,
        "policy",
        policy,
        "seed",
        seed,
        "sources",
        Value.list(sources),
        "rules",
        rules,
        "charter",
        charter,
        "release",
        release);
  }

  /** The inputs that {@link #canonical} wrote. */
  public static OrderInputs fromValue(Value value) {
    Value.Rec rec = Decode.rec(value);
    return new OrderInputs(
        Decode.day(rec.get("date")),
        supplierFrom(rec.get("supplier")),
        Decode.list(rec.items("items"), Item::fromValue),
        new TreeSet<>(Decode.list(rec.items("closed"), Decode::day)),
        aheadFrom(rec.get("ahead")),
        Limits.fromValue(rec.get("limits")),
        OrderPolicy.fromValue(rec.get("policy")),
        rec.integer("seed"),
        Decode.list(rec.items("sources"), Source::fromValue),
        Decode.digest(rec.get("rules")),
        Decode.digest(rec.get("charter")),
        rec.text("release"));
  }

  private static Value aheadValue(SortedMap<String, SortedMap<LocalDate, BigDecimal>> ahead) {
    TreeMap<String, Value> columns = new TreeMap<>();
    ahead.forEach(
        (column, days) -> {
          TreeMap<String, Value> values = new TreeMap<>();
          days.forEach((day, value) -> values.put(day.toString(), Value.of(Decode.plain(value))));
          columns.put(column, new Value.Rec(values));
        });
    return new Value.Rec(columns);
  }

  private static SortedMap<String, SortedMap<LocalDate, BigDecimal>> aheadFrom(Value value) {
    SortedMap<String, SortedMap<LocalDate, BigDecimal>> ahead = new TreeMap<>();
    Decode.rec(value)
        .fields()
        .forEach(
            (column, days) -> {
              SortedMap<LocalDate, BigDecimal> values = new TreeMap<>();
              Decode.rec(days)
                  .fields()
                  .forEach((day, text) -> values.put(LocalDate.parse(day), Decode.decimal(text)));
              ahead.put(column, values);
            });
    return ahead;
  }

  private static Value supplierValue(Supplier s) {
    return Value.rec(
        "id",
        s.id(),
        "name",
        s.name(),
        "order_days",
        Decode.weekdays(s.orderDays()),
        "delivery_days",
        Decode.weekdays(s.deliveryDays()),
        "lead_days",
        s.leadDays(),
        "cut_off",
        Decode.text(s.cutOff()),
        "minimum",
        Decode.orNil(s.minimum()),
        "free_from",
        Decode.orNil(s.freeFrom()));
  }

  private static Supplier supplierFrom(Value value) {
    Value.Rec rec = Decode.rec(value);
    return new Supplier(
        rec.text("id"),
        rec.text("name"),
        Decode.weekdays(rec.items("order_days")),
        Decode.weekdays(rec.items("delivery_days")),
        (int) rec.integer("lead_days"),
        Decode.optional(rec.get("cut_off"), v -> LocalTime.parse(((Value.Text) v).value())),
        Decode.optional(rec.get("minimum"), Decode::money),
        Decode.optional(rec.get("free_from"), Decode::money));
  }

  /** A product that no other is named for is written as it always was. */
  private static Value productValue(Product p) {
    Value.Rec known = knownValue(p);
    if (p.like().isEmpty()) {
      return known;
    }
    TreeMap<String, Value> fields = new TreeMap<>(known.fields());
    fields.put("like", Value.of(p.like().get()));
    return new Value.Rec(fields);
  }

  private static Value.Rec knownValue(Product p) {
    return Value.rec(
        "id",
        p.id(),
        "name",
        p.name(),
        "family",
        p.family(),
        "unit",
        p.unit().symbol(),
        "supplier",
        p.supplier(),
        "pack",
        p.pack(),
        "shelf_life_days",
        p.shelfLifeDays(),
        "price",
        Decode.orNil(p.price()),
        "cold",
        p.cold());
  }

  private static Product productFrom(Value value) {
    Value.Rec rec = Decode.rec(value);
    return new Product(
        rec.text("id"),
        rec.text("name"),
        rec.text("family"),
        Unit.parse(rec.text("unit")),
        rec.text("supplier"),
        Decode.quantity(rec.get("pack")),
        (int) rec.integer("shelf_life_days"),
        Decode.optional(rec.get("price"), Decode::money),
        Decode.bool(rec.get("cold")),
        Optional.empty(),
        Optional.empty(),
        Optional.ofNullable(rec.fields().get("like")).map(v -> ((Value.Text) v).value()));
  }
}
