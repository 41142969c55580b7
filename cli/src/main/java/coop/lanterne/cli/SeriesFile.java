// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.cli;

import coop.lanterne.kernel.Finding;
import coop.lanterne.kernel.Message;
import coop.lanterne.logistics.forecast.Observation;
import coop.lanterne.logistics.forecast.Panel;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The file of the forecast commands: {@code series,date,value[,open][,out_of_stock][,…]}, a date
 * being a day (2026-11-24) or an index. An empty value is one that is not known yet. A line that
 * cannot be read is set aside with its Finding.
 */
record SeriesFile(Panel panel, boolean dated, List<String> unused, List<Finding> findings) {
  private static final Set<String> KNOWN =
      Set.of("series", "date", "value", "open", "out_of_stock");
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]+)?");
  private static final Pattern INDEX = Pattern.compile("-?[0-9]{1,9}");
  private static final int FIRST_YEAR = 1900;
  private static final int LAST_YEAR = 2100;

  /** Series × days that a command on one file holds in memory. */
  private static final long MOST_CELLS = 20_000_000;

  SeriesFile {
    unused = List.copyOf(unused);
    findings = List.copyOf(findings);
  }

  /**
   * Reads a file.
   *
   * @throws Stop when no line can be used
   */
  static SeriesFile read(Sheet sheet) {
    return new Reader(sheet).read();
  }

  /** The day or index at a place of the axis, as it is written in files. */
  String date(long at) {
    return dated ? LocalDate.ofEpochDay(at).toString() : Long.toString(at);
  }

  private static final class Reader {
    private final Sheet sheet;
    private final List<Finding> findings;
    private final int series;
    private final int date;
    private final int value;
    private final Optional<Integer> open;
    private final Optional<Integer> outOfStock;

    Reader(Sheet sheet) {
      this.sheet = sheet;
      findings = new ArrayList<>(sheet.findings());
      series = sheet.get("series");
      date = sheet.get("date");
      value = sheet.get("value");
      open = sheet.find("open");
      outOfStock = sheet.find("out_of_stock");
    }

    SeriesFile read() {
      boolean dated =
          sheet.rows().isEmpty()
              || !INDEX.matcher(sheet.rows().getFirst().fields().get(date)).matches();
      List<Observation> observations = new ArrayList<>();
      Set<String> seen = new HashSet<>();
      for (Sheet.Row row : sheet.rows()) {
        observation(row, dated)
            .ifPresent(
                o -> {
                  if (seen.add(o.at() + " " + o.series())) {
                    observations.add(o);
                  } else {
                    setAside(
                        row,
                        "date",
                        row.fields().get(date),
                        "duplicate-row",
                        "forecast.file.twice");
                  }
                });
      }
      if (observations.stream().allMatch(o -> Double.isNaN(o.value()))) {
        throw stop("no-value", "forecast.file.nothing", "");
      }
      boolean daily = dated && daysFollow(observations);
      if (daily && cells(observations) > MOST_CELLS) {
        throw stop("too-large", "forecast.file.large", Long.toString(cells(observations)));
      }
      Panel panel = daily ? Panel.days(observations) : Panel.steps(observations);
      return new SeriesFile(
          panel, dated, sheet.header().stream().filter(h -> !KNOWN.contains(h)).toList(), findings);
    }

    private static long cells(List<Observation> observations) {
      var days = observations.stream().mapToLong(Observation::at).summaryStatistics();
      long series = observations.stream().map(Observation::series).distinct().count();
      return series * (days.getMax() - days.getMin() + 1);
    }

    /** Ends the command: what was set aside so far, and why nothing is left. */
    private Stop stop(String code, String key, String seen) {
      findings.add(
          new Finding(
              code,
              Finding.Severity.STOPPED,
              new Finding.Place(sheet.source(), 0, ""),
              seen,
              Message.of(key),
              Message.of(key + ".mend")));
      return new Stop(Exit.NOTHING_DONE, findings);
    }

    private Optional<Observation> observation(Sheet.Row row, boolean dated) {
      String name = row.fields().get(series);
      if (name.isBlank()) {
        return setAside(row, "series", name, "missing-value", "forecast.file.no_name");
      }
      Optional<Long> at = at(row.fields().get(date), dated);
      if (at.isEmpty()) {
        return setAside(
            row,
            "date",
            row.fields().get(date),
            dated ? "not-a-date" : "not-an-index",
            dated ? "forecast.file.date" : "forecast.file.index");
      }
      String sold = row.fields().get(value);
      Optional<Double> read = sold.isEmpty() ? Optional.of(Double.NaN) : number(sold);
      if (read.isEmpty()) {
        return setAside(row, "value", sold, "not-a-number", "forecast.file.value");
      }
      Optional<Boolean> isOpen = flag(row, open, true);
      if (isOpen.isEmpty()) {
        return setAside(
            row, "open", row.fields().get(open.orElse(0)), "not-a-flag", "forecast.file.flag");
      }
      Optional<Boolean> isOut = flag(row, outOfStock, false);
      if (isOut.isEmpty()) {
        return setAside(
            row,
            "out_of_stock",
            row.fields().get(outOfStock.orElse(0)),
            "not-a-flag",
            "forecast.file.flag");
      }
      return Optional.of(new Observation(name, at.get(), read.get(), isOpen.get(), isOut.get()));
    }

    private static Optional<Long> at(String text, boolean dated) {
      if (!dated) {
        return INDEX.matcher(text).matches() ? Optional.of(Long.parseLong(text)) : Optional.empty();
      }
      try {
        LocalDate day = LocalDate.parse(text);
        return day.getYear() < FIRST_YEAR || day.getYear() > LAST_YEAR
            ? Optional.empty()
            : Optional.of(day.toEpochDay());
      } catch (DateTimeParseException _) {
        return Optional.empty();
      }
    }

    private static Optional<Double> number(String text) {
      if (!NUMBER.matcher(text).matches()) {
        return Optional.empty();
      }
      double number = Double.parseDouble(text);
      return Math.abs(number) <= Observation.MAX ? Optional.of(number) : Optional.empty();
    }

    /** More than 0 is yes, 0 is no; empty where neither can be read. */
    private static Optional<Boolean> flag(
        Sheet.Row row, Optional<Integer> column, boolean otherwise) {
      if (column.isEmpty() || row.fields().get(column.get()).isEmpty()) {
        return Optional.of(otherwise);
      }
      return number(row.fields().get(column.get())).filter(n -> n >= 0).map(n -> n > 0);
    }

    private Optional<Observation> setAside(
        Sheet.Row row, String column, String seen, String code, String key) {
      findings.add(
          new Finding(
              code,
              Finding.Severity.SET_ASIDE,
              new Finding.Place(sheet.source(), row.line(), column),
              seen,
              Message.of(key),
              Message.of(key + ".mend")));
      return Optional.empty();
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
