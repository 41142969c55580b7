// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.forecast;

import module java.base;

import coop.lanterne.kernel.Explanation;
import coop.lanterne.kernel.Message;

/**
 * The four rules that anyone could apply by hand. Each reads one series at a time and takes what
 * was sold for what was wanted.
 */
final class RuleLearner implements Learner {
  private static final double SES_GAIN = 0.3;
  private static final double WEEKDAY_GAIN = 0.25;
  private static final double LEAST_FACTOR = 0.05;
  private static final int FACTOR_DAYS = 14;
  private static final int LAST = 7;

  private final Panel panel;
  private final ForecastMethod rule;
  private final int season;
  private final double[][] past;
  private final int[] days;
  private final double[] level;
  private final double[] total;
  private final double[][] phaseTotal;
  private final int[][] phaseDays;
  private int known;

  /**
   * A rule at its start.
   *
   * @param season how many times make a season: 7 on days, where the phase is the weekday
   */
  RuleLearner(Panel panel, ForecastMethod rule, int season) {
    this.panel = panel;
    this.rule = rule;
    this.season = season;
    int series = panel.names().size();
    past = new double[series][panel.known()];
    days = new int[series];
    level = new double[series];
    total = new double[series];
    phaseTotal = new double[series][season];
    phaseDays = new int[series][season];
  }

  private int phase(int t) {
    return panel.daily() && season == LAST ? panel.weekday(t) : t % season;
  }

  @Override
  public void learn(int t, double[] value) {
    known = t + 1;
    int phase = phase(t);
    for (int s = 0; s < days.length; s++) {
      past[s][t] = value[s];
      if (Double.isNaN(value[s])) {
        continue;
      }
      double factor = factor(s, phase);
      double gain = rule == ForecastMethod.SES_WEEKDAY ? WEEKDAY_GAIN : SES_GAIN;
      double seen = rule == ForecastMethod.SES_WEEKDAY ? value[s] / factor : value[s];
      level[s] = days[s] == 0 ? seen : level[s] + gain * (seen - level[s]);
      days[s]++;
      total[s] += value[s];
      phaseTotal[s][phase] += value[s];
      phaseDays[s][phase]++;
    }
  }

  /** The mean of such weekdays ÷ the mean of all open days. */
  private double factor(int s, int phase) {
    if (days[s] < FACTOR_DAYS || phaseDays[s][phase] == 0 || total[s] == 0) {
      return 1;
    }
    double mean = total[s] / days[s];
    double ofPhase = phaseTotal[s][phase] / phaseDays[s][phase];
    return StrictMath.max(LEAST_FACTOR, ofPhase / mean);
  }

  /** The last time one or more whole seasons earlier whose value is known. */
  private Optional<Integer> seasonAgo(int s, int t) {
    for (int back = t - season; back >= 0; back -= season) {
      if (back < known && !Double.isNaN(past[s][back])) {
        return Optional.of(back);
      }
    }
    return Optional.empty();
  }

  private int last(int s) {
    int t = known - 1;
    while (Double.isNaN(past[s][t])) {
      t--;
    }
    return t;
  }

  private double lastMean(int s) {
    double sum = 0;
    int count = 0;
    for (int t = known - 1; t >= 0 && count < LAST; t--) {
      if (!Double.isNaN(past[s][t])) {
        sum += past[s][t];
        count++;
      }
    }
    return sum / count;
  }

  @Override
  public double point(int s, int t) {
    if (days[s] == 0) {
      return Double.NaN;
    }
    return switch (rule) {
      case SEASONAL_NAIVE -> past[s][seasonAgo(s, t).orElseGet(() -> last(s))];
      case LAST7OPEN -> lastMean(s);
      case SES -> level[s];
      case SES_WEEKDAY -> level[s] * factor(s, phase(t));
      default -> throw new IllegalStateException(rule + " is no rule");
    };
  }

  @Override
  public Explanation why(int s, int t) {
    Message said =
        switch (rule) {
          case SEASONAL_NAIVE ->
              Message.of("forecast.rule.seasonal_naive")
                  .with("when", panel.when(seasonAgo(s, t).orElseGet(() -> last(s))));
          case SES_WEEKDAY ->
              Message.of("forecast.rule.ses_weekday")
                  .with("level", figure(level[s]))
                  .with("factor", figure(factor(s, phase(t))));
          case LAST7OPEN, SES -> Message.of("forecast.rule." + rule.key());
          default -> throw new IllegalStateException(rule + " is no rule");
        };
    Message name =
        Message.of("forecast.rule.name")
            .with("series", panel.names().get(s))
            .with("when", panel.when(t))
            .with("amount", figure(point(s, t)));
    return new Explanation.Trace(
        name, List.of(new Explanation.Step(said, Message.of("forecast.rule.source"))));
  }

  /** A number as people read it: to the thousandth. */
  private static BigDecimal figure(double number) {
    BigDecimal exact = new BigDecimal(Double.toString(number));
    return exact.setScale(Math.min(exact.scale(), 3), RoundingMode.HALF_UP);
  }
}
