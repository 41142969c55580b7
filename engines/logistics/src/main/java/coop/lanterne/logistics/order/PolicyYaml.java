// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.logistics.order;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.schema.FailsafeSchema;

/** Reads the order policy. Articles are for people: their words are not read here. */
final class PolicyYaml {
  private static final Set<String> FIELDS =
      Set.of(
          "policy",
          "version",
          "adopted",
          "title",
          "articles",
          "service",
          "stock",
          "minimum",
          "forecast",
          "look_at");

  private PolicyYaml() {}

  static OrderPolicy parse(String yaml) {
    Object loaded;
    try {
      // Every scalar stays the text that was written, so that 0.90 is read as a decimal.
      loaded =
          new Load(LoadSettings.builder().setSchema(new FailsafeSchema()).build())
              .loadFromString(yaml);
    } catch (YamlEngineException e) {
      throw new IllegalArgumentException("the order policy is not YAML: " + e.getMessage(), e);
    }
    Map<?, ?> root = map(loaded, "the order policy");
    for (Object key : root.keySet()) {
      if (!FIELDS.contains(String.valueOf(key))) {
        throw new IllegalArgumentException(
            "unknown field \"%s\". Maybe one of %s?".formatted(key, new TreeSet<>(FIELDS)));
      }
    }
    if (!text(root, "policy").equals("order")) {
      throw new IllegalArgumentException("not an order policy: " + text(root, "policy"));
    }
    Map<?, ?> service = map(root.get("service"), "service");
    SortedMap<String, BigDecimal> families = new TreeMap<>();
    if (service.get("families") != null) {
      Map<?, ?> by = map(service.get("families"), "service.families");
      by.keySet()
          .forEach(
              k ->
                  families.put(
                      String.valueOf(k).toLowerCase(Locale.ROOT), number(by, String.valueOf(k))));
    }
    Map<?, ?> stock = map(root.get("stock"), "stock");
    Map<?, ?> minimum = map(root.get("minimum"), "minimum");
    Map<?, ?> forecast = map(root.get("forecast"), "forecast");
    Map<?, ?> look = map(root.get("look_at"), "look_at");
    return new OrderPolicy(
        whole(root, "version"),
        adopted(text(root, "adopted")),
        number(service, "everywhere"),
        families,
        number(stock, "oldest_first"),
        number(minimum, "most_waste"),
        number(forecast, "interval"),
        whole(forecast, "draws"),
        number(look, "change"),
        number(look, "unsure"),
        whole(look, "new_days"),
        number(look, "expiring"));
  }

  private static Optional<LocalDate> adopted(String text) {
    if (text.equals("no")) {
      return Optional.empty();
    }
    try {
      return Optional.of(LocalDate.parse(text));
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "\"adopted\" is a day such as 2026-06-14, or no; read: \"" + text + "\"", e);
    }
  }

  private static Map<?, ?> map(@Nullable Object value, String name) {
    if (value instanceof Map<?, ?> map) {
      return map;
    }
    throw new IllegalArgumentException(name + " has no fields, read: " + value);
  }

  private static String text(Map<?, ?> map, String name) {
    if (map.get(name) instanceof String text) {
      return text;
    }
    throw new IllegalArgumentException("\"" + name + "\" is missing from the order policy");
  }

  private static BigDecimal number(Map<?, ?> map, String name) {
    try {
      return new BigDecimal(text(map, name));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "\"" + name + "\" is a number such as 0.90, read: \"" + text(map, name) + "\"", e);
    }
  }

  private static int whole(Map<?, ?> map, String name) {
    try {
      return Integer.parseInt(text(map, name));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "\"" + name + "\" is a whole number, read: \"" + text(map, name) + "\"", e);
    }
  }
}
