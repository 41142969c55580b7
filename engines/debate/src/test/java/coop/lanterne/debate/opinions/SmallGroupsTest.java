// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.debate.opinions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import module java.base;

import org.junit.jupiter.api.Test;

/** Small groups are not seen, not even by subtraction; live figures never move by one person. */
class SmallGroupsTest {
  private static final int K = 11;

  @Test
  void aGroupOfNineIsNotShownAndTheTotalIsThatOfTheOthers() {
    Opinions all = Opinions.of(Debates.camps(new Random(1), 20, 40, 9), Options.seeded(1));
    assertThat(all.groups()).extracting(Opinions.Group::members).containsExactly(40, 9);
    PublicView view = PublicView.of(all, K);
    assertThat(view.areas()).singleElement().matches(a -> a.members() == 40);
    assertThat(view.voters()).isEmpty();
    assertThat(view.opinions().places()).isEmpty();
    assertThat(view.opinions().choices()).isEmpty();
    assertThat(view.opinions().statements())
        .hasSize(20)
        .allSatisfy(
            s -> {
              assertThat(s.groups()).containsOnlyKeys("0");
              assertThat(s.all()).isEqualTo(s.members());
              assertThat(s.consensus()).isEqualTo(s.all().share(Side.AGREE));
            });
  }

  @Test
  void aUnanimousGroupIsShown() {
    Votes.Builder votes = Votes.builder();
    TreeMap<String, String> given = new TreeMap<>();
    for (int p = 0; p < 45; p++) {
      votes.vote("p" + p, "s", Stance.AGREE);
      given.put("p" + p, "all");
    }
    Opinions opinions = Opinions.of(votes.build(), Options.seeded(1).withGiven(given));
    assertThat(PublicView.of(opinions, K).opinions().get("s").all())
        .isEqualTo(new Counts(45, 0, 0));
  }

  /** Every figure, and the difference between a total and any of its parts shown, is about k. */
  @Test
  void noFigureIsAboutFewerThanKPeopleEvenBySubtraction() {
    Random random = new Random(20261128);
    for (int round = 0; round < 200; round++) {
      int[] sizes = {random.nextInt(30), random.nextInt(20), 1 + random.nextInt(14)};
      Opinions all =
          Opinions.of(Debates.camps(random, 3 + random.nextInt(10), sizes), Options.seeded(1));
      PublicView view = PublicView.of(all, K);
      int shown = view.areas().stream().mapToInt(PublicView.Area::members).sum();
      view.voters().ifPresent(total -> assertFarApart(total, shown));
      view.areas().forEach(a -> assertThat(a.members()).isGreaterThanOrEqualTo(K));
      for (StatementStats s : view.opinions().statements()) {
        List<Counts> cells = s.groups().values().stream().map(GroupStats::in).toList();
        for (int parts = 0; parts < 1 << cells.size(); parts++) {
          int sum = 0;
          for (int i = 0; i < cells.size(); i++) {
            sum += (parts >> i & 1) == 1 ? cells.get(i).seen() : 0;
          }
          assertFarApart(s.all().seen(), sum);
        }
        cells.forEach(c -> assertThat(c.seen()).isGreaterThanOrEqualTo(K));
      }
      int voted = view.opinions().statements().size() + view.hiddenStatements().size();
      assertThat(voted).isEqualTo(all.statements().size());
    }
  }

  private static void assertFarApart(int total, int part) {
    assertThat(total).isGreaterThanOrEqualTo(K);
    assertThat(total == part || total - part >= K).as(total + " − " + part).isTrue();
  }

  @Test
  void noCornerOfAnOutlineIsAPerson() {
    Opinions all = Opinions.of(Debates.camps(new Random(2), 20, 40, 30), Options.seeded(1));
    for (PublicView.Area area : PublicView.of(all, K).areas()) {
      assertThat(area.outline()).hasSize(24);
      for (Opinions.Place place : all.places().values()) {
        assertThat(area.outline())
            .noneMatch(c -> StrictMath.hypot(c.x() - place.x(), c.y() - place.y()) < 1e-6);
      }
    }
  }

  @Test
  void anOutlineHasTheSpreadOfItsGroup() {
    Opinions all = Opinions.of(Debates.camps(new Random(2), 20, 40, 30), Options.seeded(1));
    PublicView.Area area = PublicView.of(all, K).areas().getFirst();
    List<Opinions.Place> of =
        all.places().values().stream()
            .filter(p -> p.group().filter(area.group()::equals).isPresent())
            .toList();
    double x = of.stream().mapToDouble(Opinions.Place::x).average().orElseThrow();
    double spread = of.stream().mapToDouble(p -> (p.x() - x) * (p.x() - x)).average().orElseThrow();
    double drawn =
        area.outline().stream().mapToDouble(p -> (p.x() - x) * (p.x() - x)).average().orElseThrow();
    assertThat(area.centre().x()).isCloseTo(x, within(1e-12));
    assertThat(drawn).isCloseTo(1.5 * 1.5 / 2 * spread, within(1e-9)); // an ellipse's mean square
  }

  @Test
  void tenVotersAreNotShownAndElevenAre() {
    List<Batches.Cast> casts = new ArrayList<>();
    for (int p = 0; p < 10; p++) {
      casts.add(new Batches.Cast("p" + p, "s", Stance.AGREE, p));
    }
    List<Statement> statements = List.of(Statement.of("s", "…"));
    assertThat(Batches.shown(statements, casts, K).size()).isZero();
    assertThat(Batches.shown(statements, casts, K).unvoted()).isEqualTo(statements);
    casts.add(new Batches.Cast("p10", "s", Stance.DISAGREE, 10));
    assertThat(Batches.shown(statements, casts, K).size()).isEqualTo(11);
    casts.add(new Batches.Cast("p11", "s", Stance.DISAGREE, 11));
    assertThat(Batches.shown(statements, casts, K).size()).isEqualTo(11);
  }

  /** After each vote, what is shown of a statement has moved by nobody, or by k people. */
  @Test
  void liveFiguresMoveByNobodyOrByKPeople() {
    Random random = new Random(11);
    List<Statement> statements =
        List.of(Statement.of("0", "…"), Statement.of("1", "…"), Statement.of("2", "…"));
    List<Batches.Cast> casts = new ArrayList<>();
    Votes before = Votes.builder().build();
    int moves = 0;
    int[] moved = new int[statements.size()]; // the vote after which each statement last moved
    for (int i = 0; i < 600; i++) {
      casts.add(
          new Batches.Cast(
              "p" + random.nextInt(80),
              Integer.toString(random.nextInt(3)),
              Stance.find(random.nextInt(3) - 1).orElseThrow(),
              i));
      Votes now = Batches.shown(statements, casts, K);
      for (int s = 0; s < moved.length; s++) {
        Statement statement = statements.get(s);
        if (!answers(before, statement).equals(answers(now, statement))) {
          Set<String> voted = new HashSet<>();
          casts.subList(moved[s], i + 1).stream()
              .filter(c -> c.statement().equals(statement.id()))
              .forEach(c -> voted.add(c.participant()));
          assertThat(voted.size()).isGreaterThanOrEqualTo(K);
          moved[s] = i + 1;
          moves++;
        }
      }
      before = now;
    }
    assertThat(moves).isGreaterThan(20);
  }

  private static List<String> answers(Votes votes, Statement statement) {
    List<String> answers = new ArrayList<>();
    votes.each(
        (participant, on, stance) -> {
          if (on.equals(statement.id())) {
            answers.add(participant + stance);
          }
        });
    return answers;
  }

  @Test
  void theOrderOfRowsDoesNotMoveABatch() {
    Random random = new Random(4);
    List<Batches.Cast> casts = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      casts.add(
          new Batches.Cast(
              "p" + random.nextInt(60),
              "s",
              Stance.find(random.nextInt(3) - 1).orElseThrow(),
              i / 4));
    }
    List<Statement> statements = List.of(Statement.of("s", "…"));
    List<String> straight = answers(Batches.shown(statements, casts, K), statements.getFirst());
    Collections.shuffle(casts, random);
    assertThat(answers(Batches.shown(statements, casts, K), statements.getFirst()))
        .isEqualTo(straight);
  }
}
