// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.assembly;

import module java.base;

import coop.lanterne.kernel.Canonical;
import coop.lanterne.kernel.Value;

/**
 * An exact fraction, in lowest terms. Shares of colleges are added and compared with these: 50/100
 * × 2/3 and its likes have no exact decimal form.
 *
 * @param num above, of any sign
 * @param den below, above 0
 */
public record Ratio(BigInteger num, BigInteger den) implements Comparable<Ratio>, Canonical {
  /** Nothing. */
  public static final Ratio ZERO = of(0, 1);

  public Ratio {
    if (den.signum() <= 0) {
      throw new IllegalArgumentException("a fraction is over a number above 0, read: " + den);
    }
    BigInteger common = num.gcd(den);
    num = num.divide(common);
    den = den.divide(common);
  }

  /** A whole number. */
  public static Ratio of(long whole) {
    return of(whole, 1);
  }

  /** One number over another. */
  public static Ratio of(long num, long den) {
    return new Ratio(BigInteger.valueOf(num), BigInteger.valueOf(den));
  }

  /** The same number as this decimal. */
  public static Ratio of(BigDecimal decimal) {
    return decimal.scale() <= 0
        ? new Ratio(decimal.toBigIntegerExact(), BigInteger.ONE)
        : new Ratio(decimal.unscaledValue(), BigInteger.TEN.pow(decimal.scale()));
  }

  /** The sum. */
  public Ratio plus(Ratio other) {
    return new Ratio(num.multiply(other.den).add(other.num.multiply(den)), den.multiply(other.den));
  }

  /** The product. */
  public Ratio times(Ratio other) {
    return new Ratio(num.multiply(other.num), den.multiply(other.den));
  }

  /** This over a number above 0. */
  public Ratio over(long divisor) {
    return times(of(1, divisor));
  }

  /** This over a fraction above 0. */
  public Ratio over(Ratio divisor) {
    return new Ratio(num.multiply(divisor.den), den.multiply(divisor.num));
  }

  /** The greatest whole number that is not above. */
  public long floor() {
    BigInteger[] parts = num.divideAndRemainder(den);
    return parts[0].longValueExact() - (parts[1].signum() < 0 ? 1 : 0);
  }

  /** The smallest whole number that is not below. */
  public long ceiling() {
    return -new Ratio(num.negate(), den).floor();
  }

  /** Whether it is a whole number. */
  public boolean whole() {
    return den.equals(BigInteger.ONE);
  }

  /** For the eye, rounded half up to that many decimals; never compared. */
  public BigDecimal rounded(int decimals) {
    return new BigDecimal(num).divide(new BigDecimal(den), decimals, RoundingMode.HALF_UP);
  }

  /** By cross-products, without division. */
  @Override
  public int compareTo(Ratio other) {
    return num.multiply(other.den).compareTo(other.num.multiply(den));
  }

  @Override
  public Value canonical() {
    return Value.of(toString());
  }

  @Override
  public String toString() {
    return whole() ? num.toString() : num + "/" + den;
  }
}
