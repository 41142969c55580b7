// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.debate.synthesis;

import module java.base;

/**
 * How many people, and how many of each group, as far as that may be told where no number may be of
 * fewer than k people, even by subtraction (article A8 of the charter).
 *
 * @param people how many; empty where that would tell of fewer than k
 * @param groups how many by group, those that may be told
 */
public record Told(OptionalInt people, SortedMap<String, Integer> groups) {
  public Told {
    groups = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(groups));
  }

  /** What is told where nothing may be. */
  static final Told NOTHING = new Told(OptionalInt.empty(), new TreeMap<>());

  /** A number of people that stands alone. */
  static Told alone(int people, int k) {
    return new Told(people < k ? OptionalInt.empty() : OptionalInt.of(people), new TreeMap<>());
  }

  /**
   * Some people, whose number gives away that of others by subtraction from what everyone knows.
   *
   * @param others those others: none of these numbers may be of fewer than k people, in a group
   *     that is told or in all that is left
   * @param groups the members of each group
   */
  static Told of(BitSet people, List<BitSet> others, SortedMap<String, BitSet> groups, int k) {
    List<BitSet> all = new ArrayList<>(List.of(people));
    all.addAll(others);
    SortedMap<String, Integer> told = new TreeMap<>();
    BitSet counted = new BitSet();
    groups.forEach(
        (group, members) -> {
          int of = common(people, members);
          if (of >= k && all.stream().allMatch(o -> fits(common(o, members), k))) {
            told.put(group, of);
            counted.or(members);
          }
        });
    boolean whole =
        people.cardinality() >= k
            && all.stream()
                .allMatch(
                    o -> fits(o.cardinality(), k) && fits(o.cardinality() - common(o, counted), k));
    return new Told(whole ? OptionalInt.of(people.cardinality()) : OptionalInt.empty(), told);
  }

  /** Nothing at all where the total may not be told: for where it can be read beside the groups. */
  Told whole() {
    return people.isPresent() ? this : NOTHING;
  }

  /** Nobody, or enough people. */
  static boolean fits(int people, int k) {
    return people == 0 || people >= k;
  }

  /** How many are in both. */
  static int common(BitSet a, BitSet b) {
    BitSet both = (BitSet) a.clone();
    both.and(b);
    return both.cardinality();
  }

  /** Those of the first who are not in the second. */
  static BitSet without(BitSet a, BitSet b) {
    BitSet left = (BitSet) a.clone();
    left.andNot(b);
    return left;
  }
}
