// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.grocery.shop;

import module java.base;

import coop.lanterne.kernel.Finding;
import coop.lanterne.kernel.Finding.Place;
import coop.lanterne.kernel.Finding.Severity;
import coop.lanterne.kernel.Message;
import coop.lanterne.kernel.Quantity;
import coop.lanterne.kernel.Unit;
import coop.lanterne.prose.Language;

/**
 * A quantity as people write it: 12, 2,5 or 1 200.
 *
 * @param quantity empty when it is none
 * @param code what is wrong with it; empty when nothing is
 */
public record Written(Optional<Quantity> quantity, String code) {
  private static final BigDecimal MOST = new BigDecimal(9_999_999);
  private static final int DECIMALS = 3;

  /** Reads what was written of a product counted in that unit. */
  public static Written read(String written, Unit unit) {
    String plain = written.strip().replaceAll("[\\s\\u00A0\\u202F]", "").replace(',', '.');
    if (!plain.matches("-?\\d{1,30}(\\.\\d{1,30})?")) {
      return wrong("count-not-a-number");
    }
    BigDecimal number = new BigDecimal(plain);
    if (number.signum() < 0) {
      return wrong("count-negative");
    }
    if (number.compareTo(MOST) > 0) {
      return wrong("count-too-large");
    }
    if (number.stripTrailingZeros().scale() > (unit == Unit.PIECE ? 0 : DECIMALS)) {
      return wrong(unit == Unit.PIECE ? "count-not-whole" : "count-not-a-number");
    }
    return new Written(Optional.of(Quantity.of(number, unit)), "");
  }

  /** A number to be changed in a field, in the product's unit, with the reader's decimal mark. */
  public static String field(Quantity quantity, Language language) {
    String plain = quantity.decimal().stripTrailingZeros().toPlainString();
    return language == Language.FRENCH ? plain.replace('.', ',') : plain;
  }

  /** A number that someone wrote; empty when it is none, or below zero. */
  public static Optional<BigDecimal> number(String written) {
    String plain = written.strip().replaceAll("[\\s\\u00A0\\u202F]", "").replace(',', '.');
    return plain.matches("\\d{1,7}(\\.\\d{1,3})?")
        ? Optional.of(new BigDecimal(plain))
        : Optional.empty();
  }

  /** A day that someone wrote; empty when it is none. */
  public static Optional<LocalDate> day(String written) {
    try {
      return Optional.of(LocalDate.parse(written.strip()));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private static Written wrong(String code) {
    return new Written(Optional.empty(), code);
  }

  /** What is wrong, found in that field. */
  public Finding finding(String source, String field, String seen, Unit unit) {
    return finding(code, source, field, seen, Message.of("grocery.unit." + unit.symbol()));
  }

  /** A finding of that code at a field of a form; its sentence may name the unit. */
  public static Finding finding(
      String code, String source, String field, String seen, Message unit) {
    String key = "grocery.trouble." + code.replace('-', '_');
    return new Finding(
        code,
        Severity.STOPPED,
        new Place(source, 0, field),
        seen,
        Message.of(key + ".why").with("unit", unit),
        Message.of(key + ".maybe").with("unit", unit));
  }
}
