// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.debates.drafts;

import static coop.lanterne.db.Tables.*;

import module java.base;

import coop.lanterne.db.tables.records.DraftArticleRecord;
import coop.lanterne.db.tables.records.DraftEditRecord;
import coop.lanterne.db.tables.records.DraftRecord;
import coop.lanterne.kernel.Id;
import coop.lanterne.kernel.Typed;
import coop.lanterne.kernel.Value;
import coop.lanterne.node.debates.drafts.Drafts.Article;
import coop.lanterne.node.debates.drafts.Drafts.Draft;
import coop.lanterne.node.debates.drafts.Drafts.Edit;
import coop.lanterne.node.debates.drafts.Drafts.Kind;
import coop.lanterne.node.debates.open.Debate;
import coop.lanterne.node.debates.open.Floor;
import coop.lanterne.node.debates.open.Says;
import coop.lanterne.node.decision.Commitment;
import coop.lanterne.node.decision.Holders;
import coop.lanterne.node.decision.People;
import coop.lanterne.node.room.Ground;
import coop.lanterne.node.storage.Tx;
import org.jooq.TableField;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * How facilitators change a draft: each change with a reason, kept beside what stood before, and
 * undoable. What was adopted does not change any more.
 */
public record DraftEdits(Ground ground, Drafts drafts) {
  /** Gives the draft another title. */
  void entitle(People.Person by, Debate debate, Draft draft, String title, String reason) {
    String plain = line(title);
    if (plain.isEmpty()) {
      throw Says.DEBATES.input("draft-title", "");
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
    boolean sameHeading = named.equals(now.heading().orElse(""));
    boolean sameWords = now.words().filter(said::equals).isPresent();
    if (sameHeading && sameWords) {
      throw Says.DEBATES.input("draft-nothing-changed", "");
    }
    Work work =
        tx -> {
          requireSource(tx, draft, article, source);
          List<Change> changes = new ArrayList<>();
          if (!sameHeading) {
            changes.add(headed(tx, draft.id(), article, named));
          }
          if (!sameWords) {
            changes.add(worded(tx, draft.id(), article, said));
          }
          return changes;
        };
    edit(by, debate, draft, reason, work);
  }

  private static void requireSource(Tx tx, Draft draft, int article, String source) {
    Long standsOn = row(tx, draft.id(), article).getContribution();
    if (!source.isEmpty() && !source.equals(Objects.toString(standsOn, ""))) {
      throw Says.DEBATES.input("draft-article-changed", article);
    }
  }

  /** Adds an article of one's own words, at the end. */
  void add(
      People.Person by, Debate debate, Draft draft, String heading, String words, String reason) {
    String named = line(heading);
    String said = words(words);
    edit(
        by,
        debate,
        draft,
        reason,
        tx -> {
          if (Drafts.articles(tx.sql(), draft.id()).size() >= Drafts.MOST_ARTICLES) {
            throw Says.DEBATES.input("draft-too-many", Drafts.MOST_ARTICLES);
          }
          DraftArticleRecord row = tx.sql().newRecord(DRAFT_ARTICLE);
          row.setDraft(draft.id());
          row.setArticle(1 + highest(tx, draft, DRAFT_ARTICLE.ARTICLE));
          row.setPlace(1 + highest(tx, draft, DRAFT_ARTICLE.PLACE));
          row.setHeading(named);
          row.setWords(said);
          row.setRemoved(false);
          row.insert();
          return List.of(new Change(Kind.ADD, row.getArticle(), null, said));
        });
  }

  private static int highest(Tx tx, Draft draft, TableField<DraftArticleRecord, Integer> field) {
    Integer most =
        tx.sql()
            .select(DSL.max(field))
            .from(DRAFT_ARTICLE)
            .where(DRAFT_ARTICLE.DRAFT.eq(draft.id()))
            .fetchSingle()
            .value1();
    return most == null ? 0 : most;
  }

  /** Takes an article out, or moves it one place up or down. */
  void move(People.Person by, Debate debate, Draft draft, int article, Kind kind, String reason) {
    draft.article(article);
    edit(by, debate, draft, reason, tx -> List.of(moved(tx, draft, article, kind)));
  }

  /** Undoes a change: what stood before stands again, as one more change. */
  void undo(People.Person by, Debate debate, Draft draft, long number, String reason) {
    Edit edit =
        drafts.edits(draft).stream()
            .filter(e -> e.number() == number && !e.undone())
            .findFirst()
            .orElseThrow(() -> Says.DEBATES.input("draft-edit-undone", number));
    edit(
        by,
        debate,
        draft,
        reason,
        tx -> {
          tx.sql()
              .update(DRAFT_EDIT)
              .set(DRAFT_EDIT.UNDONE_BY, next(tx, draft))
              .where(DRAFT_EDIT.DRAFT.eq(draft.id()), DRAFT_EDIT.NUMBER.eq(number))
              .execute();
          return List.of(undone(tx, draft, edit));
        });
  }

  /** The number that the next change has. */
  private static long next(Tx tx, Draft draft) {
    return 1L + tx.sql().fetchCount(DRAFT_EDIT, DRAFT_EDIT.DRAFT.eq(draft.id()));
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
    return edit.before().orElseThrow(() -> Says.DEBATES.input("draft-edit-emptied", edit.number()));
  }

  private static String line(String text) {
    String plain = Typed.name(text);
    if (plain.codePointCount(0, plain.length()) > Drafts.LONGEST_TITLE) {
      throw Says.DEBATES.input("draft-too-long", Drafts.LONGEST_TITLE);
    }
    return plain;
  }

  private static String words(String text) {
    String plain = Typed.text(text);
    if (plain.isEmpty()) {
      throw Says.DEBATES.input("draft-article-empty", "");
    }
    if (plain.codePointCount(0, plain.length()) > Drafts.LONGEST_ARTICLE) {
      throw Says.DEBATES.input("draft-too-long", Drafts.LONGEST_ARTICLE);
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
    Drafts.requireOpen(debate);
    String why = Typed.text(reason);
    Floor.requireReason(why);
    if (drafts.adopted(draft).isPresent()) {
      throw Says.DEBATES.input("draft-adopted", "");
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
    insert(tx, draft, number, change, why, commitment.salt());
    ground.fact(
        tx,
        Holders.role(by),
        "draftedit",
        "fact.draft.edit",
        Value.rec(
            "draft", draft.id(),
            "number", number,
            "kind", change.kind().text(),
            "article", change.article(),
            "words", commitment.digest()));
  }

  private static void insert(
      Tx tx, Draft draft, long number, Change change, String why, String salt) {
    DraftEditRecord row = tx.sql().newRecord(DRAFT_EDIT);
    row.setDraft(draft.id());
    row.setNumber(number);
    row.setArticle(change.article() == 0 ? null : Integer.valueOf(change.article()));
    row.setKind(change.kind().text());
    row.setBefore(change.before());
    row.setAfter(change.after());
    row.setReason(why);
    row.setSalt(salt);
    row.setMadeAt(tx.now());
    row.insert();
  }

  private static Change entitled(Tx tx, Id draft, String title) {
    DraftRecord row = tx.sql().selectFrom(DRAFT).where(DRAFT.ID.eq(draft)).fetchSingle();
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
        .where(DRAFT_ARTICLE.DRAFT.eq(draft), DRAFT_ARTICLE.ARTICLE.eq(article))
        .fetchOptional()
        .orElseThrow(() -> Says.DEBATES.input("draft-article-unknown", article));
  }

  private static Change moved(Tx tx, Draft draft, int article, Kind kind) {
    DraftArticleRecord row = row(tx, draft.id(), article);
    switch (kind) {
      case REMOVE -> row.setRemoved(true);
      case RESTORE -> row.setRemoved(false);
      case UP, DOWN -> swap(tx, draft.id(), row, kind);
      default -> throw Says.DEBATES.input("draft-move", kind.text());
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
                DRAFT_ARTICLE.DRAFT.eq(draft),
                DRAFT_ARTICLE.REMOVED.isFalse(),
                up
                    ? DRAFT_ARTICLE.PLACE.lt(row.getPlace())
                    : DRAFT_ARTICLE.PLACE.gt(row.getPlace()))
            .orderBy(up ? DRAFT_ARTICLE.PLACE.desc() : DRAFT_ARTICLE.PLACE.asc())
            .limit(1)
            .fetchOptional()
            .orElseThrow(() -> Says.DEBATES.input("draft-move", kind.text()));
    int place = row.getPlace();
    row.setPlace(other.getPlace());
    other.setPlace(place);
    other.update();
  }
}
