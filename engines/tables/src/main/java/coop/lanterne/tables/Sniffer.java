// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.tables;

import module java.base;

/** Finds what stands between two cells, from the first lines of a table. */
final class Sniffer {
  private static final char[] DELIMITERS = {';', ',', '\t', '|'};
  private static final int LINES = 20;

  private Sniffer() {}

  /**
   * What was found.
   *
   * @param delimiter the delimiter of the header
   * @param skip lines before the header: a spreadsheet's {@code sep=;}
   * @param other another delimiter by which the rows are cut, where the header's does not cut them
   */
  record Found(char delimiter, int skip, Optional<String> other) {}

  /** Finds the delimiter; where none cuts the header, the semicolon. */
  static Found delimiter(String sample, List<Schema> schemas) {
    List<String> lines = sample.lines().filter(l -> !l.isBlank()).limit(LINES).toList();
    if (lines.isEmpty()) {
      return new Found(';', 0, Optional.empty());
    }
    String first = lines.getFirst().strip();
    if (first.length() == 5 && first.startsWith("sep=")) {
      return new Found(first.charAt(4), 1, Optional.empty());
    }
    char best = DELIMITERS[0];
    int bestScore = -1;
    for (char delimiter : DELIMITERS) {
      int score = score(lines.getFirst(), delimiter, schemas);
      if (score > bestScore) {
        bestScore = score;
        best = delimiter;
      }
    }
    return new Found(best, 0, otherThan(best, lines));
  }

  /** How many known columns it gives, then how many columns. */
  private static int score(String line, char delimiter, List<Schema> schemas) {
    List<String> header = split(line, delimiter).stream().map(Cells::trim).toList();
    int known = schemas.stream().mapToInt(s -> s.known(header)).max().orElse(0);
    return 100 * known + Math.min(header.size(), 99);
  }

  /** Another delimiter that cuts every row while the header's cuts none. */
  private static Optional<String> otherThan(char best, List<String> lines) {
    int columns = split(lines.getFirst(), best).size();
    if (columns == 1) {
      return Optional.of(lines.getFirst())
          .filter(l -> l.matches(".*\\w[^\\w\\s;,|]\\w.*|.*\\w\\s+\\w.*"));
    }
    List<String> rows = lines.subList(1, lines.size());
    if (rows.isEmpty() || rows.stream().anyMatch(r -> split(r, best).size() > 1)) {
      return Optional.empty();
    }
    for (char other : DELIMITERS) {
      if (other != best && rows.stream().allMatch(r -> split(r, other).size() > 1)) {
        return Optional.of(String.valueOf(other));
      }
    }
    return Optional.empty();
  }

  /** Cuts one line, quotes respected. */
  static List<String> split(String line, char delimiter) {
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '"') {
        quoted = !quoted;
      } else if (c == delimiter && !quoted) {
        cells.add(cell.toString());
        cell.setLength(0);
      } else {
        cell.append(c);
      }
    }
    cells.add(cell.toString());
    return cells;
  }
}
