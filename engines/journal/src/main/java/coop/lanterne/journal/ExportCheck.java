// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.journal;

import module java.base;

import coop.lanterne.kernel.Digest;

/**
 * Judges an exported log by what it says of itself (docs/journal-format.md), for a node that looks
 * at its own. Whoever doubts the node takes the verifier, which shares no code with this.
 */
public final class ExportCheck {
  private static final String ORIGIN = "lanterne/"; // then the name of the node
  private static final Duration SET_BACK = Duration.ofMinutes(5);

  private final VerifierKey key;
  private final List<Problem> problems = new ArrayList<>();
  private final List<Digest> leaves = new ArrayList<>();
  private Instant last = Instant.MIN;
  // The tree at the last checkpoint; the sizes of the last that is signed, and of the last whose
  // root is that of these entries.
  private Frontier tree = Frontier.EMPTY;
  private OptionalLong signed = OptionalLong.empty();
  private long fitting;

  private ExportCheck(VerifierKey key) {
    this.key = key;
  }

  /** Why a log does not hold. */
  public enum Flaw {
    /** It cannot be read from there on: a line is not of the form, or out of its place. */
    FORM,
    /** It is of another log than the key's, or an entry is of another node. */
    ORIGIN,
    /** The size that it announces is no number of entries, or not theirs. */
    SIZE,
    /** An entry cannot be read. */
    ENTRY,
    /** An entry is not numbered by its place. */
    NUMBER,
    /** An entry does not give the leaf hash that it was sequenced with. */
    LEAF_HASH,
    /** An entry is dated more than five minutes before the one before it. */
    TIME,
    /** A checkpoint cannot be read, or the key did not sign it. */
    CHECKPOINT,
    /** A checkpoint is smaller than the one before it. */
    CHECKPOINT_ORDER,
    /** A checkpoint covers more entries than there are. */
    BEYOND,
    /** The key signed another root than that of these entries. */
    ROOT,
    /** No signed checkpoint covers these entries, or any. */
    NOT_SIGNED
  }

  /**
   * What does not hold, and the entries {@code from} to {@code to - 1} that it is about; none where
   * the two are the same.
   */
  public record Problem(Flaw flaw, long from, long to) {}

  /**
   * What does not hold in this log, in the order of the file; empty when all of it holds. No text
   * makes it fail.
   *
   * @param export the whole file
   * @param key the log's key, known from elsewhere than the file
   */
  public static List<Problem> problems(String export, VerifierKey key) {
    ExportCheck check = new ExportCheck(key);
    try {
      check.read(Text.lines("an exported log", export));
    } catch (Malformed e) {
      check.found(Flaw.FORM, check.leaves.size(), check.leaves.size());
    }
    return List.copyOf(check.problems);
  }

  private void found(Flaw flaw, long from, long to) {
    problems.add(new Problem(flaw, from, to));
  }

  private void read(String[] lines) {
    int end = lines.length - 1;
    if (end < 4 || !lines[0].equals("lanterne-log/1") || !lines[end].equals("end")) {
      throw new Malformed("an exported log has four lines before its entries, and a last line");
    }
    if (!after("origin ", lines[1]).equals(key.name())
        || !after("key ", lines[2]).equals(key.toString())) {
      found(Flaw.ORIGIN, 0, 0);
    }
    String announced = after("size ", lines[3]);
    int at = 4;
    for (; at < end && lines[at].startsWith("entry "); at++) {
      entry(after("entry ", lines[at]).split(" ", -1));
    }
    if (!announced.equals(Long.toString(leaves.size()))) {
      found(Flaw.SIZE, leaves.size(), leaves.size());
    }
    for (; at < end; at++) {
      checkpoint(after("checkpoint ", lines[at]));
    }
    if (signed.isEmpty() || leaves.size() > signed.getAsLong()) {
      found(Flaw.NOT_SIGNED, signed.orElse(0), leaves.size());
    }
  }

  private static String after(String word, String line) {
    if (!line.startsWith(word)) {
      throw new Malformed("expected \"" + word + "\", read: \"" + Text.brief(line) + "\"");
    }
    return line.substring(word.length());
  }

  /** An entry: its number, its leaf hash as it was kept, its bytes as they are now. */
  private void entry(String[] parts) {
    int place = leaves.size();
    if (parts.length != 3) {
      throw new Malformed("an entry has a number, a hash and bytes, not " + parts.length);
    }
    byte[] bytes = Text.base64("an entry", parts[2]);
    leaves.add(Merkle.leafHash(bytes));
    if (!parts[1].equals(Text.base64(leaves.getLast().raw()))) {
      found(Flaw.LEAF_HASH, place, place + 1);
    }
    try {
      Entry entry = Entry.parse(bytes);
      if (entry.number() != place || !parts[0].equals(Integer.toString(place))) {
        found(Flaw.NUMBER, place, place + 1);
      }
      if (!key.name().equals(ORIGIN + entry.node())) {
        found(Flaw.ORIGIN, place, place + 1);
      }
      if (Duration.between(entry.at(), last).compareTo(SET_BACK) > 0) {
        found(Flaw.TIME, place, place + 1);
      }
      last = entry.at();
    } catch (Malformed e) {
      found(Flaw.ENTRY, place, place + 1);
    }
  }

  private void checkpoint(String base64) {
    Checkpoint checkpoint;
    try {
      String note = new String(Text.base64("a checkpoint", base64), StandardCharsets.UTF_8);
      checkpoint = Checkpoint.open(note, key);
    } catch (Malformed | NotSigned e) {
      found(Flaw.CHECKPOINT, fitting, fitting);
      return;
    }
    long size = checkpoint.size();
    if (size < signed.orElse(0)) {
      found(Flaw.CHECKPOINT_ORDER, size, size);
      return;
    }
    signed = OptionalLong.of(size);
    if (size > leaves.size()) {
      found(Flaw.BEYOND, leaves.size(), size);
      return;
    }
    tree = tree.grow(leaves.subList((int) tree.size(), (int) size)).frontier();
    if (tree.root().equals(checkpoint.root())) {
      fitting = size;
    } else {
      found(Flaw.ROOT, fitting, size);
    }
  }
}
