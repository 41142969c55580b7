// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.logistics.files;

import coop.lanterne.kernel.Quantity;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What happened, day by day. Products are named by their codes. */
public final class Facts {
  private Facts() {}

  /** A lot counted in the evening of that date, or in the morning of the day of the order. */
  public record Count(
      LocalDate date, String product, Quantity quantity, Optional<LocalDate> bestBefore)
      implements GroceryRow {}

  /**
   * A delivery.
   *
   * @param delivered what came; empty while it is still to come
   * @param refused what was sent back at the door, out of what came
   */
  public record Delivery(
      LocalDate date,
      String product,
      Quantity ordered,
      Optional<Quantity> delivered,
      Optional<Quantity> refused,
      Optional<LocalDate> bestBefore)
      implements GroceryRow {}

  /** What was sold on that day. */
  public record Sale(LocalDate date, String product, Quantity quantity) implements GroceryRow {}

  /** What was lost on that day. */
  public record Loss(LocalDate date, String product, Quantity quantity, String cause)
      implements GroceryRow {}

  /** Whether the shop is open on that day, and other numbers known in advance. */
  public record Day(LocalDate date, boolean open, Map<String, BigDecimal> known)
      implements GroceryRow {
    public Day {
      known = Collections.unmodifiableMap(new TreeMap<>(known));
    }
  }
}
