// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.grocery.order;

import coop.lanterne.kernel.Canonical;
import coop.lanterne.kernel.Digest;
import coop.lanterne.kernel.Money;
import coop.lanterne.kernel.Quantity;
import coop.lanterne.kernel.Unit;
import coop.lanterne.kernel.Value;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;

/** Reads back what records wrote as plain data. */
public final class Decode {
  private Decode() {}

  /** A record. */
  public static Value.Rec rec(Value value) {
    return (Value.Rec) value;
  }

  /** A quantity. */
  public static Quantity quantity(Value value) {
    return new Quantity(rec(value).integer("thousandths"), Unit.parse(rec(value).text("unit")));
  }

  /** A sum of money. */
  public static Money money(Value value) {
    return new Money(rec(value).integer("cents"), rec(value).text("currency"));
  }

  /** A digest. */
  public static Digest digest(Value value) {
    return Digest.ofRaw(((Value.Bytes) value).value());
  }

  /** A day. */
  public static LocalDate day(Value value) {
    return LocalDate.parse(((Value.Text) value).value());
  }

  /** A truth value. */
  public static boolean bool(Value value) {
    return ((Value.Bool) value).value();
  }

  /** A decimal number, written as text. */
  public static BigDecimal decimal(Value value) {
    return new BigDecimal(((Value.Text) value).value());
  }

  /** Something that may be absent. */
  public static <T> Optional<T> optional(Value value, Function<Value, T> read) {
    return value instanceof Value.Nil ? Optional.empty() : Optional.of(read.apply(value));
  }

  /** A list. */
  public static <T> List<T> list(List<Value> values, Function<Value, T> read) {
    return values.stream().map(read).toList();
  }

  /** What may be absent, as plain data. */
  public static Value orNil(Optional<? extends Canonical> c) {
    return c.map(Canonical::canonical).orElseGet(Value::nil);
  }

  /** What may be absent, as text. */
  public static Value text(Optional<?> c) {
    return c.map(o -> Value.of(o.toString())).orElseGet(Value::nil);
  }

  /** Each item as text. */
  public static Value texts(Iterable<?> items) {
    List<Value> values = new java.util.ArrayList<>();
    items.forEach(i -> values.add(Value.of(i.toString())));
    return new Value.Seq(values);
  }

  /** Days of the week, as numbers from Monday. */
  public static Value weekdays(SortedSet<DayOfWeek> days) {
    return new Value.Seq(days.stream().map(d -> Value.of((long) d.getValue())).toList());
  }

  /** Days of the week. */
  public static SortedSet<DayOfWeek> weekdays(List<Value> values) {
    SortedSet<DayOfWeek> days = new TreeSet<>();
    values.forEach(v -> days.add(DayOfWeek.of((int) ((Value.Int) v).value())));
    return days;
  }

  /** A number without needless zeros. */
  public static String plain(BigDecimal number) {
    return number.stripTrailingZeros().toPlainString();
  }
}
