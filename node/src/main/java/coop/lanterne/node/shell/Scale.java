// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.shell;

import module java.base;

/**
 * From values to heights in pixels, with lines at round steps.
 *
 * @param most the highest value drawn, above 0
 * @param highest where its line would be, in pixels from the top
 * @param zero where 0 is
 */
record Scale(BigDecimal most, int highest, int zero) {

  /** The values that have a line, from 0 to the top. */
  List<BigDecimal> ticks() {
    BigDecimal step = step();
    BigDecimal top = top();
    List<BigDecimal> ticks = new ArrayList<>();
    for (BigDecimal at = BigDecimal.ZERO; at.compareTo(top) <= 0; at = at.add(step)) {
      ticks.add(at);
    }
    return ticks;
  }

  /** 1, 2 or 5 times a power of ten, such that five lines at most are drawn above zero. */
  BigDecimal step() {
    for (int power = -3; ; power++) {
      for (int n : new int[] {1, 2, 5}) {
        BigDecimal step = BigDecimal.valueOf(n).scaleByPowerOfTen(power);
        if (step.multiply(BigDecimal.valueOf(5)).compareTo(most) >= 0) {
          return step;
        }
      }
    }
  }

  /** The value of the highest line. */
  BigDecimal top() {
    BigDecimal step = step();
    return most.divide(step, 0, RoundingMode.CEILING).multiply(step);
  }

  /** The height of a value, in pixels from the top. */
  String y(BigDecimal value) {
    return value
        .multiply(BigDecimal.valueOf(highest - (long) zero))
        .divide(top(), 1, RoundingMode.HALF_UP)
        .add(BigDecimal.valueOf(zero))
        .toPlainString();
  }
}
