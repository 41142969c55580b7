// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.grocery.order;

import module java.base;

import coop.lanterne.grocery.files.FileKind;
import coop.lanterne.grocery.files.Product;
import coop.lanterne.grocery.files.Supplier;
import coop.lanterne.kernel.Canonical;
import coop.lanterne.kernel.CanonicalBytes;
import coop.lanterne.kernel.Digest;
import coop.lanterne.kernel.Quantity;
import coop.lanterne.kernel.Value;
import coop.lanterne.kernel.Written;

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
      String id = item.product().id();
      if (!seen.add(id)) {
        throw new IllegalArgumentException("the product \"" + id + "\" is given twice");
      }
    }
  }

  /** The same inputs within these limits. */
  public OrderInputs within(Limits most) {
    return new OrderInputs(
        date, supplier, items, closed, ahead, most, policy, seed, sources, rules, charter, release);
  }

  /** The same inputs with one service goal for everything. */
  OrderInputs withService(BigDecimal goal) {
    OrderPolicy other = policy.withService(goal);
    return new OrderInputs(
        date, supplier, items, closed, ahead, limits, other, seed, sources, rules, charter,
        release);
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
      @Written(when = Written.When.PRESENT) Told told)
      implements Canonical {

    public Item {
      lots = List.copyOf(lots);
      due = List.copyOf(due);
      lots.forEach(l -> check(l.quantity(), product));
      due.forEach(d -> check(d.quantity(), product));
      usual.ifPresent(u -> check(u, product));
      told.promised().forEach(p -> check(p.quantity(), product));
    }

    /** A product of which only the past is known. */
    static Item ofPast(Product product, Optional<LocalDate> counted, History history) {
      return new Item(
          product,
          List.of(),
          counted,
          List.of(),
          history,
          Optional.empty(),
          Optional.empty(),
          Told.NOTHING);
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
  }

  /**
   * What is left of one delivery.
   *
   * @param lastDay the last day on which it can be sold
   * @param dateKnown false when that day was supposed from the shelf life
   */
  public record Lot(Quantity quantity, LocalDate lastDay, boolean dateKnown) implements Canonical {}

  /** A delivery to come, before opening on that day, and the last day on which it can be sold. */
  public record Due(LocalDate day, Quantity quantity, LocalDate lastDay) implements Canonical {}

  /** A file that was read. */
  public record Source(FileKind kind, Digest digest) implements Canonical {}

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

  /** The inputs that {@link #canonical} wrote. */
  public static OrderInputs fromValue(Value value) {
    return Canonical.read(OrderInputs.class, value);
  }
}
