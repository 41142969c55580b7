// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.grocery.order;

import module java.base;

import coop.lanterne.grocery.files.Facts.Correction;
import coop.lanterne.grocery.files.Facts.Count;
import coop.lanterne.grocery.files.Facts.Day;
import coop.lanterne.grocery.files.Facts.Delivery;
import coop.lanterne.grocery.files.Facts.Need;
import coop.lanterne.grocery.files.Facts.NeedKind;
import coop.lanterne.grocery.files.Facts.Sale;
import coop.lanterne.grocery.files.Grocery;
import coop.lanterne.grocery.files.Product;
import coop.lanterne.grocery.files.Supplier;
import coop.lanterne.grocery.order.OrderInputs.Due;
import coop.lanterne.grocery.order.OrderInputs.Item;
import coop.lanterne.grocery.order.OrderInputs.Lot;
import coop.lanterne.grocery.order.Told.Promise;
import coop.lanterne.kernel.CanonicalBytes;
import coop.lanterne.kernel.Digest;
import coop.lanterne.kernel.Quantity;
import coop.lanterne.kernel.Value;

/**
 * Makes the inputs of an order's advice from what a grocery's files say.
 *
 * <ul>
 *   <li>Stock is the last count, brought to the morning of the advice: deliveries since are added,
 *       sales and losses since are taken from what expires first.
 *   <li>A lot without a date is supposed to come from the latest deliveries.
 *   <li>A day is open when the days say so; where they say nothing, when anything was sold. A day
 *       to come of which nothing is said is closed when its weekday always was in eight weeks.
 *   <li>A product ran out on a day when none was left in the evening, by the count or by the book,
 *       and none was thrown away that day; and on the open days after, until some is delivered or
 *       sold. When that takes two weeks or more, it was not on sale: these days say nothing of what
 *       is wanted.
 *   <li>A day on which it was asked for in vain is one on which it ran out, and what was asked for
 *       is added to what was sold.
 * </ul>
 */
public final class GroceryOrders {
  private static final int YEARS = 3;
  private static final int HABIT_WEEKS = 8;
  private static final int AHEAD = 150;
  private static final int LATE = 14;
  private static final int USUAL = 4;
  private static final int OFF_SALE_DAYS = 14;
  private static final int ASKED_DAYS = 28;

  private static final Comparator<Correction> BY_DAYS =
      Comparator.comparing(Correction::from)
          .thenComparing(Correction::to)
          .thenComparing(Correction::reason)
          .thenComparing(Correction::factor);

  private final LocalDate date;
  private final Seasons seasons;
  private final Map<String, List<Count>> counts;
  private final Map<String, List<Delivery>> deliveries;
  private final Map<String, SortedSet<LocalDate>> deliveryDates = new HashMap<>(); // by supplier
  private final Map<String, Map<LocalDate, Long>> sales = new HashMap<>();
  private final Map<String, Map<LocalDate, Long>> losses = new HashMap<>();
  private final Map<LocalDate, Boolean> said = new TreeMap<>();
  private final SortedMap<String, SortedMap<LocalDate, BigDecimal>> ahead = new TreeMap<>();
  private final Set<LocalDate> sold = new HashSet<>();
  private final List<Correction> corrections;
  private final Map<String, List<Need>> promised;
  private final Map<String, Map<LocalDate, Long>> asked = new HashMap<>();

  private GroceryOrders(Grocery grocery, LocalDate date, Seasons seasons) {
    this.date = date;
    this.seasons = seasons;
    counts =
        byProduct(grocery.stock().stream().filter(c -> !c.date().isAfter(date)), Count::product);
    deliveries =
        byProduct(
            grocery.deliveries().stream().sorted(Comparator.comparing(Delivery::date)),
            Delivery::product);
    Map<String, String> supplierOf = new HashMap<>();
    grocery.products().forEach(p -> supplierOf.put(p.id(), p.supplier()));
    for (Delivery d : grocery.deliveries()) {
      deliveryDates
          .computeIfAbsent(supplierOf.getOrDefault(d.product(), ""), _ -> new TreeSet<>())
          .add(d.date());
    }
    for (Sale s : grocery.sales()) {
      add(sales, s.product(), s.date(), s.quantity());
      if (s.date().isBefore(date)) {
        sold.add(s.date());
      }
    }
    grocery.losses().forEach(l -> add(losses, l.product(), l.date(), l.quantity()));
    for (Day d : grocery.days()) {
      said.put(d.date(), d.open());
      d.known()
          .forEach(
              (column, value) ->
                  ahead.computeIfAbsent(column, _ -> new TreeMap<>()).put(d.date(), value));
    }
    corrections =
        grocery.corrections().stream().filter(c -> !c.to().isBefore(date)).sorted(BY_DAYS).toList();
    grocery.needs().stream()
        .filter(n -> n.kind() == NeedKind.ASKED)
        .forEach(n -> add(asked, n.product(), n.date(), n.quantity()));
    promised =
        byProduct(
            grocery.needs().stream()
                .filter(n -> n.kind() != NeedKind.ASKED && !n.date().isBefore(date))
                .sorted(Comparator.comparing(Need::date).thenComparing(Need::kind)),
            Need::product);
  }

  private static <T> Map<String, List<T>> byProduct(Stream<T> all, Function<T, String> product) {
    return all.collect(Collectors.groupingBy(product, Collectors.toCollection(ArrayList::new)));
  }

  /** Adds what is of a day before the one of the advice. */
  private void add(
      Map<String, Map<LocalDate, Long>> map, String product, LocalDate day, Quantity q) {
    if (day.isBefore(date)) {
      map.computeIfAbsent(product, _ -> new HashMap<>()).merge(day, q.thousandths(), Long::sum);
    }
  }

  /**
   * What the advices of that day depend on, a supplier each; suppliers of no product are absent.
   *
   * @param date the day on which advice is asked, before opening
   * @param seasons what is in season on that day
   * @param seed seed of every draw
   */
  public static List<OrderInputs> inputs(
      Grocery grocery,
      LocalDate date,
      OrderPolicy policy,
      Seasons seasons,
      long seed,
      List<OrderInputs.Source> sources,
      Digest charter,
      String release) {
    return inputs(
        grocery,
        date,
        policy,
        seasons,
        seed,
        sources,
        seasons.with(policy),
        charter,
        release,
        (supplier, closed) ->
            Optional.of(DeliveryPlan.from(date, supplier, closed).delivery().getDayOfWeek()));
  }

  /**
   * What was known before that day, for {@link Simulation}: no order is asked for, and the shop may
   * close for long on that day.
   */
  public static List<OrderInputs> past(Grocery grocery, LocalDate date, OrderPolicy policy) {
    Digest none = CanonicalBytes.digest("past/1", Value.nil());
    return inputs(
        grocery,
        date,
        policy,
        Seasons.NONE,
        seedOf(date),
        List.of(),
        policy.digest(),
        none,
        "",
        (_, _) -> Optional.empty());
  }

  private static List<OrderInputs> inputs(
      Grocery grocery,
      LocalDate date,
      OrderPolicy policy,
      Seasons seasons,
      long seed,
      List<OrderInputs.Source> sources,
      Digest rules,
      Digest charter,
      String release,
      BiFunction<Supplier, SortedSet<LocalDate>, Optional<DayOfWeek>> deliveryDay) {
    GroceryOrders orders = new GroceryOrders(grocery, date, seasons);
    SortedSet<LocalDate> closed = orders.closed();
    List<OrderInputs> all = new ArrayList<>();
    for (Supplier supplier : grocery.suppliers()) {
      Optional<DayOfWeek> delivery = deliveryDay.apply(supplier, closed);
      List<Item> items =
          grocery.products().stream()
              .filter(p -> p.supplier().equals(supplier.id()))
              .map(p -> orders.item(p, delivery))
              .toList();
      if (!items.isEmpty()) {
        var ahead = orders.ahead;
        Limits limits = Limits.NONE;
        all.add(
            new OrderInputs(
                date, supplier, items, closed, ahead, limits, policy, seed, sources, rules, charter,
                release));
      }
    }
    return List.copyOf(all);
  }

  /**
   * What stood on the shelves in the evening of that day by the book: the last count by then, what
   * came and what left since, lot by lot, what expires first coming first. Products that were never
   * counted by then are absent.
   */
  public static SortedMap<String, List<Lot>> book(Grocery grocery, LocalDate evening) {
    GroceryOrders orders = new GroceryOrders(grocery, evening.plusDays(1), Seasons.NONE);
    orders.counts.values().forEach(l -> l.removeIf(c -> c.date().isAfter(evening)));
    orders.deliveries.values().forEach(l -> l.removeIf(d -> d.date().isAfter(evening)));
    SortedMap<String, List<Lot>> book = new TreeMap<>();
    for (Product product : grocery.products()) {
      orders.counted(product).ifPresent(day -> book.put(product.id(), orders.lots(product, day)));
    }
    return book;
  }

  /** A seed for that day where nobody gives one: 20261124 on 24 November 2026. */
  public static long seedOf(LocalDate date) {
    return date.getYear() * 10_000L + date.getMonthValue() * 100L + date.getDayOfMonth();
  }

  private SortedSet<LocalDate> closed() {
    SortedSet<LocalDate> closed = new TreeSet<>();
    boolean habits =
        sold.stream()
            .anyMatch(
                d -> d.isBefore(date.minusWeeks(2)) && !d.isBefore(date.minusWeeks(HABIT_WEEKS)));
    for (int i = 0; i < AHEAD; i++) {
      LocalDate day = date.plusDays(i);
      Boolean open = said.get(day);
      if (open == null ? habits && neverOpen(day) : !open) {
        closed.add(day);
      }
    }
    return closed;
  }

  private boolean neverOpen(LocalDate day) {
    for (int week = 1; week <= HABIT_WEEKS + AHEAD / 7; week++) {
      LocalDate before = day.minusWeeks(week);
      if (before.isBefore(date.minusWeeks(HABIT_WEEKS))) {
        break;
      }
      if (before.isBefore(date) && open(before)) {
        return false;
      }
    }
    return true;
  }

  private boolean open(LocalDate day) {
    return sold.contains(day) || said.getOrDefault(day, false);
  }

  private Item item(Product product, Optional<DayOfWeek> delivery) {
    Optional<LocalDate> counted = counted(product);
    List<Due> due = due(product);
    List<Gap> gaps = gaps(product);
    Optional<LocalDate> offSale =
        gaps.stream()
            .filter(g -> due.isEmpty() && g.offSale() && g.end().equals(date))
            .map(Gap::from)
            .findAny();
    return new Item(
        product,
        counted.map(c -> lots(product, c)).orElse(List.of()),
        counted,
        due,
        history(product, gaps),
        delivery.flatMap(day -> usual(product, day)),
        offSale,
        told(product));
  }

  private Told told(Product product) {
    long lacked =
        asked.getOrDefault(product.id(), Map.of()).entrySet().stream()
            .filter(e -> !e.getKey().isBefore(date.minusDays(ASKED_DAYS)))
            .mapToLong(Map.Entry::getValue)
            .sum();
    return new Told(
        corrections.stream().filter(c -> c.touches(product)).map(Told.Correction::of).toList(),
        promised.getOrDefault(product.id(), List.of()).stream()
            .map(n -> new Promise(n.date(), n.kind(), n.quantity()))
            .toList(),
        lacked == 0 ? Optional.empty() : Optional.of(new Quantity(lacked, product.unit())),
        seasons.inSeason(product, date));
  }

  /** The day of its last count. */
  private Optional<LocalDate> counted(Product product) {
    return counts.getOrDefault(product.id(), List.of()).stream()
        .map(Count::date)
        .max(Comparator.naturalOrder());
  }

  private static LocalDate lastDay(Product product, LocalDate delivered) {
    return delivered.plusDays(product.shelfLifeDays() - 1L);
  }

  private List<Lot> lots(Product product, LocalDate counted) {
    List<Lot> lots = new ArrayList<>();
    long undated = 0;
    for (Count c : counts.getOrDefault(product.id(), List.of())) {
      if (c.date().equals(counted)) {
        if (c.bestBefore().isPresent()) {
          lots.add(new Lot(c.quantity(), c.bestBefore().get(), true));
        } else {
          undated += c.quantity().thousandths();
        }
      }
    }
    lots.addAll(supposed(product, counted, undated));
    for (Delivery d : deliveries.getOrDefault(product.id(), List.of())) {
      if (d.date().isAfter(counted) && !d.date().isAfter(date) && d.delivered().isPresent()) {
        lots.add(
            new Lot(
                new Quantity(came(d), product.unit()),
                d.bestBefore().orElseGet(() -> lastDay(product, d.date())),
                d.bestBefore().isPresent()));
      }
    }
    lots.sort(Comparator.comparing(Lot::lastDay));
    return withoutWhatLeft(product, lots, counted);
  }

  private static long came(Delivery d) {
    long delivered = d.delivered().map(Quantity::thousandths).orElse(0L);
    return Math.max(0, delivered - d.refused().map(Quantity::thousandths).orElse(0L));
  }

  private List<Lot> supposed(Product product, LocalDate counted, long undated) {
    List<Lot> lots = new ArrayList<>();
    long left = undated;
    List<Delivery> past = deliveries.getOrDefault(product.id(), List.of());
    for (int i = past.size() - 1; i >= 0 && left > 0; i--) {
      Delivery d = past.get(i);
      if (!d.date().isAfter(counted) && came(d) > 0) {
        long of = Math.min(left, came(d));
        lots.add(new Lot(new Quantity(of, product.unit()), lastDay(product, d.date()), false));
        left -= of;
      }
    }
    if (left > 0) {
      lots.add(new Lot(new Quantity(left, product.unit()), lastDay(product, counted), false));
    }
    return lots;
  }

  /** Takes what was sold and lost since the count from what expires first. */
  private List<Lot> withoutWhatLeft(Product product, List<Lot> lots, LocalDate counted) {
    long gone = 0;
    for (LocalDate d = counted.plusDays(1); d.isBefore(date); d = d.plusDays(1)) {
      gone += sales.getOrDefault(product.id(), Map.of()).getOrDefault(d, 0L);
      gone += losses.getOrDefault(product.id(), Map.of()).getOrDefault(d, 0L);
    }
    List<Lot> left = new ArrayList<>();
    for (Lot lot : lots) {
      long taken = Math.min(gone, lot.quantity().thousandths());
      gone -= taken;
      if (lot.quantity().thousandths() > taken) {
        left.add(
            new Lot(
                new Quantity(lot.quantity().thousandths() - taken, product.unit()),
                lot.lastDay(),
                lot.dateKnown()));
      }
    }
    return left;
  }

  private List<Due> due(Product product) {
    List<Due> due = new ArrayList<>();
    for (Delivery d : deliveries.getOrDefault(product.id(), List.of())) {
      if (d.delivered().isEmpty() && !d.date().isBefore(date.minusDays(LATE))) {
        due.add(
            new Due(
                d.date(), d.ordered(), d.bestBefore().orElseGet(() -> lastDay(product, d.date()))));
      }
    }
    return due;
  }

  private History history(Product product, List<Gap> gaps) {
    Map<LocalDate, Long> own = sales.getOrDefault(product.id(), Map.of());
    LocalDate first = own.keySet().stream().min(Comparator.naturalOrder()).orElse(date);
    if (first.isBefore(date.minusYears(YEARS))) {
      first = date.minusYears(YEARS);
    }
    Set<LocalDate> ranOut = emptyEvenings(product);
    ranOut.removeAll(losses.getOrDefault(product.id(), Map.of()).keySet());
    Map<LocalDate, Long> lacked = asked.getOrDefault(product.id(), Map.of());
    ranOut.addAll(lacked.keySet());
    Set<LocalDate> offSale = new HashSet<>();
    for (Gap gap : gaps) {
      (gap.offSale() ? offSale : ranOut).addAll(gap.days());
    }
    List<History.Day> days = new ArrayList<>();
    for (LocalDate d = first; d.isBefore(date); d = d.plusDays(1)) {
      boolean onSale = open(d) && !offSale.contains(d);
      days.add(
          new History.Day(
              onSale ? own.getOrDefault(d, 0L) + lacked.getOrDefault(d, 0L) : 0,
              onSale,
              onSale && ranOut.contains(d)));
    }
    return new History(first, days);
  }

  /** Days when there was none: from the day after an empty evening up to {@code end} excluded. */
  private record Gap(LocalDate from, LocalDate end) {
    List<LocalDate> days() {
      return from.datesUntil(end).toList();
    }

    /** Whether it lasted so long that the product was not on sale. */
    boolean offSale() {
      return !end.isBefore(from.plusDays(OFF_SALE_DAYS));
    }
  }

  private List<Gap> gaps(Product product) {
    TreeSet<LocalDate> there = new TreeSet<>(sales.getOrDefault(product.id(), Map.of()).keySet());
    for (Delivery d : deliveries.getOrDefault(product.id(), List.of())) {
      if (came(d) > 0) {
        there.add(d.date());
      }
    }
    List<Gap> gaps = new ArrayList<>();
    LocalDate done = LocalDate.MIN;
    for (LocalDate evening : emptyEvenings(product)) {
      LocalDate from = evening.plusDays(1);
      LocalDate again = there.ceiling(from);
      LocalDate end = again == null || again.isAfter(date) ? date : again;
      if (from.isBefore(end) && !from.isBefore(done)) {
        gaps.add(new Gap(from, end));
        done = end;
      }
    }
    return gaps;
  }

  /**
   * Evenings when none was left: counted so, or by the book, which is the last count, plus what was
   * delivered, less what was sold and lost. A book that falls under zero by more than half a pack
   * is wrong, and says nothing until the next count.
   */
  private SortedSet<LocalDate> emptyEvenings(Product product) {
    TreeMap<LocalDate, Long> counted = new TreeMap<>();
    for (Count c : counts.getOrDefault(product.id(), List.of())) {
      counted.merge(c.date(), c.quantity().thousandths(), Long::sum);
    }
    SortedSet<LocalDate> empty = new TreeSet<>();
    if (counted.isEmpty()) {
      return empty;
    }
    Map<LocalDate, Long> moves = moves(product);
    boolean known = true;
    long book = 0;
    for (LocalDate d = counted.firstKey(); d.isBefore(date); d = d.plusDays(1)) {
      Long count = counted.get(d);
      known |= count != null;
      book = count == null ? book + moves.getOrDefault(d, 0L) : count;
      known &= 2 * book > -product.pack().thousandths();
      book = Math.max(0, book);
      if (known && book == 0) {
        empty.add(d);
      }
    }
    return empty;
  }

  /** What came in less what went out, day by day. */
  private Map<LocalDate, Long> moves(Product product) {
    Map<LocalDate, Long> moves = new HashMap<>();
    for (Delivery d : deliveries.getOrDefault(product.id(), List.of())) {
      moves.merge(d.date(), came(d), Long::sum);
    }
    sales.getOrDefault(product.id(), Map.of()).forEach((d, q) -> moves.merge(d, -q, Long::sum));
    losses.getOrDefault(product.id(), Map.of()).forEach((d, q) -> moves.merge(d, -q, Long::sum));
    return moves;
  }

  /** The middle of the last four orders delivered on the same day of the week, if not nothing. */
  private Optional<Quantity> usual(Product product, DayOfWeek weekday) {
    List<LocalDate> dates =
        deliveryDates.getOrDefault(product.supplier(), new TreeSet<>()).stream()
            .filter(d -> d.isBefore(date) && d.getDayOfWeek() == weekday)
            .toList();
    if (dates.size() < USUAL) {
      return Optional.empty();
    }
    Map<LocalDate, Long> ordered = new HashMap<>();
    for (Delivery d : deliveries.getOrDefault(product.id(), List.of())) {
      ordered.merge(d.date(), d.ordered().thousandths(), Long::sum);
    }
    List<Long> last =
        dates.subList(dates.size() - USUAL, dates.size()).stream()
            .map(d -> ordered.getOrDefault(d, 0L))
            .sorted()
            .toList();
    long middle = last.get((USUAL - 1) / 2);
    return middle == 0 ? Optional.empty() : Optional.of(new Quantity(middle, product.unit()));
  }
}
