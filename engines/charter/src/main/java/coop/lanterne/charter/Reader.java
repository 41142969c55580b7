// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.charter;

import coop.lanterne.kernel.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Reads a YAML tree as a {@link Shape} says, and nothing beside it. Remembers the line of each
 * place, so that what is checked later can still say where.
 */
final class Reader {
  private final Problems problems;
  private final Map<String, Integer> lines = new HashMap<>();

  Reader(Problems problems) {
    this.problems = problems;
  }

  /** The line on which that place was read; 0 when it was not. */
  int line(String path) {
    return lines.getOrDefault(path, 0);
  }

  /** The value, or nothing when a problem was added. */
  Optional<Value> read(Shape shape, Yaml yaml, String path) {
    lines.putIfAbsent(path, yaml.line());
    return switch (shape) {
      case Shape.Leaf leaf -> scalar(yaml, path).flatMap(s -> leaf(leaf.kind(), s, path));
      case Shape.Choice choice -> scalar(yaml, path).flatMap(s -> choice(choice, s, path));
      case Shape.Sentence _ -> sentence(yaml, path);
      case Shape.Fields fields -> table(yaml, path).flatMap(t -> fields(fields, t, path));
      case Shape.Table table -> table(yaml, path).flatMap(t -> entries(table, t, path));
      case Shape.Items items -> items(items, yaml, path);
      case Shape.Depends _ -> throw new IllegalStateException("read with its neighbours: " + path);
    };
  }

  private Optional<Value> leaf(Kind kind, Yaml.Scalar s, String path) {
    Optional<Value> value = kind.parse(s);
    if (value.isEmpty()) {
      problems.add(
          "charter.bad_" + kind.name().toLowerCase(java.util.Locale.ROOT),
          s.line(),
          path,
          s.text(),
          m -> m.with("field", path));
    }
    return value;
  }

  private Optional<Value> choice(Shape.Choice choice, Yaml.Scalar s, String path) {
    if (choice.options().contains(s.text())) {
      return Optional.of(Value.of(s.text()));
    }
    problems.add(
        "charter.bad_choice",
        s.line(),
        path,
        s.text(),
        m -> m.with("field", path).with("known", String.join(", ", choice.options())));
    return Optional.empty();
  }

  private Optional<Value> sentence(Yaml yaml, String path) {
    return table(yaml, path)
        .flatMap(
            t -> {
              List<Shape.Field> languages = new ArrayList<>();
              for (String language : Shape.Sentence.LANGUAGES) {
                if (!t.entries().containsKey(language)) {
                  problems.add(
                      "charter.missing_language",
                      t.line(),
                      path,
                      language,
                      m -> m.with("field", path).with("language", language));
                }
                languages.add(Shape.may(language, Shape.wording()));
              }
              return fields(new Shape.Fields(languages), t, path);
            });
  }

  private Optional<Value> fields(Shape.Fields shape, Yaml.Table table, String path) {
    table
        .entries()
        .forEach(
            (name, entry) -> {
              if (shape.find(name).isEmpty()) {
                String known =
                    String.join(", ", shape.fields().stream().map(Shape.Field::name).toList());
                problems.add(
                    "charter.unknown_key",
                    entry.line(),
                    join(path, name),
                    name,
                    m -> m.with("key", name).with("known", known));
              }
            });
    TreeMap<String, Value> values = new TreeMap<>();
    for (Shape.Field field : shape.fields()) {
      String place = join(path, field.name());
      Yaml.Entry entry = table.entries().get(field.name());
      if (entry == null || (entry.value() instanceof Yaml.Scalar s && s.absent())) {
        if (field.required()) {
          problems.add(
              "charter.missing_key",
              entry == null ? table.line() : entry.line(),
              place,
              "",
              m -> m.with("key", field.name()).with("field", path));
        }
        continue;
      }
      lines.put(place, entry.line());
      Shape of = field.shape();
      if (of instanceof Shape.Depends(String on, Map<String, Shape.Fields> cases)) {
        String beside =
            table.entries().get(on) instanceof Yaml.Entry(int _, Yaml.Scalar s) ? s.text() : "";
        if (!cases.containsKey(beside)) {
          continue; // the field beside it has its own finding
        }
        of = cases.get(beside);
      }
      read(of, entry.value(), place).ifPresent(v -> values.put(field.name(), v));
    }
    return Optional.of(new Value.Rec(values));
  }

  private Optional<Value> entries(Shape.Table shape, Yaml.Table table, String path) {
    TreeMap<String, Value> values = new TreeMap<>();
    table
        .entries()
        .forEach(
            (name, entry) -> {
              String place = join(path, name);
              lines.put(place, entry.line());
              if (!shape.names().matcher(name).matches()) {
                problems.add(
                    "charter.bad_name", entry.line(), place, name, m -> m.with("name", name));
              }
              read(shape.of(), entry.value(), place).ifPresent(v -> values.put(name, v));
            });
    return Optional.of(new Value.Rec(values));
  }

  private Optional<Value> items(Shape.Items shape, Yaml yaml, String path) {
    if (!(yaml instanceof Yaml.Items(int _, List<Yaml> items))) {
      problems.add(
          "charter.not_a_list", yaml.line(), path, brief(yaml), m -> m.with("field", path));
      return Optional.empty();
    }
    List<Value> values = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      Yaml item = items.get(i);
      String place = path + "[" + i + "]";
      read(shape.of(), item, place)
          .ifPresent(
              v -> {
                if (values.contains(v)) {
                  problems.add(
                      "charter.repeated_item",
                      item.line(),
                      place,
                      brief(item),
                      m -> m.with("field", path));
                }
                values.add(v);
              });
    }
    return Optional.of(new Value.Seq(values));
  }

  private Optional<Yaml.Scalar> scalar(Yaml yaml, String path) {
    if (yaml instanceof Yaml.Scalar s && !s.absent()) {
      return Optional.of(s);
    }
    problems.add("charter.not_a_value", yaml.line(), path, "", m -> m.with("field", path));
    return Optional.empty();
  }

  private Optional<Yaml.Table> table(Yaml yaml, String path) {
    if (yaml instanceof Yaml.Table t) {
      return Optional.of(t);
    }
    problems.add(
        "charter.not_a_table",
        yaml.line(),
        path,
        brief(yaml),
        m -> m.with("field", path.isEmpty() ? "/" : path));
    return Optional.empty();
  }

  private static String brief(Yaml yaml) {
    return switch (yaml) {
      case Yaml.Scalar s -> s.text();
      case Yaml.Items l -> "[" + l.items().size() + "]";
      case Yaml.Table t -> String.join(", ", t.entries().keySet());
    };
  }

  static String join(String path, String name) {
    return path.isEmpty() ? name : path + "." + name;
  }
}
