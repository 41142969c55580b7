// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.journal;

import module java.base;

import coop.lanterne.kernel.Digest;

/** RFC 6962, section 2.1, word for word, on the leaves themselves: slow, and hard to get wrong. */
final class NaiveTree {
  private NaiveTree() {}

  static Digest mth(List<byte[]> d) {
    int n = d.size();
    if (n == 0) {
      return sha256();
    }
    if (n == 1) {
      return sha256(new byte[] {0}, d.getFirst());
    }
    int k = k(n);
    return sha256(new byte[] {1}, mth(d.subList(0, k)).raw(), mth(d.subList(k, n)).raw());
  }

  static List<Digest> path(int m, List<byte[]> d) {
    int n = d.size();
    if (n == 1) {
      return List.of();
    }
    int k = k(n);
    return m < k
        ? and(path(m, d.subList(0, k)), mth(d.subList(k, n)))
        : and(path(m - k, d.subList(k, n)), mth(d.subList(0, k)));
  }

  static List<Digest> proof(int m, List<byte[]> d) {
    return subproof(m, d, true);
  }

  private static List<Digest> subproof(int m, List<byte[]> d, boolean b) {
    int n = d.size();
    if (m == n) {
      return b ? List.of() : List.of(mth(d));
    }
    int k = k(n);
    return m <= k
        ? and(subproof(m, d.subList(0, k), b), mth(d.subList(k, n)))
        : and(subproof(m - k, d.subList(k, n), false), mth(d.subList(0, k)));
  }

  private static int k(int n) {
    int k = 1;
    while (k * 2 < n) {
      k *= 2;
    }
    return k;
  }

  private static List<Digest> and(List<Digest> some, Digest one) {
    List<Digest> all = new ArrayList<>(some);
    all.add(one);
    return all;
  }

  private static Digest sha256(byte[]... parts) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      for (byte[] part : parts) {
        sha.update(part);
      }
      return Digest.ofRaw(sha.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
