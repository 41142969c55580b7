// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.debate.opinions;

import module java.base;

import coop.lanterne.kernel.Canonical;
import coop.lanterne.kernel.Value;

/**
 * What an analysis gives to everyone: the public view, written so that it can be kept for long. It
 * holds no one's place and no words of a statement.
 */
public record OpinionMap(PublicView view) implements Canonical {

  @Override
  public Value canonical() {
    Opinions o = view.opinions();
    return Value.rec(
        "k", view.k(),
        "seed", o.seed(),
        "votes", o.votes(),
        "voters", view.voters(),
        "statements", seq(o.statements(), OpinionMap::statement),
        "hidden", seq(view.hiddenStatements(), Statement::named),
        "unvoted", seq(o.unvoted(), Statement::named),
        "groups", Value.list(o.groups()),
        "areas", seq(view.areas(), OpinionMap::area),
        "choices", Value.list(o.choices()));
  }

  private static <T> Value seq(List<T> items, Function<T, Value> each) {
    return new Value.Seq(items.stream().map(each).toList());
  }

  private static Value counts(Counts c) {
    return new Value.Seq(
        List.of(
            Value.of((long) c.agrees()),
            Value.of((long) c.disagrees()),
            Value.of((long) c.passes())));
  }

  private static Value statement(StatementStats s) {
    TreeMap<String, Value> groups = new TreeMap<>();
    s.groups().forEach((id, g) -> groups.put(id, counts(g.in())));
    return Value.rec(
        "statement", s.statement().named(),
        "all", counts(s.all()),
        "groups", new Value.Rec(groups),
        "extremity", s.extremity(),
        "priority", s.priority());
  }

  private static Value area(PublicView.Area a) {
    return Value.rec(
        "group", a.group(),
        "members", a.members(),
        "centre", point(a.centre()),
        "outline", seq(a.outline(), OpinionMap::point));
  }

  private static Value point(PublicView.Point p) {
    return new Value.Seq(List.of(Value.of(p.x()), Value.of(p.y())));
  }

  // --- read again

  /**
   * The map that {@link #canonical} wrote.
   *
   * @param words the words of each statement by its id, as they are now; empty where they are gone
   */
  public static OpinionMap fromValue(Value value, UnaryOperator<String> words) {
    Value.Rec rec = (Value.Rec) value;
    List<StatementStats> statements = read(rec, "statements", s -> statement(s, words));
    Opinions opinions =
        new Opinions(
            rec.integer("seed"),
            rec.count("votes"),
            statements,
            read(rec, "unvoted", s -> Statement.named(s, words)),
            read(rec, "groups", g -> group((Value.Rec) g, statements)),
            read(rec, "choices", c -> Canonical.read(Opinions.Choice.class, c)),
            new TreeMap<>());
    return new OpinionMap(
        new PublicView(
            rec.count("k"),
            opinions,
            read(rec, "areas", OpinionMap::area),
            rec.findCount("voters"),
            read(rec, "hidden", s -> Statement.named(s, words))));
  }

  private static <T> List<T> read(Value.Rec rec, String field, Function<Value, T> each) {
    return rec.items(field).stream().map(each).toList();
  }

  private static StatementStats statement(Value value, UnaryOperator<String> words) {
    Value.Rec s = (Value.Rec) value;
    SortedMap<String, Counts> cells = new TreeMap<>(Ids.ORDER);
    s.rec("groups").fields().forEach((id, c) -> cells.put(id, counts(c)));
    return new StatementStats(
        Statement.named(s.get("statement"), words),
        counts(s.get("all")),
        GroupStats.beside(cells),
        real(s.get("extremity")),
        real(s.get("priority")));
  }

  private static Counts counts(Value value) {
    List<Value> items = ((Value.Seq) value).items();
    return new Counts(whole(items.get(0)), whole(items.get(1)), whole(items.get(2)));
  }

  private static int whole(Value value) {
    return Math.toIntExact(((Value.Int) value).value());
  }

  private static double real(Value value) {
    return ((Value.Real) value).value();
  }

  private static Opinions.Group group(Value.Rec g, List<StatementStats> statements) {
    String id = g.text("id");
    List<Opinions.Held> holds = new ArrayList<>();
    for (Value item : g.items("holds")) {
      Value.Rec held = (Value.Rec) item;
      StatementStats of =
          statements.stream()
              .filter(s -> s.statement().id().equals(held.text("statement")))
              .findFirst()
              .orElseThrow();
      GroupStats stats = of.groups().get(id);
      if (stats == null) {
        throw new IllegalArgumentException(id + " has no figures on " + of.statement().id());
      }
      holds.add(
          new Opinions.Held(
              of.statement(), Side.valueOf(held.text("side")), stats, held.flag("best_agree")));
    }
    return new Opinions.Group(id, g.count("members"), real(g.get("x")), real(g.get("y")), holds);
  }

  private static PublicView.Area area(Value value) {
    Value.Rec a = (Value.Rec) value;
    return new PublicView.Area(
        a.text("group"),
        a.count("members"),
        point(a.get("centre")),
        read(a, "outline", OpinionMap::point));
  }

  private static PublicView.Point point(Value value) {
    List<Value> items = ((Value.Seq) value).items();
    return new PublicView.Point(real(items.get(0)), real(items.get(1)));
  }
}
