// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.grocery.order;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import org.junit.jupiter.api.Test;

/** Quantiles of sums, against the exact distribution of small cases. */
class FuturesTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 24);

  private static DayDemand day(double... values) {
    return new DayDemand(
        DAY, Arrays.stream(values).average().orElseThrow(), values, Optional.empty());
  }

  @Test
  void aCertainDemandAddsUp() {
    long[][] futures = Futures.draw(List.of(day(3), day(4)), 100, 1, 1000);
    assertThat(Futures.quantile(futures, 2, 0.9)).isEqualTo(7000);
    assertThat(Futures.quantile(futures, 1, 0.9)).isEqualTo(3000);
  }

  @Test
  void theQuantileOfASumIsNotTheSumOfQuantiles() {
    DayDemand coin = day(0, 0, 0, 0, 10);
    long[][] futures = Futures.draw(List.of(coin, coin, coin, coin), 20_000, 7, 1000);
    long each = Futures.quantile(futures, 1, 0.9);
    assertThat(each).isEqualTo(10_000);
    assertThat(Futures.quantile(futures, 4, 0.9)).isEqualTo(20_000).isLessThan(4 * each);
  }

  @Test
  void drawnQuantilesAgreeWithExactConvolution() {
    long seed = 20261124;
    System.out.println("seed " + seed);
    SplittableRandom random = new SplittableRandom(seed);
    for (int round = 0; round < 60; round++) {
      List<DayDemand> days = new ArrayList<>();
      double[] exact = {1}; // probability of each sum
      int n = 1 + random.nextInt(5);
      for (int d = 0; d < n; d++) {
        double[] values =
            random.doubles(1 + random.nextInt(5)).map(x -> Math.floor(x * 9)).toArray();
        days.add(day(values));
        double[] longer = new double[exact.length + 9];
        for (int s = 0; s < exact.length; s++) {
          for (double v : values) {
            longer[s + (int) v] += exact[s] / values.length;
          }
        }
        exact = longer;
      }
      double share = 0.5 + 0.49 * random.nextDouble();
      long[][] futures = Futures.draw(days, 20_000, random.nextLong(), 1000);
      int drawn = (int) (Futures.quantile(futures, n, share) / 1000);
      double below = 0;
      for (int s = 0; s < drawn; s++) {
        below += exact[s];
      }
      assertThat(below).as("round %d", round).isLessThan(share + 0.015);
      assertThat(below + exact[drawn]).as("round %d", round).isGreaterThan(share - 0.015);
    }
  }

  @Test
  void productsDoNotDisturbOneAnother() {
    assertThat(Futures.seed(1, "batavia")).isNotEqualTo(Futures.seed(1, "carottes"));
    assertThat(Futures.seed(1, "batavia")).isEqualTo(Futures.seed(1, "batavia"));
  }
}
