// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.decision;

import module java.base;

import coop.lanterne.kernel.CanonicalBytes;
import coop.lanterne.kernel.Value;

/** Says where two values differ: from both values, or from one and the digests of the other. */
final class Outline {
  private static final String TYPE = "part/1";

  private Outline() {}

  /** The first place where two values differ, and what stands there in each. */
  record Difference(String path, String before, String now) {}

  static Optional<Difference> first(Value before, Value now) {
    return first("", before, now);
  }

  private static Optional<Difference> first(String path, Value before, Value now) {
    if (before.equals(now)) {
      return Optional.empty();
    }
    switch (before) {
      case Value.Rec(Map<String, Value> a) when now instanceof Value.Rec(Map<String, Value> b) -> {
        Map<String, Value> names = new TreeMap<>(a);
        names.putAll(b);
        for (String name : names.keySet()) {
          Optional<Difference> found =
              first(
                  path.isEmpty() ? name : path + "." + name,
                  a.getOrDefault(name, Value.nil()),
                  b.getOrDefault(name, Value.nil()));
          if (found.isPresent()) {
            return found;
          }
        }
      }
      case Value.Seq(List<Value> a) when now instanceof Value.Seq(List<Value> b) -> {
        for (int i = 0; i < Math.max(a.size(), b.size()); i++) {
          Optional<Difference> found =
              first(
                  path + "[" + i + "]",
                  i < a.size() ? a.get(i) : Value.nil(),
                  i < b.size() ? b.get(i) : Value.nil());
          if (found.isPresent()) {
            return found;
          }
        }
      }
      default -> {}
    }
    return Optional.of(new Difference(path, brief(before), brief(now)));
  }

  private static String brief(Value value) {
    String text =
        switch (value) {
          case Value.Nil() -> "–";
          case Value.Text(String s) -> s;
          case Value.Int(long n) -> Long.toString(n);
          case Value.Real(double x) -> Double.toString(x);
          case Value.Bool(boolean b) -> Boolean.toString(b);
          case Value.Bytes b -> CanonicalBytes.digest(TYPE, b).brief();
          case Value.Seq s -> "[" + s.items().size() + "]";
          case Value.Rec r -> r.fields().keySet().toString();
        };
    return text.length() > 80 ? text.substring(0, 80) + "…" : text;
  }

  /**
   * The digest of each part of a value: of its fields, and of the items of those that are lists.
   */
  static Value of(Value.Rec value) {
    Map<String, Value> parts = new LinkedHashMap<>();
    parts(value).forEach((k, v) -> parts.put(k, CanonicalBytes.digest(TYPE, v).canonical()));
    return new Value.Rec(parts);
  }

  /** The first part of a value that no longer has the digest that its outline kept. */
  static Optional<String> firstChanged(Value.Rec outline, Value.Rec value) {
    Map<String, Value> now = ((Value.Rec) of(value)).fields();
    for (Map.Entry<String, Value> part : outline.fields().entrySet()) {
      if (!part.getValue().equals(now.get(part.getKey()))) {
        return Optional.of(part.getKey());
      }
    }
    return now.keySet().stream().filter(k -> !outline.fields().containsKey(k)).findFirst();
  }

  private static Map<String, Value> parts(Value.Rec value) {
    Map<String, Value> parts = new LinkedHashMap<>();
    value
        .fields()
        .forEach(
            (name, field) -> {
              if (field instanceof Value.Seq(List<Value> items)) {
                for (int i = 0; i < items.size(); i++) {
                  parts.put(name + "[" + i + "]", items.get(i));
                }
              } else {
                parts.put(name, field);
              }
            });
    return parts;
  }
}
