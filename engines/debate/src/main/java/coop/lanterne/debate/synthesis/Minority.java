// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.debate.synthesis;

import module java.base;

import coop.lanterne.debate.opinions.Opinions;
import coop.lanterne.debate.opinions.Options;
import coop.lanterne.debate.opinions.PublicView;
import coop.lanterne.language.KeyPhrases;
import coop.lanterne.language.Vectors;
import org.jspecify.annotations.Nullable;

/** Writes the minority report. */
final class Minority {
  private static final int PHRASES = 4;

  private Minority() {}

  /** The name of those least represented beside the others, in the comparison of the two. */
  private static final String LEAST = "0";

  private static final String OTHERS = "1";

  static List<MinorityReport.Group> of(
      Corpus corpus, List<List<Integer>> groups, int smallestGroup) {
    List<List<Integer>> sorted =
        groups.stream()
            .sorted(
                Comparator.comparingInt((List<Integer> g) -> -people(corpus, g))
                    .thenComparing(List::getFirst))
            .toList();
    List<List<String>> phrases = phrases(corpus, sorted);
    return IntStream.range(0, sorted.size())
        .mapToObj(i -> group(corpus, sorted.get(i), phrases.get(i), smallestGroup))
        .toList();
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

  private static float[] middle(Corpus corpus, List<Integer> group) {
    float[] middle = new float[corpus.vectors.dimensions()];
    for (int c : group) {
      for (int s : corpus.of.get(c)) {
        float[] v = corpus.sentences.get(s).vector();
        for (int d = 0; d < middle.length; d++) {
          middle[d] += v[d] / corpus.of.get(c).size();
        }
      }
    }
    return middle;
  }

  /** The sentence of each that is closest to the middle of the group, the closest first. */
  private static List<Quote> texts(Corpus corpus, List<Integer> group) {
    float[] middle = middle(corpus, group);
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

  /**
   * The voters whom what is shown represents least.
   *
   * @param shown whether a sentence that is shown represents what was voted on
   */
  static Optional<MinorityReport.Voters> voters(Poll poll, Predicate<Poll.Put> shown) {
    BitSet least = least(poll, shown);
    BitSet others = new BitSet();
    others.set(0, poll.people);
    others.andNot(least);
    int k = poll.smallestGroup;
    if (least.cardinality() < k || others.cardinality() < k) {
      return Optional.empty();
    }
    Map<String, Poll.Put> byStatement = new HashMap<>();
    for (Poll.Put put : poll.put) {
      if (poll.isWhole(put)) { // else the two together would tell of others
        byStatement.put(put.statement().id(), put);
      }
    }
    return Optional.of(
        new MinorityReport.Voters(
            Told.of(least, List.of(others), poll.groups, k).whole(),
            apart(poll.ballots, least, others, k)
                .flatMap(h -> held(h, byStatement.get(h.statement().id())).stream())
                .toList()));
  }

  private static Optional<MinorityReport.Held> held(Opinions.Held h, Poll.@Nullable Put put) {
    return Optional.ofNullable(put)
        .map(p -> new MinorityReport.Held(p.quote(), h.side(), h.stats().in(), h.stats().out()));
  }

  /** The third of those who agree with anything of whom the smallest share is represented. */
  private static BitSet least(Poll poll, Predicate<Poll.Put> shown) {
    int[] agreed = new int[poll.people];
    int[] represented = new int[poll.people];
    for (Poll.Put put : poll.put) {
      put.agrees().stream().forEach(p -> agreed[p]++);
      if (shown.test(put)) {
        put.agrees().stream().forEach(p -> represented[p]++);
      }
    }
    BitSet counted = new BitSet();
    double[] share = new double[poll.people];
    for (int p = 0; p < poll.people; p++) {
      counted.set(p, agreed[p] > 0);
      share[p] = agreed[p] == 0 ? 0 : (double) represented[p] / agreed[p];
    }
    double[] sorted = counted.stream().mapToDouble(p -> share[p]).sorted().toArray();
    BitSet least = new BitSet();
    if (sorted.length > 0) {
      counted.stream().filter(p -> share[p] <= sorted[sorted.length / 3]).forEach(least::set);
    }
    return least;
  }

  private static Stream<Opinions.Held> apart(Ballots ballots, BitSet least, BitSet others, int k) {
    List<String> people = ballots.votes().participants();
    SortedMap<String, String> sides = new TreeMap<>();
    least.stream().forEach(p -> sides.put(people.get(p), LEAST));
    others.stream().forEach(p -> sides.put(people.get(p), OTHERS));
    Opinions two = Opinions.of(ballots.votes(), Options.seeded(0).withGiven(sides));
    return PublicView.of(two, k).opinions().groups().stream()
        .filter(g -> g.id().equals(LEAST))
        .flatMap(g -> g.holds().stream())
        .filter(h -> h.stats().out().seen() >= k);
  }
}
