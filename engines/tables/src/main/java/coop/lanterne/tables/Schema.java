// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.tables;

import module java.base;

import coop.lanterne.tables.Shape.DecimalMark;

/**
 * The columns that a table may have, in any order.
 *
 * @param columns the known columns
 * @param refused columns whose presence refuses the whole table, such as those that name a person
 * @param moreNumbers whether columns that are not known are kept as numbers, under their own names;
 *     otherwise they are set aside
 * @param decimalMark the mark before decimals, where the caller knows it; else it is found
 * @param voice where the sentences of the caller's own findings are: their keys are {@code
 *     <voice>.<code>.why} and {@code .maybe}
 * @param sheets the names that its sheet may bear in a workbook; the first sheet where none does
 */
public record Schema(
    List<Column> columns,
    List<Refused> refused,
    boolean moreNumbers,
    Optional<DecimalMark> decimalMark,
    String voice,
    List<String> sheets) {

  /**
   * Columns that refuse the table.
   *
   * @param code the finding's code, also the end of its message keys
   * @param names the names, accents and capitals aside
   */
  public record Refused(String code, List<String> names) {
    public Refused {
      names = List.copyOf(names);
    }
  }

  public Schema {
    columns = List.copyOf(columns);
    refused = List.copyOf(refused);
    sheets = List.copyOf(sheets);
    Set<String> seen = new HashSet<>();
    for (Column column : columns) {
      if (!seen.add(column.name())) {
        throw new IllegalArgumentException("the column \"" + column.name() + "\" is given twice");
      }
    }
  }

  /** Those columns, any other being set aside. */
  public static Schema of(Column... columns) {
    return new Schema(List.of(columns), List.of(), false, Optional.empty(), "tables", List.of());
  }

  /** No column in particular: every row is kept as it is written, for {@link Row#cells}. */
  public static Schema asWritten() {
    return of();
  }

  /** This schema, refusing tables with such a column. */
  public Schema refusing(String code, String... names) {
    List<Refused> more = new ArrayList<>(refused);
    more.add(new Refused(code, List.of(names)));
    return new Schema(columns, more, moreNumbers, decimalMark, voice, sheets);
  }

  /** This schema, of other columns. */
  public Schema withColumns(List<Column> others) {
    return new Schema(others, refused, moreNumbers, decimalMark, voice, sheets);
  }

  /** This schema, keeping columns that it does not know as numbers, unless they hold words. */
  public Schema withMoreNumbers() {
    return new Schema(columns, refused, true, decimalMark, voice, sheets);
  }

  /** This schema, for a table whose decimals are known to be written so. */
  public Schema withDecimals(DecimalMark mark) {
    return new Schema(columns, refused, moreNumbers, Optional.of(mark), voice, sheets);
  }

  /** This schema, the sentences of the caller's own codes being under that key. */
  public Schema saidBy(String voice) {
    return new Schema(columns, refused, moreNumbers, decimalMark, voice, sheets);
  }

  /** This schema, which stands in a workbook on the sheet of one of those names. */
  public Schema onSheet(String... names) {
    return new Schema(columns, refused, moreNumbers, decimalMark, voice, List.of(names));
  }

  /** Where the sentences of that finding are. */
  String voice(String code) {
    boolean own =
        refused.stream().anyMatch(r -> r.code().equals(code))
            || columns.stream().anyMatch(c -> c.negative().filter(code::equals).isPresent());
    return own && !code.equals(Column.NEGATIVE) ? voice : "tables";
  }

  /** The place of the column of that name or alias, accents and capitals aside. */
  public Optional<Integer> find(String header) {
    return Optional.ofNullable(byName().get(Names.plain(header)));
  }

  /** What refuses a table with that column. */
  Optional<Refused> findRefused(String header) {
    return refused.stream()
        .filter(r -> r.names().stream().anyMatch(n -> Names.isPart(n, header)))
        .findFirst();
  }

  /** Whether each column that a table cannot lack stands in that header. */
  public boolean suits(List<String> header) {
    Set<Integer> found = places(header);
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).required() && !found.contains(i)) {
        return false;
      }
    }
    return true;
  }

  /** How many of its columns stand in that header. */
  public int known(List<String> header) {
    return places(header).size();
  }

  private Set<Integer> places(List<String> header) {
    Map<String, Integer> byName = byName();
    Set<Integer> places = new HashSet<>();
    header.forEach(h -> Optional.ofNullable(byName.get(Names.plain(h))).ifPresent(places::add));
    return places;
  }

  Map<String, Integer> byName() {
    Map<String, Integer> places = new HashMap<>();
    for (int i = 0; i < columns.size(); i++) {
      places.put(columns.get(i).name(), i);
      for (String alias : columns.get(i).aliases()) {
        places.putIfAbsent(Names.plain(alias), i);
      }
    }
    return places;
  }

  int place(String name) {
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).name().equals(name)) {
        return i;
      }
    }
    throw new IllegalArgumentException("no column \"" + name + "\" in this schema");
  }
}
