// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.journal;

import module java.base;

import coop.lanterne.kernel.Digest;

/** A log kept in memory, as a node keeps it in its tables: a frontier and the hashes to keep. */
final class MemoryLog implements HashSource {
  private final Map<Integer, List<Digest>> kept = new HashMap<>();
  private Frontier frontier = Frontier.EMPTY;
  private long reads;

  Frontier append(List<Digest> leafHashes) {
    Frontier.Growth growth = frontier.grow(leafHashes);
    for (Frontier.Kept k : growth.kept()) {
      List<Digest> row = kept.computeIfAbsent(k.level(), level -> new ArrayList<>());
      if (row.size() != k.number()) {
        throw new AssertionError("hash " + k.number() + " of level " + k.level() + " out of order");
      }
      row.add(k.hash());
    }
    frontier = growth.frontier();
    return frontier;
  }

  Frontier frontier() {
    return frontier;
  }

  /** Hashes read since the last call. */
  long reads() {
    long seen = reads;
    reads = 0;
    return seen;
  }

  int keptAt(int level) {
    return kept.getOrDefault(level, List.of()).size();
  }

  @Override
  public List<Digest> read(int level, long from, int count) {
    if (count < 1 || from / Tile.FULL != (from + count - 1) / Tile.FULL) {
      throw new AssertionError("asked across a tile: " + level + ", " + from + ", " + count);
    }
    List<Digest> row = kept.getOrDefault(level, List.of());
    if (from + count > row.size()) {
      throw new IllegalStateException("no such hash at level " + level + ": " + (from + count));
    }
    reads += count;
    return row.subList((int) from, (int) from + count);
  }
}
