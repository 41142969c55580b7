// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.tables;

import module java.base;

import org.jspecify.annotations.Nullable;

/** One good row: every cell that is filled could be read. */
public final class Row {
  private final Schema schema;
  private final long line;
  private final @Nullable Object[] values;
  private final Map<String, BigDecimal> more;
  private final List<String> cells;
  private final char delimiter;
  private final int[] cellOf; // of each column of the schema; -1 where the table lacks it

  Row(
      Schema schema,
      long line,
      @Nullable Object[] values,
      Map<String, BigDecimal> more,
      List<String> cells,
      char delimiter,
      int[] cellOf) {
    this.schema = schema;
    this.line = line;
    this.values = values;
    this.more = more;
    this.cells = cells;
    this.delimiter = delimiter;
    this.cellOf = cellOf;
  }

  /** The line where it begins, from 1, the header's being counted. */
  public long line() {
    return line;
  }

  /** The words of that column. */
  public String text(String column) {
    return get(column, String.class);
  }

  /** The words of that column, where it is filled. */
  public Optional<String> findText(String column) {
    return find(column, String.class);
  }

  /** The number of that column. */
  public BigDecimal number(String column) {
    return get(column, BigDecimal.class);
  }

  /** The number of that column, where it is filled. */
  public Optional<BigDecimal> findNumber(String column) {
    return find(column, BigDecimal.class);
  }

  /** The day of that column. */
  public LocalDate day(String column) {
    return get(column, LocalDate.class);
  }

  /** The day of that column, where it is filled. */
  public Optional<LocalDate> findDay(String column) {
    return find(column, LocalDate.class);
  }

  /** The moment of that column, where it is filled. */
  public Optional<LocalDateTime> findMoment(String column) {
    return find(column, LocalDateTime.class);
  }

  /** Whether a column of that name is among those of its table's form. */
  public boolean has(String column) {
    return schema.columns().stream().anyMatch(c -> c.name().equals(column));
  }

  /** The answer of that column. */
  public boolean yes(String column) {
    return get(column, Boolean.class);
  }

  /** The answer of that column, where it is filled. */
  public Optional<Boolean> findYes(String column) {
    return find(column, Boolean.class);
  }

  /** The numbers of columns that the schema does not name but keeps; empty cells are absent. */
  public Map<String, BigDecimal> more() {
    return more;
  }

  /** The cell of that column as it was read, trimmed; empty where there is none. */
  public String seen(String column) {
    int cell = cellOf[schema.place(column)];
    return cell < 0 ? "" : Cells.trim(cells.get(cell));
  }

  /** The cell of that column exactly as it stands, blanks included; empty where there is none. */
  public String written(String column) {
    int cell = cellOf[schema.place(column)];
    return cell < 0 ? "" : cells.get(cell);
  }

  /** Every cell, trimmed, in the order of the header. */
  public List<String> cells() {
    return cells.stream().map(Cells::trim).toList();
  }

  /** The row as it stands in the file, quotes that nothing asks for left out. */
  public String raw() {
    return Tables.line(delimiter, cells);
  }

  private <T> T get(String column, Class<T> type) {
    return find(column, type)
        .orElseThrow(
            () -> new IllegalStateException("line " + line + " has nothing in \"" + column + "\""));
  }

  private <T> Optional<T> find(String column, Class<T> type) {
    return Optional.ofNullable(type.cast(values[schema.place(column)]));
  }
}
