// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.grocery.surplus;

import coop.lanterne.grocery.order.Decode;
import coop.lanterne.kernel.Canonical;
import coop.lanterne.kernel.Money;
import coop.lanterne.kernel.Quantity;
import coop.lanterne.kernel.Value;
import java.time.LocalDate;
import java.util.Optional;

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

  @Override
  public Value canonical() {
    return Value.rec(
        "id",
        id,
        "grower",
        grower,
        "product",
        product,
        "quantity",
        quantity,
        "unit_price",
        Decode.orNil(unitPrice),
        "picked_on",
        pickedOn.toString(),
        "until",
        until.toString(),
        "kept_cold",
        keptCold);
  }

  static Offer fromValue(Value value) {
    Value.Rec rec = Decode.rec(value);
    return new Offer(
        rec.text("id"),
        rec.text("grower"),
        rec.text("product"),
        Decode.quantity(rec.get("quantity")),
        Decode.optional(rec.get("unit_price"), Decode::money),
        Decode.day(rec.get("picked_on")),
        Decode.day(rec.get("until")),
        Decode.bool(rec.get("kept_cold")));
  }
}
