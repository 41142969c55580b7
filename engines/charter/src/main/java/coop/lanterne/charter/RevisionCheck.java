// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.charter;

import static coop.lanterne.charter.Shape.Polarity.SMALLER_IS_STRICTER;
import static coop.lanterne.charter.Shape.fields;
import static coop.lanterne.charter.Shape.leaf;
import static coop.lanterne.charter.Shape.must;
import static coop.lanterne.charter.Shape.names;

import module java.base;

/** A20: how the charter changes, and what stops at once. */
final class RevisionCheck {
  static final Check CHECK =
      new Check(
          "revision/1",
          fields(
              must("exception_max_term", leaf(Kind.PERIOD, SMALLER_IS_STRICTER)),
              must("renewals_max", leaf(Kind.COUNT, SMALLER_IS_STRICTER)),
              must("stop_by", names(SMALLER_IS_STRICTER)),
              must("review_late", leaf(Kind.PERIOD, SMALLER_IS_STRICTER))),
          Map.of(
              "adopt", Ask.Revise.class,
              "exception", Ask.Exempt.class,
              "stop", Ask.Stop.class,
              "start", Ask.Start.class,
              "review", Ask.Review.class),
          RevisionCheck::test);

  private static final Set<String> STOPPABLE = Set.of("method", "model", "host", "exchange");

  private RevisionCheck() {}

  private static Verdict test(Ask ask, Rules rules) {
    return switch (ask) {
      case Ask.Revise revise -> revise(revise, rules);
      case Ask.Exempt exempt -> exempt(exempt, rules);
      case Ask.Stop stop -> stop(stop, rules);
      case Ask.Start(String file, String adopted) ->
          file.equals(adopted) ? Verdict.allowed() : rules.refused("other_file", file, adopted);
      case Ask.Review(LocalDate due, LocalDate on) -> {
        long late = ChronoUnit.DAYS.between(due, on);
        yield on.isAfter(due.plus(rules.period("review_late")))
            ? rules.noted("review_late", late, rules.period("review_late"))
            : Verdict.allowed();
      }
      default -> throw Check.unknown(ask);
    };
  }

  private static Verdict revise(Ask.Revise r, Rules rules) {
    Charter.Amendment amendment = rules.charter().amendment();
    if (r.decision().isEmpty()) {
      return rules.refused("no_decision", r.text(), "decision");
    }
    List<Ask.ReadOn> same = sameText(r);
    long needed = r.first() ? 1 : amendment.readings();
    if (same.size() < needed) {
      return same.size() < r.readings().size()
          ? rules.refused("text_changed", r.text(), needed)
          : rules.refused("one_reading", (long) same.size(), needed);
    }
    List<Refusal> refusals = new ArrayList<>();
    LocalDate opening = same.getFirst().on();
    LocalDate closing = same.getLast().on();
    if (needed > 1 && closing.isBefore(opening.plus(amendment.apart()))) {
      refusals.add(
          rules.refuse("too_close", ChronoUnit.DAYS.between(opening, closing), amendment.apart()));
    }
    if (opening.isBefore(r.diffSent().plus(amendment.notice()))) {
      long notice = ChronoUnit.DAYS.between(r.diffSent(), opening);
      refusals.add(rules.refuse("short_notice", notice, amendment.notice()));
    }
    return Verdict.of(refusals);
  }

  /** Readings of another text do not count: a text that changed begins again. */
  private static List<Ask.ReadOn> sameText(Ask.Revise r) {
    List<Ask.ReadOn> same = new ArrayList<>();
    for (Ask.ReadOn reading : r.readings()) {
      if (!reading.text().equals(r.text())) {
        same.clear();
      } else {
        same.add(reading);
      }
    }
    return same;
  }

  private static Verdict exempt(Ask.Exempt e, Rules rules) {
    List<Refusal> refusals = new ArrayList<>();
    if (e.renewals() > rules.count("renewals_max")) {
      refusals.add(rules.refuse("renewals", e.renewals(), rules.count("renewals_max")));
    }
    if (!e.until().isBefore(e.from().plus(rules.period("exception_max_term")))) {
      refusals.add(rules.refuse("exception_long", e.until(), rules.period("exception_max_term")));
    }
    if (e.on().isAfter(e.until())) {
      refusals.add(rules.refuse("exception_over", e.until(), e.on()));
    }
    if (e.on().isBefore(e.from())) {
      refusals.add(rules.refuse("exception_not_yet", e.from(), e.on()));
    }
    return Verdict.of(refusals);
  }

  private static Verdict stop(Ask.Stop s, Rules rules) {
    if (!STOPPABLE.contains(s.what())) {
      return rules.refused("not_stoppable", s.what(), STOPPABLE.stream().sorted().toList());
    }
    return rules.names("stop_by").contains(s.by()) && s.decision().isPresent()
        ? Verdict.allowed()
        : rules.refused("stop", s.by(), rules.names("stop_by"));
  }
}
