// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import module java.base;

import org.junit.jupiter.api.Test;

class AmountsTest {
  @Test
  void moneyIsExactToTheCent() {
    assertThat(Money.eur(123_450)).hasToString("1234.50 EUR");
    assertThat(Money.eur(-5)).hasToString("-0.05 EUR");
    assertThat(Money.eur(10).plus(Money.eur(20))).isEqualTo(Money.eur(30));
    assertThat(Money.eur(10).zero()).isEqualTo(Money.eur(0));
    assertThat(Money.eur(10)).isLessThan(Money.eur(11));
  }

  @Test
  void whatCannotBeAddedOrComparedIsRefused() {
    Money euro = Money.eur(1);
    Money franc = new Money(1, "CHF");
    Quantity kilo = Quantity.of(1, Unit.KILOGRAM);
    assertThatIllegalArgumentException().isThrownBy(() -> euro.plus(franc));
    assertThatIllegalArgumentException().isThrownBy(() -> euro.plus(kilo));
    assertThatIllegalArgumentException().isThrownBy(() -> euro.compareTo(franc));
    assertThatIllegalArgumentException().isThrownBy(() -> kilo.plus(euro));
    assertThatIllegalArgumentException().isThrownBy(() -> kilo.plus(Quantity.of(1, Unit.LITRE)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> kilo.compareTo(Quantity.of(1, Unit.LITRE)));
    assertThatIllegalArgumentException().isThrownBy(() -> new Money(1, "eur"));
    assertThatIllegalArgumentException().isThrownBy(() -> new Money(1, "EURO"));
    assertThatExceptionOfType(ArithmeticException.class)
        .isThrownBy(() -> Money.eur(Long.MAX_VALUE).plus(euro));
    assertThatExceptionOfType(ArithmeticException.class)
        .isThrownBy(() -> Quantity.of(Long.MAX_VALUE, Unit.PIECE));
    assertThatExceptionOfType(ArithmeticException.class)
        .isThrownBy(() -> new Quantity(Long.MIN_VALUE, Unit.PIECE).negated());
  }

  @Test
  void aQuantityIsExactToTheThousandth() {
    Quantity grams = Quantity.of(new BigDecimal("1.2345"), Unit.KILOGRAM);
    assertThat(grams.thousandths()).isEqualTo(1235);
    assertThat(grams).hasToString("1.235 kg");
    assertThat(Quantity.of(30, Unit.PIECE)).hasToString("30 piece");
    assertThat(Quantity.of(0, Unit.DAY)).hasToString("0 day");
    assertThat(Quantity.of(3, Unit.PIECE).plus(Quantity.of(3, Unit.PIECE).negated()))
        .isEqualTo(Quantity.of(3, Unit.PIECE).zero());
    assertThat(Quantity.of(2, Unit.LITRE)).isGreaterThan(Quantity.of(1, Unit.LITRE));
  }

  @Test
  void everyUnitIsFoundByItsSymbol() {
    for (Unit unit : Unit.values()) {
      assertThat(Unit.parse(unit.symbol())).isEqualTo(unit);
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Unit.parse("kilo"))
        .withMessageContaining("Maybe");
  }

  @Test
  void aPriceTimesAQuantityIsRoundedHalfUp() {
    assertThat(Money.eur(199).times(Quantity.of(new BigDecimal("0.5"), Unit.KILOGRAM)))
        .isEqualTo(Money.eur(100));
    assertThat(Money.eur(-199).times(Quantity.of(new BigDecimal("0.5"), Unit.KILOGRAM)))
        .isEqualTo(Money.eur(-100));
    assertThat(Money.eur(250).times(Quantity.of(12, Unit.PIECE))).isEqualTo(Money.eur(3000));
  }

  /** Against whole numbers: cents × thousandths, plus half a thousand, cut to thousands. */
  @Test
  void randomPricesAreThoseOfWholeNumbers() {
    long seed = Long.getLong("seed", System.nanoTime());
    System.out.println("AmountsTest seed " + seed);
    Random random = new Random(seed);
    for (int i = 0; i < 5_000; i++) {
      long cents = random.nextInt(100_000);
      long thousandths = random.nextInt(1_000_000);
      BigInteger exact = BigInteger.valueOf(cents).multiply(BigInteger.valueOf(thousandths));
      long expected =
          exact.add(BigInteger.valueOf(500)).divide(BigInteger.valueOf(1000)).longValue();
      assertThat(Money.eur(cents).times(new Quantity(thousandths, Unit.KILOGRAM)))
          .isEqualTo(Money.eur(expected));
    }
  }
}
