// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.grocery.files;

import module java.base;

import coop.lanterne.kernel.Finding;
import coop.lanterne.tables.Shape;

/**
 * What a file gave.
 *
 * @param shape how it was written; empty when it could not be read at all
 * @param rows the good rows, in the file's order; none when the file was stopped
 * @param setAside how many rows are not among them
 * @param findings every problem, in the order of lines
 */
public record Imported(
    FileKind kind, Optional<Shape> shape, List<Line> rows, long setAside, List<Finding> findings) {
  public Imported {
    rows = List.copyOf(rows);
    findings = List.copyOf(findings);
  }

  /** A good row, with the line where it stands. */
  public record Line(long line, GroceryRow row) {}

  /** The good rows of that shape, without their lines. */
  public <R extends GroceryRow> List<R> values(Class<R> shape) {
    return rows.stream().map(Line::row).filter(shape::isInstance).map(shape::cast).toList();
  }

  /** Whether the file was refused whole. */
  public boolean stopped() {
    return findings.stream().anyMatch(f -> f.severity() == Finding.Severity.STOPPED);
  }
}
