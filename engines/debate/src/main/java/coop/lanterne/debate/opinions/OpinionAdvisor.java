// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.debate.opinions;

import module java.base;

import coop.lanterne.kernel.Advice;
import coop.lanterne.kernel.Advice.Parameter;
import coop.lanterne.kernel.Advice.Provenance;
import coop.lanterne.kernel.Advice.SetAside;
import coop.lanterne.kernel.Advice.Source;
import coop.lanterne.kernel.Advice.Uncertainty;
import coop.lanterne.kernel.CanonicalBytes;
import coop.lanterne.kernel.Explanation;
import coop.lanterne.kernel.Explanation.Comparison;
import coop.lanterne.kernel.Explanation.Count;
import coop.lanterne.kernel.Explanation.Option;
import coop.lanterne.kernel.Explanation.Step;
import coop.lanterne.kernel.Explanation.Trace;
import coop.lanterne.kernel.Message;
import coop.lanterne.kernel.MethodClass;

/**
 * Gives the opinions of a debate as an advice: what may be shown to everyone, how it came about,
 * from which votes, with which parameters. It proposes no decision.
 */
public final class OpinionAdvisor {
  /** Its name and version in the register of methods. */
  public static final String METHOD = "opinions-debat/1";

  /** What the analysis serves: nothing is decided by it. */
  public static final String ACT = "debate.opinions";

  private static final int SHOWN_DECIMALS = 2;

  private OpinionAdvisor() {}

  /**
   * An analysis.
   *
   * @param all everyone's places included: to show each person their own, and nothing else
   */
  public record Explained(Advice<OpinionMap> advice, Opinions all) {}

  /** Analyses the votes of a debate. */
  public static Explained explain(OpinionInputs inputs) {
    Opinions all = Opinions.of(inputs.votes(), inputs.options());
    PublicView view = PublicView.of(all, inputs.k()).after(inputs.before());
    return new Explained(advice(inputs, view), all);
  }

  /** The letter of a group: A for "0", B for "1"… */
  public static String letter(String group) {
    return group.matches("[0-9]|1[0-9]|2[0-5]")
        ? String.valueOf((char) ('A' + Integer.parseInt(group)))
        : group;
  }

  private static Message say(String key) {
    return Message.of("opinions.advice." + key);
  }

  private static Advice<OpinionMap> advice(OpinionInputs inputs, PublicView view) {
    return new Advice<>(
        ACT,
        Advice.Subject.ORGANISATION,
        new OpinionMap(view),
        explanation(view),
        setAside(inputs, view),
        List.of(
            new Uncertainty.NotKnown(say("unsure_others")),
            new Uncertainty.NotKnown(say("unsure_groups"))),
        sources(inputs),
        parameters(inputs),
        operations(inputs),
        new Provenance(
            CanonicalBytes.digest("inputs/1", inputs.canonical()),
            inputs.charter(),
            inputs.charter(),
            METHOD,
            MethodClass.STATISTICS,
            Optional.empty(),
            inputs.release(),
            inputs.seed()));
  }

  private static List<Source> sources(OpinionInputs inputs) {
    Message statements = say("source_statements").with("statements", inputs.statements().size());
    return List.of(
        new Source(say("source_votes"), inputs.votesDigest()),
        new Source(statements, inputs.statementsDigest()));
  }

  private static Explanation explanation(PublicView view) {
    Opinions o = view.opinions();
    List<Step> steps = new ArrayList<>();
    steps.add(
        new Step(
            say("counted").with("votes", o.votes()).with("statements", o.statements().size()),
            say("source_a8").with("k", view.k())));
    if (!o.choices().isEmpty()) {
      List<Option> options = o.choices().stream().map(OpinionAdvisor::option).toList();
      steps.add(
          new Step(
              say("chosen").with("groups", o.groups().size()),
              say("source_silhouette"),
              Optional.of(new Comparison(say("choices"), options))));
    }
    if (view.voters().isPresent()) {
      int voters = view.voters().getAsInt();
      o.groups().forEach(g -> steps.add(group(g, voters)));
    }
    steps.add(
        new Step(
            say("common")
                .with("shared", o.shared(Side.AGREE).size() + o.shared(Side.DISAGREE).size())
                .with("divides", o.divides().size()),
            say("source_polis")));
    return new Trace(say("name"), steps);
  }

  private static Step group(Opinions.Group g, int voters) {
    return new Step(
        say("group").with("group", letter(g.id())),
        say("source_kmeans"),
        Optional.of(new Count(say("members"), g.members(), voters)));
  }

  private static Option option(Opinions.Choice choice) {
    return new Option(
        say("choice").with("groups", choice.k()),
        List.of(
            say("silhouette")
                .with(
                    "silhouette",
                    BigDecimal.valueOf(choice.silhouette())
                        .setScale(SHOWN_DECIMALS, RoundingMode.HALF_UP)),
            say("smallest").with("people", choice.smallest())),
        choice.kept(),
        say(choice.kept() ? "choice_kept" : "choice_aside"));
  }

  private static List<SetAside> setAside(OpinionInputs inputs, PublicView view) {
    List<SetAside> aside = new ArrayList<>();
    if (!view.hiddenStatements().isEmpty()) {
      aside.add(
          new SetAside(
              say("aside_statements").with("count", view.hiddenStatements().size()),
              say("rule_k").with("k", view.k())));
    }
    long out = inputs.statements().stream().filter(Statement::moderatedOut).count();
    if (out > 0) {
      aside.add(new SetAside(say("aside_moderated").with("count", out), say("rule_moderated")));
    }
    return aside;
  }

  private static List<Parameter> parameters(OpinionInputs inputs) {
    List<Parameter> parameters = new ArrayList<>();
    parameters.add(parameter("param_k", inputs.k(), "by_charter"));
    parameters.add(parameter("param_votes", Opinions.ENOUGH_VOTES, "by_polis"));
    parameters.add(parameter("param_people", Opinions.ENOUGH_PEOPLE, "by_polis"));
    inputs.groups().ifPresent(g -> parameters.add(parameter("param_groups", g, "by_facilitator")));
    parameters.add(
        new Parameter(
            say("param_seed"), new Message.Words(Long.toString(inputs.seed())), say("by_draw")));
    return parameters;
  }

  private static Parameter parameter(String name, int value, String source) {
    return new Parameter(say(name), new Message.Figure(BigDecimal.valueOf(value)), say(source));
  }

  private static Trace operations(OpinionInputs inputs) {
    return new Trace(
        say("operations"),
        List.of(
            new Step(
                say(inputs.ended() ? "step_ended" : "step_batches").with("k", inputs.k()),
                say("source_a8").with("k", inputs.k())),
            new Step(say("step_axes"), say("source_pca")),
            new Step(say("step_place"), say("source_polis")),
            new Step(say("step_groups"), say("source_kmeans")),
            new Step(say("step_share"), say("source_polis")),
            new Step(
                say("step_hide").with("k", inputs.k()), say("source_a8").with("k", inputs.k()))));
  }
}
