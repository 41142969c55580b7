// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.grocery.internal;

import coop.lanterne.grocery.files.FileKind;
import coop.lanterne.kernel.Finding;
import coop.lanterne.kernel.Message;
import coop.lanterne.tables.Shape;
import java.util.List;
import java.util.Optional;

/**
 * What a file would bring, before anything is imported.
 *
 * @param kind what it holds; empty when neither its name nor its columns say so
 * @param shape how it is written, where it could be read
 * @param kept good rows
 * @param setAside rows that would not be taken
 * @param findings every problem, in the order of lines
 * @param already whether the very same file was imported before
 * @param sample the first good rows, as they are read
 */
public record Preview(
    Pending.Waiting file,
    Optional<FileKind> kind,
    Optional<Shape> shape,
    long kept,
    long setAside,
    List<Finding> findings,
    boolean already,
    List<Sample> sample) {
  public Preview {
    findings = List.copyOf(findings);
    sample = List.copyOf(sample);
  }

  /** A good row: its line, and its cells by the name of their column. */
  public record Sample(long line, List<Cell> cells) {
    public Sample {
      cells = List.copyOf(cells);
    }
  }

  /** A cell, as it is read. */
  public record Cell(String column, Message.Arg value) {}

  /** Whether there is anything to import. */
  public boolean usable() {
    return kept > 0
        && !already
        && findings.stream().noneMatch(f -> f.severity() == Finding.Severity.STOPPED);
  }
}
