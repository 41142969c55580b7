// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.grocery.surplus;

import coop.lanterne.kernel.Canonical;

/**
 * What came of a grower's earlier offers, in packs: kilos and pieces do not add up. What the grower
 * took back, and what broke a rule of freshness or cold, is not counted.
 *
 * @param offered packs that could have been taken
 * @param taken packs that were
 */
public record History(String grower, long offered, long taken) implements Canonical {
  public History {
    if (taken < 0 || taken > offered) {
      throw new IllegalArgumentException(taken + " packs cannot be taken out of " + offered);
    }
  }
}
