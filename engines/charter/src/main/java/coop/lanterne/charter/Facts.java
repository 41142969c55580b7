// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.charter;

import coop.lanterne.kernel.Money;
import coop.lanterne.rules.Fields;
import coop.lanterne.rules.Node;
import coop.lanterne.rules.Notation;
import coop.lanterne.rules.Problems;
import coop.lanterne.rules.Yaml;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
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
      if (value.isPresent()) {
        args.add(value(c.getGenericType(), value.get()));
      } else {
        args.add(raw == Optional.class ? Optional.empty() : List.of());
      }
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
      List<Object> list = new ArrayList<>();
      List<Node> one = List.of(node); // a single item may stand without its brackets
      for (Node n : node.yaml() instanceof Yaml.Items ? node.items().orElse(one) : one) {
        Object item = value(argument(type, 0), n);
        if (item != null) {
          list.add(item);
        }
      }
      return List.copyOf(list);
    }
    if (Map.class.isAssignableFrom(raw)) {
      TreeMap<String, Object> map = new TreeMap<>();
      node.fields()
          .ifPresent(
              f -> {
                for (String name : f.names()) {
                  Object item = f.must(name).map(n -> value(argument(type, 1), n)).orElse(null);
                  if (item != null) {
                    map.put(name, item);
                  }
                }
              });
      return map;
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

  private @Nullable Object scalar(Class<?> type, String text, Node node) {
    try {
      if (type == String.class) {
        return text;
      }
      if (type == long.class || type == Long.class) {
        return Long.valueOf(text);
      }
      if (type == boolean.class || type == Boolean.class) {
        if (text.equals("true") || text.equals("false")) {
          return text.equals("true");
        }
      } else if (type == BigDecimal.class) {
        return new BigDecimal(text);
      } else if (type == LocalDate.class) {
        return LocalDate.parse(text);
      } else if (type == Instant.class) {
        return OffsetDateTime.parse(text).toInstant();
      } else if (type == Period.class) {
        return Period.parse(text);
      } else if (type == Money.class) {
        Optional<Money> money = Notation.MONEY.read(text);
        if (money.isPresent()) {
          return money.get();
        }
      } else if (type.isEnum()) {
        for (Object constant : type.getEnumConstants()) {
          if (((Enum<?>) constant).name().equals(text)) {
            return constant;
          }
        }
      } else {
        throw new IllegalStateException("no facts of this type: " + type);
      }
    } catch (DateTimeException | NumberFormatException e) {
      // said below, like any other text that is not of its type
    }
    bad(node, text);
    return null;
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
