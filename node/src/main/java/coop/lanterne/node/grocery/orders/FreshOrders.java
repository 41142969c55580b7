// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.grocery.orders;

import module java.base;

import coop.lanterne.grocery.order.Limits;
import coop.lanterne.grocery.order.LineAdvice;
import coop.lanterne.grocery.order.OrderAdvisor;
import coop.lanterne.grocery.order.OrderInputs;
import coop.lanterne.grocery.order.OrderPolicy;
import coop.lanterne.grocery.order.OrderProposal;
import coop.lanterne.grocery.order.ShopDemand;
import coop.lanterne.kernel.Advice;
import coop.lanterne.kernel.Canonical;
import coop.lanterne.kernel.Quantity;
import coop.lanterne.kernel.Value;
import coop.lanterne.node.decision.Advices;
import coop.lanterne.node.decision.Method;
import coop.lanterne.node.decision.ShippedRules;

/** The order advice under the name that the register gives it. */
public final class FreshOrders implements Method<OrderProposal> {
  /** Its name and version in {@code rules/register.yaml}. */
  static final String NAME = "commande-frais/1";

  /** The order policy that ships. */
  public static OrderPolicy policy() {
    return OrderPolicy.parse(
        new String(ShippedRules.file("order-policy.yaml"), StandardCharsets.UTF_8));
  }

  private final OrderAdvisor advisor = new OrderAdvisor(new ShopDemand());

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Advice<OrderProposal> run(Value.Rec inputs) {
    return explain(OrderInputs.fromValue(inputs)).advice();
  }

  /**
   * An advice, and the same line by line.
   *
   * @param lines in the order of the inputs' items
   */
  record Explained(Advice<OrderProposal> advice, List<LineAdvice> lines) {
    Explained {
      lines = List.copyOf(lines);
    }
  }

  Explained explain(OrderInputs inputs) {
    OrderAdvisor.Explained given = advisor.explain(inputs);
    return new Explained(registered(given.advice(), inputs, NAME), given.lines());
  }

  List<OrderInputs> within(Limits day, List<OrderInputs> inputs) {
    return advisor.within(day, inputs);
  }

  LineAdvice.Effect whatIf(OrderInputs inputs, String product, Quantity quantity) {
    return advisor.whatIf(inputs, product, quantity);
  }

  /** The same advice, its inputs digested as the node stores them, its method as registered. */
  public static <T extends Canonical> Advice<T> registered(
      Advice<T> a, Canonical inputs, String name) {
    Advice.Provenance p = a.provenance();
    return new Advice<>(
        a.act(),
        a.concerns(),
        a.result(),
        a.explanation(),
        a.setAside(),
        a.uncertainty(),
        a.sources(),
        a.parameters(),
        a.operations(),
        new Advice.Provenance(
            Advices.inputsDigest(inputs),
            p.rules(),
            p.charter(),
            name,
            p.methodClass(),
            p.model(),
            p.release(),
            p.seed()));
  }
}
