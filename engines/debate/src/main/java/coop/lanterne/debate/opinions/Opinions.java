// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.debate.opinions;

import module java.base;

import coop.lanterne.kernel.Canonical;
import coop.lanterne.kernel.Value;
import org.jspecify.annotations.Nullable;

/**
 * Opinions as votes show them: groups of people who answered alike, what each holds, what is
 * shared, what divides. Computed as Polis does, from a cold start; the same votes give the same
 * bytes, whatever their order.
 *
 * <p>It speaks of everyone, small groups and single places included: show a person their own place,
 * and publish {@link PublicView} alone. Groups are formed from the very votes that are then
 * compared between them, so tests and intervals describe these voters and prove nothing about
 * others.
 *
 * @param seed where the search for axes began
 * @param votes how many votes count, one for each person and statement
 * @param statements those with a vote, in the order of ids
 * @param unvoted those without one, in the order of ids
 * @param groups the largest first, by their ids "0", "1"…; in the order of ids where they are given
 * @param choices each number of groups that was tried, with what became of it; empty where groups
 *     are given
 * @param places where each voter stands on the map, and in which group
 */
public record Opinions(
    long seed,
    int votes,
    List<StatementStats> statements,
    List<Statement> unvoted,
    List<Group> groups,
    List<Choice> choices,
    SortedMap<String, Place> places)
    implements Canonical {

  /** Votes below which a person is not placed in a group, where there are enough others. */
  static final int ENOUGH_VOTES = 7;

  /** People who are placed in a group even with fewer votes, the most active first. */
  static final int ENOUGH_PEOPLE = 15;

  private static final int BASE_CLUSTERS = 100;
  private static final int MOST_GROUPS = 5;
  private static final int BASES_FOR_ONE_MORE = 12;
  private static final int MOST_DIVIDES = 10;

  public Opinions {
    statements = List.copyOf(statements);
    unvoted = List.copyOf(unvoted);
    groups = List.copyOf(groups);
    choices = List.copyOf(choices);
    places = Collections.unmodifiableSortedMap(places);
  }

  /**
   * A group of people who answered alike.
   *
   * @param id "0", "1"…, or as given
   * @param members how many people
   * @param x the mean of their places
   * @param y the same, on the second axis
   * @param holds the statements that represent it, at most five
   */
  public record Group(String id, int members, double x, double y, List<Held> holds)
      implements Canonical {
    public Group {
      holds = List.copyOf(holds);
    }
  }

  /**
   * A statement that represents a group.
   *
   * @param side on which side the group stands apart from the others
   * @param bestAgree whether it is the one that the group best agrees on
   */
  public record Held(Statement statement, Side side, GroupStats stats, boolean bestAgree)
      implements Canonical {
    @Override
    public Value canonical() {
      return Value.rec("statement", statement.id(), "side", side.name(), "best_agree", bestAgree);
    }
  }

  /**
   * A statement on which most people are on one side, groups aside.
   *
   * @param counts votes of everyone
   */
  public record Consensus(Statement statement, Side side, Counts counts) {}

  /**
   * A statement that sets two groups against each other.
   *
   * @param agree the group that agrees more
   * @param disagree the group that disagrees more
   * @param measure how much more often two people oppose each other when they come one from each of
   *     the two groups than when they come from the same one: (pa − pa′)·(pd′ − pd), from 0 to 1
   */
  public record Divide(Statement statement, String agree, String disagree, double measure) {}

  /**
   * A number of groups that was tried.
   *
   * @param k how many groups
   * @param silhouette how well they hold together and apart, from −1 to 1
   * @param smallest how many people the smallest holds; 1 sets that number aside
   * @param kept whether it is the one shown
   */
  public record Choice(int k, double silhouette, int smallest, boolean kept) implements Canonical {}

  /**
   * Where someone stands on the map.
   *
   * @param group their group; empty for those who voted too little to be placed in one
   */
  public record Place(double x, double y, Optional<String> group) implements Canonical {}

  /**
   * What would change if a group had not come: the others keep their groups.
   *
   * @param group the absent one
   * @param gained statements that everyone would then be found to share, or agree or disagree on
   * @param lost those that would no longer be
   */
  public record Absence(String group, Set<Position> gained, Set<Position> lost) {
    public Absence {
      gained = Collections.unmodifiableSet(new TreeSet<>(gained));
      lost = Collections.unmodifiableSet(new TreeSet<>(lost));
    }
  }

  /** One side of one statement. */
  public record Position(String statement, Side side) implements Comparable<Position> {
    private static final Comparator<Position> ORDER =
        Comparator.comparing(Position::statement, Ids.ORDER).thenComparing(Position::side);

    @Override
    public int compareTo(Position other) {
      return ORDER.compare(this, other);
    }
  }

  /** Analyses votes; any number of them, none included. */
  public static Opinions of(Votes votes, Options options) {
    Axes axes = Axes.of(votes, options.seed());
    int people = votes.participants().size();
    double[][] at =
        IntStream.range(0, people).mapToObj(p -> axes.place(votes, p)).toArray(double[][]::new);
    double[] x = Arrays.stream(at).mapToDouble(place -> place[0]).toArray();
    double[] y = Arrays.stream(at).mapToDouble(place -> place[1]).toArray();
    List<Choice> choices = new ArrayList<>();
    @Nullable String[] groupOf =
        options.given().isPresent()
            ? votes.values(options.given().get())
            : found(votes, x, y, options, choices);
    List<StatementStats> statements = statistics(votes, axes, groupOf);
    SortedMap<String, Place> places = new TreeMap<>(Ids.ORDER);
    for (int p = 0; p < people; p++) {
      Place place = new Place(x[p], y[p], Optional.ofNullable(groupOf[p]));
      places.put(votes.participants().get(p), place);
    }
    return new Opinions(
        options.seed(),
        votes.size(),
        statements,
        votes.unvoted(),
        groups(places, statements),
        choices,
        places);
  }

  /** The group of each participant, null for those who are placed in none. */
  private static @Nullable String[] found(
      Votes votes, double[] x, double[] y, Options options, List<Choice> choices) {
    int[] kept = kept(votes);
    @Nullable String[] groupOf = new String[x.length];
    if (kept.length == 0) {
      return groupOf;
    }
    double[] keptX = Arrays.stream(kept).mapToDouble(p -> x[p]).toArray();
    double[] keptY = Arrays.stream(kept).mapToDouble(p -> y[p]).toArray();
    double[] one = new double[kept.length];
    Arrays.fill(one, 1);
    Clusters bases = Clusters.of(keptX, keptY, one, BASE_CLUSTERS);
    int[] base = grouped(bases, bases.weights(one), options, choices);
    int[] number = bySize(Arrays.stream(bases.of()).map(b -> base[b]).toArray());
    for (int i = 0; i < kept.length; i++) {
      groupOf[kept[i]] = Integer.toString(number[i]);
    }
    return groupOf;
  }

  /** Those who voted enough; fifteen at least, where there are as many. */
  private static int[] kept(Votes votes) {
    int enough = Math.min(ENOUGH_VOTES, votes.statements().size());
    int people = votes.participants().size();
    List<Integer> byActivity =
        IntStream.range(0, people)
            .boxed()
            .sorted(Comparator.comparingInt(p -> -votes.votesOf(p))) // stable: then by id
            .toList();
    long active = IntStream.range(0, people).filter(p -> votes.votesOf(p) >= enough).count();
    return byActivity.stream()
        .limit(Math.max(active, ENOUGH_PEOPLE))
        .mapToInt(p -> p)
        .sorted()
        .toArray();
  }

  /** The group of each base cluster: as many groups as asked, else as the silhouette prefers. */
  private static int[] grouped(
      Clusters bases, double[] weight, Options options, List<Choice> choices) {
    int most = Math.min(MOST_GROUPS, 2 + bases.size() / BASES_FOR_ONE_MORE);
    int to = options.groups().orElse(most);
    int[] best = new int[bases.size()];
    int kept = -1;
    for (int k = Math.max(2, options.groups().orElse(2)); k <= to; k++) {
      Clusters groups = Clusters.of(bases.x(), bases.y(), weight, k);
      if (groups.size() < k) {
        break; // not as many distinct places
      }
      double silhouette = groups.silhouette(bases.x(), bases.y());
      int smallest = (int) Arrays.stream(groups.weights(weight)).min().orElse(0);
      choices.add(new Choice(k, silhouette, smallest, false));
      boolean allowed = smallest > 1 || options.groups().isPresent();
      if (allowed && (kept < 0 || silhouette > choices.get(kept).silhouette())) {
        kept = choices.size() - 1;
        best = groups.of();
      }
    }
    if (kept >= 0) {
      Choice chosen = choices.get(kept);
      choices.set(kept, new Choice(chosen.k(), chosen.silhouette(), chosen.smallest(), true));
    }
    return best;
  }

  /** Groups numbered anew: the largest is 0; of equals, the one with the first participant. */
  private static int[] bySize(int[] of) {
    int size = Arrays.stream(of).max().orElse(-1) + 1;
    int[] members = new int[size];
    int[] first = new int[size];
    for (int i = of.length - 1; i >= 0; i--) {
      members[of[i]]++;
      first[of[i]] = i;
    }
    List<Integer> order =
        IntStream.range(0, size)
            .boxed()
            .sorted(
                Comparator.comparingInt((Integer g) -> -members[g]).thenComparingInt(g -> first[g]))
            .toList();
    int[] number = new int[size];
    for (int i = 0; i < size; i++) {
      number[order.get(i)] = i;
    }
    return Arrays.stream(of).map(g -> number[g]).toArray();
  }

  private static List<StatementStats> statistics(
      Votes votes, Axes axes, @Nullable String[] groupOf) {
    SortedMap<String, Integer> number = new TreeMap<>(Ids.ORDER);
    for (String group : groupOf) {
      if (group != null) {
        number.put(group, 0);
      }
    }
    List<String> ids = List.copyOf(number.keySet());
    for (int g = 0; g < ids.size(); g++) {
      number.put(ids.get(g), g);
    }
    int[][] counts = counts(votes, groupOf, number);
    List<StatementStats> statistics = new ArrayList<>();
    for (int s = 0; s < votes.statements().size(); s++) {
      List<Counts> cells = new ArrayList<>();
      for (int[] row : counts) {
        cells.add(new Counts(row[3 * s + 2], row[3 * s], row[3 * s + 1]));
      }
      Counts members = cells.subList(0, ids.size()).stream().reduce(Counts.NONE, Counts::plus);
      SortedMap<String, GroupStats> groups = new TreeMap<>(Ids.ORDER);
      for (int g = 0; g < ids.size(); g++) {
        groups.put(ids.get(g), new GroupStats(cells.get(g), members.minus(cells.get(g))));
      }
      Statement statement = votes.statements().get(s);
      double extremity = axes.extremity(s);
      statistics.add(
          new StatementStats(
              statement,
              members.plus(cells.getLast()),
              groups,
              extremity,
              Routing.priority(statement, members, extremity)));
    }
    return statistics;
  }

  /** Of each group, how often each stance on each statement; the last row: outside groups. */
  private static int[][] counts(
      Votes votes, @Nullable String[] groupOf, Map<String, Integer> number) {
    int[][] counts = new int[number.size() + 1][3 * votes.statements().size()];
    for (int p = 0; p < groupOf.length; p++) {
      String group = groupOf[p];
      int[] row = counts[group == null ? number.size() : number.getOrDefault(group, 0)];
      int from = votes.start(p);
      for (int i = from; i < from + votes.votesOf(p); i++) {
        row[3 * votes.statementAt(i) + votes.valueAt(i) + 1]++;
      }
    }
    return counts;
  }

  private static List<Group> groups(
      SortedMap<String, Place> places, List<StatementStats> statements) {
    SortedMap<String, List<Place>> members = new TreeMap<>(Ids.ORDER);
    places
        .values()
        .forEach(
            p ->
                p.group()
                    .ifPresent(g -> members.computeIfAbsent(g, _ -> new ArrayList<>()).add(p)));
    List<Group> groups = new ArrayList<>();
    members.forEach(
        (id, of) ->
            groups.add(
                new Group(
                    id,
                    of.size(),
                    of.stream().mapToDouble(Place::x).sum() / of.size(),
                    of.stream().mapToDouble(Place::y).sum() / of.size(),
                    Representative.of(id, statements))));
    return groups;
  }

  /** How many people voted. */
  public int voters() {
    return places.size();
  }

  /** How many groups there are. */
  public int k() {
    return groups.size();
  }

  /**
   * The figures of a statement.
   *
   * @throws IllegalArgumentException when nobody voted on a statement of that id
   */
  public StatementStats get(String statement) {
    return statements.stream()
        .filter(s -> s.statement().id().equals(statement))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no vote on " + statement));
  }

  /** What most people are on that side of, groups aside: at most five, the clearest first. */
  public List<Consensus> consensus(Side side) {
    return Representative.consensus(statements, side);
  }

  /** What each group, taken alone, is mostly on that side of: the most shared first. */
  public List<StatementStats> shared(Side side) {
    return statements.stream()
        .filter(s -> s.statement().placesPeople() && s.sharedOn(side))
        .sorted(Comparator.comparingDouble(s -> -s.consensus(side)))
        .toList();
  }

  /**
   * What divides: for each statement the two groups that it most sets against each other, where one
   * agrees more and the other disagrees more, each beyond one chance in ten; at most ten, the most
   * dividing first.
   */
  public List<Divide> divides() {
    return statements.stream()
        .filter(s -> s.statement().placesPeople())
        .flatMap(s -> divide(s).stream())
        .sorted(Comparator.comparingDouble(d -> -d.measure()))
        .limit(MOST_DIVIDES)
        .toList();
  }

  private static Optional<Divide> divide(StatementStats s) {
    Optional<Divide> most = Optional.empty();
    for (Map.Entry<String, GroupStats> agree : s.groups().entrySet()) {
      for (Map.Entry<String, GroupStats> disagree : s.groups().entrySet()) {
        Counts a = agree.getValue().in();
        Counts d = disagree.getValue().in();
        double measure =
            (a.share(Side.AGREE) - d.share(Side.AGREE))
                * (d.share(Side.DISAGREE) - a.share(Side.DISAGREE));
        if (new GroupStats(a, d).ratioTest(Side.AGREE) > Proportions.NINETY
            && new GroupStats(d, a).ratioTest(Side.DISAGREE) > Proportions.NINETY
            && (most.isEmpty() || measure > most.get().measure())) {
          most = Optional.of(new Divide(s.statement(), agree.getKey(), disagree.getKey(), measure));
        }
      }
    }
    return most;
  }

  /** What would change without each group in turn; empty where there are fewer than two. */
  public List<Absence> absences() {
    if (groups.size() < 2) {
      return List.of();
    }
    Set<Position> now = common(statements);
    return groups.stream()
        .map(
            group -> {
              Set<Position> then =
                  common(
                      statements.stream().flatMap(s -> without(s, group.id()).stream()).toList());
              return new Absence(group.id(), except(then, now), except(now, then));
            })
        .toList();
  }

  private static Optional<StatementStats> without(StatementStats s, String absent) {
    Map<String, Counts> left = new HashMap<>();
    s.groups().forEach((id, g) -> left.put(id, g.in()));
    Counts gone = Optional.ofNullable(left.remove(absent)).orElse(Counts.NONE);
    Counts all = s.all().minus(gone);
    Counts members = left.values().stream().reduce(Counts.NONE, Counts::plus);
    SortedMap<String, GroupStats> groups = new TreeMap<>(Ids.ORDER);
    left.forEach((id, in) -> groups.put(id, new GroupStats(in, members.minus(in))));
    return all.seen() == 0
        ? Optional.empty()
        : Optional.of(new StatementStats(s.statement(), all, groups, s.extremity(), s.priority()));
  }

  /** What people have in common: shared by each group, or by most people. */
  private static Set<Position> common(List<StatementStats> statements) {
    Set<Position> common = new TreeSet<>();
    for (Side side : Side.values()) {
      statements.stream()
          .filter(s -> s.statement().placesPeople())
          .filter(s -> s.sharedOn(side) || s.all().mostlyOn(side))
          .forEach(s -> common.add(new Position(s.statement().id(), side)));
    }
    return common;
  }

  private static Set<Position> except(Set<Position> these, Set<Position> those) {
    return these.stream().filter(p -> !those.contains(p)).collect(Collectors.toSet());
  }
}
