// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.charter;

import static coop.lanterne.charter.Shape.Polarity.LARGER_IS_STRICTER;
import static coop.lanterne.charter.Shape.fields;
import static coop.lanterne.charter.Shape.leaf;
import static coop.lanterne.charter.Shape.must;

import module java.base;

/** A17: nothing a program says applies by itself. */
final class PeopleDecideCheck {
  static final Check CHECK =
      new Check(
          "people-decide/1",
          fields(
              must("second_look", leaf(Kind.SHARE, LARGER_IS_STRICTER)),
              must("synthesis_still", leaf(Kind.PERIOD, LARGER_IS_STRICTER))),
          Map.of(
              "adopt", Ask.Adopt.class,
              "apply", Ask.Apply.class,
              "share_shown", Ask.ShareShown.class,
              "resynthesise", Ask.Resynthesise.class),
          PeopleDecideCheck::test);

  private PeopleDecideCheck() {}

  private static Verdict test(Ask ask, Rules rules) {
    return switch (ask) {
      case Ask.Adopt adopt -> adopt(adopt, rules);
      case Ask.Apply(String takes) ->
          takes.equals("Enacted") ? Verdict.allowed() : rules.refused("apply", takes, "Enacted");
      case Ask.ShareShown(String _, long holders, String period) ->
          holders > 1 || period.equals("year")
              ? Verdict.allowed()
              : rules.refused("watching", holders, 2L);
      case Ask.Resynthesise(LocalDate voteOn, LocalDate on) ->
          on.isBefore(voteOn.minus(rules.period("synthesis_still"))) || on.isAfter(voteOn)
              ? Verdict.allowed()
              : rules.refused("still", voteOn, rules.period("synthesis_still"));
      default -> throw Check.unknown(ask);
    };
  }

  private static Verdict adopt(Ask.Adopt a, Rules rules) {
    if (a.by().person().isEmpty()) {
      return rules.refused("program", a.by().program().orElse("program"), "person");
    }
    if (a.advice().isEmpty()) {
      return Verdict.allowed();
    }
    List<String> lines = a.advice().get();
    List<Refusal> refusals = new ArrayList<>();
    List<String> unseen = without(lines, a.posted());
    if (!unseen.isEmpty()) {
      refusals.add(rules.refuse("unseen", unseen, a.posted()));
    }
    List<String> foreign = without(a.posted(), lines);
    if (!foreign.isEmpty()) {
      refusals.add(rules.refuse("foreign", foreign, lines));
    }
    List<String> unopened = without(a.flagged(), a.opened());
    if (!unopened.isEmpty()) {
      refusals.add(rules.refuse("unopened", unopened, (long) unopened.size()));
    }
    return Verdict.of(refusals);
  }

  private static List<String> without(List<String> all, List<String> some) {
    return all.stream().filter(x -> !some.contains(x)).toList();
  }
}
