// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.forecast.univariate;

/** Ordinary least squares with a handful of columns, by the normal equations. */
final class LeastSquares {
  private LeastSquares() {}

  /**
   * The weights of the first {@code used} columns whose sum comes nearest to y; a column that the
   * ones before it already explain gets 0.
   *
   * @param columns each as long as y
   */
  static double[] solve(double[][] columns, int used, double[] y) {
    double[][] a = new double[used][used + 1];
    for (int i = 0; i < used; i++) {
      for (int j = 0; j <= used; j++) {
        double[] other = j == used ? y : columns[j];
        for (int t = 0; t < y.length; t++) {
          a[i][j] += columns[i][t] * other[t];
        }
      }
    }
    double[] scale = new double[used];
    for (int i = 0; i < used; i++) {
      scale[i] = a[i][i];
    }
    for (int i = 0; i < used; i++) {
      if (a[i][i] <= 1e-12 * scale[i]) {
        continue;
      }
      for (int r = 0; r < used; r++) {
        if (r != i) {
          double share = a[r][i] / a[i][i];
          for (int c = i; c <= used; c++) {
            a[r][c] -= share * a[i][c];
          }
        }
      }
    }
    double[] weights = new double[used];
    for (int i = 0; i < used; i++) {
      weights[i] = a[i][i] <= 1e-12 * scale[i] ? 0 : a[i][used] / a[i][i];
    }
    return weights;
  }
}
