// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.grocery.surplus;

import coop.lanterne.grocery.surplus.SurplusAdvisor;
import coop.lanterne.grocery.surplus.SurplusInputs;
import coop.lanterne.grocery.surplus.SurplusProposal;
import coop.lanterne.kernel.Advice;
import coop.lanterne.kernel.Value;
import coop.lanterne.node.decision.Method;
import coop.lanterne.node.grocery.orders.FreshOrders;

/** The advice on growers' surplus under the name that the register gives it. */
public final class SurplusMethod implements Method<SurplusProposal> {
  /** Its name and version in {@code rules/register.yaml}. */
  static final String NAME = SurplusAdvisor.METHOD;

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Advice<SurplusProposal> run(Value.Rec inputs) {
    return explain(SurplusInputs.fromValue(inputs)).advice();
  }

  SurplusAdvisor.Explained explain(SurplusInputs inputs) {
    SurplusAdvisor.Explained made = SurplusAdvisor.explain(inputs);
    return new SurplusAdvisor.Explained(
        FreshOrders.registered(made.advice(), inputs, NAME), made.offers());
  }
}
