// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.grocery.past;

import module java.base;

import coop.lanterne.grocery.order.Frontier;
import coop.lanterne.grocery.order.Simulation;

/**
 * What two ways of ordering throw away for as much demand served, drawn by the server: the share
 * served from left to right in percent of the width, the share thrown away upwards in pixels.
 */
public record FrontierChart(Frontier advice, Frontier rule) {
  private static final BigDecimal LEAST = new BigDecimal("0.7");
  private static final double LEFT = 12;
  private static final double WIDTH = 84;
  private static final int TOP = 26;
  private static final int BOTTOM = 216;

  /** A share to the tenth of a percent, as it is shown. */
  public static BigDecimal shown(BigDecimal share) {
    return share.setScale(3, RoundingMode.HALF_UP);
  }

  /** The points that are drawn: where at least seven tenths are served. */
  public static List<Simulation.Result> drawn(Frontier frontier) {
    return frontier.points().stream()
        .filter(o -> Frontier.served(o).compareTo(LEAST) >= 0)
        .toList();
  }

  /** Two points in a row, to be joined by a line. */
  public static List<List<Simulation.Result>> pairs(Frontier frontier) {
    List<Simulation.Result> drawn = drawn(frontier);
    List<List<Simulation.Result>> pairs = new ArrayList<>();
    for (int i = 1; i < drawn.size(); i++) {
      pairs.add(drawn.subList(i - 1, i + 1));
    }
    return pairs;
  }

  /** The shares served that are written below. */
  public static List<BigDecimal> served() {
    return Stream.of("0.7", "0.8", "0.9", "1").map(BigDecimal::new).toList();
  }

  /** The shares thrown away that have a line: none, half of the highest, the highest. */
  public List<BigDecimal> wasted() {
    return List.of(BigDecimal.ZERO, top().divide(BigDecimal.TWO), top());
  }

  /** The highest line: a round share that no point is above, and whose half is round too. */
  private BigDecimal top() {
    BigDecimal most =
        Stream.of(advice, rule)
            .flatMap(f -> drawn(f).stream())
            .map(Frontier::wasted)
            .reduce(new BigDecimal("0.01"), BigDecimal::max);
    return Stream.of("0.01", "0.02", "0.04", "0.06", "0.1", "0.2", "0.3", "0.4", "0.6", "1")
        .map(BigDecimal::new)
        .filter(t -> t.compareTo(most) >= 0)
        .findFirst()
        .orElse(BigDecimal.ONE);
  }

  /** How far to the right a share served is. */
  public static String x(BigDecimal served) {
    double part = served.subtract(LEAST).doubleValue() / (1 - LEAST.doubleValue());
    return BigDecimal.valueOf(LEFT + WIDTH * part).setScale(2, RoundingMode.HALF_UP) + "%";
  }

  /** How far from the top a share thrown away is. */
  public String y(BigDecimal wasted) {
    return wasted
        .multiply(BigDecimal.valueOf(TOP - BOTTOM))
        .divide(top(), 1, RoundingMode.HALF_UP)
        .add(BigDecimal.valueOf(BOTTOM))
        .toPlainString();
  }

  /** Where a point is, from the left. */
  public static String x(Simulation.Result point) {
    return x(Frontier.served(point));
  }

  /** Where a point is, from the top. */
  public String y(Simulation.Result point) {
    return y(Frontier.wasted(point));
  }
}
