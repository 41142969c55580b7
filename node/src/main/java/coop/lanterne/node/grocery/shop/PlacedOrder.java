// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.grocery.shop;

import coop.lanterne.grocery.order.OrderProposal;
import coop.lanterne.kernel.Money;
import coop.lanterne.kernel.Value;
import coop.lanterne.node.decision.Commits;

/** An order as people decide on it: it commits its total towards its supplier. */
public record PlacedOrder(OrderProposal order) implements Commits {
  @Override
  public Money amount() {
    return order.total();
  }

  @Override
  public String party() {
    return order.supplier();
  }

  @Override
  public Value canonical() {
    return order.canonical();
  }
}
