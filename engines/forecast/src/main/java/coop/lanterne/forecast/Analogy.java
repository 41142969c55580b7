// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.forecast;

import module java.base;

/**
 * A new product sells as others like it did when they were new, until its own days say otherwise:
 * level = (days × own + {@value #COUNTS_FOR} × start) ÷ (days + {@value #COUNTS_FOR}), the mean of
 * a normal level whose prior counts for so many days (James and Stein's shrinkage in its plainest
 * form).
 */
public final class Analogy {
  /** How many open days make the first weeks of a product; with fewer it is new. */
  public static final int FIRST_DAYS = 28;

  /** For how many days of its own the start counts. */
  public static final int COUNTS_FOR = 14;

  private Analogy() {}

  /**
   * What a product sold a day in its first weeks; empty while they are not over.
   *
   * @param sold its open days, the oldest first
   */
  public static OptionalDouble firstWeeks(double[] sold) {
    return sold.length < FIRST_DAYS
        ? OptionalDouble.empty()
        : Arrays.stream(sold, 0, FIRST_DAYS).average();
  }

  /**
   * Which product of a family a new one is expected to sell like: the middle one by what they sold
   * a day in their first weeks, the lower of two.
   *
   * @param family for each product its open days, the oldest first; those too young count for
   *     nothing
   * @return its place in the family
   */
  public static Optional<Integer> middle(List<double[]> family) {
    List<Integer> known =
        IntStream.range(0, family.size())
            .filter(i -> firstWeeks(family.get(i)).isPresent())
            .boxed()
            .sorted(
                Comparator.comparingDouble((Integer i) -> firstWeeks(family.get(i)).getAsDouble())
                    .thenComparingInt(i -> i))
            .toList();
    return known.isEmpty() ? Optional.empty() : Optional.of(known.get((known.size() - 1) / 2));
  }

  /**
   * The level of a new product.
   *
   * @param start what products like it sold a day in their first weeks
   * @param own what it sold a day; anything where it sold on no day yet
   * @param days over how many open days of its own
   */
  public static double level(double start, double own, int days) {
    return days == 0 ? start : (days * own + COUNTS_FOR * start) / (days + COUNTS_FOR);
  }
}
