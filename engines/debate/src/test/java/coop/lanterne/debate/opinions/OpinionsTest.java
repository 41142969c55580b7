// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.debate.opinions;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import module java.base;

import coop.lanterne.kernel.Canonical;
import coop.lanterne.kernel.CanonicalBytes;
import org.junit.jupiter.api.Test;

/** Groups of opinion and their figures, beside a second implementation: tools/polis_fixture.py. */
class OpinionsTest {
  private static final double CLOSE = 1e-9;

  /** What tools/polis_fixture.py found, "what,statement,group,key" by value. */
  private static Map<String, Double> expected() throws IOException {
    Map<String, Double> expected = new TreeMap<>();
    for (String line :
        Files.readAllLines(
            Debates.ROOT.resolve(
                "engines/debate/src/test/resources/coop/lanterne/debate/opinions/expected.csv"),
            UTF_8)) {
      int comma = line.lastIndexOf(',');
      if (!line.startsWith("what")) {
        expected.put(line.substring(0, comma), Double.parseDouble(line.substring(comma + 1)));
      }
    }
    assertThat(expected).hasSizeGreaterThan(500);
    return expected;
  }

  @Test
  void nobodyMakesNoGroup() {
    Opinions opinions = Opinions.of(Votes.builder().build(), Options.seeded(1));
    assertThat(opinions.groups()).isEmpty();
    assertThat(opinions.statements()).isEmpty();
    assertThat(opinions.absences()).isEmpty();
  }

  @Test
  void idsAreInTheOrderOfNumbersThenOfTexts() {
    List<String> ids =
        List.of("0", "2", "02", "10", "010", "99999999999999999999", "", "-1", "a2", "b");
    List<String> sorted = new ArrayList<>(ids);
    Collections.shuffle(sorted, new Random(1));
    sorted.sort(Ids.ORDER);
    assertThat(sorted)
        .containsExactly("0", "02", "2", "010", "10", "99999999999999999999", "", "-1", "a2", "b");
  }

  @Test
  void onePersonIsOneGroup() {
    Opinions opinions = Opinions.of(Debates.of("ada +-0"), Options.seeded(1));
    assertThat(opinions.groups())
        .singleElement()
        .satisfies(g -> assertThat(g.members()).isEqualTo(1));
    assertThat(opinions.get("0").all()).isEqualTo(new Counts(1, 0, 0));
  }

  @Test
  void peopleWhoAllAnswerAlikeAreOneGroup() {
    Opinions opinions =
        Opinions.of(Debates.of("a ++-", "b ++-", "c ++-", "d ++-"), Options.seeded(1));
    assertThat(opinions.groups())
        .singleElement()
        .satisfies(g -> assertThat(g.members()).isEqualTo(4));
    assertThat(opinions.places().values())
        .allSatisfy(p -> assertThat(Double.isFinite(p.x() + p.y())).isTrue());
  }

  @Test
  void twoCampsAreTwoGroupsAndTheLargestIsFirst() {
    Opinions opinions =
        Opinions.of(
            Debates.of("a ++--", "b ++-0", "c +0--", "d --++", "e -0++"), Options.seeded(1));
    assertThat(opinions.groups()).extracting(Opinions.Group::members).containsExactly(3, 2);
    assertThat(members(opinions, "0")).containsExactlyInAnyOrder("a", "b", "c");
  }

  @Test
  void eachFigureIsThatOfTheSecondImplementation() throws IOException {
    Opinions opinions = Opinions.of(Debates.invented(), Options.seeded(42));
    Map<String, Double> found = new HashMap<>();
    opinions
        .choices()
        .forEach(
            c -> {
              found.put("choice,," + c.k() + ",silhouette", c.silhouette());
              found.put("choice,," + c.k() + ",smallest", (double) c.smallest());
            });
    found.put("opinions,,,k", (double) opinions.k());
    opinions
        .places()
        .forEach(
            (id, place) -> {
              found.put("place,," + id + ",x", place.x());
              found.put("place,," + id + ",y", place.y());
              found.put("place,," + id + ",group", Double.valueOf(place.group().orElse("-1")));
            });
    opinions.statements().forEach(s -> figures(s, found));
    for (Side side : Side.values()) {
      List<Opinions.Consensus> common = opinions.consensus(side);
      for (int i = 0; i < common.size(); i++) {
        String name = side == Side.AGREE ? "agree" : "disagree";
        found.put("common," + common.get(i).statement().id() + ",," + name, (double) i);
      }
    }
    opinions
        .groups()
        .forEach(
            g -> {
              for (int i = 0; i < g.holds().size(); i++) {
                Opinions.Held held = g.holds().get(i);
                String side = held.side() == Side.AGREE ? "a" : "d";
                found.put("held," + held.statement().id() + "," + g.id() + "," + side, (double) i);
              }
            });
    assertThat(found.keySet()).isEqualTo(expected().keySet());
    expected()
        .forEach(
            (key, value) -> assertThat(found.get(key)).as(key).isCloseTo(value, within(CLOSE)));
  }

  private static void figures(StatementStats s, Map<String, Double> found) {
    String id = s.statement().id();
    found.put("all," + id + ",,A", (double) s.all().agrees());
    found.put("all," + id + ",,D", (double) s.all().disagrees());
    found.put("all," + id + ",,P", (double) s.all().passes());
    found.put("statement," + id + ",,extremity", s.extremity());
    found.put("statement," + id + ",,priority", s.priority());
    found.put("statement," + id + ",,consensus", s.consensus());
    s.groups()
        .forEach(
            (g, stats) -> {
              String at = "group," + id + "," + g + ",";
              found.put(at + "A", (double) stats.in().agrees());
              found.put(at + "D", (double) stats.in().disagrees());
              found.put(at + "P", (double) stats.in().passes());
              found.put(at + "S", (double) stats.in().seen());
              for (Side side : Side.values()) {
                String letter = side == Side.AGREE ? "a" : "d";
                found.put(at + "p" + letter, stats.in().share(side));
                found.put(at + "p" + letter + "t", stats.in().test(side));
                found.put(at + "r" + letter, stats.ratio(side));
                found.put(at + "r" + letter + "t", stats.ratioTest(side));
                found.put(at + "low" + letter, stats.in().interval(side).low());
                found.put(at + "high" + letter, stats.in().interval(side).high());
              }
            });
  }

  @Test
  void theOrderOfRowsChangesNothing() {
    Opinions straight = Opinions.of(Debates.invented(), Options.seeded(7));
    for (int seed = 1; seed <= 5; seed++) {
      Random random = new Random(seed);
      Votes votes =
          Debates.read(
                  Debates.shuffled(Debates.file("comments.csv"), random),
                  Debates.shuffled(Debates.file("votes.csv"), random))
              .votes();
      Opinions opinions = Opinions.of(votes, Options.seeded(7));
      assertThat(opinions).as("seed " + seed).isEqualTo(straight);
      assertThat(bytes(votes)).isEqualTo(bytes(Debates.invented()));
      assertThat(bytes(PublicView.of(opinions, 5))).isEqualTo(bytes(PublicView.of(straight, 5)));
    }
  }

  private static byte[] bytes(Canonical of) {
    return CanonicalBytes.encode("opinions/1", of.canonical());
  }

  @Test
  void manyThreadsFindTheSame() {
    Votes votes = Debates.camps(new Random(3), 30, 60, 50, 40);
    Opinions alone = Opinions.of(votes, Options.seeded(7));
    assertThat(
            IntStream.range(0, 16)
                .parallel()
                .mapToObj(_ -> Opinions.of(votes, Options.seeded(7)))
                .distinct())
        .containsExactly(alone);
  }

  @Test
  void anotherSeedGivesTheSameGroups() {
    Votes votes = Debates.camps(new Random(3), 30, 60, 50, 40);
    Opinions one = Opinions.of(votes, Options.seeded(1));
    Opinions other = Opinions.of(votes, Options.seeded(2));
    assertThat(one.k()).isEqualTo(3);
    one.places()
        .forEach(
            (id, place) ->
                assertThat(Objects.requireNonNull(other.places().get(id)).group())
                    .isEqualTo(place.group()));
  }

  @Test
  void thoseWhoVotedLittleHaveAPlaceAndNoGroup() {
    Opinions opinions = Opinions.of(Debates.invented(), Options.seeded(1));
    assertThat(Objects.requireNonNull(opinions.places().get("17")).group()).isEmpty();
    assertThat(opinions.voters()).isEqualTo(30);
    assertThat(opinions.groups().stream().mapToInt(Opinions.Group::members).sum()).isEqualTo(29);
  }

  @Test
  void fifteenPeopleAreGroupedEvenIfTheyVotedLittle() {
    Votes.Builder votes = Votes.builder();
    for (int p = 0; p < 20; p++) {
      for (int s = 0; s <= p % 3; s++) {
        votes.vote("p" + p, "s" + s, p % 2 == 0 ? Stance.AGREE : Stance.DISAGREE);
      }
      votes.vote("p0", "s" + (10 + p), Stance.AGREE);
    }
    Opinions opinions = Opinions.of(votes.build(), Options.seeded(1));
    assertThat(opinions.places().values().stream().filter(p -> p.group().isPresent())).hasSize(15);
  }

  @Test
  void aNumberOfGroupsThatLeavesSomeoneAloneIsSetAside() {
    String[] rows = new String[11];
    for (int i = 0; i < 10; i++) {
      rows[i] = "p" + i + " ++++++" + (i % 2 == 0 ? "+" : "-");
    }
    rows[10] = "a ------0"; // the first in the order of ids, where a group starts
    Opinions opinions = Opinions.of(Debates.of(rows), Options.seeded(1));
    assertThat(opinions.choices()).anySatisfy(c -> assertThat(c.smallest()).isEqualTo(1));
    assertThat(opinions.choices()).noneMatch(c -> c.kept() && c.smallest() == 1);
    assertThat(opinions.groups()).allMatch(g -> g.members() > 1);
  }

  @Test
  void aFacilitatorMayAskForMoreGroups() {
    Votes votes = Debates.camps(new Random(3), 30, 60, 50, 40);
    Opinions opinions = Opinions.of(votes, Options.seeded(1).withGroups(7));
    assertThat(opinions.k()).isEqualTo(7);
    assertThat(opinions.choices()).singleElement().matches(Opinions.Choice::kept);
    assertThat(Opinions.of(votes, Options.seeded(1).withGroups(1)).k()).isEqualTo(1);
  }

  @Test
  void groupsMayBeGiven() {
    Votes votes = Debates.of("a ++", "b +-", "c --", "d 00");
    TreeMap<String, String> given = new TreeMap<>(Map.of("a", "left", "b", "left", "c", "right"));
    Opinions opinions = Opinions.of(votes, Options.seeded(1).withGiven(given));
    assertThat(opinions.groups()).extracting(Opinions.Group::id).containsExactly("left", "right");
    assertThat(opinions.choices()).isEmpty();
    StatementStats first = opinions.get("0");
    assertThat(first.members()).isEqualTo(new Counts(2, 1, 0));
    assertThat(first.all()).isEqualTo(new Counts(2, 1, 1));
    assertThat(first.consensus()).isCloseTo(3 / 4.0 * (1 / 3.0), within(CLOSE));
  }

  @Test
  void aStatementSetAsideCountsForNobodysPlaceAndIsStillCounted() {
    Votes.Builder votes = Votes.builder();
    votes.statement(new Statement("out", "…", -1, false));
    votes.statement(new Statement("in", "…", 0, false));
    for (int p = 0; p < 8; p++) {
      votes.vote("p" + p, "out", p % 2 == 0 ? Stance.AGREE : Stance.DISAGREE);
      votes.vote("p" + p, "in", Stance.AGREE);
      votes.vote("p" + p, "third", p < 4 ? Stance.AGREE : Stance.DISAGREE);
    }
    Opinions opinions = Opinions.of(votes.build(), Options.seeded(1));
    assertThat(opinions.places().values().stream().limit(4).distinct()).hasSize(1);
    assertThat(opinions.get("out").all()).isEqualTo(new Counts(4, 4, 0));
    assertThat(opinions.get("out").extremity()).isZero();
    assertThat(opinions.consensus(Side.AGREE))
        .extracting(c -> c.statement().id())
        .containsExactly("in");
  }

  @Test
  void whatIsSharedIsHeldByEachGroupAndNotByMostPeopleAlone() {
    String[] rows = new String[16];
    for (int i = 0; i < 16; i++) {
      rows[i] = "p" + i + (i < 11 ? " +++-" : " --+-");
    }
    Opinions opinions = Opinions.of(Debates.of(rows), Options.seeded(1));
    assertThat(opinions.groups()).extracting(Opinions.Group::members).containsExactly(11, 5);
    assertThat(opinions.shared(Side.AGREE))
        .extracting(s -> s.statement().id())
        .containsExactly("2");
    assertThat(opinions.shared(Side.DISAGREE))
        .extracting(s -> s.statement().id())
        .containsExactly("3");
    assertThat(opinions.consensus(Side.AGREE))
        .extracting(c -> c.statement().id())
        .containsExactly("2", "0", "1");
    assertThat(opinions.divides())
        .extracting(d -> d.statement().id() + d.agree() + d.disagree())
        .containsExactly("001", "101");
  }

  @Test
  void twoPeopleOfDividedGroupsOpposeEachOtherMoreThanTwoOfOneGroup() {
    Opinions opinions = Opinions.of(Debates.invented(), Options.seeded(1));
    assertThat(opinions.divides()).hasSizeGreaterThan(3);
    for (Opinions.Divide divide : opinions.divides()) {
      Map<String, GroupStats> groups = opinions.get(divide.statement().id()).groups();
      List<Integer> one = smoothed(Objects.requireNonNull(groups.get(divide.agree())).in());
      List<Integer> two = smoothed(Objects.requireNonNull(groups.get(divide.disagree())).in());
      double within = (opposed(one, one) + opposed(two, two)) / 2;
      assertThat(divide.measure()).isCloseTo(opposed(one, two) - within, within(1e-12));
    }
  }

  /** The answers of a group, one agreement and one disagreement added in place of half a pass. */
  private static List<Integer> smoothed(Counts counts) {
    List<Integer> answers = new ArrayList<>();
    IntStream.range(0, counts.agrees() + 1).forEach(_ -> answers.add(1));
    IntStream.range(0, counts.disagrees() + 1).forEach(_ -> answers.add(-1));
    IntStream.range(0, counts.passes()).forEach(_ -> answers.add(0));
    return answers;
  }

  /** How often two people, one drawn from each list, are one for and one against. */
  private static double opposed(List<Integer> these, List<Integer> those) {
    long opposed = 0;
    for (int a : these) {
      for (int b : those) {
        opposed += a * b == -1 ? 1 : 0;
      }
    }
    return (double) opposed / (these.size() * those.size());
  }

  @Test
  void whatChangesWithoutAGroupIsWhatAnAnalysisWithoutItsMembersFinds() {
    for (int seed = 1; seed <= 4; seed++) {
      Votes votes = Debates.camps(new Random(seed), 25, 30, 20, 12);
      Opinions opinions = Opinions.of(votes, Options.seeded(1));
      assertThat(opinions.absences()).hasSize(opinions.k());
      for (Opinions.Absence absence : opinions.absences()) {
        Set<String> gone = members(opinions, absence.group());
        TreeMap<String, String> given = new TreeMap<>();
        opinions.places().forEach((id, place) -> place.group().ifPresent(g -> given.put(id, g)));
        Opinions left = Opinions.of(votes.without(gone), Options.seeded(1).withGiven(given));
        Set<Opinions.Position> now = common(opinions);
        Set<Opinions.Position> then = common(left);
        assertThat(absence.gained()).as("seed " + seed).isEqualTo(except(then, now));
        assertThat(absence.lost()).as("seed " + seed).isEqualTo(except(now, then));
      }
      assertThat(opinions.absences()).anyMatch(a -> !a.gained().isEmpty() || !a.lost().isEmpty());
    }
  }

  private static Set<Opinions.Position> common(Opinions opinions) {
    return opinions.statements().stream()
        .flatMap(
            s ->
                Arrays.stream(Side.values())
                    .filter(side -> s.all().mostlyOn(side) || s.sharedOn(side))
                    .map(side -> new Opinions.Position(s.statement().id(), side)))
        .collect(Collectors.toSet());
  }

  private static <T> Set<T> except(Set<T> these, Set<T> those) {
    return these.stream().filter(t -> !those.contains(t)).collect(Collectors.toSet());
  }

  private static Set<String> members(Opinions opinions, String group) {
    return opinions.places().entrySet().stream()
        .filter(e -> e.getValue().group().filter(group::equals).isPresent())
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }
}
