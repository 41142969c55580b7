// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.decision;

import static coop.lanterne.db.Tables.*;

import module java.base;

import coop.lanterne.charter.Ask;
import coop.lanterne.db.tables.records.DecisionRecord;
import coop.lanterne.db.tables.records.DocumentRecord;
import coop.lanterne.db.tables.records.JournalEntryRecord;
import coop.lanterne.kernel.CanonicalBytes;
import coop.lanterne.kernel.Decider;
import coop.lanterne.kernel.Digest;
import coop.lanterne.kernel.Id;
import coop.lanterne.kernel.Mandate;
import coop.lanterne.kernel.Money;
import coop.lanterne.kernel.Value;
import coop.lanterne.node.storage.Store;
import org.jooq.Condition;
import org.jooq.SortField;
import org.jooq.impl.DSL;

/** What was decided, refused and recorded, to be read: it never writes. */
public record Records(Store store, Gatekeeper gates, ZoneId zone) {
  /** Decisions, the newest first; those of one second by their number. */
  public static final List<SortField<?>> NEWEST_FIRST =
      List.of(
          DECISION.AT.desc(),
          DSL.length(DECISION.ID.coerce(String.class)).desc(),
          DECISION.ID.desc());

  /**
   * A document as it was kept.
   *
   * @param type its type with its version, such as {@code decision/1}
   * @param digest the digest of its bytes as they stand now
   */
  public record Document(Id id, String type, Digest digest, Value value) {}

  /**
   * A decision, to be read.
   *
   * @param outcome adopted, amended, refused or without_advice
   * @param value what was decided; empty when it was refused
   * @param hasReason whether a reason was written; only its commitment is in the decision
   * @param linesSeen how many lines stood on the form, and how many of them were changed
   */
  public record Decided(
      Id id,
      String act,
      String subject,
      String outcome,
      Optional<Value> value,
      Mandate mandate,
      Decider by,
      Instant at,
      Optional<Money> amount,
      List<Id> advices,
      boolean hasReason,
      Optional<Id> reverses,
      long linesSeen,
      long linesChanged) {
    public Decided {
      advices = List.copyOf(advices);
    }
  }

  /** That document, unless it was erased. */
  public Optional<Document> find(Id id) {
    return store.read(
        sql ->
            sql.selectFrom(DOCUMENT)
                .where(DOCUMENT.ID.eq(id))
                .fetchOptional()
                .map(
                    r ->
                        new Document(
                            id,
                            r.getType(),
                            Digest.of(r.getCanonical()),
                            CanonicalBytes.decode(r.getCanonical()).value())));
  }

  /** That decision. */
  public Optional<Decided> decision(Id id) {
    return decisions(DECISION.ID.eq(id), 1).stream().findFirst();
  }

  /** Whether that person decided it, alone or with others. */
  public boolean wasDecidedBy(Id decision, Id person) {
    return store.read(
        sql ->
            sql.fetchExists(
                DECISION_PERSON,
                DECISION_PERSON.DECISION.eq(decision),
                DECISION_PERSON.PERSON.eq(person)));
  }

  /** The last decisions, the newest first. */
  public List<Decided> latest(int most) {
    return decisions(DSL.noCondition(), most);
  }

  /** The last decisions under that act that took none back, the newest first. */
  public List<Decided> latest(String act, int most) {
    return decisions(DECISION.ACT.eq(act).and(DECISION.REVERSES.isNull()), most);
  }

  /** Whether a later decision took that one back. */
  public boolean isTakenBack(Id decision) {
    return store.read(sql -> sql.fetchExists(DECISION, DECISION.REVERSES.eq(decision)));
  }

  /** How many decisions were made under that act. */
  public int count(String act) {
    return store.read(sql -> sql.fetchCount(DECISION, DECISION.ACT.eq(act)));
  }

  /** Who decided that. */
  public Set<Id> people(Id decision) {
    return store.read(
        sql ->
            sql.selectFrom(DECISION_PERSON)
                .where(DECISION_PERSON.DECISION.eq(decision))
                .fetchSet(DECISION_PERSON.PERSON));
  }

  private List<Decided> decisions(Condition condition, int most) {
    return store.read(
        sql ->
            sql.select(DECISION.asterisk(), DOCUMENT.CANONICAL)
                .from(DECISION)
                .join(DOCUMENT)
                .on(DOCUMENT.ID.eq(DECISION.ID))
                .where(condition)
                .orderBy(NEWEST_FIRST)
                .limit(most)
                .fetch(r -> read(r.into(DECISION), r.into(DOCUMENT))));
  }

  private static Decided read(DecisionRecord row, DocumentRecord document) {
    Value.Rec d = (Value.Rec) CanonicalBytes.decode(document.getCanonical()).value();
    Value.Rec outcome = (Value.Rec) d.get("outcome");
    return new Decided(
        row.getId(),
        d.text("act"),
        row.getSubject(),
        outcome.text("outcome"),
        Optional.ofNullable(outcome.fields().get("value")),
        MandateForm.read(d.get("mandate")),
        MandateForm.holder((Value.Rec) d.get("by")),
        Instant.parse(d.text("at")),
        Optional.ofNullable(row.getAmountCents()).map(Money::eur),
        d.items("advices").stream().map(a -> Id.parse(((Value.Rec) a).text("advice"))).toList(),
        !(d.get("reason") instanceof Value.Nil),
        d.get("reverses") instanceof Value.Text(String r)
            ? Optional.of(Id.parse(r))
            : Optional.empty(),
        row.getLinesSeen(),
        row.getLinesChanged());
  }

  /**
   * The reason written beside that decision; none where there was none, where it was erased, or
   * where the time to keep it is over (article 12), even before it is erased.
   */
  public Optional<String> reason(Id decision) {
    return store.read(
        sql ->
            sql.select(REASON.WORDS, DECISION.AT)
                .from(REASON)
                .join(DECISION)
                .on(DECISION.ID.eq(REASON.DECISION))
                .where(REASON.DECISION.eq(decision))
                .fetchOptional()
                .filter(r -> gates.allows(new Ask.ReadAged("reasons", day(r.value2()), today())))
                .map(r -> r.value1()));
  }

  private LocalDate day(Instant at) {
    return LocalDate.ofInstant(at, zone);
  }

  private LocalDate today() {
    return LocalDate.ofInstant(store.now(), zone);
  }

  /** How many acts the charter refused, by month then by article; since that month. */
  public Map<YearMonth, Map<String, Long>> refusals(YearMonth since, ZoneId zone) {
    Instant from = since.atDay(1).atStartOfDay(zone).toInstant();
    Map<YearMonth, Map<String, Long>> counts = new TreeMap<>();
    store.read(
        sql -> {
          sql.select(JOURNAL_ENTRY.AT, DOCUMENT.CANONICAL)
              .from(JOURNAL_ENTRY)
              .join(DOCUMENT)
              .on(DOCUMENT.ID.coerce(String.class).eq(JOURNAL_ENTRY.OBJECT))
              .where(
                  JOURNAL_ENTRY.ACTION.eq("charter.refused"), JOURNAL_ENTRY.AT.ge(from.toString()))
              .forEach(
                  r -> {
                    JournalEntryRecord entry = r.into(JOURNAL_ENTRY);
                    Value.Rec refusal =
                        (Value.Rec) CanonicalBytes.decode(r.into(DOCUMENT).getCanonical()).value();
                    counts
                        .computeIfAbsent(
                            YearMonth.from(Instant.parse(entry.getAt()).atZone(zone)),
                            m -> new TreeMap<>())
                        .merge(refusal.text("article"), 1L, Long::sum);
                  });
          return counts.size();
        });
    return counts;
  }
}
