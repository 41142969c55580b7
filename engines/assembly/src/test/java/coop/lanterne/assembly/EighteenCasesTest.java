// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.assembly;

import static coop.lanterne.assembly.Fixtures.ABSOLUTE;
import static coop.lanterne.assembly.Fixtures.COLLEGES_PROPORTIONAL;
import static coop.lanterne.assembly.Fixtures.COLLEGES_WINNER;
import static coop.lanterne.assembly.Fixtures.all;
import static coop.lanterne.assembly.Fixtures.counts;
import static coop.lanterne.assembly.Fixtures.form;
import static coop.lanterne.assembly.Fixtures.hand;
import static coop.lanterne.assembly.Fixtures.m;
import static coop.lanterne.assembly.Fixtures.read;
import static coop.lanterne.assembly.Fixtures.roster;
import static coop.lanterne.assembly.Fixtures.ruleFile;
import static coop.lanterne.assembly.Fixtures.rules;
import static coop.lanterne.assembly.VoteOutcome.ADJOURNED;
import static coop.lanterne.assembly.VoteOutcome.ADOPTED;
import static coop.lanterne.assembly.VoteOutcome.NOT_PUT;
import static coop.lanterne.assembly.VoteOutcome.REJECTED;
import static coop.lanterne.assembly.VoteOutcome.TIE_CASTING;
import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import coop.lanterne.assembly.Vote.Choice;
import coop.lanterne.assembly.Vote.Counts;
import coop.lanterne.kernel.Digest;
import coop.lanterne.kernel.Finding;
import coop.lanterne.kernel.Id;
import coop.lanterne.prose.Language;
import coop.lanterne.prose.Prose;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

/** The eighteen cases that the charter's specification works out by hand. */
class EighteenCasesTest {
  private static final String TWO_THIRDS = "majority: {kind: \"2/3\", base: cast, strictly: false}";

  private static String explained(Tally.Result result, Language language) {
    return Prose.in(language).explain(result.explanation());
  }

  @Test
  void case1HalfIsNoMajorityAndTheCastingVoteDecidesInPublicOnly() {
    Tally.Result plain = hand(rules(ABSOLUTE), 100, counts(50, 50));
    assertThat(plain.outcome()).isEqualTo(REJECTED);
    assertThat(plain.figures().orElseThrow().need()).isEqualTo(Ratio.of(51));

    VotingRules casting = rules(ABSOLUTE, "tie: casting_vote");
    Attendance chaired = all(roster(100)).chairedBy(m(1));
    Vote vote = Vote.byHand(counts(50, 50));
    assertThat(Tally.count(casting, 1, chaired, vote.casting(Choice.FOR)).get().outcome())
        .isEqualTo(ADOPTED);
    assertThat(Tally.count(casting, 1, chaired, vote.casting(Choice.AGAINST)).get().outcome())
        .isEqualTo(REJECTED);
    assertThat(
            Tally.count(casting, 1, chaired, vote.casting(Choice.FOR).inSecret()).get().outcome())
        .isEqualTo(REJECTED);
    assertThat(Tally.count(casting, 1, chaired, vote).get().outcome()).isEqualTo(TIE_CASTING);
    assertThat(Tally.count(casting, 1, all(roster(100)), vote).get().outcome())
        .as("nobody presides")
        .isEqualTo(REJECTED);
    assertThat(hand(rules(ABSOLUTE, "tie: adjourn"), 100, counts(50, 50)).outcome())
        .isEqualTo(ADJOURNED);
  }

  @Test
  void case2ManyAbstentionsAreShownAndChangeNothing() {
    VotingRules rules = rules("quorum: {fraction: \"1/4\", counts: present_and_represented}");
    Attendance at = Attendance.of(roster(400), m(1, 100));
    Tally.Result result = Tally.count(rules, 1, at, Vote.byHand(new Counts(3, 2, 95, 0, 0))).get();
    assertThat(result.quorum()).isEqualTo(new Tally.QuorumCount(true, true, 100, 400, 100));
    assertThat(result.outcome()).isEqualTo(ADOPTED);
    assertThat(explained(result, Language.FRENCH))
        .contains("95 abstentions ne comptent pas parmi les voix exprimées");
    assertThat(explained(result, Language.ENGLISH))
        .contains("95 abstentions do not count among the votes cast");
  }

  @Test
  void case3AmongThosePresentAnAbstentionWeighsAgainst() {
    VotingRules rules = rules("majority: {kind: absolute, base: present, strictly: true}");
    Tally.Result adopted = hand(rules, 101, new Counts(51, 10, 40, 0, 0));
    assertThat(adopted.outcome()).isEqualTo(ADOPTED);
    assertThat(adopted.figures().orElseThrow().base()).isEqualTo(Ratio.of(101));
    assertThat(hand(rules, 101, new Counts(50, 11, 40, 0, 0)).outcome()).isEqualTo(REJECTED);
  }

  @Test
  void case4TwoThirdsOfVotesCast() {
    Tally.Result adopted = hand(rules(TWO_THIRDS), 100, counts(67, 33));
    assertThat(adopted.outcome()).isEqualTo(ADOPTED);
    assertThat(explained(adopted, Language.FRENCH))
        .contains("67 pour, sur 100 voix exprimées\u00a0: il en faut 67 (au moins 2/3)");
    assertThat(explained(adopted, Language.ENGLISH))
        .contains("67 for, out of 100 votes cast: 67 are needed (at least 2/3)");
    assertThat(hand(rules(TWO_THIRDS), 100, counts(66, 34)).outcome()).isEqualTo(REJECTED);
  }

  @Test
  void case5AtLeastIsNotMoreThan() {
    assertThat(hand(rules(TWO_THIRDS), 3, counts(2, 1)).outcome()).isEqualTo(ADOPTED);
    Tally.Result strictly = hand(rules(TWO_THIRDS.replace("false", "true")), 3, counts(2, 1));
    assertThat(strictly.outcome()).isEqualTo(REJECTED);
    assertThat(strictly.figures().orElseThrow().need()).isEqualTo(Ratio.of(3));
    assertThat(strictly.others())
        .extracting(Tally.Other::key, Tally.Other::value, Tally.Other::outcome)
        .containsExactly(Tuple.tuple("majority.strictly", "false", Optional.of(ADOPTED)));
  }

  @Test
  void case6ThreeQuartersOfAllMembers() {
    VotingRules rules = rules("majority: {kind: \"3/4\", base: members, strictly: false}");
    assertThat(hand(rules, 41, counts(31, 0)).outcome()).isEqualTo(ADOPTED);
    Tally.Result short_ = hand(rules, 41, counts(30, 5));
    assertThat(short_.outcome()).isEqualTo(REJECTED);
    assertThat(short_.figures().orElseThrow().need()).isEqualTo(Ratio.of(31));
  }

  @Test
  void case7BlankVotesAreCastOrNot() {
    Counts votes = new Counts(40, 35, 0, 6, 0);
    Tally.Result cast = hand(rules(ABSOLUTE, "blank: cast"), 81, votes);
    assertThat(cast.outcome()).isEqualTo(REJECTED);
    assertThat(cast.figures().orElseThrow().base()).isEqualTo(Ratio.of(81));
    assertThat(cast.figures().orElseThrow().need()).isEqualTo(Ratio.of(41));
    Tally.Result notCast = hand(rules(ABSOLUTE), 81, votes);
    assertThat(notCast.outcome()).isEqualTo(ADOPTED);
    assertThat(notCast.figures().orElseThrow().base()).isEqualTo(Ratio.of(75));
    assertThat(notCast.figures().orElseThrow().need()).isEqualTo(Ratio.of(38));
    assertThat(notCast.others())
        .as("each says what the other convention gives")
        .anySatisfy(
            o -> {
              assertThat(o.key()).isEqualTo("blank");
              assertThat(o.outcome()).contains(REJECTED);
            });
  }

  @Test
  void case8AMunicipalCouncilCountsThosePresentInPerson() {
    VotingRules council = ruleFile("rules/assembly/presets/conseil-municipal.yaml");
    List<Proxy> six = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      six.add(new Proxy(m(15 + i), m(1 + i)));
    }
    Attendance fourteen = Attendance.of(roster(29), m(1, 14)).with(six);
    assertThat(Tally.quorum(council, 1, fourteen).get())
        .isEqualTo(new Tally.QuorumCount(true, false, 14, 29, 15));
    assertThat(Tally.count(council, 1, fourteen, Vote.byHand(counts(20, 0))).get().outcome())
        .isEqualTo(NOT_PUT);
    Attendance fifteen = Attendance.of(roster(29), m(1, 15));
    assertThat(Tally.quorum(council, 1, fifteen).get().met()).isTrue();
    assertThat(Tally.quorum(council, 2, fourteen).get().met())
        .as("none is needed on second call")
        .isTrue();

    LocalDate day = LocalDate.of(2026, 11, 24);
    Assembly.Item budget = new Assembly.Item(1, "Budget", Digest.of(new byte[] {1}));
    Assembly first =
        Assembly.call(
                council,
                roster(29),
                Id.of("assembly", 1, "essai"),
                "conseil",
                day.minusDays(5),
                day,
                List.of(budget))
            .get()
            .open(day, Optional.of(m(1)), m(1, 14), six)
            .get()
            .putWithoutQuorum(1, Set.of())
            .get()
            .proclaim(1)
            .get()
            .close()
            .get();
    Id again = Id.of("assembly", 2, "essai");
    assertThat(
            first.secondCall(roster(29), again, day, day.plusDays(2), List.of(budget)).findings())
        .extracting(Finding::code)
        .containsExactly("assembly-second-too-soon");
    assertThat(
            first.secondCall(roster(29), again, day, day.plusDays(3), List.of(budget)).findings())
        .isEmpty();
  }

  @Test
  void case9AllAbstain() {
    Tally.Result result = hand(rules(), 12, new Counts(0, 0, 12, 0, 0));
    assertThat(result.outcome()).isEqualTo(REJECTED);
    assertThat(hand(rules(ABSOLUTE, "tie: adjourn"), 12, new Counts(0, 0, 12, 0, 0)).outcome())
        .as("no vote cast is no tie")
        .isEqualTo(REJECTED);
  }

  @Test
  void case10AScopLimitsProxiesByItsSize() {
    VotingRules scop =
        rules(
            "proxies: {per_holder: {one_per: 20, at_least: 1}}",
            "quorum: {fraction: \"1/4\", counts: present_and_represented}");
    Map<Integer, Integer> allowed = Map.of(19, 1, 20, 1, 39, 1, 40, 2);
    allowed.forEach(
        (size, limit) -> {
          Attendance at =
              Attendance.of(roster(size), m(1, 5))
                  .with(
                      List.of(new Proxy(m(6), m(1)), new Proxy(m(7), m(1)), new Proxy(m(8), m(1))));
          Tally.Result result = Tally.count(scop, 1, at, Vote.byHand(counts(1, 0))).get();
          assertThat(result.represented()).as("M %d", size).hasSize(limit);
        });
    Attendance two =
        Attendance.of(roster(39), m(1, 9))
            .with(List.of(new Proxy(m(10), m(1)), new Proxy(m(11), m(1))));
    Tally.Result result = Tally.count(scop, 1, two, Vote.byHand(counts(10, 0))).get();
    assertThat(result.quorum().seen()).isEqualTo(10);
    assertThat(result.quorum().met()).as("10 of 39 is a quarter").isTrue();
    assertThat(result.voids())
        .containsExactly(new Proxy.SetAside(new Proxy(m(11), m(1)), Proxy.Reason.BEYOND_LIMIT));
    assertThat(result.groups().getFirst().present()).isEqualTo(10);
  }

  @Test
  void case11ARecusedMemberLeavesTheQuorumOrStaysAndNeverVotes() {
    String half = "quorum: {fraction: \"1/2\", counts: present}";
    Attendance at = Attendance.of(roster(20), m(1, 10)).recusing(Set.of(m(10)));
    Vote everyone =
        Vote.byName(m(1, 10).stream().collect(Collectors.toMap(id -> id, id -> Choice.FOR)));
    Tally.Result excluded = Tally.count(rules(half), 1, at, everyone).get();
    assertThat(excluded.quorum()).isEqualTo(new Tally.QuorumCount(true, false, 9, 19, 10));
    assertThat(excluded.outcome()).isEqualTo(NOT_PUT);
    assertThat(excluded.others())
        .containsExactly(
            new Tally.Other("recusal.quorum", "included", Optional.empty(), Optional.empty()));
    Tally.Result included =
        Tally.count(rules(half, "recusal: {quorum: included}"), 1, at, everyone).get();
    assertThat(included.quorum()).isEqualTo(new Tally.QuorumCount(true, true, 10, 20, 10));
    assertThat(included.counts().favour()).isEqualTo(9);
    assertThat(included.notes())
        .extracting(Finding::code, Finding::seen)
        .containsExactly(Tuple.tuple("tally-recused-vote", m(10).toString()));
  }

  @Test
  void case12CollegesInProportion() {
    Tally.Result result =
        hand(rules(TWO_THIRDS, COLLEGES_PROPORTIONAL), counts(3, 1), counts(40, 60), counts(1, 0));
    assertThat(result.figures().orElseThrow().favour()).isEqualTo(Ratio.of(139, 2));
    assertThat(result.outcome()).isEqualTo(ADOPTED);
    assertThat(explained(result, Language.FRENCH))
        .contains("69,5\u00a0% pour (exactement 139/200)");
  }

  @Test
  void case13TheStatutesChooseHowACollegeCountsAndBothAreShown() {
    Counts a = counts(11, 9);
    Counts b = counts(3, 7);
    Counts c = counts(3, 2);
    Tally.Result proportional = hand(rules(ABSOLUTE, COLLEGES_PROPORTIONAL), a, b, c);
    assertThat(proportional.outcome()).isEqualTo(REJECTED);
    assertThat(proportional.figures().orElseThrow().favour()).isEqualTo(Ratio.of(97, 2));
    assertThat(proportional.others())
        .anySatisfy(
            o -> {
              assertThat(o.key()).isEqualTo("colleges.within");
              assertThat(o.outcome()).contains(ADOPTED);
              assertThat(o.figures().orElseThrow().favour()).isEqualTo(Ratio.of(70));
            });
    Tally.Result winner = hand(rules(ABSOLUTE, COLLEGES_WINNER), a, b, c);
    assertThat(winner.outcome()).isEqualTo(ADOPTED);
    assertThat(winner.figures().orElseThrow().favour()).isEqualTo(Ratio.of(70));
    assertThat(explained(winner, Language.ENGLISH))
        .contains("if each college weighed in proportion to its votes")
        .contains("48.5%");
  }

  @Test
  void case14ACollegeWithoutVotesIsNeutralisedOrLostAndNeverByDefault() {
    Counts a = counts(6, 4);
    Counts b = counts(4, 6);
    Tally.Result neutralised = hand(rules(ABSOLUTE, COLLEGES_PROPORTIONAL), a, b, Counts.NONE);
    assertThat(neutralised.outcome()).isEqualTo(ADOPTED);
    assertThat(neutralised.figures().orElseThrow().favour()).isEqualTo(Ratio.of(42));
    assertThat(neutralised.figures().orElseThrow().base()).isEqualTo(Ratio.of(80));
    Tally.Result lost =
        hand(
            rules(ABSOLUTE, COLLEGES_PROPORTIONAL.replace("neutralised", "lost")),
            a,
            b,
            Counts.NONE);
    assertThat(lost.outcome()).isEqualTo(REJECTED);
    assertThat(lost.figures().orElseThrow().base()).isEqualTo(Ratio.of(100));
    assertThat(
            read(form(ABSOLUTE, COLLEGES_PROPORTIONAL.replace("nobody: neutralised, ", "")))
                .findings())
        .singleElement()
        .satisfies(
            f -> {
              assertThat(f.code()).isEqualTo("missing-key");
              assertThat(f.place())
                  .isEqualTo(new Finding.Place("test.yaml", 12, "colleges.nobody"));
            });
  }

  @Test
  void case15TwoThirdsOfEachCollegeIsExactlyTwoThirds() {
    Tally.Result result =
        hand(rules(TWO_THIRDS, COLLEGES_PROPORTIONAL), counts(2, 1), counts(2, 1), counts(2, 1));
    assertThat(result.outcome()).isEqualTo(ADOPTED);
    double trap = (50 * (2.0 / 3) + 30 * (2.0 / 3) + 20 * (2.0 / 3)) / 100;
    assertThat(trap)
        .as("what floats would have said")
        .isEqualTo(.6666666666666665)
        .isLessThan(2.0 / 3);
  }

  @Test
  void case16TheQuorumIsCheckedBeforeEachItem() {
    VotingRules rules = rules("quorum: {fraction: \"1/4\", counts: present}");
    LocalDate day = LocalDate.of(2026, 11, 24);
    List<Assembly.Item> agenda = new ArrayList<>();
    for (int i = 1; i <= 3; i++) {
      agenda.add(new Assembly.Item(i, "Point " + i, Digest.of(new byte[] {(byte) i})));
    }
    Vote vote = Vote.byHand(counts(20, 4));
    Assembly meeting =
        Assembly.call(
                rules,
                roster(100),
                Id.of("assembly", 1, "essai"),
                "ag",
                day.minusDays(15),
                day,
                agenda)
            .get()
            .open(day, Optional.of(m(1)), m(1, 25), List.of())
            .get()
            .put(1, Set.of(), vote)
            .get()
            .put(2, Set.of(), vote)
            .get()
            .leave(m(25))
            .get()
            .put(3, Set.of(), vote)
            .get();
    assertThat(meeting.results())
        .extracting(r -> r.result().outcome())
        .containsExactly(ADOPTED, ADOPTED, NOT_PUT);
    assertThat(meeting.notPut()).containsExactly(agenda.get(2));
  }

  @Test
  void case17TwoMembersNeedBoth() {
    VotingRules rules = rules("majority: {kind: absolute, base: members, strictly: true}");
    Tally.Result result = hand(rules, 2, counts(1, 0));
    assertThat(result.outcome()).isEqualTo(REJECTED);
    assertThat(result.figures().orElseThrow().need()).isEqualTo(Ratio.of(2));
  }

  @Test
  void case18ThreeErrorsEachWithItsFinding() {
    String scic =
        "colleges: {within: proportional, nobody: lost, bounds: {at_least: 10, at_most: 50},"
            + " weights: {a: 50, b: 42, c: 8}}";
    assertThat(read(form(scic)).findings())
        .extracting(Finding::code, Finding::seen, f -> f.place().line())
        .containsExactly(Tuple.tuple("rules-college-out-of-bounds", "8", 12L));
    assertThat(
            read(form(scic.replace("c: 8", "c: 3").replace("at_least: 10", "at_least: 1")))
                .findings())
        .extracting(Finding::code, Finding::seen)
        .containsExactly(Tuple.tuple("rules-weights-sum", "95"));
    Attendance at =
        Attendance.of(roster(10), m(1, 5))
            .with(List.of(new Proxy(m(6), m(7)), new Proxy(m(7), m(1))));
    Tally.Result result = Tally.count(rules(), 1, at, Vote.byHand(counts(6, 0))).get();
    assertThat(result.voids())
        .extracting(v -> v.finding("ag").code(), v -> v.finding("ag").seen())
        .containsExactly(Tuple.tuple("proxy-chain", m(6) + " → " + m(7)));
    assertThat(result.represented()).containsOnlyKeys(m(7));
  }
}
