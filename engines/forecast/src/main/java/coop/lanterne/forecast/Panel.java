// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.forecast;

import module java.base;

import coop.lanterne.kernel.Message;

/**
 * Series side by side on one axis of times. On an axis of days every day has its place; a day of
 * which nothing is said is a closed day. On an axis of steps (weeks, months, years, indexes) only
 * the times that were given have a place, and beyond the last it goes on by its usual step.
 * Immutable.
 */
public final class Panel {
  private static final int WEEK = 7;

  /** How many past weeks tell whether a day to come is open, where nobody says. */
  private static final int HABIT = 8;

  /** An axis of days may not span more than this: 200 years and some. */
  private static final long MAX_DAYS = 74_000;

  private final boolean daily;
  private final boolean dated;
  private final Step step;
  private final long[] at;
  private final List<String> names;
  private final double[][] value;
  private final boolean[][] said;
  private final boolean[][] open;
  private final boolean[][] outOfStock;
  private final List<String> columns;
  private final double[][] column;

  private Panel(
      boolean daily,
      boolean dated,
      long[] at,
      List<Observation> observations,
      SortedMap<String, Map<Long, Double>> ahead) {
    this.daily = daily;
    this.dated = dated;
    this.at = at;
    this.step = daily ? new Step(0, 1) : Step.usual(dated, at);
    Map<String, Integer> place = new LinkedHashMap<>();
    observations.forEach(o -> place.putIfAbsent(o.series(), place.size()));
    this.names = List.copyOf(place.keySet());
    int series = names.size();
    value = new double[series][at.length];
    said = new boolean[series][at.length];
    open = new boolean[series][at.length];
    outOfStock = new boolean[series][at.length];
    for (double[] row : value) {
      Arrays.fill(row, Double.NaN);
    }
    for (Observation o : observations) {
      int s = place.getOrDefault(o.series(), -1);
      int t = Arrays.binarySearch(at, o.at());
      if (said[s][t]) {
        throw new IllegalArgumentException("\"" + o.series() + "\" is told twice at " + o.at());
      }
      said[s][t] = true;
      value[s][t] = o.value();
      open[s][t] = o.open();
      outOfStock[s][t] = o.outOfStock();
    }
    columns = List.copyOf(ahead.keySet());
    column =
        ahead.values().stream()
            .map(told -> Arrays.stream(at).mapToDouble(t -> told.getOrDefault(t, Double.NaN)))
            .map(DoubleStream::toArray)
            .toArray(double[][]::new);
  }

  /**
   * An axis of days, from the first that is told to the last.
   *
   * @throws IllegalArgumentException when there are none, when a series is told twice of one day,
   *     or when they span more than 200 years
   */
  public static Panel days(List<Observation> observations) {
    return days(observations, new TreeMap<>());
  }

  /**
   * The same, with numbers that are known ahead of each day, such as visitors expected.
   *
   * @param ahead for each column, its value by day; a day to come that is not told has no effect
   */
  public static Panel days(
      List<Observation> observations, SortedMap<String, Map<Long, Double>> ahead) {
    long first = observations.stream().mapToLong(Observation::at).min().orElseThrow(Panel::none);
    long last = observations.stream().mapToLong(Observation::at).max().orElseThrow(Panel::none);
    if (last - first > MAX_DAYS) {
      throw new IllegalArgumentException("more than 200 years of days: " + first + " to " + last);
    }
    long[] at = new long[(int) (last - first + 1)];
    Arrays.setAll(at, i -> first + i);
    return new Panel(true, true, at, observations, ahead);
  }

  /**
   * An axis of the indexes that are told, in order.
   *
   * @throws IllegalArgumentException when there are none, or when a series is told twice of one
   */
  public static Panel steps(List<Observation> observations) {
    return steps(false, observations);
  }

  /**
   * An axis of the days that are told, in order, where they do not follow day by day: weeks,
   * months, years.
   *
   * @throws IllegalArgumentException when there are none, or when a series is told twice of one
   */
  public static Panel dates(List<Observation> observations) {
    return steps(true, observations);
  }

  private static Panel steps(boolean dated, List<Observation> observations) {
    if (observations.isEmpty()) {
      throw none();
    }
    TreeSet<Long> times = new TreeSet<>();
    observations.forEach(o -> times.add(o.at()));
    long[] at = times.stream().mapToLong(Long::longValue).toArray();
    return new Panel(false, dated, at, observations, new TreeMap<>());
  }

  private static IllegalArgumentException none() {
    return new IllegalArgumentException("nothing was observed");
  }

  /** Whether the axis is one of days. */
  public boolean daily() {
    return daily;
  }

  /** The series' names, in the order in which they were first told. */
  public List<String> names() {
    return names;
  }

  /** The names of the columns known ahead, in alphabetical order. */
  public List<String> columns() {
    return columns;
  }

  /** What a column says of a time; NaN where it says nothing. */
  double column(int c, int t) {
    return t < at.length ? column[c][t] : Double.NaN;
  }

  /** Whether a column can be negative. */
  boolean isSigned(int c) {
    return Arrays.stream(column[c]).anyMatch(v -> v < 0);
  }

  /** How many times are known: up to the last for which any series has a value. */
  public int known() {
    for (int t = at.length - 1; t >= 0; t--) {
      for (double[] row : value) {
        if (!Double.isNaN(row[t])) {
          return t + 1;
        }
      }
    }
    return 0;
  }

  /** The time at a place of the axis; beyond its end, the axis goes on by its usual step. */
  public long at(int t) {
    return t < at.length ? at[t] : step.after(at[at.length - 1], t - at.length + 1);
  }

  /** The same, as it is told: a day, or an index as it is written in files. */
  Message.Arg when(int t) {
    return dated
        ? new Message.Day(LocalDate.ofEpochDay(at(t)))
        : new Message.Words(Long.toString(at(t)));
  }

  /** The day of the week, 0 for Monday. On an axis of steps there is but one. */
  int weekday(int t) {
    return daily ? (int) Math.floorMod(at(t) + 3, (long) WEEK) : 0;
  }

  /** What was sold there; NaN where it is not known. */
  double value(int s, int t) {
    return t < at.length ? value[s][t] : Double.NaN;
  }

  /** Whether something is known to have been sold, or not, on an open day. */
  boolean scored(int s, int t) {
    return t < at.length && open[s][t] && !Double.isNaN(value[s][t]);
  }

  /** Whether what was sold is only the least that was wanted. */
  boolean outOfStock(int s, int t) {
    return t < at.length && outOfStock[s][t];
  }

  /**
   * Whether that series can be sold then. What is told is believed. A day to come of which nothing
   * is told is open when that day of the week was open in at least half of the last eight weeks
   * that are known (all that are known where there are fewer).
   */
  boolean open(int s, int t, int known) {
    if (t < at.length && said[s][t]) {
      return open[s][t];
    }
    if (!daily || t < known) {
      return !daily && t >= known;
    }
    int seen = 0;
    int opened = 0;
    int start = start(s);
    for (int back = t - WEEK; back >= start && seen < HABIT; back -= WEEK) {
      if (back < known) {
        seen++;
        opened += open[s][back] ? 1 : 0;
      }
    }
    return seen == 0 || 2 * opened >= seen;
  }

  /** The first time of which anything is told of a series. */
  private int start(int s) {
    int t = 0;
    while (!said[s][t]) {
      t++;
    }
    return t;
  }

  /** Whether no value is negative. */
  boolean neverNegative() {
    return Arrays.stream(value).flatMapToDouble(Arrays::stream).noneMatch(v -> v < 0);
  }

  /** The largest value, 0 where nothing is known. */
  double max() {
    return Arrays.stream(value)
        .flatMapToDouble(Arrays::stream)
        .filter(v -> !Double.isNaN(v))
        .max()
        .orElse(0);
  }

  /** One panel for each series, with its own axis: of steps, each series counts for itself. */
  List<Panel> apart() {
    List<Panel> panels = new ArrayList<>();
    for (int s = 0; s < names.size(); s++) {
      List<Observation> own = new ArrayList<>();
      for (int t = 0; t < at.length; t++) {
        if (said[s][t]) {
          own.add(new Observation(names.get(s), at[t], value[s][t], open[s][t], outOfStock[s][t]));
        }
      }
      panels.add(steps(dated, own));
    }
    return panels;
  }

  /**
   * From one time to the next.
   *
   * @param months whole months, where the dates are the same day of their months; else 0
   * @param ones else so many days, or so much of an index
   */
  private record Step(int months, long ones) {
    static Step usual(boolean dated, long[] at) {
      List<LocalDate> days =
          dated ? Arrays.stream(at).mapToObj(LocalDate::ofEpochDay).toList() : List.of();
      boolean monthly =
          days.size() > 1
              && (days.stream().map(LocalDate::getDayOfMonth).distinct().count() == 1
                  || days.stream().allMatch(Step::endsItsMonth));
      TreeMap<Long, Integer> seen = new TreeMap<>();
      for (int i = 1; i < at.length; i++) {
        seen.merge(
            monthly ? monthsBetween(days.get(i - 1), days.get(i)) : at[i] - at[i - 1],
            1,
            Integer::sum);
      }
      long most = 1;
      for (long gap : seen.descendingKeySet()) { // of two as frequent, the shorter
        most = seen.getOrDefault(gap, 0) >= seen.getOrDefault(most, 0) ? gap : most;
      }
      return monthly ? new Step((int) most, 0) : new Step(0, most);
    }

    private static boolean endsItsMonth(LocalDate day) {
      return day.getDayOfMonth() == day.lengthOfMonth();
    }

    private static long monthsBetween(LocalDate from, LocalDate to) {
      return ChronoUnit.MONTHS.between(YearMonth.from(from), YearMonth.from(to));
    }

    long after(long last, int times) {
      if (months == 0) {
        return last + ones * times;
      }
      LocalDate day = LocalDate.ofEpochDay(last);
      LocalDate then = day.plus(Period.ofMonths(months).multipliedBy(times));
      return (endsItsMonth(day) ? YearMonth.from(then).atEndOfMonth() : then).toEpochDay();
    }
  }
}
