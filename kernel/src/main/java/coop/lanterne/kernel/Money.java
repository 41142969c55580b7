// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.kernel;

import module java.base;

/**
 * A sum of money, exact to the cent.
 *
 * @param cents hundredths of the currency, negative for what is owed
 * @param currency ISO 4217 code, such as EUR
 */
public record Money(long cents, String currency) implements Amount, Comparable<Money> {
  private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");

  public Money {
    if (!CURRENCY.matcher(currency).matches()) {
      throw new IllegalArgumentException(
          "a currency is three capital letters (ISO 4217), read: \"" + currency + "\"");
    }
  }

  /** Euros, given in cents. */
  public static Money eur(long cents) {
    return new Money(cents, "EUR");
  }

  @Override
  public BigDecimal decimal() {
    return BigDecimal.valueOf(cents, 2);
  }

  @Override
  public Money plus(Amount other) {
    return switch (other) {
      case Money m when m.currency.equals(currency) ->
          new Money(Math.addExact(cents, m.cents), currency);
      default -> throw new IllegalArgumentException("cannot add " + other + " to " + this);
    };
  }

  @Override
  public Money zero() {
    return new Money(0, currency);
  }

  @Override
  public Money negated() {
    return new Money(Math.negateExact(cents), currency);
  }

  /** The price of a quantity at this price a unit, rounded half up to the cent. */
  public Money times(Quantity quantity) {
    return new Money(
        decimal()
            .multiply(quantity.decimal())
            .movePointRight(2)
            .setScale(0, java.math.RoundingMode.HALF_UP)
            .longValueExact(),
        currency);
  }

  /**
   * Compares two amounts of one currency.
   *
   * @throws IllegalArgumentException when the currencies differ
   */
  @Override
  public int compareTo(Money other) {
    if (!other.currency.equals(currency)) {
      throw new IllegalArgumentException("cannot compare " + other + " with " + this);
    }
    return Long.compare(cents, other.cents);
  }

  @Override
  public Value canonical() {
    return Value.rec("cents", cents, "currency", currency);
  }

  @Override
  public String toString() {
    return decimal().toPlainString() + " " + currency;
  }
}
