// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import org.junit.jupiter.api.Test;

class MerkleTest {
  private static List<byte[]> randomLeaves(Random random, int n) {
    List<byte[]> leaves = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      byte[] leaf = new byte[32];
      random.nextBytes(leaf);
      leaves.add(leaf);
    }
    return leaves;
  }

  private static long seed() {
    long seed = System.nanoTime();
    System.out.println("seed " + seed);
    return seed;
  }

  @Test
  void growingTreesHaveTheRootsOfTheNaiveRecursion() {
    List<byte[]> leaves = randomLeaves(new Random(seed()), 300);
    Merkle.Growing tree = new Merkle.Growing();
    LeafHashes hashes = new LeafHashes();
    for (int n = 0; n <= leaves.size(); n++) {
      assertThat(tree.root()).isEqualTo(SampleLog.mth(leaves.subList(0, n)));
      if (n < leaves.size()) {
        tree.add(leaves.get(n));
        hashes.add(leaves.get(n));
      }
    }
    assertThat(hashes.root(64, 100)).isEqualTo(SampleLog.mth(leaves.subList(64, 100)));
    LeafHashes.Sweep sweep = hashes.new Sweep();
    for (int n : new int[] {0, 0, 1, 7, 7, 255, 300}) {
      assertThat(sweep.rootAt(n)).isEqualTo(SampleLog.mth(leaves.subList(0, n)));
    }
  }

  @Test
  void everyInclusionProofUpToFortyLeavesHoldsAndNoOtherLeafDoes() {
    List<byte[]> leaves = randomLeaves(new Random(seed()), 40);
    for (int n = 1; n <= leaves.size(); n++) {
      List<byte[]> d = leaves.subList(0, n);
      byte[] root = SampleLog.mth(d);
      for (int m = 0; m < n; m++) {
        List<byte[]> proof = SampleLog.path(m, d);
        List<Merkle.Sibling> siblings = Merkle.siblings(m, n);
        assertThat(siblings).hasSameSizeAs(proof);
        assertThat(Merkle.rootOf(d.get(m), siblings, proof)).isEqualTo(root);
        assertThat(included9162(d.get(m), m, n, proof, root)).isTrue();
        assertThat(Merkle.rootOf(leaves.get((m + 1) % 40), siblings, proof)).isNotEqualTo(root);
        for (int i = 0; i < proof.size(); i++) {
          Merkle.Sibling s = siblings.get(i);
          assertThat(proof.get(i))
              .isEqualTo(SampleLog.mth(d.subList((int) s.from(), (int) s.to())));
        }
      }
    }
  }

  @Test
  void everyConsistencyProofUpToFortyLeavesHoldsAndNoAlteredOneDoes() {
    Random random = new Random(seed());
    List<byte[]> leaves = randomLeaves(random, 40);
    for (int n = 0; n <= leaves.size(); n++) {
      byte[] newRoot = SampleLog.mth(leaves.subList(0, n));
      for (int m = 0; m <= n; m++) {
        byte[] oldRoot = SampleLog.mth(leaves.subList(0, m));
        List<byte[]> proof = SampleLog.proof(m, leaves.subList(0, n));
        assertThat(Merkle.consistent(m, oldRoot, n, newRoot, proof)).isTrue();
        assertThat(consistent9162(m, oldRoot, n, newRoot, proof)).isTrue();
        assertThat(Merkle.consistent(m, flip(oldRoot, random), n, newRoot, proof)).isFalse();
        if (m > 0) { // an empty tree begins any tree
          assertThat(Merkle.consistent(m, oldRoot, n, flip(newRoot, random), proof)).isFalse();
        }
        List<byte[]> longer = new ArrayList<>(proof);
        longer.add(newRoot);
        assertThat(Merkle.consistent(m, oldRoot, n, newRoot, longer)).isFalse();
        for (int i = 0; i < proof.size(); i++) {
          List<byte[]> altered = new ArrayList<>(proof);
          altered.set(i, flip(proof.get(i), random));
          assertThat(Merkle.consistent(m, oldRoot, n, newRoot, altered)).isFalse();
          altered.remove(i);
          assertThat(Merkle.consistent(m, oldRoot, n, newRoot, altered)).isFalse();
        }
      }
    }
  }

  @Test
  void randomTreesOfSomeThousandLeavesAgreeWithTheLoopsOfRfc9162() {
    Random random = new Random(seed());
    List<byte[]> leaves = randomLeaves(random, 5000);
    for (int round = 0; round < 20; round++) {
      int n = 1 + random.nextInt(5000);
      int m = 1 + random.nextInt(n);
      int index = random.nextInt(n);
      List<byte[]> d = leaves.subList(0, n);
      byte[] root = SampleLog.mth(d);
      List<byte[]> path = SampleLog.path(index, d);
      assertThat(Merkle.rootOf(d.get(index), Merkle.siblings(index, n), path)).isEqualTo(root);
      assertThat(included9162(d.get(index), index, n, path, root)).isTrue();
      byte[] oldRoot = SampleLog.mth(leaves.subList(0, m));
      List<byte[]> proof = SampleLog.proof(m, d);
      assertThat(Merkle.consistent(m, oldRoot, n, root, proof)).isTrue();
      assertThat(consistent9162(m, oldRoot, n, root, proof)).isTrue();
      int other = 1 + random.nextInt(n);
      assertThat(Merkle.consistent(other, oldRoot, n, root, proof))
          .isEqualTo(consistent9162(other, oldRoot, n, root, proof));
    }
  }

  @Test
  void theLargestSizesDoNotOverflow() {
    assertThat(Merkle.siblings(Long.MAX_VALUE - 1, Long.MAX_VALUE)).hasSize(62);
    assertThat(Merkle.siblings(0, Long.MAX_VALUE)).hasSize(63);
    byte[] hash = new byte[32];
    assertThat(Merkle.consistent(1, hash, Long.MAX_VALUE, hash, List.of())).isFalse();
  }

  private static byte[] flip(byte[] hash, Random random) {
    byte[] other = hash.clone();
    other[random.nextInt(32)] ^= (byte) (1 << random.nextInt(8));
    return other;
  }

  /** RFC 9162, section 2.1.3.2, as it is written there: another algorithm for the same answer. */
  private static boolean included9162(
      byte[] leaf, long index, long size, List<byte[]> path, byte[] root) {
    long fn = index;
    long sn = size - 1;
    byte[] r = leaf;
    for (byte[] p : path) {
      if (sn == 0) {
        return false;
      }
      if ((fn & 1) == 1 || fn == sn) {
        r = SampleLog.sha(new byte[] {1}, p, r);
        while ((fn & 1) == 0 && fn != 0) {
          fn >>= 1;
          sn >>= 1;
        }
      } else {
        r = SampleLog.sha(new byte[] {1}, r, p);
      }
      fn >>= 1;
      sn >>= 1;
    }
    return sn == 0 && Arrays.equals(r, root);
  }

  /** RFC 9162, section 2.1.4.2. */
  private static boolean consistent9162(
      long first, byte[] oldRoot, long second, byte[] newRoot, List<byte[]> proof) {
    if (first == 0) {
      return proof.isEmpty();
    }
    if (first == second) {
      return proof.isEmpty() && Arrays.equals(oldRoot, newRoot);
    }
    if (proof.isEmpty()) {
      return false;
    }
    List<byte[]> path = new ArrayList<>(proof);
    if (Long.bitCount(first) == 1) {
      path.addFirst(oldRoot);
    }
    long fn = first - 1;
    long sn = second - 1;
    while ((fn & 1) == 1) {
      fn >>= 1;
      sn >>= 1;
    }
    byte[] fr = path.getFirst();
    byte[] sr = path.getFirst();
    for (byte[] c : path.subList(1, path.size())) {
      if (sn == 0) {
        return false;
      }
      if ((fn & 1) == 1 || fn == sn) {
        fr = SampleLog.sha(new byte[] {1}, c, fr);
        sr = SampleLog.sha(new byte[] {1}, c, sr);
        while ((fn & 1) == 0 && fn != 0) {
          fn >>= 1;
          sn >>= 1;
        }
      } else {
        sr = SampleLog.sha(new byte[] {1}, sr, c);
      }
      fn >>= 1;
      sn >>= 1;
    }
    return sn == 0 && Arrays.equals(fr, oldRoot) && Arrays.equals(sr, newRoot);
  }
}
