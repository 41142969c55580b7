// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.grocery.order;

import module java.base;

import coop.lanterne.grocery.files.Facts;
import coop.lanterne.grocery.files.Grocery;
import coop.lanterne.grocery.files.Product;
import coop.lanterne.kernel.Quantity;
import coop.lanterne.kernel.Unit;
import org.jspecify.annotations.Nullable;

/**
 * What came in, what was lost and where the shelf was empty, by month, family and unit; and what
 * people made of the advice. Totals only: nothing is counted by person.
 */
public final class LookBack {
  private final YearMonth first;
  private final LocalDate today;
  private final Map<String, Product> products = new HashMap<>();
  private final SortedMap<Of, Sums> sums = new TreeMap<>();

  private LookBack(Grocery grocery, LocalDate today, int months) {
    this.today = today;
    first = YearMonth.from(today).minusMonths(months - 1L);
    grocery.products().forEach(p -> products.put(p.id(), p));
  }

  /** What a row is about; kilograms and pieces of a family are never added up. */
  public record Of(YearMonth month, String family, Unit unit) implements Comparable<Of> {
    private static final Comparator<Of> ORDER =
        Comparator.comparing(Of::month).thenComparing(Of::family).thenComparing(Of::unit);

    @Override
    public int compareTo(Of other) {
      return ORDER.compare(this, other);
    }
  }

  /**
   * A line of an order that was decided on an advice.
   *
   * @param asked the day of the order
   * @param until the eve of the delivery after the one ordered
   * @param there what was on hand or due that day
   */
  public record Choice(
      LocalDate asked,
      LocalDate until,
      String product,
      Quantity advised,
      Quantity ordered,
      Quantity there) {}

  /**
   * The sums of a row.
   *
   * @param received what came in, less what was sent back, in thousandths
   * @param lost what was written as lost, whatever the cause, in thousandths
   * @param receivedCents the same at the products' purchase prices; products without one count for
   *     nothing on both sides
   * @param lostCents the same
   * @param days open days × products on sale
   * @param empty those of them on which the product ran out
   * @param choices lines decided on an advice, by which was closer
   */
  public record Row(
      Of of,
      long received,
      long lost,
      long receivedCents,
      long lostCents,
      long days,
      long empty,
      Map<Hindsight, Long> choices) {
    public Row {
      choices = Map.copyOf(choices);
    }
  }

  private static final class Sums {
    private long received;
    private long lost;
    private long receivedCents;
    private long lostCents;
    private long days;
    private long empty;
    private final Map<Hindsight, Long> choices = new EnumMap<>(Hindsight.class);
  }

  /**
   * The rows of the last months, this one included, in order of month, family and unit.
   *
   * @param shops the inputs of each supplier as {@link GroceryOrders#past} makes them for today
   * @param months how many months
   */
  public static List<Row> rows(
      Grocery grocery, List<OrderInputs> shops, LocalDate today, int months, List<Choice> choices) {
    LookBack look = new LookBack(grocery, today, months);
    look.receipts(grocery);
    look.losses(grocery);
    look.shelves(shops);
    look.choices(grocery, shops, choices);
    return look.sums.entrySet().stream().map(e -> row(e.getKey(), e.getValue())).toList();
  }

  private static Row row(Of of, Sums s) {
    return new Row(
        of, s.received, s.lost, s.receivedCents, s.lostCents, s.days, s.empty, s.choices);
  }

  private boolean counts(LocalDate day) {
    return !day.isAfter(today) && !YearMonth.from(day).isBefore(first);
  }

  private Sums of(Product product, LocalDate day) {
    return sums.computeIfAbsent(
        new Of(YearMonth.from(day), product.family(), product.unit()), _ -> new Sums());
  }

  private static long cents(Product product, Quantity quantity) {
    return product.price().map(p -> p.times(quantity).cents()).orElse(0L);
  }

  private void receipts(Grocery grocery) {
    for (Facts.Delivery d : grocery.deliveries()) {
      Product product = products.get(d.product());
      if (product != null && d.delivered().isPresent() && counts(d.date())) {
        Quantity came =
            d.refused()
                .map(r -> d.delivered().get().plus(r.negated()))
                .orElseGet(() -> d.delivered().get());
        Sums s = of(product, d.date());
        s.received += came.thousandths();
        s.receivedCents += cents(product, came);
      }
    }
  }

  private void losses(Grocery grocery) {
    for (Facts.Loss l : grocery.losses()) {
      Product product = products.get(l.product());
      if (product != null && counts(l.date())) {
        Sums s = of(product, l.date());
        s.lost += l.quantity().thousandths();
        s.lostCents += cents(product, l.quantity());
      }
    }
  }

  private void shelves(List<OrderInputs> shops) {
    for (OrderInputs shop : shops) {
      for (OrderInputs.Item item : shop.items()) {
        History history = item.history();
        for (int i = 0; i < history.days().size(); i++) {
          History.Day day = history.days().get(i);
          if (day.open() && counts(history.date(i))) {
            Sums s = of(item.product(), history.date(i));
            s.days++;
            s.empty += day.outOfStock() ? 1 : 0;
          }
        }
      }
    }
  }

  private void choices(Grocery grocery, List<OrderInputs> shops, List<Choice> choices) {
    Set<String> changed =
        choices.stream()
            .filter(c -> !c.advised().equals(c.ordered()))
            .map(Choice::product)
            .collect(Collectors.toSet());
    Map<String, Map<LocalDate, Long>> sold = new HashMap<>();
    LocalDate last = LocalDate.MIN;
    for (Facts.Sale s : grocery.sales()) {
      last = s.date().isAfter(last) ? s.date() : last;
      if (changed.contains(s.product())) {
        sold.computeIfAbsent(s.product(), _ -> new HashMap<>())
            .merge(s.date(), s.quantity().thousandths(), Long::sum);
      }
    }
    Map<String, History> histories = new HashMap<>();
    shops.forEach(shop -> shop.items().forEach(i -> histories.put(i.product().id(), i.history())));
    for (Choice c : choices) {
      Product product = products.get(c.product());
      if (product != null && product.unit() == c.advised().unit() && counts(c.asked())) {
        Map<LocalDate, Long> own = sold.getOrDefault(c.product(), Map.of());
        Hindsight which = hindsight(c, own, histories.get(c.product()), last);
        of(product, c.asked()).choices.merge(which, 1L, Long::sum);
      }
    }
  }

  private Hindsight hindsight(
      Choice c, Map<LocalDate, Long> sold, @Nullable History history, LocalDate last) {
    if (c.advised().equals(c.ordered())) {
      return Hindsight.UNCHANGED;
    }
    if (!c.until().isBefore(today) || last.isBefore(c.until())) {
      return Hindsight.TOO_EARLY;
    }
    long sum = 0;
    for (LocalDate d = c.asked(); !d.isAfter(c.until()); d = d.plusDays(1)) {
      sum += sold.getOrDefault(d, 0L);
    }
    return Hindsight.of(
        c.advised().thousandths(),
        c.ordered().thousandths(),
        c.there().thousandths(),
        sum,
        history == null || history.ranOut(c.asked(), c.until()));
  }
}
