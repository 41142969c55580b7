// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.journal;

import module java.base;

import coop.lanterne.kernel.CanonicalBytes;
import coop.lanterne.kernel.Value;

/**
 * Writes a whole log as {@code lanterne-log/1}, line by line, for anyone to verify offline. What
 * the store holds is written as it is found, even where it was altered and is no entry any more: to
 * judge it is the verifier's work.
 */
public final class Export {
  private final Appendable out;
  private final long size;
  private long entries;
  private boolean checkpoints;
  private boolean ended;

  private Export(Appendable out, long size) {
    this.out = out;
    this.size = size;
  }

  /**
   * Begins an export.
   *
   * @param size how many entries will be written
   */
  public static Export begin(Appendable out, VerifierKey key, long size) throws IOException {
    out.append("lanterne-log/1\n");
    out.append("origin ").append(key.name()).append('\n');
    out.append("key ").append(key.toString()).append('\n');
    out.append("size ").append(Long.toString(size)).append('\n');
    return new Export(out, size);
  }

  /**
   * Writes the next entry, in order of number.
   *
   * @param leafHash its leaf hash as it was kept when the entry was sequenced
   * @param columns its columns as they are now, by the names of the format
   * @throws IllegalStateException when all entries, or a checkpoint, were already written
   */
  public void entry(byte[] leafHash, Value.Rec columns) throws IOException {
    if (entries == size || checkpoints || ended) {
      throw new IllegalStateException("all " + size + " entries stand before the checkpoints");
    }
    byte[] bytes = CanonicalBytes.encode(Entry.TYPE, columns);
    out.append("entry ").append(Long.toString(entries)).append(' ');
    out.append(leafHash.length == 0 ? "-" : Text.base64(leafHash)).append(' ');
    out.append(Text.base64(bytes)).append('\n');
    entries++;
  }

  /**
   * Writes the next checkpoint, in order of size.
   *
   * @param note its whole signed note, as it was kept
   */
  public void checkpoint(String note) throws IOException {
    if (entries != size || ended) {
      throw new IllegalStateException(entries + " entries written, " + size + " announced");
    }
    checkpoints = true;
    out.append("checkpoint ").append(Text.base64(note.getBytes(StandardCharsets.UTF_8)));
    out.append('\n');
  }

  /**
   * Writes the last line; without it, an export is known to be cut short.
   *
   * @throws IllegalStateException when fewer entries were written than announced
   */
  public void end() throws IOException {
    if (entries != size || ended) {
      throw new IllegalStateException(entries + " entries written, " + size + " announced");
    }
    ended = true;
    out.append("end\n");
  }
}
