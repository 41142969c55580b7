// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.debates.drafts;

import static coop.lanterne.db.Tables.*;

import module java.base;

import coop.lanterne.db.tables.records.DraftArticleRecord;
import coop.lanterne.db.tables.records.DraftRecord;
import coop.lanterne.debate.synthesis.Criterion;
import coop.lanterne.debate.synthesis.SynthesisReport;
import coop.lanterne.debate.synthesis.SynthesisReport.Clause;
import coop.lanterne.debate.synthesis.SynthesisReport.Span;
import coop.lanterne.kernel.Id;
import coop.lanterne.kernel.Value;
import coop.lanterne.node.debates.open.Debate;
import coop.lanterne.node.debates.open.Debate.Stage;
import coop.lanterne.node.debates.open.Floor;
import coop.lanterne.node.debates.open.OfferedTexts;
import coop.lanterne.node.debates.open.Says;
import coop.lanterne.node.debates.open.Word;
import coop.lanterne.node.debates.synthesis.Syntheses;
import coop.lanterne.node.debates.write.Published;
import coop.lanterne.node.decision.Holders;
import coop.lanterne.node.decision.People;
import coop.lanterne.node.room.Ground;
import coop.lanterne.node.storage.Tx;
import org.jooq.DSLContext;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.impl.DSL;

/**
 * Texts that facilitators prepare from a version, to be changed ({@link DraftEdits}) and offered to
 * a vote ({@link DraftOffers}). A draft says where each sentence was written.
 */
public record Drafts(Ground ground, Syntheses syntheses) {
  /** The longest title and the longest heading of an article, in characters. */
  static final int LONGEST_TITLE = 300;

  /** The longest article, in characters. */
  static final int LONGEST_ARTICLE = 5000;

  /** The most articles of a draft. */
  static final int MOST_ARTICLES = 60;

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
    Article article(int number) {
      return articles.stream()
          .filter(a -> a.number() == number)
          .findFirst()
          .orElseThrow(() -> Says.DEBATES.input("draft-article-unknown", number));
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
  public enum Kind implements Word {
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
    DOWN
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
  boolean may(Optional<People.Person> person) {
    return ground.may(person, Floor.SORT);
  }

  /** Every draft of a debate, the newest first. */
  public List<Draft> list(Debate debate) {
    return ground.read(
        sql ->
            sql.selectFrom(DRAFT)
                .where(DRAFT.DEBATE.eq(debate.id()))
                .orderBy(
                    DRAFT.MADE_AT.desc(),
                    DSL.length(DRAFT.ID.coerce(String.class)).desc(),
                    DRAFT.ID.desc())
                .fetch(r -> draft(sql, r)));
  }

  /** That draft of that debate. */
  public Draft get(Debate debate, long number) {
    return list(debate).stream()
        .filter(d -> d.number() == number)
        .findFirst()
        .orElseThrow(() -> Says.DEBATES.input("draft-unknown", number));
  }

  static Draft draft(DSLContext sql, DraftRecord r) {
    return new Draft(
        r.getId(),
        r.getDebate(),
        Optional.ofNullable(r.getTitle()),
        r.getAdvice(),
        r.getSynthesis(),
        Criterion.valueOf(r.getCriterion()),
        r.getMadeAt(),
        articles(sql, r.getId()));
  }

  static List<Article> articles(DSLContext sql, Id draft) {
    return sql.selectFrom(DRAFT_ARTICLE)
        .where(DRAFT_ARTICLE.DRAFT.eq(draft), DRAFT_ARTICLE.REMOVED.isFalse())
        .orderBy(DRAFT_ARTICLE.PLACE)
        .fetch(
            r ->
                new Article(
                    r.getArticle(),
                    Optional.ofNullable(r.getHeading()).filter(h -> !h.isEmpty()),
                    Optional.ofNullable(r.getContribution())
                        .map(c -> new Span(Long.toString(c), r.getStarts(), r.getEnds())),
                    Optional.ofNullable(r.getWords())));
  }

  /**
   * Every change of a draft, the newest first, without the words of those whose article stands on a
   * contribution that is not published.
   */
  List<Edit> edits(Draft draft) {
    return ground.read(sql -> edits(sql, draft));
  }

  private static List<Edit> edits(DSLContext sql, Draft draft) {
    Set<Integer> hidden = hidden(sql, draft);
    return sql.selectFrom(DRAFT_EDIT)
        .where(DRAFT_EDIT.DRAFT.eq(draft.id()))
        .orderBy(DRAFT_EDIT.NUMBER.desc())
        .fetch(
            r -> {
              Optional<Integer> article = Optional.ofNullable(r.getArticle());
              boolean shown = article.filter(hidden::contains).isEmpty();
              return new Edit(
                  r.getNumber(),
                  Word.of(Kind.class, r.getKind()),
                  article.map(OptionalInt::of).orElse(OptionalInt.empty()),
                  Optional.ofNullable(r.getBefore()).filter(_ -> shown),
                  Optional.ofNullable(r.getAfter()).filter(_ -> shown),
                  Optional.ofNullable(r.getReason()).filter(_ -> shown),
                  r.getMadeAt(),
                  r.getUndoneBy() != null);
            });
  }

  /** The articles, removed ones included, that stand on a contribution that is not published. */
  private static Set<Integer> hidden(DSLContext sql, Draft draft) {
    return sql.select(DRAFT_ARTICLE.ARTICLE)
        .from(DRAFT_ARTICLE)
        .where(
            DRAFT_ARTICLE.DRAFT.eq(draft.id()),
            DRAFT_ARTICLE.CONTRIBUTION.isNotNull(),
            DRAFT_ARTICLE.CONTRIBUTION.notIn(Published.numbers(draft.debate())))
        .fetchSet(DRAFT_ARTICLE.ARTICLE);
  }

  /** What was offered of a draft, the newest first. */
  List<OfferedTexts.Text> offers(Draft draft) {
    return new OfferedTexts(ground.store())
        .list(
            ground.read(
                sql ->
                    sql.selectFrom(DRAFT_OFFER)
                        .where(DRAFT_OFFER.DRAFT.eq(draft.id()))
                        .fetch(r -> r.getText())));
  }

  /** What a body adopted of a draft. */
  Optional<OfferedTexts.Text> adopted(Draft draft) {
    return offers(draft).stream().filter(t -> t.state() == OfferedTexts.State.ADOPTED).findFirst();
  }

  /** The number of the journal's entry about that decision. */
  Optional<Long> entry(Id decision) {
    return ground.journal().numberOf(decision);
  }

  /**
   * The sentences of a draft as they were written, by article; those that are no longer published
   * are left out.
   */
  Map<Integer, String> verbatim(Draft draft) {
    return ground.read(sql -> verbatim(sql, draft));
  }

  static Map<Integer, String> verbatim(DSLContext sql, Draft draft) {
    Map<String, String> texts =
        Published.texts(
            sql,
            draft.debate(),
            draft.articles().stream()
                .flatMap(a -> a.source().stream())
                .map(Span::contribution)
                .toList());
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
            .orElseThrow(() -> Says.DEBATES.input("version-unknown", criterion.key()));
    Id id = ground.note(tx -> take(tx, by, debate, kept, version));
    return get(debate, id.number());
  }

  private Id take(
      Tx tx, People.Person by, Debate debate, Syntheses.Kept kept, SynthesisReport.Draft version) {
    Id draft = tx.newId("draft");
    DraftRecord row = tx.sql().newRecord(DRAFT);
    row.setId(draft);
    row.setDebate(debate.id());
    row.setTitle(debate.question());
    row.setAdvice(kept.listed().advice());
    row.setSynthesis(kept.listed().number());
    row.setCriterion(version.criterion().name());
    row.setMadeAt(tx.now());
    row.insert();
    insert(tx, debate, draft, kept, version);
    ground.fact(
        tx,
        Holders.role(by),
        "drafttaken",
        "fact.draft",
        Value.rec(
            "draft", draft,
            "debate", debate.id(),
            "synthesis", kept.listed().advice(),
            "criterion", version.criterion().name(),
            "articles", version.clauses().size()));
    return draft;
  }

  private static void insert(
      Tx tx, Debate debate, Id draft, Syntheses.Kept kept, SynthesisReport.Draft version) {
    List<Clause> clauses = version.clauses();
    Map<String, String> texts =
        Published.texts(
            tx.sql(), debate.id(), clauses.stream().map(c -> c.shown().contribution()).toList());
    int number = 0;
    for (Clause clause : clauses) {
      Span span = clause.shown();
      String text = texts.get(span.contribution());
      DraftArticleRecord row = tx.sql().newRecord(DRAFT_ARTICLE);
      row.setDraft(draft);
      row.setArticle(++number);
      row.setPlace(number);
      row.setHeading(kept.name(clause.theme()).orElse(null));
      if (text != null) { // else it was taken back or set aside since
        row.setContribution(Long.parseLong(span.contribution()));
        row.setStarts(span.start());
        row.setEnds(span.end());
        row.setWords(span.in(text));
      }
      row.setRemoved(false);
      row.insert();
    }
  }

  static void requireOpen(Debate debate) {
    if (debate.stage() == Stage.CLOSED) {
      throw Says.DEBATES.input("debate-closed", "");
    }
  }

  /** The drafts that still hold words. */
  static Select<Record1<Id>> holding() {
    return DSL.select(DRAFT.DEBATE).from(DRAFT).where(DRAFT.TITLE.isNotNull());
  }

  /** Erases the words of a debate's drafts once their time is over; what was adopted stands. */
  static int purge(Tx tx, Id debate) {
    var drafts = DSL.select(DRAFT.ID).from(DRAFT).where(DRAFT.DEBATE.eq(debate));
    tx.sql()
        .update(DRAFT_ARTICLE)
        .setNull(DRAFT_ARTICLE.WORDS)
        .setNull(DRAFT_ARTICLE.HEADING)
        .where(DRAFT_ARTICLE.DRAFT.in(drafts))
        .execute();
    DraftOffers.emptyEdits(tx, DRAFT_EDIT.DRAFT.in(drafts));
    OfferedTexts.purge(tx, debate);
    return tx.sql()
        .update(DRAFT)
        .setNull(DRAFT.TITLE)
        .where(DRAFT.DEBATE.eq(debate), DRAFT.TITLE.isNotNull())
        .execute();
  }
}
