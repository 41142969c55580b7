// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.assembly;

import static coop.lanterne.assembly.Fixtures.ABSOLUTE;
import static coop.lanterne.assembly.Fixtures.m;
import static coop.lanterne.assembly.Fixtures.roster;
import static coop.lanterne.assembly.Fixtures.rules;
import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import coop.lanterne.assembly.Vote.Choice;
import coop.lanterne.kernel.Id;
import org.junit.jupiter.api.Test;

/** What a tally must never do, and the known cases where people are surprised all the same. */
class PropertiesTest {
  private static final long SEED = 65;

  @Test
  void turningAVoteToForNeverRejectsWhatWasAdopted() {
    System.out.println("PropertiesTest: seed " + SEED);
    Random random = new Random(SEED);
    int adopted = 0;
    for (int i = 0; i < 1_500; i++) {
      OracleTest.Case c = OracleTest.random(random);
      if (!(c.vote().ballots() instanceof Vote.ByName(Map<Id, Choice> choices))
          || count(c, choices) != VoteOutcome.ADOPTED) {
        continue;
      }
      adopted++;
      for (Id id : choices.keySet()) {
        Map<Id, Choice> more = new HashMap<>(choices);
        more.put(id, Choice.FOR);
        assertThat(count(c, more))
            .as("case %d, %s turns to for", i, id)
            .isEqualTo(VoteOutcome.ADOPTED);
      }
      for (Id id : c.at().present()) {
        Map<Id, Choice> more = new HashMap<>(choices);
        if (more.putIfAbsent(id, Choice.FOR) == null) {
          assertThat(count(c, more))
              .as("case %d, %s votes too", i, id)
              .isEqualTo(VoteOutcome.ADOPTED);
        }
      }
    }
    assertThat(adopted).isGreaterThan(200);
  }

  @Test
  void turningAVoteToAgainstNeverAdoptsWhatWasRejected() {
    Random random = new Random(SEED + 1);
    int rejected = 0;
    for (int i = 0; i < 1_500; i++) {
      OracleTest.Case c = OracleTest.random(random);
      if (!(c.vote().ballots() instanceof Vote.ByName(Map<Id, Choice> choices))
          || count(c, choices) != VoteOutcome.REJECTED) {
        continue;
      }
      rejected++;
      for (Id id : choices.keySet()) {
        Map<Id, Choice> more = new HashMap<>(choices);
        more.put(id, Choice.AGAINST);
        assertThat(count(c, more))
            .as("case %d, %s turns to against", i, id)
            .isNotEqualTo(VoteOutcome.ADOPTED);
      }
    }
    assertThat(rejected).isGreaterThan(200);
  }

  @Test
  void theOrderOfTheRosterMeansNothing() {
    Random random = new Random(SEED + 2);
    for (int i = 0; i < 500; i++) {
      OracleTest.Case c = OracleTest.random(random);
      List<Roster.Member> shuffled = new ArrayList<>(c.at().roster().members());
      Collections.shuffle(shuffled, random);
      Attendance other =
          new Attendance(
              new Roster(shuffled),
              c.at().present(),
              c.at().proxies(),
              c.at().recused(),
              c.at().chair());
      assertThat(Tally.count(c.rules(), c.call(), other, c.vote()).get().canonical())
          .isEqualTo(Tally.count(c.rules(), c.call(), c.at(), c.vote()).get().canonical());
    }
  }

  @Test
  void knownSurpriseAVoteAgainstCanBringTheQuorumAndSoTheAdoption() {
    VotingRules rules = rules("quorum: {fraction: \"1/2\", counts: present}");
    Map<Id, Choice> four = new HashMap<>();
    m(1, 4).forEach(id -> four.put(id, Choice.FOR));
    assertThat(outcome(rules, Attendance.of(roster(10), m(1, 4)), four))
        .isEqualTo(VoteOutcome.NOT_PUT);
    Map<Id, Choice> five = new HashMap<>(four);
    five.put(m(5), Choice.AGAINST);
    assertThat(outcome(rules, Attendance.of(roster(10), m(1, 5)), five))
        .isEqualTo(VoteOutcome.ADOPTED);
  }

  @Test
  void knownSurpriseASupporterWhoComesInFreesAProxyThatVotesAgainst() {
    VotingRules rules = rules(ABSOLUTE, "proxies: {per_holder: 1}");
    // 4 and 5 both gave a proxy to 3; only the first counts. 4 is for, 5 is against.
    List<Proxy> proxies = List.of(new Proxy(m(4), m(3)), new Proxy(m(5), m(3)));
    Map<Id, Choice> votes =
        Map.of(
            m(1), Choice.FOR,
            m(2), Choice.AGAINST,
            m(3), Choice.ABSTAIN,
            m(4), Choice.FOR,
            m(5), Choice.AGAINST);
    Set<Id> three = m(1, 3);
    assertThat(outcome(rules, Attendance.of(roster(5), three).with(proxies), votes))
        .isEqualTo(VoteOutcome.ADOPTED);
    Set<Id> four = new HashSet<>(three);
    four.add(m(4));
    assertThat(outcome(rules, Attendance.of(roster(5), four).with(proxies), votes))
        .as("4 comes, votes for as before, and 5 is now represented")
        .isEqualTo(VoteOutcome.REJECTED);
  }

  @Test
  void knownSurpriseTheVotersOfAnEmptyCollegeCanLoseByVoting() {
    VotingRules rules = rules(ABSOLUTE, Fixtures.COLLEGES_PROPORTIONAL);
    Vote.Counts a = new Vote.Counts(6, 4, 0, 0, 0);
    Vote.Counts b = new Vote.Counts(4, 6, 0, 0, 0);
    assertThat(Fixtures.hand(rules, a, b, Vote.Counts.NONE).outcome())
        .isEqualTo(VoteOutcome.ADOPTED);
    assertThat(Fixtures.hand(rules, a, b, new Vote.Counts(2, 3, 0, 0, 0)).outcome())
        .as("two for and three against: the college is no longer neutralised")
        .isEqualTo(VoteOutcome.REJECTED);
  }

  private static VoteOutcome count(OracleTest.Case c, Map<Id, Choice> choices) {
    return Tally.count(
            c.rules(),
            c.call(),
            c.at(),
            new Vote(new Vote.ByName(choices), false, c.vote().casting()))
        .get()
        .outcome();
  }

  private static VoteOutcome outcome(VotingRules rules, Attendance at, Map<Id, Choice> votes) {
    return Tally.count(rules, 1, at, Vote.byName(votes)).get().outcome();
  }
}
