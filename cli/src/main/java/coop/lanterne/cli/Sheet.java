// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.cli;

import coop.lanterne.kernel.Finding;
import coop.lanterne.kernel.Message;
import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A CSV file read strictly: UTF-8, commas, one header line, as many fields on each line as in the
 * header (RFC 4180). A line that differs is set aside with its Finding; the others are kept.
 *
 * @param source the file's name
 * @param header names of the columns, in the file's order
 * @param rows the lines that were kept
 * @param findings what was set aside
 */
record Sheet(String source, List<String> header, List<Row> rows, List<Finding> findings) {

  /** A line: its number in the file, from 1, and its fields. */
  record Row(long line, List<String> fields) {}

  Sheet {
    header = List.copyOf(header);
    rows = List.copyOf(rows);
    findings = List.copyOf(findings);
  }

  /**
   * Reads a file.
   *
   * @throws Stop when nothing can be read: not UTF-8, empty, no commas, two columns of one name
   */
  static Sheet read(String source, byte[] bytes) {
    String text = decode(source, bytes);
    List<String> header = List.of();
    List<Row> rows = new ArrayList<>();
    List<Finding> findings = new ArrayList<>();
    try (CsvReader<CsvRecord> csv =
        CsvReader.builder()
            .commentStrategy(CommentStrategy.NONE)
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .ofCsvRecord(text)) {
      for (CsvRecord record : csv) {
        if (header.isEmpty()) {
          header = record.getFields().stream().map(String::strip).toList();
        } else if (record.getFieldCount() != header.size()) {
          findings.add(
              new Finding(
                  "ragged-row",
                  Finding.Severity.SET_ASIDE,
                  new Finding.Place(source, record.getStartingLineNumber(), ""),
                  String.join(",", record.getFields()),
                  Message.of("cli.csv.fields")
                      .with("seen", record.getFieldCount())
                      .with("expected", header.size()),
                  Message.of("cli.csv.quote")));
        } else {
          rows.add(new Row(record.getStartingLineNumber(), record.getFields()));
        }
      }
    } catch (CsvParseException e) {
      throw stop(
          source,
          "not-a-text-file",
          "cli.csv.broken",
          String.valueOf(e.getMessage()),
          "cli.csv.quote");
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    check(source, header);
    return new Sheet(source, header, rows, findings);
  }

  private static void check(String source, List<String> header) {
    if (header.isEmpty()) {
      throw stop(source, "empty-file", "cli.csv.empty", "", "cli.csv.header_first");
    }
    if (header.size() == 1 && header.getFirst().matches(".*[;\t|].*")) {
      throw stop(
          source, "wrong-delimiter", "cli.csv.delimiter", header.getFirst(), "cli.csv.use_commas");
    }
    Set<String> seen = new HashSet<>();
    for (String name : header) {
      if (!seen.add(name)) {
        throw stop(source, "duplicate-header", "cli.csv.column_twice", name, "cli.csv.rename");
      }
    }
  }

  /** Where the column of that name stands, if there is one. */
  Optional<Integer> find(String column) {
    int at = header.indexOf(column);
    return at < 0 ? Optional.empty() : Optional.of(at);
  }

  /**
   * Where the column of that name stands.
   *
   * @throws Stop when there is none
   */
  int get(String column) {
    return find(column)
        .orElseThrow(
            () ->
                new Stop(
                    Exit.NOTHING_DONE,
                    List.of(
                        new Finding(
                            "missing-column",
                            Finding.Severity.STOPPED,
                            new Finding.Place(source, 1, column),
                            String.join(",", header),
                            Message.of("cli.csv.no_column").with("column", column),
                            Message.of("cli.csv.columns_are")
                                .with("columns", String.join(", ", header))))));
  }

  private static String decode(String source, byte[] bytes) {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length);
    try {
      var result = decoder.decode(in, out, true);
      if (result.isError()) {
        result.throwException();
      }
      decoder.flush(out);
    } catch (CharacterCodingException _) {
      long line = 1;
      for (int i = 0; i < in.position(); i++) {
        line += bytes[i] == '\n' ? 1 : 0;
      }
      throw new Stop(
          Exit.NOTHING_DONE,
          List.of(
              new Finding(
                  "invalid-utf8",
                  Finding.Severity.STOPPED,
                  new Finding.Place(source, line, ""),
                  HexFormat.of().toHexDigits(bytes[in.position()]),
                  Message.of("cli.csv.not_utf8"),
                  Message.of("cli.csv.save_utf8"))));
    }
    String text = out.flip().toString();
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  private static Stop stop(String source, String code, String key, String seen, String maybe) {
    return Stop.because(Exit.NOTHING_DONE, code, Message.of(key), source, seen, Message.of(maybe));
  }
}
