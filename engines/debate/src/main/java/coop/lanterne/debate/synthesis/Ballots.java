// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.debate.synthesis;

import module java.base;

import coop.lanterne.debate.opinions.Opinions;
import coop.lanterne.debate.opinions.Options;
import coop.lanterne.debate.opinions.Votes;

/**
 * Votes on sentences of a debate, and the groups of opinion that they show.
 *
 * @param votes who agreed with what
 * @param groupOf the group of each voter that has one
 */
public record Ballots(Votes votes, SortedMap<String, String> groupOf) {
  public Ballots {
    groupOf = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(groupOf));
  }

  /** Those votes, with the groups that they show. */
  public static Ballots of(Votes votes, long seed) {
    SortedMap<String, String> groupOf = new TreeMap<>();
    Opinions.of(votes, Options.seeded(seed))
        .places()
        .forEach((voter, place) -> place.group().ifPresent(g -> groupOf.put(voter, g)));
    return new Ballots(votes, groupOf);
  }
}
