// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import module java.base;

import coop.lanterne.kernel.Digest;
import org.junit.jupiter.api.Test;

class TileTest {
  @Test
  void addressesAreThoseOfTheFormat() {
    assertThat(new Tile(0, 0, 256).path()).isEqualTo("tile/0/000");
    assertThat(new Tile(0, 1_234_067, 256).path()).isEqualTo("tile/0/x001/x234/067");
    assertThat(new Tile(5, 123_456_078, 2).path()).isEqualTo("tile/5/x123/x456/078.p/2");
    assertThat(new Bundle(1_234_067, 3).path()).isEqualTo("tile/entries/x001/x234/067.p/3");
    for (long n : new long[] {0, 7, 999, 1000, 1_000_000, 999_999_999_999L, Long.MAX_VALUE}) {
      for (int width : new int[] {1, 20, 255, 256}) {
        Tile tile = new Tile(63, n, width);
        assertThat(Tile.parse(tile.path())).isEqualTo(tile);
        Bundle bundle = new Bundle(n, width);
        assertThat(Bundle.parse(bundle.path())).isEqualTo(bundle);
      }
    }
  }

  @Test
  void anAddressHasOneSpelling() {
    for (String wrong :
        List.of(
            "",
            "tile",
            "tile/0",
            "tile/0/0",
            "tile/0/0000",
            "tile/00/000",
            "tile/64/000",
            "tile/-1/000",
            "tile/0/123/456",
            "tile/0/x000/001",
            "tile/0/x001/x002",
            "tile/0/000.p/0",
            "tile/0/000.p/256",
            "tile/0/000.p/01",
            "tile/0/000.p/",
            "tile/0/x999/x999/x999/x999/x999/x999/999",
            "tile/entries/000",
            "/tile/0/000",
            "tile/0/000\n",
            "tile/0/٠٠٠")) {
      assertThatExceptionOfType(Malformed.class).as(wrong).isThrownBy(() -> Tile.parse(wrong));
    }
    assertThatExceptionOfType(Malformed.class).isThrownBy(() -> Bundle.parse("tile/0/000"));
  }

  /** The example of the text: 70,000 entries; then 256. */
  @Test
  void aTreeHasTheTilesThatTheFormatCounts() {
    List<Tile> tiles = Tile.list(70_000);
    assertThat(tiles.stream().filter(t -> t.level() == 0 && t.width() == 256)).hasSize(273);
    assertThat(tiles.stream().filter(t -> t.width() < 256 || t.level() > 0))
        .containsExactly(
            new Tile(0, 273, 112), new Tile(1, 0, 256), new Tile(1, 1, 17), new Tile(2, 0, 1));
    assertThat(Tile.list(256)).containsExactly(new Tile(0, 0, 256), new Tile(1, 0, 1));
    assertThat(Tile.list(0)).isEmpty();
    assertThat(new Tile(0, 273, 113).within(70_000)).isFalse();
    assertThat(new Tile(0, 273, 5).within(70_000)).isTrue();
    assertThat(new Tile(63, Long.MAX_VALUE, 1).within(Long.MAX_VALUE)).isFalse();
    assertThat(new Tile(0, Long.MAX_VALUE, 1).within(Long.MAX_VALUE)).isFalse();
  }

  @Test
  void whoeverMirrorsTheTilesFindsTheRootAndEveryProof() {
    MemoryLog log = new MemoryLog();
    List<Digest> leaves =
        IntStream.range(0, 66_000)
            .mapToObj(i -> Merkle.leafHash(("leaf " + i).getBytes(StandardCharsets.UTF_8)))
            .toList();
    log.append(leaves);
    Map<String, byte[]> fetched = new HashMap<>();
    Tile.list(66_000).forEach(tile -> fetched.put(tile.path(), tile.bytes(log)));

    HashSource mirror =
        (level, from, count) -> {
          long number = from / Tile.FULL;
          Tile tile = new Tile(level, number, Tile.widthIn(level, number, 66_000));
          byte[] bytes = java.util.Objects.requireNonNull(fetched.get(tile.path()));
          List<Digest> hashes = new ArrayList<>();
          for (int i = (int) (from % Tile.FULL); hashes.size() < count; i++) {
            hashes.add(Digest.ofRaw(Arrays.copyOfRange(bytes, 32 * i, 32 * i + 32)));
          }
          return hashes;
        };
    assertThat(Merkle.root(66_000, mirror)).isEqualTo(log.frontier().root());
    assertThat(Merkle.inclusion(65_535, 66_000, mirror))
        .isEqualTo(Merkle.inclusion(65_535, 66_000, log));
    assertThat(Merkle.consistency(513, 66_000, mirror))
        .isEqualTo(Merkle.consistency(513, 66_000, log));
  }

  @Test
  void aBundleGivesBackItsEntries() {
    Bundle bundle = new Bundle(0, 3);
    List<byte[]> entries = List.of(new byte[] {1, 2}, new byte[0], new byte[65_535]);
    byte[] bytes = bundle.bytes(entries);
    assertThat(bytes).startsWith(0, 2, 1, 2, 0, 0, 255, 255).hasSize(6 + 2 + 65_535);
    assertThat(bundle.read(bytes)).usingElementComparator(Arrays::compare).isEqualTo(entries);
    for (int cut = 0; cut < 8; cut++) {
      byte[] shorter = Arrays.copyOf(bytes, cut);
      assertThatExceptionOfType(Malformed.class).isThrownBy(() -> bundle.read(shorter));
    }
    byte[] longer = Arrays.copyOf(bytes, bytes.length + 1);
    assertThatExceptionOfType(Malformed.class).isThrownBy(() -> bundle.read(longer));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Bundle(0, 1).bytes(List.of(new byte[65_536])));
    assertThatIllegalArgumentException().isThrownBy(() -> new Bundle(0, 1).bytes(List.of()));
  }
}
