// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.charter;

import module java.base;

import coop.lanterne.kernel.Advice.Subject;
import coop.lanterne.kernel.MethodClass;

/** A6: no method farther from human rules than the ceiling of its use. */
final class MethodCeilingCheck {
  static final Check CHECK =
      new Check(
          "method-ceiling/1",
          Shape.fields(),
          Map.of("advice", Ask.Classed.class, "parameter", Ask.ParameterSet.class),
          MethodCeilingCheck::test);

  private MethodCeilingCheck() {}

  private static Verdict test(Ask ask, Rules rules) {
    return switch (ask) {
      case Ask.Classed c -> classed(c, rules);
      case Ask.ParameterSet(Subject concerns, String _, String setBy) ->
          concerns == Subject.PERSON && !setBy.startsWith("decision-")
              ? rules.refused("fitted", setBy, "decision")
              : Verdict.allowed();
      default -> throw Check.unknown(ask);
    };
  }

  private static Verdict classed(Ask.Classed c, Rules rules) {
    Charter charter = rules.charter();
    if (!charter.rooms().contains(c.room())) {
      return rules.refused("room", c.room(), charter.rooms().stream().toList());
    }
    Optional<Charter.Purpose> purpose =
        charter.findPurpose(c.purpose()).filter(p -> p.room().equals(c.room()));
    if (purpose.isEmpty()) {
      return rules.refused("purpose", c.purpose(), c.room());
    }
    Optional<MethodClass> ceiling = purpose.get().ceiling(c.concerns());
    if (ceiling.isEmpty()) {
      return rules.refused("no_ceiling", c.concerns(), c.purpose());
    }
    MethodClass used = c.own();
    for (Ask.Input input : c.inputs()) {
      MethodClass read = input.adoptedBy().isPresent() ? MethodClass.RULES : input.methodClass();
      used = read.compareTo(used) > 0 ? read : used;
    }
    return used.compareTo(ceiling.get()) > 0
        ? rules.refused(c.concerns() == Subject.PERSON ? "person" : "ceiling", used, ceiling.get())
        : Verdict.allowed();
  }
}
