// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import module java.base;

import coop.lanterne.kernel.Digest;
import org.junit.jupiter.api.Test;

/**
 * The vectors are those of the certificate-transparency project, which the tests of most RFC 6962
 * implementations share: eight leaves, a root for each size, and a few proofs.
 */
class MerkleTest {
  private static final List<byte[]> LEAVES =
      Stream.of(
              "",
              "00",
              "10",
              "2021",
              "3031",
              "40414243",
              "5051525354555657",
              "606162636465666768696a6b6c6d6e6f")
          .map(HexFormat.of()::parseHex)
          .toList();

  private static final List<Digest> ROOTS =
      hashes(
          "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
          "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
          "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
          "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
          "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
          "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
          "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
          "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
          "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

  private record Inclusion(long index, long size, List<Digest> path) {}

  private static final List<Inclusion> INCLUSIONS =
      List.of(
          new Inclusion(0, 1, List.of()),
          new Inclusion(
              0,
              8,
              hashes(
                  "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
                  "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                  "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4")),
          new Inclusion(
              5,
              8,
              hashes(
                  "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
                  "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                  "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7")),
          new Inclusion(
              2, 3, hashes("fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125")),
          new Inclusion(
              1,
              5,
              hashes(
                  "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
                  "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                  "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b")));

  private record Consistency(int older, int size, List<Digest> proof) {}

  private static final List<Consistency> CONSISTENCIES =
      List.of(
          new Consistency(1, 1, List.of()),
          new Consistency(
              1,
              8,
              hashes(
                  "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
                  "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                  "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4")),
          new Consistency(
              6,
              8,
              hashes(
                  "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
                  "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                  "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7")),
          new Consistency(
              2,
              5,
              hashes(
                  "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                  "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b")));

  private static List<Digest> hashes(String... hex) {
    return Stream.of(hex).map(Digest::new).toList();
  }

  private static MemoryLog log(List<byte[]> leaves) {
    MemoryLog log = new MemoryLog();
    log.append(leaves.stream().map(Merkle::leafHash).toList());
    return log;
  }

  @Test
  void theEightPublishedLeavesGiveThePublishedRoots() {
    MemoryLog log = log(LEAVES);
    for (int size = 0; size <= 8; size++) {
      assertThat(Merkle.root(size, log)).isEqualTo(ROOTS.get(size));
    }
  }

  @Test
  void thePublishedProofsAreMadeAndAccepted() {
    MemoryLog log = log(LEAVES);
    for (Inclusion v : INCLUSIONS) {
      assertThat(Merkle.inclusion(v.index, v.size, log)).isEqualTo(v.path);
      Digest leaf = Merkle.leafHash(LEAVES.get((int) v.index));
      assertThat(Merkle.includes(leaf, v.index, v.size, v.path, ROOTS.get((int) v.size))).isTrue();
    }
    for (Consistency v : CONSISTENCIES) {
      assertThat(Merkle.consistency(v.older, v.size, log)).isEqualTo(v.proof);
      assertThat(
              Merkle.extendsTree(v.older, ROOTS.get(v.older), v.size, ROOTS.get(v.size), v.proof))
          .isTrue();
    }
  }

  @Test
  void everyProofOfEverySmallTreeIsThatOfTheNaiveTreeAndNoOtherIsAccepted() {
    long seed = 20261124;
    System.out.println("MerkleTest seed " + seed);
    Random random = new Random(seed);
    List<byte[]> leaves = new ArrayList<>();
    MemoryLog log = new MemoryLog();
    List<Digest> roots = new ArrayList<>(List.of(log.frontier().root()));
    int largest = Boolean.getBoolean("lanterne.long") ? 70 : 35; // past a power of two
    for (int size = 1; size <= largest; size++) {
      byte[] leaf = new byte[random.nextInt(40)];
      random.nextBytes(leaf);
      leaves.add(leaf);
      Digest root = log.append(List.of(Merkle.leafHash(leaf))).root();
      roots.add(root);
      assertThat(root).isEqualTo(NaiveTree.mth(leaves)).isEqualTo(Merkle.root(size, log));
      for (int i = 0; i < size; i++) {
        List<Digest> path = Merkle.inclusion(i, size, log);
        assertThat(path).isEqualTo(NaiveTree.path(i, leaves));
        Digest hash = Merkle.leafHash(leaves.get(i));
        assertThat(Merkle.includes(hash, i, size, path, root)).isTrue();
        refuseChangedInclusion(random, hash, i, size, path, root);
      }
      assertThat(Merkle.consistency(0, size, log)).isEmpty();
      assertThat(Merkle.extendsTree(0, roots.getFirst(), size, root, List.of())).isTrue();
      for (int older = 1; older <= size; older++) {
        List<Digest> proof = Merkle.consistency(older, size, log);
        assertThat(proof).isEqualTo(NaiveTree.proof(older, leaves));
        assertThat(Merkle.extendsTree(older, roots.get(older), size, root, proof)).isTrue();
        refuseChangedConsistency(random, older, roots.get(older), size, root, proof);
      }
    }
  }

  private static Digest other(Random random, Digest hash) {
    byte[] raw = hash.raw();
    raw[random.nextInt(32)] ^= (byte) (1 << random.nextInt(8));
    return Digest.ofRaw(raw);
  }

  /** The proof with one hash altered, one dropped, one repeated, one added in front and behind. */
  private static List<List<Digest>> changed(Random random, List<Digest> proof, Digest any) {
    List<List<Digest>> changes = new ArrayList<>();
    for (int k = 0; k < proof.size(); k++) {
      List<Digest> altered = new ArrayList<>(proof);
      altered.set(k, other(random, proof.get(k)));
      changes.add(altered);
      List<Digest> shorter = new ArrayList<>(proof);
      shorter.remove(k);
      changes.add(shorter);
      List<Digest> longer = new ArrayList<>(proof);
      longer.add(k, proof.get(k));
      changes.add(longer);
    }
    List<Digest> before = new ArrayList<>(proof);
    before.addFirst(any);
    changes.add(before);
    List<Digest> behind = new ArrayList<>(proof);
    behind.add(any);
    changes.add(behind);
    return changes;
  }

  private static void refuseChangedInclusion(
      Random random, Digest leaf, long index, long size, List<Digest> path, Digest root) {
    for (List<Digest> wrong : changed(random, path, root)) {
      assertThat(Merkle.includes(leaf, index, size, wrong, root)).isFalse();
    }
    assertThat(Merkle.includes(other(random, leaf), index, size, path, root)).isFalse();
    assertThat(Merkle.includes(leaf, index, size, path, other(random, root))).isFalse();
    assertThat(Merkle.includes(leaf, -1, size, path, root)).isFalse();
    assertThat(Merkle.includes(leaf, size, size, path, root)).isFalse();
    assertThat(Merkle.includes(leaf, index + size, size, path, root)).isFalse();
    for (long elsewhere = 0; elsewhere < size; elsewhere++) {
      if (elsewhere != index) {
        assertThat(Merkle.includes(leaf, elsewhere, size, path, root)).isFalse();
      }
    }
  }

  private static void refuseChangedConsistency(
      Random random, long older, Digest olderRoot, long size, Digest root, List<Digest> proof) {
    for (List<Digest> wrong : changed(random, proof, root)) {
      assertThat(Merkle.extendsTree(older, olderRoot, size, root, wrong)).isFalse();
    }
    Digest no = other(random, olderRoot);
    assertThat(Merkle.extendsTree(older, no, size, root, proof)).isFalse();
    assertThat(Merkle.extendsTree(older, olderRoot, size, other(random, root), proof)).isFalse();
    assertThat(Merkle.extendsTree(size + 1, olderRoot, size, root, proof)).isFalse();
    assertThat(Merkle.extendsTree(-1, olderRoot, size, root, proof)).isFalse();
  }

  @Test
  void aLargeLogGrowsByBatchesReadsLittleAndKeepsOneHashMoreForEach256() {
    long seed = 6962;
    System.out.println("MerkleTest seed " + seed);
    Random random = new Random(seed);
    int size = 70_000;
    List<Digest> leaves =
        LongStream.range(0, size)
            .mapToObj(
                i ->
                    Merkle.leafHash(
                        Long.toString(i).getBytes(java.nio.charset.StandardCharsets.US_ASCII)))
            .toList();
    MemoryLog log = new MemoryLog();
    for (int at = 0; at < size; ) {
      int next = Math.min(size, at + 1 + random.nextInt(900));
      Frontier grown = log.append(leaves.subList(at, next));
      assertThat(Frontier.at(next, log)).isEqualTo(grown);
      at = next;
    }
    assertThat(log.keptAt(0)).isEqualTo(70_000);
    assertThat(log.keptAt(1)).isEqualTo(273);
    assertThat(log.keptAt(2)).isEqualTo(1);
    Digest root = log.frontier().root();
    log.reads();
    for (int k = 0; k < 200; k++) {
      int i = random.nextInt(size);
      int older = 1 + random.nextInt(size);
      List<Digest> path = Merkle.inclusion(i, size, log);
      assertThat(log.reads()).isLessThan(800);
      assertThat(Merkle.includes(leaves.get(i), i, size, path, root)).isTrue();
      List<Digest> proof = Merkle.consistency(older, size, log);
      assertThat(log.reads()).isLessThan(800);
      assertThat(Merkle.extendsTree(older, Merkle.root(older, log), size, root, proof)).isTrue();
      log.reads();
    }
  }

  @Test
  void whatIsNotInTheTreeHasNoProof() {
    MemoryLog log = log(LEAVES);
    assertThatIllegalArgumentException().isThrownBy(() -> Merkle.inclusion(8, 8, log));
    assertThatIllegalArgumentException().isThrownBy(() -> Merkle.inclusion(-1, 8, log));
    assertThatIllegalArgumentException().isThrownBy(() -> Merkle.consistency(9, 8, log));
    assertThatIllegalArgumentException().isThrownBy(() -> Merkle.consistency(-1, 8, log));
    assertThatIllegalArgumentException().isThrownBy(() -> new Frontier(3, List.of()));
  }
}
