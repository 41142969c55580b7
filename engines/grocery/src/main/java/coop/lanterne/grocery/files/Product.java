// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.grocery.files;

import module java.base;

import coop.lanterne.kernel.Canonical;
import coop.lanterne.kernel.Money;
import coop.lanterne.kernel.Quantity;
import coop.lanterne.kernel.Unit;
import coop.lanterne.kernel.Written;

/**
 * What is sold.
 *
 * @param id its code
 * @param unit what its quantities are counted in
 * @param supplier the code of who delivers it
 * @param pack how much is in one pack, above 0
 * @param shelfLifeDays days on which it can be sold, that of its delivery included
 * @param price what a unit is bought at
 * @param cold whether it is kept cold
 * @param ean its bar code, eight or thirteen digits
 * @param plu its code on the scales
 * @param like the code of the product that it is expected to sell like while it is new, where a
 *     person named one
 */
public record Product(
    String id,
    String name,
    String family,
    Unit unit,
    String supplier,
    Quantity pack,
    int shelfLifeDays,
    Optional<Money> price,
    boolean cold,
    @Written(when = Written.When.NEVER) Optional<String> ean,
    @Written(when = Written.When.NEVER) Optional<String> plu,
    @Written(when = Written.When.PRESENT) Optional<String> like)
    implements GroceryRow, Canonical {
  public Product {
    if (pack.thousandths() <= 0 || pack.unit() != unit || shelfLifeDays < 1) {
      throw new IllegalArgumentException("a pack holds something and lives a day at least: " + id);
    }
  }
}
