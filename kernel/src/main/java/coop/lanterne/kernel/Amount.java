// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.kernel;

import module java.base;

/** An exact amount with its unit: what the parts of a {@link Explanation.Sum} are made of. */
public sealed interface Amount extends Canonical permits Money, Quantity {
  /** The amount as an exact decimal number of its unit. */
  BigDecimal decimal();

  /**
   * This amount and another of the same unit.
   *
   * @throws IllegalArgumentException when the units differ
   * @throws ArithmeticException when the sum is too large to be held
   */
  Amount plus(Amount other);

  /** Zero of the same unit. */
  Amount zero();

  /** The opposite amount. */
  Amount negated();
}
