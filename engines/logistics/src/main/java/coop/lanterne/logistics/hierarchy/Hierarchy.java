// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.logistics.hierarchy;

import coop.lanterne.logistics.algebra.LinearSystem;
import java.util.Arrays;
import java.util.List;

/**
 * Sums of series, and forecasts that respect them (Wickramasuriya, Athanasopoulos and Hyndman,
 * Optimal forecast reconciliation by trace minimization, 2019). Forecasts made apart, of each
 * product and of each sum, do not add up; each is moved, those with small errors the least, until
 * they do.
 *
 * <p>Everywhere the sums come first, in the order given here, then the products.
 *
 * @param sums for each sum, the products in it, counted from 0
 * @param products how many products there are
 */
public record Hierarchy(List<List<Integer>> sums, int products) {
  public Hierarchy {
    sums = sums.stream().map(List::copyOf).toList();
    for (List<Integer> sum : sums) {
      if (sum.isEmpty()
          || sum.stream().distinct().count() < sum.size()
          || sum.stream().anyMatch(p -> p < 0 || p >= products)) {
        throw new IllegalArgumentException(
            "a sum of distinct products below " + products + ": " + sum);
      }
    }
  }

  /** How many series there are, sums and products. */
  public int size() {
    return sums.size() + products;
  }

  /** How much each series varies, taken to be the number of products in it: no errors needed. */
  public double[][] byProducts() {
    double[] counts = new double[size()];
    Arrays.fill(counts, 1);
    for (int i = 0; i < sums.size(); i++) {
      counts[i] = sums.get(i).size();
    }
    return diagonal(counts);
  }

  /**
   * How much each series varies by itself: the mean square of its past errors.
   *
   * @param errors of each series, as many for each
   */
  public double[][] byErrors(double[][] errors) {
    check(errors);
    return diagonal(Arrays.stream(errors).mapToDouble(e -> product(e, e) / e.length).toArray());
  }

  /**
   * How the series vary together, from their past errors, drawn towards no relation the more, the
   * less the errors tell (Schäfer and Strimmer, A shrinkage approach, 2005).
   *
   * @param errors of each series, as many for each, at least two
   */
  public double[][] together(double[][] errors) {
    check(errors);
    int n = size();
    int times = errors[0].length;
    double[] scale =
        Arrays.stream(errors).mapToDouble(e -> StrictMath.sqrt(product(e, e) / times)).toArray();
    double[][] relation = new double[n][n];
    double doubt = 0;
    double found = 0;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < i; j++) {
        double size = scale[i] * scale[j];
        double r = size == 0 ? 0 : product(errors[i], errors[j]) / times / size;
        double spread = 0;
        for (int t = 0; t < times && size > 0; t++) {
          double off = errors[i][t] * errors[j][t] / size - r;
          spread += off * off;
        }
        doubt += spread / ((double) times * (times - 1));
        found += r * r;
        relation[i][j] = r;
      }
    }
    double drawn = found == 0 ? 1 : StrictMath.min(1, StrictMath.max(0, doubt / found));
    double[][] w = new double[n][n];
    for (int i = 0; i < n; i++) {
      w[i][i] = scale[i] * scale[i];
      for (int j = 0; j < i; j++) {
        w[i][j] = (1 - drawn) * relation[i][j] * scale[i] * scale[j];
        w[j][i] = w[i][j];
      }
    }
    return w;
  }

  /**
   * Forecasts that add up: y − W·U·(Uᵀ·W·U)⁻¹·Uᵀ·y, where Uᵀ·y is what each sum is off its parts.
   *
   * @param y the forecasts of one time, sums first; not changed
   * @param w how the series vary together: symmetric, a row for each series
   * @throws IllegalArgumentException when there is not one forecast a series, or w says that a sum
   *     and its products can none of them be wrong
   */
  public double[] reconcile(double[] y, double[][] w) {
    if (y.length != size() || w.length != size()) {
      throw new IllegalArgumentException(size() + " series, read: " + y.length + ", " + w.length);
    }
    int a = sums.size();
    double[] off = new double[a];
    double[][] wu = new double[size()][a];
    for (int k = 0; k < a; k++) {
      off[k] = y[k] - sum(y, k);
      for (int i = 0; i < size(); i++) {
        wu[i][k] = w[i][k] - sum(w[i], k);
      }
    }
    double[][] system = new double[a][a];
    for (int k = 0; k < a; k++) {
      for (int j = 0; j < a; j++) {
        int of = j;
        system[k][j] = wu[k][of] - sums.get(k).stream().mapToDouble(p -> wu[a + p][of]).sum();
      }
    }
    double[] pull =
        LinearSystem.solve(system, off)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "nothing may be moved: a variance of 0 everywhere"));
    double[] agreed = y.clone();
    for (int p = 0; p < products; p++) {
      agreed[a + p] -= product(wu[a + p], pull);
    }
    for (int k = 0; k < a; k++) {
      agreed[k] = sum(agreed, k);
    }
    return agreed;
  }

  /** What the products of a sum add up to in a row of all series. */
  private double sum(double[] row, int k) {
    double sum = 0;
    for (int p : sums.get(k)) {
      sum += row[sums.size() + p];
    }
    return sum;
  }

  private void check(double[][] errors) {
    if (errors.length != size()
        || errors[0].length < 2
        || Arrays.stream(errors).anyMatch(e -> e.length != errors[0].length)) {
      throw new IllegalArgumentException("two errors or more for each of " + size() + " series");
    }
  }

  private static double product(double[] x, double[] y) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      sum += x[i] * y[i];
    }
    return sum;
  }

  private static double[][] diagonal(double[] values) {
    double[][] w = new double[values.length][values.length];
    for (int i = 0; i < values.length; i++) {
      w[i][i] = values[i];
    }
    return w;
  }
}
