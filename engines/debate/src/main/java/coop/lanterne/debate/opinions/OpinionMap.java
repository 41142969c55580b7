// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.debate.opinions;

import coop.lanterne.kernel.Canonical;
import coop.lanterne.kernel.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

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
        "voters",
            view.voters().isPresent() ? Value.of((long) view.voters().getAsInt()) : Value.nil(),
        "statements", seq(o.statements(), OpinionMap::statement),
        "hidden", seq(view.hiddenStatements(), OpinionMap::named),
        "unvoted", seq(o.unvoted(), OpinionMap::named),
        "groups", Value.list(o.groups()),
        "areas", seq(view.areas(), OpinionMap::area),
        "choices", Value.list(o.choices()));
  }

  private static <T> Value seq(List<T> items, java.util.function.Function<T, Value> each) {
    return new Value.Seq(items.stream().map(each).toList());
  }

  private static Value named(Statement s) {
    return Value.rec("id", s.id(), "moderation", s.moderation(), "meta", s.meta());
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
        "statement", named(s.statement()),
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
    List<StatementStats> statements = new ArrayList<>();
    for (Value item : rec.items("statements")) {
      Value.Rec s = (Value.Rec) item;
      SortedMap<String, Counts> cells = new TreeMap<>(Ids.ORDER);
      ((Value.Rec) s.get("groups")).fields().forEach((id, c) -> cells.put(id, counts(c)));
      statements.add(
          new StatementStats(
              named(s.get("statement"), words),
              counts(s.get("all")),
              GroupStats.beside(cells),
              real(s.get("extremity")),
              real(s.get("priority"))));
    }
    List<Opinions.Group> groups = new ArrayList<>();
    for (Value item : rec.items("groups")) {
      groups.add(group((Value.Rec) item, statements));
    }
    Opinions opinions =
        new Opinions(
            rec.integer("seed"),
            Math.toIntExact(rec.integer("votes")),
            statements,
            rec.items("unvoted").stream().map(s -> named(s, words)).toList(),
            groups,
            rec.items("choices").stream()
                .map(c -> Canonical.read(Opinions.Choice.class, c))
                .toList(),
            new TreeMap<>());
    return new OpinionMap(
        new PublicView(
            Math.toIntExact(rec.integer("k")),
            opinions,
            rec.items("areas").stream().map(OpinionMap::area).toList(),
            rec.get("voters") instanceof Value.Int(long n)
                ? OptionalInt.of(Math.toIntExact(n))
                : OptionalInt.empty(),
            rec.items("hidden").stream().map(s -> named(s, words)).toList()));
  }

  private static Statement named(Value value, UnaryOperator<String> words) {
    Value.Rec s = (Value.Rec) value;
    return new Statement(
        s.text("id"),
        words.apply(s.text("id")),
        Math.toIntExact(s.integer("moderation")),
        ((Value.Bool) s.get("meta")).value());
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
              of.statement(),
              Side.valueOf(held.text("side")),
              stats,
              ((Value.Bool) held.get("best_agree")).value()));
    }
    return new Opinions.Group(
        id, whole(g.get("members")), real(g.get("x")), real(g.get("y")), holds);
  }

  private static PublicView.Area area(Value value) {
    Value.Rec a = (Value.Rec) value;
    return new PublicView.Area(
        a.text("group"),
        whole(a.get("members")),
        point(a.get("centre")),
        a.items("outline").stream().map(OpinionMap::point).toList());
  }

  private static PublicView.Point point(Value value) {
    List<Value> items = ((Value.Seq) value).items();
    return new PublicView.Point(real(items.get(0)), real(items.get(1)));
  }
}
