// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.grocery.surplus;

import module java.base;

import coop.lanterne.kernel.Canonical;
import coop.lanterne.kernel.Money;
import coop.lanterne.kernel.Quantity;

/**
 * What a grower has too much of.
 *
 * @param id of the offer
 * @param grower a pseudonymous identifier
 * @param product the shop's code for it
 * @param quantity how much, above 0
 * @param unitPrice what a unit costs, above 0; empty for a gift
 * @param pickedOn the day of its harvest
 * @param until the last day on which it can be fetched
 * @param keptCold whether it is kept cold since its harvest
 */
public record Offer(
    String id,
    String grower,
    String product,
    Quantity quantity,
    Optional<Money> unitPrice,
    LocalDate pickedOn,
    LocalDate until,
    boolean keptCold)
    implements Canonical {
  public Offer {
    if (quantity.thousandths() <= 0) {
      throw new IllegalArgumentException("nothing is offered: " + quantity + " of " + product);
    }
    if (unitPrice.filter(p -> p.cents() <= 0).isPresent()) {
      throw new IllegalArgumentException("a gift has no price: " + unitPrice.get());
    }
  }
}
