// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.grocery.internal;

import coop.lanterne.grocery.surplus.SurplusAdvisor.OfferAdvice;
import coop.lanterne.grocery.surplus.SurplusInputs;
import coop.lanterne.grocery.surplus.SurplusProposal;
import coop.lanterne.kernel.Advice;
import coop.lanterne.kernel.Id;
import coop.lanterne.kernel.Quantity;
import coop.lanterne.node.decision.Advices;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is advised about growers' surplus, and how far people are with it.
 *
 * @param proposal the lines as they were advised
 * @param offers each offer with its reasons
 * @param decided empty while nobody has decided
 */
public record SurplusDay(
    Advices.Given given,
    SurplusProposal proposal,
    SurplusInputs inputs,
    Advice<SurplusProposal> advice,
    List<OfferAdvice> offers,
    Optional<Decided> decided) {
  public SurplusDay {
    offers = List.copyOf(offers);
  }

  /**
   * Decided.
   *
   * @param outcome adopted, amended or refused
   * @param taken what was taken of each offer; offers of which nothing was are absent
   * @param entry its number in the journal
   * @param takenBack whether a later decision took it back
   */
  public record Decided(
      Id decision,
      String outcome,
      Instant at,
      Map<String, Quantity> taken,
      Optional<String> reason,
      long entry,
      boolean takenBack) {
    public Decided {
      taken = Map.copyOf(taken);
    }
  }

  /** The line of that offer. */
  public OfferAdvice offer(String id) {
    return offers.stream()
        .filter(o -> o.line().offer().equals(id))
        .findFirst()
        .orElseThrow(() -> Says.input("offer-unknown", "offer", id));
  }

  /** What is or would be taken of that offer. */
  public Quantity taken(OfferAdvice offer) {
    Quantity advised = offer.line().quantity();
    return decided
        .map(d -> d.taken().getOrDefault(offer.line().offer(), advised.zero()))
        .orElse(advised);
  }

  /** How many offers something is taken of. */
  public long wanted() {
    return offers.stream().filter(o -> taken(o).thousandths() > 0).count();
  }
}
