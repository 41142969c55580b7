// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.rules;

import module java.base;

/**
 * The plain part of YAML 1.2: tables, lists and scalars, each with its line. Scalars stay text;
 * what they mean is for a {@link Notation} to say.
 */
public sealed interface Yaml {
  /** The line it begins on, from 1. */
  int line();

  /** What stands there, in a few words, for a finding. */
  String brief();

  /** Names and values, in the order of the file. */
  record Table(int line, Map<String, Entry> entries) implements Yaml {
    public Table {
      entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
    }

    @Override
    public String brief() {
      return String.join(", ", entries.keySet());
    }
  }

  /** A list. */
  record Items(int line, List<Yaml> items) implements Yaml {
    public Items {
      items = List.copyOf(items);
    }

    @Override
    public String brief() {
      return "[" + items.size() + "]";
    }
  }

  /**
   * One value.
   *
   * @param plain without quotation marks
   */
  record Scalar(int line, String text, boolean plain) implements Yaml {
    /** Whether nothing is written there: {@code null} and {@code ~} say so too. */
    public boolean absent() {
      return plain && (text.isEmpty() || text.equals("null") || text.equals("~"));
    }

    @Override
    public String brief() {
      return text;
    }
  }

  /** A value and the line of its name. */
  record Entry(int line, Yaml value) {}
}
