// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.grocery.files;

import module java.base;

import coop.lanterne.kernel.Quantity;

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

  /** What a correction is about. */
  public enum Scope {
    /** Every product. */
    SHOP,
    /** The products of a family. */
    FAMILY,
    /** One product. */
    PRODUCT
  }

  /**
   * Where people know better than the forecast: from a day to a day, that many times as much.
   *
   * @param of the product's code or the family; empty for the whole shop
   * @param factor above 0, as it is shown
   * @param reason what happens then, in a few words and without anyone's name
   */
  public record Correction(
      LocalDate from, LocalDate to, Scope scope, String of, BigDecimal factor, String reason)
      implements GroceryRow {
    /** The most that anything is multiplied by. */
    public static final BigDecimal MOST = BigDecimal.valueOf(20);

    /** The least. */
    public static final BigDecimal LEAST = new BigDecimal("0.01");

    public Correction {
      factor = factor.stripTrailingZeros();
      if (!isFactor(factor) || to.isBefore(from) || (scope == Scope.SHOP) != of.isEmpty()) {
        throw new IllegalArgumentException(
            "no correction: %s to %s, %s %s x %s".formatted(from, to, scope, of, factor));
      }
    }

    /** Whether it can multiply a forecast: from 0.01 to 20, in hundredths. */
    public static boolean isFactor(BigDecimal factor) {
      return factor.compareTo(LEAST) >= 0
          && factor.compareTo(MOST) <= 0
          && factor.stripTrailingZeros().scale() <= 2;
    }

    /** Whether it speaks of that product. */
    public boolean touches(Product product) {
      return switch (scope) {
        case SHOP -> true;
        case FAMILY -> product.family().equals(of);
        case PRODUCT -> product.id().equals(of);
      };
    }
  }

  /** Why something is wanted beside ordinary sales. */
  public enum NeedKind {
    /** Ordered ahead. */
    PREORDER,
    /** Members' baskets. */
    BASKET,
    /** Baskets that are given. */
    SOLIDARITY,
    /** Asked for at the till, and not on the shelf. */
    ASKED
  }

  /** How much of a product is wanted on a day beside its sales, by everyone together. */
  public record Need(LocalDate date, String product, Quantity quantity, NeedKind kind)
      implements GroceryRow {}
}
