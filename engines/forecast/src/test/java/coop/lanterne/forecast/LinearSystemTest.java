// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import module java.base;

import org.junit.jupiter.api.Test;

final class LinearSystemTest {
  /** Put back into the system, the solution gives its right side. */
  @Test
  void the_solution_solves_random_systems() {
    long seed = 20261125;
    System.out.println("seed " + seed);
    SplittableRandom random = new SplittableRandom(seed);
    for (int round = 0; round < 500; round++) {
      int n = 1 + random.nextInt(9);
      double[][] matrix = new double[n][n];
      double[] right = new double[n];
      for (int i = 0; i < n; i++) {
        right[i] = random.nextDouble(-9, 9);
        for (int j = 0; j < n; j++) {
          matrix[i][j] = random.nextDouble(-9, 9) + (i == j ? 90 : 0);
        }
      }
      double[] x = LinearSystem.solve(matrix, right).orElseThrow();
      for (int i = 0; i < n; i++) {
        double sum = 0;
        for (int j = 0; j < n; j++) {
          sum += matrix[i][j] * x[j];
        }
        assertThat(sum).isCloseTo(right[i], within(1e-9));
      }
    }
  }

  @Test
  void a_pivot_of_zero_is_passed_by_and_a_singular_matrix_refused() {
    assertThat(LinearSystem.solve(new double[][] {{0, 2}, {3, 0}}, new double[] {4, 9}))
        .hasValueSatisfying(x -> assertThat(x).containsExactly(3, 2));
    assertThat(LinearSystem.solve(new double[][] {{1, 2}, {2, 4}}, new double[] {1, 1})).isEmpty();
  }
}
