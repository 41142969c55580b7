// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.tables;

import module java.base;

import coop.lanterne.kernel.Finding;
import coop.lanterne.kernel.Message;

/**
 * Warnings about the rows of a table. One that holds for more than a few rows is said once, with
 * how many there are and the first of their lines.
 */
public final class Folded {
  /** As many are said one by one. */
  public static final int APART = 5;

  private final Map<String, Kind> kinds = new LinkedHashMap<>();

  private static final class Kind {
    private final List<Finding> first = new ArrayList<>();
    private long count;

    void add(Finding finding) {
      count++;
      if (first.size() < APART) {
        first.add(finding);
      }
    }

    List<Finding> findings() {
      return count <= APART ? first : List.of(folded());
    }

    private Finding folded() {
      Finding one = first.getFirst();
      return new Finding(
          one.code(),
          one.severity(),
          one.place(),
          one.seen(),
          Message.of("tables.folded.why")
              .with("why", one.why())
              .with("count", count)
              .with(
                  "lines",
                  first.stream()
                      .map(f -> Long.toString(f.place().line()))
                      .collect(Collectors.joining(", "))),
          one.maybe());
    }
  }

  /** Takes a warning in; those of one code are of one kind. */
  public void add(Finding warning) {
    kinds.computeIfAbsent(warning.code(), _ -> new Kind()).add(warning);
  }

  /** What there is to say, each kind in the order in which it came first. */
  public List<Finding> findings() {
    return kinds.values().stream().flatMap(k -> k.findings().stream()).toList();
  }
}
