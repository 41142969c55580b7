// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.grocery.order;

import module java.base;

import coop.lanterne.kernel.Canonical;
import coop.lanterne.kernel.Money;
import coop.lanterne.kernel.Quantity;
import coop.lanterne.kernel.Value;

/**
 * An order to one supplier: what an advice proposes and what a decision may adopt or change.
 *
 * @param supplier the supplier's code
 * @param supplierName its name
 * @param day the day on which it is to be placed
 * @param delivery the day of its delivery
 * @param lines every product looked at, those of which nothing is ordered too
 */
public record OrderProposal(
    String supplier, String supplierName, LocalDate day, LocalDate delivery, List<Line> lines)
    implements Canonical {

  /** The type name of its canonical bytes. */
  public static final String TYPE = "order-proposal/1";

  public OrderProposal {
    lines = List.copyOf(lines);
  }

  /**
   * One product.
   *
   * @param pack how much is in a pack
   * @param unitPrice what one unit costs, where it is known
   */
  public record Line(
      String product, String name, Quantity quantity, Quantity pack, Optional<Money> unitPrice)
      implements Canonical {
    public Line {
      if (quantity.unit() != pack.unit() || quantity.thousandths() < 0) {
        throw new IllegalArgumentException("cannot order " + quantity + " of " + product);
      }
    }

    /** What the line costs: 0 where the price is not known. */
    public Money amount() {
      return unitPrice.map(p -> p.times(quantity)).orElseGet(() -> Money.eur(0));
    }

    /** How many packs; not whole where people chose so. */
    public java.math.BigDecimal packs() {
      return quantity
          .decimal()
          .divide(pack.decimal(), 3, java.math.RoundingMode.HALF_UP)
          .stripTrailingZeros();
    }
  }

  /** What the order costs, lines without a price apart. */
  public Money total() {
    Money total = Money.eur(0);
    for (Line line : lines) {
      total = total.plus(line.amount());
    }
    return total;
  }

  /** The line of that product. */
  public Line line(String product) {
    return lines.stream()
        .filter(l -> l.product().equals(product))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("no product \"" + product + "\" in this order"));
  }

  /** The same order, with another quantity of that product. */
  public OrderProposal with(String product, Quantity quantity) {
    line(product);
    List<Line> changed = new ArrayList<>();
    for (Line l : lines) {
      changed.add(
          l.product().equals(product)
              ? new Line(l.product(), l.name(), quantity, l.pack(), l.unitPrice())
              : l);
    }
    return new OrderProposal(supplier, supplierName, day, delivery, changed);
  }

  /** The order that {@link #canonical} wrote. */
  public static OrderProposal fromValue(Value value) {
    return Canonical.read(OrderProposal.class, value);
  }
}
