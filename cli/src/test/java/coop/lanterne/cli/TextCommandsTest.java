// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.cli;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Commands on texts: one line for each line asked, then what is wrong with a file. */
class TextCommandsTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Path EXAMPLES =
      Path.of(System.getProperty("lanterne.root", "..")).resolve("examples");
  private static final String CORPUS = EXAMPLES.resolve("text/corpus.jsonl").toString();
  private static final String MINUTES = EXAMPLES.resolve("text/minutes.txt").toString();

  @TempDir Path folder;

  private static Ran run(String input, String... args) {
    return Ran.of(input, args);
  }

  // ---- similarity

  @Test
  void eachPairGivesOneCosineOfSixDecimals() {
    Ran ran = run("du pain\tdu pain\n\tdu pain\n🚲\tdu pain\n", "text", "similarity", "-");
    assertThat(ran.exit()).isZero();
    assertThat(ran.out()).isEqualTo("1.000000\n0.000000\n0.000000\n");
    assertThat(ran.err()).isEmpty();
  }

  @Test
  void quotesAreOrdinaryAndOnlyTabsSeparate() {
    Ran ran = run("\"du pain\"\tdu pain\r\n", "text", "similarity", "-");
    assertThat(ran.out()).isEqualTo("1.000000\n");
  }

  @Test
  void wordsBringWhatAddsUpToTheCosine() {
    Ran text = run("", "text", "similarity", EXAMPLES.resolve("text/pairs.tsv").toString());
    Ran json =
        run("", "text", "similarity", EXAMPLES.resolve("text/pairs.tsv").toString(), "--json");
    List<String> cosines = text.out().lines().toList();
    List<JsonNode> lines = json.out().lines().map(JSON::readTree).toList();
    assertThat(lines).hasSameSizeAs(cosines).hasSize(6);
    for (int i = 0; i < lines.size(); i++) {
      BigDecimal cosine = new BigDecimal(cosines.get(i));
      assertThat(lines.get(i).get("similarity").decimalValue()).isEqualByComparingTo(cosine);
      for (String side : List.of("first", "second")) {
        BigDecimal sum = BigDecimal.ZERO;
        for (JsonNode part : lines.get(i).get(side)) {
          sum = sum.add(part.get("amount").decimalValue());
        }
        assertThat(sum).isEqualByComparingTo(cosine);
      }
    }
  }

  @Test
  void aLineThatIsNoPairKeepsItsPlace() {
    Ran ran = run("un\tdeux\ntrois\nun\tun\tun\nun\tun\n", "text", "similarity", "-");
    assertThat(ran.exit()).isZero();
    assertThat(ran.out().lines().skip(1)).containsExactly("0.000000", "0.000000", "1.000000");
    assertThat(ran.err()).contains("ligne\u00a02", "ligne\u00a03");
  }

  @Test
  void manyOddLinesAreSaidOnce() {
    Ran ran = run("un\tun\n" + "trois\n".repeat(1000), "text", "similarity", "-");
    assertThat(ran.out().lines()).hasSize(1001);
    assertThat(ran.err()).contains("1\u202f000");
    assertThat(ran.err().length()).isLessThan(1000);
  }

  @Test
  void withoutAnyPairNothingIsDone() {
    Ran ran = run("un\ndeux\n", "text", "similarity", "-", "--json");
    assertThat(ran.exit()).isEqualTo(Exit.NOTHING_DONE);
    assertThat(ran.json().get("findings").size()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"similarity", "summarise", "level"})
  void anEmptyFileIsSaid(String command) {
    List<String> args = new ArrayList<>(List.of("text", command, "-", "--json"));
    if (command.equals("summarise")) {
      args.addAll(List.of("--sentences", "2"));
    }
    Ran ran = run(" \n", args.toArray(String[]::new));
    assertThat(ran.exit()).isEqualTo(Exit.NOTHING_DONE);
    assertThat(ran.json().get("findings").get(0).get("code").asString()).isEqualTo("empty-file");
  }

  // ---- search

  @Test
  void eachQueryGivesALineOfIdsWithTheirScores() {
    Ran ran =
        run(
            "où réparer un vélo\n\nla cantine\n",
            "text",
            "search",
            "--corpus",
            CORPUS,
            "--queries",
            "-",
            "--top",
            "2");
    assertThat(ran.exit()).isZero();
    List<String> lines = ran.out().lines().toList();
    assertThat(lines).hasSize(3);
    assertThat(lines.get(0)).matches("t3\t\\d+\\.\\d{6}\tt\\d\t-?\\d+\\.\\d{6}");
    assertThat(lines.get(1)).isEmpty();
    assertThat(lines.get(2)).startsWith("t4\t");
  }

  @Test
  void aScoreIsWordsPlusMeaning() {
    Ran ran = run("un vélo\n", "text", "search", "--corpus", CORPUS, "--queries", "-", "--json");
    JsonNode results = ran.json().get("results");
    assertThat(results.size()).isEqualTo(6);
    for (JsonNode hit : results) {
      assertThat(hit.get("score").asDouble())
          .isEqualTo(hit.get("words").asDouble() + hit.get("meaning").asDouble());
    }
  }

  @Test
  void shufflingTheCorpusChangesNoLine() throws IOException {
    List<String> documents = new ArrayList<>(Files.readAllLines(Path.of(CORPUS)));
    Collections.reverse(documents);
    Path turned = Files.write(folder.resolve("corpus.jsonl"), documents);
    String queries = "un bus la nuit\nle pain\n";
    assertThat(run(queries, "text", "search", "--corpus", turned.toString(), "--queries", "-"))
        .isEqualTo(run(queries, "text", "search", "--corpus", CORPUS, "--queries", "-"));
  }

  @Test
  void wrongUse() {
    assertThat(run("", "text", "search", "--corpus", "-", "--queries", "-").exit())
        .isEqualTo(Exit.WRONG_USE);
    assertThat(run("", "text", "search", "--corpus", CORPUS, "--queries", "-", "--top", "0").exit())
        .isEqualTo(Exit.WRONG_USE);
    assertThat(run("", "text", "summarise", MINUTES, "--sentences", "0").exit())
        .isEqualTo(Exit.WRONG_USE);
  }

  // ---- summarise, level

  @Test
  void aSummaryIsVerbatim() throws IOException {
    Ran ran = run("", "text", "summarise", MINUTES, "--sentences", "3", "--json");
    int[] points = Files.readString(Path.of(MINUTES)).codePoints().toArray();
    assertThat(ran.json().get("sentences").size()).isEqualTo(3);
    for (JsonNode sentence : ran.json().get("sentences")) {
      int start = sentence.get("start").asInt();
      assertThat(new String(points, start, sentence.get("end").asInt() - start))
          .isEqualTo(sentence.get("text").asString());
    }
    assertThat(ran.out()).doesNotContain("lunettes");
  }

  @Test
  void aLevelIsSaidInBothLanguages() {
    assertThat(run("", "text", "level", MINUTES).out()).contains("Français", "LIX\u00a0: ");
    assertThat(run("", "text", "level", MINUTES, "--lang", "en").out())
        .contains("French", "words a sentence");
    JsonNode json = run("", "text", "level", MINUTES, "--json").json();
    assertThat(json.get("language").asString()).isEqualTo("fr");
    assertThat(json.get("grade").isNull()).isTrue();
    assertThat(json.get("ease").asDouble()).isBetween(20., 90.);
  }

  @Test
  void bytesThatAreNoUtf8AreSaid() throws IOException {
    Path odd = folder.resolve("odd.txt");
    Files.write(odd, new byte[] {'o', 'u', 'i', '\n', 'c', 'a', 'f', (byte) 0xe9, '\n'});
    Ran ran = run("", "text", "level", odd.toString());
    assertThat(ran.exit()).isZero();
    assertThat(ran.err()).contains("odd.txt, ligne\u00a02", "UTF-8");
  }

  // ---- the error pages

  static Stream<Path> errors() throws IOException {
    List<Path> found = new ArrayList<>();
    try (Stream<Path> all = Files.list(EXAMPLES.resolve("errors"))) {
      for (Path dir : all.sorted().toList()) {
        Path expected = dir.resolve("expected.json");
        if (Files.exists(expected)
            && JSON.readTree(Files.readString(expected))
                .path("command")
                .path(0)
                .asString("")
                .equals("text")) {
          found.add(dir);
        }
      }
    }
    assertThat(found).hasSizeGreaterThan(3);
    return found.stream();
  }

  @ParameterizedTest
  @MethodSource("errors")
  void eachBadTextEndsAsItsPageSays(Path dir) throws IOException {
    JsonNode expected = JSON.readTree(Files.readString(dir.resolve("expected.json")));
    List<String> args = new ArrayList<>();
    expected.get("command").forEach(a -> args.add(a.asString().replace("DIR", dir.toString())));
    Ran ran = run("", args.toArray(String[]::new));
    assertThat(ran.exit()).as(ran.err()).isEqualTo(expected.get("exit").asInt());
    for (JsonNode finding : expected.get("findings")) {
      long line = finding.get("line").asLong();
      assertThat(ran.err())
          .contains(dir.resolve(finding.get("file").asString()).toString())
          .contains(line == 0 ? "" : "ligne\u00a0" + line)
          .contains(finding.get("seen").asString());
    }
    assertThat(ran.err().lines().filter(l -> l.contains(dir.toString())))
        .hasSize(expected.get("findings").size());
  }
}
