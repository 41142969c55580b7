// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.tables;

import module java.base;

/**
 * One line of a table, cut in cells.
 *
 * @param number where it begins, from 1
 * @param exact the cells that the file itself holds as numbers, written with a decimal point
 */
record Line(long number, List<String> cells, BitSet exact) {
  private static final BitSet NONE = new BitSet();

  /** A line of a text file, in which a number is words until it is read. */
  static Line ofText(long number, List<String> cells) {
    return new Line(number, cells, NONE);
  }

  int size() {
    return cells.size();
  }

  String cell(int at) {
    return cells.get(at);
  }

  boolean isExact(int at) {
    return exact.get(at);
  }

  boolean isBlank() {
    return cells.stream().allMatch(String::isBlank);
  }
}
