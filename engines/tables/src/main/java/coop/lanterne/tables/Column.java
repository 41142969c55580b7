// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.tables;

import module java.base;

/**
 * A column that a table may have.
 *
 * @param name its name, small letters and underscores
 * @param kind what its cells hold
 * @param required whether a table without it is refused, and a row where it is empty set aside
 * @param cellRequired whether a row where it is empty is set aside
 * @param aliases other names under which people write it, accents and capitals aside
 * @param negative the finding's code when a number is below zero; empty where it may be
 * @param amongWords where its numbers may stand among words, a pattern whose first group is the
 *     number: the 6 of "crate of 6"
 */
public record Column(
    String name,
    Kind kind,
    boolean required,
    boolean cellRequired,
    List<String> aliases,
    Optional<String> negative,
    Optional<Pattern> amongWords) {

  /** The code of a number below zero, where the column does not give its own. */
  static final String NEGATIVE = "negative-number";

  /** What a cell holds. */
  public enum Kind {
    /** Words, trimmed. */
    TEXT,
    /** A decimal number, with a comma or a point. */
    NUMBER,
    /** A day: 2026-11-24, 24/11/2026, 24-11-2026 or 24.11.2026. */
    DAY,
    /** A moment: a day, and an hour where it is written: 2026-11-24 09:15:02, 24/11/2026 09:15. */
    MOMENT,
    /** Yes or no: oui, non, yes, no, vrai, faux, true, false, o, n, y, 1, 0. */
    YES_NO
  }

  public Column {
    aliases = List.copyOf(aliases);
    if (!name.equals(Names.plain(name))) {
      throw new IllegalArgumentException(
          "not a column name: \"%s\". Maybe \"%s\"?".formatted(name, Names.plain(name)));
    }
    if (cellRequired && !required) {
      throw new IllegalArgumentException(
          "a cell cannot be required in an optional column: " + name);
    }
  }

  /** A column of words that every row fills. */
  public static Column text(String name, String... aliases) {
    return of(name, Kind.TEXT, aliases);
  }

  /** A column of numbers that every row fills, 0 or above. */
  public static Column number(String name, String... aliases) {
    return of(name, Kind.NUMBER, aliases).ifNegative(NEGATIVE);
  }

  /** A column of days that every row fills. */
  public static Column day(String name, String... aliases) {
    return of(name, Kind.DAY, aliases);
  }

  /** A column of moments that every row fills. */
  public static Column moment(String name, String... aliases) {
    return of(name, Kind.MOMENT, aliases);
  }

  /** A column of yes and no that every row fills. */
  public static Column yesNo(String name, String... aliases) {
    return of(name, Kind.YES_NO, aliases);
  }

  private static Column of(String name, Kind kind, String... aliases) {
    return new Column(name, kind, true, true, List.of(aliases), Optional.empty(), Optional.empty());
  }

  /** This column, which a table may lack. */
  public Column optional() {
    return new Column(name, kind, false, false, aliases, negative, amongWords);
  }

  /** This column, which a table has but a row may leave empty. */
  public Column emptyAllowed() {
    return new Column(name, kind, required, false, aliases, negative, amongWords);
  }

  /** This column, whose numbers may be below zero. */
  public Column anySign() {
    return new Column(name, kind, required, cellRequired, aliases, Optional.empty(), amongWords);
  }

  /** This column, whose numbers below zero are reported under that code. */
  public Column ifNegative(String code) {
    return new Column(name, kind, required, cellRequired, aliases, Optional.of(code), amongWords);
  }

  /** This column, whose numbers may stand among words: the first group of that pattern. */
  public Column amongWords(Pattern pattern) {
    return new Column(name, kind, required, cellRequired, aliases, negative, Optional.of(pattern));
  }

  /** This column, known under those names too. */
  public Column orNamed(List<String> names) {
    List<String> all = new ArrayList<>(aliases);
    all.addAll(names);
    return new Column(name, kind, required, cellRequired, all, negative, amongWords);
  }
}
