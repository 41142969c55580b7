// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.grocery.stock;

import static coop.lanterne.db.Tables.*;

import module java.base;

import coop.lanterne.charter.Ask;
import coop.lanterne.db.tables.records.ReceivingRecord;
import coop.lanterne.grocery.files.Facts;
import coop.lanterne.grocery.files.Product;
import coop.lanterne.grocery.files.Supplier;
import coop.lanterne.kernel.Digest;
import coop.lanterne.kernel.Id;
import coop.lanterne.kernel.Money;
import coop.lanterne.kernel.Quantity;
import coop.lanterne.kernel.Value;
import coop.lanterne.node.decision.Role;
import coop.lanterne.node.grocery.shop.Fields;
import coop.lanterne.node.grocery.shop.Received;
import coop.lanterne.node.grocery.shop.Receiving;
import coop.lanterne.node.grocery.shop.Says;
import coop.lanterne.node.grocery.shop.Stored;
import coop.lanterne.node.room.Ground;
import coop.lanterne.node.storage.Tx;
import org.jooq.Condition;

/**
 * Deliveries at the door: what is expected, what people say came. What they say is a fact, not a
 * decision: it is journalled, heard before any file, and mended by saying it again.
 */
public record Receivings(Ground ground) {
  private static final int LATE = 14;
  private static final int AHEAD = 14;

  public static final List<Ask.ReadField> READS =
      Fields.of("deliveries: date product ordered delivered refused best_before cause");

  /**
   * A delivery: expected, or received.
   *
   * @param lines what is expected, as it was ordered
   * @param received what people said of it
   */
  public record Delivery(
      Supplier supplier, LocalDate due, List<Line> lines, Optional<Received.Said> received) {
    public Delivery {
      lines = List.copyOf(lines);
    }

    /** What a credit note is to be asked for, where prices are known. */
    public Money toCredit() {
      Money sum = Money.eur(0);
      for (Line line : lines) {
        Optional<Receiving.Line> said = received.flatMap(r -> r.what().find(line.product().id()));
        if (said.isPresent() && line.product().price().isPresent()) {
          sum = sum.plus(line.product().price().get().times(said.get().toCredit()));
        }
      }
      return sum;
    }
  }

  /** A product of a delivery, and how much of it was ordered. */
  public record Line(Product product, Quantity ordered) {}

  /** Deliveries of two weeks back and two weeks ahead, the oldest first. */
  public List<Delivery> list() {
    LocalDate today = ground.today();
    return list(today.minusDays(LATE), today.plusDays(AHEAD));
  }

  /** That delivery. */
  public Delivery get(String supplier, LocalDate due) {
    return list(due, due).stream()
        .filter(d -> d.supplier().id().equals(supplier))
        .findFirst()
        .orElseThrow(
            () -> Says.GROCERY.input("delivery-unknown", "delivery", supplier + "/" + due));
  }

  private record Key(LocalDate due, String supplier) {}

  private List<Delivery> list(LocalDate from, LocalDate to) {
    return ground.read(
        sql -> {
          Map<String, Product> products = Stored.byCode(sql);
          Map<Key, List<Line>> lines = new LinkedHashMap<>();
          for (Facts.Delivery d : Stored.expected(sql, ground.today(), from, to)) {
            line(products, d.product(), d.ordered())
                .ifPresent(
                    line ->
                        lines
                            .computeIfAbsent(
                                new Key(d.date(), line.product().supplier()),
                                _ -> new ArrayList<>())
                            .add(line));
          }
          Map<Key, Received.Said> said = new HashMap<>();
          Condition between = RECEIVING.DUE_DAY.between(from, to);
          for (Received.Said one : Received.live(sql, Stored.units(sql), between)) {
            Key key = new Key(one.what().due(), one.what().supplier());
            said.put(key, one);
            lines.put(
                key,
                one.what().lines().stream()
                    .flatMap(l -> line(products, l.product(), l.ordered()).stream())
                    .toList());
          }
          return Stored.suppliers(sql).stream()
              .flatMap(supplier -> of(supplier, lines, said))
              .sorted(Comparator.comparing(Delivery::due).thenComparing(d -> d.supplier().name()))
              .toList();
        });
  }

  private static Optional<Line> line(
      Map<String, Product> products, String product, Quantity ordered) {
    return Optional.ofNullable(products.get(product)).map(p -> new Line(p, ordered));
  }

  private static Stream<Delivery> of(
      Supplier supplier, Map<Key, List<Line>> lines, Map<Key, Received.Said> said) {
    return lines.entrySet().stream()
        .filter(e -> e.getKey().supplier().equals(supplier.id()))
        .map(
            e ->
                new Delivery(
                    supplier,
                    e.getKey().due(),
                    e.getValue(),
                    Optional.ofNullable(said.get(e.getKey()))));
  }

  /**
   * Writes what came. What was said before of the same delivery is replaced.
   *
   * @throws coop.lanterne.node.storage.Trouble when nothing came yet of what is due later
   */
  public Id receive(Receiving receiving) {
    if (receiving.due().isAfter(ground.today()) && !receiving.nothing()) {
      throw Says.GROCERY.input("delivery-to-come", "delivery", receiving.due().toString());
    }
    ground.requireRead(Role.MEMBER.text(), READS);
    return ground.note(
        tx -> {
          Id given = tx.newId("receiving");
          Digest digest = tx.keep(given, Receiving.TYPE, receiving);
          replace(tx, receiving.supplier(), receiving.due(), given);
          insert(tx, given, digest, receiving);
          ground.fact(tx, Role.MEMBER.text(), "fact.receiving", given, digest);
          return given;
        });
  }

  /** Says that nothing of a delivery comes. */
  Id nothingComes(Delivery delivery) {
    LocalDate today = ground.today();
    return receive(
        new Receiving(
            delivery.supplier().id(),
            delivery.due(),
            delivery.due().isAfter(today) ? delivery.due() : today,
            delivery.lines().stream()
                .map(
                    l ->
                        new Receiving.Line(
                            l.product().id(),
                            l.ordered(),
                            l.ordered().zero(),
                            l.ordered().zero(),
                            Receiving.Cause.NONE,
                            Optional.empty()))
                .toList()));
  }

  /** Takes back what was said of a delivery: it is expected again. */
  void undo(String supplier, LocalDate due) {
    ground.note(
        tx -> {
          Id undo = tx.newId("undo");
          if (replace(tx, supplier, due, undo) == 0) {
            throw Says.GROCERY.input("delivery-unknown", "delivery", supplier + "/" + due);
          }
          Digest digest =
              tx.keep(
                  undo,
                  "receiving.undone/1",
                  Value.rec("supplier", supplier, "due", due.toString()));
          ground.fact(tx, Role.MEMBER.text(), "fact.receiving.undone", undo, digest);
          return true;
        });
  }

  private static int replace(Tx tx, String supplier, LocalDate due, Id by) {
    return tx.sql()
        .update(RECEIVING)
        .set(RECEIVING.UNDONE_BY, by)
        .where(
            RECEIVING.SUPPLIER.eq(supplier),
            RECEIVING.DUE_DAY.eq(due),
            RECEIVING.UNDONE_BY.isNull())
        .execute();
  }

  private static void insert(Tx tx, Id id, Digest digest, Receiving receiving) {
    ReceivingRecord row = tx.sql().newRecord(RECEIVING);
    row.setId(id);
    row.setSupplier(receiving.supplier());
    row.setDueDay(receiving.due());
    row.setCameDay(receiving.came());
    row.setDigest(digest);
    row.setWrittenAt(tx.now());
    row.insert();
    long number = 1;
    for (Receiving.Line line : receiving.lines()) {
      tx.sql()
          .insertInto(RECEIVING_LINE)
          .set(RECEIVING_LINE.RECEIVING, id)
          .set(RECEIVING_LINE.LINE, number++)
          .set(RECEIVING_LINE.PRODUCT, line.product())
          .set(RECEIVING_LINE.ORDERED_THOUSANDTHS, line.ordered().thousandths())
          .set(RECEIVING_LINE.DELIVERED_THOUSANDTHS, line.delivered().thousandths())
          .set(RECEIVING_LINE.REFUSED_THOUSANDTHS, line.refused().thousandths())
          .set(RECEIVING_LINE.CAUSE, line.cause().text())
          .set(RECEIVING_LINE.BEST_BEFORE, line.bestBefore().orElse(null))
          .execute();
    }
  }
}
