// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.forecast.univariate;

/**
 * Whether what a seasonal model remembers of its past fades: every root of its characteristic
 * equation lies within the circle of radius 1 + 10<sup>−10</sup> (Hyndman and others, 2008, chapter
 * 10). Without a season, gains within their bounds always do.
 */
final class EtsAdmissible {
  private static final double RADIUS = 1 + 1e-10;

  private EtsAdmissible() {}

  /**
   * Whether the past fades.
   *
   * @param beta 0 where there is no trend
   * @param phi 1 where it is not damped
   * @param m how many values make a season, at least 2
   */
  static boolean fades(double alpha, double beta, double gamma, double phi, int m) {
    if (gamma < StrictMath.max(1 - 1 / phi - alpha, 0)
        || gamma > 1 + 1 / phi - alpha
        || alpha < 1 - 1 / phi - gamma * (1 - m + phi + phi * m) / (2 * phi * m)
        || beta < -(1 - phi) * (gamma / m + alpha)) {
      return false;
    }
    double[] p = new double[m + 2];
    p[0] = phi * (1 - alpha - gamma);
    p[1] = alpha + beta - alpha * phi + gamma - 1;
    for (int i = 2; i < m; i++) {
      p[i] = alpha + beta - alpha * phi;
    }
    p[m] = alpha + beta - phi;
    p[m + 1] = 1;
    return within(beta == 0 && phi == 1 ? withoutUnitRoot(p) : p);
  }

  /** Divides by x − 1, of which the polynomial is a multiple. */
  private static double[] withoutUnitRoot(double[] p) {
    double[] quotient = new double[p.length - 1];
    double carry = 0;
    for (int i = p.length - 1; i > 0; i--) {
      carry += p[i];
      quotient[i - 1] = carry;
    }
    return quotient;
  }

  /** Schur and Cohn: step by step a lower degree, each time the last weighs more than the first. */
  private static boolean within(double[] coefficients) {
    double[] p = coefficients.clone();
    double power = 1;
    for (int i = 0; i < p.length; i++) {
      p[i] *= power;
      power *= RADIUS;
    }
    for (int degree = p.length - 1; degree > 0; degree--) {
      if (StrictMath.abs(p[0]) >= StrictMath.abs(p[degree])) {
        return false;
      }
      double share = p[0] / p[degree];
      double[] next = new double[degree];
      for (int i = 0; i < degree; i++) {
        next[i] = p[i + 1] - share * p[degree - 1 - i];
      }
      p = next;
    }
    return true;
  }
}
