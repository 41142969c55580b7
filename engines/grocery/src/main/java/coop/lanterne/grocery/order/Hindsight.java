// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.grocery.order;

/**
 * Which of two quantities, the one advised or the one that people ordered instead, was closer to
 * what was sold. Where the shelf was empty, what was sold is the least that was wanted, and often
 * nobody can tell.
 */
public enum Hindsight {
  /** People ordered what was advised. */
  UNCHANGED,
  /** The days that the order was for are not over, or their sales are not known yet. */
  TOO_EARLY,
  /** The advice was closer. */
  ADVICE,
  /** What people ordered was closer. */
  PEOPLE,
  /** Both were as close. */
  EQUAL,
  /** The shelf was empty: more may have been wanted, and either may have been closer. */
  UNTOLD;

  /**
   * The answer, from sales that are known.
   *
   * @param advised what was advised
   * @param ordered what people ordered
   * @param there what was on hand or due already
   * @param sold what was sold from the day of the order to the eve of the next delivery
   * @param emptied whether the shelf was empty on one of these days, so that {@code sold} is only
   *     the least that was wanted
   */
  public static Hindsight of(long advised, long ordered, long there, long sold, boolean emptied) {
    if (advised == ordered) {
      return UNCHANGED;
    }
    long least = Math.max(0, sold - there);
    if (!emptied) {
      int closer = Long.compare(Math.abs(advised - least), Math.abs(ordered - least));
      return closer < 0 ? ADVICE : closer > 0 ? PEOPLE : EQUAL;
    }
    if (2 * least < Math.addExact(advised, ordered)) {
      return UNTOLD; // what was wanted may lie on either side of the middle of the two
    }
    return advised > ordered ? ADVICE : PEOPLE;
  }
}
