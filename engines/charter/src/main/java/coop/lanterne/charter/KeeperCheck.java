// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.charter;

import static coop.lanterne.charter.Shape.Polarity.LARGER_IS_STRICTER;
import static coop.lanterne.charter.Shape.Polarity.SMALLER_IS_STRICTER;
import static coop.lanterne.charter.Shape.fields;
import static coop.lanterne.charter.Shape.must;
import static coop.lanterne.charter.Shape.names;

import module java.base;

/** A10: keeping the machine gives no right to decide; grave acts take two people. */
final class KeeperCheck {
  static final Check CHECK =
      new Check(
          "keeper/1",
          fields(
              must("two_persons", names(LARGER_IS_STRICTER)),
              must("not_to_oneself", names(LARGER_IS_STRICTER)),
              must("keeper_acts", names(SMALLER_IS_STRICTER)),
              must("member_acts", names(SMALLER_IS_STRICTER))),
          Map.of("act", Ask.Act.class),
          KeeperCheck::test);

  private KeeperCheck() {}

  private static Verdict test(Ask ask, Rules rules) {
    if (!(ask instanceof Ask.Act act)) {
      throw Check.unknown(ask);
    }
    if (rules.names("not_to_oneself").contains(act.name())
        && act.to().equals(java.util.Optional.of(act.by()))) {
      return rules.refused("to_oneself", act.by(), act.name());
    }
    if (rules.names("two_persons").contains(act.name())) {
      return two(act, rules);
    }
    if (rules.names("member_acts").contains(act.name())) {
      return act.roles().contains("member")
          ? Verdict.allowed()
          : rules.refused(
              "members_only",
              act.roles().size() == 1 ? Rules.role(act.roles().getFirst()) : act.roles(),
              "member");
    }
    boolean keeping = rules.names("keeper_acts").contains(act.name());
    return act.roles().contains("keeper") && !keeping && !act.mandates().contains(act.name())
        ? rules.refused("no_mandate", act.name(), act.mandates())
        : Verdict.allowed();
  }

  private static Verdict two(Ask.Act act, Rules rules) {
    if (act.second().isEmpty()) {
      return rules.refused("one_person", 1L, 2L);
    }
    String second = act.second().get();
    if (second.equals(act.by())) {
      return rules.refused("same_person", second, 2L);
    }
    return act.secondSignedIn().orElse(false)
        ? Verdict.allowed()
        : rules.refused("not_signed_in", second, act.name());
  }
}
