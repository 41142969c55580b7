// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.forecast.univariate;

import module java.base;

/**
 * Rare demand: how much is wanted, when anything is, and how often (Croston, 1972).
 *
 * @param kind which of the three variants
 */
public record Croston(Kind kind) implements Univariate {
  private static final double GAIN = .1;

  /** The variants. */
  public enum Kind {
    /** Smoothed size ÷ smoothed gap between two demands. */
    CLASSIC,
    /** The same × .95, which takes off most of its bias (Syntetos and Boylan, 2005). */
    SBA,
    /**
     * Smoothed size × smoothed chance, which fades while nothing is wanted (Teunter and others,
     * 2011).
     */
    TSB
  }

  private static final double SBA = .95;

  /** Where nothing was ever wanted, nothing is expected. */
  @Override
  public Fit fit(double[] y) {
    Series.check(y, 1);
    double size = Double.NaN;
    double gap = Double.NaN;
    double chance = y[0] == 0 ? 0 : 1;
    int last = -1;
    for (int i = 0; i < y.length; i++) {
      chance += i == 0 ? 0 : GAIN * ((y[i] == 0 ? 0 : 1) - chance);
      if (y[i] != 0) {
        size = Double.isNaN(size) ? y[i] : size + GAIN * (y[i] - size);
        gap = Double.isNaN(gap) ? i - last : gap + GAIN * (i - last - gap);
        last = i;
      }
    }
    return last < 0 ? new Fit(name(), List.of(), Steady.at(0)) : fit(size, gap, chance);
  }

  private String name() {
    return kind == Kind.CLASSIC ? "Croston" : kind.name();
  }

  private Fit fit(double size, double gap, double chance) {
    double expected =
        switch (kind) {
          case CLASSIC -> size / gap;
          case SBA -> SBA * size / gap;
          case TSB -> size * chance;
        };
    Fit.Parameter often =
        kind == Kind.TSB ? new Fit.Parameter("chance", chance) : new Fit.Parameter("gap", gap);
    return new Fit(name(), List.of(new Fit.Parameter("size", size), often), Steady.at(expected));
  }
}
