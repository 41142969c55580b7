// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.forecast;

import module java.base;

/**
 * What a product sells on an ordinary day, kept as three means: of a long, a middle and a short
 * while. The level is their mean, each weighted by how little it missed of the last weeks' sales
 * (weights of exponentially weighted forecasters: Cesa-Bianchi and Lugosi, Prediction, Learning,
 * and Games, 2006, chapter 2).
 */
final class Level {
  private static final double[] GAINS = {0.1, 0.2, 0.35};

  /** How fast a mean that misses loses weight. */
  static final double RATE = 0.3;

  /** How much of what was missed is remembered from one open day to the next. */
  static final double REMEMBERED = 0.98;

  private final double[] means = new double[GAINS.length];
  private final double[] missed = new double[GAINS.length];
  private int days;
  private double value;

  /** The level; 0 before anything was seen. */
  double value() {
    return value;
  }

  /** How many days it was learnt from. */
  int days() {
    return days;
  }

  /** Starts from the first day's sales. */
  void begin(double sales) {
    Arrays.fill(means, sales);
    value = sales;
  }

  /** Takes a factor in. */
  void multiply(double factor) {
    for (int i = 0; i < means.length; i++) {
      means[i] *= factor;
    }
    value *= factor;
  }

  /**
   * Learns from a day.
   *
   * @param sold what was sold, surroundings and exceptions apart
   * @param said what a level was multiplied by, before that day moved the pace
   * @param deviation what a count may miss by, above 0
   * @param times what a level is multiplied by now
   * @param least no mean moves less than this share of the way
   */
  void learn(double sold, double said, double deviation, double times, double least) {
    days++;
    for (int i = 0; i < means.length; i++) {
      missed[i] = REMEMBERED * missed[i] + StrictMath.abs(means[i] * said - sold) / deviation;
      double gain = StrictMath.max(StrictMath.max(GAINS[i], 1.0 / days), least);
      means[i] += gain * (sold / times - means[i]);
    }
    double best = Arrays.stream(missed).min().orElse(0);
    double sum = 0;
    double all = 0;
    for (int i = 0; i < means.length; i++) {
      double weight = StrictMath.exp(-RATE * (missed[i] - best));
      sum += weight * means[i];
      all += weight;
    }
    value = sum / all;
  }
}
