// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** The document of the API says what the node answers, no less and no more. */
final class OpenApiTest {
  private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");
  private static final Pattern REGEX =
      Pattern.compile("\\{(\\w+):[^{}]*(?:\\{[^{}]*\\}[^{}]*)*\\}");

  @TempDir Path folder;

  private static Map<?, ?> document() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(OpenApiTest.class.getResourceAsStream("/openapi.yaml"))) {
      return (Map<?, ?>)
          new Load(LoadSettings.builder().build())
              .loadFromString(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  private static Map<?, ?> map(Object value) {
    return (Map<?, ?>) value;
  }

  private static Object at(Map<?, ?> map, String name) {
    return Objects.requireNonNull(map.get(name), name);
  }

  @Test
  void everyAddressOfTheApiIsDescribedAndEveryDescriptionHasItsAddress() throws IOException {
    TreeSet<String> described = new TreeSet<>();
    map(at(document(), "paths"))
        .forEach(
            (path, item) ->
                map(item).keySet().stream()
                    .map(String::valueOf)
                    .filter(METHODS::contains)
                    .forEach(
                        method -> described.add(method.toUpperCase(Locale.ROOT) + " " + path)));
    TreeSet<String> answered = new TreeSet<>();
    try (Node node =
        Node.start(NodeOptions.local(false, folder, 0), new TestClock("2026-11-24T05:12:00Z"))) {
      for (RequestMappingInfo info :
          node.part(RequestMappingHandlerMapping.class).getHandlerMethods().keySet()) {
        for (String path : info.getPatternValues()) {
          if (path.startsWith("/api/")) {
            String plain = REGEX.matcher(path).replaceAll("{$1}");
            info.getMethodsCondition()
                .getMethods()
                .forEach(method -> answered.add(method + " " + plain));
          }
        }
      }
    }
    assertThat(described).isEqualTo(answered);
  }

  @Test
  void everyParameterOfAnAddressIsDescribedAndEveryReferenceLeadsSomewhere() throws IOException {
    Map<?, ?> document = document();
    map(at(document, "paths"))
        .forEach(
            (path, item) -> {
              Set<String> inPath =
                  Pattern.compile("\\{(\\w+)\\}")
                      .matcher(String.valueOf(path))
                      .results()
                      .map(r -> r.group(1))
                      .collect(Collectors.toSet());
              map(item)
                  .forEach(
                      (method, operation) -> {
                        Object list = map(operation).get("parameters");
                        Set<String> named =
                            (list == null ? List.of() : (List<?>) list)
                                .stream()
                                    .map(p -> resolved(document, map(p)))
                                    .filter(p -> "path".equals(p.get("in")))
                                    .map(p -> String.valueOf(p.get("name")))
                                    .collect(Collectors.toSet());
                        assertThat(named).as(method + " " + path).isEqualTo(inPath);
                        assertThat(map(operation).get("summary")).isNotNull();
                        assertThat(map(operation).get("operationId")).isNotNull();
                      });
            });
    references(document, document);
  }

  private static Map<?, ?> resolved(Map<?, ?> document, Map<?, ?> value) {
    Object reference = value.get("$ref");
    return reference == null ? value : map(follow(document, String.valueOf(reference)));
  }

  private static Object follow(Map<?, ?> document, String reference) {
    Object at = document;
    for (String step : reference.substring(2).split("/")) {
      at = at(map(at), step);
    }
    return at;
  }

  private static void references(Map<?, ?> document, Object value) {
    if (value instanceof Map<?, ?> m) {
      m.forEach(
          (key, inside) -> {
            if ("$ref".equals(key)) {
              assertThat(follow(document, String.valueOf(inside))).isNotNull();
            } else if (inside != null) {
              references(document, inside);
            }
          });
    } else if (value instanceof List<?> list) {
      list.stream().filter(Objects::nonNull).forEach(inside -> references(document, inside));
    }
  }
}
