// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.grocery.shop;

import module java.base;

import coop.lanterne.grocery.files.Facts;
import coop.lanterne.grocery.files.FileKind;
import coop.lanterne.kernel.Id;
import coop.lanterne.kernel.Quantity;
import coop.lanterne.kernel.Unit;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * The sales that the tables say, in a few bytes each: read anew only when files of sales or of
 * products come or go. A stock count that changes an order does not read millions of sales again.
 */
public final class KeptSales {
  private @Nullable Kept kept;

  private record Kept(List<Id> of, List<Facts.Sale> sales) {}

  /** All sales, product by product and day by day. */
  public synchronized List<Facts.Sale> all(DSLContext sql, List<Batch> live) {
    List<Id> of =
        live.stream()
            .filter(b -> b.kind() == FileKind.SALES || b.kind() == FileKind.PRODUCTS)
            .map(Batch::id)
            .toList();
    Kept known = kept;
    if (known == null || !known.of().equals(of)) {
      known = new Kept(of, new Small(Stored.sales(sql, Stored.units(sql), Stored.Span.ALL)));
      kept = known;
    }
    return known.sales();
  }

  /** Sales side by side; days and products are shared between them. */
  private static final class Small extends AbstractList<Facts.Sale> implements RandomAccess {
    private final LocalDate[] dates;
    private final String[] products;
    private final Unit[] units;
    private final long[] thousandths;

    Small(List<Facts.Sale> sales) {
      dates = sales.stream().map(Facts.Sale::date).toArray(LocalDate[]::new);
      products = sales.stream().map(Facts.Sale::product).toArray(String[]::new);
      units = sales.stream().map(s -> s.quantity().unit()).toArray(Unit[]::new);
      thousandths = sales.stream().mapToLong(s -> s.quantity().thousandths()).toArray();
    }

    @Override
    public Facts.Sale get(int i) {
      return new Facts.Sale(dates[i], products[i], new Quantity(thousandths[i], units[i]));
    }

    @Override
    public int size() {
      return thousandths.length;
    }
  }
}
