// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.assembly;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import coop.lanterne.kernel.Finding;
import coop.lanterne.kernel.Message;
import coop.lanterne.prose.Language;
import coop.lanterne.prose.Prose;
import org.junit.jupiter.api.Test;

/** Whatever this module says is written in both languages, with all that it names. */
class WordsTest {
  private static final Pattern KEY = Pattern.compile("\"(deliberation\\.[a-z0-9_.]*[a-z0-9])\"");
  private static final Pattern SHORT =
      Pattern.compile("problem\\(\\s*\"([a-z_]+)\"|problem\\(\"([a-z_]+)\"");

  @Test
  void everyKeyInTheSourcesIsWritten() throws IOException {
    TreeSet<String> keys = new TreeSet<>();
    try (Stream<Path> sources =
        Files.walk(
            Fixtures.ROOT.resolve("engines/assembly/src/main/java/coop/lanterne/assembly"))) {
      for (Path source : sources.filter(Files::isRegularFile).toList()) {
        String text = Files.readString(source, UTF_8);
        Matcher full = KEY.matcher(text);
        while (full.find()) {
          keys.add(full.group(1));
        }
        Matcher cut = SHORT.matcher(text);
        while (cut.find()) {
          keys.add("deliberation.rules." + cut.group(1));
        }
      }
    }
    for (Proxy.Reason reason : Proxy.Reason.values()) {
      keys.add("deliberation.proxy." + reason.name().toLowerCase(Locale.ROOT));
    }
    assertThat(keys.size()).isGreaterThan(100);
    for (String lang : List.of("fr", "en")) {
      String words =
          Fixtures.file(
              "engines/assembly/src/main/resources/coop/lanterne/prose/deliberation."
                  + lang
                  + ".properties");
      for (String key : keys) {
        boolean sentence = words.contains("\n" + key + "=");
        boolean finding =
            words.contains("\n" + key + ".why=") && words.contains("\n" + key + ".maybe=");
        assertThat(sentence || finding).as(key + " in " + lang).isTrue();
      }
    }
  }

  @Test
  void aThousandRandomExplanationsCanBeSaidInBothLanguages() {
    Random random = new Random(7);
    TreeSet<String> others = new TreeSet<>();
    for (int i = 0; i < 1_000; i++) {
      OracleTest.Case c = OracleTest.random(random);
      Tally.Result result = Tally.count(c.rules(), c.call(), c.at(), c.vote()).get();
      List<Message> said = new ArrayList<>();
      result.others().forEach(o -> said.add(o.said()));
      result.others().forEach(o -> others.add(o.said().key()));
      List<Finding> findings = new ArrayList<>(result.notes());
      result.voids().forEach(v -> findings.add(v.finding("ag")));
      for (Language language : Language.values()) {
        Prose prose = Prose.in(language);
        assertThat(prose.explain(result.explanation())).isNotBlank();
        assertThat(said).allSatisfy(s -> assertThat(prose.say(s)).isNotBlank());
        assertThat(findings).allSatisfy(f -> assertThat(prose.finding(f)).isNotBlank());
      }
    }
    assertThat(others).as("each key decided somewhere, one way and the other").hasSize(16);
  }
}
