// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.forecast.univariate;

import module java.base;

/**
 * At each step the median of what several methods expect: one that goes wrong pulls nothing
 * (Petropoulos and Svetunkov, A simple combination of univariate models, 2020). Members that need
 * more values than there are stay out; where all do, the last value is expected to stay.
 */
public record Median(List<Univariate> members) implements Univariate {
  /** Of a long season, this many are enough to tell; but never fewer values than that. */
  private static final double SEASONS = 2.5;

  private static final int LEAST_VALUES = 130;

  public Median {
    members = List.copyOf(members);
    if (members.isEmpty()) {
      throw new IllegalArgumentException("a median of nothing");
    }
  }

  /**
   * Exponential smoothing, the same with a damped trend always and with none, the dynamic theta
   * model, and complex exponential smoothing; the first states of the theta model and, without a
   * season, of the three smoothings are anchored. Where a season is long or there are several, each
   * on the series as it is and without its seasons, from the last values alone. Chosen on training
   * data (decision 31).
   *
   * @param seasons how many values make each season; 1 for none
   */
  public static Univariate of(List<Integer> seasons) {
    List<Integer> several = seasons.stream().filter(m -> m > 1).distinct().sorted().toList();
    if (several.isEmpty()) {
      return new Median(five(1));
    }
    if (several.size() == 1 && several.getFirst() <= AutoEts.LONGEST_SEASON) {
      return new Median(five(several.getFirst()));
    }
    List<Univariate> members = new ArrayList<>(five(1));
    five(1).forEach(member -> members.add(new Mstl(several, member)));
    int values = Math.max(LEAST_VALUES, (int) (SEASONS * several.getLast()));
    return new Recent(values, new Median(members));
  }

  private static List<Univariate> five(int season) {
    boolean anchored = season == 1;
    return List.of(
        new AutoEts(season, EtsShape.list(), anchored),
        new AutoEts(season, AutoEts.with(EtsShape.Trend.DAMPED), anchored),
        new AutoEts(season, AutoEts.with(EtsShape.Trend.NONE), anchored),
        new Dotm(season, true),
        new Ces(season));
  }

  @Override
  public Fit fit(double[] y) {
    Series.check(y, 1);
    List<Fit> fits = new ArrayList<>();
    for (Univariate member : members) {
      if (y.length >= member.needs()) {
        fits.add(member.fit(y));
      }
    }
    if (fits.isEmpty()) {
      return new SeasonalNaive(1).fit(y);
    }
    return new Fit("median", List.of(), fits, horizon -> median(fits, horizon));
  }

  private static double[] median(List<Fit> fits, int horizon) {
    double[][] each = new double[fits.size()][];
    Arrays.setAll(each, i -> fits.get(i).forecast(horizon));
    double[] ahead = new double[horizon];
    double[] at = new double[each.length];
    for (int h = 0; h < horizon; h++) {
      for (int i = 0; i < each.length; i++) {
        at[i] = each[i][h];
      }
      Arrays.sort(at);
      ahead[h] = (at[(at.length - 1) / 2] + at[at.length / 2]) / 2;
    }
    return ahead;
  }
}
