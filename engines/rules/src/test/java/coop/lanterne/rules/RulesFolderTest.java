// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.rules;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.FailsafeSchema;

/** Every file of the folder rules: plain YAML, each sentence in both languages and well set. */
class RulesFolderTest {
  private static final Path FOLDER =
      Path.of(System.getProperty("lanterne.root", "../..")).resolve("rules");
  private static final RuleFile FILE = new RuleFile(2_000_000, 40);
  private static final Pattern NOT_FRENCH = Pattern.compile("'|[ ][;:!?»%€]|« ");

  static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(FOLDER)) {
      return files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList();
    }
  }

  @Test
  void thereAreRules() throws IOException {
    assertThat(files()).hasSizeGreaterThan(30);
  }

  private static Yaml read(Path file) throws IOException {
    Problems problems = new Problems(file.toString());
    Yaml yaml =
        FILE.read(Files.readAllBytes(file), problems)
            .map(Node::yaml)
            .orElseThrow(() -> new AssertionError(problems.found().toString()));
    assertThat(problems.found()).isEmpty();
    return yaml;
  }

  @ParameterizedTest
  @MethodSource("files")
  void eachFileIsPlainYaml(Path file) throws IOException {
    Object other =
        new Load(LoadSettings.builder().setSchema(new FailsafeSchema()).build())
            .loadFromString(Files.readString(file));
    assertThat(plain(read(file))).as("as the library itself loads it").isEqualTo(other);
  }

  @ParameterizedTest
  @MethodSource("files")
  void eachNameStandsOnItsLine(Path file) throws IOException {
    lines(read(file), Files.readAllLines(file));
  }

  @ParameterizedTest
  @MethodSource("files")
  void eachSentenceIsInBothLanguagesAndWellSet(Path file) throws IOException {
    List<String> faults = new ArrayList<>();
    languages(read(file), "", faults);
    assertThat(faults).isEmpty();
  }

  @Test
  void aSentenceBadlySetIsSeen() {
    for (String fault :
        List.of(
            "{fr: Un}",
            "{en: One}",
            "{fr: Oui !, en: Yes}",
            "{fr: l'un, en: One}",
            "{fr: L’un, en: one's}",
            "{fr: « un\u00a0», en: One}")) {
      Problems problems = new Problems("x");
      byte[] bytes = ("a: [" + fault + "]").getBytes(java.nio.charset.StandardCharsets.UTF_8);
      List<String> faults = new ArrayList<>();
      languages(FILE.read(bytes, problems).orElseThrow().yaml(), "", faults);
      assertThat(faults).as(fault).hasSize(1);
    }
  }

  private static Object plain(Yaml yaml) {
    return switch (yaml) {
      case Yaml.Scalar s -> s.text();
      case Yaml.Items l -> l.items().stream().map(RulesFolderTest::plain).toList();
      case Yaml.Table t -> {
        Map<String, Object> map = new LinkedHashMap<>();
        t.entries().forEach((name, e) -> map.put(name, plain(e.value())));
        yield map;
      }
    };
  }

  private static void lines(Yaml yaml, List<String> text) {
    switch (yaml) {
      case Yaml.Scalar _ -> {}
      case Yaml.Items l -> l.items().forEach(i -> lines(i, text));
      case Yaml.Table t ->
          t.entries()
              .forEach(
                  (name, e) -> {
                    assertThat(text.get(e.line() - 1)).contains(name + ":");
                    lines(e.value(), text);
                  });
    }
  }

  private static void languages(Yaml yaml, String place, List<String> faults) {
    switch (yaml) {
      case Yaml.Scalar _ -> {}
      case Yaml.Items l -> l.items().forEach(i -> languages(i, place + "[]", faults));
      case Yaml.Table t -> {
        boolean fr = t.entries().containsKey("fr");
        boolean en = t.entries().containsKey("en");
        if (fr != en) {
          faults.add(place + ", line " + t.line() + ": one language is missing");
        } else if (fr) {
          if (NOT_FRENCH.matcher(text(t, "fr")).find()) {
            faults.add(place + ": apostrophe or space to mend in " + text(t, "fr"));
          }
          if (text(t, "en").contains("'")) {
            faults.add(place + ": apostrophe to mend in " + text(t, "en"));
          }
        }
        t.entries().forEach((name, e) -> languages(e.value(), place + "." + name, faults));
      }
    }
  }

  private static String text(Yaml.Table table, String language) {
    Yaml.Entry entry = table.entries().get(language);
    return entry != null && entry.value() instanceof Yaml.Scalar s ? s.text() : "";
  }
}
