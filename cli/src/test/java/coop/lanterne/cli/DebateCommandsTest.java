// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.cli;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** {@code debate synthesise} and {@code debate versions}, on invented debates, good and bad. */
class DebateCommandsTest {
  private static final Path EXAMPLES =
      Path.of(System.getProperty("lanterne.root", "..")).resolve("examples");
  private static final String VALMONT = EXAMPLES.resolve("valmont/contributions.csv").toString();
  private static final String VOTES = EXAMPLES.resolve("valmont").toString();

  @TempDir Path folder;

  private static Ran run(String... args) {
    List<String> all = new ArrayList<>(List.of("debate"));
    all.addAll(List.of(args));
    return Ran.of("", all.toArray(String[]::new));
  }

  private Path file(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.writeString(file, text, StandardCharsets.UTF_8);
    return file;
  }

  @Test
  void theSynthesisHasTheShapeThatProgramsRelyOn() {
    Ran ran = run("synthesise", VALMONT, "--words", "200", "--json");
    assertThat(ran.exit()).as(ran.err()).isEqualTo(Exit.DONE);
    JsonNode s = ran.json();
    int words = 0;
    for (JsonNode sentence : s.get("sentences")) {
      words += sentence.get("text").asString().split("\\s+").length;
      assertThat(sentence.get("sources").size()).isPositive();
      assertThat(sentence.get("supporters").asInt()).isPositive();
      assertThat(sentence.has("theme")).isTrue();
    }
    assertThat(words).isBetween(150, 200);
    JsonNode coverage = s.get("coverage");
    int represented = coverage.get("represented").asInt();
    assertThat(represented + coverage.get("others").size()).isEqualTo(coverage.get("of").asInt());
    assertThat(represented).isEqualTo(coverage.get("quoted").size() + coverage.get("close").size());
    assertThat(s.get("minority").size()).isPositive();
    assertThat(s.get("certificate").get("by").asString()).isEqualTo("closeness");
    assertThat(s.get("facts").get(0).get("count").asInt()).isEqualTo(represented);
    assertThat(s.get("seed").asInt()).isZero();
    assertThat(ran.err()).contains("Rien n’est tiré au sort");
  }

  @Test
  void aSourceIsCountedInCodePointsOfTheFieldAsItStands() throws IOException {
    Path file =
        file(
            "c.csv",
            "id,text\n x 1 ,\"  🙂 Bon. Cafe\u0301 ouvert, dit \"\"oui\"\" le jeudi soir. \"\n");
    Ran ran = run("synthesise", file.toString(), "--sentences", "1", "--json");
    JsonNode sentence = ran.json().get("sentences").get(0);
    JsonNode source = sentence.get("sources").get(0);
    assertThat(source.get("id").asString()).isEqualTo(" x 1 ");
    int[] field = "  🙂 Bon. Cafe\u0301 ouvert, dit \"oui\" le jeudi soir. ".codePoints().toArray();
    int[] span = Arrays.copyOfRange(field, source.get("start").asInt(), source.get("end").asInt());
    assertThat(sentence.get("text").asString())
        .isEqualTo(new String(span, 0, span.length))
        .isEqualTo("Cafe\u0301 ouvert, dit \"oui\" le jeudi soir.");
    assertThat(ran.err()).contains("Rien ne dit qui a écrit quoi");
  }

  @Test
  void aFolderOfTextsIsADebateWhoseIdsAreNames() throws IOException {
    file("b.txt", "Mettre un banc devant la porte.");
    file("a.txt", "Ouvrir le magasin le jeudi soir.");
    Ran ran = run("synthesise", folder.toString(), "--words", "50", "--json");
    assertThat(ran.exit()).as(ran.err()).isEqualTo(Exit.DONE);
    List<String> ids = new ArrayList<>();
    ran.json().get("sentences").forEach(s -> ids.add(s.get("sources").get(0).get("id").asString()));
    assertThat(ids).containsExactlyInAnyOrder("a.txt", "b.txt");
  }

  @Test
  void shuffledRowsAndOneThreadGiveTheSameBytes() throws Exception {
    for (String name : List.of("contributions", "votes", "comments")) {
      List<CsvRecord> rows;
      try (CsvReader<CsvRecord> csv =
          CsvReader.builder().ofCsvRecord(EXAMPLES.resolve("valmont/" + name + ".csv"))) {
        rows = new ArrayList<>(csv.stream().toList());
      }
      Collections.shuffle(rows.subList(1, rows.size()), new Random(3));
      try (CsvWriter csv = CsvWriter.builder().build(folder.resolve(name + ".csv"))) {
        rows.forEach(row -> csv.writeRecord(row.getFields()));
      }
    }
    List<String> once = answers(VALMONT, VOTES);
    try (ForkJoinPool one = new ForkJoinPool(1)) {
      String file = folder.resolve("contributions.csv").toString();
      assertThat(one.submit(() -> answers(file, folder.toString())).get()).isEqualTo(once);
    }
  }

  private static List<String> answers(String contributions, String votes) {
    return List.of(
        run("synthesise", contributions, "--words", "200", "--json").out(),
        run("versions", contributions, "--versions", "5", "--votes", votes, "--json").out(),
        Ran.of("", "polis", "analyse", votes, "--json").out());
  }

  @Test
  void fiveVersionsWithTheirVotes() {
    Ran ran = run("versions", VALMONT, "--versions", "5", "--votes", VOTES, "--json");
    assertThat(ran.exit()).as(ran.err()).isEqualTo(Exit.DONE);
    List<String> criteria = new ArrayList<>();
    for (JsonNode version : ran.json()) {
      criteria.add(version.get("criterion").asString());
      assertThat(version.get("cannot").isNull()).isTrue();
      assertThat(version.get("articles").size()).isGreaterThan(3);
      for (JsonNode article : version.get("articles")) {
        JsonNode support = article.get("support");
        int agrees = 0;
        for (JsonNode group : support.get("groups")) {
          agrees += group.get("A").asInt();
        }
        assertThat(agrees).isPositive().isLessThanOrEqualTo(support.get("count").asInt());
        assertThat(article.get("sources").size()).isPositive();
      }
    }
    assertThat(criteria)
        .containsExactly("approval", "worst_off", "consensus", "proportional", "minority");
    assertThat(ran.err()).contains("Graine des groupes d’opinion\u00a0: 1");
  }

  @Test
  void withoutVotesItSaysWhichCriteriaCannotRun() {
    Ran ran = run("versions", VALMONT, "--json");
    assertThat(ran.exit()).as(ran.err()).isEqualTo(Exit.DONE);
    List<String> cannot = new ArrayList<>();
    for (JsonNode version : ran.json()) {
      if (!version.get("cannot").isNull()) {
        cannot.add(version.get("criterion").asString());
        assertThat(version.get("articles").isEmpty()).isTrue();
      }
    }
    assertThat(cannot).containsExactly("worst_off", "consensus");
    assertThat(ran.err()).contains("L’accord entre les groupes");
  }

  @ParameterizedTest
  @ValueSource(strings = {"identical", "markup", "mixed", "one", "personal"})
  void whatIsOddIsShownAndNothingFails(String name) {
    String file = EXAMPLES.resolve("debate/bad/" + name + ".csv").toString();
    Ran text = run("synthesise", file, "--words", "80");
    assertThat(text.exit()).as(text.err()).isEqualTo(Exit.DONE);
    assertThat(text.err()).doesNotContain("Exception");
    assertThat(run("synthesise", file, "--words", "80", "--json").json().get("sentences").size())
        .isPositive();
    Ran versions = run("versions", file);
    assertThat(versions.exit()).isIn(Exit.DONE, Exit.NOTHING_DONE);
    assertThat(versions.err()).doesNotContain("Exception");
  }

  @Test
  void theSameTextTwelveTimesIsOneSentenceOfTwelvePeople() {
    String file = EXAMPLES.resolve("debate/bad/identical.csv").toString();
    JsonNode s = run("synthesise", file, "--words", "80", "--json").json();
    assertThat(s.get("sentences").size()).isOne();
    assertThat(s.get("sentences").get(0).get("supporters").asInt()).isEqualTo(12);
    assertThat(s.get("coverage").get("represented").asInt()).isEqualTo(12);
  }

  @Test
  void aMegabyteOnOneLineIsReadAndTenThousandCopiesByOneAuthorAreOneVoice()
      throws IOException, InterruptedException {
    String make = EXAMPLES.resolve("debate/bad/make.sh").toAbsolutePath().toString();
    assertThat(new ProcessBuilder(make, folder.toString()).inheritIO().start().waitFor()).isZero();
    assertThat(Files.size(folder.resolve("large.csv"))).isGreaterThan(1_000_000);
    Ran large =
        run("synthesise", folder.resolve("large.csv").toString(), "--words", "40", "--json");
    assertThat(large.exit()).as(large.err()).isEqualTo(Exit.DONE);
    assertThat(large.json().get("coverage").get("of").asInt()).isEqualTo(2);
    assertThat(large.err()).doesNotContain("Exception");

    Ran flood =
        run("synthesise", folder.resolve("flood.csv").toString(), "--words", "40", "--json");
    assertThat(flood.exit()).as(flood.err()).isEqualTo(Exit.DONE);
    Map<String, Integer> voices = new HashMap<>();
    flood
        .json()
        .get("sentences")
        .forEach(s -> voices.put(s.get("text").asString(), s.get("supporters").asInt()));
    assertThat(voices)
        .containsEntry("Il faut garder la fermeture du magasin le dimanche.", 12)
        .doesNotContainValue(10_000);
    assertThat(voices.getOrDefault("Il faut ouvrir le magasin toute la nuit.", 1)).isOne();
  }

  @Test
  void anEmptyDebateEndsWithItsFindings() {
    String file = EXAMPLES.resolve("debate/bad/empty.csv").toString();
    Ran ran = run("synthesise", file, "--words", "80", "--json");
    assertThat(ran.exit()).isEqualTo(Exit.NOTHING_DONE);
    List<String> codes = new ArrayList<>();
    ran.json().get("findings").forEach(f -> codes.add(f.get("code").asString()));
    assertThat(codes).contains("no-contribution");
  }

  @Test
  void signsThatMoveTheCursorAreNotSentToATerminalButStandInJson() throws IOException {
    String text = "Ouvrir\u001b[2J le jeudi\u202e soir, oui.";
    Path file = file("c.csv", "id,text\n1,\"" + text + "\"\n");
    Ran shown = run("synthesise", file.toString(), "--words", "9");
    assertThat(shown.out())
        .contains("Ouvrir\uFFFD[2J le jeudi\uFFFD soir")
        .doesNotContain("\u001b");
    JsonNode json = run("synthesise", file.toString(), "--words", "9", "--json").json();
    assertThat(json.get("sentences").get(0).get("text").asString()).isEqualTo(text);
  }

  @Test
  void oneLengthAndAWholeNumberOfVersionsAreAskedFor() {
    assertThat(run("synthesise", VALMONT).exit()).isEqualTo(Exit.WRONG_USE);
    assertThat(run("synthesise", VALMONT, "--words", "9", "--sentences", "2").exit())
        .isEqualTo(Exit.WRONG_USE);
    assertThat(run("synthesise", VALMONT, "--words", "0").exit()).isEqualTo(Exit.WRONG_USE);
    assertThat(run("versions", VALMONT, "--versions", "6").exit()).isEqualTo(Exit.WRONG_USE);
  }

  static Stream<Path> pages() throws IOException {
    return ErrorPages.of("debate");
  }

  @ParameterizedTest
  @MethodSource("pages")
  void eachPageOfErrorsShowsWhatIsAnswered(Path dir) throws IOException {
    JsonNode expected = ErrorPages.expected(dir);
    List<String> args = new ArrayList<>();
    expected.get("command").forEach(a -> args.add(a.asString().replace("DIR", dir.toString())));
    Ran ran = Ran.of("", args.toArray(String[]::new));
    assertThat(ran.exit()).as(ran.err()).isEqualTo(expected.get("exit").asInt());
    String page = Files.readString(dir.resolve("README.md"));
    for (JsonNode f : expected.get("findings")) {
      assertThat(ran.err()).contains(f.get("seen").asString());
      assertThat(page).contains(f.get("seen").asString());
      if (f.get("line").asInt() > 0) {
        assertThat(ran.err()).containsPattern("ligne\\h" + f.get("line").asInt());
      }
    }
    args.add("--json");
    Ran json = Ran.of("", args.toArray(String[]::new));
    if (json.exit() != Exit.DONE) {
      List<String> codes = new ArrayList<>();
      json.json().get("findings").forEach(f -> codes.add(f.get("code").asString()));
      expected.get("findings").forEach(f -> assertThat(codes).contains(f.get("code").asString()));
    }
  }
}
