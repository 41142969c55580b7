// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.journal;

import module java.base;

import coop.lanterne.kernel.Digest;

/**
 * The Merkle tree of RFC 6962, section 2.1, and the checks of its proofs as RFC 9162 writes them
 * (2.1.3.2 and 2.1.4.2). Hashes come from a {@link HashSource}; a proof or a root of a tree of a
 * million leaves reads fewer than a thousand of them.
 */
public final class Merkle {
  static final int TILE_HEIGHT = 8;

  private Merkle() {}

  /** The hash of a leaf: SHA-256(0x00 ‖ leaf). */
  public static Digest leafHash(byte[] leaf) {
    byte[] bytes = new byte[leaf.length + 1];
    System.arraycopy(leaf, 0, bytes, 1, leaf.length);
    return Digest.of(bytes);
  }

  /** The hash of a node: SHA-256(0x01 ‖ left ‖ right). */
  static Digest nodeHash(Digest left, Digest right) {
    byte[] bytes = new byte[65];
    bytes[0] = 1;
    System.arraycopy(left.raw(), 0, bytes, 1, 32);
    System.arraycopy(right.raw(), 0, bytes, 33, 32);
    return Digest.of(bytes);
  }

  /** The root of the first {@code size} leaves; the digest of no bytes when there is none. */
  public static Digest root(long size, HashSource hashes) {
    return Frontier.at(size, hashes).root();
  }

  /**
   * The proof that leaf {@code index} stands in the tree of the first {@code size} leaves, from the
   * leaf's sibling to the root's child (RFC 6962, 2.1.1).
   *
   * @throws IllegalArgumentException unless 0 ≤ index &lt; size
   */
  public static List<Digest> inclusion(long index, long size, HashSource hashes) {
    if (index < 0 || index >= size) {
      throw new IllegalArgumentException("no leaf " + index + " in a tree of " + size);
    }
    List<Digest> path = new ArrayList<>();
    path(index, 0, size, hashes, path);
    return List.copyOf(path);
  }

  private static void path(
      long index, long start, long end, HashSource hashes, List<Digest> found) {
    if (end - start == 1) {
      return;
    }
    long middle = start + split(end - start);
    if (index < middle) {
      path(index, start, middle, hashes, found);
      found.add(range(middle, end, hashes));
    } else {
      path(index, middle, end, hashes, found);
      found.add(range(start, middle, hashes));
    }
  }

  /**
   * The proof that the tree of {@code size} leaves begins with the tree of {@code older} leaves
   * (RFC 6962, 2.1.2); empty when the older one is empty or of the same size.
   *
   * @throws IllegalArgumentException unless 0 ≤ older ≤ size
   */
  public static List<Digest> consistency(long older, long size, HashSource hashes) {
    if (older < 0 || older > size) {
      throw new IllegalArgumentException(
          "a tree of " + older + " is not older than one of " + size);
    }
    List<Digest> proof = new ArrayList<>();
    if (older > 0) {
      subproof(older, 0, size, true, hashes, proof);
    }
    return List.copyOf(proof);
  }

  /** SUBPROOF(older - start, D[start:end], known) of RFC 6962. */
  private static void subproof(
      long older, long start, long end, boolean known, HashSource hashes, List<Digest> found) {
    if (older == end) {
      if (!known) {
        found.add(range(start, end, hashes));
      }
      return;
    }
    long middle = start + split(end - start);
    if (older <= middle) {
      subproof(older, start, middle, known, hashes, found);
      found.add(range(middle, end, hashes));
    } else {
      subproof(older, middle, end, false, hashes, found);
      found.add(range(start, middle, hashes));
    }
  }

  /** Whether {@code path} proves that this leaf hash is leaf {@code index} of that tree. */
  public static boolean includes(
      Digest leafHash, long index, long size, List<Digest> path, Digest root) {
    if (index < 0 || index >= size) {
      return false;
    }
    long place = index;
    long last = size - 1;
    Digest hash = leafHash;
    for (Digest sibling : path) {
      if (last == 0) {
        return false;
      }
      if ((place & 1) == 1 || place == last) {
        hash = nodeHash(sibling, hash);
        while ((place & 1) == 0 && place != 0) {
          place >>= 1;
          last >>= 1;
        }
      } else {
        hash = nodeHash(hash, sibling);
      }
      place >>= 1;
      last >>= 1;
    }
    return last == 0 && hash.equals(root);
  }

  /**
   * Whether {@code proof} proves that the tree of {@code size} leaves begins with the older one.
   */
  public static boolean extendsTree(
      long older, Digest olderRoot, long size, Digest root, List<Digest> proof) {
    if (older < 0 || older > size) {
      return false;
    }
    if (older == size) {
      return proof.isEmpty() && olderRoot.equals(root);
    }
    if (older == 0) {
      return proof.isEmpty() && olderRoot.equals(Frontier.EMPTY.root());
    }
    List<Digest> steps = new ArrayList<>(proof);
    if (Long.bitCount(older) == 1) {
      steps.addFirst(olderRoot);
    }
    if (steps.isEmpty()) {
      return false;
    }
    long place = older - 1;
    long last = size - 1;
    while ((place & 1) == 1) {
      place >>= 1;
      last >>= 1;
    }
    Digest oldHash = steps.getFirst();
    Digest newHash = oldHash;
    for (Digest step : steps.subList(1, steps.size())) {
      if (last == 0) {
        return false;
      }
      if ((place & 1) == 1 || place == last) {
        oldHash = nodeHash(step, oldHash);
        newHash = nodeHash(step, newHash);
        while ((place & 1) == 0 && place != 0) {
          place >>= 1;
          last >>= 1;
        }
      } else {
        newHash = nodeHash(newHash, step);
      }
      place >>= 1;
      last >>= 1;
    }
    return last == 0 && oldHash.equals(olderRoot) && newHash.equals(root);
  }

  /** The largest power of two below {@code n}. */
  private static long split(long n) {
    return Long.highestOneBit(n - 1);
  }

  /** MTH(D[start:end]), where {@code start} is a multiple of the power of two that covers it. */
  private static Digest range(long start, long end, HashSource hashes) {
    long count = end - start;
    if (Long.bitCount(count) == 1) {
      return complete(Long.numberOfTrailingZeros(count), start / count, hashes);
    }
    long middle = start + split(count);
    return nodeHash(range(start, middle, hashes), range(middle, end, hashes));
  }

  /** The hash of complete subtree {@code number} among those of 2^height leaves. */
  static Digest complete(int height, long number, HashSource hashes) {
    int count = 1 << (height % TILE_HEIGHT);
    List<Digest> row = hashes.read(height / TILE_HEIGHT, number * count, count);
    if (row.size() != count) {
      throw new IllegalStateException(
          count + " hashes wanted, " + row.size() + " given, at level " + height / TILE_HEIGHT);
    }
    while (row.size() > 1) {
      List<Digest> above = new ArrayList<>(row.size() / 2);
      for (int i = 0; i < row.size(); i += 2) {
        above.add(nodeHash(row.get(i), row.get(i + 1)));
      }
      row = above;
    }
    return row.getFirst();
  }
}
