// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.grocery.imports;

import module java.base;

import coop.lanterne.grocery.files.Facts;
import coop.lanterne.grocery.files.GroceryRow;
import coop.lanterne.grocery.files.Imported;
import coop.lanterne.grocery.files.Product;
import coop.lanterne.grocery.files.Supplier;
import coop.lanterne.kernel.Message;
import coop.lanterne.kernel.Quantity;
import coop.lanterne.node.grocery.imports.ShopFile.Cell;

/** The first rows of a file, cell by cell. */
final class Samples {
  private static final int MOST = 5;

  private Samples() {}

  public static List<ShopFile.Sample> of(Imported imported) {
    return imported.rows().stream()
        .limit(MOST)
        .map(line -> new ShopFile.Sample(line.line(), cells(line.row())))
        .toList();
  }

  private static List<Cell> cells(GroceryRow row) {
    return switch (row) {
      case Supplier s ->
          List.of(
              cell("supplier", s.id()),
              cell("name", s.name()),
              cell("lead_days", s.leadDays()),
              cell("minimum", s.minimum()));
      case Product p ->
          List.of(
              cell("product", p.id()),
              cell("name", p.name()),
              cell("supplier", p.supplier()),
              cell("pack", p.pack()),
              cell("price", p.price()));
      case Facts.Count c ->
          of(c.date(), c.product(), c.quantity(), cell("best_before", c.bestBefore()));
      case Facts.Delivery d ->
          List.of(
              cell("date", d.date()),
              cell("product", d.product()),
              cell("ordered", d.ordered()),
              cell("delivered", d.delivered()),
              cell("best_before", d.bestBefore()));
      case Facts.Sale s -> of(s.date(), s.product(), s.quantity());
      case Facts.Loss l -> of(l.date(), l.product(), l.quantity(), cell("cause", l.cause()));
      case Facts.Day d ->
          List.of(
              cell("date", d.date()),
              cell("open", Message.of(d.open() ? "grocery.word.yes" : "grocery.word.no")));
      case Facts.Correction c ->
          List.of(
              cell("from", c.from()),
              cell("to", c.to()),
              cell("of", c.of()),
              cell("factor", c.factor()),
              cell("reason", c.reason()));
      case Facts.Need n -> {
        String kind = "grocery.need." + n.kind().name().toLowerCase(Locale.ROOT);
        yield of(n.date(), n.product(), n.quantity(), cell("kind", Message.of(kind)));
      }
    };
  }

  private static List<Cell> of(LocalDate day, String product, Quantity quantity, Cell... more) {
    Stream<Cell> first =
        Stream.of(cell("date", day), cell("product", product), cell("quantity", quantity));
    return Stream.concat(first, Stream.of(more)).toList();
  }

  private static Cell cell(String column, Object value) {
    Object some = value instanceof Optional<?> o ? o.<Object>map(v -> v).orElse("–") : value;
    return new Cell(column, Message.Arg.of(some));
  }
}
