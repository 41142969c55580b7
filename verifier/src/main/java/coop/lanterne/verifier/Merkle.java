// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.verifier;

import module java.base;

import org.jspecify.annotations.Nullable;

/**
 * The tree of RFC 6962, section 2.1, written from its definitions: a tree of n leaves is split at
 * the largest power of two below n.
 */
final class Merkle {
  /** Bytes of a hash. */
  static final int HASH = 32;

  private Merkle() {}

  static byte[] sha256(byte[]... parts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (byte[] part : parts) {
        digest.update(part);
      }
      return digest.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static final byte[] LEAF = {0};
  private static final byte[] NODE = {1};

  /** SHA-256(0x00 ‖ leaf). */
  static byte[] leaf(byte[] leaf) {
    return sha256(LEAF, leaf);
  }

  /** SHA-256(0x01 ‖ left ‖ right). */
  static byte[] node(byte[] left, byte[] right) {
    return sha256(NODE, left, right);
  }

  /** A growing tree that keeps only the roots of its complete subtrees, largest first. */
  static final class Growing {
    private final Deque<byte[]> roots = new ArrayDeque<>();
    private long size;

    long size() {
      return size;
    }

    void add(byte[] leafHash) {
      byte[] hash = leafHash;
      for (long n = size; (n & 1) == 1; n >>= 1) {
        hash = node(roots.removeLast(), hash);
      }
      roots.addLast(hash);
      size++;
    }

    byte[] root() {
      Iterator<byte[]> fromRight = roots.descendingIterator();
      if (!fromRight.hasNext()) {
        return sha256();
      }
      byte[] hash = fromRight.next();
      while (fromRight.hasNext()) {
        hash = node(fromRight.next(), hash);
      }
      return hash;
    }
  }

  /** A subtree beside the path from a leaf to the root: the entries from..to-1. */
  record Sibling(long from, long to, boolean left) {}

  /**
   * The subtrees whose hashes prove that the leaf {@code index} is in a tree of {@code size}
   * leaves, from the leaf up (RFC 6962, section 2.1.1). 0 ≤ index &lt; size.
   */
  static List<Sibling> siblings(long index, long size) {
    List<Sibling> path = new ArrayList<>();
    long from = 0;
    long to = size;
    while (to - from > 1) {
      long middle = from + split(to - from);
      if (index < middle) {
        path.addFirst(new Sibling(middle, to, false));
        to = middle;
      } else {
        path.addFirst(new Sibling(from, middle, true));
        from = middle;
      }
    }
    return path;
  }

  /** The root that the leaf and the hashes of its siblings give; as many hashes as siblings. */
  static byte[] rootOf(byte[] leafHash, List<Sibling> siblings, List<byte[]> hashes) {
    byte[] hash = leafHash;
    for (int i = 0; i < siblings.size(); i++) {
      hash = siblings.get(i).left() ? node(hashes.get(i), hash) : node(hash, hashes.get(i));
    }
    return hash;
  }

  /**
   * Whether the proof shows that the tree of {@code newSize} leaves begins with the tree of {@code
   * oldSize} leaves (RFC 6962, section 2.1.2). 0 ≤ oldSize ≤ newSize. An empty old tree has no
   * proof and begins every tree; equal sizes need equal roots and no proof.
   */
  static boolean consistent(
      long oldSize, byte[] oldRoot, long newSize, byte[] newRoot, List<byte[]> proof) {
    if (oldSize == 0) {
      return proof.isEmpty()
          && Arrays.equals(oldRoot, sha256())
          && (newSize > 0 || Arrays.equals(newRoot, oldRoot));
    }
    Iterator<byte[]> hashes = proof.iterator();
    Roots roots = rebuild(oldSize, newSize, true, oldRoot, hashes);
    return roots != null
        && !hashes.hasNext()
        && Arrays.equals(roots.older(), oldRoot)
        && Arrays.equals(roots.newer(), newRoot);
  }

  private record Roots(byte[] older, byte[] newer) {}

  /** SUBPROOF of the RFC read backwards: both roots from the hashes, or null when they run out. */
  private static @Nullable Roots rebuild(
      long m, long n, boolean whole, byte[] oldRoot, Iterator<byte[]> hashes) {
    if (m == n) {
      if (whole) {
        return new Roots(oldRoot, oldRoot);
      }
      if (!hashes.hasNext()) {
        return null;
      }
      byte[] hash = hashes.next();
      return new Roots(hash, hash);
    }
    long k = split(n);
    Roots inner =
        m <= k
            ? rebuild(m, k, whole, oldRoot, hashes)
            : rebuild(m - k, n - k, false, oldRoot, hashes);
    if (inner == null || !hashes.hasNext()) {
      return null;
    }
    byte[] side = hashes.next();
    return m <= k
        ? new Roots(inner.older(), node(inner.newer(), side))
        : new Roots(node(side, inner.older()), node(side, inner.newer()));
  }

  /** The largest power of two below n; n ≥ 2. */
  private static long split(long n) {
    return Long.highestOneBit(n - 1);
  }
}
