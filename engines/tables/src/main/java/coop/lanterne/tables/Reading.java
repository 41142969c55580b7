// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.tables;

import module java.base;

import coop.lanterne.kernel.Finding;

/**
 * What came of reading a table. {@code kept + setAside} is the number of rows that the table has,
 * unless reading stopped.
 *
 * @param shape how it was written; empty when nothing could be read
 * @param kept rows given to the caller
 * @param setAside rows that were not
 * @param findings problems, in the order of lines; after {@link Tables#MAX_FINDINGS} of them, one
 *     last says how many rows more were set aside
 */
public record Reading(Optional<Shape> shape, long kept, long setAside, List<Finding> findings) {
  public Reading {
    findings = List.copyOf(findings);
  }

  /** Whether nothing could be read, or reading had to stop before the end. */
  public boolean stopped() {
    return findings.stream().anyMatch(f -> f.severity() == Finding.Severity.STOPPED);
  }
}
