// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.forecast.univariate;

import module java.base;

/**
 * Which parts an exponential smoothing model has (Hyndman, Koehler, Ord and Snyder, Forecasting
 * with Exponential Smoothing, 2008). A trend is added; a season that multiplies goes with an error
 * that multiplies.
 *
 * @param error whether the error is added to what is expected or in proportion to it
 * @param trend none, straight, or damped
 * @param season none, added, or multiplied
 */
public record EtsShape(Errors error, Trend trend, Season season) {
  /** How the error enters. */
  public enum Errors {
    ADDED("A"),
    IN_PROPORTION("M");

    private final String letter;

    Errors(String letter) {
      this.letter = letter;
    }
  }

  /** How the level goes on. */
  public enum Trend {
    NONE("N"),
    STRAIGHT("A"),
    DAMPED("Ad");

    private final String letter;

    Trend(String letter) {
      this.letter = letter;
    }
  }

  /** How the season enters. */
  public enum Season {
    NONE("N"),
    ADDED("A"),
    MULTIPLIED("M");

    private final String letter;

    Season(String letter) {
      this.letter = letter;
    }
  }

  public EtsShape {
    if (season == Season.MULTIPLIED && error == Errors.ADDED) {
      throw new IllegalArgumentException("a season that multiplies needs an error in proportion");
    }
  }

  /** Whether it can be fitted to positive values alone. */
  boolean positiveOnly() {
    return error == Errors.IN_PROPORTION;
  }

  /** How many smoothing parameters: α, β, γ, φ where they exist. */
  int gains() {
    return 1
        + switch (trend) {
          case NONE -> 0;
          case STRAIGHT -> 1;
          case DAMPED -> 2;
        }
        + (season == Season.NONE ? 0 : 1);
  }

  /** How many numbers are fitted: parameters and free initial states, without the variance. */
  int free(int m) {
    return gains() + 1 + (trend == Trend.NONE ? 0 : 1) + (season == Season.NONE ? 0 : m - 1);
  }

  /** Every shape there is. */
  public static List<EtsShape> list() {
    List<EtsShape> shapes = new ArrayList<>();
    for (Errors error : Errors.values()) {
      for (Trend trend : Trend.values()) {
        for (Season season : Season.values()) {
          if (season != Season.MULTIPLIED || error == Errors.IN_PROPORTION) {
            shapes.add(new EtsShape(error, trend, season));
          }
        }
      }
    }
    return List.copyOf(shapes);
  }

  /** The shape as it is usually written: {@code ETS(M,Ad,N)}. */
  @Override
  public String toString() {
    return "ETS(" + error.letter + "," + trend.letter + "," + season.letter + ")";
  }
}
