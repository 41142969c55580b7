// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.debate.synthesis;

import module java.base;

/**
 * Chooses the sentences to show: facility location and coverage of concepts (Lin and Bilmes, <i>A
 * Class of Submodular Functions for Document Summarization</i>, ACL 2011). Each idea is worth the
 * cube of its closeness to the closest sentence shown, each pair of words that several people say
 * together counts once; the next sentence is the one that adds most by word, those that ask for
 * something first. The numbers were fixed on one theme of one consultation (decision 0046).
 */
final class Choice {
  /** How much more a sentence weighs that asks for something. */
  static final double ASKS = .5;

  /** How much of closeness is shared words; the rest is meaning. */
  static final double WORDS = .1;

  /** What all pairs of words weigh together, beside all ideas. */
  static final double PAIRS = .15;

  private final Pool pool;
  private final Corpus corpus;
  private final Gathering gathering;
  private final Lexicon lexicon;
  private final boolean byWord;
  private final float[][] worth;
  private final double pair;
  private final double[] reached;
  private final boolean[] said;

  private Choice(Pool pool, Corpus corpus, Gathering gathering, Options options) {
    this.pool = pool;
    this.corpus = corpus;
    this.gathering = gathering;
    lexicon = new Lexicon(pool, corpus, gathering);
    byWord = options.measure() == Options.Measure.WORDS;
    worth = candidates().mapToObj(this::worth).toArray(float[][]::new);
    pair = PAIRS * sum(pool.weights) / Math.max(1, sum(lexicon.weights));
    reached = new double[pool.ideas.size()];
    said = new boolean[lexicon.weights.length];
  }

  /** Candidates to show, as places in the pool, the most useful first. */
  static List<Integer> of(Pool pool, Corpus corpus, Gathering gathering, Options options) {
    return new Choice(pool, corpus, gathering, options).choose(options.most());
  }

  private List<Integer> choose(int most) {
    boolean[] out = new boolean[worth.length];
    List<Integer> chosen = new ArrayList<>();
    int left = most;
    while (true) {
      int room = left;
      double[] gains =
          candidates().mapToDouble(i -> out[i] || cost(i) > room ? 0 : gain(i)).toArray();
      int best = best(gains);
      if (best < 0) {
        return chosen;
      }
      chosen.add(best);
      left -= cost(best);
      for (int j = 0; j < reached.length; j++) {
        reached[j] = Math.max(reached[j], worth[best][j]);
      }
      Arrays.stream(lexicon.pairs[best]).forEach(p -> said[p] = true);
      for (int i = 0; i < out.length; i++) { // an idea is shown once
        out[i] |= idea(i) == idea(best);
      }
    }
  }

  /** The first of the largest; −1 where none is above 0. */
  private static int best(double[] gains) {
    int best = -1;
    for (int i = 0; i < gains.length; i++) {
      best = gains[i] > (best < 0 ? 0 : gains[best]) ? i : best;
    }
    return best;
  }

  /** What a sentence adds: the ideas that it comes closer to, and pairs of words not yet said. */
  private double gain(int candidate) {
    double ideas = 0;
    for (int j = 0; j < reached.length; j++) {
      ideas += pool.weights[j] * Math.max(0, worth[candidate][j] - reached[j]);
    }
    double pairs = 0;
    for (int p : lexicon.pairs[candidate]) {
      pairs += said[p] ? 0 : lexicon.weights[p];
    }
    return (ideas + pair * pairs) * (sentence(candidate).asks() ? 1 + ASKS : 1) / cost(candidate);
  }

  private float[] worth(int candidate) {
    double[] words = lexicon.cosines(candidate);
    float[] worth = new float[words.length];
    for (int j = 0; j < worth.length; j++) {
      double close =
          idea(candidate) == pool.ideas.get(j)
              ? 1
              : (1 - WORDS) * pool.close[candidate][j] + WORDS * words[j];
      worth[j] = (float) (close * close * close);
    }
    return worth;
  }

  private int cost(int candidate) {
    return byWord ? sentence(candidate).words() : 1;
  }

  private int idea(int candidate) {
    return gathering.idea(pool.candidates.get(candidate));
  }

  private Corpus.Sentence sentence(int candidate) {
    return corpus.sentences.get(pool.candidates.get(candidate));
  }

  private IntStream candidates() {
    return IntStream.range(0, pool.candidates.size()).parallel();
  }

  private static double sum(double[] numbers) {
    return Arrays.stream(numbers).sum();
  }
}
