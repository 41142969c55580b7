// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.examples;

import module java.base;

/**
 * One year of the shop, day after day: receive, discard, sell, discard, count, order. Demand is
 * hidden: what the shelf does not hold is not sold and leaves no trace. Orders follow the rule that
 * many shops use: days to cover times mean sales (never much under what is usual), and a bit to
 * spare, less what is there and on its way, rounded up to the pack.
 */
final class ShopYear {
  /** Visitors of an average open day. */
  private static final double VISITORS = 185;

  private static final int DAYS_AHEAD = 28;
  private static final int MEMORY = 28;

  final Table stock = new Table("date;product;quantity;best_before");
  final Table deliveries = new Table("date;product;ordered;delivered;refused;best_before");
  final Table sales = new Table("date;product;quantity");
  final Table losses = new Table("date;product;quantity;cause");
  final Table days = new Table("date;open;market;school_holiday;visitors");
  final LocalDate storm;
  final LocalDate festival;

  private final LocalDate from;
  private final LocalDate until;
  private final Catalogue catalogue;
  private final List<Line> lines = new ArrayList<>();
  private final Chance weather;
  private final Chance carriers;

  /** One product through the year. */
  private static final class Line {
    final Product product;
    final Supplier supplier;
    final Chance chance;
    final Shelf shelf = new Shelf();
    final TreeMap<LocalDate, Long> due = new TreeMap<>();
    final long[] sold = new long[MEMORY];
    int openDays;
    double mood;

    Line(Product product, Supplier supplier, Chance chance) {
      this.product = product;
      this.supplier = supplier;
      this.chance = chance;
    }

    double meanSold() {
      long sum = 0;
      for (long day : sold) {
        sum += day;
      }
      return openDays == 0 ? 0 : (double) sum / Math.min(openDays, MEMORY);
    }

    long onItsWay() {
      return due.values().stream().mapToLong(Long::longValue).sum();
    }
  }

  ShopYear(Catalogue catalogue, LocalDate until, long seed) {
    this.catalogue = catalogue;
    this.until = until;
    this.from = until.minusYears(1).plusDays(1);
    Chance chance = Chance.of(seed);
    weather = chance.split();
    carriers = chance.split();
    Map<String, Supplier> suppliers = new TreeMap<>();
    catalogue.suppliers().forEach(s -> suppliers.put(s.code(), s));
    for (Product product : catalogue.products()) {
      Supplier supplier = suppliers.get(product.supplier());
      if (supplier == null) {
        throw new IllegalStateException("no supplier \"" + product.supplier() + "\"");
      }
      lines.add(new Line(product, supplier, chance.split()));
    }
    storm = oneOf(DayOfWeek.MONDAY, 1, 10, 60);
    festival = oneOf(DayOfWeek.SATURDAY, 6, 10, 35);
    run();
  }

  /** A day of the week drawn among those of a season of the year that the data cover. */
  private LocalDate oneOf(DayOfWeek weekday, int month, int day, int length) {
    LocalDate start = LocalDate.of(until.getYear(), month, day);
    if (start.plusDays(length).isAfter(until)) {
      start = start.minusYears(1);
    }
    List<LocalDate> candidates =
        start
            .datesUntil(start.plusDays(length))
            .filter(d -> d.getDayOfWeek() == weekday && !d.isBefore(from))
            .toList();
    return candidates.isEmpty() ? start : candidates.get(weather.below(candidates.size()));
  }

  private boolean stormy(LocalDate day) {
    return !day.isBefore(storm) && day.isBefore(storm.plusDays(7));
  }

  private boolean festive(LocalDate day) {
    return !day.isBefore(festival) && day.isBefore(festival.plusDays(2));
  }

  private void run() {
    start();
    for (LocalDate day = from; !day.isAfter(until); day = day.plusDays(1)) {
      boolean open = ShopCalendar.open(day);
      day(day, open ? sell(day) : 0);
      boolean last = day.equals(until);
      boolean monthEnd = day.plusDays(1).getDayOfMonth() == 1;
      if (last || monthEnd || (open && day.getDayOfWeek() == DayOfWeek.SUNDAY)) {
        discardBefore(day.plusDays(1), day);
        count(day, last || monthEnd);
      }
      for (Supplier supplier : catalogue.suppliers()) {
        if (supplier.orderDays().contains(day.getDayOfWeek())) {
          order(supplier, day);
        }
      }
    }
    stillToCome();
    for (int ahead = 1; ahead <= DAYS_AHEAD; ahead++) {
      LocalDate day = until.plusDays(ahead);
      day(day, StrictMath.round(VISITORS * ShopCalendar.usualCrowd(day)));
    }
  }

  /** Shelves filled and counted on the eve, orders on their way. */
  private void start() {
    LocalDate eve = from.minusDays(1);
    lines.forEach(line -> fill(line, eve));
    count(eve, true);
    for (Supplier supplier : catalogue.suppliers()) {
      LocalDate last = supplier.nextOrder(from.minusDays(8));
      while (last.isBefore(from)) {
        if (!supplier.arrival(last).isBefore(from)) {
          order(supplier, last);
        }
        last = supplier.nextOrder(last);
      }
    }
  }

  /** An open day; how many came. */
  private long sell(LocalDate day) {
    receive(day);
    discardBefore(day, day);
    long visitors = visitors(day);
    for (Line line : lines) {
      sell(line, day, visitors / VISITORS);
      damage(line, day);
      lose(line, day, line.shelf.discardBefore(day.plusDays(1)));
    }
    return visitors;
  }

  private void discardBefore(LocalDate lastDay, LocalDate day) {
    lines.forEach(line -> lose(line, day, line.shelf.discardBefore(lastDay)));
  }

  /** What is ordered and has not come yet: nothing delivered, no date. */
  private void stillToCome() {
    TreeMap<LocalDate, List<Line>> byDay = new TreeMap<>();
    for (Line line : lines) {
      line.due.keySet().forEach(d -> byDay.computeIfAbsent(d, _ -> new ArrayList<>()).add(line));
    }
    byDay.forEach(
        (day, due) ->
            due.forEach(
                line ->
                    deliveries.add(
                        day,
                        line.product.code(),
                        Table.number(line.due.getOrDefault(day, 0L)),
                        "",
                        "",
                        "")));
  }

  private void day(LocalDate day, long visitors) {
    days.add(
        day,
        ShopCalendar.open(day) ? 1 : 0,
        ShopCalendar.market(day) ? 1 : 0,
        ShopCalendar.schoolHoliday(day) ? 1 : 0,
        visitors);
  }

  /**
   * The stock of the evening before the first day: about a week of sales, or half a life; no bread.
   */
  private void fill(Line line, LocalDate eve) {
    Product p = line.product;
    double cover = Math.min(p.fresh() ? 6 : 21, Math.max(1, p.shelfLife() / 2.0));
    long packs = (long) StrictMath.ceil(p.mean() * p.season(eve) * cover / p.pack());
    if (p.shelfLife() > 3) {
      line.shelf.add(eve.plusDays(Math.max(1, p.shelfLife() * 3L / 4)), packs * p.pack() * 1000L);
    }
  }

  private void receive(LocalDate day) {
    for (Line line : lines) {
      Long ordered = line.due.remove(day);
      if (ordered == null) {
        continue;
      }
      Product p = line.product;
      long pack = p.pack() * 1000L;
      long packs = packsThatCome(day, ordered / pack);
      long delivered = packs * pack;
      boolean spoilt = packs > 0 && p.fresh() && carriers.happens(0.015);
      long refused = spoilt ? Math.min(delivered, pack) : 0;
      long life = StrictMath.round(p.shelfLife() * (1 - 0.2 * carriers.share()));
      LocalDate bestBefore = day.plusDays(Math.max(1, life) - 1);
      deliveries.add(
          day,
          p.code(),
          Table.number(ordered),
          Table.number(delivered),
          Table.number(refused),
          delivered == 0 ? "" : bestBefore);
      line.shelf.add(bestBefore, delivered - refused);
    }
  }

  private long packsThatCome(LocalDate day, long ordered) {
    if (stormy(day) && carriers.happens(0.4)) {
      return 0;
    }
    if (carriers.happens(0.04)) {
      return carriers.below((int) ordered + 1);
    }
    return carriers.happens(0.01) ? ordered + 1 : ordered;
  }

  private long visitors(LocalDate day) {
    double crowd = ShopCalendar.usualCrowd(day) * StrictMath.exp(0.07 * weather.bell());
    if (ShopCalendar.market(day)) {
      crowd *= 1.05;
    }
    if (stormy(day)) {
      crowd *= 0.6;
    }
    if (festive(day)) {
      crowd *= 1.45;
    }
    return weather.count(VISITORS * crowd);
  }

  private void sell(Line line, LocalDate day, double crowd) {
    Product p = line.product;
    line.mood = 0.97 * line.mood + 0.05 * line.chance.bell();
    double mean =
        p.mean()
            * crowd
            * p.season(day)
            * taste(p.family(), day)
            * StrictMath.exp(line.mood + 0.15 * line.chance.bell() - 0.03);
    long wanted = byUnit(line, mean);
    long sold = line.shelf.take(wanted * 7 / 10 / step(p) * step(p), true);
    sold += line.shelf.take(wanted - wanted * 7 / 10 / step(p) * step(p), false);
    line.sold[line.openDays % MEMORY] = sold;
    line.openDays++;
    if (sold > 0) {
      sales.add(day, p.code(), Table.number(sold));
    }
  }

  /** The smallest quantity one can take: a piece, or a gram. */
  private static long step(Product p) {
    return p.byWeight() ? 1 : 1000;
  }

  private static long byUnit(Line line, double mean) {
    Product p = line.product;
    if (!p.byWeight()) {
      return line.chance.count(mean) * 1000L;
    }
    double portion =
        switch (p.family()) {
          case "légumes", "fruits" -> 0.65;
          case "crèmerie" -> p.unit().equals("kg") ? 0.25 : 1;
          default -> 0.45;
        };
    int buyers = line.chance.count(mean / portion);
    long sum = 0;
    for (int i = 0; i < buyers; i++) {
      sum += StrictMath.round(portion * (0.4 + 1.2 * line.chance.share()) * 200) * 5;
    }
    return sum;
  }

  private double taste(String family, LocalDate day) {
    boolean sunday = ShopCalendar.morningOnly(day);
    double taste =
        switch (family) {
          case "pain" -> sunday ? 1.6 : 1;
          case "légumes", "fruits" -> ShopCalendar.market(day) ? 0.9 : 1.05;
          case "hygiène", "vrac" -> sunday ? 0.6 : 1.05;
          default -> 1;
        };
    if (festive(day)) {
      taste *= family.equals("boissons") ? 2.2 : family.equals("pain") ? 1.3 : 1;
    }
    if (stormy(day) && (family.equals("épicerie sèche") || family.equals("vrac"))) {
      taste *= 1.5;
    }
    return taste;
  }

  private void damage(Line line, LocalDate day) {
    Product p = line.product;
    boolean soft = p.family().equals("légumes") || p.family().equals("fruits");
    if (!line.chance.happens(soft ? 0.1 : 0.004)) {
      return;
    }
    long quantity = p.byWeight() ? 50L * (1 + line.chance.below(12)) : 1000;
    long lost = line.shelf.take(quantity, true);
    if (lost > 0) {
      losses.add(day, p.code(), Table.number(lost), soft ? "abîmé" : "casse");
    }
  }

  /** What expired: half of the bread and of the greens is given away, the rest is lost. */
  private void lose(Line line, LocalDate day, long quantity) {
    if (quantity == 0) {
      return;
    }
    Product p = line.product;
    boolean given =
        (p.family().equals("pain") || p.family().equals("légumes")) && line.chance.happens(0.5);
    losses.add(day, p.code(), Table.number(quantity), given ? "don" : "périmé");
  }

  private void count(LocalDate day, boolean everything) {
    for (Line line : lines) {
      Product p = line.product;
      if (!everything && !p.fresh()) {
        continue;
      }
      if (!day.isBefore(from) && ShopCalendar.open(day) && line.chance.happens(0.03)) {
        long missing = line.shelf.take(p.byWeight() ? 150 : 1000, false);
        if (missing > 0) {
          losses.add(day, p.code(), Table.number(missing), "inventaire");
        }
      }
      if (line.shelf.total() == 0) {
        stock.add(day, p.code(), 0, "");
      }
      for (Shelf.Lot lot : line.shelf.lots()) {
        stock.add(day, p.code(), Table.number(lot.quantity()), lot.bestBefore());
      }
    }
  }

  private void order(Supplier supplier, LocalDate day) {
    LocalDate arrival = supplier.arrival(day);
    LocalDate next = supplier.arrival(supplier.nextOrder(day));
    double before = usualDays(day.plusDays(1), arrival);
    double covered = usualDays(arrival, next);
    List<Line> wanted = new ArrayList<>();
    List<Long> quantities = new ArrayList<>();
    long worth = 0;
    for (Line line : lines) {
      Product p = line.product;
      if (!line.supplier.equals(supplier) || p.season(arrival) == 0) {
        continue;
      }
      double usual = p.mean() * p.season(arrival) * 1000;
      double mean = Math.max(line.meanSold(), 0.85 * usual);
      double spare = p.shelfLife() == 1 ? 1.1 : p.fresh() ? 1.15 : 1.3;
      double ahead = p.fresh() ? 0 : 10;
      double target = mean * (before + covered + ahead) * spare;
      long pack = p.pack() * 1000L;
      long here = line.shelf.total() + line.onItsWay();
      long packs = (long) StrictMath.ceil((target - here) / pack);
      if (packs > 0) {
        wanted.add(line);
        quantities.add(packs * pack);
        worth += packs * p.pack() * p.cents();
      }
    }
    if (worth < supplier.minimumCents()) {
      return;
    }
    for (int i = 0; i < wanted.size(); i++) {
      wanted.get(i).due.merge(arrival, quantities.get(i), Long::sum);
    }
  }

  /** Open days from {@code first} up to {@code end} excluded, the busy ones counting a bit more. */
  private static double usualDays(LocalDate first, LocalDate end) {
    double sum = 0;
    for (LocalDate day = first; day.isBefore(end); day = day.plusDays(1)) {
      if (ShopCalendar.open(day)) {
        sum += StrictMath.pow(ShopCalendar.weekday(day.getDayOfWeek()), 0.6);
      }
    }
    return sum;
  }
}
