// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.decision;

import module java.base;

import coop.lanterne.kernel.Canonical;
import coop.lanterne.kernel.Id;
import coop.lanterne.kernel.Mandate;

/**
 * Mandates that a body gives and ends.
 *
 * @param given the new mandates
 * @param ended identifiers of those that end now
 */
public record MandateGrant(List<Mandate> given, List<Id> ended) implements Canonical {
  /** The act of giving and ending mandates. */
  public static final String ACT = "mandate.grant";

  /** The act of ending mandates, giving none. */
  public static final String END = "mandate.end";

  public MandateGrant {
    given = List.copyOf(given);
    ended = List.copyOf(ended);
  }
}
