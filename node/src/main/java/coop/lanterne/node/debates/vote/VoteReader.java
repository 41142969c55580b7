// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.debates.vote;

import coop.lanterne.kernel.Id;
import coop.lanterne.node.storage.Tx;

/** What is made of votes elsewhere in the room. */
@FunctionalInterface
public interface VoteReader {
  /** Erases, in the same write, what was made from the votes of that debate; digests stay. */
  void forget(Tx tx, Id debate, String article);
}
