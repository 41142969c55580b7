// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.charter;

import module java.base;

import coop.lanterne.kernel.Advice.Subject;

/** A2: whoever is concerned gets the four items, and a sum that adds up. */
final class ExplanationDueCheck {
  static final Check CHECK =
      new Check(
          "explanation-due/1",
          Shape.fields(),
          Map.of(
              "advice", Ask.Explained.class,
              "document", Ask.Document.class,
              "read", Ask.Reading.class),
          ExplanationDueCheck::test);

  private ExplanationDueCheck() {}

  private static Verdict test(Ask ask, Rules rules) {
    return switch (ask) {
      case Ask.Explained e -> explained(e, rules);
      case Ask.Document d -> document(d, rules);
      case Ask.Reading r ->
          r.concerns() != Subject.PERSON
                  || r.about().equals(Optional.of(r.by()))
                  || r.decides().orElse(false)
              ? Verdict.allowed()
              : rules.refused("not_yours", r.by(), r.about().orElse("–"));
      default -> throw Check.unknown(ask);
    };
  }

  private static Verdict explained(Ask.Explained e, Rules rules) {
    Map<String, List<String>> four = new LinkedHashMap<>();
    four.put("degree", e.four().degree());
    four.put("data", e.four().data());
    four.put("parameters", e.four().parameters());
    four.put("operations", e.four().operations());
    List<Refusal> refusals = new ArrayList<>();
    four.forEach(
        (item, sentences) -> {
          if (sentences.stream().allMatch(String::isBlank)) {
            refusals.add(rules.refuse("item", Rules.item(item), "–"));
          }
        });
    e.sum()
        .ifPresent(
            sum -> {
              String made = add(sum);
              if (!made.equals(written(sum.total()))) {
                refusals.add(rules.refuse("sum", made, sum.total()));
              }
            });
    return Verdict.of(refusals);
  }

  private static Verdict document(Ask.Document d, Rules rules) {
    if (d.concerns() != Subject.PERSON) {
      return Verdict.allowed();
    }
    if (d.mention().isEmpty()) {
      return rules.refused("mention", "mention", "–");
    }
    Ask.Mention m = d.mention().get();
    Map<String, String> slots = new LinkedHashMap<>();
    slots.put("purpose", m.purpose());
    slots.put("right_to_rules", m.rightToRules());
    slots.put("how_to_ask", m.howToAsk());
    slots.put("appeal", m.appeal());
    return Verdict.of(
        slots.entrySet().stream()
            .filter(slot -> slot.getValue().isBlank())
            .map(slot -> rules.refuse("slot", Rules.item(slot.getKey()), "–"))
            .toList());
  }

  /** What the parts make; several units make no sum. */
  private static String add(Ask.Parts sum) {
    BigDecimal total = BigDecimal.ZERO;
    for (String part : sum.parts()) {
      if (!unit(part).equals(unit(sum.total()))) {
        return String.join(" + ", sum.parts());
      }
      total = total.add(number(part));
    }
    return written(total.toPlainString() + " " + unit(sum.total()));
  }

  private static BigDecimal number(String amount) {
    return new BigDecimal(amount.strip().split(" ", 2)[0]);
  }

  private static String unit(String amount) {
    String[] halves = amount.strip().split(" ", 2);
    return halves.length == 2 ? halves[1] : "";
  }

  /** One writing for each amount: cents for money, no idle noughts for the rest. */
  private static String written(String amount) {
    BigDecimal n = number(amount).stripTrailingZeros();
    boolean money = unit(amount).matches("[A-Z]{3}");
    return ((money && n.scale() < 2 ? n.setScale(2) : n).toPlainString() + " " + unit(amount))
        .strip();
  }
}
