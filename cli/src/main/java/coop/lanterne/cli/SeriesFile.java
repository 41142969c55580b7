// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.cli;

import module java.base;

import coop.lanterne.forecast.Observation;
import coop.lanterne.forecast.Panel;
import coop.lanterne.kernel.Finding;
import coop.lanterne.kernel.Message;
import coop.lanterne.tables.Column;
import coop.lanterne.tables.Folded;
import coop.lanterne.tables.Reading;
import coop.lanterne.tables.Row;
import coop.lanterne.tables.Schema;
import coop.lanterne.tables.Tables;

/**
 * The file of the forecast commands: {@code series,date,value[,open][,out_of_stock][,…]}, a date
 * being a day (2026-11-24 or 20261124, ISO 8601) or an index. An empty value is one that is not
 * known yet. A line that cannot be read is set aside with its Finding.
 */
record SeriesFile(Panel panel, boolean dated, List<Finding> findings) {
  private static final Schema SCHEMA =
      Schema.of(
              Column.text("series"),
              Column.text("date"),
              Column.number("value").anySign().emptyAllowed(),
              Column.number("open").optional(),
              Column.number("out_of_stock").optional())
          .withMoreNumbers();
  private static final Pattern INDEX = Pattern.compile("-?[0-9]{1,9}");
  private static final Pattern BASIC = Pattern.compile("([0-9]{4})([0-9]{2})([0-9]{2})");
  private static final int FIRST_YEAR = 1900;
  private static final int LAST_YEAR = 2100;

  /** Series × days that a command on one file holds in memory. */
  private static final long MOST_CELLS = 20_000_000;

  /** With fewer known values there is no telling how far off a forecast will be. */
  private static final int FEW = 7;

  /** A silence of more days is said. */
  private static final int LONG_GAP = 92;

  SeriesFile {
    findings = List.copyOf(findings);
  }

  /**
   * Reads a file.
   *
   * @throws Stop when no line can be used
   */
  static SeriesFile read(String source, byte[] bytes) {
    return new Reader(source).read(bytes);
  }

  /** The day or index at a place of the axis, as it is written in files. */
  String date(long at) {
    return dated ? LocalDate.ofEpochDay(at).toString() : Long.toString(at);
  }

  private static final class Reader {
    private final String source;
    private final List<Finding> findings = new ArrayList<>();
    private final List<Observation> observations = new ArrayList<>();
    private final Folded warnings = new Folded();
    private final Map<String, Set<Long>> seen = new HashMap<>();
    private final Map<String, Said> series = new LinkedHashMap<>();
    private final SortedMap<Long, Long> lines = new TreeMap<>();
    private final SortedMap<String, Map<Long, DoubleSummaryStatistics>> ahead = new TreeMap<>();
    private boolean first = true;
    private boolean dated = true;

    Reader(String source) {
      this.source = source;
    }

    SeriesFile read(byte[] bytes) {
      Reading reading = Tables.read(source, bytes, SCHEMA, this::row);
      findings.addAll(reading.findings());
      findings.sort(Comparator.comparingLong(f -> f.place().line()));
      if (reading.stopped()) {
        throw Stop.because(findings);
      }
      if (observations.stream().allMatch(o -> Double.isNaN(o.value()))) {
        throw stop("no-value", "nothing", "");
      }
      boolean daily = dated && daysFollow(observations);
      warn(daily);
      if (daily && cells(observations) > MOST_CELLS) {
        throw stop("too-large", "large", Long.toString(cells(observations)));
      }
      Panel panel =
          daily
              ? Panel.days(observations, ahead())
              : dated ? Panel.dates(observations) : Panel.steps(observations);
      return new SeriesFile(panel, dated, findings);
    }

    private void row(Row row) {
      String date = row.text("date");
      if (first) {
        dated = !INDEX.matcher(date).matches() || day(date).isPresent();
        first = false;
      }
      Optional<Long> at = dated ? day(date) : index(date);
      if (at.isEmpty()) {
        setAside(row, dated ? "not-a-date" : "not-an-index", dated ? "date" : "index");
      } else if (!seen.computeIfAbsent(row.text("series"), _ -> new HashSet<>()).add(at.get())) {
        setAside(row, "duplicate-date", "twice");
      } else {
        keepAhead(at.get(), row.more());
        lines.putIfAbsent(at.get(), row.line());
        series.computeIfAbsent(row.text("series"), _ -> new Said(row.line())).add(row);
        observations.add(
            new Observation(
                row.text("series"),
                at.get(),
                row.findNumber("value").map(BigDecimal::doubleValue).orElse(Double.NaN),
                row.findNumber("open").map(n -> n.signum() > 0).orElse(true),
                row.findNumber("out_of_stock").map(n -> n.signum() > 0).orElse(false)));
      }
    }

    /** What a series says: where first, how many values, whether they differ. */
    private final class Said {
      private long line;
      private BigDecimal first = BigDecimal.ZERO;
      private String written = "";
      private int known;
      private boolean differ;

      Said(long line) {
        this.line = line;
      }

      void add(Row row) {
        Optional<BigDecimal> value = row.findNumber("value");
        if (value.isEmpty()) {
          return;
        }
        if (known == 0) {
          line = row.line();
          first = value.get();
          written = row.seen("value");
        }
        known++;
        differ |= value.get().compareTo(first) != 0;
        if (value.get().signum() < 0) {
          warn("negative-value", row.line(), "value", row.seen("value"), "negative");
        }
      }
    }

    /** Says what makes a forecast weak, though each line can be read. */
    private void warn(boolean daily) {
      series.forEach(
          (name, said) -> {
            if (said.known < FEW) {
              warn("short-series", said.line, "series", name, "short");
            } else if (!said.differ) {
              warn("constant-series", said.line, "value", said.written, "constant");
            }
          });
      if (daily) {
        warnOfGaps();
      }
      findings.addAll(warnings.findings());
      findings.sort(Comparator.comparingLong(f -> f.place().line()));
    }

    private void warnOfGaps() {
      long before = lines.firstKey();
      for (Map.Entry<Long, Long> day : lines.entrySet()) {
        if (day.getKey() - before > LONG_GAP) {
          String date = LocalDate.ofEpochDay(day.getKey()).toString();
          warn("gap-in-series", day.getValue(), "date", date, "gap");
        }
        before = day.getKey();
      }
    }

    private void warn(String code, long line, String column, String value, String key) {
      warnings.add(finding(code, Finding.Severity.WARNING, line, column, value, key));
    }

    private void keepAhead(long at, Map<String, BigDecimal> more) {
      more.forEach(
          (column, value) ->
              ahead
                  .computeIfAbsent(column, _ -> new HashMap<>())
                  .computeIfAbsent(at, _ -> new DoubleSummaryStatistics())
                  .accept(value.doubleValue()));
    }

    /** Each column by day: the mean of its lines, which most often say the same. */
    private SortedMap<String, Map<Long, Double>> ahead() {
      SortedMap<String, Map<Long, Double>> means = new TreeMap<>();
      ahead.forEach(
          (column, days) -> {
            Map<Long, Double> mean = new HashMap<>();
            days.forEach((day, values) -> mean.put(day, values.getAverage()));
            means.put(column, mean);
          });
      return means;
    }

    private static Optional<Long> index(String text) {
      return INDEX.matcher(text).matches() ? Optional.of(Long.parseLong(text)) : Optional.empty();
    }

    private static Optional<Long> day(String text) {
      return Tables.findDay(BASIC.matcher(text).replaceFirst("$1-$2-$3"))
          .filter(d -> d.getYear() >= FIRST_YEAR && d.getYear() <= LAST_YEAR)
          .map(LocalDate::toEpochDay);
    }

    private void setAside(Row row, String code, String key) {
      findings.add(
          finding(code, Finding.Severity.SET_ASIDE, row.line(), "date", row.text("date"), key));
    }

    /** Ends the command: what was set aside so far, and why nothing is left. */
    private Stop stop(String code, String key, String seen) {
      findings.add(finding(code, Finding.Severity.STOPPED, 0, "", seen, key));
      return Stop.because(findings);
    }

    private Finding finding(
        String code,
        Finding.Severity severity,
        long line,
        String column,
        String value,
        String key) {
      return new Finding(
          code,
          severity,
          new Finding.Place(source, line, column),
          value,
          Message.of("forecast.file." + key),
          Message.of("forecast.file." + key + ".mend"));
    }

    private static long cells(List<Observation> observations) {
      var days = observations.stream().mapToLong(Observation::at).summaryStatistics();
      long series = observations.stream().map(Observation::series).distinct().count();
      return series * (days.getMax() - days.getMin() + 1);
    }

    /** Whether the dates are days: from one date to the next is most often one day. */
    private static boolean daysFollow(List<Observation> observations) {
      long[] dates = observations.stream().mapToLong(Observation::at).sorted().distinct().toArray();
      Map<Long, Integer> gaps = new HashMap<>();
      for (int i = 1; i < dates.length; i++) {
        gaps.merge(dates[i] - dates[i - 1], 1, Integer::sum);
      }
      int single = gaps.getOrDefault(1L, 0);
      return single > 0 && 2 * single >= dates.length - 1;
    }
  }
}
