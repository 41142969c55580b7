// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.grocery.internal;

import static coop.lanterne.db.Tables.DECISION;

import coop.lanterne.grocery.files.Facts;
import coop.lanterne.grocery.files.Product;
import coop.lanterne.grocery.files.Supplier;
import coop.lanterne.kernel.Id;
import coop.lanterne.kernel.Money;
import coop.lanterne.kernel.Quantity;
import coop.lanterne.node.decision.Records;
import coop.lanterne.node.grocery.internal.Stored.Span;
import coop.lanterne.node.room.Ground;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What is on the shelves, what was sold and lost, and what came of past orders. */
public final class Shelf {
  private final Ground ground;

  /** The shelves on that ground. */
  public Shelf(Ground ground) {
    this.ground = ground;
  }

  /** Today, where days begin. */
  public LocalDate today() {
    return ground.today();
  }

  /** The instant now. */
  public Instant now() {
    return ground.now();
  }

  /** Whether anything was imported yet. */
  public boolean isEmpty() {
    return ground.read(sql -> Stored.products(sql).isEmpty());
  }

  /** Every supplier, by name. */
  public List<Supplier> suppliers() {
    return ground.read(
        sql ->
            Stored.suppliers(sql).stream().sorted(Comparator.comparing(Supplier::name)).toList());
  }

  /** Where that supplier takes orders by telephone. */
  public Optional<String> phone(String supplier) {
    return suppliers().stream()
        .filter(s -> s.id().equals(supplier))
        .findFirst()
        .flatMap(Supplier::phone);
  }

  /** Every product, by name. */
  public List<Product> products() {
    return ground.read(
        sql -> Stored.products(sql).stream().sorted(Comparator.comparing(Product::name)).toList());
  }

  /** The products of each family, both by name. */
  public SortedMap<String, List<Product>> families() {
    return products().stream()
        .collect(Collectors.groupingBy(Product::family, TreeMap::new, Collectors.toList()));
  }

  /** That product. */
  public Product product(String code) {
    return products().stream()
        .filter(p -> p.id().equals(code))
        .findFirst()
        .orElseThrow(() -> Says.GROCERY.input("product-unknown", "product", code));
  }

  /**
   * Money lost between two days, both included.
   *
   * @param byCause by cause, as {@link LossCause} writes it or as a file does
   * @param unpriced lines whose price is not known
   */
  public record Losses(
      LocalDate from, LocalDate to, SortedMap<String, Money> byCause, Money total, long unpriced) {}

  /** What was lost between two days, at the prices of today. */
  public Losses losses(LocalDate from, LocalDate to) {
    return ground.read(
        sql -> {
          Map<String, Product> products = Stored.byCode(sql);
          SortedMap<String, Money> byCause = new TreeMap<>();
          Money total = Money.eur(0);
          long unpriced = 0;
          for (Facts.Loss loss : Stored.losses(sql, Stored.units(sql), Span.of(from, to))) {
            Product product = products.get(loss.product());
            Optional<Money> price = product == null ? Optional.empty() : product.price();
            if (price.isEmpty()) {
              unpriced++;
              continue;
            }
            Money amount = price.get().times(loss.quantity());
            String cause = LossCause.read(loss.cause()).map(LossCause::text).orElse(loss.cause());
            byCause.merge(cause, amount, Money::plus);
            total = total.plus(amount);
          }
          return new Losses(from, to, byCause, total, unpriced);
        });
  }

  /**
   * What happened to one product.
   *
   * @param stock the last count, lot by lot
   * @param deliveries the newest first
   * @param losses the newest first
   */
  public record Story(
      Product product,
      Optional<Supplier> supplier,
      List<Facts.Count> stock,
      List<Facts.Delivery> deliveries,
      List<Facts.Loss> losses) {}

  /** What happened to that product over the last days. */
  public Story story(String code, int days) {
    Product product = product(code);
    LocalDate to = today();
    return ground.read(
        sql -> {
          var units = Map.of(product.id(), product.unit());
          Span recent = Span.of(code, to.minusDays(days), to.plusDays(days));
          List<Facts.Count> counts = Stored.stock(sql, units, Span.of(code, to.minusYears(1), to));
          Optional<LocalDate> last =
              counts.stream().map(Facts.Count::date).max(Comparator.naturalOrder());
          return new Story(
              product,
              Stored.suppliers(sql).stream()
                  .filter(s -> s.id().equals(product.supplier()))
                  .findFirst(),
              counts.stream().filter(c -> Optional.of(c.date()).equals(last)).toList(),
              Stored.deliveries(sql, units, recent).reversed(),
              Stored.losses(sql, units, recent).reversed());
        });
  }

  /**
   * A past decision about an order, and what came of it.
   *
   * @param delivered what came of what was ordered, at the order's prices; empty while it is to
   *     come
   * @param sold what was sold of these products from that delivery to the next day of delivery
   * @param lost what was lost of them over the same days
   */
  public record Outcome(
      Id decision,
      String supplier,
      String supplierName,
      LocalDate day,
      Instant at,
      String outcome,
      long seen,
      long changed,
      Optional<PurchaseOrder> order,
      boolean takenBack,
      Optional<Money> delivered,
      Optional<Money> sold,
      Optional<Money> lost) {}

  /** The last decisions about orders, the newest first. */
  public List<Outcome> outcomes(int most) {
    return ground.read(
        sql -> {
          Map<String, Supplier> suppliers =
              Stored.suppliers(sql).stream()
                  .collect(Collectors.toMap(Supplier::id, Function.identity()));
          Map<String, coop.lanterne.kernel.Unit> units = Stored.units(sql);
          List<Outcome> outcomes = new ArrayList<>();
          var later = DECISION.as("later");
          for (var d :
              sql.selectFrom(DECISION)
                  .where(DECISION.ACT.eq(Orders.ACT).and(DECISION.REVERSES.isNull()))
                  .orderBy(Records.NEWEST_FIRST)
                  .limit(most)
                  .fetch()) {
            int slash = d.getSubject().lastIndexOf('/');
            String code = d.getSubject().substring(0, slash);
            LocalDate day = LocalDate.parse(d.getSubject().substring(slash + 1));
            Optional<Supplier> supplier = Optional.ofNullable(suppliers.get(code));
            Optional<PurchaseOrder> order = PurchaseOrders.of(sql, d.getId());
            boolean back =
                sql.fetchExists(sql.selectOne().from(later).where(later.REVERSES.eq(d.getId())));
            Optional<PurchaseOrder> stands = order.filter(o -> !back);
            LocalDate last = stands.map(o -> until(o, supplier)).orElse(day);
            outcomes.add(
                new Outcome(
                    d.getId(),
                    code,
                    supplier.map(Supplier::name).orElse(code),
                    day,
                    d.getAt(),
                    d.getOutcome(),
                    d.getLinesSeen(),
                    d.getLinesChanged(),
                    order,
                    back,
                    stands.flatMap(
                        o ->
                            delivered(
                                o,
                                Stored.deliveries(
                                    sql, units, Span.of(o.delivery(), o.delivery())))),
                    stands.flatMap(
                        o ->
                            value(
                                o,
                                last,
                                quantities(
                                    Stored.sales(sql, units, Span.of(o.delivery(), last)),
                                    Facts.Sale::product,
                                    Facts.Sale::quantity))),
                    stands.flatMap(
                        o ->
                            value(
                                o,
                                last,
                                quantities(
                                    Stored.losses(sql, units, Span.of(o.delivery(), last)),
                                    Facts.Loss::product,
                                    Facts.Loss::quantity)))));
          }
          return outcomes;
        });
  }

  /** The eve of the supplier's next delivery, or yesterday if that is still to come. */
  private LocalDate until(PurchaseOrder order, Optional<Supplier> supplier) {
    LocalDate day = order.delivery().plusDays(1);
    while (supplier.isPresent()
        && !supplier.get().deliveryDays().contains(day.getDayOfWeek())
        && day.isBefore(today())) {
      day = day.plusDays(1);
    }
    LocalDate eve = day.minusDays(1);
    return eve.isAfter(today()) ? today() : eve;
  }

  private static Optional<Money> delivered(PurchaseOrder order, List<Facts.Delivery> came) {
    Map<String, Quantity> quantities = new HashMap<>();
    for (Facts.Delivery d : came) {
      d.delivered()
          .ifPresent(
              q ->
                  quantities.merge(
                      d.product(),
                      d.refused().map(r -> q.plus(r.negated())).orElse(q),
                      Quantity::plus));
    }
    return priced(order, quantities);
  }

  private Optional<Money> value(
      PurchaseOrder order, LocalDate last, Map<String, Quantity> quantities) {
    return order.delivery().isAfter(last) ? Optional.empty() : priced(order, quantities);
  }

  private static <F> Map<String, Quantity> quantities(
      List<F> facts, Function<F, String> product, Function<F, Quantity> quantity) {
    Map<String, Quantity> quantities = new HashMap<>();
    facts.forEach(f -> quantities.merge(product.apply(f), quantity.apply(f), Quantity::plus));
    return quantities;
  }

  /** At the order's prices; empty when nothing is known of any of its products. */
  private static Optional<Money> priced(PurchaseOrder order, Map<String, Quantity> quantities) {
    Money total = Money.eur(0);
    boolean any = false;
    for (PurchaseOrder.Line line : order.lines()) {
      Quantity quantity = quantities.get(line.product());
      if (quantity != null && line.price().isPresent()) {
        any = true;
        total = total.plus(line.price().get().times(quantity));
      }
    }
    return any ? Optional.of(total) : Optional.empty();
  }
}
