// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.assembly;

import static coop.lanterne.assembly.Fixtures.file;
import static coop.lanterne.assembly.Fixtures.form;
import static coop.lanterne.assembly.Fixtures.read;
import static coop.lanterne.assembly.Fixtures.ruleFile;
import static coop.lanterne.assembly.Fixtures.rules;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import module java.base;

import coop.lanterne.kernel.Finding;
import coop.lanterne.prose.Language;
import coop.lanterne.prose.Prose;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

/** Rule files, as the house writes them and as people get them wrong. */
class RulesReaderTest {
  private static final List<String> KEYS =
      List.of(
          "schema",
          "id",
          "title",
          "entitled",
          "weights",
          "quorum",
          "majority",
          "abstain",
          "blank",
          "tie",
          "proxies",
          "colleges",
          "second_call",
          "recusal",
          "notice");

  private static List<Tuple> problems(String text) {
    return read(text).findings().stream()
        .map(f -> tuple(f.code().replaceFirst("^rules-", ""), f.place().line(), f.seen()))
        .toList();
  }

  @Test
  void theFilesOfTheHouseAreRead() {
    VotingRules extra = ruleFile("rules/assembly/ag-extra.yaml");
    VotingRules.Quorum quarter =
        new VotingRules.Quorum(Ratio.of(1, 4), false, VotingRules.Counts.PRESENT_AND_REPRESENTED);
    assertThat(extra.id()).isEqualTo("ag-extra");
    assertThat(extra.quorum()).contains(quarter);
    assertThat(extra.majority())
        .isEqualTo(
            new VotingRules.Majority(
                VotingRules.Kind.SHARE, Ratio.of(2, 3), VotingRules.Base.CAST, false));
    assertThat(extra.proxies()).isEqualTo(new VotingRules.Limit.PerHolder(2));
    assertThat(extra.secondCall().orElseThrow().afterDays()).isEqualTo(7);
    assertThat(extra.secondCall().orElseThrow().quorum().orElseThrow().fraction())
        .isEqualTo(Ratio.of(1, 5));
    assertThat(extra.noticeDays()).isEqualTo(15);
    assertThat(ruleFile("rules/assembly/ag-ordinaire.yaml").majority().kind())
        .isEqualTo(VotingRules.Kind.ABSOLUTE);
    assertThat(ruleFile("rules/assembly/conseil.yaml").secondCall()).isEmpty();
  }

  @Test
  void presetsAreReadOrSayWhatTheStatutesMustSay() throws IOException {
    try (Stream<Path> presets = Files.list(Fixtures.ROOT.resolve("rules/assembly/presets"))) {
      List<Path> files = presets.sorted().toList();
      assertThat(files).hasSize(7);
      for (Path preset : files) {
        assertThat(VotingRules.read(preset.toString(), Files.readAllBytes(preset)).findings())
            .as(preset.toString())
            .allSatisfy(f -> assertThat(f.code()).isEqualTo("rules-ask-statutes"));
      }
    }
    VotingRules council = ruleFile("rules/assembly/presets/conseil-municipal.yaml");
    assertThat(council.law().get("recusal"))
        .isEqualTo(
            new VotingRules.Law(
                "CGCT L1111-6 II, L2131-11", VotingRules.Mark.READ, LocalDate.of(2026, 11, 24)));
    assertThat(council.secondCall().orElseThrow().quorum()).isEmpty();
    assertThat(
            VotingRules.read("scop", file("rules/assembly/presets/scop.yaml").getBytes(UTF_8))
                .findings())
        .hasSize(8);
  }

  @Test
  void aFarmCoopLimitsVotesWithOnesOwn() {
    VotingRules rules = rules("proxies: {votes_per_holder: 5}");
    List<Proxy> five =
        Fixtures.m(2, 6).stream().map(giver -> new Proxy(giver, Fixtures.m(1))).toList();
    Attendance at = Attendance.of(Fixtures.roster(6), Set.of(Fixtures.m(1))).with(five);
    assertThat(Tally.count(rules, 1, at, Vote.byHand(Fixtures.counts(5, 0))).get().represented())
        .hasSize(4);
  }

  @Test
  void everyKeyStands() {
    assertThat(problems(form())).isEmpty();
    for (String key : KEYS) {
      assertThat(problems(form().replaceFirst("(?m)^" + key + ":.*\n", "")))
          .as(key)
          .containsExactly(tuple("missing-key", 1L, ""));
      assertThat(problems(form().replaceFirst("(?m)^" + key + ":.*\n", key + ":\n")))
          .as(key + " without value")
          .containsExactly(tuple("missing-key", KEYS.indexOf(key) + 1L, ""));
    }
  }

  @Test
  void innerKeysStandToo() {
    assertThat(problems(form("majority: {kind: absolute, base: cast}")))
        .containsExactly(tuple("missing-key", 7L, ""));
    assertThat(problems(form("quorum: {counts: present}")))
        .containsExactly(tuple("missing-key", 6L, ""));
    assertThat(problems(form("recusal: {}"))).containsExactly(tuple("missing-key", 14L, ""));
    assertThat(
            problems(
                form(
                    "colleges: {within: winner_takes_college, nobody: lost, bounds: none,"
                        + " weights: {a: 60, b: 40}}")))
        .as("who takes a college that is split evenly?")
        .containsExactly(tuple("missing-key", 12L, ""));
  }

  @Test
  void whatIsWrittenOtherwiseIsRefusedWithItsLine() {
    assertThat(problems(form() + "abstein: cast\n"))
        .containsExactly(tuple("unknown-key", 16L, "abstein"));
    assertThat(problems(form() + "tie: adjourn\n"))
        .containsExactly(tuple("duplicate-key", 16L, "tie"));
    assertThat(problems(form("abstain: &a not_cast", "blank: *a")))
        .contains(tuple("anchor", 8L, "&a"), tuple("anchor", 9L, "*a"));
    assertThat(problems(form("notice: !!int 15")))
        .contains(tuple("tag", 15L, "tag:yaml.org,2002:int"));
    assertThat(problems(form("tie: perhaps", "notice: 15")))
        .containsExactly(tuple("bad-choice", 10L, "perhaps"), tuple("bad-value", 15L, "15"));
    assertThat(problems(form("majority: {kind: \"3/2\", base: cast, strictly: false}")))
        .containsExactly(tuple("bad-value", 7L, "3/2"));
    assertThat(problems(form("majority: {kind: absolute, base: cast, strictly: false}")))
        .containsExactly(tuple("strict-majority", 7L, "false"));
    assertThat(problems(form("majority: {kind: simple, base: members, strictly: true}")))
        .containsExactly(tuple("simple-is-of-cast", 7L, "members"));
    assertThat(problems(form("tie: casting_vote", Fixtures.COLLEGES_WINNER)))
        .containsExactly(tuple("casting-in-colleges", 10L, "casting_vote"));
    assertThat(problems(form("second_call: {quorum: none, after: P7D, same_agenda: false}")))
        .containsExactly(tuple("bad-choice", 13L, "false"));
    assertThat(
            problems(
                form() + "law: {votes: {article: \"x\", mark: read, checked: \"2026-11-24\"}}\n"))
        .containsExactly(tuple("law-without-key", 16L, "votes"));
    assertThat(problems(form("majority: {kind: \"3/3\", base: cast, strictly: true}")))
        .containsExactly(tuple("more-than-all", 7L, "3/3"));
    assertThat(problems(form("quorum: {more_than: \"1/1\", counts: present}")))
        .containsExactly(tuple("more-than-all", 6L, "1/1"));
    assertThat(problems("- a\n")).containsExactly(tuple("not-a-table", 1L, "[1]"));
    assertThat(problems("")).containsExactly(tuple("empty", 1L, ""));
    assertThat(problems("a: [\n"))
        .extracting(t -> t.toList().getFirst())
        .containsExactly("not-yaml");
    assertThat(problems("[".repeat(90_000)))
        .extracting(t -> t.toList().getFirst())
        .containsExactly("not-yaml");
    assertThat(problems("#".repeat(200_000)))
        .extracting(t -> t.toList().getFirst())
        .containsExactly("too-large");
    assertThat(problems(form() + "---\na: b\n")).contains(tuple("two-documents", 16L, "---"));
    assertThat(VotingRules.read("f", new byte[] {(byte) 0xe9}).findings())
        .extracting(Finding::code)
        .containsExactly("not-utf8");
  }

  @Test
  void everyProblemIsSaidAtOnceInBothLanguages() {
    List<Finding> findings = read(form("tie: perhaps", "blank: maybe", "quorum:")).findings();
    assertThat(findings).hasSize(3);
    assertThat(Prose.in(Language.FRENCH).finding(findings.getFirst()))
        .contains("test.yaml, ligne\u00a06, colonne «\u00a0quorum\u00a0»")
        .contains("il n’y a pas de valeur par défaut");
    assertThat(Prose.in(Language.ENGLISH).finding(findings.getFirst()))
        .contains("there is no default");
  }

  @Test
  void theDigestIsThatOfTheRulesAndNotOfTheirLayout() {
    VotingRules rules = rules();
    assertThat(read("# said aloud\n" + form()).get().digest()).isEqualTo(rules.digest());
    assertThat(rules("tie: adjourn").digest()).isNotEqualTo(rules.digest());
    assertThat(rules.quorumAt(1)).isEqualTo(Optional.empty());
  }
}
