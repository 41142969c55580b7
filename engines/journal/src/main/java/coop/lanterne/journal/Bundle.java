// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.journal;

import module java.base;

/**
 * A row of consecutive entries, beside the {@link Tile} of level 0 with the same number and width
 * (C2SP tlog-tiles): each entry behind its length on two bytes.
 *
 * @param number number of the bundle, from 0
 * @param width how many entries: 256, or fewer in the last one
 */
public record Bundle(long number, int width) {
  public Bundle {
    if (number < 0 || width < 1 || width > Tile.FULL) {
      throw new IllegalArgumentException("no bundle " + number + " of " + width);
    }
  }

  /** Its address: {@code tile/entries/x001/234} or, when partial, with {@code .p/5} behind. */
  public String path() {
    return "tile/entries/" + TilePath.write(number, width);
  }

  /**
   * The bundle of that address.
   *
   * @throws Malformed when it is not the address of a bundle
   */
  public static Bundle parse(String path) {
    TilePath p = TilePath.parse(path);
    if (!p.row().equals("entries")) {
      throw new Malformed("not the address of a bundle: \"" + Text.brief(path) + "\"");
    }
    return new Bundle(p.number(), p.width());
  }

  /** The number of its first entry. */
  public long first() {
    return Math.multiplyExact(number, (long) Tile.FULL);
  }

  /** Whether a log of {@code size} entries has all those of this bundle. */
  public boolean within(long size) {
    return new Tile(0, number, width).within(size);
  }

  /**
   * Its bytes.
   *
   * @param entries the canonical bytes of each entry, in order
   * @throws IllegalArgumentException when they are not {@link #width}, or one is too long
   */
  public byte[] bytes(List<byte[]> entries) {
    if (entries.size() != width) {
      throw new IllegalArgumentException(entries.size() + " entries in a bundle of " + width);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] entry : entries) {
      if (entry.length > Entry.MAX_BYTES) {
        throw new IllegalArgumentException("an entry of " + entry.length + " bytes is too long");
      }
      out.write(entry.length >> 8);
      out.write(entry.length);
      out.writeBytes(entry);
    }
    return out.toByteArray();
  }

  /**
   * The entries of a bundle.
   *
   * @throws Malformed when these bytes are not {@link #width} entries
   */
  public List<byte[]> read(byte[] bundle) {
    ByteBuffer in = ByteBuffer.wrap(bundle);
    List<byte[]> entries = new ArrayList<>();
    while (in.remaining() >= 2) {
      int length = Short.toUnsignedInt(in.getShort());
      if (length > in.remaining()) {
        throw new Malformed("entry " + entries.size() + " of the bundle is cut short");
      }
      byte[] entry = new byte[length];
      in.get(entry);
      entries.add(entry);
    }
    if (in.hasRemaining() || entries.size() != width) {
      throw new Malformed("not a bundle of " + width + " entries");
    }
    return List.copyOf(entries);
  }
}
