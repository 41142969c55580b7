// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.grocery.order;

import module java.base;

/**
 * Futures drawn day by day from what a forecast holds possible. The sum over several days is judged
 * on these draws: quantiles of days do not add up to the quantile of their sum.
 */
final class Futures {
  private Futures() {}

  /**
   * Draws demands in thousandths, each a whole number of steps.
   *
   * @param step what a demand is counted in, in thousandths: 1000 for pieces
   */
  static long[][] draw(List<DayDemand> days, int futures, long seed, long step) {
    SplittableRandom random = new SplittableRandom(seed);
    long[][] spreads = new long[days.size()][];
    for (int d = 0; d < spreads.length; d++) {
      spreads[d] =
          Arrays.stream(days.get(d).spread())
              .mapToLong(v -> StrictMath.round(v * 1000 / step) * step)
              .toArray();
    }
    long[][] drawn = new long[futures][days.size()];
    for (long[] future : drawn) {
      for (int d = 0; d < future.length; d++) {
        long[] spread = spreads[d];
        future[d] = spread.length == 1 ? spread[0] : spread[random.nextInt(spread.length)];
      }
    }
    return drawn;
  }

  /** The least sum over the first days that at least this share of futures does not exceed. */
  static long quantile(long[][] futures, int days, double share) {
    return quantile(futures, days, share, new long[futures.length]);
  }

  /** The same, less what is given for each future. */
  static long quantile(long[][] futures, int days, double share, long[] less) {
    long[] sums = new long[futures.length];
    for (int f = 0; f < sums.length; f++) {
      for (int d = 0; d < days; d++) {
        sums[f] += futures[f][d];
      }
      sums[f] -= less[f];
    }
    Arrays.sort(sums);
    int place = (int) StrictMath.ceil(share * sums.length - 1e-9) - 1;
    return sums[Math.clamp(place, 0, sums.length - 1)];
  }

  /** A seed of that product's own, so that products do not disturb one another. */
  static long seed(long seed, String product) {
    long mixed = seed;
    for (int i = 0; i < product.length(); i++) {
      mixed = (mixed ^ product.charAt(i)) * 0x100000001b3L; // FNV-1a
    }
    return mixed;
  }
}
