// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.forecast;

/**
 * What moves a whole shop's sales beside its own past: the columns known ahead, each against its
 * own recent mean, and how such a weekday goes when the shop sells more or less than on past such
 * weekdays. Their powers are learnt from the shop's daily surprises by one ridge regression, drawn
 * towards 0 where data are few (decision 32).
 */
final class Surroundings {
  static final double COLUMN_WEIGHT = 5;
  static final double WEEKDAY_WEIGHT = 4;
  static final double RECENT_GAIN = 0.06;

  /** No effect, and no surprise, is larger than a factor e. */
  static final double MOST = 1;

  private static final int WEEK = 7;

  private final Panel panel;
  private final int columns;
  private final boolean[] signed;
  private final double[] size; // sums of absolute values
  private final double[] recent;
  private final int[] seen;
  private final double[] usualOfWeekday = new double[WEEK];
  private final int[] weekdays = new int[WEEK];
  private final double[][] products; // of the ridge regression: Z'Z, with the prior weights
  private final double[] answers; // Z'r
  private double[] powers;

  Surroundings(Panel panel) {
    this.panel = panel;
    columns = panel.columns().size();
    signed = new boolean[columns];
    for (int c = 0; c < columns; c++) {
      signed[c] = panel.isSigned(c);
    }
    size = new double[columns];
    recent = new double[columns];
    seen = new int[columns];
    int all = columns + WEEK;
    products = new double[all][all];
    answers = new double[all];
    powers = new double[all];
    for (int i = 0; i < all; i++) {
      products[i][i] = i < columns ? COLUMN_WEIGHT : WEEKDAY_WEIGHT;
    }
  }

  /**
   * The logarithm of each effect at a time: one for each column, then the weekday's.
   *
   * @param usual logarithm of what the shop sells on an ordinary day
   */
  double[] effects(int t, double usual) {
    double[] places = places(t, usual);
    double[] effects = new double[columns + 1];
    for (int c = 0; c < columns; c++) {
      effects[c] = within(places[c] * powers[c]);
    }
    int weekday = columns + panel.weekday(t);
    effects[columns] = within(places[weekday] * powers[weekday]);
    return effects;
  }

  /** How far each column and the weekday lie from what is usual; 0 where that is not known. */
  private double[] places(int t, double usual) {
    double[] places = new double[columns + WEEK];
    for (int c = 0; c < columns; c++) {
      double read = read(c, panel.column(c, t));
      places[c] = seen[c] == 0 || Double.isNaN(read) ? 0 : read - recent[c];
    }
    int weekday = panel.weekday(t);
    if (weekdays[weekday] > 0) {
      places[columns + weekday] = usual - usualOfWeekday[weekday];
    }
    return places;
  }

  private double read(int c, double value) {
    double mean = seen[c] == 0 || size[c] == 0 ? 1 : size[c] / seen[c];
    return signed[c] ? value / mean : StrictMath.log1p(value / mean);
  }

  /**
   * Learns from an open day.
   *
   * @param surprise logarithm of what the shop sold ÷ what was forecast; NaN where nothing was
   */
  void learn(int t, double usual, double surprise) {
    if (!Double.isNaN(surprise)) {
      double[] places = places(t, usual);
      double full = within(surprise);
      for (double effect : effects(t, usual)) {
        full += effect;
      }
      for (int i = 0; i < places.length; i++) {
        for (int j = 0; j < places.length; j++) {
          products[i][j] += places[i] * places[j];
        }
        answers[i] += places[i] * full;
      }
      powers = LinearSystem.solve(products, answers).orElseThrow();
    }
    learnColumns(t);
    int weekday = panel.weekday(t);
    weekdays[weekday]++;
    usualOfWeekday[weekday] += (usual - usualOfWeekday[weekday]) / weekdays[weekday];
  }

  private void learnColumns(int t) {
    for (int c = 0; c < columns; c++) {
      double value = panel.column(c, t);
      if (!Double.isNaN(value)) {
        size[c] += StrictMath.abs(value);
        seen[c]++;
        double read = read(c, value);
        recent[c] = seen[c] == 1 ? read : recent[c] + RECENT_GAIN * (read - recent[c]);
      }
    }
  }

  private static double within(double effect) {
    return StrictMath.max(-MOST, StrictMath.min(MOST, effect));
  }
}
