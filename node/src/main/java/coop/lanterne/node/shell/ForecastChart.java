// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.shell;

import module java.base;

import coop.lanterne.kernel.Message;

/**
 * What was sold and what is expected, day by day, drawn by the server: x in percent and y in
 * pixels, so that text keeps its size on every screen. One rectangle a day, no false continuity.
 *
 * @param id unique on the page
 * @param title what it shows, in a sentence
 * @param subtitle unit and period
 * @param summary the result, for those who hear the page
 * @param days consecutive days, what is past first
 */
public record ForecastChart(
    String id, Message title, Message subtitle, Message summary, List<Day> days) {

  /** A day of the chart. */
  public sealed interface Day {
    /** Which day. */
    LocalDate date();
  }

  /**
   * A past day.
   *
   * @param sold how much was sold
   * @param ranOut whether nothing was left, so that more might have been sold
   */
  public record Past(LocalDate date, BigDecimal sold, boolean ranOut) implements Day {}

  /** A day when nothing could be sold. */
  public record Closed(LocalDate date) implements Day {}

  /** A day to come, with the bands that hold 80 and 95 % of the chances. */
  public record Expected(
      LocalDate date,
      BigDecimal low95,
      BigDecimal low80,
      BigDecimal mid,
      BigDecimal high80,
      BigDecimal high95)
      implements Day {
    public Expected {
      if (low95.compareTo(low80) > 0
          || low80.compareTo(mid) > 0
          || mid.compareTo(high80) > 0
          || high80.compareTo(high95) > 0) {
        throw new IllegalArgumentException("the bands of " + date + " are not within one another");
      }
    }
  }

  private static final int LEFT_PERCENT = 8;
  private static final int TOP = 26;
  private static final int BOTTOM = 216;

  /** Two digits and a space at 16 px on a phone 320 px wide. */
  private static final double LABEL_PERCENT = 8;

  public ForecastChart {
    days = List.copyOf(days);
    if (days.isEmpty()) {
      throw new IllegalArgumentException("a chart shows one day at least");
    }
    for (int i = 1; i < days.size(); i++) {
      if (!days.get(i).date().equals(days.get(i - 1).date().plusDays(1))) {
        throw new IllegalArgumentException(
            "days follow one another; " + days.get(i).date() + " does not");
      }
    }
  }

  /** The past, in order. */
  public List<Past> past() {
    return only(Past.class);
  }

  /** The days to come, in order. */
  public List<Expected> expected() {
    return only(Expected.class);
  }

  /** The days when nothing could be sold. */
  public List<Closed> closed() {
    return only(Closed.class);
  }

  private <T extends Day> List<T> only(Class<T> kind) {
    return days.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  /** Whether some past day ran out. */
  public boolean anyRanOut() {
    return past().stream().anyMatch(Past::ranOut);
  }

  /** Sales of two open days in a row, to be joined by a line. */
  public List<List<Past>> pairs() {
    List<List<Past>> pairs = new ArrayList<>();
    for (int i = 1; i < days.size(); i++) {
      if (days.get(i - 1) instanceof Past a && days.get(i) instanceof Past b) {
        pairs.add(List.of(a, b));
      }
    }
    return pairs;
  }

  /** The first day to come, where the past ends. */
  public Optional<Expected> first() {
    return expected().stream().findFirst();
  }

  /** The values that have a line, from 0 to the top, at round steps. */
  public List<BigDecimal> ticks() {
    return scale().ticks();
  }

  /** 1, 2 or 5 times a power of ten, such that five lines at most are drawn above zero. */
  public BigDecimal step() {
    return scale().step();
  }

  private Scale scale() {
    return new Scale(most(), TOP, BOTTOM);
  }

  private BigDecimal most() {
    BigDecimal most = BigDecimal.ONE;
    for (Day day : days) {
      most =
          most.max(
              switch (day) {
                case Past past -> past.sold();
                case Closed closed -> BigDecimal.ZERO;
                case Expected expected -> expected.high95();
              });
    }
    return most;
  }

  /** The value of the highest line. */
  public BigDecimal top() {
    return scale().top();
  }

  /** The height of a value, in pixels from the top. */
  public String y(BigDecimal value) {
    return scale().y(value);
  }

  /** The height of what lies between two values, in pixels. */
  public String height(BigDecimal low, BigDecimal high) {
    return new BigDecimal(y(low)).subtract(new BigDecimal(y(high))).toPlainString();
  }

  /** The middle of a day. */
  public String x(LocalDate date) {
    return at(date, 0.5);
  }

  /** A point within a day: 0 where it begins, 1 where it ends. */
  public String at(LocalDate date, double within) {
    int before = 0;
    for (Day day : days) {
      if (day.date().equals(date)) {
        return percent(LEFT_PERCENT + unit() * (before + weight(day) * within));
      }
      before += weight(day);
    }
    throw new IllegalArgumentException(date + " is not on the chart");
  }

  /** The width of that part of a day. */
  public String width(Day day, double part) {
    return percent(unit() * weight(day) * part);
  }

  /** What is to come is drawn twice as wide as the past: it is what one looks at. */
  private static int weight(Day day) {
    return day instanceof Expected ? 2 : 1;
  }

  /** The width of a past day, in percent. */
  private double unit() {
    int total = 0;
    for (Day day : days) {
      total += weight(day);
    }
    return (100.0 - LEFT_PERCENT) / total;
  }

  private static String percent(double value) {
    return BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_UP).toPlainString() + "%";
  }

  /** The days whose number is written under the picture: far enough not to touch on a phone. */
  public List<LocalDate> labelled() {
    List<LocalDate> labelled = new ArrayList<>();
    double last = 100 + LABEL_PERCENT;
    for (Day day : days.reversed()) {
      double here = Double.parseDouble(x(day.date()).replace("%", ""));
      if (last - here >= LABEL_PERCENT) {
        labelled.addFirst(day.date());
        last = here;
      }
    }
    return labelled;
  }

  /** Whether each expected value has room to be written above its line. */
  public boolean writesValues() {
    return unit() * 2 >= LABEL_PERCENT;
  }
}
