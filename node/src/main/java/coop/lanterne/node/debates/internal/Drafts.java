// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.debates.internal;

import static coop.lanterne.db.Tables.CONTRIBUTION;
import static coop.lanterne.db.Tables.DRAFT;
import static coop.lanterne.db.Tables.DRAFT_ARTICLE;
import static coop.lanterne.db.Tables.DRAFT_EDIT;
import static coop.lanterne.db.Tables.DRAFT_OFFER;

import coop.lanterne.db.tables.records.DraftArticleRecord;
import coop.lanterne.db.tables.records.DraftEditRecord;
import coop.lanterne.db.tables.records.DraftRecord;
import coop.lanterne.debate.synthesis.Criterion;
import coop.lanterne.debate.synthesis.SynthesisReport;
import coop.lanterne.debate.synthesis.SynthesisReport.Clause;
import coop.lanterne.debate.synthesis.SynthesisReport.Span;
import coop.lanterne.kernel.Digest;
import coop.lanterne.kernel.Id;
import coop.lanterne.kernel.Value;
import coop.lanterne.node.debates.internal.Contribution.State;
import coop.lanterne.node.debates.internal.Debate.Stage;
import coop.lanterne.node.decision.Commitment;
import coop.lanterne.node.decision.Holders;
import coop.lanterne.node.decision.OfferedTexts;
import coop.lanterne.node.decision.People;
import coop.lanterne.node.room.Ground;
import coop.lanterne.node.storage.Tx;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.TableField;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * Texts that facilitators prepare from a version: they change its words, each change with a reason
 * and undoable, and offer it to a vote as it stands. A draft says where each sentence was written;
 * words that their author takes back leave it at once.
 */
public final class Drafts {
  /** The longest title and the longest heading of an article, in characters. */
  public static final int LONGEST_TITLE = 300;

  /** The longest article, in characters. */
  public static final int LONGEST_ARTICLE = 5000;

  /** The most articles of a draft. */
  public static final int MOST_ARTICLES = 60;

  private static final int LONGEST_REASON = 2000;

  private final Ground ground;
  private final Syntheses syntheses;
  private final OfferedTexts offered;

  /** The drafts of that node's debates, taken from those syntheses. */
  public Drafts(Ground ground, Syntheses syntheses) {
    this.ground = ground;
    this.syntheses = syntheses;
    offered = new OfferedTexts(ground.store());
  }

  /**
   * A draft as it stands.
   *
   * @param title none once it was kept for as long as it may be
   * @param advice the synthesis that it was taken from, and its number
   * @param criterion by which the version was built
   * @param articles in order, those that were removed left out
   */
  public record Draft(
      Id id,
      Id debate,
      Optional<String> title,
      Id advice,
      long synthesis,
      Criterion criterion,
      Instant madeAt,
      List<Article> articles) {
    public Draft {
      articles = List.copyOf(articles);
    }

    /** Its number, as addresses carry it. */
    public long number() {
      return id.number();
    }

    /** The address of its page. */
    public String href() {
      return "/debates/" + debate.number() + "/drafts/" + number();
    }

    /** That article. */
    public Article article(int number) {
      return articles.stream()
          .filter(a -> a.number() == number)
          .findFirst()
          .orElseThrow(
              () -> Says.DEBATES.input("draft-article-unknown", "", Integer.toString(number)));
    }
  }

  /**
   * An article.
   *
   * @param number its name within the draft, which does not change when it moves
   * @param source where its sentence was written; none where facilitators wrote it, or its author
   *     took it back
   * @param words none once the words that it stood on were taken back
   */
  public record Article(
      int number, Optional<String> heading, Optional<Span> source, Optional<String> words) {}

  /** How a draft is changed. */
  public enum Kind {
    /** An article says something else. */
    WORDS,
    /** An article has another heading. */
    HEADING,
    /** The draft has another title. */
    TITLE,
    /** An article is added, of one's own words. */
    ADD,
    /** An article is taken out. */
    REMOVE,
    /** An article that was taken out comes back. */
    RESTORE,
    /** An article goes up. */
    UP,
    /** An article goes down. */
    DOWN;

    /** The name in tables and keys. */
    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * A change that was made.
   *
   * @param article which one; none for the title
   * @param before what stood there; none where words are no longer published
   * @param reason the words of whoever made it; none where words are no longer published
   * @param undone whether it was undone since
   */
  public record Edit(
      long number,
      Kind kind,
      OptionalInt article,
      Optional<String> before,
      Optional<String> after,
      Optional<String> reason,
      Instant at,
      boolean undone) {}

  // --- reading

  /** Whether that person may make drafts and change them. */
  public boolean may(Optional<People.Person> person) {
    return ground.may(person, Floor.SORT);
  }

  /** Every draft of a debate, the newest first. */
  public List<Draft> list(Debate debate) {
    return ground
        .store()
        .read(
            sql ->
                sql.selectFrom(DRAFT)
                    .where(DRAFT.DEBATE.eq(debate.id().toString()))
                    .orderBy(DRAFT.MADE_AT.desc(), DSL.length(DRAFT.ID).desc(), DRAFT.ID.desc())
                    .fetch(r -> draft(sql, r)));
  }

  /** That draft of that debate. */
  public Draft get(Debate debate, long number) {
    return list(debate).stream()
        .filter(d -> d.number() == number)
        .findFirst()
        .orElseThrow(() -> Says.DEBATES.input("draft-unknown", "", Long.toString(number)));
  }

  private static Draft draft(DSLContext sql, DraftRecord r) {
    return new Draft(
        Id.parse(r.getId()),
        Id.parse(r.getDebate()),
        Optional.ofNullable(r.getTitle()),
        Id.parse(r.getAdvice()),
        r.getSynthesis(),
        Criterion.valueOf(r.getCriterion()),
        Instant.parse(r.getMadeAt()),
        articles(sql, r.getId()));
  }

  private static List<Article> articles(DSLContext sql, String draft) {
    return sql.selectFrom(DRAFT_ARTICLE)
        .where(DRAFT_ARTICLE.DRAFT.eq(draft).and(DRAFT_ARTICLE.REMOVED.eq(0L)))
        .orderBy(DRAFT_ARTICLE.PLACE)
        .fetch(
            r ->
                new Article(
                    Math.toIntExact(r.getArticle()),
                    Optional.ofNullable(r.getHeading()).filter(h -> !h.isEmpty()),
                    Optional.ofNullable(r.getContribution())
                        .map(
                            c ->
                                new Span(
                                    Long.toString(c),
                                    Math.toIntExact(r.getStarts()),
                                    Math.toIntExact(r.getEnds()))),
                    Optional.ofNullable(r.getWords())));
  }

  /**
   * Every change of a draft, the newest first, without the words of those whose article stands on a
   * contribution that is not published.
   */
  public List<Edit> edits(Draft draft) {
    return ground.store().read(sql -> edits(sql, draft));
  }

  private static List<Edit> edits(DSLContext sql, Draft draft) {
    Set<Long> hidden = hidden(sql, draft);
    return sql.selectFrom(DRAFT_EDIT)
        .where(DRAFT_EDIT.DRAFT.eq(draft.id().toString()))
        .orderBy(DRAFT_EDIT.NUMBER.desc())
        .fetch(
            r -> {
              Optional<Long> article = Optional.ofNullable(r.getArticle());
              boolean shown = article.filter(hidden::contains).isEmpty();
              return new Edit(
                  r.getNumber(),
                  Kind.valueOf(r.getKind().toUpperCase(Locale.ROOT)),
                  article.map(a -> OptionalInt.of(Math.toIntExact(a))).orElse(OptionalInt.empty()),
                  Optional.ofNullable(r.getBefore()).filter(_ -> shown),
                  Optional.ofNullable(r.getAfter()).filter(_ -> shown),
                  Optional.ofNullable(r.getReason()).filter(_ -> shown),
                  Instant.parse(r.getMadeAt()),
                  r.getUndoneBy() != null);
            });
  }

  /** The articles, removed ones included, that stand on a contribution that is not published. */
  private static Set<Long> hidden(DSLContext sql, Draft draft) {
    return sql.select(DRAFT_ARTICLE.ARTICLE)
        .from(DRAFT_ARTICLE)
        .join(CONTRIBUTION)
        .on(CONTRIBUTION.NUMBER.eq(DRAFT_ARTICLE.CONTRIBUTION))
        .where(
            DRAFT_ARTICLE
                .DRAFT
                .eq(draft.id().toString())
                .and(CONTRIBUTION.DEBATE.eq(draft.debate().toString()))
                .and(CONTRIBUTION.STATE.ne(State.PUBLISHED.text())))
        .fetchSet(DRAFT_ARTICLE.ARTICLE);
  }

  /** What was offered of a draft, the newest first. */
  public List<OfferedTexts.Text> offers(Draft draft) {
    return offered.list(
        ground
            .store()
            .read(
                sql ->
                    sql.selectFrom(DRAFT_OFFER)
                        .where(DRAFT_OFFER.DRAFT.eq(draft.id().toString()))
                        .fetch(r -> new Digest(r.getText()))));
  }

  /** What a body adopted of a draft. */
  public Optional<OfferedTexts.Text> adopted(Draft draft) {
    return offers(draft).stream().filter(t -> t.state() == OfferedTexts.State.ADOPTED).findFirst();
  }

  /** The number of the journal's entry about that decision. */
  public Optional<Long> entry(Id decision) {
    return ground.journal().numberOf(decision);
  }

  /**
   * The sentences of a draft as they were written, by article; those that are no longer published
   * are left out.
   */
  public Map<Integer, String> verbatim(Draft draft) {
    return ground.store().read(sql -> verbatim(sql, draft));
  }

  private static Map<Integer, String> verbatim(DSLContext sql, Draft draft) {
    Map<String, String> texts = published(sql, draft.debate(), draft.articles());
    Map<Integer, String> found = new HashMap<>();
    for (Article article : draft.articles()) {
      article
          .source()
          .filter(s -> texts.containsKey(s.contribution()))
          .ifPresent(
              s -> found.put(article.number(), s.in(texts.getOrDefault(s.contribution(), ""))));
    }
    return found;
  }

  private static Map<String, String> published(DSLContext sql, Id debate, List<Article> articles) {
    return texts(
        sql,
        debate,
        articles.stream().flatMap(a -> a.source().stream()).map(Span::contribution).toList());
  }

  /** The texts of those numbers, as far as they are published. */
  private static Map<String, String> texts(DSLContext sql, Id debate, List<String> numbers) {
    Map<String, String> texts = new HashMap<>();
    sql.selectFrom(CONTRIBUTION)
        .where(
            CONTRIBUTION
                .DEBATE
                .eq(debate.toString())
                .and(CONTRIBUTION.NUMBER.in(numbers.stream().map(Long::parseLong).toList()))
                .and(CONTRIBUTION.STATE.eq(State.PUBLISHED.text()))
                .and(CONTRIBUTION.WORDS.isNotNull()))
        .forEach(r -> texts.put(Long.toString(r.getNumber()), r.getWords()));
    return texts;
  }

  // --- taking a version

  /** Makes a draft of one version of a synthesis. */
  public Draft take(People.Person by, Debate debate, long synthesis, Criterion criterion) {
    Floor.mandate(ground, by, Floor.SORT);
    requireOpen(debate);
    Syntheses.Kept kept = syntheses.get(debate, synthesis);
    SynthesisReport.Draft version =
        kept.report().drafts().stream()
            .filter(d -> d.criterion() == criterion && d.cannot().isEmpty())
            .findFirst()
            .orElseThrow(() -> Says.DEBATES.input("version-unknown", "", criterion.key()));
    Id id =
        ground.note(
            tx -> {
              Id draft = tx.newId("draft");
              DraftRecord row = tx.sql().newRecord(DRAFT);
              row.setId(draft.toString());
              row.setDebate(debate.id().toString());
              row.setTitle(debate.question());
              row.setAdvice(kept.listed().advice().toString());
              row.setSynthesis(synthesis);
              row.setCriterion(criterion.name());
              row.setMadeAt(tx.now().toString());
              row.insert();
              insert(tx, debate, draft, kept, version);
              ground.fact(
                  tx,
                  Holders.role(by),
                  "drafttaken",
                  "fact.draft",
                  Value.rec(
                      "draft",
                      draft,
                      "debate",
                      debate.id(),
                      "synthesis",
                      kept.listed().advice(),
                      "criterion",
                      criterion.name(),
                      "articles",
                      version.clauses().size()));
              return draft;
            });
    return get(debate, id.number());
  }

  private static void insert(
      Tx tx, Debate debate, Id draft, Syntheses.Kept kept, SynthesisReport.Draft version) {
    List<Clause> clauses = version.clauses();
    Map<String, String> texts =
        texts(tx.sql(), debate.id(), clauses.stream().map(c -> c.shown().contribution()).toList());
    long number = 0;
    for (Clause clause : clauses) {
      Span span = clause.shown();
      String text = texts.get(span.contribution());
      DraftArticleRecord row = tx.sql().newRecord(DRAFT_ARTICLE);
      row.setDraft(draft.toString());
      row.setArticle(++number);
      row.setPlace(number);
      row.setHeading(kept.name(clause.theme()).orElse(null));
      if (text != null) { // else it was taken back or set aside since
        row.setContribution(Long.parseLong(span.contribution()));
        row.setStarts((long) span.start());
        row.setEnds((long) span.end());
        row.setWords(span.in(text));
      }
      row.setRemoved(0L);
      row.insert();
    }
  }

  private static void requireOpen(Debate debate) {
    if (debate.stage() == Stage.CLOSED) {
      throw Says.DEBATES.input("debate-closed", "", "");
    }
  }

  // --- changing it

  /** Gives the draft another title. */
  public void entitle(People.Person by, Debate debate, Draft draft, String title, String reason) {
    String plain = line(title);
    if (plain.isEmpty()) {
      throw Says.DEBATES.input("draft-title", "", "");
    }
    edit(by, debate, draft, reason, tx -> List.of(entitled(tx, draft.id(), plain)));
  }

  /**
   * Gives an article another heading, other words, or both.
   *
   * @param source the contribution that the article stood on when the change was written; empty for
   *     none
   */
  public void rewrite(
      People.Person by,
      Debate debate,
      Draft draft,
      int article,
      String source,
      String heading,
      String words,
      String reason) {
    Article now = draft.article(article);
    String named = line(heading);
    String said = words(words);
    if (named.equals(now.heading().orElse("")) && now.words().filter(said::equals).isPresent()) {
      throw Says.DEBATES.input("draft-nothing-changed", "", "");
    }
    edit(
        by,
        debate,
        draft,
        reason,
        tx -> {
          Long standsOn = row(tx, draft.id(), article).getContribution();
          if (!source.isEmpty() && !source.equals(Objects.toString(standsOn, ""))) {
            throw Says.DEBATES.input("draft-article-changed", "", Integer.toString(article));
          }
          List<Change> changes = new ArrayList<>();
          if (!named.equals(now.heading().orElse(""))) {
            changes.add(headed(tx, draft.id(), article, named));
          }
          if (now.words().filter(said::equals).isEmpty()) {
            changes.add(worded(tx, draft.id(), article, said));
          }
          return changes;
        });
  }

  /** Adds an article of one's own words, at the end. */
  public void add(
      People.Person by, Debate debate, Draft draft, String heading, String words, String reason) {
    String named = line(heading);
    String said = words(words);
    edit(
        by,
        debate,
        draft,
        reason,
        tx -> {
          if (articles(tx.sql(), draft.id().toString()).size() >= MOST_ARTICLES) {
            throw Says.DEBATES.input("draft-too-many", "", Integer.toString(MOST_ARTICLES));
          }
          DraftArticleRecord row = tx.sql().newRecord(DRAFT_ARTICLE);
          row.setDraft(draft.id().toString());
          row.setArticle(1 + highest(tx, draft, DRAFT_ARTICLE.ARTICLE));
          row.setPlace(1 + highest(tx, draft, DRAFT_ARTICLE.PLACE));
          row.setHeading(named);
          row.setWords(said);
          row.setRemoved(0L);
          row.insert();
          return List.of(new Change(Kind.ADD, Math.toIntExact(row.getArticle()), null, said));
        });
  }

  private static long highest(Tx tx, Draft draft, TableField<DraftArticleRecord, Long> field) {
    Long most =
        tx.sql()
            .select(DSL.max(field))
            .from(DRAFT_ARTICLE)
            .where(DRAFT_ARTICLE.DRAFT.eq(draft.id().toString()))
            .fetchSingle()
            .value1();
    return most == null ? 0 : most;
  }

  /** Takes an article out, or moves it one place up or down. */
  public void move(
      People.Person by, Debate debate, Draft draft, int article, Kind kind, String reason) {
    draft.article(article);
    edit(by, debate, draft, reason, tx -> List.of(moved(tx, draft, article, kind)));
  }

  /** Undoes a change: what stood before stands again, as one more change. */
  public void undo(People.Person by, Debate debate, Draft draft, long number, String reason) {
    Edit edit =
        edits(draft).stream()
            .filter(e -> e.number() == number && !e.undone())
            .findFirst()
            .orElseThrow(() -> Says.DEBATES.input("draft-edit-undone", "", Long.toString(number)));
    edit(
        by,
        debate,
        draft,
        reason,
        tx -> {
          tx.sql()
              .update(DRAFT_EDIT)
              .set(DRAFT_EDIT.UNDONE_BY, next(tx, draft))
              .where(DRAFT_EDIT.DRAFT.eq(draft.id().toString()).and(DRAFT_EDIT.NUMBER.eq(number)))
              .execute();
          return List.of(undone(tx, draft, edit));
        });
  }

  /** The number that the next change has. */
  private static long next(Tx tx, Draft draft) {
    return 1L + tx.sql().fetchCount(DRAFT_EDIT, DRAFT_EDIT.DRAFT.eq(draft.id().toString()));
  }

  private static Change undone(Tx tx, Draft draft, Edit edit) {
    int article = edit.article().orElse(0);
    return switch (edit.kind()) {
      case TITLE -> entitled(tx, draft.id(), before(edit));
      case HEADING -> headed(tx, draft.id(), article, before(edit));
      case WORDS -> worded(tx, draft.id(), article, before(edit));
      case ADD, RESTORE -> moved(tx, draft, article, Kind.REMOVE);
      case REMOVE -> moved(tx, draft, article, Kind.RESTORE);
      case UP -> moved(tx, draft, article, Kind.DOWN);
      case DOWN -> moved(tx, draft, article, Kind.UP);
    };
  }

  private static String before(Edit edit) {
    return edit.before()
        .orElseThrow(
            () -> Says.DEBATES.input("draft-edit-emptied", "", Long.toString(edit.number())));
  }

  private static String line(String text) {
    String plain = Contributions.plain(text).replaceAll("\\s+", " ");
    if (plain.codePointCount(0, plain.length()) > LONGEST_TITLE) {
      throw Says.DEBATES.input("draft-too-long", "", Integer.toString(LONGEST_TITLE));
    }
    return plain;
  }

  private static String words(String text) {
    String plain = Contributions.plain(text);
    if (plain.isEmpty()) {
      throw Says.DEBATES.input("draft-article-empty", "", "");
    }
    if (plain.codePointCount(0, plain.length()) > LONGEST_ARTICLE) {
      throw Says.DEBATES.input("draft-too-long", "", Integer.toString(LONGEST_ARTICLE));
    }
    return plain;
  }

  /** One thing that changed; no article for the title. */
  private record Change(Kind kind, int article, @Nullable String before, @Nullable String after) {}

  private interface Work {
    List<Change> run(Tx tx);
  }

  /** Makes changes, keeps each with its reason and journals it by a commitment, never its words. */
  private void edit(People.Person by, Debate debate, Draft draft, String reason, Work work) {
    Floor.mandate(ground, by, Floor.SORT);
    requireOpen(debate);
    String why = Contributions.plain(reason);
    if (why.isEmpty() || why.length() > LONGEST_REASON) {
      throw Says.DEBATES.input("reason-needed", "", why);
    }
    if (adopted(draft).isPresent()) {
      throw Says.DEBATES.input("draft-adopted", "", "");
    }
    ground.note(
        tx -> {
          List<Change> changes = work.run(tx);
          changes.forEach(c -> keep(tx, by, draft, c, why));
          return changes.size();
        });
  }

  private void keep(Tx tx, People.Person by, Draft draft, Change change, String why) {
    long number = next(tx, draft);
    String before = Objects.requireNonNullElse(change.before(), "");
    String after = Objects.requireNonNullElse(change.after(), "");
    Commitment commitment = Commitment.of(String.join("\n\n", before, after, why));
    DraftEditRecord row = tx.sql().newRecord(DRAFT_EDIT);
    row.setDraft(draft.id().toString());
    row.setNumber(number);
    row.setArticle(change.article() == 0 ? null : (long) change.article());
    row.setKind(change.kind().text());
    row.setBefore(change.before());
    row.setAfter(change.after());
    row.setReason(why);
    row.setSalt(commitment.salt());
    row.setMadeAt(tx.now().toString());
    row.insert();
    ground.fact(
        tx,
        Holders.role(by),
        "draftedit",
        "fact.draft.edit",
        Value.rec(
            "draft",
            draft.id(),
            "number",
            number,
            "kind",
            change.kind().text(),
            "article",
            change.article(),
            "words",
            commitment.digest()));
  }

  private static Change entitled(Tx tx, Id draft, String title) {
    DraftRecord row = tx.sql().selectFrom(DRAFT).where(DRAFT.ID.eq(draft.toString())).fetchSingle();
    String before = row.getTitle();
    row.setTitle(title);
    row.update();
    return new Change(Kind.TITLE, 0, before, title);
  }

  private static Change headed(Tx tx, Id draft, int article, String heading) {
    DraftArticleRecord row = row(tx, draft, article);
    String before = Objects.requireNonNullElse(row.getHeading(), "");
    row.setHeading(heading);
    row.update();
    return new Change(Kind.HEADING, article, before, heading);
  }

  private static Change worded(Tx tx, Id draft, int article, String words) {
    DraftArticleRecord row = row(tx, draft, article);
    String before = row.getWords();
    row.setWords(words);
    row.update();
    return new Change(Kind.WORDS, article, before, words);
  }

  private static DraftArticleRecord row(Tx tx, Id draft, int article) {
    return tx.sql()
        .selectFrom(DRAFT_ARTICLE)
        .where(
            DRAFT_ARTICLE.DRAFT.eq(draft.toString()).and(DRAFT_ARTICLE.ARTICLE.eq((long) article)))
        .fetchOptional()
        .orElseThrow(
            () -> Says.DEBATES.input("draft-article-unknown", "", Integer.toString(article)));
  }

  private static Change moved(Tx tx, Draft draft, int article, Kind kind) {
    DraftArticleRecord row = row(tx, draft.id(), article);
    switch (kind) {
      case REMOVE -> row.setRemoved(1L);
      case RESTORE -> row.setRemoved(0L);
      case UP, DOWN -> swap(tx, draft.id(), row, kind);
      default -> throw Says.DEBATES.input("draft-move", "", kind.text());
    }
    row.update();
    return new Change(kind, article, null, null);
  }

  /** Changes places with the next article that stands; the first does not go up. */
  private static void swap(Tx tx, Id draft, DraftArticleRecord row, Kind kind) {
    boolean up = kind == Kind.UP;
    DraftArticleRecord other =
        tx.sql()
            .selectFrom(DRAFT_ARTICLE)
            .where(
                DRAFT_ARTICLE
                    .DRAFT
                    .eq(draft.toString())
                    .and(DRAFT_ARTICLE.REMOVED.eq(0L))
                    .and(
                        up
                            ? DRAFT_ARTICLE.PLACE.lt(row.getPlace())
                            : DRAFT_ARTICLE.PLACE.gt(row.getPlace())))
            .orderBy(up ? DRAFT_ARTICLE.PLACE.desc() : DRAFT_ARTICLE.PLACE.asc())
            .limit(1)
            .fetchOptional()
            .orElseThrow(() -> Says.DEBATES.input("draft-move", "", kind.text()));
    long place = row.getPlace();
    row.setPlace(other.getPlace());
    other.setPlace(place);
    other.update();
  }

  // --- offering it

  /** What a draft says, to be voted on; none where an article has lost its words. */
  private static Optional<OfferedTexts.Words> words(Draft draft) {
    if (draft.title().isEmpty()
        || draft.articles().isEmpty()
        || draft.articles().stream().anyMatch(a -> a.words().isEmpty())) {
      return Optional.empty();
    }
    return Optional.of(
        new OfferedTexts.Words(
            draft.debate(),
            draft.title().orElseThrow(),
            draft.articles().stream()
                .map(a -> new OfferedTexts.Article(a.heading().orElse(""), a.words().orElseThrow()))
                .toList()));
  }

  /**
   * What a draft would be offered as; none where an article has lost its words, or stands on words
   * that are no longer published.
   */
  public Optional<OfferedTexts.Words> offer(Draft draft) {
    return offer(draft, verbatim(draft));
  }

  private static Optional<OfferedTexts.Words> offer(Draft draft, Map<Integer, String> verbatim) {
    return draft.articles().stream()
            .allMatch(a -> a.source().isEmpty() || verbatim.containsKey(a.number()))
        ? words(draft)
        : Optional.empty();
  }

  /** Offers a draft to a vote as it stands; a change made later is another offer. */
  public Digest offer(People.Person by, Debate debate, long number) {
    Floor.mandate(ground, by, Floor.SORT);
    requireOpen(debate);
    Draft draft = get(debate, number);
    if (adopted(draft).isPresent()) {
      throw Says.DEBATES.input("draft-adopted", "", "");
    }
    return ground.note(
        tx -> {
          Draft now =
              draft(
                  tx.sql(),
                  tx.sql()
                      .selectFrom(DRAFT)
                      .where(DRAFT.ID.eq(draft.id().toString()))
                      .fetchSingle());
          Map<Integer, String> verbatim = verbatim(tx.sql(), now);
          OfferedTexts.Words words =
              offer(now, verbatim)
                  .orElseThrow(() -> Says.DEBATES.input("draft-incomplete", "", ""));
          int same = 0;
          Set<String> sources = new TreeSet<>();
          for (Article article : now.articles()) {
            same +=
                article.words().equals(Optional.ofNullable(verbatim.get(article.number()))) ? 1 : 0;
            article.source().ifPresent(s -> sources.add(s.contribution()));
          }
          Digest digest =
              OfferedTexts.offer(
                      tx, words, same, now.advice(), now.href(), ids(tx, debate, sources))
                  .orElseThrow(() -> Says.DEBATES.input("draft-adopted", "", ""));
          tx.sql()
              .insertInto(DRAFT_OFFER)
              .set(DRAFT_OFFER.DRAFT, draft.id().toString())
              .set(DRAFT_OFFER.TEXT, digest.hex())
              .set(DRAFT_OFFER.OFFERED_AT, tx.now().toString())
              .onConflictDoNothing()
              .execute();
          ground.fact(
              tx,
              Holders.role(by),
              "offeredtext",
              "fact.text.offered",
              Value.rec(
                  "text",
                  digest,
                  "draft",
                  draft.id(),
                  "articles",
                  words.articles().size(),
                  "verbatim",
                  same));
          return digest;
        });
  }

  private static List<Id> ids(Tx tx, Debate debate, Set<String> numbers) {
    return tx.sql()
        .select(CONTRIBUTION.ID)
        .from(CONTRIBUTION)
        .where(
            CONTRIBUTION
                .DEBATE
                .eq(debate.id().toString())
                .and(CONTRIBUTION.NUMBER.in(numbers.stream().map(Long::parseLong).toList())))
        .fetch(r -> Id.parse(r.value1()));
  }

  // --- words that are taken back

  /**
   * Empties what drafts hold of words that are being withdrawn: the articles that stand on them,
   * every change of these, headings that no other contribution holds, and the texts offered that
   * were not adopted. A draft that was adopted as it stands keeps its words, without the link;
   * articles that were taken out of it do not.
   */
  public void withdrawn(Tx tx, Contribution what) {
    List<Draft> drafts =
        tx.sql()
            .selectFrom(DRAFT)
            .where(DRAFT.DEBATE.eq(what.debate().toString()))
            .fetch(r -> draft(tx.sql(), r));
    if (!drafts.isEmpty()) {
      Predicate<String> only = Syntheses.onlyIn(tx, what);
      drafts.forEach(draft -> withdrawn(tx, draft, what, only));
    }
    OfferedTexts.withdraw(tx, what.id());
  }

  private void withdrawn(Tx tx, Draft draft, Contribution what, Predicate<String> only) {
    String id = draft.id().toString();
    boolean stays = isAdopted(draft);
    List<Long> emptied =
        tx.sql()
            .select(DRAFT_ARTICLE.ARTICLE)
            .from(DRAFT_ARTICLE)
            .where(DRAFT_ARTICLE.DRAFT.eq(id).and(DRAFT_ARTICLE.CONTRIBUTION.eq(what.number())))
            .fetch(DRAFT_ARTICLE.ARTICLE);
    Condition articles = DRAFT_ARTICLE.DRAFT.eq(id).and(DRAFT_ARTICLE.ARTICLE.in(emptied));
    tx.sql()
        .update(DRAFT_ARTICLE)
        .setNull(DRAFT_ARTICLE.WORDS)
        .where(stays ? articles.and(DRAFT_ARTICLE.REMOVED.eq(1L)) : articles)
        .execute();
    if (!stays) {
      tx.sql()
          .selectFrom(DRAFT_ARTICLE)
          .where(DRAFT_ARTICLE.DRAFT.eq(id).and(DRAFT_ARTICLE.HEADING.isNotNull()))
          .forEach(
              r -> {
                if (only.test(r.getHeading())) {
                  r.setHeading(null);
                  r.update();
                }
              });
    }
    tx.sql()
        .update(DRAFT_ARTICLE)
        .setNull(DRAFT_ARTICLE.CONTRIBUTION)
        .setNull(DRAFT_ARTICLE.STARTS)
        .setNull(DRAFT_ARTICLE.ENDS)
        .where(articles)
        .execute();
    emptyEdits(tx, DRAFT_EDIT.DRAFT.eq(id).and(DRAFT_EDIT.ARTICLE.in(emptied)));
    withdrawnHeadings(tx, draft, only);
  }

  /** Empties the changes of headings and the texts offered that hold a heading of these words. */
  private void withdrawnHeadings(Tx tx, Draft draft, Predicate<String> only) {
    String id = draft.id().toString();
    List<Long> headings =
        tx
            .sql()
            .selectFrom(DRAFT_EDIT)
            .where(
                DRAFT_EDIT
                    .DRAFT
                    .eq(id)
                    .and(DRAFT_EDIT.KIND.in(Kind.HEADING.text(), Kind.TITLE.text())))
            .stream()
            .filter(
                r ->
                    Stream.of(r.getBefore(), r.getAfter())
                        .anyMatch(words -> words != null && !words.isEmpty() && only.test(words)))
            .map(DraftEditRecord::getNumber)
            .toList();
    emptyEdits(tx, DRAFT_EDIT.DRAFT.eq(id).and(DRAFT_EDIT.NUMBER.in(headings)));
    offers(draft).stream()
        .filter(
            t ->
                t.words().stream()
                    .flatMap(w -> w.articles().stream())
                    .map(OfferedTexts.Article::heading)
                    .anyMatch(h -> !h.isEmpty() && only.test(h)))
        .forEach(t -> OfferedTexts.withdraw(tx, t.digest()));
  }

  private boolean isAdopted(Draft draft) {
    Optional<Digest> digest = words(draft).map(OfferedTexts.Words::digest);
    return digest.isPresent() && digest.equals(adopted(draft).map(OfferedTexts.Text::digest));
  }

  private static int emptyEdits(Tx tx, Condition which) {
    return tx.sql()
        .update(DRAFT_EDIT)
        .setNull(DRAFT_EDIT.BEFORE)
        .setNull(DRAFT_EDIT.AFTER)
        .setNull(DRAFT_EDIT.REASON)
        .setNull(DRAFT_EDIT.SALT)
        .where(which.and(DRAFT_EDIT.REASON.isNotNull()))
        .execute();
  }

  /** The drafts that still hold words. */
  static Select<Record1<String>> holding() {
    return DSL.select(DRAFT.DEBATE).from(DRAFT).where(DRAFT.TITLE.isNotNull());
  }

  /** Erases the words of a debate's drafts once their time is over; what was adopted stands. */
  static int purge(Tx tx, Id debate) {
    var drafts = DSL.select(DRAFT.ID).from(DRAFT).where(DRAFT.DEBATE.eq(debate.toString()));
    tx.sql()
        .update(DRAFT_ARTICLE)
        .setNull(DRAFT_ARTICLE.WORDS)
        .setNull(DRAFT_ARTICLE.HEADING)
        .where(DRAFT_ARTICLE.DRAFT.in(drafts))
        .execute();
    emptyEdits(tx, DRAFT_EDIT.DRAFT.in(drafts));
    OfferedTexts.purge(tx, debate);
    return tx.sql()
        .update(DRAFT)
        .setNull(DRAFT.TITLE)
        .where(DRAFT.DEBATE.eq(debate.toString()).and(DRAFT.TITLE.isNotNull()))
        .execute();
  }
}
