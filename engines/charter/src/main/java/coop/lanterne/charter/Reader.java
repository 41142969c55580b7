// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.charter;

import module java.base;

import coop.lanterne.kernel.Value;
import coop.lanterne.rules.Fields;
import coop.lanterne.rules.Node;
import coop.lanterne.rules.Problems;
import org.jspecify.annotations.Nullable;

/**
 * Reads a text as a {@link Shape} says, and nothing beside it. Remembers the line of each place, so
 * that what is checked later can still say where.
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
  Optional<Value> read(Shape shape, Node node) {
    lines.put(node.path(), node.line());
    return switch (shape) {
      case Shape.Leaf leaf -> node.as(leaf.kind().notation());
      case Shape.Choice choice -> node.choice(choice.options()).map(Value::of);
      case Shape.Sentence _ -> node.sentence().map(Reader::sentence);
      case Shape.Fields fields -> node.fields().map(f -> fields(fields, f));
      case Shape.Table table -> node.fields().map(f -> entries(table, f));
      case Shape.Items items -> node.items().map(nodes -> items(items, nodes));
      case Shape.Depends _ ->
          throw new IllegalStateException("read with its neighbours: " + node.path());
    };
  }

  private static Value sentence(Map<String, String> words) {
    TreeMap<String, Value> values = new TreeMap<>();
    words.forEach((language, text) -> values.put(language, Value.of(text)));
    return new Value.Rec(values);
  }

  private Value fields(Shape.Fields shape, Fields fields) {
    TreeMap<String, Value> values = new TreeMap<>();
    for (Shape.Field field : shape.fields()) {
      String name = field.name();
      Optional<Node> node = field.required() ? fields.must(name) : fields.may(name);
      if (node.isEmpty()) {
        continue;
      }
      Shape of = field.shape();
      if (of instanceof Shape.Depends(String on, Map<String, Shape.Fields> cases)) {
        Shape.@Nullable Fields chosen = cases.get(fields.seen(on));
        if (chosen == null) {
          continue; // the field beside it has its own finding
        }
        of = chosen;
      }
      read(of, node.get()).ifPresent(v -> values.put(name, v));
    }
    fields.done();
    return new Value.Rec(values);
  }

  private Value entries(Shape.Table shape, Fields fields) {
    TreeMap<String, Value> values = new TreeMap<>();
    for (String name : fields.names()) {
      if (!shape.names().matcher(name).matches()) {
        fields.problem("charter.bad_name", name, name);
      }
      fields.must(name).flatMap(n -> read(shape.of(), n)).ifPresent(v -> values.put(name, v));
    }
    return new Value.Rec(values);
  }

  private Value items(Shape.Items shape, List<Node> nodes) {
    List<Value> values = new ArrayList<>();
    for (Node node : nodes) {
      read(shape.of(), node)
          .ifPresent(
              v -> {
                if (values.contains(v)) {
                  problems.add(
                      "charter.repeated_item", node.line(), node.path(), node.yaml().brief());
                }
                values.add(v);
              });
    }
    return new Value.Seq(values);
  }
}
