// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.grocery.surplus;

import module java.base;

/**
 * Shares out whole packs so that the lowest fill ratio is as high as can be, then the next lowest,
 * and so on; of all such shares, one that costs least. A grower's fill ratio is (taken so far +
 * taken now) / (offered so far + offered now).
 *
 * <p>Claims count in limits that lie one within another, so what the growers can get together is
 * what can flow through a network. There it is exact to give one pack after the other to the lowest
 * ratio that can still be raised; of equal ratios, to the one that the pack raises most: A.
 * Federgruen and H. Groenevelt, "The greedy procedure for resource allocation problems: necessary
 * and sufficient conditions for optimality", Operations Research 34 (1986). Each pack goes along
 * the cheapest way, which may move packs given before from one offer to another of the same grower,
 * never from one grower to another's loss: R. G. Busacker and P. J. Gowen (1961).
 */
final class LeximinShare {
  private static final long UNREACHED = Long.MAX_VALUE;
  private static final int NOTHING = -1;

  private final List<History> growers;
  private final List<Claim> claims;
  private final long[] offered;
  private final long[] taken;
  private final List<Arc> arcs = new ArrayList<>();
  private final List<Long> left = new ArrayList<>(); // packs that each arc can still carry
  private final int nodes;

  /**
   * One offer.
   *
   * @param grower its grower's place in the list of growers
   * @param most whole packs offered
   * @param cost of one pack
   * @param limit the innermost limit in which it counts
   */
  record Claim(int grower, long most, long cost, int limit) {}

  /**
   * At most so many packs of all claims within.
   *
   * @param within the limit that this one lies in; -1 for none
   */
  record Limit(long most, int within) {
    static final int NONE = -1;
  }

  /** From a node to another. The arc after it undoes it, at the opposite cost. */
  private record Arc(int from, int to, long cost) {}

  private LeximinShare(List<History> growers, List<Claim> claims, List<Limit> limits) {
    this.growers = growers;
    this.claims = claims;
    this.offered = new long[growers.size()];
    this.taken = new long[growers.size()];
    // nodes: the end, then growers, claims and limits
    int firstClaim = 1 + growers.size();
    int firstLimit = firstClaim + claims.size();
    this.nodes = firstLimit + limits.size();
    for (int g = 0; g < growers.size(); g++) {
      offered[g] = growers.get(g).offered();
      taken[g] = growers.get(g).taken();
    }
    for (int c = 0; c < claims.size(); c++) { // its two arcs are at 4c and 4c + 2
      Claim claim = claims.get(c);
      offered[claim.grower()] += claim.most();
      arc(1 + claim.grower(), firstClaim + c, claim.cost(), claim.most());
      arc(firstClaim + c, firstLimit + claim.limit(), 0, claim.most());
    }
    for (int l = 0; l < limits.size(); l++) {
      int within = limits.get(l).within();
      arc(firstLimit + l, within == Limit.NONE ? 0 : firstLimit + within, 0, limits.get(l).most());
    }
  }

  private void arc(int from, int to, long cost, long most) {
    arcs.add(new Arc(from, to, cost));
    left.add(most);
    arcs.add(new Arc(to, from, -cost));
    left.add(0L);
  }

  /** How many packs to take of each claim. */
  static long[] solve(List<History> growers, List<Claim> claims, List<Limit> limits) {
    return new LeximinShare(growers, claims, limits).solve();
  }

  private long[] solve() {
    List<Integer> open =
        IntStream.range(0, growers.size())
            .filter(g -> offered[g] > 0)
            .boxed()
            .collect(Collectors.toCollection(ArrayList::new));
    Comparator<Integer> lowestFirst =
        (a, b) -> {
          int now = compare(a, 0, b, 0);
          return now != 0 ? now : compare(b, 1, a, 1);
        };
    while (!open.isEmpty()) {
      int lowest = open.stream().min(lowestFirst).orElseThrow();
      List<Integer> equal = open.stream().filter(g -> lowestFirst.compare(g, lowest) == 0).toList();
      List<Integer> way = cheapest(equal);
      if (way.isEmpty()) {
        open.removeAll(equal); // who cannot be raised now never can
      } else {
        send(way);
      }
    }
    return IntStream.range(0, claims.size())
        .mapToLong(c -> left.get(4 * c + 1)) // what its first arc carries
        .toArray();
  }

  /** One pack more along that way. */
  private void send(List<Integer> way) {
    for (int arc : way) {
      left.set(arc, left.get(arc) - 1);
      left.set(arc ^ 1, left.get(arc ^ 1) + 1);
    }
    taken[arcs.get(way.getFirst()).from() - 1]++;
  }

  /** Compares the ratios of two growers, after so many packs more. */
  private int compare(int a, long moreA, int b, long moreB) {
    return Long.compare(
        Math.multiplyExact(taken[a] + moreA, offered[b]),
        Math.multiplyExact(taken[b] + moreB, offered[a]));
  }

  /**
   * The cheapest way of one pack from one of these growers to the end; empty when there is none.
   */
  private List<Integer> cheapest(List<Integer> from) {
    long[] cost = new long[nodes];
    Arrays.fill(cost, UNREACHED);
    from.forEach(g -> cost[1 + g] = 0);
    int[] by = new int[nodes];
    Arrays.fill(by, NOTHING);
    boolean better = true;
    while (better) { // Bellman and Ford: undoing costs less than nothing, no circle does
      better = false;
      for (int i = 0; i < arcs.size(); i++) {
        Arc arc = arcs.get(i);
        boolean open = left.get(i) > 0 && cost[arc.from()] != UNREACHED;
        if (open && cost[arc.from()] + arc.cost() < cost[arc.to()]) {
          cost[arc.to()] = cost[arc.from()] + arc.cost();
          by[arc.to()] = i;
          better = true;
        }
      }
    }
    List<Integer> way = new ArrayList<>();
    for (int i = by[0]; i != NOTHING; i = by[arcs.get(i).from()]) {
      way.addFirst(i);
    }
    return way;
  }
}
