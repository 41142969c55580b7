// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.rules;

import module java.base;

import coop.lanterne.kernel.Money;

/**
 * How a value is written in a rule file.
 *
 * @param code the code of the finding when it is written otherwise; its sentences may name {@code
 *     example}
 * @param example the value as people would write it
 * @param reader the value, or nothing when the text is written otherwise; may also throw {@link
 *     IllegalArgumentException}, {@link ArithmeticException} or {@link DateTimeException}
 */
public record Notation<T>(String code, String example, Function<String, Optional<T>> reader) {
  /** Words, or a name; an empty value that someone put in quotation marks is none. */
  public static final Notation<String> TEXT =
      new Notation<>(
          "rules.bad_text",
          "…",
          s ->
              Optional.of(s.strip())
                  .filter(t -> !t.isEmpty() && !t.equals("null") && !t.equals("~")));

  /** A whole number, not negative. */
  public static final Notation<Long> COUNT =
      matching("rules.bad_count", "11", "[0-9]{1,12}", Long::valueOf);

  /** A decimal number, not negative. */
  public static final Notation<BigDecimal> DECIMAL =
      matching("rules.bad_decimal", "4.5", "[0-9]{1,9}(\\.[0-9]{1,9})?", BigDecimal::new);

  /** A share, written in hundredths: {@code 85 %} is 0.85. */
  public static final Notation<BigDecimal> SHARE =
      matching(
          "rules.bad_share",
          "85 %",
          "[0-9]{1,3}(\\.[0-9]{1,2})? %",
          s -> new BigDecimal(s.substring(0, s.length() - 2)).movePointLeft(2));

  /** Money with its currency, two decimals. */
  public static final Notation<Money> MONEY =
      matching(
          "rules.bad_money",
          "500.00 EUR",
          "[0-9]{1,12}\\.[0-9]{2} [A-Z]{3}",
          s ->
              new Money(
                  Long.parseLong(s.substring(0, s.length() - 4).replace(".", "")),
                  s.substring(s.length() - 3)));

  /** A length of time, ISO 8601, not negative. */
  public static final Notation<Period> PERIOD =
      new Notation<>(
          "rules.bad_period",
          "P24M",
          s -> Optional.of(Period.parse(s)).filter(p -> !p.isNegative()));

  /** A day, ISO 8601. */
  public static final Notation<LocalDate> DAY =
      new Notation<>("rules.bad_day", "2027-06-30", s -> Optional.of(LocalDate.parse(s)));

  /** {@code true} or {@code false}. */
  public static final Notation<Boolean> TRUTH =
      matching("rules.bad_truth", "true", "true|false", Boolean::valueOf);

  /** A notation of one file alone, said with its example. */
  public static <T> Notation<T> like(String example, String regex, Function<String, T> value) {
    return matching("rules.bad_value", example, regex, value);
  }

  /** Text of that form, and what it means. */
  public static <T> Notation<T> matching(
      String code, String example, String regex, Function<String, T> value) {
    return new Notation<>(
        code, example, s -> s.matches(regex) ? Optional.of(value.apply(s)) : Optional.empty());
  }

  /** The same text, as something else. */
  public <U> Notation<U> map(Function<T, U> to) {
    return new Notation<>(code, example, s -> reader.apply(s).map(to));
  }

  /** The value, or nothing when the text is written otherwise. */
  public Optional<T> read(String text) {
    try {
      return reader.apply(text);
    } catch (DateTimeException | IllegalArgumentException | ArithmeticException e) {
      return Optional.empty();
    }
  }
}
