// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.charter;

import static coop.lanterne.charter.Shape.Polarity.LARGER_IS_STRICTER;
import static coop.lanterne.charter.Shape.Polarity.SMALLER_IS_STRICTER;
import static coop.lanterne.charter.Shape.fields;
import static coop.lanterne.charter.Shape.leaf;
import static coop.lanterne.charter.Shape.must;
import static coop.lanterne.charter.Shape.names;

import module java.base;

/** A13: nothing sensitive, nobody under age, unless a voted exception says so; never patients. */
final class SensitiveCheck {
  static final Check CHECK =
      new Check(
          "sensitive/1",
          fields(
              must("words", names(LARGER_IS_STRICTER)),
              must("never", names(LARGER_IS_STRICTER)),
              must("minor_under", leaf(Kind.COUNT, LARGER_IS_STRICTER)),
              must("exception_max_term", leaf(Kind.PERIOD, SMALLER_IS_STRICTER))),
          Map.of(
              "column", Ask.Held.class, "voiced", Ask.Voiced.class, "exception", Ask.Admit.class),
          SensitiveCheck::test);

  private SensitiveCheck() {}

  private static Verdict test(Ask ask, Rules rules) {
    return switch (ask) {
      case Ask.Held held -> held(held, rules);
      case Ask.Voiced voiced -> voiced(voiced, rules);
      case Ask.Admit admit -> admit(admit, rules);
      default -> throw Check.unknown(ask);
    };
  }

  private static Verdict held(Ask.Held h, Rules rules) {
    if (listed(h.name(), rules.names("never"))) {
      return rules.refused("never", h.name(), rules.names("never"));
    }
    Optional<LocalDate> minor =
        h.youngestBirth().filter(b -> h.on().isBefore(b.plusYears(rules.count("minor_under"))));
    boolean sensitive =
        h.category().equals("C5")
            || h.category().equals("C6")
            || listed(h.name(), rules.names("words"));
    if (!sensitive && minor.isEmpty()) {
      return Verdict.allowed();
    }
    List<Ask.Admitted> covering =
        h.exceptions().stream().filter(e -> plain(e.covers()).equals(plain(h.name()))).toList();
    if (covering.stream().anyMatch(e -> !h.on().isBefore(e.from()) && !h.on().isAfter(e.until()))) {
      return Verdict.allowed();
    }
    if (!covering.isEmpty()) {
      return rules.refused("exception_over", covering.getLast().until(), h.name());
    }
    return minor.isPresent()
        ? rules.refused("minor", minor.get(), rules.count("minor_under"))
        : rules.refused("column", h.name(), "C0–C4, C7, C8");
  }

  /** Opinions in a debate: with express consent, and joined with nothing else. */
  private static Verdict voiced(Ask.Voiced v, Rules rules) {
    if (!v.consent()) {
      return rules.refused("consent", Rules.item("consent"), "–");
    }
    return v.joined().isEmpty()
        ? Verdict.allowed()
        : rules.refused("joined", String.join(", ", v.joined()), "–");
  }

  private static Verdict admit(Ask.Admit a, Rules rules) {
    List<Refusal> refusals = new ArrayList<>();
    if (listed(a.covers(), rules.names("never"))) {
      refusals.add(rules.refuse("never", a.covers(), rules.names("never")));
    }
    Map<String, Optional<String>> needed = new LinkedHashMap<>();
    needed.put("purpose", a.purpose());
    needed.put("basis", a.basis());
    needed.put("dpia", a.dpia());
    needed.forEach(
        (name, value) -> {
          if (value.filter(s -> !s.isBlank()).isEmpty()) {
            refusals.add(rules.refuse("incomplete", Rules.item(name), "–"));
          }
        });
    if (!a.until().isBefore(a.from().plus(rules.period("exception_max_term")))) {
      refusals.add(rules.refuse("too_long", a.until(), rules.period("exception_max_term")));
    }
    return Verdict.of(refusals);
  }

  private static boolean listed(String name, List<String> list) {
    return list.stream().anyMatch(l -> plain(l).equals(plain(name)));
  }

  /** Without capitals, accents or signs between words: {@code Régime alimentaire} is one name. */
  static String plain(String name) {
    return Normalizer.normalize(name.strip().toLowerCase(Locale.ROOT), Normalizer.Form.NFD)
        .replaceAll("\\p{M}", "")
        .replaceAll("[^\\p{L}\\p{N}]+", "_");
  }
}
