// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.debate.synthesis;

import module java.base;

/** Checks EJR+ (Brill and Peters, arXiv 2302.01989). */
final class Proportion {
  /** As many groups are named, the largest first. */
  private static final int NAMED = 5;

  private static final Comparator<Wronged> LARGEST =
      Comparator.comparingInt((Wronged w) -> -w.people().cardinality())
          .thenComparing(w -> w.candidate().quote().contribution())
          .thenComparingInt(w -> w.candidate().quote().start());

  private Proportion() {}

  /**
   * A sentence that is not shown, and who approves it.
   *
   * @param told whether how many they are may be told at all
   */
  record Candidate(Quote quote, BitSet approvers, boolean told) {}

  /**
   * For every sentence not shown and every ℓ: those who approve it and fewer than ℓ of those shown
   * are wronged when they are ℓ·n/k or more. A group is named once, where it deserves most.
   *
   * @param groups the members of each group of opinion; none where nobody voted
   */
  static Certificate certificate(
      Certificate.By by,
      int people,
      List<BitSet> shown,
      List<Candidate> others,
      SortedMap<String, BitSet> groups,
      int smallestGroup) {
    int[] has = new int[people];
    shown.forEach(s -> s.stream().forEach(p -> has[p]++));
    List<Wronged> found =
        others.stream()
            .flatMap(c -> most(c, has, shown.size(), people).stream())
            .sorted(LARGEST)
            .toList();
    List<Certificate.Violation> violations = new ArrayList<>();
    List<BitSet> wronged = new ArrayList<>();
    for (Wronged w : found) { // the same people, wronged over and over, are one group
      BitSet group = w.candidate().approvers();
      if (violations.size() < NAMED
          && wronged.stream().noneMatch(o -> 2 * Told.common(o, group) > group.cardinality())) {
        wronged.add(group);
        violations.add(violation(w, told(by, w, groups, smallestGroup)));
      }
    }
    return new Certificate(by, people, shown.size(), violations);
  }

  /** Those who are wronged by leaving that sentence out, where they deserve most. */
  private static Optional<Wronged> most(Candidate c, int[] has, int shown, int people) {
    for (int l = shown; l >= 1; l--) {
      int most = l;
      BitSet those = new BitSet();
      c.approvers().stream().filter(p -> has[p] < most).forEach(those::set);
      long size = those.cardinality();
      if (size > 0 && size * shown >= (long) l * people) {
        return Optional.of(new Wronged(c, l, those));
      }
    }
    return Optional.empty();
  }

  /**
   * With votes, what is deserved bounds how many they are: groups are told with the total alone.
   */
  private static Told told(
      Certificate.By by, Wronged w, SortedMap<String, BitSet> groups, int smallestGroup) {
    if (by == Certificate.By.CLOSENESS) {
      return Told.alone(w.people().cardinality(), smallestGroup);
    }
    List<BitSet> others = List.of(Told.without(w.candidate().approvers(), w.people()));
    return w.candidate().told()
        ? Told.of(w.people(), others, groups, smallestGroup).whole()
        : Told.NOTHING;
  }

  private static Certificate.Violation violation(Wronged w, Told told) {
    return new Certificate.Violation(
        w.candidate().quote(), w.deserves(), told.people(), told.groups());
  }

  private record Wronged(Candidate candidate, int deserves, BitSet people) {}
}
