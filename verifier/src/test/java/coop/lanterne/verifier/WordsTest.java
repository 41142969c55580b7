// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import org.junit.jupiter.api.Test;

class WordsTest {
  private static Properties load(String language) throws IOException {
    Properties lines = new Properties();
    lines.load(
        Files.newBufferedReader(
            Path.of(
                "src/main/resources/coop/lanterne/verifier/words." + language + ".properties")));
    return lines;
  }

  private static Set<String> names(String line) {
    return Pattern.compile("\\{(\\w+)")
        .matcher(line)
        .results()
        .map(m -> m.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void bothLanguagesSayTheSameThings() throws IOException {
    Properties fr = load("fr");
    Properties en = load("en");
    assertThat(fr.keySet()).isEqualTo(en.keySet());
    for (String code : fr.stringPropertyNames()) {
      assertThat(names(fr.getProperty(code))).as(code).isEqualTo(names(en.getProperty(code)));
    }
  }

  @Test
  void everyCodeOfTheSourcesHasItsWordsAndEveryLineIsUsed() throws IOException {
    StringBuilder sources = new StringBuilder();
    try (Stream<Path> files = Files.list(Path.of("src/main/java/coop/lanterne/verifier"))) {
      for (Path file : files.sorted().toList()) {
        sources.append(Files.readString(file));
      }
    }
    Set<String> used =
        Pattern.compile("\"([a-z_]+(?:\\.[a-z_0-9]+)+|more|usage)\"")
            .matcher(sources)
            .results()
            .map((MatchResult m) -> m.group(1))
            .filter(code -> !code.startsWith("words."))
            .collect(Collectors.toCollection(TreeSet::new));
    for (String what : new String[] {"receipt", "log", "consistency"}) {
      used.add("verdict." + what + ".holds");
    }
    for (String field : SampleLog.fields(0).keySet()) {
      used.add("field." + field);
    }
    assertThat(load("fr").stringPropertyNames()).containsExactlyInAnyOrderElementsOf(used);
  }

  @Test
  void frenchMarksAreWrittenTruly() throws IOException {
    Properties fr = load("fr");
    for (String code : fr.stringPropertyNames()) {
      String line = fr.getProperty(code);
      assertThat(line).as(code).doesNotContain("'").doesNotContainPattern(" [;:!?»]|« ");
      assertThat(line.replace("https:", ""))
          .as(code)
          .doesNotContainPattern("[^\u00a0]:|[^\u202f][;!?]");
    }
  }

  @Test
  void numbersAndPluralsFollowTheLanguage() {
    Statement none = Statement.of("more", "count", 0);
    assertThat(Words.of(Locale.FRANCE).say(none)).isEqualTo("0 autre constat du même genre.");
    assertThat(Words.of(Locale.UK).say(none)).isEqualTo("0 more findings of the same kind.");
    Statement many = Statement.of("more", "count", 1483);
    assertThat(Words.of(Locale.FRENCH).say(many))
        .isEqualTo("1\u202f483 autres constats du même genre.");
    assertThat(Words.of(Locale.GERMAN).say(many))
        .isEqualTo("1,483 more findings of the same kind.");
  }
}
