// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.verifier;

import module java.base;

/**
 * The door of this module: checks a receipt, a whole log, or that one checkpoint continues another.
 * It trusts the key that the caller gives and nothing else. Bad input is a difference in the {@link
 * Report}, never an exception; only reading a file can fail with {@link IOException}.
 *
 * <p>Keys, checkpoints and receipts follow the C2SP texts signed-note, tlog-checkpoint and
 * tlog-proof; the tree follows RFC 6962, section 2.1.
 */
public final class Verifier {
  private static final String PROOF_HEAD = "lanterne-consistency/1";

  private Verifier() {}

  /** A receipt and how its holder calls it, such as the name of its file. */
  public record Given(String name, String text) {}

  /** Whether this text is a verifier key that can be used. */
  public static boolean isKey(String text) {
    return parseKey(text, new Findings()).isPresent();
  }

  /**
   * The text of a key: the argument itself, or the content of the file of that name.
   *
   * @throws IOException if the argument is no key and no file that can be read
   */
  public static String readKey(String keyOrFile) throws IOException {
    if (isKey(keyOrFile)) {
      return keyOrFile;
    }
    try {
      return Files.readString(Path.of(keyOrFile)).strip();
    } catch (InvalidPathException e) {
      throw new IOException(keyOrFile, e);
    }
  }

  /**
   * Checks that the receipt's checkpoint is signed by the key and that its entry is in the tree.
   */
  public static Report receipt(String text, String key) {
    Findings found = new Findings();
    parseKey(key, found).ifPresent(k -> receipt(text, k, found));
    return found.report("receipt");
  }

  private static void receipt(String text, VerifierKey key, Findings found) {
    try {
      Receipt receipt = Receipt.parse("", text);
      receipt.problems(key).forEach(d -> found.differs(d.place(), d.statement()));
      if (found.holds()) {
        Checkpoint checkpoint = receipt.checkpoint();
        found.checked("receipt.entry.holds", "entry", receipt.index());
        receipt.entry().fields().forEach((f, value) -> found.checked("field." + f, "value", value));
        found.checked("checkpoint.signed", "size", checkpoint.size(), "key", key.text());
        others(checkpoint, key, found);
      }
    } catch (Malformed e) {
      found.differs(new Place.Whole(), e.why());
    }
  }

  /** Checks an exported log; see {@link #log(InputStream, List, Optional)}. */
  public static Report log(Path file, List<Given> receipts, Optional<String> key)
      throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return log(in, receipts, key);
    }
  }

  /**
   * Checks an exported log in one pass: its form, its order, each entry against the hash it was
   * sequenced with, each checkpoint's signature and root, that signed checkpoints cover it to its
   * end, and each receipt, however old, against the entries. Keeps 32 bytes an entry.
   *
   * @param key the key that the caller knows; without it the key of the file is used, with a
   *     warning
   */
  public static Report log(InputStream in, List<Given> receipts, Optional<String> key)
      throws IOException {
    Findings found = new Findings();
    Optional<VerifierKey> parsed = key.flatMap(k -> parseKey(k, found));
    return found.holds() ? new LogCheck(parsed).run(in, receipts) : found.report("log");
  }

  /**
   * Checks that the log of the newer checkpoint begins with the log of the older one.
   *
   * @param older a checkpoint, or a receipt that holds one
   * @param newer the same, of a later moment
   * @param proof {@code lanterne-consistency/1}, then one hash in base64 a line
   */
  public static Report consistency(String older, String newer, String proof, String key) {
    Findings found = new Findings();
    Optional<VerifierKey> parsed = parseKey(key, found);
    if (parsed.isPresent()) {
      Optional<Checkpoint> first = signed(older, parsed.get(), "consistency.older", found);
      Optional<Checkpoint> second = signed(newer, parsed.get(), "consistency.newer", found);
      Optional<List<byte[]>> hashes = proof(proof, found);
      if (first.isPresent() && second.isPresent() && hashes.isPresent()) {
        consistency(first.get(), second.get(), hashes.get(), parsed.get(), found);
      }
    }
    return found.report("consistency");
  }

  private static void consistency(
      Checkpoint older, Checkpoint newer, List<byte[]> proof, VerifierKey key, Findings found) {
    long from = older.size();
    long to = newer.size();
    if (from > to) {
      found.differs(new Place.Whole(), "consistency.order", "older", from, "newer", to);
    } else if (!Merkle.consistent(from, older.root(), to, newer.root(), proof)) {
      found.differs(
          new Place.Interval(0, from),
          from == to ? "consistency.fork" : "consistency.differs",
          "older",
          from,
          "newer",
          to);
    } else {
      found.checked("consistency.holds", "older", from, "newer", to);
      found.checked("checkpoint.signed", "size", to, "key", key.text());
      others(newer, key, found);
    }
  }

  private static Optional<Checkpoint> signed(
      String text, VerifierKey key, String code, Findings found) {
    try {
      int blank = text.startsWith(Receipt.HEAD) ? text.indexOf("\n\n") : -2;
      Checkpoint checkpoint = Checkpoint.parse(blank == -2 ? text : text.substring(blank + 2));
      checkpoint.requireSignedBy(key);
      return Optional.of(checkpoint);
    } catch (Malformed e) {
      found.differs(new Place.Whole(), code, "why", e.why());
      return Optional.empty();
    }
  }

  private static Optional<List<byte[]>> proof(String text, Findings found) {
    List<byte[]> hashes = new ArrayList<>();
    String[] lines = text.split("\n", -1);
    int line = 1;
    try {
      if (!lines[0].equals(PROOF_HEAD) || !lines[lines.length - 1].isEmpty()) {
        throw new Malformed("consistency.proof");
      }
      for (; line < lines.length - 1; line++) {
        hashes.add(Strict.hash(lines[line]));
      }
      return Optional.of(hashes);
    } catch (Malformed e) {
      found.differs(
          new Place.Line(e.why().code().equals("consistency.proof") ? 1 : line + 1), e.why());
      return Optional.empty();
    }
  }

  private static void others(Checkpoint checkpoint, VerifierKey key, Findings found) {
    try {
      int count = checkpoint.requireSignedBy(key);
      if (count > 0) {
        found.warn("checkpoint.others", "count", count);
      }
    } catch (Malformed e) {
      throw new IllegalStateException("it was signed a moment ago", e);
    }
  }

  private static Optional<VerifierKey> parseKey(String text, Findings found) {
    try {
      return Optional.of(VerifierKey.parse(text));
    } catch (Malformed e) {
      found.differs(new Place.Whole(), "key.bad", "why", e.why());
      return Optional.empty();
    }
  }

  /** The report of a file that could not be read. */
  static Report unreadable(String what, String code, String file) {
    Findings found = new Findings();
    found.differs(new Place.Whole(), code, "file", file);
    return found.report(what);
  }
}
