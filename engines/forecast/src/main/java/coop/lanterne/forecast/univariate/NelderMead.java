// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.forecast.univariate;

/**
 * Least value of a function of several numbers within bounds, without derivatives (Nelder and Mead,
 * A simplex method for function minimization, 1965; coefficients that depend on the dimension: Gao
 * and Han, 2012). A point beyond a bound is drawn back onto it. Allocates nothing while it
 * searches.
 */
final class NelderMead {
  /** A function to be made small; infinite where it is not defined. */
  @FunctionalInterface
  interface Objective {
    double at(double[] x);
  }

  private final Objective objective;
  private final double[] low;
  private final double[] high;
  private final int size;
  private final double[][] points;
  private final double[] values;
  private final double[] centre;
  private final double[] tried;
  private final double[] again;
  private final double expansion;
  private final double contraction;
  private final double shrinkage;
  private int left;

  /**
   * A search.
   *
   * @param low lowest allowed of each number; may be infinite
   * @param high highest allowed of each
   */
  NelderMead(Objective objective, double[] low, double[] high) {
    this.objective = objective;
    this.low = low;
    this.high = high;
    size = low.length;
    points = new double[size + 1][size];
    values = new double[size + 1];
    centre = new double[size];
    tried = new double[size];
    again = new double[size];
    double dimension = Math.max(2, size);
    expansion = 1 + 2 / dimension;
    contraction = .75 - .5 / dimension;
    shrinkage = 1 - 1 / dimension;
  }

  /**
   * Searches from a point, and again from where it got to, until that brings less than the
   * tolerance.
   *
   * @param x where to start; afterwards the best point found
   * @param step how far the first simplex reaches along each number, none 0
   * @param tolerance a difference in value that no longer matters
   * @param evaluations how many times the function may be asked
   * @return the least value found
   */
  double minimise(double[] x, double[] step, double tolerance, int evaluations) {
    left = evaluations;
    double best = Double.POSITIVE_INFINITY;
    double reach = 1;
    while (true) {
      double found = descend(x, step, reach, tolerance);
      if (left <= 0 || !(best - found > tolerance)) {
        return found;
      }
      best = found;
      reach = .25;
    }
  }

  private double descend(double[] x, double[] step, double reach, double tolerance) {
    start(x, step, reach);
    while (left > 0) {
      int best = best();
      int worst = 0;
      for (int i = 1; i <= size; i++) {
        worst = values[i] >= values[worst] ? i : worst;
      }
      double second = values[best];
      for (int i = 0; i <= size; i++) {
        if (i != worst && values[i] > second) {
          second = values[i];
        }
      }
      if (values[worst] - values[best] <= tolerance || values[best] == Double.NEGATIVE_INFINITY) {
        break;
      }
      move(best, worst, second);
    }
    System.arraycopy(points[best()], 0, x, 0, size);
    return values[best()];
  }

  private int best() {
    int best = 0;
    for (int i = 1; i <= size; i++) {
      best = values[i] < values[best] ? i : best;
    }
    return best;
  }

  private void start(double[] x, double[] step, double reach) {
    for (int i = 0; i <= size; i++) {
      System.arraycopy(x, 0, points[i], 0, size);
      if (i > 0) {
        int k = i - 1;
        double there = x[k] + reach * step[k];
        points[i][k] = there > high[k] || there < low[k] ? x[k] - reach * step[k] : there;
      }
      values[i] = ask(points[i]);
    }
  }

  private void move(int best, int worst, double second) {
    for (int k = 0; k < size; k++) {
      double sum = 0;
      for (int i = 0; i <= size; i++) {
        sum += points[i][k];
      }
      centre[k] = (sum - points[worst][k]) / size;
    }
    double value = tryAt(tried, worst, 1);
    if (value < values[best]) {
      double farther = tryAt(again, worst, expansion);
      if (farther < value) {
        replace(worst, again, farther);
      } else {
        replace(worst, tried, value);
      }
    } else if (value < second) {
      replace(worst, tried, value);
    } else {
      boolean outside = value < values[worst];
      double nearer = tryAt(again, worst, outside ? contraction : -contraction);
      if (nearer < (outside ? value : values[worst])) {
        replace(worst, again, nearer);
      } else {
        shrink(best);
      }
    }
  }

  private double tryAt(double[] point, int worst, double share) {
    for (int k = 0; k < size; k++) {
      point[k] = centre[k] + share * (centre[k] - points[worst][k]);
    }
    return ask(point);
  }

  private void replace(int worst, double[] point, double value) {
    System.arraycopy(point, 0, points[worst], 0, size);
    values[worst] = value;
  }

  private void shrink(int best) {
    for (int i = 0; i <= size; i++) {
      if (i != best) {
        for (int k = 0; k < size; k++) {
          points[i][k] = points[best][k] + shrinkage * (points[i][k] - points[best][k]);
        }
        values[i] = ask(points[i]);
      }
    }
  }

  private double ask(double[] point) {
    for (int k = 0; k < size; k++) {
      point[k] = StrictMath.min(high[k], StrictMath.max(low[k], point[k]));
    }
    left--;
    double value = objective.at(point);
    return Double.isNaN(value) ? Double.POSITIVE_INFINITY : value;
  }
}
