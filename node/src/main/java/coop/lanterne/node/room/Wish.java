// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.room;

import module java.base;

import coop.lanterne.kernel.Canonical;
import coop.lanterne.kernel.Finding;
import coop.lanterne.node.decision.Desk;

/**
 * What an answer makes of an advice.
 *
 * @param value what would be decided; lines that are wrong stand as advised
 * @param lines those proposed, seen, to look at, opened, and how many were changed
 * @param wrong what is wrong with the answer, by name of line
 */
public record Wish<T extends Canonical>(T value, Desk.Lines lines, Map<String, Finding> wrong) {
  public Wish {
    wrong = new LinkedHashMap<>(wrong);
  }

  /** Whether it differs from what was advised. */
  public boolean isChanged() {
    return lines.changed() > 0;
  }
}
