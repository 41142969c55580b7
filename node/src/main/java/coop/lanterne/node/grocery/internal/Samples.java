// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.grocery.internal;

import coop.lanterne.grocery.files.Facts;
import coop.lanterne.grocery.files.GroceryRow;
import coop.lanterne.grocery.files.Imported;
import coop.lanterne.grocery.files.Product;
import coop.lanterne.grocery.files.Supplier;
import coop.lanterne.kernel.Amount;
import coop.lanterne.kernel.Message;
import coop.lanterne.node.grocery.internal.ShopFile.Cell;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The first rows of a file, cell by cell. */
final class Samples {
  private static final int MOST = 5;

  private Samples() {}

  static List<ShopFile.Sample> of(Imported imported) {
    return imported.rows().stream()
        .limit(MOST)
        .map(line -> new ShopFile.Sample(line.line(), cells(line.row())))
        .toList();
  }

  private static List<Cell> cells(GroceryRow row) {
    Cells cells = new Cells();
    switch (row) {
      case Supplier s ->
          cells
              .words("supplier", s.id())
              .words("name", s.name())
              .number("lead_days", s.leadDays())
              .amount("minimum", s.minimum());
      case Product p ->
          cells
              .words("product", p.id())
              .words("name", p.name())
              .words("supplier", p.supplier())
              .amount("pack", Optional.of(p.pack()))
              .amount("price", p.price());
      case Facts.Count c ->
          cells
              .day("date", Optional.of(c.date()))
              .words("product", c.product())
              .amount("quantity", Optional.of(c.quantity()))
              .day("best_before", c.bestBefore());
      case Facts.Delivery d ->
          cells
              .day("date", Optional.of(d.date()))
              .words("product", d.product())
              .amount("ordered", Optional.of(d.ordered()))
              .amount("delivered", d.delivered())
              .day("best_before", d.bestBefore());
      case Facts.Sale s ->
          cells
              .day("date", Optional.of(s.date()))
              .words("product", s.product())
              .amount("quantity", Optional.of(s.quantity()));
      case Facts.Loss l ->
          cells
              .day("date", Optional.of(l.date()))
              .words("product", l.product())
              .amount("quantity", Optional.of(l.quantity()))
              .words("cause", l.cause());
      case Facts.Day d ->
          cells
              .day("date", Optional.of(d.date()))
              .phrase("open", d.open() ? "grocery.word.yes" : "grocery.word.no");
      case Facts.Correction c ->
          cells
              .day("from", Optional.of(c.from()))
              .day("to", Optional.of(c.to()))
              .words("of", c.of())
              .figure("factor", c.factor())
              .words("reason", c.reason());
      case Facts.Need n ->
          cells
              .day("date", Optional.of(n.date()))
              .words("product", n.product())
              .amount("quantity", Optional.of(n.quantity()))
              .phrase("kind", "grocery.need." + n.kind().name().toLowerCase(Locale.ROOT));
    }
    return cells.all;
  }

  private static final class Cells {
    private final List<Cell> all = new ArrayList<>();

    private Cells add(String column, Message.Arg value) {
      all.add(new Cell(column, value));
      return this;
    }

    Cells words(String column, String text) {
      return add(column, new Message.Words(text));
    }

    Cells number(String column, long number) {
      return figure(column, BigDecimal.valueOf(number));
    }

    Cells figure(String column, BigDecimal number) {
      return add(column, new Message.Figure(number));
    }

    Cells phrase(String column, String key) {
      return add(column, new Message.Phrase(Message.of(key)));
    }

    Cells amount(String column, Optional<? extends Amount> amount) {
      return add(
          column,
          amount
              .<Message.Arg>map(a -> new Message.Measured(a))
              .orElseGet(() -> new Message.Words("–")));
    }

    Cells day(String column, Optional<LocalDate> day) {
      return add(
          column,
          day.<Message.Arg>map(d -> new Message.Day(d)).orElseGet(() -> new Message.Words("–")));
    }
  }
}
