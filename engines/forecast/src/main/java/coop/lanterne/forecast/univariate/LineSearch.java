// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.forecast.univariate;

import module java.base;

/** Least value of a function of one number between two bounds: a grid, then golden sections. */
final class LineSearch {
  private static final int GRID = 60;
  private static final int SECTIONS = 30;
  private static final double GOLDEN = .6180339887498949;

  private LineSearch() {}

  /** Where the function is least. */
  static double least(DoubleUnaryOperator function, double low, double high) {
    double step = (high - low) / GRID;
    double at = low;
    double value = Double.POSITIVE_INFINITY;
    for (int i = 0; i <= GRID; i++) {
      double x = low + i * step;
      double here = function.applyAsDouble(x);
      if (here < value) {
        value = here;
        at = x;
      }
    }
    double from = StrictMath.max(low, at - step);
    double to = StrictMath.min(high, at + step);
    double left = to - GOLDEN * (to - from);
    double right = from + GOLDEN * (to - from);
    double atLeft = function.applyAsDouble(left);
    double atRight = function.applyAsDouble(right);
    for (int i = 0; i < SECTIONS; i++) {
      if (atLeft <= atRight) {
        to = right;
        right = left;
        atRight = atLeft;
        left = to - GOLDEN * (to - from);
        atLeft = function.applyAsDouble(left);
      } else {
        from = left;
        left = right;
        atLeft = atRight;
        right = from + GOLDEN * (to - from);
        atRight = function.applyAsDouble(right);
      }
    }
    double best = atLeft <= atRight ? left : right;
    return StrictMath.min(atLeft, atRight) < value ? best : at;
  }
}
