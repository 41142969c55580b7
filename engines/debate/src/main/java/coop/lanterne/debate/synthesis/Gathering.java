// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.debate.synthesis;

import module java.base;

import coop.lanterne.language.NearDuplicates;
import coop.lanterne.language.Negation;

/**
 * Gathers sentences into ideas: near-duplicates first, then sentences that share a word of
 * substance and are almost the same by their vectors, unless one denies what the other says.
 */
final class Gathering {
  /** Least cosine of two sentences taken for one: beyond it, judges took them for one. */
  static final double SAME = .85;

  /** A word that more ideas use tells none of them apart. */
  private static final int COMMON = 100;

  private final Corpus corpus;
  private final List<List<Integer>> members = new ArrayList<>();
  private final int[] idea;

  Gathering(Corpus corpus, Sorting sorting, Consumer<Sorting.Correction> lost) {
    this.corpus = corpus;
    idea = new int[corpus.sentences.size()];
    List<List<Integer>> close =
        NearDuplicates.groups(corpus.sentences.stream().map(s -> s.quote().text()).toList());
    join(close);
    correct(sorting, lost);
    members.removeIf(List::isEmpty);
    for (int i = 0; i < members.size(); i++) {
      for (int sentence : members.get(i)) {
        idea[sentence] = i;
      }
    }
  }

  /** Ideas as their sentences, in the order of the corpus. */
  List<List<Integer>> members() {
    return members;
  }

  /** The idea of a sentence. */
  int idea(int sentence) {
    return idea[sentence];
  }

  /**
   * The idea that most people share leads; each other joins the closest leader, if close enough.
   */
  private void join(List<List<Integer>> groups) {
    List<List<Integer>> order =
        groups.stream()
            .sorted(
                Comparator.comparingInt((List<Integer> g) -> -corpus.peopleOf(g))
                    .thenComparing(List::getFirst))
            .toList();
    List<List<Integer>> gathered = new ArrayList<>();
    Map<String, List<Integer>> leaders = new HashMap<>();
    for (List<Integer> group : order) {
      Set<String> stems = corpus.sentences.get(group.getFirst()).stems();
      TreeSet<Integer> near =
          stems.stream()
              .map(stem -> leaders.getOrDefault(stem, List.of()))
              .filter(users -> users.size() <= COMMON)
              .flatMap(List::stream)
              .collect(Collectors.toCollection(TreeSet::new));
      int best = closest(group.getFirst(), near, gathered);
      if (best >= 0) {
        gathered.get(best).addAll(group);
      } else {
        for (String stem : stems) {
          leaders.computeIfAbsent(stem, _ -> new ArrayList<>()).add(gathered.size());
        }
        gathered.add(new ArrayList<>(group));
      }
    }
    gathered.stream()
        .map(g -> new ArrayList<>(g.stream().sorted().toList()))
        .sorted(Comparator.comparing(List::getFirst))
        .forEachOrdered(members::add);
  }

  /** The idea near by whose leader is closest to that sentence; −1 where none is close enough. */
  private int closest(int sentence, SortedSet<Integer> near, List<List<Integer>> gathered) {
    int best = -1;
    double closest = SAME;
    for (int other : near) {
      int lead = gathered.get(other).getFirst();
      double cosine = corpus.cosine(sentence, lead);
      if (cosine >= closest && (best < 0 || cosine > closest) && !differ(sentence, lead)) {
        best = other;
        closest = cosine;
      }
    }
    return best;
  }

  private boolean differ(int one, int other) {
    return Negation.differ(
        corpus.sentences.get(one).quote().text(), corpus.sentences.get(other).quote().text());
  }

  private void correct(Sorting sorting, Consumer<Sorting.Correction> lost) {
    Map<String, Integer> places = new HashMap<>();
    IntStream.range(0, corpus.sentences.size())
        .forEach(i -> places.put(corpus.sentences.get(i).quote().key(), i));
    for (Sorting.Correction correction : sorting.corrections()) {
      switch (correction) {
        case Sorting.Unmerge(String sentence) when places.containsKey(sentence) -> {
          Integer place = places.get(sentence);
          members.get(holding(place)).removeIf(place::equals);
          members.add(new ArrayList<>(List.of(place)));
        }
        case Sorting.Merge(String one, String other)
            when places.containsKey(one) && places.containsKey(other) -> {
          merge(holding(places.get(one)), holding(places.get(other)));
        }
        case Sorting.Unmerge _, Sorting.Merge _ -> lost.accept(correction);
        default -> {} // about themes
      }
    }
  }

  private void merge(int into, int from) {
    if (into != from) {
      members.get(into).addAll(members.get(from));
      members.get(into).sort(null);
      members.get(from).clear();
    }
  }

  /** The idea that holds that sentence, while ideas are being corrected. */
  private int holding(Integer sentence) {
    return IntStream.range(0, members.size())
        .filter(i -> members.get(i).contains(sentence))
        .findFirst()
        .orElseThrow();
  }
}
