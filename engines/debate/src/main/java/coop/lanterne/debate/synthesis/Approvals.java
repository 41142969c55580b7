// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.debate.synthesis;

import module java.base;

import coop.lanterne.language.Negation;

/** Who is taken to approve each sentence that may be shown. */
record Approvals(List<BitSet> of) {
  /**
   * Those who wrote a sentence close to it that does not deny it, for want of votes (ours): it says
   * who wrote the same, not who would agree.
   */
  static Approvals byCloseness(Debate debate) {
    Pool pool = debate.pool();
    return new Approvals(
        IntStream.range(0, pool.candidates.size())
            .parallel()
            .mapToObj(i -> close(debate, i))
            .toList());
  }

  private static BitSet close(Debate debate, int candidate) {
    Pool pool = debate.pool();
    Corpus corpus = debate.corpus();
    int sentence = pool.candidates.get(candidate);
    String text = corpus.sentences.get(sentence).quote().text();
    BitSet people = new BitSet();
    for (int j = 0; j < pool.ideas.size(); j++) {
      List<Integer> members = debate.gathering().members().get(pool.ideas.get(j));
      boolean same = pool.ideas.get(j) == debate.gathering().idea(sentence);
      if (pool.close[candidate][j] >= Synthesis.REPRESENTS
          && (same
              || !Negation.differ(text, corpus.sentences.get(members.getFirst()).quote().text()))) {
        members.forEach(m -> people.set(corpus.personOf(m)));
      }
    }
    return people;
  }

  /** Who approves that candidate of the pool. */
  BitSet of(int candidate) {
    return of.get(candidate);
  }
}
