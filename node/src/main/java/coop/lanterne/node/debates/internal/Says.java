// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.debates.internal;

import coop.lanterne.kernel.Finding;
import coop.lanterne.kernel.Finding.Place;
import coop.lanterne.kernel.Finding.Severity;
import coop.lanterne.kernel.Message;
import coop.lanterne.node.storage.Trouble;

/** The room's own findings; their sentences are {@code debates.trouble.<code>}. */
public final class Says {
  private Says() {}

  /** A finding of that code about that field. */
  public static Finding finding(String code, Severity severity, String field, String seen) {
    return finding("debates", code, severity, field, seen);
  }

  /** The same, its sentences being {@code <area>.trouble.<code>}. */
  static Finding finding(String area, String code, Severity severity, String field, String seen) {
    String key = area + ".trouble." + code.replace('-', '_');
    return new Finding(
        code,
        severity,
        new Place("", 0, field),
        seen,
        Message.of(key + ".why"),
        Message.of(key + ".maybe"));
  }

  /** What stops the person's input in that field. */
  public static Finding stop(String code, String field, String seen) {
    return finding(code, Severity.STOPPED, field, seen);
  }

  /** The person's input cannot be taken. */
  public static Trouble input(String code, String seen) {
    return new Trouble(Trouble.Cause.INPUT, stop(code, "", seen));
  }

  /** The person has no right to do it. */
  public static Trouble right(String code, String seen) {
    return new Trouble(Trouble.Cause.RIGHT, stop(code, "", seen));
  }
}
