// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.verifier;

import module java.base;

/**
 * A receipt: a C2SP {@code tlog-proof@v1} whose extra line holds the entry's canonical bytes.
 *
 * @param name how the caller calls it, such as its file
 */
record Receipt(
    String name, byte[] bytes, Entry entry, long index, List<byte[]> proof, Checkpoint checkpoint) {
  static final String HEAD = "c2sp.org/tlog-proof@v1\n";
  private static final String EXTRA = "extra ";
  private static final String INDEX = "index ";

  static Receipt parse(String name, String text) throws Malformed {
    if (text.indexOf('\r') >= 0) {
      throw new Malformed("note.cr");
    }
    if (!text.startsWith(HEAD)) {
      throw new Malformed("receipt.head");
    }
    int blank = text.indexOf("\n\n");
    if (blank < 0) {
      throw new Malformed("receipt.checkpoint");
    }
    List<String> lines = List.of(text.substring(0, blank).split("\n", -1));
    if (lines.size() < 2 || !lines.get(1).startsWith(EXTRA)) {
      throw new Malformed("receipt.entry");
    }
    if (lines.size() < 3 || !lines.get(2).startsWith(INDEX)) {
      throw new Malformed("receipt.index");
    }
    byte[] bytes = Strict.base64(lines.get(1).substring(EXTRA.length()));
    List<byte[]> proof = new ArrayList<>();
    for (String line : lines.subList(3, lines.size())) {
      proof.add(Strict.hash(line));
    }
    return new Receipt(
        name,
        bytes,
        Entry.read(bytes),
        Strict.decimal(lines.get(2).substring(INDEX.length())),
        List.copyOf(proof),
        Checkpoint.parse(text.substring(blank + 2)));
  }

  /** What does not hold in this receipt by itself; empty when all of it holds. */
  List<Report.Difference> problems(VerifierKey key) {
    Findings found = new Findings();
    Place here = new Place.Entry(index);
    try {
      checkpoint.requireSignedBy(key);
    } catch (Malformed e) {
      found.differs(new Place.Whole(), e.why());
    }
    if (entry.number() != index) {
      found.differs(here, "receipt.number", "seen", entry.number(), "index", index);
    }
    if (index >= checkpoint.size()) {
      found.differs(here, "receipt.beyond", "size", checkpoint.size());
      return found.report("receipt").differences();
    }
    List<Merkle.Sibling> siblings = Merkle.siblings(index, checkpoint.size());
    if (siblings.size() != proof.size()) {
      found.differs(
          here, "receipt.proof.length", "expected", siblings.size(), "seen", proof.size());
    } else if (!Arrays.equals(
        Merkle.rootOf(Merkle.leaf(bytes), siblings, proof), checkpoint.root())) {
      found.differs(here, "receipt.proof.root", "size", checkpoint.size());
    }
    return found.report("receipt").differences();
  }
}
