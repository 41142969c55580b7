// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.verifier;

import module java.base;

/** The leaf hashes of a log and nothing else of it: 32 bytes an entry. */
final class LeafHashes {
  private static final int PER_BLOCK = 1 << 13;

  private final List<byte[]> blocks = new ArrayList<>();
  private long size;

  long size() {
    return size;
  }

  void add(byte[] hash) {
    int at = (int) (size % PER_BLOCK);
    if (at == 0) {
      blocks.add(new byte[PER_BLOCK * Merkle.HASH]);
    }
    System.arraycopy(hash, 0, blocks.getLast(), at * Merkle.HASH, Merkle.HASH);
    size++;
  }

  byte[] get(long index) {
    int at = (int) (index % PER_BLOCK) * Merkle.HASH;
    return Arrays.copyOfRange(blocks.get((int) (index / PER_BLOCK)), at, at + Merkle.HASH);
  }

  /** The root of the tree over the entries from..to-1. */
  byte[] root(long from, long to) {
    Merkle.Growing tree = new Merkle.Growing();
    for (long i = from; i < to; i++) {
      tree.add(get(i));
    }
    return tree.root();
  }

  /** A copy that grows apart. */
  LeafHashes copy() {
    LeafHashes copy = new LeafHashes();
    blocks.forEach(b -> copy.blocks.add(b.clone()));
    copy.size = size;
    return copy;
  }

  /** Roots at sizes that never decrease, in one pass over the hashes. */
  final class Sweep {
    private final Merkle.Growing tree = new Merkle.Growing();

    byte[] rootAt(long wanted) {
      while (tree.size() < wanted) {
        tree.add(get(tree.size()));
      }
      return tree.root();
    }
  }
}
