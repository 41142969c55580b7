// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.debate.opinions;

/**
 * Shares and tests of shares, as the statistics of Polis compute them (compdemocracy/polis,
 * math/src/polismath/math/stats.clj), and Wilson's interval (Wilson, "Probable inference, the law
 * of succession, and statistical inference", JASA 22, 1927).
 */
final class Proportions {
  /** Quantile of the normal law, one side, 90 %, as Polis writes it. */
  static final double NINETY = 1.2816;

  /** Quantile of the normal law, two sides, 95 %. */
  private static final double WILSON_Z = 1.959963984540054;

  private Proportions() {}

  static double smoothed(int some, int all) {
    return (some + 1.0) / (all + 2.0);
  }

  /** One proportion against one half, one success added. */
  static double test(int some, int all) {
    return 2 * StrictMath.sqrt(all + 1.0) * ((some + 1.0) / (all + 1.0) - 0.5);
  }

  /** Two proportions, 1 added to each of the four counts, pooled. */
  static double test(int some, int all, int otherSome, int otherAll) {
    double in = some + 1.0;
    double out = otherSome + 1.0;
    double inAll = all + 1.0;
    double outAll = otherAll + 1.0;
    double pooled = (in + out) / (inAll + outAll);
    return pooled == 1
        ? 0
        : (in / inAll - out / outAll)
            / StrictMath.sqrt(pooled * (1 - pooled) * (1 / inAll + 1 / outAll));
  }

  static Counts.Interval wilson(int some, int all) {
    if (all == 0) {
      return new Counts.Interval(0, 1);
    }
    double z2 = WILSON_Z * WILSON_Z;
    double p = (double) some / all;
    double middle = (p + z2 / (2 * all)) / (1 + z2 / all);
    double half =
        WILSON_Z / (1 + z2 / all) * StrictMath.sqrt(p * (1 - p) / all + z2 / (4.0 * all * all));
    return new Counts.Interval(
        some == 0 ? 0 : Math.max(0, middle - half), some == all ? 1 : Math.min(1, middle + half));
  }
}
