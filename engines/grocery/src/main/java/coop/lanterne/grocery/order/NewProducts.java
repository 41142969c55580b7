// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.grocery.order;

import module java.base;

import coop.lanterne.forecast.Analogy;
import coop.lanterne.grocery.files.Product;
import coop.lanterne.grocery.order.OrderInputs.Item;
import coop.lanterne.kernel.Explanation;
import coop.lanterne.kernel.Explanation.Factor;
import coop.lanterne.kernel.Message;
import coop.lanterne.kernel.Quantity;

/**
 * What may be asked of a product of fewer than {@value Analogy#FIRST_DAYS} open days: the level of
 * {@link Analogy} × what the product that it is like is expected to sell that day, beside its
 * ordinary days. It is like the one that a person named, else the middle one of its family and unit
 * at that supplier. A product that nobody named one for, of which nothing was sold, is there or is
 * to come, stays unknown: a code that is not used orders nothing.
 */
final class NewProducts {
  private final OrderInputs inputs;
  private final Map<String, List<DayDemand>> known;

  private NewProducts(OrderInputs inputs, Map<String, List<DayDemand>> known) {
    this.inputs = inputs;
    this.known = known;
  }

  /** These demands, those of new products by analogy. */
  static Map<String, List<DayDemand>> byAnalogy(
      OrderInputs inputs, Map<String, List<DayDemand>> demands) {
    NewProducts products = new NewProducts(inputs, demands);
    Map<String, List<DayDemand>> all = new TreeMap<>(demands);
    for (Item item : inputs.items()) {
      if (isNew(item) && isExpected(item)) {
        products
            .like(item)
            .ifPresent(like -> all.put(item.product().id(), products.demands(item, like)));
      }
    }
    return all;
  }

  private static boolean isNew(Item item) {
    return item.history().openDays() < Analogy.FIRST_DAYS;
  }

  private static boolean isExpected(Item item) {
    return item.product().like().isPresent()
        || item.history().openDays() > 0
        || !item.lots().isEmpty()
        || !item.due().isEmpty();
  }

  private Optional<Item> like(Item item) {
    Product product = item.product();
    List<Item> family =
        inputs.items().stream()
            .filter(i -> !isNew(i) && known.containsKey(i.product().id()))
            .filter(i -> isLike(product, i.product()))
            .toList();
    return Analogy.middle(family.stream().map(i -> sold(i.history())).toList()).map(family::get);
  }

  private static boolean isLike(Product product, Product other) {
    return product.like().isPresent()
        ? other.id().equals(product.like().get())
        : other.family().equals(product.family()) && other.unit() == product.unit();
  }

  /** What was sold on each open day that had enough, in units, the oldest first. */
  private static double[] sold(History history) {
    return history.days().stream()
        .filter(d -> d.open() && !d.outOfStock())
        .mapToDouble(d -> d.sold() / 1000.0)
        .toArray();
  }

  private List<DayDemand> demands(Item item, Item like) {
    double[] own = sold(item.history());
    double[] others = sold(like.history());
    double start = Analogy.firstWeeks(others).orElseThrow();
    int last = others.length - Analogy.FIRST_DAYS;
    double ordinary = Arrays.stream(others, last, others.length).average().orElse(0);
    double mean = Arrays.stream(own).average().orElse(0);
    BigDecimal level = hundredths(Analogy.level(start, mean, own.length));
    Message because =
        Message.of(own.length == 0 ? "forecast.like.start" : "forecast.like.level")
            .with("like", like.product().name())
            .with("start", hundredths(start))
            .with("days", own.length)
            .with("own", hundredths(mean))
            .with("counts", Analogy.COUNTS_FOR);
    List<DayDemand> days = new ArrayList<>();
    for (DayDemand of : known.getOrDefault(like.product().id(), List.of())) {
      days.add(
          of.mean() <= 0 || ordinary <= 0
              ? DayDemand.none(of.day())
              : demand(item.product(), like.product(), of, because, level, ordinary));
    }
    return days;
  }

  private static DayDemand demand(
      Product product,
      Product like,
      DayDemand of,
      Message because,
      BigDecimal level,
      double ordinary) {
    BigDecimal factor = hundredths(of.mean() / ordinary);
    BigDecimal expected = level.multiply(factor).setScale(2, RoundingMode.HALF_UP);
    double times = expected.doubleValue() / of.mean();
    Message name =
        Message.of("forecast.like.name")
            .with("series", product.name())
            .with("day", of.day())
            .with("like", like.name());
    Message day = Message.of("forecast.like.day").with("like", like.name()).with("day", of.day());
    Explanation.Product why =
        new Explanation.Product(
            name,
            List.of(new Factor(because, level), new Factor(day, factor)),
            new BigDecimal("0.01"),
            Quantity.of(expected, product.unit()));
    double[] spread = Arrays.stream(of.spread()).map(v -> v * times).toArray();
    return new DayDemand(of.day(), expected.doubleValue(), spread, Optional.of(why));
  }

  private static BigDecimal hundredths(double number) {
    return BigDecimal.valueOf(number).setScale(2, RoundingMode.HALF_UP);
  }
}
