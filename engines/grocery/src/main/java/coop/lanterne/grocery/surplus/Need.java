// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.grocery.surplus;

import module java.base;

import coop.lanterne.kernel.Canonical;
import coop.lanterne.kernel.Quantity;

/**
 * What the shop needs of a product that is offered.
 *
 * @param product its code
 * @param name its name
 * @param pack how much is in one pack; every offer of it is counted in packs of that size
 * @param shelfLifeDays days on which it can be sold, that of its harvest included
 * @param cold whether it is kept cold
 * @param upTo the need up to each day on which an offer expires, those days ascending
 * @param ordered what today's order to its supplier would bring; empty when none is asked today
 */
public record Need(
    String product,
    String name,
    Quantity pack,
    int shelfLifeDays,
    boolean cold,
    List<UpTo> upTo,
    Optional<Ordered> ordered)
    implements Canonical {
  public Need {
    upTo = List.copyOf(upTo);
    if (pack.thousandths() <= 0) {
      throw new IllegalArgumentException("a pack holds something: " + product);
    }
    for (int i = 1; i < upTo.size(); i++) {
      if (!upTo.get(i - 1).day().isBefore(upTo.get(i).day())) {
        throw new IllegalArgumentException("the days of \"" + product + "\" are not ascending");
      }
    }
  }

  /**
   * What is needed from the day of the advice up to a day, that day included.
   *
   * @param expected what is sold by then in the share of futures that the inputs say
   * @param low the lower end of what may be sold by then
   * @param high its upper end
   * @param committed what is on hand, ordered or promised by contract up to then
   */
  public record UpTo(
      LocalDate day, Quantity expected, Quantity low, Quantity high, Quantity committed)
      implements Canonical {
    /** What nobody has promised yet. */
    public Quantity free() {
      long free = expected.thousandths() - committed.thousandths();
      return new Quantity(Math.max(0, free), expected.unit());
    }
  }

  /** A supplier's order as it is advised today. */
  public record Ordered(String supplier, Quantity quantity) implements Canonical {}

  /** The last day on which a harvest of that day can be sold. */
  public LocalDate lastDay(LocalDate pickedOn) {
    return pickedOn.plusDays(shelfLifeDays - 1L);
  }

  /** The need up to that day. */
  UpTo upTo(LocalDate day) {
    return upTo.stream()
        .filter(u -> u.day().equals(day))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("no need of \"" + product + "\" up to " + day));
  }
}
