// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.forecast;

import module java.base;

/**
 * The errors of the last open days. What a forecast may become is told by the product's own past
 * forecasts, and by those nearest to it in size, whatever the product: each says by how much what
 * came was more or less than what was forecast, in proportion. A near one of its own tells twice. A
 * past forecast of less than a quarter of this one tells by difference: four sold where a tenth was
 * expected, at the start of a season, does not mean forty times as many from then on.
 */
final class PooledErrors implements Errors {
  /** How many past open days are remembered. */
  static final int DAYS = 112;

  /** How many near forecasts of any product tell, beside the product's own. */
  static final int NEIGHBOURS = 200;

  /** A past forecast so many times smaller than this one is not read in proportion. */
  static final double MOST_TIMES = 4;

  private final List<List<Case>> own = new ArrayList<>();
  private List<Case> sorted = List.of();
  private final List<Case> unsorted = new ArrayList<>();
  private int today;

  private record Case(int day, int series, double forecast, double came) {}

  PooledErrors(int series) {
    for (int s = 0; s < series; s++) {
      own.add(new ArrayList<>());
    }
  }

  @Override
  public void add(int s, double forecast, double came) {
    unsorted.add(new Case(today, s, forecast, came));
  }

  @Override
  public void endOfTime() {
    if (unsorted.isEmpty() || unsorted.getLast().day() < today) {
      return;
    }
    today++;
    if (unsorted.getFirst().day() < today - 2 * DAYS) {
      unsorted.removeIf(c -> c.day() < today - DAYS);
    }
  }

  @Override
  public Spread spread(int s, double forecast) {
    if (!unsorted.isEmpty()) {
      sort();
    }
    int from = near(forecast);
    List<Case> near = sorted.subList(from, Math.min(sorted.size(), from + NEIGHBOURS));
    return Spread.of(
        Stream.concat(own.get(s).stream(), near.stream())
            .mapToDouble(past -> moved(forecast, past))
            .toArray());
  }

  /** Merges what came since into the cases of the last days; ties by time, then series. */
  private void sort() {
    unsorted.sort(Comparator.comparingDouble(Case::forecast)); // stable
    List<Case> merged = new ArrayList<>(sorted.size() + unsorted.size());
    int next = 0;
    for (Case old : sorted) {
      while (next < unsorted.size() && unsorted.get(next).forecast() < old.forecast()) {
        keep(unsorted.get(next++), merged);
      }
      keep(old, merged);
    }
    while (next < unsorted.size()) {
      keep(unsorted.get(next++), merged);
    }
    unsorted.clear();
    sorted = merged;
    own.forEach(List::clear);
    sorted.forEach(c -> own.get(c.series()).add(c));
  }

  private void keep(Case one, List<Case> merged) {
    if (one.day() >= today - DAYS) {
      merged.add(one);
    }
  }

  private static double moved(double forecast, Case past) {
    double value =
        past.forecast() > 0 && forecast > 0 && forecast <= MOST_TIMES * past.forecast()
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
