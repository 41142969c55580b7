// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.debate.synthesis;

import module java.base;

/**
 * The words of substance that the sentences of a pool share with others: with ideas, by TF-IDF; and
 * two by two, which pairs several people say in one sentence (after the bigrams of Gillick and
 * Favre, <i>A Scalable Global Model for Summarization</i>, 2009, here in any order).
 */
final class Lexicon {
  private final Pool pool;
  private final Corpus corpus;
  private final Map<String, Double> rarity = new HashMap<>();
  private final Map<String, List<Integer>> ideasOf = new HashMap<>();
  private final double[] lengths;

  /** The pairs that each candidate holds, as places in {@link #weights}. */
  final int[][] pairs;

  /** What each pair weighs: the people who say it in one sentence, beyond the first. */
  final double[] weights;

  Lexicon(Pool pool, Corpus corpus, Gathering gathering) {
    this.pool = pool;
    this.corpus = corpus;
    Map<String, Integer> holders = new HashMap<>();
    for (List<Integer> own : corpus.of) {
      own.stream()
          .flatMap(s -> stems(s).stream())
          .distinct()
          .forEach(w -> holders.merge(w, 1, Integer::sum));
    }
    holders.forEach((w, n) -> rarity.put(w, StrictMath.log((double) corpus.of.size() / n)));
    lengths = new double[pool.ideas.size()];
    for (int j = 0; j < lengths.length; j++) {
      int idea = j;
      Set<String> stems = stems(gathering.members().get(pool.ideas.get(j)).getFirst());
      lengths[j] = length(stems);
      stems.forEach(w -> ideasOf.computeIfAbsent(w, _ -> new ArrayList<>()).add(idea));
    }
    Map<String, Integer> places = new HashMap<>();
    pairs =
        pool.candidates.stream()
            .map(
                s ->
                    pairs(s).stream()
                        .mapToInt(p -> places.computeIfAbsent(p, _ -> places.size()))
                        .toArray())
            .toArray(int[][]::new);
    weights = weights(places);
  }

  /** How close the words of a candidate are to those of each idea: the cosine of their TF-IDF. */
  double[] cosines(int candidate) {
    Set<String> stems = stems(pool.candidates.get(candidate));
    double length = length(stems);
    double[] cosines = new double[lengths.length];
    for (String w : stems) {
      double square = square(w);
      for (int j : ideasOf.getOrDefault(w, List.of())) {
        cosines[j] += square == 0 ? 0 : square / (length * lengths[j]);
      }
    }
    return cosines;
  }

  private double[] weights(Map<String, Integer> places) {
    double[] beyond = new double[places.size()];
    Arrays.fill(beyond, -1);
    int[] last = new int[beyond.length];
    Arrays.fill(last, -1);
    IntStream.range(0, corpus.sentences.size())
        .filter(s -> corpus.sentences.get(s).unit()) // those without bound have too many pairs
        .boxed()
        .sorted(Comparator.comparingInt(corpus::personOf))
        .forEachOrdered(
            s -> {
              for (String pair : pairs(s)) {
                Integer place = places.get(pair);
                if (place != null && last[place] != corpus.personOf(s)) {
                  last[place] = corpus.personOf(s);
                  beyond[place]++;
                }
              }
            });
    return beyond;
  }

  private List<String> pairs(int sentence) {
    List<String> stems = List.copyOf(stems(sentence));
    List<String> pairs = new ArrayList<>();
    for (int a = 0; a < stems.size(); a++) {
      for (int b = a + 1; b < stems.size(); b++) {
        pairs.add(stems.get(a) + " " + stems.get(b));
      }
    }
    return pairs;
  }

  private Set<String> stems(int sentence) {
    return corpus.sentences.get(sentence).stems();
  }

  private double length(Set<String> stems) {
    return Math.sqrt(stems.stream().mapToDouble(this::square).sum());
  }

  private double square(String stem) {
    double r = rarity.getOrDefault(stem, 0.);
    return r * r;
  }
}
