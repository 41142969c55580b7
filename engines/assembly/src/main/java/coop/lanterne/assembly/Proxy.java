// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.assembly;

import module java.base;

import coop.lanterne.kernel.Canonical;
import coop.lanterne.kernel.Finding;
import coop.lanterne.kernel.Id;
import coop.lanterne.rules.Problems;

/**
 * A proxy, as it was registered.
 *
 * @param giver who cannot come
 * @param holder who votes for the giver
 */
public record Proxy(Id giver, Id holder) implements Canonical {
  /** Why a proxy does not count. When several hold, the first of this list is told. */
  public enum Reason {
    /** The giver or the holder is not entitled to vote. */
    NOT_A_MEMBER,
    /** Given to oneself. */
    SELF,
    /** The giver came. */
    GIVER_PRESENT,
    /** The giver has an interest in the item. */
    GIVER_RECUSED,
    /** The holder has an interest in the item. */
    HOLDER_RECUSED,
    /** The giver is already represented by a proxy registered before. */
    TWICE,
    /** The holder did not come and gave a proxy in turn: a proxy is not passed on. */
    CHAIN,
    /** The holder did not come. */
    HOLDER_ABSENT,
    /** The holder already holds as many as the rules allow. */
    BEYOND_LIMIT
  }

  /** A proxy that does not count, for quorum or vote, on this item. */
  public record SetAside(Proxy proxy, Reason reason) implements Canonical {
    /**
     * The same, as a finding; its sentence does not name the persons, who are in the value seen.
     */
    public Finding finding(String source) {
      return Problems.finding(
          "deliberation.proxy." + reason.name().toLowerCase(Locale.ROOT),
          Finding.Severity.SET_ASIDE,
          new Finding.Place(source, 0, ""),
          proxy.giver() + " → " + proxy.holder(),
          m -> m);
    }
  }

  /** What became of the proxies: givers represented, each with the holder; and those set aside. */
  record Sorted(Map<Id, Id> holders, List<SetAside> voids) {}

  /** Takes the proxies in the order in which they were registered; the first that fit count. */
  static Sorted sort(
      VotingRules rules, Roster roster, Set<Id> present, List<Proxy> proxies, Set<Id> recused) {
    Map<Id, Roster.Member> members = roster.byId();
    Set<Id> givers = new HashSet<>();
    proxies.forEach(p -> givers.add(p.giver()));
    Map<Id, Id> holders = new LinkedHashMap<>();
    Map<Id, Integer> held = new HashMap<>();
    Map<Id, Integer> votes = new HashMap<>();
    List<SetAside> voids = new ArrayList<>();
    for (Proxy proxy : proxies) {
      Id giver = proxy.giver();
      Id holder = proxy.holder();
      Roster.Member from = members.get(giver);
      Roster.Member to = members.get(holder);
      Optional<Reason> reason =
          from == null || to == null
              ? Optional.of(Reason.NOT_A_MEMBER)
              : proxy.obstacle(present, recused, holders.keySet(), givers);
      if (reason.isEmpty() && from != null && to != null) {
        int count = held.getOrDefault(holder, 0);
        int total = votes.getOrDefault(holder, to.weight()) + from.weight();
        if (fits(rules.proxies(), roster.size(), count, total)) {
          holders.put(giver, holder);
          held.put(holder, count + 1);
          votes.put(holder, total);
        } else {
          reason = Optional.of(Reason.BEYOND_LIMIT);
        }
      }
      reason.ifPresent(r -> voids.add(new SetAside(proxy, r)));
    }
    return new Sorted(holders, List.copyOf(voids));
  }

  /**
   * Why it does not count, whatever its holder holds already.
   *
   * @param represented givers of proxies registered before that count
   * @param givers of any proxy
   */
  private Optional<Reason> obstacle(
      Set<Id> present, Set<Id> recused, Set<Id> represented, Set<Id> givers) {
    if (giver.equals(holder)) {
      return Optional.of(Reason.SELF);
    } else if (present.contains(giver)) {
      return Optional.of(Reason.GIVER_PRESENT);
    } else if (recused.contains(giver)) {
      return Optional.of(Reason.GIVER_RECUSED);
    } else if (recused.contains(holder)) {
      return Optional.of(Reason.HOLDER_RECUSED);
    } else if (represented.contains(giver)) {
      return Optional.of(Reason.TWICE);
    } else if (!present.contains(holder)) {
      return Optional.of(givers.contains(holder) ? Reason.CHAIN : Reason.HOLDER_ABSENT);
    }
    return Optional.empty();
  }

  private static boolean fits(VotingRules.Limit limit, int members, int count, int votes) {
    return switch (limit) {
      case VotingRules.Limit.PerHolder(int most) -> count < most;
      case VotingRules.Limit.OnePer(int per, int least) -> count < Math.max(least, members / per);
      case VotingRules.Limit.Votes(int most) -> votes <= most;
    };
  }
}
