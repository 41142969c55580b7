// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.kernel;

import module java.base;

/**
 * The only place where decisions are made and enacted. It keeps the promise by itself: whoever
 * extends it, a decision outside its mandate is not enacted, nor is a refusal. A test on the
 * compiled classes lists who extends it: the node's decision package, and nobody else.
 */
public abstract class DecisionDesk {

  /** A use that exceeds its mandate. */
  public static final class OutsideMandate extends Exception {
    private static final long serialVersionUID = 1L;
    private final transient List<Mandate.Breach> breaches;

    OutsideMandate(List<Mandate.Breach> breaches) {
      super("outside the mandate: " + breaches);
      this.breaches = breaches;
    }

    /** Every limit exceeded. */
    public List<Mandate.Breach> breaches() {
      return breaches;
    }
  }

  /**
   * Makes a decision.
   *
   * @throws OutsideMandate when the use exceeds the mandate; a refusal spends nothing, so that no
   *     amount and no urgency count against it: only the act, the term, the holder and recusal do
   * @throws IllegalArgumentException when a change, a refusal or an urgency has no reason, or an
   *     adoption no advice
   */
  protected final <T extends Canonical> Decision<T> decide(
      Id id,
      Outcome<T> outcome,
      Mandate mandate,
      Mandate.Use use,
      List<Decision.Cited> advices,
      Optional<Digest> reason,
      Optional<Id> reverses)
      throws OutsideMandate {
    boolean refusal = outcome instanceof Outcome.Refused<T>;
    List<Mandate.Breach> breaches = mandate.breaches(refusal ? use.withoutAmount() : use);
    if (!breaches.isEmpty()) {
      throw new OutsideMandate(breaches);
    }
    if (!refusal && use.urgent().isPresent() && reason.isEmpty()) {
      throw new IllegalArgumentException("an urgency has a written reason");
    }
    return new Decision<>(
        id, use.act(), outcome, mandate, use.by(), use.at(), advices, reason, reverses);
  }

  /** What was decided, ready to be applied; empty for a refusal. */
  protected final <T extends Canonical> Optional<Enacted<T>> enact(Decision<T> decision) {
    return decision.outcome().decided().map(value -> new Enacted<>(decision, value));
  }
}
