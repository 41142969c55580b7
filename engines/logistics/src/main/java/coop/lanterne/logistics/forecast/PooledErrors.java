// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.logistics.forecast;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;

/**
 * The errors of the last open days. What a forecast may become is told by the product's own past
 * forecasts, and by those nearest to it in size, whatever the product: each says by how much what
 * came was more or less than what was forecast, in proportion. A near one of its own tells twice.
 */
final class PooledErrors implements Errors {
  /** How many past open days are remembered. */
  static final int DAYS = 56;

  /** How many near forecasts of any product tell, beside the product's own. */
  static final int NEIGHBOURS = 100;

  private final Deque<List<Case>> days = new ArrayDeque<>();
  private List<Case> today = new ArrayList<>();
  private final List<List<Case>> own = new ArrayList<>();
  private List<Case> sorted = List.of();
  private boolean stale;

  private record Case(int series, double forecast, double came) {}

  PooledErrors(int series) {
    for (int s = 0; s < series; s++) {
      own.add(new ArrayList<>());
    }
  }

  @Override
  public void add(int s, double forecast, double came) {
    today.add(new Case(s, forecast, came));
  }

  @Override
  public void endOfTime() {
    if (today.isEmpty()) {
      return;
    }
    days.addLast(today);
    today = new ArrayList<>();
    if (days.size() > DAYS) {
      days.removeFirst();
    }
    stale = true;
  }

  @Override
  public Spread spread(int s, double forecast) {
    if (stale) {
      sort();
    }
    int from = near(forecast);
    List<Case> near = sorted.subList(from, Math.min(sorted.size(), from + NEIGHBOURS));
    return Spread.of(
        Stream.concat(own.get(s).stream(), near.stream())
            .mapToDouble(past -> moved(forecast, past))
            .toArray());
  }

  private void sort() {
    own.forEach(List::clear);
    sorted = new ArrayList<>();
    days.forEach(sorted::addAll);
    sorted.forEach(c -> own.get(c.series()).add(c));
    sorted.sort(Comparator.comparingDouble(Case::forecast)); // stable: ties by time, then series
    stale = false;
  }

  private static double moved(double forecast, Case past) {
    double value =
        past.forecast() > 0 && forecast > 0
            ? forecast * (past.came() / past.forecast())
            : forecast + past.came() - past.forecast();
    return StrictMath.max(0, value);
  }

  /** Where the nearest begin: as many below as above, where there are as many. */
  private int near(double forecast) {
    int low = 0;
    int high = sorted.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted.get(middle).forecast() < forecast) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return Math.max(0, Math.min(low - NEIGHBOURS / 2, sorted.size() - NEIGHBOURS));
  }
}
