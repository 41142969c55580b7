// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.tables;

import module java.base;

import org.jspecify.annotations.Nullable;

/**
 * A packed file that someone sent, read part by part: every part is counted, and every byte that it
 * unpacks to, also of those that are passed over. What is packed within a part is never opened.
 */
public final class Archive extends ZipInputStream {
  private static final int MOST_RATIO = 200;

  private final int packed;
  private final Limits limits;
  private long unpacked;
  private int parts;

  /** Opens a file within those limits. */
  public Archive(byte[] packed, Limits limits) {
    super(new ByteArrayInputStream(packed), StandardCharsets.UTF_8);
    this.packed = packed.length;
    this.limits = limits;
  }

  /**
   * How far a file is read.
   *
   * @param unpacked the most bytes that it may unpack to
   * @param small as many bytes are never suspect; beyond, at most 200 for each byte packed
   * @param parts the most parts, those of one name counted each
   */
  public record Limits(long unpacked, long small, int parts) {}

  /** It goes beyond its limits: nothing more of it is read. */
  public static final class TooLarge extends IOException {
    private static final long serialVersionUID = 1L;

    TooLarge(String seen) {
      super(seen);
    }
  }

  @Override
  public @Nullable ZipEntry getNextEntry() throws IOException {
    ZipEntry entry = super.getNextEntry(); // reads what is left of the one before
    if (entry != null && ++parts > limits.parts()) {
      throw new TooLarge(parts + " ×");
    }
    return entry;
  }

  @Override
  public int read(byte[] out, int offset, int length) throws IOException {
    int n = super.read(out, offset, length);
    unpacked += Math.max(n, 0);
    if (unpacked > limits.unpacked()
        || (unpacked > limits.small() && unpacked > (long) MOST_RATIO * packed)) {
      throw new TooLarge((unpacked >> 20) + " MB");
    }
    return n;
  }
}
