// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.debates.synthesis;

import coop.lanterne.debate.synthesis.SynthesisAdvisor;
import coop.lanterne.debate.synthesis.SynthesisInputs;
import coop.lanterne.debate.synthesis.SynthesisReport;
import coop.lanterne.kernel.Advice;
import coop.lanterne.kernel.Value;
import coop.lanterne.node.decision.Method;

/** The synthesis of a debate under the name that the register gives it. */
public final class SynthesisMethod implements Method<SynthesisReport> {
  @Override
  public String name() {
    return SynthesisAdvisor.METHOD;
  }

  @Override
  public Advice<SynthesisReport> run(Value.Rec inputs) {
    return SynthesisAdvisor.explain(SynthesisInputs.fromValue(inputs)).advice();
  }
}
