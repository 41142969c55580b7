// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.assembly;

import module java.base;

import coop.lanterne.kernel.Canonical;
import coop.lanterne.kernel.Id;
import coop.lanterne.kernel.Value;

/**
 * Those entitled to vote on the day of the call, each once.
 *
 * @param members in any order; the order means nothing
 */
public record Roster(List<Member> members) implements Canonical {
  /** The college of a member where there are none. */
  public static final String NO_COLLEGE = "";

  /**
   * One entitled.
   *
   * @param id a pseudonym
   * @param weight votes, at least 1; 1 where weights are equal
   * @param college name of the college, {@link #NO_COLLEGE} where there are none
   */
  public record Member(Id id, int weight, String college) implements Canonical {
    public Member {
      if (weight < 1) {
        throw new IllegalArgumentException(id + " has " + weight + " votes");
      }
    }

    /** A member with one vote and no college. */
    public Member(Id id) {
      this(id, 1, NO_COLLEGE);
    }
  }

  public Roster {
    members = List.copyOf(members);
    if (members.stream().map(Member::id).distinct().count() != members.size()) {
      throw new IllegalArgumentException("a member stands twice in the roster");
    }
  }

  /** Members with one vote each and no college. */
  public static Roster of(List<Id> ids) {
    return new Roster(ids.stream().map(Member::new).toList());
  }

  /** How many they are. */
  public int size() {
    return members.size();
  }

  Map<Id, Member> byId() {
    Map<Id, Member> map = new LinkedHashMap<>();
    members.forEach(m -> map.put(m.id(), m));
    return Collections.unmodifiableMap(map);
  }

  @Override
  public Value canonical() {
    return Value.list(members);
  }
}
