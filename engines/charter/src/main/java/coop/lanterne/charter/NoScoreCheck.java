// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.charter;

import static coop.lanterne.charter.Shape.Polarity.SMALLER_IS_STRICTER;
import static coop.lanterne.charter.Shape.fields;
import static coop.lanterne.charter.Shape.must;
import static coop.lanterne.charter.Shape.names;
import static coop.lanterne.charter.Shape.table;

import module java.base;

import coop.lanterne.kernel.Advice.Subject;

/** A7: a result about a person has one of the listed shapes, and no other. */
final class NoScoreCheck {
  static final Check CHECK =
      new Check(
          "no-score/1",
          fields(must("shapes", table(names(SMALLER_IS_STRICTER), SMALLER_IS_STRICTER))),
          Map.of("output", Ask.Shown.class, "join", Ask.Joined.class, "engine", Ask.Engine.class),
          NoScoreCheck::test);

  private static final List<String> SHAPES =
      List.of("amount_by_voted_rule", "assignment", "own_turns", "own_mastery", "own_place");
  private static final List<String> AUDIENCES = List.of("self", "planner", "others", "public");

  private NoScoreCheck() {}

  private static Verdict test(Ask ask, Rules rules) {
    Map<String, List<String>> shapes = rules.nameTable("shapes");
    return switch (ask) {
      case Ask.Shown s when s.concerns() != Subject.PERSON -> Verdict.allowed();
      case Ask.Shown s -> shown(s, shapes, rules);
      case Ask.Joined(List<String> rooms, String by) ->
          by.equals("product") || rooms.stream().distinct().count() < 2
              ? Verdict.allowed()
              : rules.refused("join", by, rooms);
      case Ask.Engine e when e.concerns() != Subject.PERSON -> Verdict.allowed();
      case Ask.Engine e when e.shapes().isEmpty() ->
          rules.refused("undeclared", e.id(), List.copyOf(shapes.keySet()));
      case Ask.Engine e ->
          Verdict.of(
              e.shapes().stream()
                  .filter(s -> !shapes.containsKey(s))
                  .map(s -> rules.refuse("shape", s, List.copyOf(shapes.keySet())))
                  .toList());
      default -> throw Check.unknown(ask);
    };
  }

  private static Verdict shown(Ask.Shown s, Map<String, List<String>> shapes, Rules rules) {
    List<String> audiences = shapes.get(s.shape());
    if (audiences == null) {
      return rules.refused("shape", s.shape(), List.copyOf(shapes.keySet()));
    }
    if (!audiences.contains(s.audience())) {
      return rules.refused("audience", audience(s.audience()), audiences);
    }
    if (s.sorted()) {
      return rules.refused("sorted", "sorted", shape(s.shape()));
    }
    // An amount or an assignment may be handed on; what only oneself may know does not travel.
    return s.exported() && s.shape().startsWith("own_")
        ? rules.refused("exported", "exported", shape(s.shape()))
        : Verdict.allowed();
  }

  /** A shape in words, where the house has words for it. */
  private static Object shape(String name) {
    return SHAPES.contains(name) ? new Rules.Named("shape", name) : name;
  }

  private static Object audience(String name) {
    return AUDIENCES.contains(name) ? new Rules.Named("audience", name) : name;
  }
}
