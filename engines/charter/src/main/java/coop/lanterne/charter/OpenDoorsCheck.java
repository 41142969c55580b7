// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.charter;

import static coop.lanterne.charter.Shape.Polarity.LARGER_IS_STRICTER;
import static coop.lanterne.charter.Shape.Polarity.NEUTRAL;
import static coop.lanterne.charter.Shape.choice;
import static coop.lanterne.charter.Shape.fields;
import static coop.lanterne.charter.Shape.leaf;
import static coop.lanterne.charter.Shape.must;
import static coop.lanterne.charter.Shape.table;

import module java.base;

import coop.lanterne.kernel.Value;

/** A9: the doors of verification are open, by role; a quota delays and never denies. */
final class OpenDoorsCheck {
  static final Check CHECK =
      new Check(
          "open-doors/1",
          fields(
              must("doors", table(choice(NEUTRAL, "concerned", "member", "anyone"), NEUTRAL)),
              must("per_day", leaf(Kind.COUNT, LARGER_IS_STRICTER))),
          Map.of("door", Ask.Door.class),
          OpenDoorsCheck::test);

  /** Roles of people who are members; a keeper who is one comes as a member. */
  private static final Set<String> MEMBERS = Set.of("member", "facilitator", "auditor");

  private OpenDoorsCheck() {}

  private static Verdict test(Ask ask, Rules rules) {
    if (!(ask instanceof Ask.Door door)) {
      throw Check.unknown(ask);
    }
    Map<String, Value> doors = ((Value.Rec) rules.article().params().get("doors")).fields();
    Value openTo = doors.get(door.name());
    if (openTo == null) {
      return rules.refused("no_door", door.name(), List.copyOf(doors.keySet()));
    }
    boolean decides = door.decides().orElse(false);
    if (door.about().isPresent() && !door.about().get().equals(door.by()) && !decides) {
      return rules.refused("anothers", door.about().get(), door.by());
    }
    String open = Kind.text(openTo);
    if (open.equals("concerned") && door.about().isEmpty()) {
      return rules.refused("nobody_named", door.name(), open);
    }
    if (open.equals("member") && !MEMBERS.contains(door.role())) {
      return rules.refused("role", Rules.role(door.role()), open);
    }
    long quota = rules.count("per_day");
    return door.doneToday() >= quota
        ? rules.noted("queued", door.doneToday() + 1, quota)
        : Verdict.allowed();
  }
}
