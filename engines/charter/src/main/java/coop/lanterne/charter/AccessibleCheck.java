// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.charter;

import static coop.lanterne.charter.Shape.Polarity.LARGER_IS_STRICTER;
import static coop.lanterne.charter.Shape.Polarity.SMALLER_IS_STRICTER;
import static coop.lanterne.charter.Shape.fields;
import static coop.lanterne.charter.Shape.leaf;
import static coop.lanterne.charter.Shape.must;

import module java.base;

/** A19: a page that everyone can read, in both languages. The level of reading only warns. */
final class AccessibleCheck {
  static final Check CHECK =
      new Check(
          "accessible/1",
          fields(
              must("contrast", leaf(Kind.DECIMAL, LARGER_IS_STRICTER)),
              must("narrowest_px", leaf(Kind.COUNT, SMALLER_IS_STRICTER)),
              must("lix_warning", leaf(Kind.COUNT, SMALLER_IS_STRICTER))),
          Map.of("page", Ask.Page.class, "text", Ask.Text.class),
          AccessibleCheck::test);

  private AccessibleCheck() {}

  private static Verdict test(Ask ask, Rules rules) {
    return switch (ask) {
      case Ask.Page page -> page(page, rules);
      case Ask.Text(String key, List<String> languages) ->
          languages.containsAll(Shape.Sentence.LANGUAGES)
              ? Verdict.allowed()
              : rules.refused("language", key, Shape.Sentence.LANGUAGES);
      default -> throw Check.unknown(ask);
    };
  }

  private static Verdict page(Ask.Page p, Rules rules) {
    List<Refusal> refusals = new ArrayList<>();
    BigDecimal contrast = new BigDecimal(rules.article().params().text("contrast"));
    p.contrast()
        .filter(c -> c.compareTo(contrast) < 0)
        .ifPresent(c -> refusals.add(rules.refuse("contrast", c, contrast)));
    p.axe()
        .filter(faults -> faults > 0)
        .ifPresent(faults -> refusals.add(rules.refuse("axe", faults, 0L)));
    p.keyboard()
        .filter(works -> !works)
        .ifPresent(_ -> refusals.add(rules.refuse("keyboard", "keyboard", p.name())));
    long narrowest = rules.count("narrowest_px");
    p.narrowestPx()
        .filter(px -> px > narrowest)
        .ifPresent(px -> refusals.add(rules.refuse("narrow", px, narrowest)));
    if (!refusals.isEmpty()) {
      return Verdict.of(refusals);
    }
    long lix = rules.count("lix_warning");
    return p.lix().filter(x -> x > lix).isPresent()
        ? rules.noted("lix", p.lix().get(), lix)
        : Verdict.allowed();
  }
}
