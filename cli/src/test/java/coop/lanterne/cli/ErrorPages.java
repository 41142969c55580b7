// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.cli;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The examples of examples/errors that a group of commands shows. */
final class ErrorPages {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Path ERRORS =
      Path.of(System.getProperty("lanterne.root", "..")).resolve("examples/errors");

  private ErrorPages() {}

  /** The folders of those shown by that group of commands; those that a script makes left out. */
  static Stream<Path> of(String group) throws IOException {
    List<Path> found = new ArrayList<>();
    try (Stream<Path> all = Files.list(ERRORS)) {
      for (Path dir : all.filter(Files::isDirectory).sorted().toList()) {
        if (expected(dir).path("command").path(0).asString("").equals(group)
            && !Files.exists(dir.resolve("make.sh"))) {
          found.add(dir);
        }
      }
    }
    assertThat(found).as("pages of " + group).hasSizeGreaterThan(3);
    return found.stream();
  }

  /** What must be answered there. */
  static JsonNode expected(Path dir) throws IOException {
    Path file = dir.resolve("expected.json");
    return Files.exists(file) ? JSON.readTree(Files.readString(file)) : JSON.createObjectNode();
  }
}
