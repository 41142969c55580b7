// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.grocery.order;

import module java.base;

/**
 * What a way of ordering throws away for each share of demand that it serves: two ways are compared
 * where they serve as much, whatever their knobs.
 *
 * @param points outcomes at different knobs, the one that serves least coming first; those of which
 *     nothing was wanted or ordered are left out
 */
public record Frontier(List<Simulation.Result> points) {
  public Frontier {
    points =
        points.stream()
            .filter(o -> o.fillRate().isPresent() && o.wasteShare().isPresent())
            .sorted(Comparator.comparing(Frontier::served))
            .toList();
  }

  /** The share of demand served at a point. */
  public static BigDecimal served(Simulation.Result point) {
    return point.fillRate().orElseThrow();
  }

  /** The share thrown away at a point. */
  public static BigDecimal wasted(Simulation.Result point) {
    return point.wasteShare().orElseThrow();
  }

  /**
   * The share thrown away where that share of demand is served, read on the straight line between
   * the two points beside it; empty outside of what was played.
   */
  public Optional<BigDecimal> wastedAt(BigDecimal served) {
    for (int i = 0; i < points.size(); i++) {
      Simulation.Result high = points.get(i);
      int where = served(high).compareTo(served);
      if (where == 0) {
        return Optional.of(wasted(high));
      }
      if (where > 0) {
        return i == 0 ? Optional.empty() : Optional.of(between(points.get(i - 1), high, served));
      }
    }
    return Optional.empty();
  }

  private static BigDecimal between(
      Simulation.Result low, Simulation.Result high, BigDecimal served) {
    BigDecimal part =
        served
            .subtract(served(low))
            .divide(served(high).subtract(served(low)), 9, RoundingMode.HALF_UP);
    return wasted(low)
        .add(part.multiply(wasted(high).subtract(wasted(low))))
        .setScale(6, RoundingMode.HALF_UP);
  }
}
