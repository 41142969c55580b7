// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.examples;

import module java.base;

import java.util.random.RandomGenerator.SplittableGenerator;

/** Chance from a seed: the same draws on every machine. */
record Chance(SplittableGenerator generator) {
  static Chance of(long seed) {
    return new Chance(
        RandomGeneratorFactory.<SplittableGenerator>of("L64X128MixRandom").create(seed));
  }

  /** A chance of its own, whose draws do not depend on how many others draw. */
  Chance split() {
    return new Chance(generator.split());
  }

  /** A number from 0 (included) to 1 (excluded). */
  double share() {
    return generator.nextDouble();
  }

  /** A whole number from 0 (included) to {@code bound} (excluded). */
  int below(int bound) {
    return generator.nextInt(bound);
  }

  boolean happens(double probability) {
    return share() < probability;
  }

  /** About normal, mean 0, deviation 1: twelve uniform draws less six, exact on every machine. */
  double bell() {
    double sum = -6;
    for (int i = 0; i < 12; i++) {
      sum += share();
    }
    return sum;
  }

  /** A count of that mean: Knuth's product of uniform draws, or the bell for large means. */
  int count(double mean) {
    if (mean > 40) {
      return (int) Math.max(0, StrictMath.rint(mean + StrictMath.sqrt(mean) * bell()));
    }
    double limit = StrictMath.exp(-mean);
    double product = share();
    int count = 0;
    while (product > limit) {
      product *= share();
      count++;
    }
    return count;
  }
}
