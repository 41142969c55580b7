// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.kernel;

import module java.base;

/**
 * A tree of plain data with one meaning and one sequence of bytes ({@link CanonicalBytes}).
 * Whatever is digested, stored for replay or written in the journal is first turned into a Value.
 */
public sealed interface Value {

  /** Absence, said explicitly. */
  record Nil() implements Value {}

  /** True or false. */
  record Bool(boolean value) implements Value {}

  /** A whole number: a count, cents, thousandths of a unit. */
  record Int(long value) implements Value {}

  /**
   * A measured or computed real number. Never money, never a quantity: these are whole numbers of
   * cents and of thousandths.
   */
  record Real(double value) implements Value {
    public Real {
      if (!Double.isFinite(value)) {
        throw new IllegalArgumentException("a canonical number is finite, read: " + value);
      }
      value = value == 0 ? 0.0 : value; // one zero, not two
    }
  }

  /** Unicode text, kept in normal form C so that one text has one sequence of bytes. */
  record Text(String value) implements Value {
    public Text {
      value = Normalizer.normalize(value, Normalizer.Form.NFC);
    }
  }

  /** Raw bytes, such as a digest. */
  record Bytes(byte[] value) implements Value {
    public Bytes {
      value = value.clone();
    }

    @Override
    public byte[] value() {
      return value.clone();
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Bytes b && Arrays.equals(value, b.value);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(value);
    }
  }

  /** Values in an order that means something. */
  record Seq(List<Value> items) implements Value {
    public Seq {
      items = List.copyOf(items);
    }
  }

  /** Named fields; the order in which they are given means nothing. */
  record Rec(Map<String, Value> fields) implements Value {
    public Rec {
      TreeMap<String, Value> sorted = new TreeMap<>(CanonicalBytes.CODE_POINT_ORDER);
      fields.forEach((k, v) -> sorted.put(Normalizer.normalize(k, Normalizer.Form.NFC), v));
      if (sorted.size() != fields.size()) {
        throw new IllegalArgumentException("two field names are the same text: " + fields.keySet());
      }
      fields = Collections.unmodifiableMap(sorted);
    }

    /** The field of that name. */
    public Value get(String name) {
      Value v = fields.get(name);
      if (v == null) {
        throw new IllegalArgumentException(
            "no field \"" + name + "\". Maybe one of " + fields.keySet() + "?");
      }
      return v;
    }

    /** The text of the field of that name. */
    public String text(String name) {
      return ((Text) get(name)).value();
    }

    /** The whole number of the field of that name. */
    public long integer(String name) {
      return ((Int) get(name)).value();
    }

    /** The same, where it is small. */
    public int count(String name) {
      return Math.toIntExact(integer(name));
    }

    /** The same, where it may be absent: nil. */
    public OptionalInt findCount(String name) {
      return get(name) instanceof Nil ? OptionalInt.empty() : OptionalInt.of(count(name));
    }

    /** The truth value of the field of that name. */
    public boolean flag(String name) {
      return ((Bool) get(name)).value();
    }

    /** The record of the field of that name. */
    public Rec rec(String name) {
      return (Rec) get(name);
    }

    /** The items of the field of that name. */
    public List<Value> items(String name) {
      return ((Seq) get(name)).items();
    }
  }

  /** The one absent value. */
  static Value nil() {
    return new Nil();
  }

  /** A truth value. */
  static Value of(boolean b) {
    return new Bool(b);
  }

  /** A whole number. */
  static Value of(long n) {
    return new Int(n);
  }

  /** A real number; finite, or {@link IllegalArgumentException}. */
  static Value of(double x) {
    return new Real(x);
  }

  /** A text. */
  static Value of(String s) {
    return new Text(s);
  }

  /** Raw bytes. */
  static Value of(byte[] b) {
    return new Bytes(b);
  }

  /** The canonical forms of the items, in their order. */
  static Value list(Iterable<? extends Canonical> items) {
    List<Value> values = new ArrayList<>();
    items.forEach(i -> values.add(i.canonical()));
    return new Seq(values);
  }

  /** A record of fields, given as name, value, name, value…; what is empty is nil. */
  static Rec rec(Object... namesAndValues) {
    if (namesAndValues.length % 2 != 0) {
      throw new IllegalArgumentException("names and values come in pairs");
    }
    TreeMap<String, Value> fields = new TreeMap<>(CanonicalBytes.CODE_POINT_ORDER);
    for (int i = 0; i < namesAndValues.length; i += 2) {
      String name = (String) namesAndValues[i];
      if (fields.put(name, plain(namesAndValues[i + 1])) != null) {
        throw new IllegalArgumentException("the field \"" + name + "\" is given twice");
      }
    }
    return new Rec(fields);
  }

  private static Value plain(Object held) {
    return switch (held) {
      case Value v -> v;
      case Canonical c -> c.canonical();
      case String s -> of(s);
      case Long n -> of((long) n);
      case Integer n -> of((long) n);
      case Double x -> of((double) x);
      case Boolean b -> of((boolean) b);
      case byte[] b -> of(b);
      case Optional<?> o -> o.map(Value::plain).orElseGet(Value::nil);
      case OptionalInt o -> o.isPresent() ? of((long) o.getAsInt()) : nil();
      default -> throw new IllegalArgumentException("no canonical form for " + held.getClass());
    };
  }
}
