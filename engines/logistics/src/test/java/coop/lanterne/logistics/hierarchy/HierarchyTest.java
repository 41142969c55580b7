// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.logistics.hierarchy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class HierarchyTest {
  /** The shop, bread (0, 1), vegetables (2, 3, 4). */
  private static final Hierarchy SHOP =
      new Hierarchy(List.of(List.of(0, 1, 2, 3, 4), List.of(0, 1), List.of(2, 3, 4)), 5);

  @Test
  void what_adds_up_already_is_left_alone() {
    double[] y = {15, 3, 12, 1, 2, 3, 4, 5};
    assertThat(SHOP.reconcile(y, SHOP.byProducts())).containsExactly(y, within(1e-12));
  }

  /**
   * One sum of two: 12 against 4 + 5. The gap of 3 is shared as 2, 1 and 1 products vary: ¼ each.
   */
  @Test
  void one_gap_by_hand() {
    Hierarchy two = new Hierarchy(List.of(List.of(0, 1)), 2);
    assertThat(two.reconcile(new double[] {12, 4, 5}, two.byProducts()))
        .containsExactly(new double[] {10.5, 4.75, 5.75}, within(1e-12));
    double[][] errors = {{1, -1}, {2, -2}, {0, 0}};
    // The second product was never wrong: 3 are shared 1 to 4.
    assertThat(two.reconcile(new double[] {12, 4, 5}, two.byErrors(errors)))
        .containsExactly(new double[] {11.4, 6.4, 5}, within(1e-12));
  }

  /** Generalised least squares written out: S·(Sᵀ·W⁻¹·S)⁻¹·Sᵀ·W⁻¹·y, found by descent. */
  @Test
  void the_result_is_the_nearest_that_adds_up() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    for (int round = 0; round < 20; round++) {
      double[][] errors = new double[SHOP.size()][30];
      for (int t = 0; t < 30; t++) {
        double common = random.nextGaussian();
        for (int i = 0; i < errors.length; i++) {
          errors[i][t] = (i < 3 ? 3 : 1) * (random.nextGaussian() + .5 * common);
        }
      }
      double[][] w = SHOP.together(errors);
      double[] y = random.doubles(SHOP.size(), 0, 20).toArray();
      double[] agreed = SHOP.reconcile(y, w);
      assertThat(agreed[0]).isCloseTo(agreed[1] + agreed[2], within(1e-9));
      assertThat(agreed[2]).isCloseTo(agreed[5] + agreed[6] + agreed[7], within(1e-9));
      double[][] inverse = inverse(w);
      double least = distance(y, agreed, inverse);
      for (int other = 0; other < 200; other++) {
        double[] moved = agreed.clone();
        for (int p = 0; p < 5; p++) {
          moved[3 + p] += random.nextGaussian() * Math.pow(10, -random.nextInt(5));
        }
        moved[1] = moved[3] + moved[4];
        moved[2] = moved[5] + moved[6] + moved[7];
        moved[0] = moved[1] + moved[2];
        assertThat(distance(y, moved, inverse)).as("seed %d", seed).isGreaterThan(least);
      }
    }
  }

  private static double distance(double[] y, double[] x, double[][] inverse) {
    double sum = 0;
    for (int i = 0; i < y.length; i++) {
      for (int j = 0; j < y.length; j++) {
        sum += (y[i] - x[i]) * inverse[i][j] * (y[j] - x[j]);
      }
    }
    return sum;
  }

  private static double[][] inverse(double[][] w) {
    int n = w.length;
    double[][] a = new double[n][2 * n];
    for (int i = 0; i < n; i++) {
      System.arraycopy(w[i], 0, a[i], 0, n);
      a[i][n + i] = 1;
    }
    for (int c = 0; c < n; c++) {
      double pivot = a[c][c];
      for (int k = 0; k < 2 * n; k++) {
        a[c][k] /= pivot;
      }
      for (int r = 0; r < n; r++) {
        double share = a[r][c];
        for (int k = 0; r != c && k < 2 * n; k++) {
          a[r][k] -= share * a[c][k];
        }
      }
    }
    return Arrays.stream(a).map(row -> Arrays.copyOfRange(row, n, 2 * n)).toArray(double[][]::new);
  }

  @Test
  void few_errors_draw_relations_towards_none() {
    Hierarchy two = new Hierarchy(List.of(List.of(0, 1)), 2);
    Random random = new Random(3);
    double[][] few = new double[3][3];
    double[][] many = new double[3][3000];
    for (double[][] errors : List.of(few, many)) {
      for (int t = 0; t < errors[0].length; t++) {
        errors[1][t] = random.nextGaussian();
        errors[2][t] = .5 * errors[1][t] + random.nextGaussian();
        errors[0][t] = errors[1][t] + errors[2][t];
      }
    }
    double[][] w = two.together(many);
    assertThat(w[1][2] / Math.sqrt(w[1][1] * w[2][2])).isCloseTo(.447, within(.03));
    double[][] unsure = two.together(few);
    double raw = 0;
    for (int t = 0; t < 3; t++) {
      raw += few[0][t] * few[1][t] / 3;
    }
    assertThat(Math.abs(unsure[0][1])).isLessThan(Math.abs(raw));
  }

  @Test
  void what_makes_no_sum_is_refused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Hierarchy(List.of(List.of(0, 0)), 2));
    assertThatIllegalArgumentException().isThrownBy(() -> new Hierarchy(List.of(List.of(2)), 2));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SHOP.reconcile(new double[3], SHOP.byProducts()));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SHOP.reconcile(new double[8], new double[8][8]))
        .withMessageContaining("variance");
  }
}
