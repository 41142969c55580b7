// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.grocery.order;

import module java.base;

import coop.lanterne.kernel.Advice.SetAside;
import coop.lanterne.kernel.Advice.Uncertainty;
import coop.lanterne.kernel.Explanation;
import coop.lanterne.kernel.Message;
import coop.lanterne.kernel.Quantity;

/**
 * The advice about one product, as its page shows it.
 *
 * @param line what is proposed
 * @param sum why: parts that add up to the quantity exactly
 * @param options other quantities, what each gives, why each is set aside; the one proposed is kept
 * @param sales what may be sold until the eve of the next delivery
 * @param effect what comes of the quantity proposed
 * @param look reasons to look at this line first; none for an ordinary one
 * @param setAside data left out, and why
 * @param unknown what is not known
 * @param days what is expected of each day to come, until the eve of the next delivery
 */
public record LineAdvice(
    OrderProposal.Line line,
    Explanation.Sum sum,
    Explanation.Comparison options,
    Uncertainty.Interval sales,
    Effect effect,
    List<Message> look,
    List<SetAside> setAside,
    List<Message> unknown,
    List<DayDemand> days) {
  public LineAdvice {
    look = List.copyOf(look);
    setAside = List.copyOf(setAside);
    unknown = List.copyOf(unknown);
    days = List.copyOf(days);
  }

  /**
   * What comes of a quantity.
   *
   * @param quantity the quantity ordered
   * @param risk the share of futures in which something lacks between this delivery and the next,
   *     to the hundredth
   * @param missing what is expected to lack then
   * @param waste what is expected to be thrown away, stock already there included
   */
  public record Effect(Quantity quantity, BigDecimal risk, Quantity missing, Quantity waste) {}
}
