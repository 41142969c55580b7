// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.journal;

import module java.base;

import coop.lanterne.kernel.Digest;

/**
 * What a log says of itself and signs: its name, its size, its root (C2SP tlog-checkpoint).
 *
 * @param origin name of the log, also that of its key
 * @param size number of entries
 * @param root root of the tree of these entries
 * @param extensions further lines, opaque; Lanterne writes none
 */
public record Checkpoint(String origin, long size, Digest root, List<String> extensions) {
  public Checkpoint {
    extensions = List.copyOf(extensions);
    if (size < 0) {
      throw new Malformed("a log has no less than 0 entries, read: " + size);
    }
    if (size == 0 && !root.equals(Frontier.EMPTY.root())) {
      throw new Malformed("the root of an empty log is the digest of no bytes");
    }
    if (origin.isEmpty()
        || origin.contains("\n")
        || extensions.stream().anyMatch(line -> line.isEmpty() || line.contains("\n"))) {
      throw new Malformed("a checkpoint has no empty line");
    }
  }

  /** The checkpoint of a tree, to be signed by the log's key. */
  public static Checkpoint of(VerifierKey key, Frontier tree) {
    return new Checkpoint(key.name(), tree.size(), tree.root(), List.of());
  }

  /** The text that is signed. */
  public String text() {
    StringBuilder text = new StringBuilder();
    text.append(origin).append('\n').append(size).append('\n');
    text.append(Text.base64(root.raw())).append('\n');
    extensions.forEach(line -> text.append(line).append('\n'));
    return text.toString();
  }

  /**
   * This checkpoint, signed.
   *
   * @throws IllegalArgumentException when the key is not the log's
   */
  public SignedNote sign(SignerKey key) {
    if (!key.verifierKey().name().equals(origin)) {
      throw new IllegalArgumentException(
          "the key " + key.verifierKey().name() + " does not sign for " + origin);
    }
    return SignedNote.sign(text(), key);
  }

  /**
   * The checkpoint that a note holds, whoever signed it.
   *
   * @throws Malformed when it holds none
   */
  public static Checkpoint parse(SignedNote note) {
    String[] lines = Text.lines("a checkpoint", note.text());
    if (lines.length < 3) {
      throw new Malformed("a checkpoint has three lines at least, not " + lines.length);
    }
    return new Checkpoint(
        lines[0],
        Text.decimal("the size of a checkpoint", lines[1]),
        Text.digest("the root of a checkpoint", lines[2]),
        Arrays.asList(lines).subList(3, lines.length));
  }

  /**
   * The checkpoint of this note, once sure that the log's key signed it.
   *
   * @throws Malformed when it is not a checkpoint
   * @throws NotSigned when it is of another log, or not signed by this key
   */
  public static Checkpoint open(String note, VerifierKey key) throws NotSigned {
    SignedNote signed = SignedNote.parse(note);
    Checkpoint checkpoint = parse(signed);
    if (!checkpoint.origin.equals(key.name())) {
      throw new NotSigned("a checkpoint of " + checkpoint.origin + ", not of " + key.name());
    }
    if (!signed.verifies(key)) {
      throw new NotSigned("this checkpoint is not signed by " + key);
    }
    return checkpoint;
  }
}
