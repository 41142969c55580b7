// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.debate.opinions;

import module java.base;

/**
 * How an analysis is to be made.
 *
 * @param seed where the axes of the map are first looked for; published with the result
 * @param groups how many groups a facilitator asks for; empty: as many as the votes best show
 * @param given the group of each participant, where groups are taken as given and not looked for;
 *     those without a group there are outside groups
 */
public record Options(long seed, OptionalInt groups, Optional<SortedMap<String, String>> given) {
  public Options {
    if (groups.isPresent() && groups.getAsInt() < 1) {
      throw new IllegalArgumentException("at least one group, read: " + groups.getAsInt());
    }
    given = given.map(TreeMap::new);
  }

  /** Groups looked for, as many as the votes best show. */
  public static Options seeded(long seed) {
    return new Options(seed, OptionalInt.empty(), Optional.empty());
  }

  /** The same, with that many groups. */
  public Options withGroups(int number) {
    return new Options(seed, OptionalInt.of(number), given);
  }

  /** The same, with groups taken as given. */
  public Options withGiven(SortedMap<String, String> groupOf) {
    return new Options(seed, groups, Optional.of(groupOf));
  }
}
