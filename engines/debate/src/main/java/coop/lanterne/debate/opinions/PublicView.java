// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.debate.opinions;

import module java.base;

import coop.lanterne.kernel.Canonical;
import coop.lanterne.kernel.Written;

/**
 * What may be published of an analysis where no group smaller than k may be seen, even by
 * subtracting one figure from another (article A8 of the charter).
 *
 * <ul>
 *   <li>A group of fewer than k people is not shown, nor a group's answers to a statement where
 *       fewer than k of its members voted.
 *   <li>The total of a statement is that of everyone, unless fewer than k people would be found by
 *       taking the groups shown off it: then it is the total of the groups shown.
 *   <li>Consensus, priorities and what a group holds are computed again from what is shown alone;
 *       the product of all groups would give a hidden one away by a division.
 *   <li>No one's place is shown. A group's place is its centre and an ellipse, both sums over k
 *       people or more; the corners of a hull would be single people.
 * </ul>
 *
 * @param k the fewest people that a figure may be about
 * @param opinions the same analysis, reduced to what may be shown; it holds no place
 * @param areas where each group shown stands on the map
 * @param voters how many people voted; empty where the total would give a small group away
 * @param hiddenStatements statements that too few people voted on
 */
public record PublicView(
    int k,
    Opinions opinions,
    List<Area> areas,
    OptionalInt voters,
    @Written(as = "hidden") List<Statement> hiddenStatements)
    implements Canonical {
  private static final int CORNERS = 24;
  private static final double DEVIATIONS = 1.5;

  public PublicView {
    areas = List.copyOf(areas);
    hiddenStatements = List.copyOf(hiddenStatements);
  }

  /**
   * Where a group stands.
   *
   * @param outline an ellipse around its centre, one and a half standard deviations wide
   */
  public record Area(String group, int members, Point centre, List<Point> outline)
      implements Canonical {
    public Area {
      outline = List.copyOf(outline);
    }
  }

  /** A point of the map. */
  public record Point(double x, double y) implements Canonical {}

  /** What may be shown of that analysis. */
  public static PublicView of(Opinions all, int k) {
    List<Opinions.Group> large = all.groups().stream().filter(g -> g.members() >= k).toList();
    Set<String> shown = large.stream().map(Opinions.Group::id).collect(Collectors.toSet());
    int members = large.stream().mapToInt(Opinions.Group::members).sum();
    Map<Boolean, List<StatementStats>> reduced =
        all.statements().stream()
            .map(s -> reduced(s, shown, k))
            .collect(Collectors.partitioningBy(s -> s.all().seen() >= k));
    List<StatementStats> statements = reduced.getOrDefault(true, List.of());
    List<Opinions.Group> groups = large.stream().map(g -> shown(g, statements)).toList();
    Opinions opinions =
        new Opinions(
            all.seed(),
            statements.stream().mapToInt(s -> s.all().seen()).sum(),
            statements,
            all.unvoted(),
            groups,
            all.choices().stream().filter(c -> c.smallest() >= k).toList(),
            new TreeMap<>());
    return new PublicView(
        k,
        opinions,
        groups.stream().map(g -> area(g, all)).toList(),
        mayShow(all.voters(), members, k) ? OptionalInt.of(all.voters()) : OptionalInt.empty(),
        reduced.getOrDefault(false, List.of()).stream().map(StatementStats::statement).toList());
  }

  /**
   * The same after others were shown: a total of voters moved by fewer than k people is left out.
   */
  PublicView after(int votersBefore) {
    boolean moved = voters.isPresent() && votersBefore > 0 && voters.getAsInt() != votersBefore;
    return moved && Math.abs(voters.getAsInt() - votersBefore) < k
        ? new PublicView(k, opinions, areas, OptionalInt.empty(), hiddenStatements)
        : this;
  }

  private static Opinions.Group shown(Opinions.Group g, List<StatementStats> statements) {
    List<Opinions.Held> holds = Representative.of(g.id(), statements);
    return new Opinions.Group(g.id(), g.members(), g.x(), g.y(), holds);
  }

  /** Whether a total may be shown beside parts of it: nobody else is left, or enough people. */
  private static boolean mayShow(int total, int parts, int k) {
    return total >= k && (total == parts || total - parts >= k);
  }

  private static StatementStats reduced(StatementStats s, Set<String> shown, int k) {
    SortedMap<String, Counts> cells = new TreeMap<>(Ids.ORDER);
    s.groups()
        .forEach(
            (id, g) -> {
              if (shown.contains(id) && g.in().seen() >= k) {
                cells.put(id, g.in());
              }
            });
    Counts members = cells.values().stream().reduce(Counts.NONE, Counts::plus);
    return new StatementStats(
        s.statement(),
        mayShow(s.all().seen(), members.seen(), k) ? s.all() : members,
        GroupStats.beside(cells),
        s.extremity(),
        Routing.priority(s.statement(), members, s.extremity()));
  }

  /** The ellipse of the group's places: its axes are those along which its members most spread. */
  private static Area area(Opinions.Group group, Opinions all) {
    double xx = 0;
    double xy = 0;
    double yy = 0;
    for (Opinions.Place place : all.places().values()) {
      if (place.group().filter(group.id()::equals).isPresent()) {
        double dx = place.x() - group.x();
        double dy = place.y() - group.y();
        xx += dx * dx;
        xy += dx * dy;
        yy += dy * dy;
      }
    }
    double n = group.members();
    double middle = (xx + yy) / 2;
    double apart = StrictMath.sqrt((xx - yy) * (xx - yy) / 4 + xy * xy);
    double longest = DEVIATIONS * StrictMath.sqrt((middle + apart) / n);
    double shortest = DEVIATIONS * StrictMath.sqrt(Math.max(0, middle - apart) / n);
    double angle = StrictMath.atan2(2 * xy, xx - yy) / 2;
    Point centre = new Point(group.x(), group.y());
    List<Point> outline =
        IntStream.range(0, CORNERS)
            .mapToObj(i -> corner(centre, longest, shortest, angle, 2 * Math.PI * i / CORNERS))
            .toList();
    return new Area(group.id(), group.members(), centre, outline);
  }

  private static Point corner(
      Point centre, double longest, double shortest, double angle, double turn) {
    double along = longest * StrictMath.cos(turn);
    double across = shortest * StrictMath.sin(turn);
    return new Point(
        centre.x() + along * StrictMath.cos(angle) - across * StrictMath.sin(angle),
        centre.y() + along * StrictMath.sin(angle) + across * StrictMath.cos(angle));
  }
}
