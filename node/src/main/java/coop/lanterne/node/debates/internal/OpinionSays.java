// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.debates.internal;

import coop.lanterne.kernel.Finding;
import coop.lanterne.kernel.Finding.Severity;
import coop.lanterne.node.storage.Trouble;

/** Findings about statements and votes; their sentences are {@code opinions.trouble.<code>}. */
public final class OpinionSays {
  private OpinionSays() {}

  /** A finding of that code about that field. */
  public static Finding finding(String code, Severity severity, String field, String seen) {
    return Says.finding("opinions", code, severity, field, seen);
  }

  /** The person's input cannot be taken. */
  public static Trouble input(String code, String seen) {
    return new Trouble(Trouble.Cause.INPUT, finding(code, Severity.STOPPED, "", seen));
  }

  /** The person has no right to do it. */
  public static Trouble right(String code, String seen) {
    return new Trouble(Trouble.Cause.RIGHT, finding(code, Severity.STOPPED, "", seen));
  }
}
