// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.prose;

import module java.base;

import coop.lanterne.kernel.Amount;
import coop.lanterne.kernel.Explanation;
import coop.lanterne.kernel.Message;
import coop.lanterne.kernel.Money;
import coop.lanterne.kernel.Quantity;

/**
 * Explanations as plain lines: two spaces for each level, numbers aligned on their decimal mark.
 */
final class Lines {
  private static final String LEVEL = "  ";

  private final Prose prose;
  private final StringBuilder out = new StringBuilder();

  Lines(Prose prose) {
    this.prose = prose;
  }

  /**
   * One line of a column of figures.
   *
   * @param number digits and decimal mark
   * @param unit what follows the number, not aligned
   */
  private record Row(
      String sign, String name, String number, String unit, Optional<Explanation> because) {}

  String of(Explanation explanation) {
    add(explanation, "");
    return out.toString();
  }

  private void add(Explanation explanation, String margin) {
    switch (explanation) {
      case Explanation.Sum sum -> sum(sum, margin);
      case Explanation.Product product -> product(product, margin);
      case Explanation.Count(Message who, long count, long outOf) -> {
        Message said = Message.of("prose.explain.count").with("who", who);
        line(margin, said.with("count", count).with("total", outOf));
      }
      case Explanation.Citation(String text, int start, int end, String words) -> {
        Message span = Message.of("prose.explain.span").with("text", text);
        line(margin, Message.of("prose.explain.words").with("words", words));
        line(margin + LEVEL, span.with("first", start + 1).with("last", end));
      }
      case Explanation.Comparison(Message name, List<Explanation.Option> options) -> {
        line(margin, name);
        options.forEach(option -> option(option, margin + LEVEL));
      }
      case Explanation.Trace(Message name, List<Explanation.Step> steps) -> {
        line(margin, name);
        for (int i = 0; i < steps.size(); i++) {
          step(i + 1, steps.get(i), margin + LEVEL);
        }
      }
    }
  }

  private void option(Explanation.Option option, String margin) {
    String name = prose.say(option.name());
    line(
        margin,
        option.kept() ? prose.say(Message.of("prose.explain.kept").with("name", name)) : name);
    option.effects().forEach(effect -> line(margin + LEVEL, effect));
    line(margin + LEVEL, option.why());
  }

  private void step(int number, Explanation.Step step, String margin) {
    String first = number + ". ";
    String under = margin + " ".repeat(first.length());
    line(margin, first + prose.say(step.rule()));
    line(under, step.source());
    step.because().ifPresent(because -> add(because, under));
  }

  private void sum(Explanation.Sum sum, String margin) {
    int decimals =
        Stream.concat(Stream.of(sum.total()), sum.parts().stream().map(Explanation.Part::amount))
            .mapToInt(Lines::decimals)
            .max()
            .orElse(0);
    List<Row> rows = new ArrayList<>();
    for (Explanation.Part part : sum.parts()) {
      boolean takes = part.amount().decimal().signum() < 0;
      String sign = takes ? "−" : rows.isEmpty() ? " " : "+";
      rows.add(
          row(
              sign,
              prose.say(part.name()),
              takes ? part.amount().negated() : part.amount(),
              decimals,
              part.because()));
    }
    String total = prose.say(Message.of("prose.explain.total"));
    rows.add(row("=", total, sum.total(), decimals, Optional.empty()));
    line(margin, sum.name());
    columns(rows, margin + LEVEL);
  }

  private void product(Explanation.Product product, String margin) {
    List<Row> rows = new ArrayList<>();
    for (Explanation.Factor factor : product.factors()) {
      rows.add(
          new Row(
              rows.isEmpty() ? " " : "×",
              prose.say(factor.name()),
              prose.number(factor.value()),
              "",
              Optional.empty()));
    }
    rows.add(
        row(
            "=",
            prose.rounding(product),
            product.result(),
            decimals(product.result()),
            Optional.empty()));
    line(margin, prose.say(product.name()));
    columns(rows, margin + LEVEL);
  }

  private Row row(
      String sign, String name, Amount amount, int decimals, Optional<Explanation> because) {
    return switch (amount) {
      case Money money -> new Row(sign, name, prose.money(money), "", because);
      case Quantity quantity ->
          new Row(
              sign,
              name,
              prose.scaled(quantity.decimal(), decimals),
              " " + prose.unit(quantity),
              because);
    };
  }

  private static int decimals(Amount amount) {
    return switch (amount) {
      case Money money -> 2;
      case Quantity quantity -> Math.max(0, quantity.decimal().stripTrailingZeros().scale());
    };
  }

  /** Writes rows with their names at the left and their decimal marks one under the other. */
  private void columns(List<Row> rows, String margin) {
    int names = 0;
    int wholes = 0;
    for (Row row : rows) {
      names = Math.max(names, length(row.name()));
      wholes = Math.max(wholes, whole(row));
    }
    for (Row row : rows) {
      line(
          margin,
          row.sign()
              + " "
              + row.name()
              + " ".repeat(names - length(row.name()) + 2 + wholes - whole(row))
              + row.number()
              + row.unit());
      row.because().ifPresent(because -> add(because, margin + LEVEL + LEVEL));
    }
  }

  /** Characters before the decimal mark. */
  private int whole(Row row) {
    int mark = row.number().indexOf(prose.decimalMark());
    return mark < 0 ? row.number().length() : mark;
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }

  private void line(String margin, Message message) {
    line(margin, prose.say(message));
  }

  private void line(String margin, String text) {
    if (!out.isEmpty()) {
      out.append('\n');
    }
    out.append(margin).append(text.replace("\n", "\n" + margin).stripTrailing());
  }
}
