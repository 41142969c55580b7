// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.debates.open;

import static coop.lanterne.db.Tables.*;

import module java.base;

import coop.lanterne.db.tables.records.OfferedTextRecord;
import coop.lanterne.kernel.Canonical;
import coop.lanterne.kernel.CanonicalBytes;
import coop.lanterne.kernel.Digest;
import coop.lanterne.kernel.Id;
import coop.lanterne.node.decision.Advices;
import coop.lanterne.node.storage.Store;
import coop.lanterne.node.storage.Tx;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/**
 * Texts offered to a vote, as {@code DraftVote} puts them on agendas: whole, known by their digest,
 * never changed. Words taken back before the vote leave the text at once; what was adopted stands.
 */
public record OfferedTexts(Store store) {
  /** The type name of a text's canonical bytes. */
  public static final String TYPE = "offered_text/1";

  /** How far a text has come. */
  public enum State {
    /** It can be put to the vote. */
    OFFERED,
    /** A newer one took its place before any meeting was called on it. */
    REPLACED,
    /** Words in it were taken back before the vote. */
    WITHDRAWN,
    /** A body adopted it. */
    ADOPTED,
    /** A body voted it down. */
    REJECTED;

    /** The name in tables and keys. */
    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** An article: its heading, which may be empty, and its words. */
  public record Article(String heading, String words) implements Canonical {}

  /**
   * What is voted on.
   *
   * @param subject what it is about, such as a debate
   */
  public record Words(Id subject, String title, List<Article> articles) implements Canonical {
    public Words {
      articles = List.copyOf(articles);
    }

    /** By which it is known. */
    public Digest digest() {
      return CanonicalBytes.digest(TYPE, canonical());
    }

    private static Words of(byte[] bytes) {
      return Canonical.read(Words.class, CanonicalBytes.decode(bytes).value());
    }
  }

  /** A meeting called on a text: its item's page, and its day. */
  public record Called(String href, LocalDate on) {}

  /**
   * A text offered.
   *
   * @param words none once some of them were taken back
   * @param articles how many there are
   * @param verbatim how many stand word for word as someone wrote them
   * @param advice what it was prepared from
   * @param href where it was prepared
   * @param calls the meetings called on it, the first one first
   * @param decision what the body decided on it
   */
  public record Text(
      Digest digest,
      Id subject,
      Optional<Words> words,
      int articles,
      int verbatim,
      Id advice,
      String href,
      Instant offeredAt,
      State state,
      List<Called> calls,
      Optional<Id> decision) {
    public Text {
      calls = List.copyOf(calls);
    }

    /** Whether it can be put to the vote. */
    public boolean stands() {
      return state == State.OFFERED && words.isPresent();
    }
  }

  // --- reading

  /** That text, if it was offered. */
  public Optional<Text> find(Digest digest) {
    return list(OFFERED_TEXT.DIGEST.eq(digest)).stream().findFirst();
  }

  /** Those of these digests, the newest first. */
  public List<Text> list(Collection<Digest> digests) {
    return list(OFFERED_TEXT.DIGEST.in(digests.stream().map(Digest::hex).toList()));
  }

  /** Those that can be put to the vote, the newest first. */
  public List<Text> awaiting() {
    return list(OFFERED_TEXT.STATE.eq(State.OFFERED.text()));
  }

  private List<Text> list(Condition condition) {
    return store.read(
        sql ->
            sql.selectFrom(OFFERED_TEXT)
                .where(condition)
                .orderBy(OFFERED_TEXT.OFFERED_AT.desc(), OFFERED_TEXT.DIGEST)
                .fetch(r -> text(sql, r)));
  }

  private static Text text(DSLContext sql, OfferedTextRecord r) {
    return new Text(
        r.getDigest(),
        r.getSubject(),
        Optional.ofNullable(r.getCanonical()).map(Words::of),
        r.getArticles(),
        r.getVerbatim(),
        r.getAdvice(),
        r.getHref(),
        r.getOfferedAt(),
        State.valueOf(r.getState().toUpperCase(Locale.ROOT)),
        sql.selectFrom(OFFERED_CALL)
            .where(OFFERED_CALL.TEXT.eq(r.getDigest()))
            .orderBy(OFFERED_CALL.VOTE_ON, OFFERED_CALL.HREF)
            .fetch(c -> new Called(c.getHref(), c.getVoteOn())),
        Optional.ofNullable(r.getDecision()));
  }

  /** The days on which bodies meet on texts about that subject. */
  public List<LocalDate> voteDays(Id subject) {
    return store.read(
        sql ->
            sql.selectDistinct(OFFERED_CALL.VOTE_ON)
                .from(OFFERED_CALL)
                .join(OFFERED_TEXT)
                .on(OFFERED_TEXT.DIGEST.eq(OFFERED_CALL.TEXT))
                .where(OFFERED_TEXT.SUBJECT.eq(subject))
                .orderBy(OFFERED_CALL.VOTE_ON)
                .fetch(r -> r.value1()));
  }

  /** The advice that a decision on that text can cite: none once it was replaced or decided on. */
  public List<Id> citable(Text text) {
    boolean open = store.read(sql -> Advices.isOpen(sql, text.advice()));
    return open ? List.of(text.advice()) : List.of();
  }

  // --- offering, calling, deciding

  /**
   * Offers a text in the place of those from the same page on which no meeting was called. Where
   * the same words are offered already, that offer stands as it is, and goes with these sources
   * too.
   *
   * @param verbatim how many articles stand word for word as someone wrote them
   * @param advice what it was prepared from
   * @param href where it was prepared
   * @param sources ids of what its words were taken from
   * @return its digest; none, and nothing is done, where a body adopted it
   */
  public static Optional<Digest> offer(
      Tx tx, Words words, int verbatim, Id advice, String href, Collection<Id> sources) {
    Digest digest = words.digest();
    OfferedTextRecord row =
        tx.sql()
            .selectFrom(OFFERED_TEXT)
            .where(OFFERED_TEXT.DIGEST.eq(digest))
            .fetchOptional()
            .orElseGet(() -> tx.sql().newRecord(OFFERED_TEXT));
    if (State.ADOPTED.text().equals(row.getState())) {
      return Optional.empty();
    }
    tx.sql()
        .update(OFFERED_TEXT)
        .set(OFFERED_TEXT.STATE, State.REPLACED.text())
        .where(
            OFFERED_TEXT.HREF.eq(href),
            OFFERED_TEXT.DIGEST.ne(digest),
            OFFERED_TEXT.STATE.eq(State.OFFERED.text()),
            DSL.notExists(
                DSL.selectOne()
                    .from(OFFERED_CALL)
                    .where(OFFERED_CALL.TEXT.eq(OFFERED_TEXT.DIGEST))))
        .execute();
    if (!State.OFFERED.text().equals(row.getState())) {
      row.setDigest(digest);
      row.setSubject(words.subject());
      row.setCanonical(CanonicalBytes.encode(TYPE, words.canonical()));
      row.setArticles(words.articles().size());
      row.setVerbatim(verbatim);
      row.setAdvice(advice);
      row.setHref(href);
      row.setOfferedAt(tx.now());
      row.setState(State.OFFERED.text());
      row.setDecision(null);
      row.store();
    }
    for (Id source : sources) {
      tx.sql()
          .insertInto(OFFERED_SOURCE)
          .set(OFFERED_SOURCE.TEXT, digest)
          .set(OFFERED_SOURCE.SOURCE, source)
          .onConflictDoNothing()
          .execute();
    }
    return Optional.of(digest);
  }

  /** Notes that a meeting is called on a text. */
  public static void called(Tx tx, Digest text, String href, LocalDate on) {
    tx.sql()
        .insertInto(OFFERED_CALL)
        .set(OFFERED_CALL.TEXT, text)
        .set(OFFERED_CALL.HREF, href)
        .set(OFFERED_CALL.VOTE_ON, on)
        .execute();
  }

  /**
   * Notes what a body decided on a text; a refusal changes nothing once it is no longer offered.
   */
  public static void decided(Tx tx, Digest text, Id decision, boolean adopted) {
    int rows =
        tx.sql()
            .update(OFFERED_TEXT)
            .set(OFFERED_TEXT.STATE, (adopted ? State.ADOPTED : State.REJECTED).text())
            .set(OFFERED_TEXT.DECISION, decision)
            .where(OFFERED_TEXT.DIGEST.eq(text), OFFERED_TEXT.STATE.eq(State.OFFERED.text()))
            .execute();
    if (adopted && rows != 1) {
      throw new IllegalStateException("a text is adopted once, while it is offered");
    }
  }

  // --- words that are taken back

  /**
   * Empties the texts that hold words of that source; what was adopted stands, without the link.
   */
  public static void withdraw(Tx tx, Id source) {
    empty(
        tx,
        OFFERED_TEXT.DIGEST.in(
            DSL.select(OFFERED_SOURCE.TEXT)
                .from(OFFERED_SOURCE)
                .where(OFFERED_SOURCE.SOURCE.eq(source))));
    tx.sql().deleteFrom(OFFERED_SOURCE).where(OFFERED_SOURCE.SOURCE.eq(source)).execute();
  }

  /** Empties that text; what was adopted stands. */
  public static void withdraw(Tx tx, Digest text) {
    empty(tx, OFFERED_TEXT.DIGEST.eq(text));
  }

  /** Empties the texts about that subject once their time is over; what was adopted stands. */
  public static int purge(Tx tx, Id subject) {
    return empty(tx, OFFERED_TEXT.SUBJECT.eq(subject));
  }

  private static int empty(Tx tx, Condition which) {
    return tx.sql()
        .update(OFFERED_TEXT)
        .setNull(OFFERED_TEXT.CANONICAL)
        .set(
            OFFERED_TEXT.STATE,
            DSL.when(OFFERED_TEXT.STATE.eq(State.OFFERED.text()), State.WITHDRAWN.text())
                .otherwise(OFFERED_TEXT.STATE))
        .where(
            which, OFFERED_TEXT.STATE.ne(State.ADOPTED.text()), OFFERED_TEXT.CANONICAL.isNotNull())
        .execute();
  }
}
