// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.logistics.web;

import coop.lanterne.kernel.Message;
import coop.lanterne.logistics.order.LineAdvice;

/** Sentences about a line, for the room's templates. */
public final class Reasons {
  private Reasons() {}

  /** Its reason, in one sentence. */
  public static Message why(LineAdvice line) {
    return OrderWords.why(line);
  }

  /** Its packs and its price. */
  public static Message packs(LineAdvice line) {
    return OrderWords.packs(line.line());
  }
}
