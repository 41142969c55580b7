// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.deliberation.synthesis;

import coop.lanterne.language.KeyPhrases;
import coop.lanterne.language.Vectors;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Writes the minority report. */
final class Minority {
  private static final int PHRASES = 4;

  private Minority() {}

  static MinorityReport of(Corpus corpus, List<List<Integer>> groups, int smallestGroup) {
    List<List<Integer>> sorted =
        groups.stream()
            .sorted(
                Comparator.comparingInt((List<Integer> g) -> -people(corpus, g))
                    .thenComparing(List::getFirst))
            .toList();
    List<List<String>> phrases = phrases(corpus, sorted);
    return new MinorityReport(
        IntStream.range(0, sorted.size())
            .mapToObj(i -> group(corpus, sorted.get(i), phrases.get(i), smallestGroup))
            .toList());
  }

  private static int people(Corpus corpus, List<Integer> group) {
    return (int) group.stream().mapToInt(c -> corpus.person[c]).distinct().count();
  }

  private static MinorityReport.Group group(
      Corpus corpus, List<Integer> group, List<String> phrases, int smallestGroup) {
    int people = people(corpus, group);
    boolean counted = people >= smallestGroup;
    return new MinorityReport.Group(
        counted ? OptionalInt.of(people) : OptionalInt.empty(),
        counted ? phrases : List.of(),
        texts(corpus, group));
  }

  /** What each group speaks of and all others less, those who are represented too. */
  private static List<List<String>> phrases(Corpus corpus, List<List<Integer>> groups) {
    Set<Integer> outside = groups.stream().flatMap(List::stream).collect(Collectors.toSet());
    List<List<String>> texts = new ArrayList<>();
    groups.forEach(g -> texts.add(corpus.texts(g)));
    texts.add(
        corpus.texts(
            IntStream.range(0, corpus.contributions.size())
                .filter(c -> !outside.contains(c))
                .boxed()
                .toList()));
    return KeyPhrases.of(texts, PHRASES).stream()
        .map(of -> of.stream().map(KeyPhrases.Phrase::text).toList())
        .toList();
  }

  /** The sentence of each that is closest to the middle of the group, the closest first. */
  private static List<Quote> texts(Corpus corpus, List<Integer> group) {
    float[] middle = new float[corpus.vectors.dimensions()];
    for (int c : group) {
      for (int s : corpus.of.get(c)) {
        float[] v = corpus.sentences.get(s).vector();
        for (int d = 0; d < middle.length; d++) {
          middle[d] += v[d] / corpus.of.get(c).size();
        }
      }
    }
    Map<Integer, Double> closeness = new HashMap<>();
    List<Integer> closest = new ArrayList<>();
    for (int c : group) {
      int best = -1;
      for (int s : corpus.of.get(c)) {
        closeness.put(s, Vectors.cosine(corpus.sentences.get(s).vector(), middle));
        if (best < 0 || closeness.getOrDefault(s, 0.) > closeness.getOrDefault(best, 0.)) {
          best = s;
        }
      }
      closest.add(best);
    }
    return closest.stream()
        .sorted(
            Comparator.comparingDouble((Integer s) -> -closeness.getOrDefault(s, 0.))
                .thenComparing(Comparator.naturalOrder()))
        .map(s -> corpus.sentences.get(s).quote())
        .toList();
  }
}
