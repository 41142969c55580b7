// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.charter;

import coop.lanterne.kernel.Money;
import coop.lanterne.kernel.Value;
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
import java.util.LinkedHashMap;
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
  <R extends Record> Optional<R> bind(
      Class<R> type, Yaml yaml, String path, boolean othersIgnored) {
    if (!(yaml instanceof Yaml.Table(int line, Map<String, Yaml.Entry> entries))) {
      problems.add("charter.not_a_table", yaml.line(), path, "", m -> m.with("field", path));
      return Optional.empty();
    }
    int before = problems.found().size();
    Map<String, Yaml.Entry> left = new LinkedHashMap<>(entries);
    List<@Nullable Object> args = new ArrayList<>();
    for (RecordComponent c : type.getRecordComponents()) {
      String name = written(c.getName());
      left.remove(name);
      Yaml.Entry entry = entries.get(name);
      Class<?> raw = raw(c.getGenericType());
      if (entry != null && !(entry.value() instanceof Yaml.Scalar s && s.absent())) {
        args.add(value(c.getGenericType(), entry.value(), Reader.join(path, name)));
      } else if (raw == Optional.class) {
        args.add(Optional.empty());
      } else if (raw == List.class) {
        args.add(List.of());
      } else {
        problems.add(
            "charter.missing_key",
            line,
            Reader.join(path, name),
            "",
            m -> m.with("key", name).with("field", path));
      }
    }
    if (!othersIgnored) {
      left.forEach(
          (name, entry) ->
              problems.add(
                  "charter.unknown_key",
                  entry.line(),
                  Reader.join(path, name),
                  name,
                  m -> m.with("key", name).with("known", known(type))));
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

  private @Nullable Object value(Type type, Yaml yaml, String path) {
    Class<?> raw = raw(type);
    if (raw == Yaml.class) {
      return yaml;
    }
    if (raw == Optional.class) {
      Object inner = value(argument(type, 0), yaml, path);
      return Optional.ofNullable(inner);
    }
    if (raw == List.class) {
      List<Object> list = new ArrayList<>();
      List<Yaml> items = yaml instanceof Yaml.Items i ? i.items() : List.of(yaml);
      for (int i = 0; i < items.size(); i++) {
        Object item = value(argument(type, 0), items.get(i), path + "[" + i + "]");
        if (item != null) {
          list.add(item);
        }
      }
      return List.copyOf(list);
    }
    if (Map.class.isAssignableFrom(raw)) {
      TreeMap<String, Object> map = new TreeMap<>();
      if (yaml instanceof Yaml.Table t) {
        t.entries()
            .forEach(
                (name, e) -> {
                  Object item = value(argument(type, 1), e.value(), Reader.join(path, name));
                  if (item != null) {
                    map.put(name, item);
                  }
                });
      } else {
        bad(yaml.line(), path, "");
      }
      return map;
    }
    if (raw.isRecord() && raw != Money.class) {
      return bind(raw.asSubclass(Record.class), yaml, path, false).orElse(null);
    }
    if (!(yaml instanceof Yaml.Scalar s)) {
      bad(yaml.line(), path, "");
      return null;
    }
    return scalar(raw, s, path);
  }

  private @Nullable Object scalar(Class<?> type, Yaml.Scalar s, String path) {
    String text = s.text();
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
        Optional<Value> money = Kind.MONEY.parse(s);
        if (money.isPresent()) {
          return Kind.money(money.get());
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
    bad(s.line(), path, text);
    return null;
  }

  private void bad(int line, String path, String seen) {
    problems.add(
        "charter.bad_fact", line, path, seen, m -> m.with("field", path).with("seen", seen));
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

  private static String known(Class<? extends Record> type) {
    return String.join(
        ", ",
        java.util.Arrays.stream(type.getRecordComponents())
            .map(c -> written(c.getName()))
            .toList());
  }

  private static String written(String name) {
    return WRITTEN.getOrDefault(name, name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT));
  }
}
