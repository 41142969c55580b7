// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.assembly;

import module java.base;

import coop.lanterne.kernel.Finding;

/** Something done whole, or not at all with the reasons. */
public sealed interface Checked<T> {
  /** Done. */
  record Done<T>(T value) implements Checked<T> {}

  /** Nothing was done; one finding for each problem. */
  record Stopped<T>(List<Finding> findings) implements Checked<T> {
    public Stopped {
      findings = List.copyOf(findings);
      if (findings.isEmpty()) {
        throw new IllegalArgumentException("what is stopped says why");
      }
    }
  }

  /**
   * What was done.
   *
   * @throws IllegalStateException when nothing was; its message names the findings
   */
  default T get() {
    return switch (this) {
      case Done<T>(T value) -> value;
      case Stopped<T>(List<Finding> findings) ->
          throw new IllegalStateException(
              "stopped: " + findings.stream().map(f -> f.code() + " " + f.seen()).toList());
    };
  }

  /** The problems; none when it was done. */
  default List<Finding> findings() {
    return switch (this) {
      case Done<T> _ -> List.of();
      case Stopped<T>(List<Finding> findings) -> findings;
    };
  }
}
