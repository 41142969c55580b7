// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.charter;

import module java.base;

/** A12: the fields needed, for the voted time; then text and salt go, digests stay. */
final class LeastCheck {
  static final Check CHECK =
      new Check(
          "least/1",
          Shape.fields(),
          Map.of(
              "read", Ask.ReadAged.class,
              "purge", Ask.Purge.class,
              "stay", Ask.Stay.class,
              "column", Ask.Column.class),
          LeastCheck::test);

  private LeastCheck() {}

  private static Verdict test(Ask ask, Rules rules) {
    return switch (ask) {
      case Ask.ReadAged(String kind, LocalDate since, LocalDate on) -> read(kind, since, on, rules);
      case Ask.Purge purge -> purge(purge, rules);
      case Ask.Stay(String _, Period from, Period to, Optional<String> decision) ->
          decision.isEmpty() && !from.equals(to)
              ? rules.refused("stay", to, from)
              : Verdict.allowed();
      case Ask.Column c when c.needed() -> Verdict.allowed();
      case Ask.Column c when c.kept() -> rules.refused("not_needed", c.name(), c.file());
      case Ask.Column c ->
          c.told() ? Verdict.allowed() : rules.refused("not_told", c.name(), c.file());
      default -> throw Check.unknown(ask);
    };
  }

  private static Verdict read(String kind, LocalDate since, LocalDate on, Rules rules) {
    Optional<Period> stay = rules.charter().findStay(kind);
    if (stay.isEmpty()) {
      return rules.refused("no_stay", kind, "–");
    }
    return on.isBefore(since.plus(stay.get()))
        ? Verdict.allowed()
        : rules.refused("too_old", since, stay.get());
  }

  private static Verdict purge(Ask.Purge p, Rules rules) {
    Optional<Period> stay = rules.charter().findStay(p.kind());
    if (stay.isEmpty()) {
      return rules.refused("no_stay", p.kind(), "–");
    }
    List<Refusal> refusals = new ArrayList<>();
    if (p.on().isBefore(p.since().plus(stay.get()))) {
      refusals.add(rules.refuse("too_early", p.since(), stay.get()));
    }
    if (p.removes().contains("digest") || !p.keeps().contains("digest")) {
      refusals.add(rules.refuse("digest_lost", "digest", p.kind()));
    }
    for (String left : List.of("text", "salt")) {
      if (!p.removes().contains(left) || p.keeps().contains(left)) {
        refusals.add(rules.refuse("left_behind", Rules.item(left), p.kind()));
      }
    }
    return Verdict.of(refusals);
  }
}
