// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.governance;

import module java.base;

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

/**
 * What an assembly has before it when a text of the charter is put to the vote: the text proposed,
 * and in words what it would change. The machine says what changes, never whether to adopt it.
 */
record TextComparison(String release) implements Method<AdoptedText> {
  static final String NAME = "texte-compare/1";
  private static final String BEFORE = "governance.compare.before";
  private static final String AFTER = "governance.compare.after";

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
    return new Advice<>(
        inputs.text("act"),
        Advice.Subject.ORGANISATION,
        new AdoptedText(after.digest(), after.version()),
        explanation(inputs.text("act"), before, after, diff),
        List.of(),
        List.of(),
        List.of(source(BEFORE, before), source(AFTER, after)),
        parameters(before),
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

  private static Advice.Source source(String key, Charter text) {
    return new Advice.Source(version(key, text), text.digest());
  }

  private static Message version(String key, Charter text) {
    return Message.of(key).with("version", text.version());
  }

  private static List<Advice.Parameter> parameters(Charter before) {
    Message source =
        version("governance.compare.amendment", before).with("article", Charter.number("A20"));
    Charter.Amendment rule = before.amendment();
    return List.of(
        parameter("governance.compare.readings", rule.readings(), source),
        parameter("governance.compare.apart", days(rule.apart()), source),
        parameter("governance.compare.notice", days(rule.notice()), source));
  }

  private static Advice.Parameter parameter(String key, long n, Message source) {
    return new Advice.Parameter(Message.of(key), new Message.Figure(BigDecimal.valueOf(n)), source);
  }

  /** A length of time in days, counted from a first of January. */
  private static long days(Period period) {
    LocalDate start = LocalDate.of(2027, 1, 1);
    return ChronoUnit.DAYS.between(start, start.plus(period));
  }

  private static Explanation explanation(
      String act, Charter before, Charter after, CharterDiff diff) {
    boolean first = act.equals(Texts.ADOPT);
    Message same = Message.of("governance.compare.same");
    List<Message> changes = new ArrayList<>();
    if (first) {
      changes.add(Message.of("governance.compare.adopts"));
    }
    diff.changes().forEach(c -> changes.add(c.words()));
    if (changes.isEmpty()) {
      changes.add(same);
    }
    Message summary = diff.changes().isEmpty() ? same : diff.summary();
    Message stays =
        Message.of(first ? "governance.compare.stays_provisional" : "governance.compare.stays");
    Message rejected = Message.of("governance.compare.if_rejected");
    return new Explanation.Comparison(
        Message.of("governance.compare.name"),
        List.of(
            new Explanation.Option(version(AFTER, after), changes, true, summary),
            new Explanation.Option(version(BEFORE, before), List.of(stays), false, rejected)));
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
