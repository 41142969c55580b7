// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.journal;

import module java.base;

import coop.lanterne.kernel.Digest;

/**
 * The right edge of a tree: the roots of the complete subtrees that make it, largest first. It is
 * all that one needs to append leaves and to know the root: at most 63 hashes, whatever the size.
 *
 * @param size number of leaves
 * @param subtrees as many as {@code size} has bits set
 */
public record Frontier(long size, List<Digest> subtrees) {
  /** The edge of a log that holds nothing. */
  public static final Frontier EMPTY = new Frontier(0, List.of());

  public Frontier {
    subtrees = List.copyOf(subtrees);
    if (size < 0 || subtrees.size() != Long.bitCount(size)) {
      throw new IllegalArgumentException(
          "a tree of " + size + " leaves is not made of " + subtrees.size() + " complete subtrees");
    }
  }

  /**
   * A hash to be kept, at the place where a {@link HashSource} is asked for it.
   *
   * @param level 0 for a leaf
   * @param number from 0, within the level
   */
  public record Kept(int level, long number, Digest hash) {}

  /** The edge after leaves were appended, and the hashes to be kept, leaves included. */
  public record Growth(Frontier frontier, List<Kept> kept) {
    public Growth {
      kept = List.copyOf(kept);
    }
  }

  /** The edge of the first {@code size} leaves of a log. */
  public static Frontier at(long size, HashSource hashes) {
    List<Digest> subtrees = new ArrayList<>();
    long start = 0;
    for (int height = 62; height >= 0; height--) {
      long count = 1L << height;
      if ((size & count) != 0) {
        subtrees.add(Merkle.complete(height, start / count, hashes));
        start += count;
      }
    }
    return new Frontier(size, subtrees);
  }

  /** Appends these leaf hashes, in order. */
  public Growth grow(List<Digest> leafHashes) {
    List<Digest> stack = new ArrayList<>(subtrees);
    List<Kept> kept = new ArrayList<>();
    long n = size;
    for (Digest leaf : leafHashes) {
      kept.add(new Kept(0, n, leaf));
      Digest hash = leaf;
      for (int height = 1; (n >> (height - 1) & 1) == 1; height++) {
        hash = Merkle.nodeHash(stack.removeLast(), hash);
        if (height % Merkle.TILE_HEIGHT == 0) {
          kept.add(new Kept(height / Merkle.TILE_HEIGHT, n >> height, hash));
        }
      }
      stack.add(hash);
      n = Math.addExact(n, 1);
    }
    return new Growth(new Frontier(n, stack), kept);
  }

  /** The root of the tree; the digest of no bytes when it is empty (RFC 6962, 2.1). */
  public Digest root() {
    if (subtrees.isEmpty()) {
      return Digest.of(new byte[0]);
    }
    Digest hash = subtrees.getLast();
    for (int i = subtrees.size() - 2; i >= 0; i--) {
      hash = Merkle.nodeHash(subtrees.get(i), hash);
    }
    return hash;
  }
}
