// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.kernel;

import module java.base;

/**
 * A quantity with its unit, exact to the thousandth.
 *
 * @param thousandths thousandths of the unit (grams for kilograms)
 * @param unit what is counted
 */
public record Quantity(long thousandths, Unit unit) implements Amount, Comparable<Quantity> {

  /** A whole number of units. */
  public static Quantity of(long whole, Unit unit) {
    return new Quantity(Math.multiplyExact(whole, 1000L), unit);
  }

  /** A decimal number of units, rounded half up to the thousandth. */
  public static Quantity of(BigDecimal number, Unit unit) {
    return new Quantity(
        number.movePointRight(3).setScale(0, RoundingMode.HALF_UP).longValueExact(), unit);
  }

  @Override
  public BigDecimal decimal() {
    return BigDecimal.valueOf(thousandths, 3);
  }

  @Override
  public Quantity plus(Amount other) {
    return switch (other) {
      case Quantity q when q.unit == unit ->
          new Quantity(Math.addExact(thousandths, q.thousandths), unit);
      default -> throw new IllegalArgumentException("cannot add " + other + " to " + this);
    };
  }

  @Override
  public Quantity zero() {
    return new Quantity(0, unit);
  }

  @Override
  public Quantity negated() {
    return new Quantity(Math.negateExact(thousandths), unit);
  }

  /**
   * Compares two quantities of one unit.
   *
   * @throws IllegalArgumentException when the units differ
   */
  @Override
  public int compareTo(Quantity other) {
    if (other.unit != unit) {
      throw new IllegalArgumentException("cannot compare " + other + " with " + this);
    }
    return Long.compare(thousandths, other.thousandths);
  }

  @Override
  public Value canonical() {
    return Value.rec("thousandths", thousandths, "unit", unit.symbol());
  }

  @Override
  public String toString() {
    return decimal().stripTrailingZeros().toPlainString() + " " + unit.symbol();
  }
}
