// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.grocery.surplus;

import coop.lanterne.grocery.order.Decode;
import coop.lanterne.kernel.Canonical;
import coop.lanterne.kernel.Quantity;
import coop.lanterne.kernel.Value;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

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

    @Override
    public Value canonical() {
      return Value.rec(
          "day",
          day.toString(),
          "expected",
          expected,
          "low",
          low,
          "high",
          high,
          "committed",
          committed);
    }

    static UpTo fromValue(Value value) {
      Value.Rec rec = Decode.rec(value);
      return new UpTo(
          Decode.day(rec.get("day")),
          Decode.quantity(rec.get("expected")),
          Decode.quantity(rec.get("low")),
          Decode.quantity(rec.get("high")),
          Decode.quantity(rec.get("committed")));
    }
  }

  /** A supplier's order as it is advised today. */
  public record Ordered(String supplier, Quantity quantity) implements Canonical {
    @Override
    public Value canonical() {
      return Value.rec("supplier", supplier, "quantity", quantity);
    }

    static Ordered fromValue(Value value) {
      Value.Rec rec = Decode.rec(value);
      return new Ordered(rec.text("supplier"), Decode.quantity(rec.get("quantity")));
    }
  }

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

  @Override
  public Value canonical() {
    return Value.rec(
        "product",
        product,
        "name",
        name,
        "pack",
        pack,
        "shelf_life_days",
        shelfLifeDays,
        "cold",
        cold,
        "up_to",
        Value.list(upTo),
        "ordered",
        Decode.orNil(ordered));
  }

  static Need fromValue(Value value) {
    Value.Rec rec = Decode.rec(value);
    return new Need(
        rec.text("product"),
        rec.text("name"),
        Decode.quantity(rec.get("pack")),
        (int) rec.integer("shelf_life_days"),
        Decode.bool(rec.get("cold")),
        Decode.list(rec.items("up_to"), UpTo::fromValue),
        Decode.optional(rec.get("ordered"), Ordered::fromValue));
  }
}
