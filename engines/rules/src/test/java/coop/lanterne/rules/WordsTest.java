// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.rules;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import org.junit.jupiter.api.Test;

/** Every fault has its two sentences in both languages, and no sentence is left over. */
class WordsTest {
  private static final Path ROOT = Path.of(System.getProperty("lanterne.root", "../.."));
  private static final Pattern CODE = Pattern.compile("\"(rules\\.[a-z_0-9]+)\"");

  @Test
  void everyFaultIsSaid() throws IOException {
    TreeSet<String> keys = new TreeSet<>();
    try (Stream<Path> sources =
        Files.list(ROOT.resolve("engines/rules/src/main/java/coop/lanterne/rules"))) {
      for (Path source : sources.toList()) {
        CODE.matcher(Files.readString(source))
            .results()
            .map((MatchResult m) -> m.group(1))
            .forEach(
                code -> {
                  keys.add(code + ".why");
                  keys.add(code + ".maybe");
                });
      }
    }
    assertThat(keys).hasSizeGreaterThan(40);
    for (String language : List.of("fr", "en")) {
      Properties words = new Properties();
      try (Reader reader =
          Files.newBufferedReader(
              ROOT.resolve(
                  "engines/rules/src/main/resources/coop/lanterne/prose/rules."
                      + language
                      + ".properties"))) {
        words.load(reader);
      }
      assertThat(words.stringPropertyNames())
          .as(language)
          .containsExactlyInAnyOrderElementsOf(keys);
    }
  }
}
