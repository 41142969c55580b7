// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.debate.opinions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import module java.base;

import org.junit.jupiter.api.Test;

/** Which statement is shown next. */
class RoutingTest {
  private static final Statement PLAIN = Statement.of("s", "…");

  @Test
  void aStatementThatNobodySawComesForward() {
    assertThat(Routing.priority(PLAIN, Counts.NONE, 0)).isCloseTo(2.25 * 2.25, within(1e-12));
  }

  /** For sixteen months a fault of the Polis server gave every statement the priority of a meta. */
  @Test
  void onlyMetaStatementsHaveThePriorityOfMetaStatements() {
    Opinions opinions = Opinions.of(Debates.invented(), Options.seeded(1));
    assertThat(opinions.statements())
        .allSatisfy(s -> assertThat(s.priority() == Routing.META).isEqualTo(s.statement().meta()));
    assertThat(opinions.statements().stream().map(StatementStats::priority).distinct())
        .hasSize(opinions.statements().size());
  }

  @Test
  void passesLowerAndAgreementsRaiseAPriority() {
    double priority = Routing.priority(PLAIN, new Counts(10, 5, 5), 1);
    assertThat(Routing.priority(PLAIN, new Counts(10, 2, 8), 1)).isLessThan(priority);
    assertThat(Routing.priority(PLAIN, new Counts(12, 3, 5), 1)).isGreaterThan(priority);
    assertThat(Routing.priority(PLAIN, new Counts(10, 5, 5), 2)).isGreaterThan(priority);
  }

  @Test
  void statementsAreDrawnInProportionToTheirPriority() {
    Votes.Builder votes = Votes.builder();
    votes.statement(new Statement("out", "…", -1, false));
    votes.statement(Statement.of("new", "…"));
    for (int p = 0; p < 20; p++) {
      votes.vote("p" + p, "1", p % 2 == 0 ? Stance.AGREE : Stance.DISAGREE);
      votes.vote("p" + p, "2", p < 15 ? Stance.AGREE : Stance.PASS);
      votes.vote("p" + p, "seen", Stance.AGREE);
      votes.vote("p" + p, "out", Stance.AGREE);
    }
    Opinions opinions = Opinions.of(votes.build(), Options.seeded(1));
    Map<String, Integer> drawn = new HashMap<>();
    Map<String, Double> chance = new HashMap<>();
    Random seeds = new Random(5);
    int draws = 20_000;
    for (int i = 0; i < draws; i++) {
      Routing.Draw draw = Routing.next(opinions, "seen"::equals, seeds.nextLong()).orElseThrow();
      drawn.merge(draw.statement().id(), 1, Integer::sum);
      chance.put(draw.statement().id(), draw.chance());
    }
    assertThat(drawn.keySet()).containsExactlyInAnyOrder("1", "2", "new");
    assertThat(chance.values().stream().mapToDouble(c -> c).sum()).isCloseTo(1, within(1e-9));
    drawn.forEach(
        (id, times) ->
            assertThat((double) times / draws)
                .as(id)
                .isCloseTo(chance.getOrDefault(id, 0.0), within(0.02)));
  }

  @Test
  void theSameSeedDrawsTheSameStatement() {
    Opinions opinions = Opinions.of(Debates.invented(), Options.seeded(1));
    for (long seed = 0; seed < 50; seed++) {
      assertThat(Routing.next(opinions, _ -> false, seed))
          .isEqualTo(Routing.next(opinions, _ -> false, seed));
    }
  }

  @Test
  void thereIsNothingToShowToWhoeverVotedOnEverything() {
    Opinions opinions = Opinions.of(Debates.invented(), Options.seeded(1));
    assertThat(Routing.next(opinions, _ -> true, 1)).isEmpty();
  }
}
