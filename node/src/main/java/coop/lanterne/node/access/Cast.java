// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.access;

import module java.base;

/** The people of a demonstration who have a part to play, and which. */
@FunctionalInterface
public interface Cast {
  /** The parts, by identifier within the node: orderer, member, facilitator, doubting; in order. */
  Map<String, String> parts();

  /** No demonstration, no parts. */
  static Cast none() {
    return Map::of;
  }

  /** The parts that the sample's list of members gives. */
  static Cast of(List<String> lines) {
    Map<String, String> parts = new java.util.LinkedHashMap<>();
    for (String line : lines.subList(Math.min(1, lines.size()), lines.size())) {
      String[] cells = line.split(";", -1);
      if (cells.length > 4 && !cells[4].isEmpty()) {
        parts.put(cells[0].replace("-", ""), cells[4]);
      }
    }
    return () -> parts;
  }
}
