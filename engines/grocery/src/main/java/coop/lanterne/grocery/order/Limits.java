// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.grocery.order;

import module java.base;

import coop.lanterne.kernel.Canonical;
import coop.lanterne.kernel.Money;
import coop.lanterne.kernel.Quantity;

/**
 * What orders may take at most: those of a day all together, or that of one supplier.
 *
 * @param coldPacks packs of what is kept cold
 * @param budget what they may cost
 */
public record Limits(Optional<Integer> coldPacks, Optional<Money> budget) implements Canonical {
  /** No limit. */
  public static final Limits NONE = new Limits(Optional.empty(), Optional.empty());

  public Limits {
    if (coldPacks.filter(p -> p < 0).isPresent() || budget.filter(b -> b.cents() < 0).isPresent()) {
      throw new IllegalArgumentException("a limit is 0 or more");
    }
  }

  /** Whether nothing is limited. */
  public boolean isNone() {
    return equals(NONE);
  }

  /** These limits, or those where these say nothing. */
  public Limits or(Limits others) {
    return new Limits(coldPacks.or(others::coldPacks), budget.or(others::budget));
  }

  /** What is left of these limits after orders that took so much. */
  public Limits less(int packs, Money cost) {
    return new Limits(
        coldPacks.map(p -> Math.max(0, p - packs)),
        budget.map(b -> Money.eur(Math.max(0, b.cents() - cost.cents()))));
  }

  /** Packs of that size that a quantity takes: those begun too. */
  public static int packs(Quantity quantity, Quantity pack) {
    return Math.toIntExact(Math.ceilDiv(quantity.thousandths(), pack.thousandths()));
  }
}
