// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.debate.opinions;

import module java.base;

import coop.lanterne.kernel.Canonical;
import coop.lanterne.kernel.Value;

/**
 * How one group answered one statement, beside the members of the other groups. The names of Polis
 * are given in parentheses.
 *
 * @param in votes of the group's members
 * @param out votes of the other groups' members
 */
public record GroupStats(Counts in, Counts out) implements Canonical {
  /** The group's votes alone: those of the other groups stand beside. */
  @Override
  public Value canonical() {
    return in.canonical();
  }

  /** How many times more the group is on that side than the others (ra, rd). */
  public double ratio(Side side) {
    return in.share(side) / out.share(side);
  }

  /** The same as a test: standard deviations between the two shares (rat, rdt). */
  public double ratioTest(Side side) {
    return Proportions.test(in.on(side), in.seen(), out.on(side), out.seen());
  }

  /** The side on which the group most stands apart (repful-for). */
  public Side side() {
    return ratioTest(Side.AGREE) > ratioTest(Side.DISAGREE) ? Side.AGREE : Side.DISAGREE;
  }

  /** How well the statement, taken on that side, represents the group: r·rt·p·pt. */
  double metric(Side side) {
    return ratio(side) * ratioTest(side) * in.share(side) * in.test(side);
  }

  /** Whether the group is on that side, and more than the others, each beyond one chance in ten. */
  boolean passes(Side side) {
    return ratioTest(side) > Proportions.NINETY && in.test(side) > Proportions.NINETY;
  }

  /** The votes of each group beside those of the others, by group. */
  static SortedMap<String, GroupStats> beside(SortedMap<String, Counts> cells) {
    Counts members = cells.values().stream().reduce(Counts.NONE, Counts::plus);
    SortedMap<String, GroupStats> groups = new TreeMap<>(Ids.ORDER);
    cells.forEach((id, in) -> groups.put(id, new GroupStats(in, members.minus(in))));
    return groups;
  }
}
