// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.debate.opinions;

import coop.lanterne.kernel.Canonical;

/**
 * How some people answered one statement.
 *
 * @param agrees how many agree
 * @param disagrees how many disagree
 * @param passes how many passed
 */
public record Counts(int agrees, int disagrees, int passes) implements Canonical {
  /** Nobody. */
  public static final Counts NONE = new Counts(0, 0, 0);

  public Counts {
    if (agrees < 0 || disagrees < 0 || passes < 0) {
      throw new IllegalArgumentException(
          "votes below zero: " + agrees + ", " + disagrees + ", " + passes);
    }
  }

  /** How many voted, passes included: the S of Polis. */
  public int seen() {
    return agrees + disagrees + passes;
  }

  /** How many are on that side. */
  public int on(Side side) {
    return side == Side.AGREE ? agrees : disagrees;
  }

  /** These and those. */
  public Counts plus(Counts more) {
    return new Counts(agrees + more.agrees, disagrees + more.disagrees, passes + more.passes);
  }

  /**
   * These without those.
   *
   * @throws IllegalArgumentException when those are not all among these
   */
  public Counts minus(Counts less) {
    return new Counts(agrees - less.agrees, disagrees - less.disagrees, passes - less.passes);
  }

  /**
   * The share on that side among those who voted, one vote added for it and one against: (n + 1) /
   * (S + 2). With no vote, one half.
   */
  public double share(Side side) {
    return Proportions.smoothed(on(side), seen());
  }

  /** How far that side is from one half of those who voted, in standard deviations. */
  public double test(Side side) {
    return Proportions.test(on(side), seen());
  }

  /** Whether most are on that side, beyond a chance of one in ten. */
  public boolean mostlyOn(Side side) {
    return share(side) > 0.5 && test(side) > Proportions.NINETY;
  }

  /** The Wilson interval at 95 % of the share on that side. */
  public Interval interval(Side side) {
    return Proportions.wilson(on(side), seen());
  }

  /** The shares between which a proportion lies, from 0 to 1. */
  public record Interval(double low, double high) {}
}
