// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.kernel;

import module java.base;

/**
 * The proof that an entry stands in the journal: checked offline, with the journal's key alone.
 *
 * @param index place of the entry, from 0
 * @param entry the entry's canonical bytes
 * @param path inclusion proof, from the leaf's sibling to the root's child (RFC 6962, 2.1.1)
 * @param checkpoint signed checkpoint that covers the entry, as text (C2SP tlog-checkpoint)
 */
public record Receipt(long index, byte[] entry, List<Digest> path, String checkpoint) {
  public Receipt {
    entry = entry.clone();
    path = List.copyOf(path);
    if (index < 0) {
      throw new IllegalArgumentException("an index is counted from 0, read: " + index);
    }
  }

  @Override
  public byte[] entry() {
    return entry.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Receipt r
        && r.index == index
        && Arrays.equals(r.entry, entry)
        && r.path.equals(path)
        && r.checkpoint.equals(checkpoint);
  }

  @Override
  public int hashCode() {
    return Objects.hash(index, Arrays.hashCode(entry), path, checkpoint);
  }
}
