// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.journal;

import module java.base;

import coop.lanterne.kernel.Digest;
import coop.lanterne.kernel.Receipt;

/** Makes, writes, reads and checks receipts: C2SP tlog-proof files, {@code *.tlog-proof}. */
public final class Receipts {
  private static final String FIRST_LINE = "c2sp.org/tlog-proof@v1";
  private static final String EXTRA = "extra ";
  private static final String INDEX = "index ";

  private Receipts() {}

  /** Why a receipt does not prove what it says. */
  public enum Flaw {
    /** Its checkpoint cannot be read. */
    CHECKPOINT_UNREADABLE,
    /** Its checkpoint is of another log, or not signed by the key in hand. */
    NOT_SIGNED,
    /** Its entry cannot be read. */
    ENTRY_UNREADABLE,
    /** Its entry bears another number than the place it claims. */
    WRONG_NUMBER,
    /** Its proof does not lead from the entry to the root. */
    NOT_INCLUDED
  }

  /**
   * The receipt of an entry under a signed checkpoint.
   *
   * @param entry canonical bytes of the entry, as they were sequenced
   * @param checkpoint signed note of a checkpoint of the log, which covers the entry
   * @throws IllegalArgumentException when the checkpoint does not cover the entry
   * @throws IllegalStateException when the hashes kept do not lead to the checkpoint's root: the
   *     log's storage was altered
   */
  public static Receipt make(long index, byte[] entry, String checkpoint, HashSource hashes) {
    Checkpoint head = Checkpoint.parse(SignedNote.parse(checkpoint));
    List<Digest> path = Merkle.inclusion(index, head.size(), hashes);
    if (!Merkle.includes(Merkle.leafHash(entry), index, head.size(), path, head.root())) {
      throw new IllegalStateException(
          "entry " + index + " does not lead to the root of the checkpoint of " + head.size());
    }
    return new Receipt(index, entry, path, checkpoint);
  }

  /** The first reason why this receipt is not worth its paper; empty when it is sound. */
  public static Optional<Flaw> flaw(Receipt receipt, VerifierKey key) {
    Checkpoint head;
    try {
      head = Checkpoint.open(receipt.checkpoint(), key);
    } catch (Malformed e) {
      return Optional.of(Flaw.CHECKPOINT_UNREADABLE);
    } catch (NotSigned e) {
      return Optional.of(Flaw.NOT_SIGNED);
    }
    try {
      if (Entry.parse(receipt.entry()).number() != receipt.index()) {
        return Optional.of(Flaw.WRONG_NUMBER);
      }
    } catch (Malformed e) {
      return Optional.of(Flaw.ENTRY_UNREADABLE);
    }
    Digest leaf = Merkle.leafHash(receipt.entry());
    return Merkle.includes(leaf, receipt.index(), head.size(), receipt.path(), head.root())
        ? Optional.empty()
        : Optional.of(Flaw.NOT_INCLUDED);
  }

  /** The receipt as a file. */
  public static String write(Receipt receipt) {
    StringBuilder text = new StringBuilder(FIRST_LINE).append('\n');
    text.append(EXTRA).append(Text.base64(receipt.entry())).append('\n');
    text.append(INDEX).append(receipt.index()).append('\n');
    receipt.path().forEach(hash -> text.append(Text.base64(hash.raw())).append('\n'));
    return text.append('\n').append(receipt.checkpoint()).toString();
  }

  /**
   * The receipt that stands in a file.
   *
   * @throws Malformed when it is not one, or has no entry in its {@code extra} line
   */
  public static Receipt parse(String text) {
    int blank = text.indexOf("\n\n");
    if (blank < 0) {
      throw new Malformed("a receipt has an empty line before its checkpoint");
    }
    String[] lines = Text.lines("a receipt", text.substring(0, blank + 1));
    if (!lines[0].equals(FIRST_LINE)) {
      throw new Malformed("a receipt begins with " + FIRST_LINE);
    }
    if (lines.length < 3 || !lines[1].startsWith(EXTRA) || !lines[2].startsWith(INDEX)) {
      throw new Malformed("a receipt has a line \"extra\", then a line \"index\"");
    }
    byte[] entry = Text.base64("the entry", lines[1].substring(EXTRA.length()));
    long index = Text.decimal("the index", lines[2].substring(INDEX.length()));
    List<Digest> path = new ArrayList<>();
    for (String line : Arrays.asList(lines).subList(3, lines.length)) {
      path.add(Text.digest("a hash of the proof", line));
    }
    String checkpoint = text.substring(blank + 2);
    Checkpoint.parse(SignedNote.parse(checkpoint));
    return new Receipt(index, entry, path, checkpoint);
  }
}
