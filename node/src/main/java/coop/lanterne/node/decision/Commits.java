// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.decision;

import coop.lanterne.kernel.Canonical;
import coop.lanterne.kernel.Money;

/**
 * A decided value that commits money. What it commits is read from the value itself, never told
 * beside it, so that what the mandate limits is what is written.
 */
public interface Commits extends Canonical {
  /** How much; zero where it only takes back. */
  Money amount();

  /** Towards whom: acts of one day towards one party count as one. */
  String party();
}
