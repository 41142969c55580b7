// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.room;

import coop.lanterne.kernel.Id;
import coop.lanterne.kernel.Money;
import coop.lanterne.kernel.Written;
import coop.lanterne.node.decision.Commits;

/** Taking back what an earlier decision towards that party did. */
public record TakenBack(
    @Written(as = "takes_back") Id decision, @Written(when = Written.When.NEVER) String party)
    implements Commits {
  @Override
  public Money amount() {
    return Money.eur(0);
  }
}
