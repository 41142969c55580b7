// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.language;

import module java.base;

/**
 * How close two texts are, and what each word brings to it. The parts of either text add up to the
 * cosine exactly, in millionths.
 *
 * @param millionths the cosine of the two vectors, in millionths
 * @param first each distinct word of the first text, in its order
 * @param second the same of the second
 */
public record Similarity(long millionths, List<Part> first, List<Part> second) {
  private static final double MILLION = 1e6;

  /**
   * What a word brings: its share of its own text’s vector, times the cosine of that share with the
   * other text. Below zero where it draws away.
   */
  public record Part(String word, long millionths) {}

  public Similarity {
    first = List.copyOf(first);
    second = List.copyOf(second);
    if (!makes(millionths, first) || !makes(millionths, second)) {
      throw new IllegalArgumentException(first + " and " + second + " do not make " + millionths);
    }
  }

  /** The cosine of two vectors of unit length, in millionths. */
  public static long millionths(float[] a, float[] b) {
    return Math.round(Vectors.cosine(a, b) * MILLION);
  }

  /** Rounds what each word brings so that the parts make the rounded cosine. */
  static Similarity of(
      long whole, SequencedMap<String, Double> first, SequencedMap<String, Double> second) {
    return new Similarity(whole, shared(whole, first), shared(whole, second));
  }

  /** Each part rounded down; what is left goes to those that lost most, then to the first. */
  private static List<Part> shared(long whole, SequencedMap<String, Double> parts) {
    List<String> words = List.copyOf(parts.keySet());
    if (words.isEmpty()) {
      return List.of();
    }
    double[] exact = parts.values().stream().mapToDouble(p -> p * MILLION).toArray();
    long[] rounded = Arrays.stream(exact).mapToLong(p -> (long) Math.floor(p)).toArray();
    long left = whole - Arrays.stream(rounded).sum();
    List<Integer> order =
        IntStream.range(0, exact.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> rounded[i] - exact[i]))
            .toList();
    for (int i = 0; left != 0; i = (i + 1) % exact.length) {
      rounded[order.get(i)] += Long.signum(left);
      left -= Long.signum(left);
    }
    return IntStream.range(0, exact.length)
        .mapToObj(i -> new Part(words.get(i), rounded[i]))
        .toList();
  }

  private static boolean makes(long millionths, List<Part> parts) {
    return millionths == parts.stream().mapToLong(Part::millionths).sum();
  }
}
