// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.charter;

import module java.base;

import coop.lanterne.kernel.Money;
import coop.lanterne.rules.Fields;
import coop.lanterne.rules.Node;
import coop.lanterne.rules.Notation;
import coop.lanterne.rules.Problems;
import coop.lanterne.rules.Yaml;
import org.jspecify.annotations.Nullable;

/**
 * Turns the facts of a vector into a record, by the names and types of its components: {@code
 * doneToday} is written {@code done_today}. Optional and list components may be left out; nothing
 * else may, and no other name is taken.
 */
final class Facts {
  /** Names that Java does not take, or that say more there. */
  private static final Map<String, String> WRITTEN =
      Map.of("audience", "for", "inFavour", "for", "methodClass", "class");

  /** How texts are read; what is not of its type throws. */
  private static final Map<Class<?>, Function<String, Object>> SCALARS =
      Map.of(
          String.class, text -> text,
          long.class, Long::valueOf,
          Long.class, Long::valueOf,
          boolean.class, Facts::truth,
          Boolean.class, Facts::truth,
          BigDecimal.class, BigDecimal::new,
          LocalDate.class, LocalDate::parse,
          Instant.class, text -> OffsetDateTime.parse(text).toInstant(),
          Period.class, Period::parse,
          Money.class,
              text -> Notation.MONEY.read(text).orElseThrow(IllegalArgumentException::new));

  private final Problems problems;

  Facts(Problems problems) {
    this.problems = problems;
  }

  /** The record, or nothing when a problem was added. */
  <R extends Record> Optional<R> bind(Class<R> type, Node node, boolean othersIgnored) {
    int before = problems.found().size();
    Optional<Fields> fields = node.fields();
    if (fields.isEmpty()) {
      return Optional.empty();
    }
    List<@Nullable Object> args = new ArrayList<>();
    for (RecordComponent c : type.getRecordComponents()) {
      String name = written(c.getName());
      Class<?> raw = raw(c.getGenericType());
      boolean optional = raw == Optional.class || raw == List.class;
      Optional<Node> value = optional ? fields.get().may(name) : fields.get().must(name);
      Object absent = raw == Optional.class ? Optional.empty() : List.of();
      args.add(value.isPresent() ? value(c.getGenericType(), value.get()) : absent);
    }
    if (!othersIgnored) {
      fields.get().done();
    }
    if (problems.found().size() > before) {
      return Optional.empty();
    }
    return Optional.of(make(type, args));
  }

  private static <R extends Record> R make(Class<R> type, List<@Nullable Object> args) {
    try {
      Class<?>[] types =
          java.util.Arrays.stream(type.getRecordComponents())
              .map(RecordComponent::getType)
              .toArray(Class<?>[]::new);
      Constructor<R> constructor = type.getDeclaredConstructor(types);
      return constructor.newInstance(args.toArray());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("a record has its constructor: " + type, e);
    }
  }

  private @Nullable Object value(Type type, Node node) {
    Class<?> raw = raw(type);
    if (raw == Node.class) {
      return node;
    }
    if (raw == Optional.class) {
      return Optional.ofNullable(value(argument(type, 0), node));
    }
    if (raw == List.class) {
      return list(argument(type, 0), node);
    }
    if (Map.class.isAssignableFrom(raw)) {
      return map(argument(type, 1), node);
    }
    if (raw.isRecord() && raw != Money.class) {
      return bind(raw.asSubclass(Record.class), node, false).orElse(null);
    }
    if (!(node.yaml() instanceof Yaml.Scalar s)) {
      bad(node, "");
      return null;
    }
    return scalar(raw, s.text(), node);
  }

  private List<Object> list(Type of, Node node) {
    List<Node> one = List.of(node); // a single item may stand without its brackets
    List<Node> nodes = node.yaml() instanceof Yaml.Items ? node.items().orElse(one) : one;
    return nodes.stream().flatMap(n -> Stream.ofNullable(value(of, n))).toList();
  }

  private Map<String, Object> map(Type of, Node node) {
    TreeMap<String, Object> map = new TreeMap<>();
    node.fields()
        .ifPresent(
            f -> {
              for (String name : f.names()) {
                f.must(name)
                    .flatMap(n -> Optional.ofNullable(value(of, n)))
                    .ifPresent(item -> map.put(name, item));
              }
            });
    return map;
  }

  private @Nullable Object scalar(Class<?> type, String text, Node node) {
    try {
      if (type.isEnum()) {
        return Arrays.stream(type.getEnumConstants())
            .filter(c -> ((Enum<?>) c).name().equals(text))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException(text));
      }
      Function<String, Object> read = SCALARS.get(type);
      if (read == null) {
        throw new IllegalStateException("no facts of this type: " + type);
      }
      return read.apply(text);
    } catch (DateTimeException | IllegalArgumentException e) {
      bad(node, text);
      return null;
    }
  }

  private static Object truth(String text) {
    if (!text.equals("true") && !text.equals("false")) {
      throw new IllegalArgumentException(text);
    }
    return text.equals("true");
  }

  private void bad(Node node, String seen) {
    problems.add("charter.bad_fact", node.yaml().line(), node.path(), seen);
  }

  private static Class<?> raw(Type type) {
    return switch (type) {
      case Class<?> c -> c;
      case ParameterizedType p -> (Class<?>) p.getRawType();
      default -> throw new IllegalStateException("no facts of this type: " + type);
    };
  }

  private static Type argument(Type type, int index) {
    return ((ParameterizedType) type).getActualTypeArguments()[index];
  }

  private static String written(String name) {
    return WRITTEN.getOrDefault(name, name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT));
  }
}
