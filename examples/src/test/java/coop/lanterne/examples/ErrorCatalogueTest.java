// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.examples;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The error catalogue holds together: each code has its page, its answer, its place in the list.
 */
class ErrorCatalogueTest {
  private static final Path ERRORS =
      Path.of(Objects.requireNonNull(System.getProperty("lanterne.root")), "examples/errors");
  private static final Pattern FINDING =
      Pattern.compile(
          "\\{\"code\": \"([a-z0-9-]+)\", \"severity\": \"(WARNING|SET_ASIDE|STOPPED)\","
              + " \"file\": \"([^\"]*)\", \"line\": (\\d+), \"column\": \"([^\"]*)\","
              + " \"seen\": \"([^\"]*)\"}");

  static List<Path> errors() throws IOException {
    try (var folders = Files.list(ERRORS)) {
      return folders.filter(Files::isDirectory).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("errors")
  void eachErrorHasItsPageInBothLanguagesAndIsListed(Path error) throws IOException {
    String code = Objects.requireNonNull(error.getFileName()).toString();
    String page = Files.readString(error.resolve("README.md"));
    assertThat(page)
        .contains("Code\u00a0: `" + code + "`", "Code: `" + code + "`")
        .contains("**Lu\u00a0:**", "**Pourquoi.**", "**Peut-être**")
        .contains("**Read:**", "**Why.**", "**Maybe**")
        .contains("Exemple inventé", "An invented example");
    String list = Files.readString(ERRORS.resolve("README.md"));
    assertThat(list.split("\\[" + code + "\\]", -1)).as("in both lists").hasSize(3);
  }

  @ParameterizedTest
  @MethodSource("errors")
  void eachExpectedFindingPointsAtWhatTheFileSays(Path error) throws IOException {
    String code = Objects.requireNonNull(error.getFileName()).toString();
    String expected = Files.readString(error.resolve("expected.json"));
    Matcher finding = FINDING.matcher(expected);
    int findings = 0;
    while (finding.find()) {
      findings++;
      assertThat(finding.group(1)).isIn(code, "odoo-sales"); // said of each export of Odoo
      int line = Integer.parseInt(finding.group(4));
      Path file = error.resolve(finding.group(3));
      if (line > 0 && Files.exists(file) && !file.toString().endsWith(".xlsx")) {
        // A byte that is no UTF-8 reads as U+FFFD, as it must in "seen".
        String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        assertThat(text.lines().toList().get(line - 1)).contains(finding.group(6));
      }
    }
    assertThat(findings).isPositive();
    assertThat(expected).containsPattern("\"exit\": [0-4],").contains("\"today\": \"2026-11-24\"");
  }

  @ParameterizedTest
  @MethodSource("errors")
  void whatIsLargeOrAStateIsMadeByAScript(Path error) throws IOException {
    Path script = error.resolve("make.sh");
    boolean made = Files.readString(error.resolve("expected.json")).contains("\"make\":");
    assertThat(Files.exists(script)).isEqualTo(made);
    if (made) {
      assertThat(Files.isExecutable(script)).isTrue();
    }
    try (var files = Files.list(error)) {
      assertThat(files).allSatisfy(f -> assertThat(Files.size(f)).isLessThan(5_000));
    }
  }
}
