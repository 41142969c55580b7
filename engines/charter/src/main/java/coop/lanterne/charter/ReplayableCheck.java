// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.charter;

import static coop.lanterne.charter.Shape.Polarity.SMALLER_IS_STRICTER;
import static coop.lanterne.charter.Shape.fields;
import static coop.lanterne.charter.Shape.must;
import static coop.lanterne.charter.Shape.names;

import module java.base;

/** A1: what advises is free software, and any advice can be computed again. */
final class ReplayableCheck {
  static final Check CHECK =
      new Check(
          "replayable/1",
          fields(must("licences", names(SMALLER_IS_STRICTER))),
          Map.of(
              "advice", Ask.Replayable.class,
              "replay", Ask.Replayed.class,
              "dependency", Ask.Dependency.class),
          ReplayableCheck::test);

  private ReplayableCheck() {}

  private static Verdict test(Ask ask, Rules rules) {
    return switch (ask) {
      case Ask.Replayable advice -> advice(advice, rules);
      case Ask.Replayed replay -> replay(replay, rules);
      case Ask.Dependency d -> dependency(d, rules);
      default -> throw Check.unknown(ask);
    };
  }

  private static Verdict advice(Ask.Replayable a, Rules rules) {
    Map<String, Optional<?>> needed = new LinkedHashMap<>();
    needed.put("inputs", a.inputs());
    needed.put("rules", a.rules());
    needed.put("charter", a.charter());
    needed.put("method", a.method());
    needed.put("release", a.release());
    needed.put("seed", a.seed());
    return Verdict.of(
        needed.entrySet().stream()
            .filter(e -> e.getValue().isEmpty())
            .map(e -> rules.refuse("missing", Rules.item(e.getKey()), "–"))
            .toList());
  }

  private static Verdict replay(Ask.Replayed r, Rules rules) {
    return switch (r.answer()) {
      case "same_bytes" -> Verdict.allowed();
      case "erased" ->
          r.article().isPresent() ? Verdict.allowed() : rules.refused("erased", "erased", "12");
      case "other_release" ->
          r.release().isPresent()
              ? Verdict.allowed()
              : rules.refused("release", "other_release", "release");
      case "differs" -> rules.refused("differs", r.where().orElse("differs"), "same_bytes");
      default -> rules.refused("answer", r.answer(), "same_bytes, erased, other_release, differs");
    };
  }

  private static Verdict dependency(Ask.Dependency d, Rules rules) {
    List<String> listed = rules.names("licences");
    if (d.licences().isEmpty()) {
      return rules.refused("no_licence", d.name(), listed);
    }
    return d.licences().stream().anyMatch(listed::contains)
        ? Verdict.allowed()
        : rules.refused("licence", d.licences(), listed);
  }
}
