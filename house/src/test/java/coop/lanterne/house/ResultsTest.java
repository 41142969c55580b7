// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.house;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The results of the benches: one section a measure, and a first page that keeps to them. */
class ResultsTest {
  private static final String PAGE = "What is good, what is not";

  @TempDir Path folder;

  /** The sections of the results, by their titles. */
  private static Map<String, String> sections() {
    Map<String, String> sections = new LinkedHashMap<>();
    for (String part : Repository.text("benchmarks/RESULTS.md").split("(?m)^## ")) {
      sections.put(part.lines().findFirst().orElseThrow(), part);
    }
    return sections;
  }

  @Test
  void noHeadingOccursTwiceOrNamesADay() {
    assertThat(
            Repository.matches("^#+ (.*)$", Repository.text("benchmarks/RESULTS.md")).stream()
                .map(heading -> heading.group(1)))
        .contains(PAGE)
        .doesNotHaveDuplicates()
        .noneMatch(heading -> heading.matches(".*(20\\d\\d-|commit).*"));
  }

  @Test
  void eachLineOfTheFirstPageNamesASectionThatHoldsItsFigures() {
    Map<String, String> sections = sections();
    List<String> lines =
        sections.getOrDefault(PAGE, "").lines().filter(line -> line.startsWith("- ")).toList();
    assertThat(lines).hasSizeBetween(8, 16);
    for (String line : lines) {
      List<MatchResult> link = Repository.matches("\\[(.*)\\]\\(#(.*)\\)$", line);
      assertThat(link).as(line).hasSize(1);
      String title = link.getFirst().group(1);
      assertThat(sections).containsKey(title);
      assertThat(link.getFirst().group(2))
          .isEqualTo(
              title.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9 -]", "").replace(' ', '-'));
      for (MatchResult figure : Repository.matches("\\d+\\.\\d+", line)) {
        assertThat(sections.get(title)).as(line).contains(figure.group());
      }
    }
  }

  @Test
  void aSecondRunTakesThePlaceOfTheFirst() throws Exception {
    Path results = folder.resolve("RESULTS.md");
    Files.writeString(
        results,
        "# Results\n\n## One\n\nFirst: 7 (a day).\n\n8\n\n## Two\n\n5\n\n## One\n\nof a bad merge\n");
    for (String figure : List.of("9", "10")) {
      run(results, "One", figure);
    }
    run(results, "Three", "6");
    assertThat(Files.readString(results))
        .matches(
            "# Results\n\n## One\n\n.* UTC, .*, commit .*\n\nFirst: 7 \\(a day\\)\\.\n\n10\n\n"
                + "## Two\n\n5\n\n## Three\n\n.* UTC, .*\n\n6\n");
  }

  private static void run(Path results, String title, String figure)
      throws IOException, InterruptedException {
    ProcessBuilder bash =
        new ProcessBuilder(
            "bash",
            "-euc",
            ". benchmarks/section.sh; body() { echo \"$FIGURE\"; }; put_section \"$TITLE\" body");
    bash.directory(Repository.ROOT.toFile());
    bash.environment()
        .putAll(
            Map.of(
                "RESULTS",
                results.toString(),
                "TITLE",
                title,
                "FIGURE",
                figure,
                "LANTERNE",
                "true"));
    Process process = bash.redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).as(said).isZero();
  }
}
