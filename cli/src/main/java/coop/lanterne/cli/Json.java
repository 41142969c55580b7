// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.cli;

import module java.base;

import coop.lanterne.kernel.Value;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** JSON as the commands write it: one document on one line, fields in the order given. */
final class Json {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN).build();

  private Json() {}

  /** The text of a tree of maps, lists, texts, numbers, truth values and nulls. */
  static String write(@Nullable Object tree) {
    return MAPPER.writeValueAsString(tree);
  }

  /** The tree of a JSON text. */
  static JsonNode read(String text) {
    return MAPPER.readTree(text);
  }

  /** A map that keeps its order, given as name, value, name, value… */
  static Map<String, @Nullable Object> object(@Nullable Object... namesAndValues) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      map.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
    }
    return map;
  }

  /** A list of what each item gives. */
  static <T, R extends @Nullable Object> List<R> list(
      Collection<T> items, Function<? super T, R> tree) {
    return items.stream().<R>map(tree).toList();
  }

  /** A measure, or null where there is none. */
  static @Nullable Double orNull(OptionalDouble measure) {
    return measure.isPresent() ? measure.getAsDouble() : null;
  }

  /** Kernel data as a tree that can be written. */
  static @Nullable Object tree(Value value) {
    return switch (value) {
      case Value.Nil() -> null;
      case Value.Bool(boolean b) -> b;
      case Value.Int(long n) -> n;
      case Value.Real(double x) -> x;
      case Value.Text(String s) -> s;
      case Value.Bytes b -> Base64.getEncoder().encodeToString(b.value());
      case Value.Seq(var items) -> items.stream().map(Json::tree).toList();
      case Value.Rec(var fields) -> {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        fields.forEach((k, v) -> map.put(k, tree(v)));
        yield map;
      }
    };
  }
}
