// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.grocery.order;

import module java.base;

import coop.lanterne.grocery.files.FileKind;
import coop.lanterne.grocery.files.Product;
import coop.lanterne.grocery.files.Supplier;
import coop.lanterne.grocery.order.OrderInputs.Due;
import coop.lanterne.grocery.order.OrderInputs.Item;
import coop.lanterne.grocery.order.OrderInputs.Lot;
import coop.lanterne.kernel.Digest;
import coop.lanterne.kernel.Money;
import coop.lanterne.kernel.Quantity;
import coop.lanterne.kernel.Unit;

/** A small invented shop for tests. Tuesday 24 November 2026 is its day. */
final class Shop {
  static final LocalDate TUESDAY = LocalDate.of(2026, 11, 24);
  static final Supplier BIEF =
      new Supplier(
          "bief",
          "Maraîchage du Bief",
          new TreeSet<>(List.of(DayOfWeek.TUESDAY, DayOfWeek.THURSDAY)),
          new TreeSet<>(List.of(DayOfWeek.WEDNESDAY, DayOfWeek.FRIDAY)),
          1,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  private Shop() {}

  static Supplier withMinimum(long cents) {
    return new Supplier(
        BIEF.id(),
        BIEF.name(),
        BIEF.orderDays(),
        BIEF.deliveryDays(),
        1,
        Optional.empty(),
        Optional.of(Money.eur(cents)),
        Optional.empty(),
        Optional.empty());
  }

  static OrderPolicy policy(String service, int draws) {
    return new OrderPolicy(
        1,
        Optional.empty(),
        new BigDecimal(service),
        new TreeMap<>(),
        BigDecimal.ONE,
        new BigDecimal("0.05"),
        new BigDecimal("0.8"),
        draws,
        new BigDecimal("0.4"),
        new BigDecimal("1.2"),
        28,
        new BigDecimal("0.25"),
        Limits.NONE);
  }

  static Product product(String id, Unit unit, String pack, int life, long cents) {
    return new Product(
        id,
        id.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + id.substring(1),
        "légumes",
        unit,
        "bief",
        Quantity.of(new BigDecimal(pack), unit),
        life,
        cents == 0 ? Optional.empty() : Optional.of(Money.eur(cents)),
        false,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  static Item item(Product product, List<Lot> lots, List<Due> due, History history) {
    return new Item(
        product,
        lots,
        Optional.of(TUESDAY.minusDays(1)),
        due,
        history,
        Optional.empty(),
        Optional.empty(),
        Told.NOTHING);
  }

  static Lot lot(Product product, String quantity, int lastDay) {
    return new Lot(
        Quantity.of(new BigDecimal(quantity), product.unit()), TUESDAY.plusDays(lastDay), true);
  }

  static Due due(Product product, String quantity, int day) {
    return new Due(
        TUESDAY.plusDays(day),
        Quantity.of(new BigDecimal(quantity), product.unit()),
        TUESDAY.plusDays(day + product.shelfLifeDays() - 1L));
  }

  /** Ten weeks in which that much was sold each open day, never on Sunday and Monday. */
  static History steady(long... pieces) {
    List<History.Day> days = new ArrayList<>();
    LocalDate from = TUESDAY.minusDays(70);
    for (int i = 0; i < 70; i++) {
      boolean open = from.plusDays(i).getDayOfWeek().getValue() % 7 > 1;
      days.add(new History.Day(open ? pieces[i % pieces.length] * 1000 : 0, open, false));
    }
    return new History(from, days);
  }

  static OrderInputs inputs(Supplier supplier, OrderPolicy policy, Item... items) {
    return inputs(supplier, policy, new TreeMap<>(), items);
  }

  static OrderInputs inputs(
      Supplier supplier,
      OrderPolicy policy,
      SortedMap<String, SortedMap<LocalDate, BigDecimal>> ahead,
      Item... items) {
    TreeSet<LocalDate> closed = new TreeSet<>();
    for (int i = 0; i < 100; i++) {
      if (TUESDAY.plusDays(i).getDayOfWeek().getValue() % 7 <= 1) {
        closed.add(TUESDAY.plusDays(i));
      }
    }
    Digest digest = Digest.of("invented".getBytes(StandardCharsets.UTF_8));
    return new OrderInputs(
        TUESDAY,
        supplier,
        List.of(items),
        closed,
        ahead,
        Limits.NONE,
        policy,
        20261124,
        List.of(new OrderInputs.Source(FileKind.SALES, digest)),
        policy.digest(),
        digest,
        "0.1.0");
  }

  /** A shop with random products, stock, deliveries and sales. */
  static OrderInputs random(SplittableRandom random, String service, int draws) {
    int n = 1 + random.nextInt(4);
    Item[] items = new Item[n];
    for (int i = 0; i < n; i++) {
      Unit unit = random.nextBoolean() ? Unit.PIECE : Unit.KILOGRAM;
      String pack =
          unit == Unit.PIECE
              ? String.valueOf(1 + random.nextInt(12))
              : BigDecimal.valueOf(1 + random.nextInt(9000), 3).toPlainString();
      Product p =
          product("product" + i, unit, pack, 1 + random.nextInt(8), random.nextInt(4) * 45L);
      List<Lot> lots = new ArrayList<>();
      for (int l = random.nextInt(3); l > 0; l--) {
        lots.add(
            new Lot(
                new Quantity(1000L * random.nextInt(20), unit),
                TUESDAY.plusDays(random.nextInt(8) - 1),
                random.nextBoolean()));
      }
      List<Due> due =
          random.nextInt(3) == 0
              ? List.of(due(p, String.valueOf(random.nextInt(10)), random.nextInt(4)))
              : List.of();
      long most = 1L + random.nextInt(20);
      long[] sold = random.longs(5 + random.nextInt(5), 0, most).toArray();
      items[i] = item(p, lots, due, steady(sold));
    }
    Supplier supplier = random.nextBoolean() ? BIEF : withMinimum(random.nextInt(6000));
    return inputs(supplier, policy(service, draws), items);
  }
}
