// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.cli;

import module java.base;

import coop.lanterne.kernel.Finding;
import coop.lanterne.kernel.Message;

/** Ends a command early, with what was found and the code to end with. */
final class Stop extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final int exit;
  private final transient List<Finding> findings;

  /**
   * Ends a command.
   *
   * @param exit one of {@link Exit}
   */
  Stop(int exit, List<Finding> findings) {
    super(findings.toString(), null, false, false);
    this.exit = exit;
    this.findings = List.copyOf(findings);
  }

  /** Ends a command because of one problem in one place. */
  static Stop because(
      int exit, String code, Message why, String source, String seen, Message maybe) {
    return new Stop(
        exit,
        List.of(
            new Finding(
                code,
                Finding.Severity.STOPPED,
                new Finding.Place(source, 0, ""),
                seen,
                why,
                maybe)));
  }

  /** Ends a command that could do nothing, because of one problem in one place. */
  static Stop because(String code, Message why, String source, String seen, Message maybe) {
    return because(Exit.NOTHING_DONE, code, why, source, seen, maybe);
  }

  /** Ends a command that could do nothing, for what it found. */
  static Stop because(List<Finding> findings) {
    return new Stop(Exit.NOTHING_DONE, findings);
  }

  int exit() {
    return exit;
  }

  List<Finding> findings() {
    return findings;
  }
}
