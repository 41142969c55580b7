// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.forecast;

import module java.base;

import coop.lanterne.kernel.Explanation;
import coop.lanterne.kernel.Explanation.Factor;
import coop.lanterne.kernel.Message;
import coop.lanterne.kernel.Quantity;
import coop.lanterne.kernel.Unit;

/**
 * Level × weekday × pace × surroundings.
 *
 * <ul>
 *   <li>The {@link Level} of a product is what it sells on an ordinary day, learnt from each open
 *       day's sales ÷ the other factors; faster after a closure of more than a week.
 *   <li>The <b>weekday</b> factor is what the product sold on such weekdays ÷ what level × pace
 *       said, drawn towards the same ratio for the whole shop: after a year of its own, a product
 *       counts as much as the shop.
 *   <li>The <b>pace</b> is how the whole shop sells these days beside its levels × weekdays: each
 *       open day moves it a fifth of the way, and 1 % of it passes into the levels, so that it
 *       stays near 1; it fades by 3 % on a closed day. It carries to slow products what the fast
 *       ones show first.
 *   <li>The {@link Surroundings}: such a weekday in such a season, and the columns known ahead.
 * </ul>
 *
 * An exceptional day moves level, weekday and pace only as far as three and a half standard
 * deviations of a count. The factors are rounded as they are shown, and what is forecast is their
 * product, rounded as it is shown. The constants were chosen on 2019 and 2020 of a public series of
 * bakery sales, with 2021 put away (decisions 30, 32 and 33).
 */
final class ShopLearner implements Learner {
  static final double PACE_GAIN = 0.2;
  static final double PACE_KEPT = 0.99;
  static final double PACE_KEPT_CLOSED = 0.97;
  static final double OWN_WEEKS = 52;
  static final double SHOP_WEEKS = 2;
  static final double LEAST_FACTOR = 0.05;
  static final double MOST_DEVIATIONS = 3.5;
  static final double COUNT_SPREAD = 0.25;
  static final double REOPENED = 4;
  private static final double MAX_FACTOR = 20;
  private static final double LEAST_PACE = 0.2;
  private static final double MAX_PACE = 5;
  private static final int WEEK = 7;
  private static final long HUNDRED = 100;

  private final Panel panel;
  private final Unit unit;
  private final Surroundings surroundings;
  private final Level[] levels;
  private final double[][] sold;
  private final double[][] expected;
  private final double[][] factors; // of each product on each weekday, from what is known
  private final double[] shopSold = new double[WEEK];
  private final double[] shopExpected = new double[WEEK];
  private final int[] shopDays = new int[WEEK];
  private double pace = 1;
  private double ordinary; // the sum of all levels
  private int closed; // days in a row
  private int reopened = Integer.MAX_VALUE; // open days since a closure of more than a week
  private int shownAt = -1;
  private long[] shownOthers = new long[0];

  ShopLearner(Panel panel, Unit unit) {
    this.panel = panel;
    this.unit = unit;
    surroundings = new Surroundings(panel);
    int series = panel.names().size();
    levels = Stream.generate(Level::new).limit(series).toArray(Level[]::new);
    sold = new double[series][WEEK];
    expected = new double[series][WEEK];
    factors = new double[series][WEEK];
    for (double[] of : factors) {
      Arrays.fill(of, 1);
    }
  }

  @Override
  public void learn(int t, double[] value) {
    shownAt = -1;
    if (Arrays.stream(value).allMatch(Double::isNaN)) {
      closed++;
      pace = 1 + PACE_KEPT_CLOSED * (pace - 1);
      return;
    }
    if (closed > WEEK) {
      reopened = 0;
    }
    closed = 0;
    double around = around(t);
    learnSurroundings(t, value, around);
    int weekday = panel.weekday(t);
    double before = pace;
    double[] cut = learnShop(value, around, weekday);
    reopened = reopened == Integer.MAX_VALUE ? reopened : reopened + 1;
    double anew = reopened == Integer.MAX_VALUE ? 0 : REOPENED / (reopened + REOPENED);
    double passed = StrictMath.pow(pace, 1 - PACE_KEPT);
    ordinary = 0;
    for (int s = 0; s < levels.length; s++) {
      if (!Double.isNaN(value[s])) {
        double factor = factors[s][weekday];
        double said = factor * before;
        levels[s].learn(cut[s], said, deviation(levels[s].value() * said), factor * pace, anew);
      }
      levels[s].multiply(passed);
      ordinary += levels[s].value();
      for (int day = 0; day < WEEK; day++) {
        factors[s][day] = factor(s, day);
      }
    }
    pace /= passed;
  }

  /** Learns weekday and pace; gives sales ÷ surroundings, without what is exceptional. */
  private double[] learnShop(double[] value, double around, int weekday) {
    double[] cut = new double[levels.length];
    double daySold = 0;
    double dayBase = 0;
    double shopSaid = 0;
    double shopHad = 0;
    for (int s = 0; s < levels.length; s++) {
      if (Double.isNaN(value[s])) {
        continue;
      }
      if (levels[s].days() == 0) {
        levels[s].begin(value[s]);
        cut[s] = value[s] / around;
      } else {
        double factor = factors[s][weekday];
        cut[s] = cut(value[s] / around, levels[s].value() * factor * pace);
        shopSaid += levels[s].value() * factor;
        shopHad += cut[s];
      }
      daySold += cut[s];
      dayBase += levels[s].value() * pace;
      sold[s][weekday] += cut[s];
      expected[s][weekday] += levels[s].value() * pace;
    }
    shopSold[weekday] += daySold;
    shopExpected[weekday] += dayBase;
    shopDays[weekday]++;
    if (shopSaid > 0) {
      double ratio = shopHad / shopSaid;
      pace += PACE_GAIN * (ratio - pace);
      pace = StrictMath.min(MAX_PACE, StrictMath.max(LEAST_PACE, pace));
    }
    return cut;
  }

  /** That many sold, or as far from what was expected as a count may be. */
  private static double cut(double sold, double expected) {
    double most = MOST_DEVIATIONS * deviation(expected);
    return StrictMath.max(expected - most, StrictMath.min(expected + most, sold));
  }

  /** The standard deviation of a count of which so many are expected. */
  private static double deviation(double expected) {
    return StrictMath.sqrt(
        StrictMath.max(expected, 1) + COUNT_SPREAD * expected * COUNT_SPREAD * expected);
  }

  private void learnSurroundings(int t, double[] value, double around) {
    int weekday = panel.weekday(t);
    double said = 0;
    double had = 0;
    for (int s = 0; s < levels.length; s++) {
      if (levels[s].days() > 0 && !Double.isNaN(value[s])) {
        said += levels[s].value() * factors[s][weekday] * pace * around;
        had += value[s];
      }
    }
    surroundings.learn(t, usual(), said > 0 && had > 0 ? StrictMath.log(had / said) : Double.NaN);
  }

  /** The product of all surroundings at a time. */
  private double around(int t) {
    double log = 0;
    for (double effect : surroundings.effects(t, usual())) {
      log += effect;
    }
    return StrictMath.exp(log);
  }

  /** Logarithm of what the shop sells on an ordinary day, now. */
  private double usual() {
    return StrictMath.log(StrictMath.max(1, ordinary * pace));
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
      double weight = OWN_WEEKS * all / levels[s].days();
      drawn = (sold[s][weekday] + weight * shop) / (expected[s][weekday] + weight);
    }
    return StrictMath.min(MAX_FACTOR, StrictMath.max(LEAST_FACTOR, drawn));
  }

  /**
   * The factors as they are shown.
   *
   * @param level in units of 10<sup>-decimals</sup>
   * @param others the weekday, the pace, each column, the weekday in its season: in hundredths
   */
  private record Shown(long level, int decimals, long[] others) {
    /** Their product, half rounded up, in units of 10<sup>-decimals</sup>. */
    long product() {
      long exact = level;
      long divisor = 1;
      for (long other : others) {
        if (other != HUNDRED) {
          exact = Math.multiplyExact(exact, other);
          divisor = Math.multiplyExact(divisor, HUNDRED);
        }
      }
      return Math.addExact(exact, divisor / 2) / divisor;
    }

    BigDecimal factor(int i) {
      return BigDecimal.valueOf(others[i], 2);
    }
  }

  private Shown shown(int s, int t) {
    if (shownAt != t) { // the same for all products
      double[] effects = surroundings.effects(t, usual());
      shownOthers = new long[2 + effects.length];
      shownOthers[1] = hundredths(pace);
      for (int i = 0; i < effects.length; i++) {
        shownOthers[2 + i] = hundredths(StrictMath.exp(effects[i]));
      }
      shownAt = t;
    }
    long[] others = shownOthers.clone();
    others[0] = hundredths(factors[s][panel.weekday(t)]);
    int decimals = levels[s].value() < 1 ? 3 : 2;
    return new Shown(
        StrictMath.round(levels[s].value() * (decimals == 3 ? 1000 : 100)), decimals, others);
  }

  private static long hundredths(double factor) {
    return StrictMath.round(factor * HUNDRED);
  }

  @Override
  public double point(int s, int t) {
    if (levels[s].days() == 0) {
      return Double.NaN;
    }
    Shown shown = shown(s, t);
    return shown.product() / (shown.decimals() == 3 ? 1000.0 : 100.0);
  }

  @Override
  public Explanation why(int s, int t) {
    Shown shown = shown(s, t);
    LocalDate day = LocalDate.ofEpochDay(panel.at(t));
    Message weekday = Message.of("forecast.weekday." + day.getDayOfWeek().getValue());
    List<Factor> all = new ArrayList<>();
    all.add(
        new Factor(
            Message.of("forecast.shop.level"),
            BigDecimal.valueOf(shown.level(), shown.decimals())));
    all.add(
        new Factor(Message.of("forecast.shop.weekday").with("weekday", weekday), shown.factor(0)));
    all.add(new Factor(Message.of("forecast.shop.pace"), shown.factor(1)));
    all.addAll(columns(shown, t));
    all.add(
        new Factor(
            Message.of("forecast.shop.season").with("weekday", weekday),
            shown.factor(2 + panel.columns().size())));
    return new Explanation.Product(
        Message.of("forecast.shop.name").with("series", panel.names().get(s)).with("day", day),
        all,
        BigDecimal.ONE.movePointLeft(shown.decimals()),
        Quantity.of(BigDecimal.valueOf(shown.product(), shown.decimals()), unit));
  }

  /** What the columns known ahead make of that time. */
  private List<Factor> columns(Shown shown, int t) {
    List<Factor> factors = new ArrayList<>();
    for (int c = 0; c < panel.columns().size(); c++) {
      double value = panel.column(c, t);
      if (!Double.isNaN(value)) {
        Message name =
            Message.of("forecast.shop.column")
                .with("column", panel.columns().get(c))
                .with("value", BigDecimal.valueOf(value).stripTrailingZeros());
        factors.add(new Factor(name, shown.factor(2 + c)));
      }
    }
    return factors;
  }
}
