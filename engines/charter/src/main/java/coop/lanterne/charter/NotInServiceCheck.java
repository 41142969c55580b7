// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.charter;

import static coop.lanterne.charter.Shape.Polarity.LARGER_IS_STRICTER;
import static coop.lanterne.charter.Shape.fields;
import static coop.lanterne.charter.Shape.leaf;
import static coop.lanterne.charter.Shape.may;

import module java.base;

/** A4, A5, A15, A18 for now: what they are about is not in service, so it is refused. */
final class NotInServiceCheck {
  static final Check CHECK =
      new Check(
          "not-in-service/1",
          // A18 may already say its delay; the floor of thirty days holds for it.
          fields(may("contest_within", leaf(Kind.PERIOD, LARGER_IS_STRICTER))),
          Map.of(
              "model", Ask.Model.class,
              "energy", Ask.Energy.class,
              "exchange", Ask.Exchange.class,
              "contest", Ask.Contest.class),
          NotInServiceCheck::test);

  private NotInServiceCheck() {}

  private static Verdict test(Ask ask, Rules rules) {
    Object seen =
        switch (ask) {
          case Ask.Model(String name) -> name;
          case Ask.Energy(String _, long wh) -> wh;
          case Ask.Exchange(String peer) -> peer;
          case Ask.Contest(String decision) -> decision;
          default -> throw Check.unknown(ask);
        };
    return rules.refused("not_in_service", seen, "–");
  }
}
