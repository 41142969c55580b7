// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import module java.base;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** {@code polis analyse} on the invented export, on the same votes as JSON, and on bad folders. */
class PolisCommandsTest {
  private static final Path EXAMPLES =
      Path.of(System.getProperty("lanterne.root", "..")).resolve("examples");
  private static final String DEBATE = EXAMPLES.resolve("debate/polis").toString();

  @TempDir Path folder;

  private static JsonNode analysed(String... more) {
    List<String> args = new ArrayList<>(List.of("polis", "analyse", "--json"));
    args.addAll(List.of(more));
    Ran ran = Ran.of("", args.toArray(String[]::new));
    assertThat(ran.exit()).as(ran.err()).isEqualTo(Exit.DONE);
    return ran.json();
  }

  @Test
  void theAnswerHasTheShapeThatProgramsRelyOn() {
    JsonNode answer = analysed(DEBATE, "--seed", "5");
    assertThat(answer.get("k").asInt()).isEqualTo(3);
    assertThat(answer.get("seed").asLong()).isEqualTo(5);
    assertThat(answer.get("participants").size()).isEqualTo(29);
    assertThat(answer.get("statements").size()).isEqualTo(12);
    for (JsonNode s : answer.get("statements")) {
      double product = 1;
      for (String group : List.of("0", "1", "2")) {
        JsonNode g = s.get("groups").get(group);
        int agrees = g.get("A").asInt();
        int seen = g.get("S").asInt();
        assertThat(seen).isEqualTo(agrees + g.get("D").asInt() + g.get("P").asInt());
        assertThat(g.get("pa").asDouble()).isEqualTo((agrees + 1.0) / (seen + 2.0));
        assertThat(g.get("repness").asDouble()).isPositive();
        assertThat(g.get("repful_for").asString()).isIn("agree", "disagree");
        product *= g.get("pa").asDouble();
      }
      assertThat(s.get("consensus").asDouble()).isCloseTo(product, within(1e-12));
      assertThat(s.get("priority").asDouble()).isPositive();
    }
    assertThat(answer.get("statements").get(5).get("moderated").asInt()).isEqualTo(-1);
    assertThat(answer.get("statements").get(7).get("meta").asBoolean()).isTrue();
  }

  @Test
  void theSeedIsAlwaysTold() {
    Ran ran = Ran.of("", "polis", "analyse", DEBATE);
    assertThat(ran.err()).contains("Graine du tirage des axes\u00a0: 1");
    assertThat(ran.out()).contains("30 personnes, 294 votes sur 12 propositions, 3 groupes");
  }

  @Test
  void groupsGivenAreTakenAsTheyAre() throws IOException {
    Path groups = folder.resolve("groups.csv");
    Files.writeString(groups, "participant,group\n0,nord\n1,sud\n2,nord\n");
    JsonNode answer = analysed(DEBATE, "--groups", groups.toString());
    assertThat(answer.get("k").asInt()).isEqualTo(2);
    assertThat(answer.get("participants").get("2").asString()).isEqualTo("nord");
    assertThat(answer.get("statements").get(0).get("groups").get("sud").get("S").asInt())
        .isEqualTo(1);
  }

  @Test
  void aFacilitatorAsksForMoreGroups() {
    assertThat(analysed(DEBATE, "--k", "5").get("k").asInt()).isEqualTo(5);
    assertThat(Ran.of("", "polis", "analyse", DEBATE, "--k", "0").exit()).isEqualTo(Exit.WRONG_USE);
  }

  /** The same votes, as the server keeps them, under each of its two ways of naming fields. */
  @Test
  void whatTheServerKeepsSaysTheSameAsItsExport() throws IOException {
    JsonNode wanted = analysed(DEBATE);
    for (List<String> names :
        List.of(
            List.of("pid", "tid", "mod"), List.of("participant_id", "statement_id", "moderated"))) {
      List<String> votes = new ArrayList<>();
      for (String line :
          Files.readAllLines(Path.of(DEBATE, "votes.csv")).stream().skip(1).toList()) {
        String[] cells = line.split(",", -1);
        votes.add(
            "{\"%s\": %s, \"%s\": %s, \"vote\": %s, \"modified\": %s.0}"
                .formatted(names.get(0), cells[2], names.get(1), cells[1], cells[3], cells[0]));
      }
      List<String> comments = new ArrayList<>();
      for (String line :
          Files.readAllLines(Path.of(DEBATE, "comments.csv")).stream().skip(1).toList()) {
        String[] cells = line.split(",", 8);
        comments.add(
            "{\"%s\": %s, \"txt\": \"%s\", \"%s\": %s, \"is_meta\": %s}"
                .formatted(
                    names.get(1),
                    cells[1],
                    cells[7],
                    names.get(2),
                    cells[5],
                    cells[6].equals("1")));
      }
      Files.writeString(folder.resolve("votes.json"), votes.toString());
      Files.writeString(folder.resolve("comments.json"), comments.toString());
      assertThat(analysed(folder.toString())).isEqualTo(wanted);
    }
  }

  @Test
  void jsonCutShortIsRefusedWithoutAStackTrace() throws IOException {
    Files.writeString(folder.resolve("votes.json"), "[{\"pid\": 1,");
    Ran ran = Ran.of("", "polis", "analyse", folder.toString());
    assertThat(ran.exit()).isEqualTo(Exit.NOTHING_DONE);
    assertThat(ran.err()).contains("JSON").doesNotContain("\tat ");
  }

  static Stream<Path> errors() throws IOException {
    return ErrorPages.of("polis");
  }

  @ParameterizedTest
  @MethodSource("errors")
  void eachBadFolderEndsAsItsPageSays(Path dir) throws IOException {
    JsonNode expected = ErrorPages.expected(dir);
    Ran ran = Ran.of("", "polis", "analyse", dir.toString(), "--json", "--lang", "fr");
    assertThat(ran.exit()).as(ran.err()).isEqualTo(expected.get("exit").asInt());
    assertThat(ran.err()).doesNotContain("Exception").doesNotContain("\tat ");
    JsonNode wanted = expected.get("findings").get(0);
    if (ran.exit() == Exit.DONE) {
      assertThat(ran.err()).contains(wanted.get("file").asString());
      int votes = 0;
      for (JsonNode s : ran.json().get("statements")) {
        for (JsonNode g : s.get("groups")) {
          votes += g.get("S").asInt();
        }
      }
      int rows = Files.readAllLines(dir.resolve("votes.csv")).size() - 1;
      int replaced = wanted.get("code").asString().equals("voted-twice") ? 1 : 0;
      assertThat(rows).isEqualTo(expected.get("kept_rows").asInt());
      assertThat(votes).isEqualTo(rows - replaced);
    } else {
      JsonNode found = ran.json().get("findings").get(0);
      assertThat(ran.json().get("findings").size()).isEqualTo(1);
      assertThat(found.get("file").asString().replace(dir + "/", ""))
          .isEqualTo(wanted.get("file").asString());
      for (String field : List.of("code", "severity", "column", "seen")) {
        assertThat(found.get(field).asString()).isEqualTo(wanted.get(field).asString());
      }
    }
  }
}
