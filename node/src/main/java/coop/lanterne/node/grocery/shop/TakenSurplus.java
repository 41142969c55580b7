// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.grocery.shop;

import coop.lanterne.grocery.surplus.SurplusProposal;
import coop.lanterne.kernel.Money;
import coop.lanterne.kernel.Value;
import coop.lanterne.node.decision.Commits;

/**
 * A day's surplus as people decide on it. It commits its total; what is taken of all growers on one
 * day counts as one purchase, so that no limit is passed by splitting it.
 */
public record TakenSurplus(SurplusProposal surplus) implements Commits {
  /** Towards whom: all growers together. */
  public static final String GROWERS = "growers";

  @Override
  public Money amount() {
    return surplus.total();
  }

  @Override
  public String party() {
    return GROWERS;
  }

  @Override
  public Value canonical() {
    return surplus.canonical();
  }
}
