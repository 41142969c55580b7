// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.grocery.order;

import module java.base;

import coop.lanterne.kernel.Canonical;
import coop.lanterne.kernel.Value;

/**
 * What was sold of one product, day after day without a gap.
 *
 * @param from the first day
 * @param days that day and those that follow
 */
public record History(LocalDate from, List<Day> days) implements Canonical {
  private static final long CLOSED = -1;

  public History {
    days = List.copyOf(days);
  }

  /**
   * One day.
   *
   * @param sold thousandths of the product's unit; 0 when closed
   * @param open whether the shop was open
   * @param outOfStock whether it ran out: {@code sold} is then the least that was wanted
   */
  public record Day(long sold, boolean open, boolean outOfStock) {
    public Day {
      if (sold < 0 || (!open && sold != 0)) {
        throw new IllegalArgumentException("nothing is sold below 0, nor on a closed day: " + sold);
      }
    }
  }

  /** The date of the day at that place. */
  public LocalDate date(int place) {
    return from.plusDays(place);
  }

  /** That day, where it is one of these. */
  public Optional<Day> find(LocalDate day) {
    long place = from.until(day, ChronoUnit.DAYS);
    return place < 0 || place >= days.size()
        ? Optional.empty()
        : Optional.of(days.get((int) place));
  }

  /** What was known on the morning of that day. */
  History until(LocalDate day) {
    int known = Math.clamp(from.until(day, ChronoUnit.DAYS), 0, days.size());
    return new History(from, days.subList(0, known));
  }

  /** Days on which the shop was open. */
  public long openDays() {
    return days.stream().filter(Day::open).count();
  }

  /** Open days on which it ran out, among the last so many days. */
  public long outOfStock(int last) {
    return days.subList(Math.max(0, days.size() - last), days.size()).stream()
        .filter(Day::outOfStock)
        .count();
  }

  /** Whether it ran out on one of the days between two, both included. */
  public boolean ranOut(LocalDate first, LocalDate last) {
    for (int i = 0; i < days.size(); i++) {
      if (days.get(i).outOfStock() && !date(i).isBefore(first) && !date(i).isAfter(last)) {
        return true;
      }
    }
    return false;
  }

  /** Kept short, since years of days are stored with each advice: -1 stands for a closed day. */
  @Override
  public Value canonical() {
    List<Value> sold = new ArrayList<>();
    List<Value> out = new ArrayList<>();
    for (int i = 0; i < days.size(); i++) {
      sold.add(Value.of(days.get(i).open() ? days.get(i).sold() : CLOSED));
      if (days.get(i).outOfStock()) {
        out.add(Value.of((long) i));
      }
    }
    return Value.rec(
        "from", from.toString(), "sold", new Value.Seq(sold), "out", new Value.Seq(out));
  }

  static History fromValue(Value value) {
    Value.Rec rec = (Value.Rec) value;
    TreeSet<Long> out = new TreeSet<>();
    rec.items("out").forEach(v -> out.add(((Value.Int) v).value()));
    List<Day> days = new ArrayList<>();
    for (Value v : rec.items("sold")) {
      long sold = ((Value.Int) v).value();
      days.add(new Day(Math.max(0, sold), sold != CLOSED, out.contains((long) days.size())));
    }
    return new History(LocalDate.parse(rec.text("from")), days);
  }
}
