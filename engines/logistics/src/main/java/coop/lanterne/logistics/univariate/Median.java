// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.logistics.univariate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * At each step the median of what several methods expect: one that goes wrong pulls nothing
 * (Petropoulos and Svetunkov, A simple combination of univariate models, 2020). Members that need
 * more values than there are stay out; where all do, the last value is expected to stay.
 */
public record Median(List<Univariate> members) implements Univariate {
  public Median {
    members = List.copyOf(members);
    if (members.isEmpty()) {
      throw new IllegalArgumentException("a median of nothing");
    }
  }

  /** Automatic exponential smoothing, the dynamic theta model, complex exponential smoothing. */
  public static Median of(int season) {
    return new Median(List.of(new AutoEts(season), new Dotm(season), new Ces(season)));
  }

  @Override
  public int needs() {
    return 1;
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
