// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.debate.synthesis;

import module java.base;

import coop.lanterne.language.Vectors;

/**
 * Sentences that may be shown, and how close each is to every idea. In a debate of any size it
 * stays bounded: at most {@value #MOST_CANDIDATES} sentences, the most central of each theme, over
 * at most {@value #MOST_IDEAS} ideas, those of most people.
 */
final class Pool {
  private static final int MOST_CANDIDATES = 1500;
  private static final int MOST_IDEAS = 6000;

  /** As many sentences of one person weigh as much as they can. */
  private static final double MOST_OF_ONE = 10;

  /** Words of substance from which a sentence weighs in full: below, it says less than an idea. */
  private static final double FULL = 7;

  /** A sentence with fewer words of substance says nothing without its neighbours. */
  private static final int FEWEST_SHOWN = 2;

  private final Corpus corpus;
  private final Gathering gathering;

  /** Sentences that may be shown, in the order of the corpus. */
  final List<Integer> candidates;

  /** Ideas that count, in order. */
  final List<Integer> ideas;

  /** What each of them weighs. */
  final double[] weights;

  /** The closeness of each candidate to each idea: that of its closest sentence, 0 to 1. */
  final float[][] close;

  Pool(Corpus corpus, Gathering gathering, Filing filing) {
    this.corpus = corpus;
    this.gathering = gathering;
    double[] weight = weigh();
    ideas =
        IntStream.range(0, weight.length)
            .boxed()
            .sorted(Comparator.comparingDouble((Integer i) -> -weight[i]))
            .limit(MOST_IDEAS)
            .sorted()
            .toList();
    weights = ideas.stream().mapToDouble(i -> weight[i]).toArray();
    candidates = candidates(weight, filing);
    int[] leads = ideas.stream().mapToInt(i -> gathering.members().get(i).getFirst()).toArray();
    close = candidates.parallelStream().map(c -> closeness(c, leads)).toArray(float[][]::new);
  }

  /** An idea weighs as many as the people who hold it, by how much they say. */
  private double[] weigh() {
    double[] ofPerson = new double[corpus.people];
    List<Corpus.Sentence> sentences = corpus.sentences;
    double[][] shares = new double[gathering.members().size()][];
    for (int i = 0; i < shares.length; i++) {
      List<Integer> members = gathering.members().get(i);
      double each = (double) corpus.peopleOf(members) / members.size();
      shares[i] = new double[members.size()];
      for (int j = 0; j < shares[i].length; j++) {
        int sentence = members.get(j);
        shares[i][j] = each * Math.min(1, sentences.get(sentence).content() / FULL);
        ofPerson[corpus.personOf(sentence)] += shares[i][j];
      }
    }
    double[] weights = new double[shares.length];
    for (int i = 0; i < shares.length; i++) {
      for (int j = 0; j < shares[i].length; j++) {
        int person = corpus.personOf(gathering.members().get(i).get(j));
        weights[i] += shares[i][j] * Math.min(1, MOST_OF_ONE / ofPerson[person]);
      }
    }
    return weights;
  }

  private List<Integer> candidates(double[] weight, Filing filing) {
    List<Integer> units =
        IntStream.range(0, corpus.sentences.size())
            .filter(s -> corpus.sentences.get(s).unit())
            .boxed()
            .toList();
    List<Integer> telling =
        units.stream().filter(s -> corpus.sentences.get(s).content() >= FEWEST_SHOWN).toList();
    List<Integer> all = telling.isEmpty() ? units : telling;
    if (all.size() <= MOST_CANDIDATES) {
      return all;
    }
    Map<String, List<Integer>> byTheme = new HashMap<>();
    for (int s : all) {
      String theme = filing.of(corpus.sentences.get(s).quote().contribution()).orElse("");
      byTheme.computeIfAbsent(theme, _ -> new ArrayList<>()).add(s);
    }
    return byTheme.values().stream()
        .flatMap(of -> central(of, weight, all.size()).stream())
        .sorted()
        .toList();
  }

  /** The sentences of a theme that are closest to its middle, as many as its share. */
  private List<Integer> central(List<Integer> of, double[] weight, int all) {
    float[] middle = new float[corpus.vectors.dimensions()];
    for (int s : of) {
      float[] v = corpus.sentences.get(s).vector();
      double w = weight[gathering.idea(s)] / gathering.members().get(gathering.idea(s)).size();
      for (int d = 0; d < middle.length; d++) {
        middle[d] += (float) (w * v[d]);
      }
    }
    Map<Integer, Double> order = new HashMap<>();
    of.forEach(
        s ->
            order.put(
                s,
                -corpus.peopleOf(gathering.members().get(gathering.idea(s)))
                    * Vectors.cosine(corpus.sentences.get(s).vector(), middle)));
    return of.stream()
        .sorted(
            Comparator.comparingDouble((Integer s) -> order.getOrDefault(s, 0.))
                .thenComparing(Comparator.naturalOrder()))
        .limit(Math.ceilDiv((long) MOST_CANDIDATES * of.size(), all))
        .toList();
  }

  private float[] closeness(int candidate, int[] leads) {
    float[] row = new float[leads.length];
    int own = gathering.idea(candidate);
    for (int j = 0; j < row.length; j++) {
      row[j] =
          gathering.idea(leads[j]) == own
              ? 1
              : (float) Math.max(0, corpus.cosine(candidate, leads[j]));
    }
    return row;
  }
}
