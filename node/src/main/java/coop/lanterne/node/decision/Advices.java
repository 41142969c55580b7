// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.decision;

import static coop.lanterne.db.Tables.*;

import module java.base;

import coop.lanterne.db.tables.Decision;
import coop.lanterne.db.tables.records.AdviceRecord;
import coop.lanterne.db.tables.records.DocumentRecord;
import coop.lanterne.kernel.Advice;
import coop.lanterne.kernel.Canonical;
import coop.lanterne.kernel.CanonicalBytes;
import coop.lanterne.kernel.Digest;
import coop.lanterne.kernel.Id;
import coop.lanterne.kernel.Value;
import coop.lanterne.node.storage.Store;
import coop.lanterne.node.storage.Trouble;
import coop.lanterne.node.storage.Tx;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.OrderField;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.impl.DSL;

/** Every advice given: kept whole, journalled by its digest, computed again on demand. */
public final class Advices {
  private static final String INPUTS = "inputs/1";

  private final Store store;
  private final Journal journal;
  private final Charters charters;
  private final String release;
  private final Map<String, Method<?>> methods;

  /** The advices of that node, made by these methods. */
  public Advices(
      Store store, Journal journal, Charters charters, String release, List<Method<?>> methods) {
    this.store = store;
    this.journal = journal;
    this.charters = charters;
    this.release = release;
    this.methods = methods.stream().collect(Collectors.toUnmodifiableMap(Method::name, m -> m));
  }

  /** The release that makes these advices. */
  public String release() {
    return release;
  }

  /**
   * An advice as it was given.
   *
   * @param subject what it is about within its act, such as a supplier and a day
   * @param asOf the day for which it was made
   * @param digest its digest, as journalled
   * @param decision the decision that used it, if any
   * @param superseded whether a newer one about the same subject took its place
   */
  public record AdviceEntry(
      Id id,
      String act,
      String subject,
      LocalDate asOf,
      Instant madeAt,
      Digest digest,
      Optional<Id> decision,
      boolean superseded) {}

  /**
   * Keeps an advice and journals its digest. An earlier advice about the same subject that nobody
   * decided on is marked as superseded.
   */
  public Id keep(Advice<?> advice, Canonical inputs, String subject, LocalDate asOf) {
    return keep(advice, inputs, subject, asOf, (tx, id) -> {});
  }

  /** Keeps an advice, and in the same transaction whatever a room notes beside it. */
  public Id keep(
      Advice<?> advice,
      Canonical inputs,
      String subject,
      LocalDate asOf,
      BiConsumer<Tx, Id> beside) {
    Value.Rec in = (Value.Rec) inputs.canonical();
    byte[] inputBytes = CanonicalBytes.encode(INPUTS, in);
    if (!Digest.of(inputBytes).equals(advice.provenance().inputs())) {
      throw new IllegalArgumentException("this advice was not made from these inputs");
    }
    Id id =
        store.write(
            tx -> {
              Id given = tx.newId("advice");
              Digest digest = tx.keep(given, Advice.TYPE, advice);
              tx.sql()
                  .update(ADVICE)
                  .set(ADVICE.SUPERSEDED_BY, given)
                  .where(
                      ADVICE.ACT.eq(advice.act()),
                      ADVICE.SUBJECT.eq(subject),
                      ADVICE.DECIDED_BY.isNull(),
                      ADVICE.SUPERSEDED_BY.isNull())
                  .execute();
              AdviceRecord row = tx.sql().newRecord(ADVICE);
              row.setId(given);
              row.setAct(advice.act());
              row.setSubject(subject);
              row.setAsOf(asOf);
              row.setMadeAt(tx.now());
              row.setMethod(advice.provenance().method());
              row.setRelease(advice.provenance().release());
              row.setInputsDigest(advice.provenance().inputs());
              row.setInputs(deflate(inputBytes));
              row.setOutline(CanonicalBytes.encode("outline/1", Outline.of(in)));
              row.insert();
              beside.accept(tx, given);
              journal.record(
                  tx,
                  Journal.Line.fact("node", "advice", given, digest)
                      .of(advice.provenance().inputs()),
                  charters.digest(tx.sql()));
              return given;
            });
    journal.advance();
    return id;
  }

  /** The digest under which inputs are journalled. */
  public static Digest inputsDigest(Canonical inputs) {
    return CanonicalBytes.digest(INPUTS, inputs.canonical());
  }

  /** That advice. */
  public AdviceEntry get(Id id) {
    return find(id)
        .orElseThrow(
            () -> Trouble.of(Trouble.Cause.INPUT, "advice-unknown", "advice", id.toString()));
  }

  /** That advice, if there is one. */
  public Optional<AdviceEntry> find(Id id) {
    return list(ADVICE.ID.eq(id), 1).stream().findFirst();
  }

  /** What awaits a decision about that act, the oldest first. */
  public List<AdviceEntry> awaiting(String act) {
    return list(
        ADVICE.ACT.eq(act).and(ADVICE.DECIDED_BY.isNull()).and(ADVICE.SUPERSEDED_BY.isNull()), 200);
  }

  /** The newest advice about that subject, decided or not. */
  public Optional<AdviceEntry> latest(String act, String subject) {
    return list(ADVICE.ACT.eq(act).and(ADVICE.SUBJECT.eq(subject)), 1_000).stream()
        .max(Comparator.comparing(AdviceEntry::madeAt).thenComparingLong(g -> g.id().number()));
  }

  /** The last advices of that act, decided or not, the newest first. */
  public List<AdviceEntry> latest(String act, int most) {
    return list(ADVICE.ACT.eq(act), most, List.of(ADVICE.MADE_AT.desc(), ADVICE.ID.desc()));
  }

  private List<AdviceEntry> list(Condition condition, int most) {
    return list(condition, most, List.of(ADVICE.MADE_AT, ADVICE.ID));
  }

  private List<AdviceEntry> list(Condition condition, int most, List<OrderField<?>> order) {
    return store.read(
        sql ->
            sql.select(ADVICE.asterisk(), DOCUMENT.DIGEST)
                .from(ADVICE)
                .join(DOCUMENT)
                .on(DOCUMENT.ID.eq(ADVICE.ID))
                .where(condition)
                .orderBy(order)
                .limit(most)
                .fetch(
                    r -> {
                      AdviceRecord a = r.into(ADVICE);
                      return new AdviceEntry(
                          a.getId(),
                          a.getAct(),
                          a.getSubject(),
                          a.getAsOf(),
                          a.getMadeAt(),
                          r.into(DOCUMENT).getDigest(),
                          Optional.ofNullable(a.getDecidedBy()),
                          a.getSupersededBy() != null);
                    }));
  }

  /** The canonical form of an advice as it was given. */
  public Value.Rec value(Id id) {
    return (Value.Rec) CanonicalBytes.decode(document(id)).value();
  }

  /** The digest of the inputs that an advice was made from, kept also where they were erased. */
  public Digest inputsOf(Id id) {
    Value.Rec provenance = (Value.Rec) value(id).get("provenance");
    return Digest.ofRaw(((Value.Bytes) provenance.get("inputs")).value());
  }

  /** Whether an advice was made from these inputs, that one part of them apart. */
  public boolean isMadeFrom(Id id, Value.Rec inputs, String apart) {
    Value.Rec kept = (Value.Rec) CanonicalBytes.decode(row(id).getOutline()).value();
    return parts(kept, apart).equals(parts((Value.Rec) Outline.of(inputs), apart));
  }

  private static Map<String, Value> parts(Value.Rec outline, String apart) {
    Map<String, Value> parts = new HashMap<>(outline.fields());
    parts.keySet().removeIf(name -> name.equals(apart) || name.startsWith(apart + "["));
    return parts;
  }

  private byte[] document(Id id) {
    return store.read(
        sql ->
            sql.selectFrom(DOCUMENT)
                .where(DOCUMENT.ID.eq(id))
                .fetchOptional()
                .map(DocumentRecord::getCanonical)
                .orElseThrow(
                    () ->
                        Trouble.of(
                            Trouble.Cause.INPUT, "advice-unknown", "advice", id.toString())));
  }

  /** Whether the inputs of an advice are kept: they may have been erased. */
  public boolean keepsInputs(Id id) {
    return store.read(sql -> sql.fetchExists(ADVICE, ADVICE.ID.eq(id), ADVICE.INPUTS.isNotNull()));
  }

  /** The inputs of an advice, unless they were erased. */
  public Optional<Value.Rec> inputs(Id id) {
    return Optional.ofNullable(row(id).getInputs())
        .map(bytes -> (Value.Rec) CanonicalBytes.decode(inflate(bytes)).value());
  }

  /** The advice as the engine makes it from its stored inputs, to be shown or decided on. */
  public Optional<Advice<?>> recompute(Id id) {
    Method<?> method = methods.get(row(id).getMethod());
    return method == null ? Optional.empty() : inputs(id).map(method::run);
  }

  /** Computes an advice again and compares it, byte by byte, with what the journal vouches for. */
  public Replay replay(Id id) {
    AdviceRecord row = row(id);
    Digest kept = row.getInputsDigest();
    if (row.getInputs() == null) {
      return new Replay.Erased(row.getErasedUnder() == null ? "A12" : row.getErasedUnder(), kept);
    }
    Method<?> method = methods.get(row.getMethod());
    if (method == null || !row.getRelease().equals(release)) {
      return new Replay.OtherRelease(row.getRelease());
    }
    Advice<?> again;
    try {
      Value.Rec outline = (Value.Rec) CanonicalBytes.decode(row.getOutline()).value();
      byte[] bytes = inflate(row.getInputs());
      Value.Rec inputs = (Value.Rec) CanonicalBytes.decode(bytes).value();
      Optional<String> changed = Outline.firstChanged(outline, inputs);
      if (changed.isPresent() || !Digest.of(bytes).equals(kept)) {
        return new Replay.Differs(
            "inputs." + changed.orElse("?"), kept.brief(), Digest.of(bytes).brief());
      }
      again = method.run(inputs);
    } catch (RuntimeException e) { // altered so that nothing can be computed from it any more
      return new Replay.Differs("inputs", kept.brief(), Digest.of(row.getInputs()).brief());
    }
    Digest journalled = journalled(id);
    Value.Rec given;
    try {
      given = value(id);
    } catch (IllegalArgumentException | ClassCastException e) {
      return new Replay.Differs("advice", journalled.brief(), Digest.of(document(id)).brief());
    }
    Digest givenDigest = CanonicalBytes.digest(Advice.TYPE, given);
    if (!givenDigest.equals(journalled)) {
      Optional<Outline.Difference> where = Outline.first(again.canonical(), given);
      return new Replay.Differs(
          where.map(Outline.Difference::path).orElse("advice"),
          where.map(Outline.Difference::before).orElse(journalled.brief()),
          where.map(Outline.Difference::now).orElse(givenDigest.brief()));
    }
    return Outline.first(given, again.canonical())
        .<Replay>map(d -> new Replay.Differs(d.path(), d.before(), d.now()))
        .orElseGet(() -> new Replay.Same(givenDigest));
  }

  private Digest journalled(Id id) {
    long number =
        journal
            .numberOf(id)
            .orElseThrow(
                () -> Trouble.of(Trouble.Cause.INPUT, "advice-unknown", "advice", id.toString()));
    return journal.get(number).entry().payload();
  }

  private AdviceRecord row(Id id) {
    return store.read(
        sql ->
            sql.selectFrom(ADVICE)
                .where(ADVICE.ID.eq(id))
                .fetchOptional()
                .orElseThrow(
                    () ->
                        Trouble.of(
                            Trouble.Cause.INPUT, "advice-unknown", "advice", id.toString())));
  }

  /**
   * How people treated the advices of that act: lines that they saw and lines that they changed, of
   * all decisions together, never by person.
   */
  public long[] linesSeenAndChanged(String act) {
    return store.read(
        sql -> {
          var sums =
              sql.select(DSL.sum(DECISION.LINES_SEEN), DSL.sum(DECISION.LINES_CHANGED))
                  .from(DECISION)
                  .where(DECISION.ACT.eq(act))
                  .fetchSingle();
          return new long[] {
            sums.value1() == null ? 0 : sums.value1().longValue(),
            sums.value2() == null ? 0 : sums.value2().longValue()
          };
        });
  }

  /**
   * What a method was used for, over all that is kept; never by person.
   *
   * @param advices how many it gave
   * @param first when it gave the first
   * @param last when it gave the newest
   * @param outcomes how many decisions on them, by outcome: adopted, amended or refused
   */
  public record Use(long advices, Instant first, Instant last, SortedMap<String, Long> outcomes) {
    public Use {
      outcomes = Collections.unmodifiableSortedMap(new TreeMap<>(outcomes));
    }
  }

  /** The use of each method that gave an advice, by its name with its version. */
  public SortedMap<String, Use> uses() {
    return store.read(
        sql -> {
          Map<String, SortedMap<String, Long>> outcomes = new HashMap<>();
          sql.select(ADVICE.METHOD, DECISION.OUTCOME, DSL.countDistinct(DECISION.ID))
              .from(ADVICE)
              .join(DECISION)
              .on(DECISION.ID.eq(ADVICE.DECIDED_BY))
              .groupBy(ADVICE.METHOD, DECISION.OUTCOME)
              .forEach(
                  r ->
                      outcomes
                          .computeIfAbsent(r.value1(), _ -> new TreeMap<>())
                          .put(r.value2(), r.value3().longValue()));
          SortedMap<String, Use> uses = new TreeMap<>();
          sql.select(ADVICE.METHOD, DSL.count(), DSL.min(ADVICE.MADE_AT), DSL.max(ADVICE.MADE_AT))
              .from(ADVICE)
              .groupBy(ADVICE.METHOD)
              .forEach(
                  r ->
                      uses.put(
                          r.value1(),
                          new Use(
                              r.value2(),
                              r.value3(),
                              r.value4(),
                              outcomes.getOrDefault(r.value1(), new TreeMap<>()))));
          return uses;
        });
  }

  /** Erases the inputs of an advice under an article; its digests stay. */
  public void erase(Tx tx, Id id, String article) {
    tx.sql()
        .update(ADVICE)
        .setNull(ADVICE.INPUTS)
        .set(ADVICE.ERASED_UNDER, article)
        .where(ADVICE.ID.eq(id))
        .execute();
  }

  /** Erases the inputs of every advice of an act about that subject; digests stay. */
  public void erase(Tx tx, String act, String subject, String article) {
    tx.sql()
        .update(ADVICE)
        .setNull(ADVICE.INPUTS)
        .set(ADVICE.ERASED_UNDER, article)
        .where(ADVICE.ACT.eq(act), ADVICE.SUBJECT.eq(subject), ADVICE.INPUTS.isNotNull())
        .execute();
  }

  /** The advices whose inputs were not erased. */
  public static Select<Record1<Id>> withInputs() {
    return DSL.select(ADVICE.ID).from(ADVICE).where(ADVICE.INPUTS.isNotNull());
  }

  /** Whether that advice awaits a decision: nobody decided on it, and none took its place. */
  public static boolean isOpen(DSLContext sql, Id id) {
    return sql.fetchExists(
        ADVICE, ADVICE.ID.eq(id), ADVICE.DECIDED_BY.isNull(), ADVICE.SUPERSEDED_BY.isNull());
  }

  /** Whether the inputs of that advice were not erased. */
  public static boolean hasInputs(DSLContext sql, Id id) {
    return sql.fetchExists(ADVICE, ADVICE.ID.eq(id), ADVICE.INPUTS.isNotNull());
  }

  private static byte[] deflate(byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (DeflaterOutputStream deflated = new DeflaterOutputStream(out)) {
      deflated.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static byte[] inflate(byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (InflaterOutputStream inflated = new InflaterOutputStream(out)) {
      inflated.write(bytes);
    } catch (IOException e) {
      throw new IllegalArgumentException("the stored inputs cannot be inflated", e);
    }
    return out.toByteArray();
  }

  // --- for tables that cite advices

  /** That someone decided on the advice of that column. */
  public static Condition isDecided(Field<Id> advice) {
    return DSL.exists(
        DSL.selectOne().from(ADVICE).where(ADVICE.ID.eq(advice), ADVICE.DECIDED_BY.isNotNull()));
  }

  /** That someone decided on it, and that the decision was not taken back. */
  public static Condition stands(Field<Id> advice) {
    Decision later = DECISION.as("later");
    return DSL.exists(
        DSL.selectOne()
            .from(ADVICE)
            .where(
                ADVICE.ID.eq(advice),
                ADVICE.DECIDED_BY.isNotNull(),
                DSL.notExists(
                    DSL.selectOne().from(later).where(later.REVERSES.eq(ADVICE.DECIDED_BY)))));
  }
}
