// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.debate.synthesis;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import coop.lanterne.debate.opinions.Stance;
import coop.lanterne.debate.opinions.Statement;
import coop.lanterne.debate.opinions.Votes;
import coop.lanterne.kernel.Finding;
import coop.lanterne.language.Vectors;
import org.junit.jupiter.api.Test;

/** Texts to choose from, each by its criterion. */
class VersionsTest {
  private static final String SUNDAY = "Ouvrir aussi le dimanche matin.";
  private static final String BENCH = "Mettre un banc devant la porte.";
  private static final String PRICE = "Afficher le prix au kilo partout.";

  private static Contribution in(String theme, String id, String text) {
    return new Contribution(id, text, Optional.of("w" + id), Optional.of(theme));
  }

  private static Versions of(List<Contribution> all, Optional<Ballots> ballots, int smallestGroup) {
    Debate debate = new Debate(all, Sorting.none(), Vectors.shipped());
    Synthesis synthesis = Synthesis.of(debate, Options.sentences(1));
    return Versions.of(debate, synthesis, ballots, 5, smallestGroup);
  }

  /** Twelve of group x and six of group y, who agree with what is listed for them. */
  private static Ballots ballots(Map<String, List<Integer>> agreesXThenY, List<String> texts) {
    Votes.Builder votes = Votes.builder();
    texts.forEach(t -> votes.statement(Statement.of("s" + texts.indexOf(t), t)));
    SortedMap<String, String> groups = new TreeMap<>();
    for (int p = 0; p < 18; p++) {
      String who = "p" + (100 + p);
      groups.put(who, p < 12 ? "x" : "y");
      for (String text : texts) {
        List<Integer> agrees = agreesXThenY.getOrDefault(text, List.of(0, 0));
        boolean yes = p < 12 ? p < agrees.get(0) : p - 12 < agrees.get(1);
        votes.vote(who, "s" + texts.indexOf(text), yes ? Stance.AGREE : Stance.DISAGREE);
      }
    }
    return new Ballots(votes.build(), groups);
  }

  private static final List<Contribution> THREE =
      List.of(in("T", "1", SUNDAY), in("T", "2", BENCH), in("T", "3", PRICE));

  @Test
  void withoutVotesTheCriteriaThatNeedGroupsSayThatTheyCannot() {
    Versions versions = of(THREE, Optional.empty(), 1);
    assertThat(versions.byVotes()).isFalse();
    assertThat(versions.versions()).hasSize(5);
    for (Version v : versions.versions()) {
      assertThat(v.cannot().isPresent()).isEqualTo(v.criterion().needsVotes());
      assertThat(v.articles()).hasSize(v.criterion().needsVotes() ? 0 : 1);
    }
  }

  @Test
  void oneContributionIsTheOnlyArticleOfEveryVersion() {
    Contribution one = new Contribution("1", BENCH, Optional.of("w1"), Optional.empty());
    Versions versions = of(List.of(one), Optional.empty(), 1);
    assertThat(text(versions, Criterion.APPROVAL)).isEqualTo(BENCH);
    assertThat(versions.get(Criterion.APPROVAL).sameAs())
        .containsExactly(Criterion.PROPORTIONAL, Criterion.MINORITY);
  }

  @Test
  void theMostApprovedAndTheBestForTheWorstOffDiffer() {
    // Sunday: 12 of 12 and 0 of 6. Bench: 6 of 12 and 4 of 6. Price: 5 of 12 and 3 of 6.
    Ballots ballots =
        ballots(
            Map.of(SUNDAY, List.of(12, 0), BENCH, List.of(6, 4), PRICE, List.of(5, 3)),
            List.of(SUNDAY, BENCH, PRICE));
    Versions versions = of(THREE, Optional.of(ballots), 1);
    assertThat(text(versions, Criterion.APPROVAL)).isEqualTo(SUNDAY);
    assertThat(text(versions, Criterion.WORST_OFF)).isEqualTo(BENCH);
    assertThat(text(versions, Criterion.CONSENSUS)).isEqualTo(BENCH);
    assertThat(versions.get(Criterion.WORST_OFF).sameAs()).contains(Criterion.CONSENSUS);
    Article article = versions.get(Criterion.APPROVAL).articles().getFirst();
    assertThat(article.support().count()).isEqualTo(12);
    assertThat(article.support().outOf()).isEqualTo(18);
    assertThat(article.support().groups())
        .containsEntry("x", new Article.Part(12, 0, 12))
        .containsEntry("y", new Article.Part(0, 6, 6));
    Article.Loss first = article.loses().getFirst();
    assertThat(first.quote().text()).isEqualTo(BENCH);
    assertThat(first.people()).isEqualTo(4); // those of y, who get nothing of Sunday
    assertThat(first.groups()).containsEntry("x", 0).containsEntry("y", 4);
  }

  private static String text(Versions versions, Criterion criterion) {
    return versions.get(criterion).articles().getFirst().quote().text();
  }

  @Test
  void aGroupBelowTheSmallestIsNotCountedApart() {
    Ballots ballots = ballots(Map.of(SUNDAY, List.of(12, 0)), List.of(SUNDAY, BENCH, PRICE));
    Versions versions = of(THREE, Optional.of(ballots), 11);
    assertThat(versions.versions().getFirst().articles().getFirst().support().groups())
        .containsOnlyKeys("x");
    assertThat(versions.versions().get(1).cannot()).hasValue(Version.Why.NO_GROUPS);
  }

  @Test
  void aWholeInProportionGivesTheSecondArticleToThoseWhoGotNothing() {
    List<Contribution> two =
        List.of(
            in("A", "1", SUNDAY),
            in("A", "2", "Ouvrir plus tard en été."),
            in("A", "3", "Fermer une heure à midi."),
            in("B", "4", BENCH),
            in("B", "5", PRICE));
    Ballots ballots =
        ballots(
            Map.of(SUNDAY, List.of(12, 0), BENCH, List.of(8, 0), PRICE, List.of(0, 6)),
            List.of(SUNDAY, BENCH, PRICE));
    Versions versions = of(two, Optional.of(ballots), 1);
    assertThat(versions.get(Criterion.APPROVAL).articles())
        .extracting(a -> a.quote().text())
        .containsExactly(SUNDAY, BENCH);
    assertThat(versions.get(Criterion.PROPORTIONAL).articles())
        .extracting(a -> a.quote().text())
        .containsExactly(SUNDAY, PRICE); // 8 × ½ < 6
    assertThat(versions.get(Criterion.MINORITY).articles().getLast().quote().text())
        .isEqualTo(PRICE);
  }

  @Test
  void aStatementIsFoundInsideALongerTextWithItsPlace() {
    List<Contribution> all =
        List.of(in("T", "1", "Bonjour 🙂. Je voudrais " + BENCH + " Merci."), in("T", "2", SUNDAY));
    Ballots ballots = ballots(Map.of(BENCH, List.of(12, 6)), List.of(BENCH, "Planter un figuier."));
    Versions versions = of(all, Optional.of(ballots), 1);
    Quote quote = versions.versions().getFirst().articles().getFirst().quote();
    assertThat(quote).isEqualTo(new Quote("1", 23, 23 + BENCH.length(), BENCH));
    assertThat(versions.findings())
        .singleElement()
        .satisfies(f -> assertThat(f.code()).isEqualTo("unmatched-statement"))
        .satisfies(f -> assertThat(f.seen()).isEqualTo("Planter un figuier."));
  }

  @Test
  void aThemeOnWhichNobodyVotedHasNoArticleAndIsTold() {
    List<Contribution> all = new ArrayList<>(THREE);
    all.add(in("Silence", "9", "Une étagère pour les livres à donner."));
    Ballots ballots = ballots(Map.of(), List.of(SUNDAY));
    Versions versions = of(all, Optional.of(ballots), 1);
    assertThat(versions.findings()).extracting(Finding::seen).containsExactly("Silence");
    assertThat(versions.versions().getFirst().articles()).hasSize(1);
  }
}
