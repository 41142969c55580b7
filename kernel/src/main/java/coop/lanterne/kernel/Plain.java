// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.kernel;

import module java.base;

/** One type as plain data: how it is written, how it is read, and what it is when it is empty. */
record Plain(Function<Object, Value> write, Function<Value, Object> read, Supplier<Object> empty) {
  private static final Map<Class<?>, Plain> KNOWN = new HashMap<>();

  static {
    add(Value.class, v -> v, v -> v);
    add(Boolean.class, Value::of, v -> ((Value.Bool) v).value());
    add(Long.class, Value::of, Plain::whole);
    add(Integer.class, Value::of, v -> Math.toIntExact(whole(v)));
    add(Double.class, Value::of, v -> ((Value.Real) v).value());
    add(String.class, Value::of, Plain::text);
    addText(BigDecimal.class, b -> b.stripTrailingZeros().toPlainString(), BigDecimal::new);
    addText(LocalDate.class, LocalDate::toString, LocalDate::parse);
    addText(LocalTime.class, LocalTime::toString, LocalTime::parse);
    addText(Instant.class, Instant::toString, Instant::parse);
    addText(Duration.class, Duration::toString, Duration::parse);
    addText(Period.class, Period::toString, Period::parse);
    addText(Unit.class, Unit::symbol, Unit::parse);
    addText(Id.class, Id::toString, Id::parse);
    add(DayOfWeek.class, d -> Value.of((long) d.getValue()), v -> DayOfWeek.of((int) whole(v)));
    add(Digest.class, Digest::canonical, v -> Digest.ofRaw(((Value.Bytes) v).value()));
    add(
        Money.class,
        Money::canonical,
        v -> new Money(rec(v).integer("cents"), rec(v).text("currency")));
    add(
        Quantity.class,
        Quantity::canonical,
        v -> new Quantity(rec(v).integer("thousandths"), Unit.parse(rec(v).text("unit"))));
    add(
        OptionalInt.class,
        o -> o.isPresent() ? Value.of((long) o.getAsInt()) : Value.nil(),
        v ->
            v instanceof Value.Nil
                ? OptionalInt.empty()
                : OptionalInt.of(Math.toIntExact(whole(v))));
  }

  /**
   * How that type is written and read.
   *
   * @throws IllegalStateException when nothing says so
   */
  static Plain of(Type type) {
    if (type instanceof ParameterizedType p) {
      Class<?> raw = (Class<?>) p.getRawType();
      Plain first = of(p.getActualTypeArguments()[0]);
      if (raw == Optional.class) {
        return optional(first);
      } else if (raw == List.class) {
        return items(first, list -> list);
      } else if (raw == Set.class) {
        return items(first, LinkedHashSet::new);
      } else if (raw == SortedSet.class) {
        return items(first, TreeSet::new);
      } else if (raw == Map.class || raw == SortedMap.class) {
        return fields(first, of(p.getActualTypeArguments()[1]));
      }
    } else if (type instanceof Class<?> c) {
      Plain known = KNOWN.get(MethodType.methodType(c).wrap().returnType());
      if (known != null) {
        return known;
      } else if (c.isEnum()) {
        return constant(c);
      } else if (Canonical.class.isAssignableFrom(c)) {
        return new Plain(
            o -> ((Canonical) o).canonical(),
            v -> RecordForm.of(c).read(v),
            () -> RecordForm.of(c).empty());
      }
    } else if (type instanceof TypeVariable<?> v) {
      return of(v.getBounds()[0]);
    }
    throw new IllegalStateException("nothing says how a " + type + " is written");
  }

  private static Plain optional(Plain of) {
    return new Plain(
        o -> ((Optional<?>) o).map(of.write).orElseGet(Value::nil),
        v -> v instanceof Value.Nil ? Optional.empty() : Optional.of(of.read.apply(v)),
        Optional::empty);
  }

  /** In their order: a set that has none is no component of a record that is digested. */
  private static Plain items(Plain of, Function<List<Object>, Collection<Object>> make) {
    return new Plain(
        o -> new Value.Seq(((Collection<?>) o).stream().map(of.write).toList()),
        v -> make.apply(((Value.Seq) v).items().stream().map(of.read).toList()),
        () -> make.apply(List.of()));
  }

  /** Keys that are written as texts become names of fields. */
  private static Plain fields(Plain key, Plain of) {
    return new Plain(
        o -> {
          Map<String, Value> fields = new HashMap<>();
          ((Map<?, ?>) o)
              .forEach((k, v) -> fields.put(text(key.write.apply(k)), of.write.apply(v)));
          return new Value.Rec(fields);
        },
        v -> {
          Map<Object, Object> map = new TreeMap<>();
          ((Value.Rec) v)
              .fields()
              .forEach((k, f) -> map.put(key.read.apply(Value.of(k)), of.read.apply(f)));
          return map;
        },
        TreeMap::new);
  }

  /** By its name, unless it writes its own form. */
  private static Plain constant(Class<?> type) {
    Function<Object, Value> write =
        o -> o instanceof Canonical c ? c.canonical() : Value.of(((Enum<?>) o).name());
    return known(
        write,
        v ->
            Arrays.stream(type.getEnumConstants())
                .filter(c -> write.apply(c).equals(v))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(v + " is no " + type)));
  }

  private static <T> void add(Class<T> type, Function<T, Value> write, Function<Value, T> read) {
    KNOWN.put(type, known(o -> write.apply(type.cast(o)), read::apply));
  }

  private static <T> void addText(
      Class<T> type, Function<T, String> write, Function<String, T> read) {
    add(type, t -> Value.of(write.apply(t)), v -> read.apply(text(v)));
  }

  private static Plain known(Function<Object, Value> write, Function<Value, Object> read) {
    return new Plain(
        write,
        read,
        () -> {
          throw new IllegalStateException("a component that is not written can be empty");
        });
  }

  private static String text(Value value) {
    return ((Value.Text) value).value();
  }

  private static Value.Rec rec(Value value) {
    return (Value.Rec) value;
  }

  private static long whole(Value value) {
    return ((Value.Int) value).value();
  }
}
