// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.kernel;

/** The units in which things and people are counted. */
public enum Unit {
  /** Pieces, heads, packets: what is counted one by one. */
  PIECE("piece"),
  /** Kilograms. */
  KILOGRAM("kg"),
  /** Litres. */
  LITRE("l"),
  /** People. */
  PERSON("person"),
  /** Votes. */
  VOTE("vote"),
  /** Days. */
  DAY("day");

  private final String symbol;

  Unit(String symbol) {
    this.symbol = symbol;
  }

  /** The stable name in files and digests. */
  public String symbol() {
    return symbol;
  }

  /** The unit of that symbol. */
  public static Unit parse(String symbol) {
    for (Unit unit : values()) {
      if (unit.symbol.equals(symbol)) {
        return unit;
      }
    }
    throw new IllegalArgumentException(
        "unknown unit \"" + symbol + "\". Maybe piece, kg, l, person, vote or day?");
  }
}
