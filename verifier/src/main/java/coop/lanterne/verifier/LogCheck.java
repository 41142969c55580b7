// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.verifier;

import module java.base;

import org.jspecify.annotations.Nullable;

/**
 * One pass over an exported log (docs/journal-format.md). It keeps 32 bytes an entry.
 *
 * <p>An entry comes twice: as the hash it had when it was sequenced, and as bytes written anew.
 * Where the two disagree the entry is named. Signed roots then tell which of them they cover; a
 * root that covers neither names the interval since the last root that fits.
 */
final class LogCheck {
  private static final String HEAD = "lanterne-log/1";
  private static final String NAMED = "lanterne/"; // an origin is that, then the node's name
  // A clock is set right by less. Beyond it, times do not hold.
  private static final Duration SET_BACK = Duration.ofMinutes(5);

  private final Findings found = new Findings();
  private final Optional<VerifierKey> given;
  private final Map<Long, List<Receipt>> receipts = new HashMap<>();

  private Optional<VerifierKey> key;
  private OptionalLong announced = OptionalLong.empty();

  // Entries. `sequenced` has the hashes of the file; `rewritten` those of the bytes, and is null
  // as long as they are all the same.
  private final LeafHashes sequenced = new LeafHashes();
  private @Nullable LeafHashes rewritten;
  private long expected;
  private long read;
  private boolean entriesHold = true;
  private boolean hashesLost;
  private Instant last = Instant.MIN;

  // Checkpoints. `odd` are signed roots that do not fit, since the last one that does.
  private LeafHashes.@Nullable Sweep sequencedRoots;
  private LeafHashes.@Nullable Sweep rewrittenRoots;
  private final List<Place.Interval> odd = new ArrayList<>();
  private boolean checkpointSeen;
  private long lastSize;
  private long lastSigned;
  private long fitting;
  private long fittingSize;

  LogCheck(Optional<VerifierKey> given) {
    this.given = given;
    this.key = given;
  }

  Report run(InputStream in, List<Verifier.Given> texts) throws IOException {
    Lines lines = new Lines(in);
    try {
      head(lines);
    } catch (Malformed e) {
      found.differs(new Place.Line(lines.number()), e.why());
      return found.report("log"); // not a log: nothing below can be read
    }
    takeReceipts(texts);
    try {
      items(lines);
    } catch (Malformed e) {
      found.differs(new Place.Line(lines.number()), e.why());
    }
    conclude();
    return found.report("log");
  }

  // ── the four lines of the head ──

  private void head(Lines lines) throws IOException, Malformed {
    if (!HEAD.equals(lines.next())) {
      throw new Malformed("log.head");
    }
    String origin = headLine(lines, "origin");
    String keyText = headLine(lines, "key");
    String size = headLine(lines, "size");
    try {
      VerifierKey inFile = VerifierKey.parse(keyText);
      if (given.isEmpty()) {
        key = Optional.of(inFile);
        found.warn("log.key.own", "key", keyText);
      }
    } catch (Malformed e) {
      found.differs(new Place.Line(3), "log.key.bad", "why", e.why());
    }
    if (given.isPresent() && !given.get().text().equals(keyText)) {
      found.differs(new Place.Line(3), "log.key.other", "seen", keyText);
    }
    if (key.isPresent() && !origin.equals(key.get().name())) {
      found.differs(new Place.Line(2), "log.origin", "seen", origin, "expected", key.get().name());
    }
    try {
      announced = OptionalLong.of(Strict.decimal(size));
    } catch (Malformed e) {
      found.differs(new Place.Line(4), e.why());
    }
  }

  private static String headLine(Lines lines, String word) throws IOException, Malformed {
    String line = lines.next();
    if (line == null || !line.startsWith(word + " ")) {
      throw new Malformed("log.head.line", "word", word);
    }
    return line.substring(word.length() + 1);
  }

  // ── receipts kept by members ──

  private void takeReceipts(List<Verifier.Given> texts) {
    if (key.isEmpty()) {
      return; // already said: nothing signed can be checked
    }
    for (Verifier.Given text : texts) {
      try {
        Receipt receipt = Receipt.parse(text.name(), text.text());
        List<Report.Difference> problems = receipt.problems(key.get());
        for (Report.Difference p : problems) {
          badReceipt(text.name(), p.statement());
        }
        if (problems.isEmpty()) {
          receipts.computeIfAbsent(receipt.index(), i -> new ArrayList<>()).add(receipt);
        }
      } catch (Malformed e) {
        badReceipt(text.name(), e.why());
      }
    }
  }

  private void badReceipt(String name, Statement why) {
    found.differs(new Place.Whole(), "log.receipt.bad", "receipt", name, "why", why);
  }

  // ── one line an item ──

  private void items(Lines lines) throws IOException, Malformed {
    boolean ended = false;
    for (String line = lines.next(); line != null; line = lines.next()) {
      if (ended) {
        throw new Malformed("log.after_end");
      }
      if (line.startsWith("entry ")) {
        entry(line);
      } else if (line.startsWith("checkpoint ")) {
        checkpoint(line, lines.number());
      } else if (line.equals("end")) {
        ended = true;
      } else {
        found.differs(new Place.Line(lines.number()), "log.line", "seen", line);
      }
    }
    if (!ended) {
      found.differs(new Place.Line(lines.number()), "log.no_end");
    }
  }

  private void entry(String line) {
    read++;
    if (checkpointSeen) {
      entryDiffers(expected, "log.entry.late");
    }
    String[] parts = line.split(" ", -1);
    if (parts.length != 4) {
      entryDiffers(expected, "log.entry.line");
      hashesLost = true;
      expected++;
      return;
    }
    byte[] bytes = null;
    Entry entry = null;
    Statement unreadable = null;
    try {
      bytes = Strict.base64(parts[3]);
      entry = Entry.read(bytes);
    } catch (Malformed e) {
      unreadable = e.why();
    }
    long place = place(parts[1], entry);
    if (unreadable != null) {
      entryDiffers(place, "log.entry.unreadable", "why", unreadable);
    }
    byte[] stored = null;
    try {
      stored = Strict.hash(parts[2]);
    } catch (Malformed e) {
      entryDiffers(place, "log.entry.leaf", "why", e.why());
    }
    byte[] now = bytes == null ? null : Merkle.leaf(bytes);
    if (stored != null && now != null && !Arrays.equals(stored, now)) {
      entryDiffers(place, "log.entry.hash");
    }
    keep(stored == null ? now : stored, now == null ? stored : now);
    if (entry != null) {
      numberNodeAndTime(entry, place);
    }
    if (bytes != null) {
      besideReceipts(place, bytes, entry);
    }
    expected = Math.max(expected, place + 1);
  }

  private void numberNodeAndTime(Entry entry, long place) {
    if (entry.number() != place) {
      entryDiffers(place, "log.entry.number", "seen", entry.number());
    }
    String node = entry.fields().getOrDefault("node", "");
    if (key.isPresent() && !key.get().name().equals(NAMED + node)) {
      entryDiffers(place, "log.entry.node", "seen", node, "expected", key.get().name());
    }
    if (Duration.between(entry.at(), last).compareTo(SET_BACK) > 0) {
      entryDiffers(place, "log.entry.clock", "at", entry.at(), "before", last);
    } else if (entry.at().isBefore(last)) {
      found.warn("log.entry.time", "entry", place, "at", entry.at(), "before", last);
    }
    last = entry.at();
  }

  private void besideReceipts(long place, byte[] bytes, @Nullable Entry entry) {
    for (Receipt receipt : receipts.getOrDefault(place, List.of())) {
      if (!Arrays.equals(bytes, receipt.bytes())) {
        String fields = entry == null ? "?" : receipt.entry().differsFrom(entry);
        String name = receipt.name();
        entryDiffers(place, "log.receipt.entry", "receipt", name, "fields", fields);
      }
    }
  }

  /** The place of an entry in the log, from its label, or from its own number if that one fits. */
  private long place(String label, @Nullable Entry entry) {
    long said = expected;
    boolean labelled = true;
    try {
      said = Strict.decimal(label);
    } catch (Malformed e) {
      labelled = false;
    }
    boolean fits = said == expected || (entry != null && entry.number() == expected);
    long place = fits || said >= announced.orElse(Long.MAX_VALUE) ? expected : said;
    if (!labelled || said != place) {
      entryDiffers(place, "log.entry.label", "seen", label);
    }
    if (place > expected) {
      entryDiffers(expected, "log.entry.missing", "count", place - expected, "last", place - 1);
      hashesLost = true;
    } else if (place < expected) {
      entryDiffers(place, "log.entry.repeated", "expected", expected);
      hashesLost = true;
    }
    return place;
  }

  private void entryDiffers(long place, String code, Object... namesAndValues) {
    entriesHold = false;
    found.differs(new Place.Entry(place), code, namesAndValues);
  }

  private void keep(byte @Nullable [] stored, byte @Nullable [] now) {
    if (hashesLost) {
      return;
    }
    if (stored == null || now == null) {
      hashesLost = true;
      return;
    }
    if (rewritten == null && !Arrays.equals(stored, now)) {
      rewritten = sequenced.copy();
    }
    sequenced.add(stored);
    if (rewritten != null) {
      rewritten.add(now);
    }
  }

  // ── checkpoints ──

  private void checkpoint(String line, long lineNumber) {
    checkpointSeen = true;
    Checkpoint checkpoint;
    try {
      String note = line.substring("checkpoint ".length());
      checkpoint = Checkpoint.parse(Strict.utf8(Strict.base64(note)));
    } catch (Malformed e) {
      found.differs(new Place.Line(lineNumber), "log.checkpoint.bad", "why", e.why());
      return;
    }
    long size = checkpoint.size();
    if (size < lastSize) {
      found.differs(new Place.Line(lineNumber), "log.checkpoint.order", "size", size);
      return;
    }
    lastSize = size;
    try {
      if (key.isPresent()) {
        checkpoint.requireSignedBy(key.get());
      }
    } catch (Malformed e) {
      // An unsigned root proves nothing about the entries.
      Place interval = new Place.Interval(fittingSize, size);
      String code = "log.checkpoint.signature";
      found.differs(interval, code, "size", size, "line", lineNumber, "why", e.why());
      return;
    }
    lastSigned = size;
    root(checkpoint, size);
  }

  /** Whether a signed root is that of the entries read. */
  private void root(Checkpoint checkpoint, long size) {
    if (size > sequenced.size()) {
      if (hashesLost) {
        found.warn("log.checkpoint.unchecked", "size", size);
      } else {
        entryDiffers(sequenced.size(), "log.checkpoint.beyond", "size", size, "seen", read);
      }
      return;
    }
    if (!fits(checkpoint)) {
      odd.add(new Place.Interval(fittingSize, size));
      return;
    }
    // A root fits over these entries: signed roots before it that did not fit tell another story.
    for (Place.Interval other : odd) {
      found.differs(other, "log.checkpoint.fork", "size", other.to());
    }
    odd.clear();
    fitting++;
    fittingSize = size;
  }

  private boolean fits(Checkpoint checkpoint) {
    if (sequencedRoots == null) {
      sequencedRoots = sequenced.new Sweep();
      rewrittenRoots = rewritten == null ? null : rewritten.new Sweep();
    }
    if (Arrays.equals(sequencedRoots.rootAt(checkpoint.size()), checkpoint.root())) {
      return true;
    }
    if (rewrittenRoots == null
        || !Arrays.equals(rewrittenRoots.rootAt(checkpoint.size()), checkpoint.root())) {
      return false;
    }
    found.warn("log.checkpoint.rewritten", "size", checkpoint.size());
    return true;
  }

  // ── the end ──

  private void conclude() {
    if (!odd.isEmpty()) {
      Place.Interval first = odd.getFirst();
      found.differs(first, "log.checkpoint.root", "size", first.to(), "count", odd.size());
    }
    if (announced.isPresent() && expected != announced.getAsLong()) {
      long size = announced.getAsLong();
      entryDiffers(Math.min(expected, size), "log.size", "announced", size, "seen", read);
    }
    compareReceipts();
    if (entriesHold) {
      found.checked("log.entries", "count", read);
    }
    if (fitting > 0 && key.isPresent()) {
      found.checked(
          "log.checkpoints", "count", fitting, "size", fittingSize, "key", key.get().text());
    }
    if (!checkpointSeen) {
      found.differs(new Place.Interval(0, expected), Report.NO_CHECKPOINT, "count", expected);
    } else if (expected > lastSigned) {
      Place end = new Place.Interval(lastSigned, expected);
      found.differs(end, Report.UNPUBLISHED, "count", expected - lastSigned);
    }
  }

  private void compareReceipts() {
    LeafHashes.Sweep roots = sequenced.new Sweep();
    LeafHashes.Sweep others = rewritten == null ? null : rewritten.new Sweep();
    Comparator<Receipt> bySize =
        Comparator.comparingLong((Receipt r) -> r.checkpoint().size())
            .thenComparingLong(Receipt::index)
            .thenComparing(Receipt::name);
    for (Receipt receipt :
        receipts.values().stream().flatMap(List::stream).sorted(bySize).toList()) {
      long size = receipt.checkpoint().size();
      byte[] root = receipt.checkpoint().root();
      if (size > expected) {
        entryDiffers(
            expected, "log.receipt.beyond", "receipt", receipt.name(), "size", size, "seen", read);
      } else if (size > sequenced.size()) {
        found.warn("log.receipt.unchecked", "receipt", receipt.name());
      } else if (Arrays.equals(roots.rootAt(size), root)
          || (others != null && Arrays.equals(others.rootAt(size), root))) {
        found.checked(
            "log.receipt.holds", "receipt", receipt.name(), "entry", receipt.index(), "size", size);
      } else {
        narrow(receipt);
      }
    }
  }

  /** The receipt's proof has the hashes of the subtrees beside its entry: which are not ours? */
  private void narrow(Receipt receipt) {
    List<Merkle.Sibling> siblings = Merkle.siblings(receipt.index(), receipt.checkpoint().size());
    for (int i = 0; i < siblings.size(); i++) {
      Merkle.Sibling s = siblings.get(i);
      byte[] proved = receipt.proof().get(i);
      boolean same =
          Arrays.equals(sequenced.root(s.from(), s.to()), proved)
              || (rewritten != null && Arrays.equals(rewritten.root(s.from(), s.to()), proved));
      if (!same && s.to() - s.from() == 1) {
        entryDiffers(s.from(), "log.receipt.root", "receipt", receipt.name());
      } else if (!same) {
        found.differs(
            new Place.Interval(s.from(), s.to()), "log.receipt.root", "receipt", receipt.name());
      }
    }
    byte[] leaf = Merkle.leaf(receipt.bytes());
    if (!Arrays.equals(sequenced.get(receipt.index()), leaf)) {
      entryDiffers(receipt.index(), "log.receipt.root", "receipt", receipt.name());
    }
  }
}
