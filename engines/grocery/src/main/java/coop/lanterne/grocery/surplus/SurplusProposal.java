// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.grocery.surplus;

import module java.base;

import coop.lanterne.kernel.Canonical;
import coop.lanterne.kernel.Money;
import coop.lanterne.kernel.Quantity;
import coop.lanterne.kernel.Value;

/**
 * What to take of the growers' surplus: what an advice proposes and what a decision may adopt or
 * change.
 *
 * @param day the day on which it comes in
 * @param lines every offer looked at, those of which nothing is taken too
 */
public record SurplusProposal(LocalDate day, List<Line> lines) implements Canonical {

  /** The type name of its canonical bytes. */
  public static final String TYPE = "surplus-proposal/1";

  public SurplusProposal {
    lines = List.copyOf(lines);
  }

  /**
   * One offer.
   *
   * @param quantity what is taken of it
   * @param offered what was offered
   * @param unitPrice empty for a gift
   * @param lastDay the last day on which it can be sold
   * @param replaces what today's order to the supplier need not bring for it, at most
   */
  public record Line(
      String offer,
      String grower,
      String product,
      String name,
      Quantity quantity,
      Quantity offered,
      Quantity pack,
      Optional<Money> unitPrice,
      LocalDate lastDay,
      Quantity replaces)
      implements Canonical {
    public Line {
      if (quantity.thousandths() < 0 || quantity.compareTo(offered) > 0) {
        throw new IllegalArgumentException(
            "cannot take " + quantity + " out of " + offered + " of " + product);
      }
    }

    /** What it costs: 0 for a gift. */
    public Money amount() {
      return unitPrice.map(p -> p.times(quantity)).orElseGet(() -> Money.eur(0));
    }
  }

  /** What it costs in all. */
  public Money total() {
    Money total = Money.eur(0);
    for (Line line : lines) {
      total = total.plus(line.amount());
    }
    return total;
  }

  /**
   * The same, with another quantity of an offer.
   *
   * @throws IllegalArgumentException when it is more than was offered
   */
  public SurplusProposal with(String offer, Quantity quantity) {
    return new SurplusProposal(
        day,
        lines.stream()
            .map(
                l ->
                    l.offer().equals(offer)
                        ? new Line(
                            l.offer(),
                            l.grower(),
                            l.product(),
                            l.name(),
                            quantity,
                            l.offered(),
                            l.pack(),
                            l.unitPrice(),
                            l.lastDay(),
                            l.replaces().compareTo(quantity) > 0 ? quantity : l.replaces())
                        : l)
            .toList());
  }

  /** The proposal that {@link #canonical} wrote. */
  public static SurplusProposal fromValue(Value value) {
    return Canonical.read(SurplusProposal.class, value);
  }
}
