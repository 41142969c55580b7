// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.debates.synthesis;

import module java.base;

import coop.lanterne.kernel.Canonical;
import coop.lanterne.kernel.Id;

/**
 * A change of a debate's sorting that a facilitator decided.
 *
 * @param kind rename, move, split, unmerge, merge, or undo
 * @param what a theme, a contribution or a sentence, as the engine names them; the number of the
 *     change that is undone
 * @param target a theme, a name or another sentence
 * @param contributions numbers, for a theme that is split
 */
record Sorted(Id debate, String kind, String what, String target, List<String> contributions)
    implements Canonical {
  Sorted {
    contributions = List.copyOf(contributions);
  }
}
