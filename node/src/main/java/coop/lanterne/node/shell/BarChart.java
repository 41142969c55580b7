// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.shell;

import module java.base;

import coop.lanterne.kernel.Message;

/**
 * One bar a month, drawn by the server: x in percent and y in pixels, so that text keeps its size
 * on every screen. Its table stands beside it on the page.
 *
 * @param id unique on the page
 * @param title what it shows, in a sentence
 * @param subtitle unit and period
 * @param summary the result, for those who hear the page
 * @param bars the oldest first
 */
public record BarChart(
    String id, Message title, Message subtitle, Message summary, List<BarChart.Month> bars) {

  /**
   * A bar.
   *
   * @param label what stands under it, two characters at most
   * @param value in percent; empty where it is not known
   * @param whole whether it is over
   */
  public record Month(String label, Optional<BigDecimal> value, boolean whole) {}

  private static final int LEFT_PERCENT = 10;
  private static final int TOP = 12;
  private static final int BOTTOM = 146;

  private Scale scale() {
    BigDecimal most =
        bars.stream().flatMap(b -> b.value().stream()).reduce(BigDecimal.ONE, BigDecimal::max);
    return new Scale(most, TOP, BOTTOM);
  }

  /** The values that have a line, from 0 to the top, at round steps. */
  public List<BigDecimal> ticks() {
    return scale().ticks();
  }

  /** The height of a value, in pixels from the top. */
  public String y(BigDecimal value) {
    return scale().y(value);
  }

  /** How high a bar of that value is, in pixels. */
  public String height(BigDecimal value) {
    return BigDecimal.valueOf(BOTTOM).subtract(new BigDecimal(y(value))).toPlainString();
  }

  /** A point within the place of a bar: 0 where it begins, 1 where it ends. */
  public String x(int bar, double within) {
    return percent(LEFT_PERCENT + unit() * (bar + within));
  }

  /** The width of that part of a bar's place. */
  public String width(double part) {
    return percent(unit() * part);
  }

  private double unit() {
    return (100.0 - LEFT_PERCENT) / Math.max(1, bars.size());
  }

  private static String percent(double value) {
    return BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_UP).toPlainString() + "%";
  }

  /** Whether some bar is of a month that still runs. */
  public boolean anyRuns() {
    return bars.stream().anyMatch(b -> !b.whole());
  }
}
