// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.forecast.univariate;

import module java.base;

/**
 * Exponential smoothing whose shape the series chooses: each shape that it allows is fitted, and
 * the one with the least corrected Akaike criterion is kept (Hyndman, Koehler, Snyder and Grose,
 * 2002).
 *
 * <ul>
 *   <li>A value of 0 or less forbids all that multiplies.
 *   <li>More than 24 values a season, or less than two seasons known: no season is fitted.
 *   <li>A shape that soon leaves what the series has ever reached, ten times over, is set aside: on
 *       rare demand a trend in proportion can reach billions.
 *   <li>A series that never changes, or is too short for any shape, is expected to stay.
 * </ul>
 *
 * @param season how many values make a season, 1 for none
 * @param shapes the shapes to choose from
 * @param anchored whether initial states stay where a first look at the series puts them, and the
 *     gains alone are fitted: on short series less goes astray
 */
public record AutoEts(int season, List<EtsShape> shapes, boolean anchored) implements Univariate {
  static final int LONGEST_SEASON = 24;
  private static final int LOOK_AHEAD = 12;
  private static final double MOST = 10;

  public AutoEts {
    Series.checkSeason(season);
    shapes = List.copyOf(shapes);
  }

  /** Every shape, its states fitted. */
  public AutoEts(int season) {
    this(season, EtsShape.list(), false);
  }

  /** The shapes with such a trend. */
  public static List<EtsShape> with(EtsShape.Trend trend) {
    return EtsShape.list().stream().filter(shape -> shape.trend() == trend).toList();
  }

  @Override
  public Fit fit(double[] y) {
    Series.check(y, 1);
    if (Series.constant(y)) {
      return new SeasonalNaive(1).fit(y);
    }
    boolean seasonal = season > 1 && season <= LONGEST_SEASON && y.length >= 2 * season;
    Map<EtsShape.Season, EtsStart> starts = new EnumMap<>(EtsShape.Season.class);
    Optional<Ets.Found> best = Optional.empty();
    boolean positive = Series.min(y) > 0;
    for (EtsShape shape : shapes) {
      boolean flat = shape.season() == EtsShape.Season.NONE;
      if (!(flat || seasonal) || (shape.positiveOnly() && !positive)) {
        continue;
      }
      Ets ets = new Ets(shape, flat ? 1 : season);
      if (y.length < ets.needs()) {
        continue;
      }
      EtsStart start = starts.computeIfAbsent(shape.season(), s -> new EtsStart(y, s, season));
      Optional<Ets.Found> found = ets.find(y, start, anchored);
      if (found.isPresent()
          && (best.isEmpty() || found.get().aicc() < best.get().aicc())
          && staysInReach(y, found.get().fit())) {
        best = found;
      }
    }
    return best.map(Ets.Found::fit).orElseGet(() -> new SeasonalNaive(1).fit(y));
  }

  private boolean staysInReach(double[] y, Fit fit) {
    double most = MOST * Series.size(y);
    return Arrays.stream(fit.forecast(Math.max(LOOK_AHEAD, 2 * season)))
        .allMatch(value -> StrictMath.abs(value) <= most);
  }
}
