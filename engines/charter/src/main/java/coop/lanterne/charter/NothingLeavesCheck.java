// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.charter;

import static coop.lanterne.charter.Shape.Polarity.SMALLER_IS_STRICTER;
import static coop.lanterne.charter.Shape.fields;
import static coop.lanterne.charter.Shape.must;
import static coop.lanterne.charter.Shape.names;

import module java.base;

/** A14: no page and no job calls anyone; nothing has a list of hosts yet. */
final class NothingLeavesCheck {
  static final Check CHECK =
      new Check(
          "nothing-leaves/1",
          fields(
              must("origins", names(SMALLER_IS_STRICTER)),
              must("hosts", names(SMALLER_IS_STRICTER))),
          Map.of("page", Ask.Origins.class, "job", Ask.Job.class),
          NothingLeavesCheck::test);

  private NothingLeavesCheck() {}

  private static Verdict test(Ask ask, Rules rules) {
    return switch (ask) {
      case Ask.Origins(List<String> origins) ->
          Verdict.of(
              origins.stream()
                  .filter(o -> !rules.names("origins").contains(o))
                  .map(o -> rules.refuse("origin", o, rules.names("origins")))
                  .toList());
      case Ask.Job job -> rules.refused("host", job.host(), "–");
      default -> throw Check.unknown(ask);
    };
  }
}
