// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.decision;

import static coop.lanterne.db.Tables.*;

import module java.base;

import coop.lanterne.charter.Ask;
import coop.lanterne.charter.Charter;
import coop.lanterne.charter.Gates;
import coop.lanterne.db.tables.records.CharterInForceRecord;
import coop.lanterne.kernel.CanonicalBytes;
import coop.lanterne.kernel.Digest;
import coop.lanterne.kernel.Enacted;
import coop.lanterne.kernel.Id;
import coop.lanterne.kernel.Value;
import coop.lanterne.node.storage.Store;
import coop.lanterne.node.storage.Tx;
import org.jooq.DSLContext;

/**
 * The texts of the charter that the node knows, and the one in force. A text comes into force by a
 * decision and by nothing else.
 */
public final class Charters {
  /** What the log says of a node that has no charter yet. */
  private static final Digest NONE = CanonicalBytes.digest("charter/0", Value.nil());

  private final Store store;
  private final ZoneId zone;
  private final Map<Digest, Charter> read = new ConcurrentHashMap<>();

  /** The charters of that node, whose days are counted in that zone. */
  public Charters(Store store, ZoneId zone) {
    this.store = store;
    this.zone = zone;
  }

  /**
   * The charter in force.
   *
   * @param number how many came into force before it
   * @param adopted whether an assembly adopted it; it is provisional otherwise
   * @param decision the decision that put it in force
   */
  public record InForce(
      long number, Charter charter, Digest digest, boolean adopted, Instant since, Id decision) {}

  /** The founding, which put the first charter in force. */
  Optional<Founding.Read> founding() {
    return store.read(
        sql ->
            sql.select(DOCUMENT.CANONICAL, DOCUMENT.ID)
                .from(DOCUMENT)
                .join(CHARTER_IN_FORCE)
                .on(CHARTER_IN_FORCE.DECISION.eq(DOCUMENT.ID))
                .where(CHARTER_IN_FORCE.NUMBER.eq(0L))
                .fetchOptional()
                .map(
                    r -> {
                      Value.Rec decision =
                          (Value.Rec)
                              CanonicalBytes.decode(r.into(DOCUMENT).getCanonical()).value();
                      Value.Rec founding =
                          (Value.Rec) ((Value.Rec) decision.get("outcome")).get("value");
                      return new Founding.Read(
                          founding.text("organisation"),
                          Id.parse(founding.text("keeper")),
                          Id.parse(founding.text("second")),
                          Id.parse(decision.text("id")));
                    }));
  }

  /** Whether an assembly decided that the founding stands. */
  boolean isFoundingConfirmed() {
    return store.read(
        sql ->
            sql.fetchExists(
                DECISION, DECISION.ACT.eq(Founding.CONFIRM), DECISION.OUTCOME.ne("refused")));
  }

  /** The charter in force; none before the founding. */
  public Optional<InForce> find() {
    return store.read(sql -> find(sql));
  }

  /** The charter in force. */
  public InForce get() {
    return find().orElseThrow(() -> new IllegalStateException("this node is not founded yet"));
  }

  private Optional<InForce> find(DSLContext sql) {
    return row(sql).map(r -> inForce(sql, r));
  }

  private InForce inForce(DSLContext sql, CharterInForceRecord r) {
    return new InForce(
        r.getNumber(),
        text(sql, r.getDigest()),
        r.getDigest(),
        r.getState().equals("adopted"),
        r.getSince(),
        r.getDecision());
  }

  private static Optional<CharterInForceRecord> row(DSLContext sql) {
    return sql.selectFrom(CHARTER_IN_FORCE)
        .orderBy(CHARTER_IN_FORCE.NUMBER.desc())
        .limit(1)
        .fetchOptional();
  }

  /** Whether no charter was ever in force, that is, before the founding. */
  static boolean isEmpty(DSLContext sql) {
    return row(sql).isEmpty();
  }

  /** The digest to write beside an entry of the journal, within its transaction. */
  public Digest digest(DSLContext sql) {
    return row(sql).map(r -> r.getDigest()).orElse(NONE);
  }

  /** The gates of the charter in force, within a transaction. */
  Gates gates(DSLContext sql) {
    return new Gates(charter(sql), zone);
  }

  /** The charter in force, within a transaction. */
  Charter charter(DSLContext sql) {
    return find(sql)
        .map(InForce::charter)
        .orElseThrow(() -> new IllegalStateException("this node is not founded yet"));
  }

  /** That text. */
  public Charter text(Digest digest) {
    return store.read(sql -> text(sql, digest));
  }

  private Charter text(DSLContext sql, Digest digest) {
    return read.computeIfAbsent(
        digest,
        d ->
            Charter.of(
                (Value.Rec)
                    CanonicalBytes.decode(
                            sql.selectFrom(CHARTER_TEXT)
                                .where(CHARTER_TEXT.DIGEST.eq(d))
                                .fetchSingle()
                                .getCanonical())
                        .value()));
  }

  /** The YAML of that text, as it was brought. */
  public byte[] yaml(Digest digest) {
    return store.read(
        sql ->
            sql.selectFrom(CHARTER_TEXT)
                .where(CHARTER_TEXT.DIGEST.eq(digest))
                .fetchSingle()
                .getYaml());
  }

  /** Every text that came into force, the first one first. */
  public List<InForce> history() {
    return store.read(
        sql ->
            sql.selectFrom(CHARTER_IN_FORCE)
                .orderBy(CHARTER_IN_FORCE.NUMBER)
                .fetch(r -> inForce(sql, r)));
  }

  /** Every text known, the newest first. */
  public List<Digest> list() {
    return store.read(
        sql ->
            sql.selectFrom(CHARTER_TEXT)
                .orderBy(CHARTER_TEXT.ADDED_AT.desc(), CHARTER_TEXT.DIGEST)
                .fetch(r -> r.getDigest()));
  }

  /** Keeps a text; it has no force by that. */
  public Digest keep(Tx tx, Charter charter, byte[] yaml) {
    Digest digest = charter.digest();
    tx.sql()
        .insertInto(CHARTER_TEXT)
        .set(CHARTER_TEXT.DIGEST, digest)
        .set(CHARTER_TEXT.VERSION, charter.version())
        .set(CHARTER_TEXT.YAML, yaml)
        .set(CHARTER_TEXT.CANONICAL, CanonicalBytes.encode("charter.tree/1", charter.tree()))
        .set(CHARTER_TEXT.ADDED_AT, tx.now())
        .onConflictDoNothing()
        .execute();
    return digest;
  }

  /** Puts a text in force, provisionally: the founding alone does that. */
  void putInForce(Tx tx, Enacted<Founding> founding) {
    insert(tx, founding, founding.value().charter(), "provisional");
  }

  /**
   * Puts in force the text that an assembly adopted.
   *
   * @param revision how the text in force says that it changes, and what was done
   * @throws RefusedByCharter when the text in force does not allow it
   */
  public void adopt(Tx tx, Enacted<AdoptedText> adopted, Ask.Revise revision) {
    Gatekeeper.pass(gates(tx.sql()), revision);
    insert(tx, adopted, adopted.value().digest(), "adopted");
  }

  private static void insert(Tx tx, Enacted<?> by, Digest digest, String state) {
    tx.sql()
        .insertInto(CHARTER_IN_FORCE)
        .set(CHARTER_IN_FORCE.NUMBER, (long) tx.sql().fetchCount(CHARTER_IN_FORCE))
        .set(CHARTER_IN_FORCE.DIGEST, digest)
        .set(CHARTER_IN_FORCE.STATE, state)
        .set(CHARTER_IN_FORCE.SINCE, tx.now())
        .set(CHARTER_IN_FORCE.DECISION, by.decision().id())
        .execute();
  }
}
