// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.debates.drafts;

import static coop.lanterne.db.Tables.*;

import module java.base;

import coop.lanterne.db.tables.records.DraftArticleRecord;
import coop.lanterne.db.tables.records.DraftEditRecord;
import coop.lanterne.kernel.Digest;
import coop.lanterne.kernel.Id;
import coop.lanterne.kernel.Value;
import coop.lanterne.node.debates.drafts.Drafts.Article;
import coop.lanterne.node.debates.drafts.Drafts.Draft;
import coop.lanterne.node.debates.drafts.Drafts.Kind;
import coop.lanterne.node.debates.open.Debate;
import coop.lanterne.node.debates.open.Floor;
import coop.lanterne.node.debates.open.OfferedTexts;
import coop.lanterne.node.debates.open.Says;
import coop.lanterne.node.debates.write.Contribution;
import coop.lanterne.node.debates.write.Echo;
import coop.lanterne.node.debates.write.Published;
import coop.lanterne.node.decision.Holders;
import coop.lanterne.node.decision.People;
import coop.lanterne.node.room.Ground;
import coop.lanterne.node.storage.Tx;
import org.jooq.Condition;
import org.jspecify.annotations.Nullable;

/**
 * Drafts offered to a vote as they stand. Words that their author takes back leave a draft, and the
 * texts offered of it, at once.
 */
public record DraftOffers(Ground ground, Drafts drafts) implements Echo {
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
  Optional<OfferedTexts.Words> offer(Draft draft) {
    return offer(draft, drafts.verbatim(draft));
  }

  private static Optional<OfferedTexts.Words> offer(Draft draft, Map<Integer, String> verbatim) {
    return draft.articles().stream()
            .allMatch(a -> a.source().isEmpty() || verbatim.containsKey(a.number()))
        ? words(draft)
        : Optional.empty();
  }

  /** Offers a draft to a vote as it stands; a change made later is another offer. */
  Digest offer(People.Person by, Debate debate, long number) {
    Floor.mandate(ground, by, Floor.SORT);
    Drafts.requireOpen(debate);
    Draft draft = drafts.get(debate, number);
    if (drafts.adopted(draft).isPresent()) {
      throw Says.DEBATES.input("draft-adopted", "");
    }
    return ground.note(tx -> offer(tx, by, debate, draft.id()));
  }

  private Digest offer(Tx tx, People.Person by, Debate debate, Id id) {
    Draft draft =
        Drafts.draft(tx.sql(), tx.sql().selectFrom(DRAFT).where(DRAFT.ID.eq(id)).fetchSingle());
    Map<Integer, String> verbatim = Drafts.verbatim(tx.sql(), draft);
    OfferedTexts.Words words =
        offer(draft, verbatim).orElseThrow(() -> Says.DEBATES.input("draft-incomplete", ""));
    int same = 0;
    Set<String> sources = new TreeSet<>();
    for (Article article : draft.articles()) {
      same += article.words().equals(Optional.ofNullable(verbatim.get(article.number()))) ? 1 : 0;
      article.source().ifPresent(s -> sources.add(s.contribution()));
    }
    List<Id> from = Published.ids(tx.sql(), debate.id(), sources);
    Digest digest =
        OfferedTexts.offer(tx, words, same, draft.advice(), draft.href(), from)
            .orElseThrow(() -> Says.DEBATES.input("draft-adopted", ""));
    note(tx, by, id, digest, words.articles().size(), same);
    return digest;
  }

  private void note(Tx tx, People.Person by, Id draft, Digest text, int articles, int verbatim) {
    tx.sql()
        .insertInto(DRAFT_OFFER)
        .set(DRAFT_OFFER.DRAFT, draft)
        .set(DRAFT_OFFER.TEXT, text)
        .set(DRAFT_OFFER.OFFERED_AT, tx.now())
        .onConflictDoNothing()
        .execute();
    ground.fact(
        tx,
        Holders.role(by),
        "offeredtext",
        "fact.text.offered",
        Value.rec(
            "text", text,
            "draft", draft,
            "articles", articles,
            "verbatim", verbatim));
  }

  // --- words that are taken back

  /**
   * Empties what drafts hold of words that are being withdrawn: the articles that stand on them,
   * every change of these, headings that no other contribution holds, and the texts offered that
   * were not adopted. A draft that was adopted as it stands keeps its words, without the link;
   * articles that were taken out of it do not.
   */
  @Override
  public void withdrawn(Tx tx, Contribution what) {
    List<Draft> drafts =
        tx.sql()
            .selectFrom(DRAFT)
            .where(DRAFT.DEBATE.eq(what.debate()))
            .fetch(r -> Drafts.draft(tx.sql(), r));
    if (!drafts.isEmpty()) {
      Predicate<String> only = Published.onlyIn(tx, what);
      drafts.forEach(draft -> withdrawn(tx, draft, what, only));
    }
    OfferedTexts.withdraw(tx, what.id());
  }

  private void withdrawn(Tx tx, Draft draft, Contribution what, Predicate<String> only) {
    Id id = draft.id();
    boolean stays = isAdopted(draft);
    List<Integer> emptied =
        tx.sql()
            .select(DRAFT_ARTICLE.ARTICLE)
            .from(DRAFT_ARTICLE)
            .where(DRAFT_ARTICLE.DRAFT.eq(id), DRAFT_ARTICLE.CONTRIBUTION.eq(what.number()))
            .fetch(DRAFT_ARTICLE.ARTICLE);
    Condition articles = DRAFT_ARTICLE.DRAFT.eq(id).and(DRAFT_ARTICLE.ARTICLE.in(emptied));
    tx.sql()
        .update(DRAFT_ARTICLE)
        .setNull(DRAFT_ARTICLE.WORDS)
        .where(stays ? articles.and(DRAFT_ARTICLE.REMOVED.isTrue()) : articles)
        .execute();
    if (!stays) {
      emptyHeadings(tx, id, only);
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

  private static void emptyHeadings(Tx tx, Id draft, Predicate<String> only) {
    for (DraftArticleRecord article :
        tx.sql()
            .selectFrom(DRAFT_ARTICLE)
            .where(DRAFT_ARTICLE.DRAFT.eq(draft), DRAFT_ARTICLE.HEADING.isNotNull())
            .fetch()) {
      if (only.test(article.getHeading())) {
        article.setHeading(null);
        article.update();
      }
    }
  }

  /** Empties the changes of headings and the texts offered that hold a heading of these words. */
  private void withdrawnHeadings(Tx tx, Draft draft, Predicate<String> only) {
    Id id = draft.id();
    List<Long> headings =
        tx
            .sql()
            .selectFrom(DRAFT_EDIT)
            .where(
                DRAFT_EDIT.DRAFT.eq(id), DRAFT_EDIT.KIND.in(Kind.HEADING.text(), Kind.TITLE.text()))
            .stream()
            .filter(r -> holds(only, r.getBefore()) || holds(only, r.getAfter()))
            .map(DraftEditRecord::getNumber)
            .toList();
    emptyEdits(tx, DRAFT_EDIT.DRAFT.eq(id).and(DRAFT_EDIT.NUMBER.in(headings)));
    drafts.offers(draft).stream()
        .filter(
            t ->
                t.words().stream()
                    .flatMap(w -> w.articles().stream())
                    .anyMatch(a -> holds(only, a.heading())))
        .forEach(t -> OfferedTexts.withdraw(tx, t.digest()));
  }

  private static boolean holds(Predicate<String> only, @Nullable String words) {
    return words != null && !words.isEmpty() && only.test(words);
  }

  private boolean isAdopted(Draft draft) {
    Optional<Digest> digest = words(draft).map(OfferedTexts.Words::digest);
    return digest.isPresent()
        && digest.equals(drafts.adopted(draft).map(OfferedTexts.Text::digest));
  }

  static int emptyEdits(Tx tx, Condition which) {
    return tx.sql()
        .update(DRAFT_EDIT)
        .setNull(DRAFT_EDIT.BEFORE)
        .setNull(DRAFT_EDIT.AFTER)
        .setNull(DRAFT_EDIT.REASON)
        .setNull(DRAFT_EDIT.SALT)
        .where(which, DRAFT_EDIT.REASON.isNotNull())
        .execute();
  }
}
