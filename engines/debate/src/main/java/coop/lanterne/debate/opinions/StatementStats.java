// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.debate.opinions;

import module java.base;

import coop.lanterne.kernel.Canonical;

/**
 * What the votes say of one statement.
 *
 * @param statement which
 * @param all votes of everyone, in a group or not
 * @param groups each group's votes, by its id
 * @param extremity how far from the centre of the map agreeing with it alone would put someone (E)
 * @param priority how much it should be shown next ({@link Routing})
 */
public record StatementStats(
    Statement statement,
    Counts all,
    SortedMap<String, GroupStats> groups,
    double extremity,
    double priority)
    implements Canonical {
  public StatementStats {
    groups = Collections.unmodifiableSortedMap(new TreeMap<>(groups));
  }

  /** Votes of the members of all groups together. */
  public Counts members() {
    return groups.values().stream().map(GroupStats::in).reduce(Counts.NONE, Counts::plus);
  }

  /**
   * Group-aware consensus on a side: the product over groups of their shares on it, so that a large
   * group never outweighs a small one (Polis; Small et al., "Polis: scaling deliberation by mapping
   * high dimensional opinion spaces", Recerca 26, 2021). 1 where there is no group.
   */
  public double consensus(Side side) {
    double product = 1;
    for (GroupStats group : groups.values()) {
      product *= group.in().share(side);
    }
    return product;
  }

  /** Group-aware consensus as Polis gives it: that of agreement. */
  public double consensus() {
    return consensus(Side.AGREE);
  }

  /** Whether each group, taken alone, is mostly on that side. */
  public boolean sharedOn(Side side) {
    return !groups.isEmpty() && groups.values().stream().allMatch(g -> g.in().mostlyOn(side));
  }
}
