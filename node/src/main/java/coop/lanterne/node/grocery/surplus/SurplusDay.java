// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.grocery.surplus;

import module java.base;

import coop.lanterne.grocery.surplus.SurplusAdvisor.OfferAdvice;
import coop.lanterne.grocery.surplus.SurplusInputs;
import coop.lanterne.grocery.surplus.SurplusProposal;
import coop.lanterne.kernel.Advice;
import coop.lanterne.kernel.Quantity;
import coop.lanterne.kernel.Value;
import coop.lanterne.node.decision.Advices;
import coop.lanterne.node.grocery.shop.Says;
import coop.lanterne.node.room.Progress;

/**
 * What is advised about growers' surplus, and how far people are with it.
 *
 * @param proposal the lines as they were advised
 * @param offers each offer with its reasons
 */
public record SurplusDay(
    Advices.AdviceEntry given,
    SurplusProposal proposal,
    SurplusInputs inputs,
    Advice<SurplusProposal> advice,
    List<OfferAdvice> offers,
    Progress progress) {
  public SurplusDay {
    offers = List.copyOf(offers);
  }

  /** What was decided; empty while nobody has. */
  public Optional<Progress.Decided> decided() {
    return progress instanceof Progress.Decided d ? Optional.of(d) : Optional.empty();
  }

  /** The lines as they stand: what a first person signed, while a second one is awaited. */
  public SurplusProposal standing() {
    return progress instanceof Progress.ToCosign waiting
        ? SurplusProposal.fromValue(waiting.value())
        : proposal;
  }

  /** The line of that offer. */
  OfferAdvice offer(String id) {
    return offers.stream()
        .filter(o -> o.line().offer().equals(id))
        .findFirst()
        .orElseThrow(() -> Says.GROCERY.input("offer-unknown", "offer", id));
  }

  /** What is or would be taken of that offer. */
  public Quantity taken(OfferAdvice offer) {
    Quantity advised = offer.line().quantity();
    return decided()
        .map(d -> d.value().map(value -> taken(value, offer)).orElse(advised.zero()))
        .orElse(advised);
  }

  private static Quantity taken(Value decided, OfferAdvice offer) {
    return SurplusProposal.fromValue(decided).lines().stream()
        .filter(l -> l.offer().equals(offer.line().offer()))
        .map(SurplusProposal.Line::quantity)
        .findFirst()
        .orElseGet(() -> offer.line().quantity().zero());
  }

  /** How many offers something is taken of. */
  public long wanted() {
    return offers.stream().filter(o -> taken(o).thousandths() > 0).count();
  }
}
