// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.cli;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import coop.lanterne.kernel.Finding;
import coop.lanterne.prose.Language;
import coop.lanterne.prose.Prose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Each example of a bad series gives the findings that its page shows, and no number of chance. */
class ForecastErrorsTest {
  static Stream<Path> examples() throws IOException {
    return ErrorPages.of("forecast");
  }

  @ParameterizedTest
  @MethodSource("examples")
  void eachBadSeriesEndsAsItsPageSays(Path dir) throws IOException {
    JsonNode expected = ErrorPages.expected(dir);
    List<String> args = new ArrayList<>();
    expected.get("command").forEach(a -> args.add(a.asString().replace("DIR", dir.toString())));
    args.addAll(List.of("--json", "--lang", "fr"));
    Ran ran = Ran.of("", args.toArray(String[]::new));
    assertThat(ran.exit()).as(ran.err()).isEqualTo(expected.get("exit").asInt());
    assertThat(ran.err()).doesNotContain("Exception").doesNotContain("\tat ");
    List<String> wanted = new ArrayList<>();
    expected
        .get("findings")
        .forEach(
            f ->
                wanted.add(
                    line(
                        f.get("code").asString(),
                        f.get("severity").asString(),
                        f.get("file").asString(),
                        f.get("line").asLong(),
                        f.get("column").asString(),
                        f.get("seen").asString())));
    if (ran.exit() == Exit.DONE) {
      isAnswered(dir, expected, ran, wanted);
    } else {
      List<String> found = new ArrayList<>();
      ran.json()
          .get("findings")
          .forEach(
              f ->
                  found.add(
                      line(
                          f.get("code").asString(),
                          f.get("severity").asString(),
                          f.get("file").asString().replace(dir + "/", ""),
                          f.get("line").asLong(),
                          f.get("column").asString(),
                          f.get("seen").asString())));
      assertThat(found).containsExactlyElementsOf(wanted);
    }
  }

  /** The command says each finding in words, and forecasts with what is left. */
  private static void isAnswered(Path dir, JsonNode expected, Ran ran, List<String> wanted)
      throws IOException {
    Path file = dir.resolve("series.csv");
    List<Finding> findings = SeriesFile.read(file.toString(), Files.readAllBytes(file)).findings();
    assertThat(findings.stream().map(f -> line(f, dir))).containsExactlyElementsOf(wanted);
    Prose french = Prose.in(Language.FRENCH);
    findings.forEach(f -> assertThat(ran.err()).contains(french.finding(f)));
    JsonNode mean = ran.json().get("mean");
    assertThat(mean.size()).isPositive();
    mean.forEach(m -> assertThat(Double.isFinite(m.asDouble())).isTrue());
    assertThat(ran.out()).doesNotContain("NaN").doesNotContain("Infinity");
    if (expected.has("mean")) {
      for (int i = 0; i < mean.size(); i++) {
        assertThat(mean.get(i).asDouble()).isEqualTo(expected.get("mean").get(i).asDouble());
      }
    }
    long rows = Files.readString(file).lines().count() - 1;
    long setAside =
        findings.stream().filter(f -> f.severity() == Finding.Severity.SET_ASIDE).count();
    assertThat(rows - setAside).isEqualTo(expected.get("kept_rows").asLong());
  }

  private static String line(Finding f, Path dir) {
    return line(
        f.code(),
        f.severity().name(),
        f.place().source().replace(dir + "/", ""),
        f.place().line(),
        f.place().column(),
        f.seen());
  }

  private static String line(
      String code, String severity, String file, long line, String column, String seen) {
    return code + " | " + severity + " | " + file + " | " + line + " | " + column + " | " + seen;
  }
}
