// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.grocery.shop;

import module java.base;

import coop.lanterne.kernel.Id;
import coop.lanterne.kernel.Money;
import coop.lanterne.kernel.Quantity;

/**
 * An order to a supplier, as it was decided.
 *
 * @param supplier the supplier's code
 * @param decision the decision that wrote it
 * @param reversedBy the decision that took it back, if any
 */
public record PurchaseOrder(
    Id id,
    String supplier,
    LocalDate day,
    LocalDate delivery,
    Money total,
    Id decision,
    Instant writtenAt,
    Optional<Id> reversedBy,
    List<Line> lines) {
  public PurchaseOrder {
    lines = List.copyOf(lines);
  }

  /**
   * One product.
   *
   * @param price what a unit costs, where it is known
   */
  public record Line(
      String product,
      String name,
      Quantity quantity,
      Quantity pack,
      Optional<Money> price,
      Money total) {

    /** How many packs; not whole where people chose so. */
    public java.math.BigDecimal packs() {
      return quantity
          .decimal()
          .divide(pack.decimal(), 3, java.math.RoundingMode.HALF_UP)
          .stripTrailingZeros();
    }
  }
}
