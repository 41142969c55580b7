// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.shell;

import module java.base;

/** Lengths of pictures, as SVG attributes. */
public final class Bar {
  private Bar() {}

  /** A part of a whole as an SVG percentage: {@code 83.0986%}; nothing of nothing is 0. */
  public static String percent(long part, long whole) {
    if (whole == 0) {
      return "0%";
    }
    return BigDecimal.valueOf(part)
            .movePointRight(2)
            .divide(BigDecimal.valueOf(whole), 4, RoundingMode.HALF_UP)
            .stripTrailingZeros()
            .toPlainString()
        + "%";
  }
}
