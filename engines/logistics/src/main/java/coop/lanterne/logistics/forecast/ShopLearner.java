// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.logistics.forecast;

import coop.lanterne.kernel.Explanation;
import coop.lanterne.kernel.Explanation.Factor;
import coop.lanterne.kernel.Message;
import coop.lanterne.kernel.Quantity;
import coop.lanterne.kernel.Unit;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

/**
 * Level × weekday × pace.
 *
 * <ul>
 *   <li>The <b>level</b> of a product is what it sells on an ordinary day: each open day moves it a
 *       fifth of the way towards that day's sales ÷ weekday ÷ pace.
 *   <li>The <b>weekday</b> factor is what the product sold on such weekdays ÷ what level × pace
 *       said, drawn towards the same ratio for the whole shop: after a year of its own, a product
 *       counts as much as the shop.
 *   <li>The <b>pace</b> is how the whole shop sells these days beside its levels × weekdays: each
 *       open day moves it a quarter of the way, and it fades by a twentieth a day towards 1. It
 *       carries to slow products what the fast ones show first.
 * </ul>
 *
 * The factors are rounded as they are shown, and what is forecast is their product, rounded as it
 * is shown. The constants were chosen on 2019 and 2020 of a public series of bakery sales, with
 * 2021 put away (decision 30).
 */
final class ShopLearner implements Learner {
  static final double LEVEL_GAIN = 0.2;
  static final double PACE_GAIN = 0.25;
  static final double PACE_KEPT = 0.95;
  static final double OWN_WEEKS = 52;
  static final double SHOP_WEEKS = 2;
  static final double LEAST_FACTOR = 0.05;
  private static final double MAX_FACTOR = 20;
  private static final double LEAST_PACE = 0.2;
  private static final double MAX_PACE = 5;
  private static final int WEEK = 7;

  private final Panel panel;
  private final Unit unit;
  private final double[] level;
  private final int[] days;
  private final double[][] sold;
  private final double[][] expected;
  private final double[][] factors; // of each product on each weekday, from what is known
  private final double[] shopSold = new double[WEEK];
  private final double[] shopExpected = new double[WEEK];
  private final int[] shopDays = new int[WEEK];
  private double pace = 1;
  private int known;

  ShopLearner(Panel panel, Unit unit) {
    this.panel = panel;
    this.unit = unit;
    int series = panel.names().size();
    level = new double[series];
    days = new int[series];
    sold = new double[series][WEEK];
    expected = new double[series][WEEK];
    factors = new double[series][WEEK];
    for (double[] of : factors) {
      Arrays.fill(of, 1);
    }
  }

  @Override
  public void learn(int t, double[] value) {
    known = t + 1;
    int weekday = panel.weekday(t);
    double[] factor = new double[level.length];
    double daySold = 0;
    double dayBase = 0;
    double shopSaid = 0;
    double shopHad = 0;
    boolean anyone = false;
    for (int s = 0; s < level.length; s++) {
      factor[s] = factors[s][weekday];
      if (Double.isNaN(value[s])) {
        continue;
      }
      anyone = true;
      if (days[s] == 0) {
        level[s] = value[s];
      } else {
        shopSaid += level[s] * factor[s];
        shopHad += value[s];
      }
      daySold += value[s];
      dayBase += level[s] * pace;
      sold[s][weekday] += value[s];
      expected[s][weekday] += level[s] * pace;
    }
    if (!anyone) {
      return;
    }
    shopSold[weekday] += daySold;
    shopExpected[weekday] += dayBase;
    shopDays[weekday]++;
    if (shopSaid > 0) {
      double ratio = shopHad / shopSaid;
      pace = 1 + PACE_KEPT * (pace - 1) + PACE_GAIN * (ratio - pace);
      pace = StrictMath.min(MAX_PACE, StrictMath.max(LEAST_PACE, pace));
    }
    for (int s = 0; s < level.length; s++) {
      if (!Double.isNaN(value[s])) {
        days[s]++;
        double gain = StrictMath.max(LEVEL_GAIN, 1.0 / days[s]);
        level[s] += gain * (value[s] / factor[s] / pace - level[s]);
      }
      for (int day = 0; day < WEEK; day++) {
        factors[s][day] = factor(s, day);
      }
    }
  }

  /** The shop's ratio on such a weekday, drawn towards 1 by two such days. */
  private double shopFactor(int weekday) {
    double ratio = shopExpected[weekday] > 0 ? shopSold[weekday] / shopExpected[weekday] : 1;
    return (shopDays[weekday] * ratio + SHOP_WEEKS) / (shopDays[weekday] + SHOP_WEEKS);
  }

  /** The product's ratio on such a weekday, drawn towards the shop's by a year of such days. */
  private double factor(int s, int weekday) {
    double all = 0;
    for (double e : expected[s]) {
      all += e;
    }
    double shop = shopFactor(weekday);
    double drawn = shop;
    if (all > 0) {
      double weight = OWN_WEEKS * all / days[s];
      drawn = (sold[s][weekday] + weight * shop) / (expected[s][weekday] + weight);
    }
    return StrictMath.min(MAX_FACTOR, StrictMath.max(LEAST_FACTOR, drawn));
  }

  /**
   * The factors as they are shown.
   *
   * @param level in units of 10<sup>-decimals</sup>
   * @param weekday in hundredths
   * @param pace in hundredths
   */
  private record Shown(long level, long weekday, long pace, int decimals) {
    /** Their product, half rounded up, in units of 10<sup>-decimals</sup>. */
    long product() {
      long exact = Math.multiplyExact(Math.multiplyExact(level, weekday), pace);
      return Math.addExact(exact, 5_000) / 10_000;
    }
  }

  private Shown shown(int s, int t) {
    double faded = pace;
    for (int lead = 1; lead <= t - known; lead++) {
      faded = 1 + PACE_KEPT * (faded - 1);
    }
    int decimals = level[s] < 1 ? 3 : 2;
    return new Shown(
        StrictMath.round(level[s] * (decimals == 3 ? 1000 : 100)),
        StrictMath.round(factors[s][panel.weekday(t)] * 100),
        StrictMath.round(faded * 100),
        decimals);
  }

  @Override
  public double point(int s, int t) {
    if (days[s] == 0) {
      return Double.NaN;
    }
    Shown shown = shown(s, t);
    return shown.product() / (shown.decimals() == 3 ? 1000.0 : 100.0);
  }

  @Override
  public Explanation why(int s, int t) {
    Shown shown = shown(s, t);
    LocalDate day = LocalDate.ofEpochDay(panel.at(t));
    return new Explanation.Product(
        Message.of("forecast.shop.name").with("series", panel.names().get(s)).with("day", day),
        List.of(
            new Factor(
                Message.of("forecast.shop.level"),
                BigDecimal.valueOf(shown.level(), shown.decimals())),
            new Factor(
                Message.of("forecast.shop.weekday")
                    .with(
                        "weekday", Message.of("forecast.weekday." + day.getDayOfWeek().getValue())),
                BigDecimal.valueOf(shown.weekday(), 2)),
            new Factor(Message.of("forecast.shop.pace"), BigDecimal.valueOf(shown.pace(), 2))),
        BigDecimal.ONE.movePointLeft(shown.decimals()),
        Quantity.of(BigDecimal.valueOf(shown.product(), shown.decimals()), unit));
  }
}
