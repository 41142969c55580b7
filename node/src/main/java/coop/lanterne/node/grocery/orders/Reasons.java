// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.grocery.orders;

import module java.base;

import coop.lanterne.grocery.order.LineAdvice;
import coop.lanterne.kernel.Message;
import coop.lanterne.kernel.Quantity;

/** Sentences about a line, for the room's templates. */
public final class Reasons {
  private Reasons() {}

  /** Its reason, in one sentence. */
  public static Message why(LineAdvice line) {
    return OrderWords.why(line);
  }

  /** Whether it is in season here, where the calendar says it. */
  public static Optional<Message> season(SupplierOrder order, LineAdvice line) {
    return OrderWords.season(order.inputs(), line.line().product());
  }

  /** What people know of it in the days that the order covers: each correction once. */
  public static List<Message> told(SupplierOrder order, LineAdvice line) {
    return order.inputs().item(line.line().product()).told().corrections().stream()
        .filter(c -> line.days().stream().anyMatch(d -> c.touches(d.day())))
        .map(
            c ->
                Message.of(c.from().equals(c.to()) ? "grocery.told.day" : "grocery.told.days")
                    .with("reason", c.reason())
                    .with("factor", c.factor())
                    .with("from", c.from())
                    .with("to", c.to()))
        .toList();
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
