// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.debates.vote;

import coop.lanterne.debate.opinions.OpinionAdvisor;
import coop.lanterne.debate.opinions.OpinionInputs;
import coop.lanterne.debate.opinions.OpinionMap;
import coop.lanterne.kernel.Advice;
import coop.lanterne.kernel.Value;
import coop.lanterne.node.decision.Method;

/** The analysis of a debate's votes under the name that the register gives it. */
final class OpinionMethod implements Method<OpinionMap> {
  @Override
  public String name() {
    return OpinionAdvisor.METHOD;
  }

  @Override
  public Advice<OpinionMap> run(Value.Rec inputs) {
    return OpinionAdvisor.explain(OpinionInputs.fromValue(inputs)).advice();
  }
}
