// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.cli;

import module java.base;

import coop.lanterne.kernel.Finding;
import coop.lanterne.kernel.Message;
import coop.lanterne.tables.Reading;
import coop.lanterne.tables.Schema;
import coop.lanterne.tables.Shape;
import coop.lanterne.tables.Tables;
import org.jspecify.annotations.Nullable;

/** One column a series becomes one line a series and day. */
final class Reshape {
  /** A number above zero, however its decimals and thousands are written. */
  private static final Pattern POSITIVE =
      Pattern.compile("\\+?[0-9.,\\h]*[1-9][0-9.,\\h]*([eE][+-]?[0-9]+)?");

  private final String source;
  private final List<String> header;
  private final List<List<String>> rows = new ArrayList<>();
  private final List<Finding> findings;

  /**
   * Reads a wide table.
   *
   * @throws Stop when nothing of it can be read
   */
  Reshape(String source, byte[] bytes) {
    this.source = source;
    Reading reading = Tables.read(source, bytes, Schema.asWritten(), row -> rows.add(row.cells()));
    if (reading.stopped()) {
      throw Stop.because(reading.findings());
    }
    header = reading.shape().map(Shape::columns).orElse(List.of());
    findings = reading.findings();
  }

  /** What was set aside. */
  List<Finding> findings() {
    return findings;
  }

  /**
   * The text that {@code forecast run} and {@code forecast evaluate} read; each cell goes as it
   * stands.
   *
   * @param date name of the column of dates
   * @param series names of the columns that are series; {@code A..B} is every column from A to B
   * @param open column that says when the shop is open: closed where it is 0
   * @param openWhenSold a day is open when any of the series is more than 0
   * @param with columns known in advance that are copied on each line
   * @throws Stop when a column is missing
   */
  String reshaped(
      String date,
      List<String> series,
      @Nullable String open,
      boolean openWhenSold,
      List<String> with) {
    int dateAt = get(date);
    List<Integer> seriesAt = series.stream().flatMap(this::range).toList();
    List<Integer> withAt = with.stream().map(this::get).toList();
    int openAt = open == null ? -1 : get(open);
    boolean hasOpen = open != null || openWhenSold;
    List<String> names = new ArrayList<>(List.of("series", "date", "value"));
    if (hasOpen) {
      names.add("open");
    }
    names.addAll(with);
    StringBuilder text = new StringBuilder(Tables.line(',', names)).append('\n');
    for (int s : seriesAt) {
      for (List<String> row : rows) {
        List<String> cells = new ArrayList<>(List.of(header.get(s), row.get(dateAt), row.get(s)));
        if (hasOpen) {
          boolean sold = !openWhenSold || seriesAt.stream().anyMatch(i -> positive(row.get(i)));
          cells.add(sold && (openAt < 0 || positive(row.get(openAt))) ? "1" : "0");
        }
        withAt.forEach(i -> cells.add(row.get(i)));
        text.append(Tables.line(',', cells)).append('\n');
      }
    }
    return text.toString();
  }

  private Stream<Integer> range(String columns) {
    int dots = columns.indexOf("..");
    if (dots < 0 || header.contains(columns)) {
      return Stream.of(get(columns));
    }
    int from = get(columns.substring(0, dots));
    int to = get(columns.substring(dots + 2));
    if (to < from) {
      throw Stop.because(
          "columns-backwards",
          Message.of("forecast.reshape.backwards"),
          source,
          columns,
          Message.of("forecast.reshape.order"));
    }
    return IntStream.rangeClosed(from, to).boxed();
  }

  /** Where the column of that name stands. */
  private int get(String column) {
    int at = header.indexOf(column);
    if (at < 0 || at != header.lastIndexOf(column)) {
      throw Stop.because(
          List.of(
              new Finding(
                  at < 0 ? "missing-column" : "duplicate-header",
                  Finding.Severity.STOPPED,
                  new Finding.Place(source, 1, column),
                  String.join(",", header),
                  at < 0
                      ? Message.of("tables.missing_column.why").with("column", column)
                      : Message.of("tables.duplicate_header.why"),
                  at < 0
                      ? Message.of("cli.csv.columns_are").with("columns", String.join(", ", header))
                      : Message.of("tables.duplicate_header.maybe"))));
    }
    return at;
  }

  private static boolean positive(String number) {
    return POSITIVE.matcher(number).matches();
  }
}
