// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.examples;

import module java.base;

/**
 * What stands in the shop of one product, by lot, the first to expire first. Thousandths of units.
 */
final class Shelf {
  /** A part of the stock with one best-before date. */
  record Lot(LocalDate bestBefore, long quantity) {}

  private final List<Lot> lots = new ArrayList<>();

  List<Lot> lots() {
    return List.copyOf(lots);
  }

  long total() {
    return lots.stream().mapToLong(Lot::quantity).sum();
  }

  void add(LocalDate bestBefore, long quantity) {
    if (quantity == 0) {
      return;
    }
    int at = 0;
    while (at < lots.size() && lots.get(at).bestBefore().isBefore(bestBefore)) {
      at++;
    }
    if (at < lots.size() && lots.get(at).bestBefore().equals(bestBefore)) {
      lots.set(at, new Lot(bestBefore, lots.get(at).quantity() + quantity));
    } else {
      lots.add(at, new Lot(bestBefore, quantity));
    }
  }

  /**
   * Takes up to {@code wanted} from the first or from the last to expire; returns what was taken.
   */
  long take(long wanted, boolean firstToExpire) {
    long left = wanted;
    while (left > 0 && !lots.isEmpty()) {
      int at = firstToExpire ? 0 : lots.size() - 1;
      Lot lot = lots.get(at);
      long taken = Math.min(left, lot.quantity());
      if (taken == lot.quantity()) {
        lots.remove(at);
      } else {
        lots.set(at, new Lot(lot.bestBefore(), lot.quantity() - taken));
      }
      left -= taken;
    }
    return wanted - left;
  }

  /** Removes what expired before {@code day}; returns how much. */
  long discardBefore(LocalDate day) {
    long gone = 0;
    while (!lots.isEmpty() && lots.getFirst().bestBefore().isBefore(day)) {
      gone += lots.removeFirst().quantity();
    }
    return gone;
  }
}
