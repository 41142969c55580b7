// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.debate.synthesis;

import module java.base;

import coop.lanterne.kernel.Advice;
import coop.lanterne.kernel.Advice.Parameter;
import coop.lanterne.kernel.Advice.Provenance;
import coop.lanterne.kernel.Advice.SetAside;
import coop.lanterne.kernel.Advice.Source;
import coop.lanterne.kernel.Advice.Uncertainty;
import coop.lanterne.kernel.CanonicalBytes;
import coop.lanterne.kernel.Explanation;
import coop.lanterne.kernel.Explanation.Count;
import coop.lanterne.kernel.Explanation.Step;
import coop.lanterne.kernel.Explanation.Trace;
import coop.lanterne.kernel.Message;
import coop.lanterne.kernel.Message.Figure;
import coop.lanterne.kernel.MethodClass;
import coop.lanterne.language.Vectors;

/**
 * Gives the synthesis of a debate as an advice: what is shown, whom it stands for, from which
 * texts, with which parameters. A pure function of its inputs and of the word table that ships. It
 * holds nobody's words: an advice is kept, and words may be withdrawn.
 */
public final class SynthesisAdvisor {
  /** Its name and version in the register of methods. */
  public static final String METHOD = "synthese-debat/1";

  /** What it serves: nothing is decided by it. */
  public static final String ACT = "debate.synthesis";

  private SynthesisAdvisor() {}

  /**
   * A synthesis.
   *
   * @param names what its themes are called, kept apart because they are words of contributions
   */
  public record Explained(Advice<SynthesisReport> advice, SynthesisReport.Names names) {}

  /** Makes the synthesis of a debate. */
  public static Explained explain(SynthesisInputs inputs) {
    Debate debate = new Debate(inputs.contributions(), inputs.sorting(), Vectors.shipped());
    Optional<Poll> poll =
        inputs
            .votes()
            .map(v -> new Poll(debate, v.ballots(), inputs.options().smallestGroup()))
            .filter(p -> !p.put.isEmpty());
    Synthesis synthesis = Synthesis.of(debate, inputs.options(), poll);
    Versions versions = Versions.of(debate, synthesis, poll, Criterion.values().length);
    SynthesisReport report = SynthesisReport.of(inputs, synthesis, poll, versions);
    Advice<SynthesisReport> advice =
        new Advice<>(
            ACT,
            Advice.Subject.ORGANISATION,
            report,
            explanation(report, synthesis),
            setAside(report),
            unsure(report),
            sources(inputs),
            parameters(inputs),
            operations(inputs),
            provenance(inputs));
    return new Explained(advice, SynthesisReport.Names.of(synthesis));
  }

  private static Provenance provenance(SynthesisInputs inputs) {
    return new Provenance(
        CanonicalBytes.digest("inputs/1", inputs.canonical()),
        inputs.charter(),
        inputs.charter(),
        METHOD,
        MethodClass.LEARNED,
        Optional.of(Vectors.shippedDigest()),
        inputs.release(),
        0);
  }

  private static Message say(String key) {
    return Message.of("synthesis.advice." + key);
  }

  private static Explanation explanation(SynthesisReport report, Synthesis synthesis) {
    List<Step> steps = new ArrayList<>();
    steps.add(new Step(say("read").with("count", report.places().size()), say("source_texts")));
    for (Count fact : synthesis.facts()) {
      steps.add(
          new Step(
              say("counted")
                  .with("count", fact.count())
                  .with("all", fact.outOf())
                  .with("what", fact.who()),
              say("source_counted")));
    }
    String by = synthesis.certificate().by() == Certificate.By.VOTES ? "_votes" : "";
    steps.add(
        new Step(
            say((report.wronged().isEmpty() ? "proportion_holds" : "proportion_fails") + by)
                .with("groups", report.wronged().size()),
            say("source_proportion")));
    return new Trace(say("name"), steps);
  }

  private static List<SetAside> setAside(SynthesisReport report) {
    List<SetAside> aside = new ArrayList<>();
    for (SynthesisReport.Why why : SynthesisReport.Why.values()) {
      long count = report.places().stream().filter(p -> p.why() == why).count();
      if (why != SynthesisReport.Why.NONE && count > 0) {
        aside.add(new SetAside(say("aside").with("count", count), say("aside_" + why.text())));
      }
    }
    int hidden = report.ideas() - report.lines().size();
    if (hidden > 0) {
      aside.add(new SetAside(say("aside_ideas").with("count", hidden), say("aside_length")));
    }
    return aside;
  }

  private static List<Uncertainty> unsure(SynthesisReport report) {
    List<Uncertainty> unsure = new ArrayList<>();
    unsure.add(new Uncertainty.NotKnown(say("unsure_closeness")));
    unsure.add(new Uncertainty.NotKnown(say("unsure_others")));
    if (!report.authorsKnown()) {
      unsure.add(new Uncertainty.NotKnown(say("unsure_authors")));
    }
    return unsure;
  }

  private static List<Source> sources(SynthesisInputs inputs) {
    List<Source> sources = new ArrayList<>();
    sources.add(
        new Source(
            say("source_contributions").with("count", inputs.texts().size()),
            inputs.textsDigest()));
    sources.add(
        new Source(
            say("source_corrections").with("count", inputs.sorting().corrections().size()),
            inputs.sortingDigest()));
    inputs.votes().ifPresent(v -> sources.add(new Source(say("source_votes"), v.digest())));
    sources.add(new Source(say("source_vectors"), Vectors.shippedDigest()));
    return sources;
  }

  private static List<Parameter> parameters(SynthesisInputs inputs) {
    return List.of(
        parameter("words", BigDecimal.valueOf(inputs.options().most()), "source_method"),
        parameter("represents", BigDecimal.valueOf(Synthesis.REPRESENTS), "source_threshold"),
        parameter("same", BigDecimal.valueOf(Gathering.SAME), "source_method"),
        parameter(
            "smallest", BigDecimal.valueOf(inputs.options().smallestGroup()), "source_charter"));
  }

  private static Parameter parameter(String name, BigDecimal value, String source) {
    return new Parameter(say("param_" + name), new Figure(value), say(source));
  }

  private static Trace operations(SynthesisInputs inputs) {
    List<Step> steps = new ArrayList<>();
    for (String done : List.of("cut", "gather", "file")) {
      steps.add(new Step(say("did_" + done), say("source_method")));
    }
    if (!inputs.sorting().corrections().isEmpty()) {
      steps.add(
          new Step(
              say("did_correct").with("count", inputs.sorting().corrections().size()),
              say("source_people")));
    }
    for (String done : List.of("choose", "cover", "leave")) {
      steps.add(new Step(say("did_" + done), say("source_method")));
    }
    if (inputs.votes().isPresent()) {
      steps.add(new Step(say("did_votes"), say("source_charter")));
    }
    steps.add(new Step(say("did_check"), say("source_proportion")));
    steps.add(new Step(say("did_versions"), say("source_method")));
    return new Trace(say("operations"), steps);
  }
}
