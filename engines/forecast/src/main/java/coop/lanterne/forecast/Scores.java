// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.forecast;

import module java.base;

/**
 * What a method was worth on times that it had not seen. Each measure is empty where it is not
 * defined.
 *
 * @param wape Σ|y − f| ÷ Σy over all scored times of all series
 * @param smape mean over series of the mean of 200·|y − f| ÷ (|y| + |f|), 0 where both are 0
 * @param mase mean over series of the mean |y − f| ÷ the mean |y − y one season ago| over the times
 *     before the held-out ones (Hyndman and Koehler, 2006)
 * @param pinball mean over scored times and levels .1, .25, .5, .75, .9 of the quantile loss
 * @param coverage80 share of scored times within the central 80 % interval
 * @param coverage95 share within the central 95 % interval
 * @param bias Σ(f − y) ÷ Σy
 * @param cases each scored time, in the order in which it was forecast
 * @param outOfStock how many times were forecast and not scored because the shop ran out
 */
public record Scores(
    OptionalDouble wape,
    OptionalDouble smape,
    OptionalDouble mase,
    OptionalDouble pinball,
    OptionalDouble coverage80,
    OptionalDouble coverage95,
    OptionalDouble bias,
    List<Case> cases,
    int outOfStock) {

  /** The levels over which the quantile loss is averaged. */
  public static final List<Double> LEVELS = List.of(.1, .25, .5, .75, .9);

  public Scores {
    cases = List.copyOf(cases);
  }

  /**
   * One scored time.
   *
   * @param at the day or index
   * @param actual what came
   * @param mean what was forecast
   * @param spread what it could have become
   */
  public record Case(String series, long at, double actual, double mean, Spread spread) {}

  /** Gathers cases and sums them up. */
  static final class Tally {
    private final List<String> names = new ArrayList<>();
    private final List<Double> scales = new ArrayList<>();
    private final List<double[]> sums = new ArrayList<>();
    private final List<Case> cases = new ArrayList<>();
    private int outOfStock;

    /**
     * Takes in the series of a panel.
     *
     * @param first the first time held out
     * @return the number of its first series
     */
    int open(Panel panel, int season, int first) {
      int from = names.size();
      for (int s = 0; s < panel.names().size(); s++) {
        names.add(panel.names().get(s));
        scales.add(scale(panel, s, season, first));
        sums.add(new double[3]);
      }
      return from;
    }

    /** The mean |y − y one season ago| before the held-out times; NaN where there is none. */
    private static double scale(Panel panel, int s, int season, int first) {
      double sum = 0;
      int count = 0;
      for (int t = season; t < first; t++) {
        if (panel.scored(s, t) && panel.scored(s, t - season)) {
          sum += StrictMath.abs(panel.value(s, t) - panel.value(s, t - season));
          count++;
        }
      }
      return count == 0 ? Double.NaN : sum / count;
    }

    void add(int series, long at, double actual, boolean out, double mean, Spread spread) {
      if (out) {
        outOfStock++;
        return;
      }
      double error = StrictMath.abs(actual - mean);
      double size = StrictMath.abs(actual) + StrictMath.abs(mean);
      double[] sum = sums.get(series);
      sum[0]++;
      sum[1] += error;
      sum[2] += size == 0 ? 0 : 200 * error / size;
      cases.add(new Case(names.get(series), at, actual, mean, spread));
    }

    Scores scores() {
      double smape = 0;
      double mase = 0;
      int withSmape = 0;
      int withMase = 0;
      for (int s = 0; s < sums.size(); s++) {
        double[] sum = sums.get(s);
        if (sum[0] > 0) {
          smape += sum[2] / sum[0];
          withSmape++;
          if (scales.get(s) > 0) {
            mase += sum[1] / sum[0] / scales.get(s);
            withMase++;
          }
        }
      }
      double sold = 0;
      double error = 0;
      double over = 0;
      double pinball = 0;
      int in80 = 0;
      int in95 = 0;
      int spreads = 0;
      for (Case c : cases) {
        sold += c.actual();
        error += StrictMath.abs(c.actual() - c.mean());
        over += c.mean() - c.actual();
        if (c.spread().known()) {
          spreads++;
          in80 += within(c, .1, .9) ? 1 : 0;
          in95 += within(c, .025, .975) ? 1 : 0;
          for (double level : LEVELS) {
            double gap = c.actual() - c.spread().quantile(level);
            pinball += gap >= 0 ? level * gap : (level - 1) * gap;
          }
        }
      }
      return new Scores(
          ratio(error, sold),
          ratio(smape, withSmape),
          ratio(mase, withMase),
          ratio(pinball, (double) spreads * LEVELS.size()),
          ratio(in80, spreads),
          ratio(in95, spreads),
          ratio(over, sold),
          cases,
          outOfStock);
    }

    private static boolean within(Case c, double from, double to) {
      return c.actual() >= c.spread().quantile(from) && c.actual() <= c.spread().quantile(to);
    }

    private static OptionalDouble ratio(double part, double whole) {
      return whole > 0 ? OptionalDouble.of(part / whole) : OptionalDouble.empty();
    }
  }
}
