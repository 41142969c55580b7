// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.grocery.shop;

import module java.base;

import coop.lanterne.grocery.files.Facts;
import coop.lanterne.grocery.files.Product;
import coop.lanterne.grocery.files.Supplier;
import coop.lanterne.kernel.Explanation;
import coop.lanterne.kernel.Message;
import coop.lanterne.kernel.Money;
import coop.lanterne.node.grocery.shop.Stored.Span;
import coop.lanterne.node.room.Ground;

/** What is on the shelves, what came and what was lost. */
public record Shelf(Ground ground) {
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

  /** What each product is called, by its code. */
  public Map<String, String> names() {
    return products().stream().collect(Collectors.toMap(Product::id, Product::name));
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
      LocalDate from, LocalDate to, SortedMap<String, Money> byCause, Money total, long unpriced) {

    /** What was lost, cause by cause. */
    public Explanation.Sum sum() {
      return new Explanation.Sum(
          Message.of("grocery.losses.name").with("from", from).with("to", to),
          byCause.entrySet().stream()
              .map(e -> new Explanation.Part(LossCause.said(e.getKey()), e.getValue()))
              .toList(),
          total);
    }
  }

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
}
