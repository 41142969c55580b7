// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.grocery.internal;

import coop.lanterne.kernel.Finding;
import coop.lanterne.kernel.Finding.Place;
import coop.lanterne.kernel.Finding.Severity;
import coop.lanterne.kernel.Message;
import coop.lanterne.node.storage.Trouble;

/** The room's own findings; their sentences are {@code grocery.trouble.<code>}. */
public final class Says {
  private Says() {}

  /** A finding of that code. */
  public static Finding finding(String code, Severity severity, String source, String seen) {
    String key = "grocery.trouble." + code.replace('-', '_');
    return new Finding(
        code,
        severity,
        new Place(source, 0, ""),
        seen,
        Message.of(key + ".why"),
        Message.of(key + ".maybe"));
  }

  /** The person's input cannot be taken. */
  public static Trouble input(String code, String source, String seen) {
    return new Trouble(Trouble.Cause.INPUT, finding(code, Severity.STOPPED, source, seen));
  }

  /** Something else is under way; later the same will do. */
  public static Trouble busy(String code, String source, String seen) {
    return new Trouble(Trouble.Cause.ENVIRONMENT, finding(code, Severity.STOPPED, source, seen));
  }

  /** The person has no right to do it. */
  public static Trouble right(String code, String source, String seen) {
    return new Trouble(Trouble.Cause.RIGHT, finding(code, Severity.STOPPED, source, seen));
  }
}
