// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.decision;

import static coop.lanterne.db.Tables.*;

import module java.base;

import coop.lanterne.db.tables.records.JournalEntryRecord;
import coop.lanterne.journal.Checkpoint;
import coop.lanterne.journal.ConsistencyProof;
import coop.lanterne.journal.Entry;
import coop.lanterne.journal.Export;
import coop.lanterne.journal.Frontier;
import coop.lanterne.journal.HashSource;
import coop.lanterne.journal.Malformed;
import coop.lanterne.journal.Merkle;
import coop.lanterne.journal.Receipts;
import coop.lanterne.journal.SignedNote;
import coop.lanterne.journal.SignerKey;
import coop.lanterne.journal.State;
import coop.lanterne.journal.VerifierKey;
import coop.lanterne.kernel.Digest;
import coop.lanterne.kernel.Id;
import coop.lanterne.kernel.Receipt;
import coop.lanterne.kernel.Value;
import coop.lanterne.node.storage.Store;
import coop.lanterne.node.storage.Trouble;
import coop.lanterne.node.storage.Tx;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * The node's log. An entry is recorded in the transaction of what it records, then sequenced, then
 * published under a signed checkpoint, by one writer, in order. What a stop left half-way is taken
 * up at the next start.
 */
public final class Journal {
  private static final Logger LOG = Logger.getLogger(Journal.class.getName());

  private final Store store;
  private final SignerKey key;

  private Journal(Store store, SignerKey key) {
    this.store = store;
    this.key = key;
  }

  /**
   * What is to be recorded; the journal adds the number, the instant, the node and the charter.
   *
   * @param role role of whoever acted, never a name
   * @param action what was done
   * @param object what it is about
   * @param payload digest of its canonical bytes
   */
  public record Line(
      String role,
      String action,
      Optional<Id> object,
      Digest payload,
      Optional<Digest> document,
      Optional<Id> decision,
      Optional<Id> reverses,
      Optional<Digest> data) {

    /** A fact: something that happened or was received, decided by nobody. */
    public static Line fact(String role, String action, Id object, Digest payload) {
      return new Line(
          role,
          action,
          Optional.of(object),
          payload,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());
    }

    /** The same line, about data of that digest. */
    public Line of(Digest data) {
      return new Line(
          role, action, object, payload, document, decision, reverses, Optional.of(data));
    }

    /** The same line, following that decision. */
    public Line under(Id decision) {
      return new Line(
          role, action, object, payload, document, Optional.of(decision), reverses, data);
    }
  }

  /** An entry as pages list it. */
  public record Item(Entry entry, State state) {}

  /** Opens the log of that folder; its key is made at the first opening. */
  public static Journal open(Store store) {
    Path file = store.folder().resolve(Store.KEY);
    try {
      Optional<String> last = store.read(Journal::lastCheckpoint);
      SignerKey key;
      if (Files.exists(file)) {
        key = readKey(file, last);
      } else if (last.isPresent()) {
        // a new key, made in silence, would break with every receipt that was handed out
        throw Trouble.of(
            Trouble.Cause.ENVIRONMENT, "journal-key-missing", Store.KEY, file.toString());
      } else {
        key = SignerKey.generate("lanterne/" + store.node(), new SecureRandom());
        writeSecret(file, key.write() + "\n");
      }
      Journal journal = new Journal(store, key);
      journal.sequenceAndPublish();
      return journal;
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** The key in the file, which has to be the one that signed the last checkpoint. */
  private static SignerKey readKey(Path file, Optional<String> last) throws IOException {
    try {
      SignerKey key = SignerKey.parse(Files.readString(file).strip());
      if (last.isEmpty() || SignedNote.parse(last.get()).verifies(key.verifierKey())) {
        return key;
      }
    } catch (Malformed | CharacterCodingException e) {
      // said below: no key, or a checkpoint that nobody signed
    }
    throw Trouble.of(Trouble.Cause.ENVIRONMENT, "journal-key-foreign", Store.KEY, file.toString());
  }

  private static void writeSecret(Path file, String text) throws IOException {
    Path draft = Files.createTempFile(file.toAbsolutePath().getParent(), "key", ".new");
    if (Files.getFileStore(draft).supportsFileAttributeView("posix")) {
      Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString("rw-------"));
    }
    Files.writeString(
        draft, text, StandardCharsets.US_ASCII, StandardOpenOption.WRITE, StandardOpenOption.SYNC);
    Files.move(draft, file, java.nio.file.StandardCopyOption.ATOMIC_MOVE);
  }

  /** The key that checks receipts and checkpoints. */
  public VerifierKey key() {
    return key.verifierKey();
  }

  /** Records a line, in the transaction of what it records; gives its number. */
  public long record(Tx tx, Line line, Digest charter) {
    DSLContext sql = tx.sql();
    long number = sql.fetchCount(JOURNAL_ENTRY);
    JournalEntryRecord row = sql.newRecord(JOURNAL_ENTRY);
    row.setNumber(number);
    row.setAt(tx.now().toString());
    row.setNode(tx.node());
    row.setRole(line.role());
    row.setAction(line.action());
    line.object().ifPresent(o -> row.setObject(o.toString()));
    row.setPayload(line.payload().hex());
    line.document().ifPresent(d -> row.setDocument(d.hex()));
    line.decision().ifPresent(d -> row.setDecision(d.toString()));
    line.reverses().ifPresent(d -> row.setReverses(d.toString()));
    row.setCharter(charter.hex());
    line.data().ifPresent(d -> row.setData(d.hex()));
    Entry.of(columns(row)); // refused here rather than found unreadable later
    row.insert();
    return number;
  }

  /**
   * Sequences what is recorded and publishes a checkpoint that covers it. What was decided or
   * received is already on the disk: when this fails, as on a full disk, nobody is told that it was
   * not kept. The entry stays recorded, and the next call, or the next start, takes it up.
   */
  public void advance() {
    try {
      sequenceAndPublish();
    } catch (RuntimeException failure) {
      later(failure);
    }
  }

  private static void later(RuntimeException failure) {
    if (failure instanceof Trouble) { // its cause is known: no trace of ours
      LOG.log(
          Level.WARNING, "the journal could not be carried on, later: {0}", failure.getMessage());
    } else {
      LOG.log(
          Level.WARNING, "the journal could not be carried on; it will be tried again", failure);
    }
  }

  private void sequenceAndPublish() {
    store.write(
        tx -> {
          sequence(tx.sql());
          return true;
        });
    store.write(
        tx -> {
          publish(tx.sql());
          return true;
        });
  }

  private void sequence(DSLContext sql) {
    List<JournalEntryRecord> recorded =
        sql.selectFrom(JOURNAL_ENTRY)
            .where(JOURNAL_ENTRY.LEAF_HASH.isNull(), JOURNAL_ENTRY.NUMBER.ge(publishedSize(sql)))
            .orderBy(JOURNAL_ENTRY.NUMBER)
            .fetch();
    if (recorded.isEmpty()) {
      return;
    }
    long size = recorded.getFirst().getNumber();
    List<Digest> leaves = recorded.stream().map(r -> Entry.of(columns(r)).leafHash()).toList();
    Frontier.Growth growth = Frontier.at(size, hashes(sql)).grow(leaves);
    for (Frontier.Kept kept : growth.kept()) {
      if (kept.level() == 0) {
        sql.update(JOURNAL_ENTRY)
            .set(JOURNAL_ENTRY.LEAF_HASH, kept.hash().hex())
            .where(JOURNAL_ENTRY.NUMBER.eq(kept.number()))
            .execute();
      } else {
        sql.insertInto(JOURNAL_HASH)
            .set(JOURNAL_HASH.TIER, kept.level())
            .set(JOURNAL_HASH.NUMBER, kept.number())
            .set(JOURNAL_HASH.HASH, kept.hash().hex())
            .execute();
      }
    }
  }

  private void publish(DSLContext sql) {
    long published = publishedSize(sql);
    long size = published;
    for (JournalEntryRecord row :
        sql.selectFrom(JOURNAL_ENTRY)
            .where(JOURNAL_ENTRY.NUMBER.ge(published))
            .orderBy(JOURNAL_ENTRY.NUMBER)
            .fetch()) {
      if (row.getNumber() != size || !isAsSequenced(row)) {
        LOG.log(Level.WARNING, "entry {0} is not as sequenced: nothing is signed from there", size);
        break;
      }
      size++;
    }
    if (size == published) {
      return;
    }
    Frontier tree = Frontier.at(size, hashes(sql));
    SignedNote note = Checkpoint.of(key.verifierKey(), tree).sign(key);
    sql.insertInto(JOURNAL_CHECKPOINT)
        .set(JOURNAL_CHECKPOINT.SIZE, size)
        .set(JOURNAL_CHECKPOINT.NOTE, note.toString())
        .execute();
  }

  /** Whether the hash that is kept is that of the columns: what was altered is never signed. */
  private static boolean isAsSequenced(JournalEntryRecord row) {
    try {
      return Entry.of(columns(row)).leafHash().hex().equals(row.getLeafHash());
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static HashSource hashes(DSLContext sql) {
    return (level, from, count) -> {
      List<String> hexes =
          level == 0
              ? sql.selectFrom(JOURNAL_ENTRY)
                  .where(
                      JOURNAL_ENTRY.NUMBER.between(from, from + count - 1),
                      JOURNAL_ENTRY.LEAF_HASH.isNotNull())
                  .orderBy(JOURNAL_ENTRY.NUMBER)
                  .fetch(JournalEntryRecord::getLeafHash)
              : sql.selectFrom(JOURNAL_HASH)
                  .where(
                      JOURNAL_HASH.TIER.eq(level),
                      JOURNAL_HASH.NUMBER.between(from, from + count - 1))
                  .orderBy(JOURNAL_HASH.NUMBER)
                  .fetch(r -> r.getHash());
      if (hexes.size() != count) {
        throw new IllegalStateException(
            "the log keeps " + hexes.size() + " of " + count + " hashes of level " + level);
      }
      return hexes.stream().map(Digest::new).toList();
    };
  }

  /** The hashes of the log, to serve as tiles. */
  public HashSource hashes() {
    return (level, from, count) -> store.read(sql -> hashes(sql).read(level, from, count));
  }

  /** How many entries the last checkpoint covers. */
  public long size() {
    return store.read(Journal::publishedSize);
  }

  private static long publishedSize(DSLContext sql) {
    return sql.selectFrom(JOURNAL_CHECKPOINT)
        .orderBy(JOURNAL_CHECKPOINT.SIZE.desc())
        .limit(1)
        .fetchOptional()
        .map(r -> r.getSize())
        .orElse(0L);
  }

  /** The last checkpoint, as a signed note. */
  public Optional<String> checkpoint() {
    return store.read(Journal::lastCheckpoint);
  }

  private static Optional<String> lastCheckpoint(DSLContext sql) {
    return sql.selectFrom(JOURNAL_CHECKPOINT)
        .orderBy(JOURNAL_CHECKPOINT.SIZE.desc())
        .limit(1)
        .fetchOptional()
        .map(r -> r.getNote());
  }

  /** The checkpoint of that size, as a signed note, where one was published. */
  public Optional<String> checkpoint(long size) {
    return store.read(
        sql ->
            sql.selectFrom(JOURNAL_CHECKPOINT)
                .where(JOURNAL_CHECKPOINT.SIZE.eq(size))
                .fetchOptional()
                .map(r -> r.getNote()));
  }

  /** Why the log of that many entries continues that of fewer, as a file. */
  public String consistency(long older, long newer) {
    return ConsistencyProof.write(Merkle.consistency(older, newer, hashes()));
  }

  /** The canonical bytes of published entries, in order, to serve as a bundle. */
  public List<byte[]> bytes(long from, int count) {
    return store.read(
        sql ->
            sql.selectFrom(JOURNAL_ENTRY)
                .where(JOURNAL_ENTRY.NUMBER.between(from, from + count - 1))
                .orderBy(JOURNAL_ENTRY.NUMBER)
                .fetch(r -> read(r, 0).entry().bytes()));
  }

  /** The receipt of an entry, once it is published. */
  public Optional<Receipt> receipt(long number) {
    return store.read(
        sql -> {
          long size = publishedSize(sql);
          if (number < 0 || number >= size) {
            return Optional.empty();
          }
          JournalEntryRecord row =
              sql.selectFrom(JOURNAL_ENTRY).where(JOURNAL_ENTRY.NUMBER.eq(number)).fetchSingle();
          String note =
              sql.selectFrom(JOURNAL_CHECKPOINT)
                  .where(JOURNAL_CHECKPOINT.SIZE.eq(size))
                  .fetchSingle()
                  .getNote();
          try {
            return Optional.of(
                Receipts.make(number, read(row, size).entry().bytes(), note, hashes(sql)));
          } catch (IllegalStateException e) {
            throw altered(number); // what is stored no longer leads to what was signed
          }
        });
  }

  /** The number of the entry that carries that decision or is about that object. */
  public Optional<Long> numberOf(Id object) {
    return store.read(
        sql ->
            sql.selectFrom(JOURNAL_ENTRY)
                .where(JOURNAL_ENTRY.OBJECT.eq(object.toString()))
                .orderBy(JOURNAL_ENTRY.NUMBER)
                .limit(1)
                .fetchOptional()
                .map(JournalEntryRecord::getNumber));
  }

  /** That entry. */
  public Item get(long number) {
    return store.read(
        sql ->
            sql.selectFrom(JOURNAL_ENTRY)
                .where(JOURNAL_ENTRY.NUMBER.eq(number))
                .fetchOptional()
                .map(r -> read(r, publishedSize(sql)))
                .orElseThrow(
                    () ->
                        Trouble.of(
                            Trouble.Cause.INPUT,
                            "entry-unknown",
                            "journal",
                            Long.toString(number))));
  }

  /**
   * Entries from the newest, {@code skip} of them left out; of one action alone where it is given.
   */
  public List<Item> list(Optional<String> action, long skip, int most) {
    return store.read(
        sql -> {
          long published = publishedSize(sql);
          return sql.selectFrom(JOURNAL_ENTRY)
              .where(of(action))
              .orderBy(JOURNAL_ENTRY.NUMBER.desc())
              .limit(most)
              .offset(skip)
              .fetch(r -> read(r, published));
        });
  }

  /** Entries of every kind from the newest. */
  public List<Item> list(long skip, int most) {
    return list(Optional.empty(), skip, most);
  }

  /** How many entries are recorded; of one action alone where it is given. */
  public long count(Optional<String> action) {
    return store.read(sql -> (long) sql.fetchCount(JOURNAL_ENTRY, of(action)));
  }

  /** Every action that the log knows, by name. */
  public List<String> actions() {
    return store.read(
        sql ->
            sql.selectDistinct(JOURNAL_ENTRY.ACTION)
                .from(JOURNAL_ENTRY)
                .orderBy(JOURNAL_ENTRY.ACTION)
                .fetch(r -> r.into(JOURNAL_ENTRY).getAction()));
  }

  private static Condition of(Optional<String> action) {
    return action.<Condition>map(JOURNAL_ENTRY.ACTION::eq).orElseGet(DSL::noCondition);
  }

  /** An entry and how far it went, which its hash and the last checkpoint say. */
  private static Item read(JournalEntryRecord row, long published) {
    Optional<Long> sequenced =
        row.getLeafHash() == null ? Optional.empty() : Optional.of(row.getNumber());
    try {
      return new Item(Entry.of(columns(row)), State.of(sequenced, published));
    } catch (IllegalArgumentException e) {
      throw altered(row.getNumber());
    }
  }

  /** The log was changed outside of Lanterne: said to whoever reads, with the entry. */
  private static Trouble altered(long number) {
    return Trouble.of(Trouble.Cause.ENVIRONMENT, "log-altered", "journal", Long.toString(number));
  }

  /**
   * Signs a checkpoint over the whole log, then writes it as it stands in the tables; the verifier
   * judges it. What could not be signed, as on a full disk, is written all the same: the verifier
   * names it.
   */
  public void export(Appendable out) throws IOException {
    Extent extent = sign();
    try {
      store.read(
          sql -> {
            try {
              writeAll(sql, extent, out);
              return true;
            } catch (IOException e) {
              throw new java.io.UncheckedIOException(e);
            }
          });
    } catch (java.io.UncheckedIOException e) {
      throw java.util.Objects.requireNonNull(e.getCause());
    }
  }

  /** How many rows an export has: what others record after its checkpoint is for the next one. */
  private record Extent(int entries, int checkpoints) {
    static Extent of(DSLContext sql) {
      return new Extent(sql.fetchCount(JOURNAL_ENTRY), sql.fetchCount(JOURNAL_CHECKPOINT));
    }
  }

  private Extent sign() {
    try {
      return store.write(
          tx -> {
            sequence(tx.sql());
            publish(tx.sql());
            return Extent.of(tx.sql());
          });
    } catch (RuntimeException failure) {
      later(failure);
      return store.read(Extent::of);
    }
  }

  private void writeAll(DSLContext sql, Extent extent, Appendable out) throws IOException {
    Export export = Export.begin(out, key.verifierKey(), extent.entries());
    try (var rows =
        sql.selectFrom(JOURNAL_ENTRY)
            .orderBy(JOURNAL_ENTRY.NUMBER)
            .limit(extent.entries())
            .fetchLazy()) {
      for (JournalEntryRecord row : rows) {
        export.entry(bytes(row.getLeafHash()), columns(row));
      }
    }
    for (var checkpoint :
        sql.selectFrom(JOURNAL_CHECKPOINT)
            .orderBy(JOURNAL_CHECKPOINT.SIZE)
            .limit(extent.checkpoints())
            .fetch()) {
      export.checkpoint(checkpoint.getNote());
    }
    export.end();
  }

  private static byte[] bytes(@Nullable String hex) {
    try {
      return hex == null ? new byte[0] : HexFormat.of().parseHex(hex);
    } catch (IllegalArgumentException e) {
      return hex.getBytes(StandardCharsets.UTF_8); // altered: exported as it was found
    }
  }

  /** The columns as they stand now, whatever was done to them. */
  private static Value.Rec columns(JournalEntryRecord row) {
    return Value.rec(
        "number", (long) row.getNumber(),
        "at", row.getAt(),
        "node", row.getNode(),
        "role", row.getRole(),
        "action", row.getAction(),
        "object", text(row.getObject()),
        "version", row.getVersion() == null ? Value.nil() : Value.of((long) row.getVersion()),
        "payload", bytes(row.getPayload()),
        "document", digest(row.getDocument()),
        "decision", text(row.getDecision()),
        "reverses", text(row.getReverses()),
        "charter", bytes(row.getCharter()),
        "model", text(row.getModel()),
        "data", digest(row.getData()));
  }

  private static Value text(@Nullable String text) {
    return text == null ? Value.nil() : Value.of(text);
  }

  private static Value digest(@Nullable String hex) {
    return hex == null ? Value.nil() : Value.of(bytes(hex));
  }
}
