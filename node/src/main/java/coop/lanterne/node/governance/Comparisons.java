// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.governance;

import coop.lanterne.charter.Ask;
import coop.lanterne.charter.Register;
import coop.lanterne.kernel.Advice;
import coop.lanterne.kernel.Digest;
import coop.lanterne.kernel.Id;
import coop.lanterne.kernel.MethodClass;
import coop.lanterne.kernel.Value;
import coop.lanterne.node.decision.AdoptedText;
import coop.lanterne.node.decision.Advices;
import coop.lanterne.node.decision.Charters;
import coop.lanterne.node.decision.ShippedRules;
import java.util.List;
import java.util.Optional;

/** The comparisons of texts that go with a call, kept so that anyone can have them made again. */
final class Comparisons {
  /** The act of adopting the first charter. */
  static final String ADOPT = "charter.adopt";

  private static final String AMEND = "charter.amend";

  private final Chamber chamber;
  private final Advices advices;
  private final TextComparison method;

  Comparisons(Chamber chamber, Advices advices) {
    this.chamber = chamber;
    this.advices = advices;
    this.method = new TextComparison(advices.release());
  }

  /** The act by which that text would come into force. */
  static String act(Charters.InForce inForce) {
    return inForce.adopted() ? AMEND : ADOPT;
  }

  /** The comparison of that text with the one in force; the one that awaits, where there is one. */
  Id of(Digest text) {
    Charters.InForce now = chamber.inForce();
    String act = act(now);
    TextComparison.Inputs inputs =
        new TextComparison.Inputs(act, now.charter(), chamber.text(text));
    Advice<AdoptedText> advice = method.run((Value.Rec) inputs.canonical());
    Optional<Id> awaiting =
        advices.awaiting(act).stream()
            .filter(a -> a.digest().equals(advice.digest()))
            .map(Advices.Given::id)
            .findFirst();
    if (awaiting.isPresent()) {
      return awaiting.get();
    }
    Advice.Provenance p = advice.provenance();
    chamber
        .ground()
        .gates()
        .require(
            "node",
            new Ask.Replayable(
                Optional.of(p.inputs().toString()),
                Optional.of(p.rules().toString()),
                Optional.of(p.charter().toString()),
                Optional.of(p.method()),
                Optional.of(p.release()),
                Optional.of(p.seed())),
            new Ask.Run(p.method(), register().listed()),
            new Ask.Classed(
                "gouvernance",
                "deliberer",
                Advice.Subject.ORGANISATION,
                MethodClass.RULES,
                List.of()));
    return advices.keep(advice, inputs, text.hex(), chamber.today());
  }

  private static Register register() {
    return Register.read(ShippedRules.file("register.yaml"), "register.yaml")
        .register()
        .orElseThrow();
  }
}
