// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.journal;

import module java.base;

import coop.lanterne.kernel.Digest;

/**
 * A row of consecutive hashes that anyone may fetch over plain HTTP, to mirror the log or compute
 * any proof (C2SP tlog-tiles).
 *
 * @param level 0 for leaf hashes; a hash of level L covers 256^L leaves
 * @param number number of the tile within its level, from 0
 * @param width how many hashes: 256, or fewer in the last tile of a level
 */
public record Tile(int level, long number, int width) {
  /** Hashes in a full tile. */
  public static final int FULL = 256;

  public Tile {
    if (level < 0 || level > 63 || number < 0 || width < 1 || width > FULL) {
      throw new IllegalArgumentException("no tile " + level + "/" + number + " of " + width);
    }
  }

  /** Its address: {@code tile/0/x001/234} or, when partial, {@code tile/0/x001/234.p/5}. */
  public String path() {
    return "tile/" + level + "/" + TilePath.write(number, width);
  }

  /**
   * The tile of that address.
   *
   * @throws Malformed when it is not the address of a tile
   */
  public static Tile parse(String path) {
    TilePath p = TilePath.parse(path);
    if (!p.row().matches("[0-9]|[1-5][0-9]|6[0-3]")) {
      throw new Malformed("no such level of tiles: \"" + p.row() + "\"");
    }
    return new Tile(Integer.parseInt(p.row()), p.number(), p.width());
  }

  /** Whether a log of {@code size} leaves has all the hashes of this tile. */
  public boolean within(long size) {
    return width <= widthIn(level, number, size);
  }

  /** How many hashes that tile has in a log of {@code size} leaves: 0 to 256. */
  public static int widthIn(int level, long number, long size) {
    long hashes = level > 7 ? 0 : size >> (8 * level);
    if (number > hashes / FULL) {
      return 0;
    }
    return (int) Math.min(FULL, hashes - number * FULL);
  }

  /**
   * Every tile of a log of {@code size} leaves, level by level; the last of each may be partial.
   */
  public static List<Tile> list(long size) {
    List<Tile> tiles = new ArrayList<>();
    for (int level = 0; level <= 7; level++) {
      for (long n = 0; widthIn(level, n, size) > 0; n++) {
        tiles.add(new Tile(level, n, widthIn(level, n, size)));
      }
    }
    return tiles;
  }

  /** Its bytes: 32 for each hash. Ask {@link #within} first. */
  public byte[] bytes(HashSource hashes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (Digest hash : hashes.read(level, Math.multiplyExact(number, (long) FULL), width)) {
      out.writeBytes(hash.raw());
    }
    return out.toByteArray();
  }
}
