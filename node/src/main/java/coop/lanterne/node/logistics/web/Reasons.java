// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.logistics.web;

import coop.lanterne.kernel.Message;
import coop.lanterne.kernel.Quantity;
import coop.lanterne.logistics.order.LineAdvice;
import coop.lanterne.node.logistics.internal.SupplierOrder;
import java.util.Optional;

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

  /** What is usually ordered of it, unless its reasons say so. */
  public static Optional<Quantity> usual(SupplierOrder order, LineAdvice line) {
    return OrderWords.usualUnsaid(order.inputs(), line);
  }
}
