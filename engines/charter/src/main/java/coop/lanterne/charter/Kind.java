// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.charter;

import coop.lanterne.kernel.Digest;
import coop.lanterne.kernel.Message;
import coop.lanterne.kernel.Money;
import coop.lanterne.kernel.Value;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Optional;

/** What a leaf of the charter can be: how it is written, kept, compared and said. */
enum Kind {
  /** Words, or a name. */
  TEXT,
  /** A whole number, not negative: {@code 11}. */
  COUNT,
  /** Money with its currency: {@code 500.00 EUR}. */
  MONEY,
  /** A length of time, ISO 8601: {@code P24M}. */
  PERIOD,
  /** A decimal number, not negative: {@code 4.5}. */
  DECIMAL,
  /** A share: {@code 85 %}. */
  SHARE,
  /** A day: {@code 2027-06-30}. */
  DATE,
  /** {@code true} or {@code false}. */
  BOOL,
  /** {@code 1.1.0}. */
  VERSION,
  /** {@code sha256:} and 64 digits. */
  DIGEST;

  /** The value that the text writes, or nothing when it is not one of this kind. */
  Optional<Value> parse(Yaml.Scalar scalar) {
    String s = scalar.text();
    try {
      return switch (this) {
        case TEXT -> s.isBlank() ? Optional.empty() : Optional.of(Value.of(s.strip()));
        case COUNT ->
            s.matches("[0-9]{1,12}") ? Optional.of(Value.of(Long.parseLong(s))) : Optional.empty();
        case MONEY ->
            s.matches("[0-9]{1,12}\\.[0-9]{2} [A-Z]{3}")
                ? Optional.of(
                    new Money(
                            Long.parseLong(s.substring(0, s.length() - 4).replace(".", "")),
                            s.substring(s.length() - 3))
                        .canonical())
                : Optional.empty();
        case PERIOD -> {
          Period p = Period.parse(s);
          yield p.isNegative() ? Optional.empty() : Optional.of(Value.of(p.toString()));
        }
        case DECIMAL ->
            s.matches("[0-9]{1,9}(\\.[0-9]{1,9})?")
                ? Optional.of(Value.of(new BigDecimal(s).stripTrailingZeros().toPlainString()))
                : Optional.empty();
        case SHARE ->
            s.matches("[0-9]{1,3}(\\.[0-9]{1,2})? %")
                ? Optional.of(
                    Value.of(
                        new BigDecimal(s.substring(0, s.length() - 2))
                            .movePointLeft(2)
                            .stripTrailingZeros()
                            .toPlainString()))
                : Optional.empty();
        case DATE -> Optional.of(Value.of(LocalDate.parse(s).toString()));
        case BOOL ->
            s.matches("true|false") ? Optional.of(Value.of(s.equals("true"))) : Optional.empty();
        case VERSION ->
            s.matches("[0-9]{1,5}(\\.[0-9]{1,5}){2}") ? Optional.of(Value.of(s)) : Optional.empty();
        case DIGEST -> Optional.of(Digest.parse(s).canonical());
      };
    } catch (DateTimeException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Which is smaller; only for kinds that have an order. */
  Comparator<Value> order() {
    return switch (this) {
      case COUNT -> Comparator.comparingLong(v -> ((Value.Int) v).value());
      case MONEY -> Comparator.comparingLong(v -> money(v).cents());
      case PERIOD -> Comparator.comparingLong(v -> halfHours(period(v)));
      case SHARE, DECIMAL -> Comparator.comparing(v -> new BigDecimal(text(v)));
      case DATE -> Comparator.comparing(Kind::text);
      case BOOL -> Comparator.comparing(v -> ((Value.Bool) v).value());
      case TEXT, VERSION, DIGEST -> throw new IllegalStateException(this + " has no order");
    };
  }

  /** The value as something that a sentence can name. */
  Message.Arg say(Value v) {
    return switch (this) {
      case TEXT, VERSION -> new Message.Words(text(v));
      case COUNT -> new Message.Figure(BigDecimal.valueOf(((Value.Int) v).value()));
      case MONEY -> new Message.Measured(money(v));
      case PERIOD -> new Message.Phrase(say(period(v)));
      case DECIMAL -> new Message.Figure(new BigDecimal(text(v)));
      case SHARE -> new Message.Share(new BigDecimal(text(v)));
      case DATE -> new Message.Day(LocalDate.parse(text(v)));
      case BOOL ->
          new Message.Phrase(
              Message.of(((Value.Bool) v).value() ? "charter.word.yes" : "charter.word.no"));
      case DIGEST -> new Message.Words(Digest.ofRaw(((Value.Bytes) v).value()).toString());
    };
  }

  /** A length of time in words: 24 months, 15 days. */
  static Message say(Period p) {
    long months = p.toTotalMonths();
    long days = days(p);
    if (days != 0) {
      return months == 0
          ? Message.of("charter.word.days").with("n", days)
          : Message.of("charter.word.months_days").with("n", months).with("d", days);
    }
    return p.getMonths() == 0 && months > 0
        ? Message.of("charter.word.years").with("n", months / 12)
        : Message.of("charter.word.months").with("n", months);
  }

  /** The fewest days that a length of time can be. */
  static long fewestDays(Period p) {
    LocalDate february = LocalDate.of(2023, 2, 1);
    return february.plus(p).toEpochDay() - february.toEpochDay();
  }

  /** For comparing lengths: a month counts as a twelfth of 365.25 days, hence 730.5 hours. */
  private static long halfHours(Period p) {
    return p.toTotalMonths() * 1461 + days(p) * 48;
  }

  /** The days beside the years and months. */
  private static long days(Period p) {
    return p.get(ChronoUnit.DAYS);
  }

  static Period period(Value v) {
    return Period.parse(text(v));
  }

  static Money money(Value v) {
    Value.Rec rec = (Value.Rec) v;
    return new Money(rec.integer("cents"), rec.text("currency"));
  }

  static String text(Value v) {
    return ((Value.Text) v).value();
  }
}
