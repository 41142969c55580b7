// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.charter;

import module java.base;

import coop.lanterne.kernel.Digest;
import coop.lanterne.kernel.Message;
import coop.lanterne.kernel.Money;
import coop.lanterne.kernel.Value;
import coop.lanterne.rules.Notation;

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

  /** How it is written in the text, and its canonical form. */
  Notation<Value> notation() {
    return switch (this) {
      case TEXT -> Notation.TEXT.map(Value::of);
      case COUNT -> Notation.COUNT.map(Value::of);
      case MONEY -> Notation.MONEY.map(Money::canonical);
      case PERIOD -> Notation.PERIOD.map(p -> Value.of(p.toString()));
      case DECIMAL -> Notation.DECIMAL.map(Kind::plain);
      case SHARE -> Notation.SHARE.map(Kind::plain);
      case DATE -> Notation.DAY.map(d -> Value.of(d.toString()));
      case BOOL -> Notation.TRUTH.map(Value::of);
      case VERSION ->
          Notation.matching(
              "charter.bad_version", "1.1.0", "[0-9]{1,5}(\\.[0-9]{1,5}){2}", Value::of);
      case DIGEST ->
          Notation.matching(
              "charter.bad_digest", "sha256:…", "sha256:.*", s -> Digest.parse(s).canonical());
    };
  }

  private static Value plain(BigDecimal number) {
    return Value.of(number.stripTrailingZeros().toPlainString());
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
