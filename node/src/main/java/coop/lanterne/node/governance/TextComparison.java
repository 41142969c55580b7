// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.governance;

import coop.lanterne.charter.Charter;
import coop.lanterne.charter.CharterDiff;
import coop.lanterne.kernel.Advice;
import coop.lanterne.kernel.Canonical;
import coop.lanterne.kernel.Explanation;
import coop.lanterne.kernel.Message;
import coop.lanterne.kernel.MethodClass;
import coop.lanterne.kernel.Value;
import coop.lanterne.node.decision.AdoptedText;
import coop.lanterne.node.decision.Advices;
import coop.lanterne.node.decision.Method;
import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What an assembly has before it when a text of the charter is put to the vote: the text proposed,
 * and in words what it would change. The machine says what changes, never whether to adopt it.
 */
final class TextComparison implements Method<AdoptedText> {
  static final String NAME = "texte-compare/1";

  private final String release;

  TextComparison(String release) {
    this.release = release;
  }

  /** Both texts, whole: the one in force and the one proposed. */
  record Inputs(String act, Charter before, Charter after) implements Canonical {
    @Override
    public Value canonical() {
      return Value.rec("act", act, "before", before.tree(), "after", after.tree());
    }
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Advice<AdoptedText> run(Value.Rec inputs) {
    Charter before = Charter.of((Value.Rec) inputs.get("before"));
    Charter after = Charter.of((Value.Rec) inputs.get("after"));
    CharterDiff diff = CharterDiff.between(before, after);
    Message source =
        Message.of("governance.compare.amendment")
            .with("article", Charter.number("A20"))
            .with("version", before.version());
    return new Advice<>(
        inputs.text("act"),
        Advice.Subject.ORGANISATION,
        new AdoptedText(after.digest(), after.version()),
        explanation(inputs.text("act"), before, after, diff),
        List.of(),
        List.of(),
        List.of(
            new Advice.Source(
                Message.of("governance.compare.before").with("version", before.version()),
                before.digest()),
            new Advice.Source(
                Message.of("governance.compare.after").with("version", after.version()),
                after.digest())),
        List.of(
            new Advice.Parameter(
                Message.of("governance.compare.readings"),
                figure(before.amendment().readings()),
                source),
            new Advice.Parameter(
                Message.of("governance.compare.apart"),
                figure(days(before.amendment().apart())),
                source),
            new Advice.Parameter(
                Message.of("governance.compare.notice"),
                figure(days(before.amendment().notice())),
                source)),
        operations(diff),
        new Advice.Provenance(
            Advices.inputsDigest(new Inputs(inputs.text("act"), before, after)),
            before.digest(),
            before.digest(),
            NAME,
            MethodClass.RULES,
            Optional.empty(),
            release,
            0));
  }

  private static Message.Arg figure(long n) {
    return new Message.Figure(java.math.BigDecimal.valueOf(n));
  }

  /** A length of time in days, counted from a first of January. */
  private static long days(Period period) {
    LocalDate start = LocalDate.of(2027, 1, 1);
    return ChronoUnit.DAYS.between(start, start.plus(period));
  }

  private static Explanation explanation(
      String act, Charter before, Charter after, CharterDiff diff) {
    boolean first = act.equals(Comparisons.ADOPT);
    List<Message> changes = new ArrayList<>();
    if (first) {
      changes.add(Message.of("governance.compare.adopts"));
    }
    diff.changes().forEach(c -> changes.add(c.words()));
    Message same = Message.of("governance.compare.same");
    if (changes.isEmpty()) {
      changes.add(same);
    }
    return new Explanation.Comparison(
        Message.of("governance.compare.name"),
        List.of(
            new Explanation.Option(
                Message.of("governance.compare.after").with("version", after.version()),
                changes,
                true,
                diff.changes().isEmpty() ? same : diff.summary()),
            new Explanation.Option(
                Message.of("governance.compare.before").with("version", before.version()),
                List.of(
                    Message.of(
                        first
                            ? "governance.compare.stays_provisional"
                            : "governance.compare.stays")),
                false,
                Message.of("governance.compare.if_rejected"))));
  }

  private static Explanation.Trace operations(CharterDiff diff) {
    Message rule = Message.of("governance.compare.rule");
    return new Explanation.Trace(
        Message.of("governance.compare.operations"),
        List.of(
            new Explanation.Step(Message.of("governance.compare.step_values"), rule),
            new Explanation.Step(Message.of("governance.compare.step_effects"), rule),
            new Explanation.Step(diff.summary(), rule)));
  }
}
