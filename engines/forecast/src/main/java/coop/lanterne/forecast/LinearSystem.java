// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.forecast;

import module java.base;

/** Linear systems of a handful of unknowns, always worked out in the same order. */
public final class LinearSystem {
  private LinearSystem() {}

  /**
   * The solution x of matrix · x = right, by Gauss's elimination with the largest pivot; empty
   * where the matrix is singular.
   *
   * @param matrix square; not changed
   * @param right as long as the matrix; not changed
   */
  public static Optional<double[]> solve(double[][] matrix, double[] right) {
    int n = right.length;
    double[][] system = new double[n][];
    Arrays.setAll(system, i -> Arrays.copyOf(matrix[i], n + 1));
    for (int i = 0; i < n; i++) {
      system[i][n] = right[i];
    }
    for (int c = 0; c < n; c++) {
      int column = c;
      int pivot =
          IntStream.range(c, n)
              .reduce(
                  (i, j) ->
                      StrictMath.abs(system[j][column]) > StrictMath.abs(system[i][column]) ? j : i)
              .orElseThrow();
      double[] row = system[pivot];
      system[pivot] = system[c];
      system[c] = row;
      if (row[c] == 0) {
        return Optional.empty();
      }
      for (int r = 0; r < n; r++) {
        if (r != c) {
          double share = system[r][c] / row[c];
          for (int k = c; k <= n; k++) {
            system[r][k] -= share * row[k];
          }
        }
      }
    }
    double[] x = new double[n];
    Arrays.setAll(x, i -> system[i][n] / system[i][i]);
    return Optional.of(x);
  }
}
