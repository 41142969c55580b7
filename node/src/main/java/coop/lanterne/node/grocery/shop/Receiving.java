// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.grocery.shop;

import module java.base;

import coop.lanterne.kernel.Canonical;
import coop.lanterne.kernel.Quantity;
import coop.lanterne.kernel.Unit;
import coop.lanterne.kernel.Value;

/**
 * A delivery as it was received at the door: what was due, what came, what was sent back.
 *
 * @param supplier the supplier's code
 * @param due the day for which it was expected
 * @param came the day on which it came, or on which it will not come
 */
public record Receiving(String supplier, LocalDate due, LocalDate came, List<Line> lines)
    implements Canonical {

  /** The type name of its canonical bytes. */
  public static final String TYPE = "receiving/1";

  /** Up to a tenth more or less, goods sold by weight are what was ordered, weighed. */
  private static final long WEIGHING = 10;

  public Receiving {
    lines = List.copyOf(lines);
    Set<String> seen = new HashSet<>();
    for (Line line : lines) {
      if (!seen.add(line.product())) {
        throw new IllegalArgumentException(line.product() + " is received twice");
      }
    }
  }

  /** Why something is sent back. */
  public enum Cause {
    /** Nothing is sent back. */
    NONE,
    /** Rotten, crushed, open. */
    SPOILED,
    /** Its last day is too near. */
    SHORT_DATE,
    /** The cold chain was broken. */
    WARM,
    /** Not what was ordered. */
    WRONG;

    /** How it is written. */
    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * One product.
   *
   * @param delivered what came, refused or not
   * @param refused what of it was sent back
   * @param bestBefore the last day on which it can be sold, where it was read
   */
  public record Line(
      String product,
      Quantity ordered,
      Quantity delivered,
      Quantity refused,
      Cause cause,
      Optional<LocalDate> bestBefore)
      implements Canonical {
    public Line {
      if (delivered.thousandths() < 0
          || refused.thousandths() < 0
          || refused.compareTo(delivered) > 0) {
        throw new IllegalArgumentException("what is refused is part of what came: " + product);
      }
    }

    /** Whether what came is what was ordered, to the weight where goods are weighed. */
    private boolean weighed() {
      long apart = Math.abs(delivered.thousandths() - ordered.thousandths());
      return ordered.unit() != Unit.PIECE && apart * WEIGHING <= ordered.thousandths();
    }

    /** What lacks of what was ordered. */
    public Quantity lacking() {
      return weighed() || delivered.compareTo(ordered) >= 0
          ? ordered.zero()
          : less(ordered, delivered);
    }

    /** What came beyond what was ordered. */
    public Quantity over() {
      return weighed() || delivered.compareTo(ordered) <= 0
          ? ordered.zero()
          : less(delivered, ordered);
    }

    /** What a credit note is to be asked for: what lacks and what is sent back. */
    public Quantity toCredit() {
      return lacking().plus(refused);
    }

    private static Quantity less(Quantity a, Quantity b) {
      return a.plus(b.negated());
    }

    @Override
    public Value canonical() {
      return Value.rec(
          "product", product,
          "ordered", ordered,
          "delivered", delivered,
          "refused", refused,
          "cause", cause.text(),
          "best_before", bestBefore.map(LocalDate::toString).orElse(""));
    }
  }

  /** Whether nothing at all came. */
  public boolean nothing() {
    return lines.stream().allMatch(l -> l.delivered().thousandths() == 0);
  }

  /** The line of that product. */
  public Optional<Line> find(String product) {
    return lines.stream().filter(l -> l.product().equals(product)).findFirst();
  }
}
