// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.debate.synthesis;

import module java.base;

import coop.lanterne.kernel.Finding;
import coop.lanterne.kernel.Message;
import coop.lanterne.tables.Column;
import coop.lanterne.tables.Folded;
import coop.lanterne.tables.Reading;
import coop.lanterne.tables.Row;
import coop.lanterne.tables.Schema;
import coop.lanterne.tables.Tables;

/**
 * Contributions as they were read, and what was found on the way. Empty ones are left out, of two
 * with the same id the longer one is kept, and someone's repetition is kept and told.
 *
 * @param list those that hold something, each with its own id
 * @param findings in the order of lines
 */
public record Contributions(List<Contribution> list, List<Finding> findings) {
  private static final Schema SCHEMA =
      Schema.of(
          Column.text("id", "identifiant"),
          Column.text("text", "texte").emptyAllowed(),
          Column.text("author", "auteur").optional(),
          Column.text("theme").optional());

  public Contributions {
    list = List.copyOf(list);
    findings = List.copyOf(findings);
  }

  /** Whether nothing can be made of them. */
  public boolean stopped() {
    return findings.stream().anyMatch(f -> f.severity() == Finding.Severity.STOPPED);
  }

  /** A contribution and where it was read: the line from 1, 0 where there are no lines. */
  public record At(Contribution contribution, String source, long line) {}

  /**
   * Reads {@code id,text[,author][,theme]}. Ids and texts are kept exactly as they stand in their
   * cells.
   *
   * @param source the name under which findings show the file
   */
  public static Contributions read(String source, byte[] csv) {
    List<At> rows = new ArrayList<>();
    Reading reading =
        Tables.read(
            source, csv, SCHEMA, row -> rows.add(new At(contribution(row), source, row.line())));
    List<Finding> findings = new ArrayList<>(reading.findings());
    Contributions checked = of(source, rows);
    if (reading.stopped()) {
      return new Contributions(List.of(), findings);
    }
    findings.addAll(checked.findings());
    findings.sort(Comparator.comparingLong(f -> f.place().line()));
    return new Contributions(checked.list(), findings);
  }

  private static Contribution contribution(Row row) {
    return new Contribution(
        row.written("id"), row.written("text"), row.findText("author"), row.findText("theme"));
  }

  /** Checks contributions that were read elsewhere. */
  public static Contributions of(String source, List<At> rows) {
    Folded warnings = new Folded();
    Map<String, At> byId = new HashMap<>();
    Set<List<String>> said = new HashSet<>();
    for (At row : rows) {
      Contribution c = row.contribution();
      if (c.text().isBlank()) {
        warnings.add(warning("empty-contribution", row, c.id()));
        continue;
      }
      byId.merge(
          c.id(),
          row,
          (one, other) -> {
            boolean later = LONGER.compare(one.contribution(), other.contribution()) > 0;
            warnings.add(warning("duplicate-contribution", other, c.id()));
            return later ? other : one;
          });
      if (!said.add(List.of(c.author().orElse(""), c.text().strip()))) {
        String who = c.author().isEmpty() ? "repeated-unsigned" : "repeated-contribution";
        warnings.add(warning(who, row, c.text().strip()));
      }
    }
    List<Finding> findings = new ArrayList<>(warnings.findings());
    if (byId.isEmpty()) {
      findings.add(
          finding(
              "no-contribution", Finding.Severity.STOPPED, new Finding.Place(source, 0, ""), ""));
    }
    return new Contributions(
        byId.values().stream()
            .map(At::contribution)
            .sorted(Comparator.comparing(Contribution::id))
            .toList(),
        findings);
  }

  /** Of two with one id: the longer text, else the first of the alphabet, whatever the rows. */
  private static final Comparator<Contribution> LONGER =
      Comparator.comparingInt((Contribution c) -> -c.text().length())
          .thenComparing(Contribution::text)
          .thenComparing(c -> c.author().orElse(""))
          .thenComparing(c -> c.theme().orElse(""));

  private static Finding warning(String code, At at, String seen) {
    boolean twice = code.equals("duplicate-contribution");
    return finding(
        code,
        twice ? Finding.Severity.SET_ASIDE : Finding.Severity.WARNING,
        new Finding.Place(at.source(), at.line(), twice ? "id" : "text"),
        seen);
  }

  private static Finding finding(
      String code, Finding.Severity severity, Finding.Place place, String seen) {
    String key = "deliberation.contributions." + code.replace('-', '_');
    return new Finding(
        code, severity, place, seen, Message.of(key + ".why"), Message.of(key + ".maybe"));
  }
}
