// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.language;

import module java.base;

/**
 * The sentences of a text that say most of it: closest to its centre and to its title by TF-IDF
 * (Radev and others, <i>Centroid-based summarization</i>, 2004), chosen one by one so that none
 * repeats another (maximal marginal relevance, λ = 0.7; Carbonell and Goldstein, 1998). Every one
 * is verbatim.
 */
public final class Summary {
  private static final double LAMBDA = .7;
  private static final int MOST_WORDS_OF_A_TITLE = 20;

  private Summary() {}

  /**
   * A summary of so many sentences at most, in the order of the text. The first line is the title
   * when it is short, ends without a point, and is followed by others.
   */
  public static List<Span> of(String text, int most) {
    List<Span> all = Sentences.split(text);
    boolean titled = all.size() > 1 && title(all.getFirst(), text);
    List<Span> units =
        Sentences.units(text).stream()
            .filter(s -> !titled || s.start() > all.getFirst().start())
            .toList();
    List<Span> candidates =
        units.size() >= most ? units : titled ? all.subList(1, all.size()) : all;
    return of(titled ? all.getFirst().text() : "", candidates, Tongue.of(text), most);
  }

  /** The same among given sentences, under a given title, which may be empty. */
  public static List<Span> of(String title, List<Span> sentences, Tongue tongue, int most) {
    List<SortedMap<String, Double>> counts =
        sentences.stream().map(s -> counts(s.text(), tongue)).toList();
    Map<String, Double> rarity = rarity(counts);
    List<SortedMap<String, Double>> vectors =
        counts.stream().map(c -> weighted(c, rarity)).toList();
    SortedMap<String, Double> centre = new TreeMap<>();
    vectors.forEach(v -> v.forEach((stem, x) -> centre.merge(stem, x, Double::sum)));
    SortedMap<String, Double> middle = unit(centre);
    SortedMap<String, Double> heading = weighted(counts(title, tongue), rarity);
    double[] scores = vectors.stream().mapToDouble(v -> dot(v, middle) + dot(v, heading)).toArray();
    return chosen(scores, vectors, most).stream()
        .map(sentences::get)
        .sorted(Comparator.comparingInt(Span::start))
        .toList();
  }

  /** What speaks most of all and least of what is chosen already, one after the other. */
  private static List<Integer> chosen(
      double[] scores, List<SortedMap<String, Double>> vectors, int most) {
    double best = Math.max(0, Arrays.stream(scores).max().orElse(0));
    double[] closest = new double[scores.length]; // to a sentence already chosen
    List<Integer> chosen = new ArrayList<>();
    while (chosen.size() < Math.min(most, scores.length)) {
      int next = -1;
      double highest = Double.NEGATIVE_INFINITY;
      for (int i = 0; i < scores.length; i++) {
        double gain = LAMBDA * (best > 0 ? scores[i] / best : 0) - (1 - LAMBDA) * closest[i];
        if (gain > highest && !chosen.contains(i)) {
          highest = gain;
          next = i;
        }
      }
      chosen.add(next);
      for (int i = 0; i < scores.length; i++) {
        closest[i] = Math.max(closest[i], dot(vectors.get(i), vectors.get(next)));
      }
    }
    return chosen;
  }

  private static boolean title(Span first, String text) {
    String said = first.text();
    int end = text.offsetByCodePoints(0, first.end());
    return ".!?…".indexOf(said.charAt(said.length() - 1)) < 0
        && text.substring(end).stripLeading().length() > 0
        && said.split("\\s+", MOST_WORDS_OF_A_TITLE + 2).length <= MOST_WORDS_OF_A_TITLE;
  }

  private static SortedMap<String, Double> counts(String text, Tongue tongue) {
    SortedMap<String, Double> counts = new TreeMap<>();
    Words.stems(text, tongue).forEach(stem -> counts.merge(stem, 1., Double::sum));
    return counts;
  }

  /** {@code 1 + ln((1 + n) / (1 + sentences with it))}. */
  private static Map<String, Double> rarity(List<SortedMap<String, Double>> counts) {
    Map<String, Double> rarity = new TreeMap<>();
    counts.forEach(c -> c.keySet().forEach(stem -> rarity.merge(stem, 1., Double::sum)));
    rarity.replaceAll((_, in) -> 1 + StrictMath.log((1. + counts.size()) / (1 + in)));
    return rarity;
  }

  private static SortedMap<String, Double> weighted(
      SortedMap<String, Double> counts, Map<String, Double> rarity) {
    SortedMap<String, Double> vector = new TreeMap<>();
    counts.forEach((stem, times) -> vector.put(stem, times * rarity.getOrDefault(stem, 0.)));
    return unit(vector);
  }

  private static SortedMap<String, Double> unit(SortedMap<String, Double> vector) {
    double length = Math.sqrt(dot(vector, vector));
    vector.replaceAll((_, x) -> length == 0 ? 0 : x / length);
    return vector;
  }

  private static double dot(SortedMap<String, Double> a, SortedMap<String, Double> b) {
    double sum = 0;
    for (Map.Entry<String, Double> e : (a.size() < b.size() ? a : b).entrySet()) {
      sum += e.getValue() * (a.size() < b.size() ? b : a).getOrDefault(e.getKey(), 0.);
    }
    return sum;
  }
}
