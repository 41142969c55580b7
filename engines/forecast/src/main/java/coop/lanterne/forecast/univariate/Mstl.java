// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.forecast.univariate;

import module java.base;

/**
 * Several seasons at once: each is taken off in turn by {@link Stl}, twice over, from the shortest
 * to the longest (Bandara, Hyndman and Bergmeir, MSTL, 2021); what is left is forecast by another
 * method, and the last of each season repeated. A season of which less than two are known is left
 * out.
 *
 * @param seasons how many values make each season, at least 2
 * @param rest what forecasts the series without its seasons
 */
public record Mstl(List<Integer> seasons, Univariate rest) implements Univariate {
  private static final int FIRST_WINDOW = 11;
  private static final int WIDER = 4;

  public Mstl {
    seasons = seasons.stream().sorted().distinct().toList();
    if (seasons.isEmpty() || seasons.getFirst() < 2) {
      throw new IllegalArgumentException("each season is at least 2, read: " + seasons);
    }
  }

  @Override
  public int needs() {
    return rest.needs();
  }

  @Override
  public Fit fit(double[] y) {
    Series.check(y, needs());
    int[] periods = seasons.stream().mapToInt(m -> m).filter(m -> 2 * m < y.length).toArray();
    double[][] season = seasons(y, periods);
    double[] left = y.clone();
    for (double[] of : season) {
      Arrays.setAll(left, i -> left[i] - of[i]);
    }
    Fit fit = rest.fit(left);
    return new Fit(
        "MSTL" + Arrays.toString(periods),
        List.of(),
        List.of(fit),
        horizon -> {
          double[] ahead = fit.forecast(horizon);
          for (int k = 0; k < periods.length; k++) {
            for (int i = 0; i < horizon; i++) {
              ahead[i] += season[k][y.length - periods[k] + i % periods[k]];
            }
          }
          return ahead;
        });
  }

  /** The seasons of a series, each as long as it; with one period a single turn is enough. */
  static double[][] seasons(double[] y, int[] periods) {
    double[][] season = new double[periods.length][y.length];
    double[] left = y.clone();
    for (int turn = 0; turn < (periods.length == 1 ? 1 : 2); turn++) {
      for (int k = 0; k < periods.length; k++) {
        for (int i = 0; i < left.length; i++) {
          left[i] += season[k][i];
        }
        season[k] = new Stl(periods[k], FIRST_WINDOW + WIDER * k).season(left);
        for (int i = 0; i < left.length; i++) {
          left[i] -= season[k][i];
        }
      }
    }
    return season;
  }
}
