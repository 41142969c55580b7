// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.cli;

import coop.lanterne.kernel.Message;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One column a series becomes one line a series and day. */
final class Reshape {
  private Reshape() {}

  /**
   * Reshapes a sheet into the text that {@code forecast run} and {@code forecast evaluate} read;
   * each field goes as it stands.
   *
   * @param date name of the column of dates
   * @param series names of the columns that are series; {@code A..B} is every column from A to B
   * @param open column that says when the shop is open: closed where it is 0
   * @param openWhenSold a day is open when any of the series is more than 0
   * @param with columns known in advance that are copied on each line
   * @throws Stop when a column is missing
   */
  static String reshape(
      Sheet wide,
      String date,
      List<String> series,
      @Nullable String open,
      boolean openWhenSold,
      List<String> with) {
    int dateAt = wide.get(date);
    List<Integer> seriesAt = series.stream().flatMap(s -> range(wide, s)).toList();
    List<Integer> withAt = with.stream().map(wide::get).toList();
    int openAt = open == null ? -1 : wide.get(open);
    boolean hasOpen = open != null || openWhenSold;

    StringWriter text = new StringWriter();
    try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
      List<String> header = new ArrayList<>(List.of("series", "date", "value"));
      if (hasOpen) {
        header.add("open");
      }
      header.addAll(with);
      csv.writeRecord(header);
      for (int s : seriesAt) {
        for (Sheet.Row row : wide.rows()) {
          List<String> fields = new ArrayList<>();
          fields.add(wide.header().get(s));
          fields.add(row.fields().get(dateAt));
          fields.add(row.fields().get(s));
          if (hasOpen) {
            boolean isOpen =
                (openAt < 0 || positive(row.fields().get(openAt)))
                    && (!openWhenSold
                        || seriesAt.stream().anyMatch(i -> positive(row.fields().get(i))));
            fields.add(isOpen ? "1" : "0");
          }
          withAt.forEach(i -> fields.add(row.fields().get(i)));
          csv.writeRecord(fields);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private static Stream<Integer> range(Sheet wide, String columns) {
    int dots = columns.indexOf("..");
    if (dots < 0 || wide.find(columns).isPresent()) {
      return Stream.of(wide.get(columns));
    }
    int from = wide.get(columns.substring(0, dots));
    int to = wide.get(columns.substring(dots + 2));
    if (to < from) {
      throw Stop.because(
          Exit.NOTHING_DONE,
          "columns-backwards",
          Message.of("forecast.reshape.backwards"),
          wide.source(),
          columns,
          Message.of("forecast.reshape.order"));
    }
    return IntStream.rangeClosed(from, to).boxed();
  }

  private static boolean positive(String number) {
    try {
      return Double.parseDouble(number) > 0;
    } catch (NumberFormatException _) {
      return false;
    }
  }
}
