// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.assembly;

import module java.base;

import coop.lanterne.kernel.Canonical;
import coop.lanterne.kernel.Id;

/**
 * Who is in the room when an item is put.
 *
 * @param roster those entitled
 * @param present those who are there in person, recused or not
 * @param proxies in the order in which they were registered, void ones among them
 * @param recused those who have an interest in the item, present or not
 * @param chair who presides, where someone does
 */
public record Attendance(
    Roster roster, Set<Id> present, List<Proxy> proxies, Set<Id> recused, Optional<Id> chair)
    implements Canonical {
  public Attendance {
    present = sorted(present);
    proxies = List.copyOf(proxies);
    recused = sorted(recused);
  }

  /** Everyone who is there, without proxies, recusals or chair. */
  public static Attendance of(Roster roster, Collection<Id> present) {
    return new Attendance(roster, Set.copyOf(present), List.of(), Set.of(), Optional.empty());
  }

  /** The same people with these proxies. */
  public Attendance with(List<Proxy> proxies) {
    return new Attendance(roster, present, proxies, recused, chair);
  }

  /** The same people, these being recused. */
  public Attendance recusing(Set<Id> recused) {
    return new Attendance(roster, present, proxies, recused, chair);
  }

  /** The same people, that one presiding. */
  public Attendance chairedBy(Id chair) {
    return new Attendance(roster, present, proxies, recused, Optional.of(chair));
  }

  static Set<Id> sorted(Collection<Id> ids) {
    TreeSet<Id> set = new TreeSet<>(Comparator.comparing(Id::toString));
    set.addAll(ids);
    return Collections.unmodifiableSet(set);
  }
}
