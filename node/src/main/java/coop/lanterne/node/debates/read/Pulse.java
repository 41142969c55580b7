// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.debates.read;

import module java.base;

/**
 * What everyone may see move in a debate: while it stays the same, a page need not change.
 *
 * @param stage the name of its stage
 * @param synthesis the number of its newest synthesis; 0 for none
 * @param counts how many contributions stand where, the stages of reading in their order
 * @param opinions the analysis of votes shown; empty for none
 */
record Pulse(String stage, long synthesis, String counts, String opinions) {
  private static final int PARTS = 4;

  /** The pulse that an address carries; empty where it carries none. */
  static Optional<Pulse> parse(String text) {
    String[] parts = text.split("_", -1);
    return parts.length == PARTS && parts[1].matches("[0-9]{1,9}")
        ? Optional.of(new Pulse(parts[0], Long.parseLong(parts[1]), parts[2], parts[3]))
        : Optional.empty();
  }

  /** As addresses carry it. */
  String text() {
    return String.join("_", stage, Long.toString(synthesis), counts, opinions);
  }
}
