// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.grocery.order;

import module java.base;

import coop.lanterne.grocery.files.Facts;
import coop.lanterne.grocery.files.Facts.NeedKind;
import coop.lanterne.kernel.Canonical;
import coop.lanterne.kernel.Quantity;

/**
 * What people know of a product and its sales do not say.
 *
 * @param corrections of what is expected of it, from the day of the advice on
 * @param promised what is promised beside its sales, from that day on
 * @param asked what was asked for and lacked over the last four weeks; the days of its history that
 *     ran out count it
 * @param season whether it is in season on that day; empty where the calendar is silent
 */
public record Told(
    List<Correction> corrections,
    List<Promise> promised,
    Optional<Quantity> asked,
    Optional<Boolean> season)
    implements Canonical {
  /** Nothing was told. */
  public static final Told NOTHING =
      new Told(List.of(), List.of(), Optional.empty(), Optional.empty());

  public Told {
    corrections = List.copyOf(corrections);
    promised = List.copyOf(promised);
  }

  /** That many times as much on each day from one day to another, and why. */
  public record Correction(LocalDate from, LocalDate to, BigDecimal factor, String reason)
      implements Canonical {
    static Correction of(Facts.Correction said) {
      return new Correction(said.from(), said.to(), said.factor(), said.reason());
    }

    /** Whether it speaks of that day. */
    public boolean touches(LocalDate day) {
      return !day.isBefore(from) && !day.isAfter(to);
    }
  }

  /** What will be fetched on a day, whatever is sold. */
  public record Promise(LocalDate day, NeedKind kind, Quantity quantity) implements Canonical {}
}
