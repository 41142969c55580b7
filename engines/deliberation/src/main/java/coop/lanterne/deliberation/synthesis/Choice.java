// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.deliberation.synthesis;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Chooses the sentences to show: facility location (Lin and Bilmes, <i>A Class of Submodular
 * Functions for Document Summarization</i>, ACL 2011), each idea being worth the cube of its
 * closeness to the closest sentence shown, and the next sentence being the one that adds most for
 * its length, those that ask for something first. The exponents were fixed on one theme of one
 * consultation (decision 0046).
 */
final class Choice {
  /** How much more a sentence weighs that asks for something. */
  static final double ASKS = .5;

  /** What length costs: between nothing (0) and every word the same (1). */
  static final double LENGTH = .9;

  private Choice() {}

  /** Candidates to show, as places in the pool, the most useful first. */
  static List<Integer> of(Pool pool, Corpus corpus, Gathering gathering, Options options) {
    int n = pool.candidates.size();
    boolean words = options.measure() == Options.Measure.WORDS;
    double[] factor = new double[n];
    for (int i = 0; i < n; i++) {
      Corpus.Sentence s = corpus.sentences.get(pool.candidates.get(i));
      factor[i] = (s.asks() ? 1 + ASKS : 1) / (words ? StrictMath.pow(s.words(), LENGTH) : 1);
    }
    double[] reached = new double[pool.ideas.size()];
    boolean[] out = new boolean[n];
    List<Integer> chosen = new ArrayList<>();
    int left = options.most();
    while (true) {
      int room = left;
      double[] gains =
          IntStream.range(0, n)
              .parallel()
              .mapToDouble(
                  i -> out[i] || cost(pool, corpus, words, i) > room ? 0 : gain(pool, reached, i))
              .toArray();
      int best = -1;
      double most = 0;
      for (int i = 0; i < n; i++) {
        if (gains[i] * factor[i] > most) {
          most = gains[i] * factor[i];
          best = i;
        }
      }
      if (best < 0) {
        return chosen;
      }
      chosen.add(best);
      left -= cost(pool, corpus, words, best);
      for (int j = 0; j < reached.length; j++) {
        reached[j] = Math.max(reached[j], value(pool.close[best][j]));
      }
      int idea = gathering.idea(pool.candidates.get(best));
      for (int i = 0; i < n; i++) { // an idea is shown once
        out[i] |= gathering.idea(pool.candidates.get(i)) == idea;
      }
    }
  }

  private static int cost(Pool pool, Corpus corpus, boolean words, int candidate) {
    return words ? corpus.sentences.get(pool.candidates.get(candidate)).words() : 1;
  }

  private static double value(double close) {
    return close * close * close;
  }

  private static double gain(Pool pool, double[] reached, int candidate) {
    float[] close = pool.close[candidate];
    double gain = 0;
    for (int j = 0; j < reached.length; j++) {
      gain += pool.weights[j] * Math.max(0, value(close[j]) - reached[j]);
    }
    return gain;
  }
}
