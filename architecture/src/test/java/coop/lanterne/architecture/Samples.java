// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.architecture;

import module java.base;

import coop.lanterne.assembly.Ratio;
import coop.lanterne.debate.opinions.Stance;
import coop.lanterne.debate.opinions.Votes;
import coop.lanterne.kernel.Digest;
import coop.lanterne.kernel.Explanation;
import coop.lanterne.kernel.Id;
import coop.lanterne.kernel.Message;
import coop.lanterne.kernel.Money;
import coop.lanterne.kernel.Quantity;
import coop.lanterne.kernel.Unit;
import coop.lanterne.kernel.Value;

/**
 * Makes an instance of any record, always the same: what stands in a component comes of its type
 * and its name, tried otherwise until the record takes it.
 */
final class Samples {
  private static final int TRIES = 400;
  private static final int DEEPEST = 7;

  private final boolean full;

  /** Samples where everything that may be absent is there, or nothing of it. */
  Samples(boolean full) {
    this.full = full;
  }

  /** A record of that class; empty when it takes none of what is tried. */
  Optional<Object> of(Class<?> type) {
    try {
      return Optional.of(of(type, "", 0, 0));
    } catch (IllegalStateException _) {
      return Optional.empty();
    }
  }

  private Object of(Type type, String name, int seed, int depth) {
    if (type instanceof TypeVariable<?>) {
      return Money.eur(seed);
    }
    if (type instanceof ParameterizedType p) {
      return generic((Class<?>) p.getRawType(), p, name, seed, depth);
    }
    Class<?> c = (Class<?>) type;
    int number = Math.floorMod(((name + seed).hashCode() * 0x9E3779B9) >>> 7, 89) + 1;
    LocalDate day = LocalDate.of(2026, 1, 1).plusDays(number);
    return switch (c.getSimpleName()) {
      case "String" -> seed % 3 == 1 ? "fr" : name.isEmpty() ? "thé" : name;
      case "int", "Integer" -> seed > TRIES / 2 ? number * 100 : number;
      case "long", "Long" -> (long) number;
      case "boolean", "Boolean" -> number % 2 == 0;
      case "double" -> number / 128.0;
      case "BigDecimal" -> new BigDecimal("0." + (number + 9) + "0");
      case "LocalDate" -> day;
      case "Period" -> Period.ofDays(number);
      case "LocalTime" -> LocalTime.of(number % 24, 30);
      case "Instant" -> day.atTime(8, 0).toInstant(ZoneOffset.UTC);
      case "DayOfWeek" -> DayOfWeek.of(number % 7 + 1);
      case "Duration" -> Duration.ofHours(number);
      case "Message" -> Message.of("some.key").with(name, number);
      case "Trace" -> new Explanation.Trace(Message.of("some.key"), List.of());
      case "Id" -> Id.of("advice", number, "my-coop");
      case "Digest" -> Digest.of(new byte[] {(byte) number});
      case "Money" -> Money.eur(number);
      case "Quantity" -> new Quantity(number * 1000L, Unit.KILOGRAM);
      case "Unit" -> Unit.KILOGRAM;
      case "Ratio" -> number % 2 == 0 ? Ratio.of(1, 2) : Ratio.of(100);
      case "OptionalInt" -> full ? OptionalInt.of(number) : OptionalInt.empty();
      case "Value" -> Value.of(name);
      case String _ when c == Votes.class ->
          Votes.builder().vote("" + number, "3", Stance.find(-1).orElseThrow()).build();
      case String _ when c.isEnum() -> c.getEnumConstants()[number % c.getEnumConstants().length];
      case String _ when c.isSealed() -> of(c.getPermittedSubclasses()[0], name, seed, depth + 1);
      case String _ when c.isRecord() -> tried(c, seed, depth);
      default -> throw new IllegalStateException("no sample of a " + c);
    };
  }

  private Object generic(Class<?> raw, ParameterizedType p, String name, int seed, int depth) {
    Type[] of = p.getActualTypeArguments();
    if (raw.isRecord() || raw.isSealed()) {
      return of(raw, name, seed, depth);
    }
    boolean some = full && depth < DEEPEST;
    if (raw == Optional.class) {
      return some ? Optional.of(of(of[0], name, seed, depth + 1)) : Optional.empty();
    }
    if (raw == Map.class || raw == SortedMap.class) {
      Map<Object, Object> one = raw == Map.class ? new LinkedHashMap<>() : new TreeMap<>();
      if (some) {
        one.put(of(of[0], name, seed, depth + 1), of(of[1], name + "'s", seed, depth + 1));
      }
      return one;
    }
    List<Object> items = some ? List.of(of(of[0], name, seed, depth + 1)) : List.of();
    return raw == SortedSet.class
        ? new TreeSet<>(items)
        : raw == Set.class ? Set.copyOf(items) : items;
  }

  private Object tried(Class<?> type, int seed, int depth) {
    RecordComponent[] components = type.getRecordComponents();
    Object refused = "nothing";
    for (int attempt = 0; attempt < TRIES; attempt++) {
      int next = seed + attempt;
      try {
        Constructor<?> make =
            type.getDeclaredConstructor(
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
        make.setAccessible(true);
        return make.newInstance(
            Arrays.stream(components)
                .map(c -> of(c.getGenericType(), c.getName(), next, depth + 1))
                .toArray());
      } catch (InvocationTargetException e) {
        refused = e.getCause();
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException(e);
      }
    }
    throw new IllegalStateException(type + " takes no sample: " + refused);
  }
}
