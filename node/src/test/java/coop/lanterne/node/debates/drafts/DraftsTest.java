// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.debates.drafts;

import static coop.lanterne.db.Tables.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import module java.base;

import coop.lanterne.assembly.Checked;
import coop.lanterne.assembly.Vote;
import coop.lanterne.debate.synthesis.Criterion;
import coop.lanterne.debate.synthesis.SynthesisReport;
import coop.lanterne.kernel.Digest;
import coop.lanterne.kernel.Finding;
import coop.lanterne.kernel.Id;
import coop.lanterne.kernel.Value;
import coop.lanterne.node.FoundedHouse;
import coop.lanterne.node.TestClock;
import coop.lanterne.node.debates.Debates;
import coop.lanterne.node.debates.Door;
import coop.lanterne.node.debates.drafts.Drafts.Article;
import coop.lanterne.node.debates.drafts.Drafts.Draft;
import coop.lanterne.node.debates.drafts.Drafts.Kind;
import coop.lanterne.node.debates.open.Debate;
import coop.lanterne.node.debates.open.OfferedTexts;
import coop.lanterne.node.debates.open.Openings;
import coop.lanterne.node.debates.synthesis.Freezes;
import coop.lanterne.node.debates.synthesis.Sortings;
import coop.lanterne.node.debates.synthesis.SynthesisMethod;
import coop.lanterne.node.debates.write.Contribution;
import coop.lanterne.node.decision.Advices;
import coop.lanterne.node.decision.People;
import coop.lanterne.node.decision.Records;
import coop.lanterne.node.decision.RefusedByCharter;
import coop.lanterne.node.decision.Role;
import coop.lanterne.node.governance.AgendaItem;
import coop.lanterne.node.governance.AgendaItem.Came;
import coop.lanterne.node.governance.Call;
import coop.lanterne.node.governance.Governance;
import coop.lanterne.node.governance.Resolution;
import coop.lanterne.node.room.Votable;
import coop.lanterne.node.storage.Trouble;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a version of an invented debate to a text that an assembly of three adopts. */
final class DraftsTest {
  private static final Duration WAIT = Duration.ofMinutes(2);
  private static final String WHY = "Plus clair.";
  private static final int NOTICE = 15;

  private static final List<String> IDEAS =
      List.of(
          "Il faut ouvrir le magasin le jeudi soir jusqu’à vingt heures.",
          "Je voudrais que le magasin reste ouvert tard le jeudi soir.",
          "Le jeudi soir on travaille, ouvrez donc le magasin plus tard.",
          "Plus de légumes du coin dans les rayons, et moins d’emballage plastique.",
          "Des légumes cultivés par nos voisins plutôt que du plastique venu de loin.",
          "Le pain du vendredi manque toujours avant midi, prévoyez-en davantage.",
          "Une caisse avec une personne derrière, pas une machine qui bipe.",
          "Gardons la caisse tenue par quelqu’un, c’est là qu’on se parle.");

  @TempDir Path folder;
  private final TestClock clock = new TestClock("2026-11-24T17:00:00Z");
  private final Map<Long, String> tokens = new HashMap<>();
  private FoundedHouse house;
  private Debates debates;
  private Governance governance;
  private Debate debate;

  @BeforeEach
  void gather() {
    house =
        FoundedHouse.open(
            folder,
            clock,
            FoundedHouse.entrant(
                "odile", List.of(Role.FACILITATOR, Role.MEMBER), "animer", "presider"));
    Advices advices = house.advices(new SynthesisMethod());
    debates = Door.on(house.ground(), advices);
    governance = new Governance(house.ground(), advices, List.of(vote()));
    debate =
        debates
            .openings()
            .open(
                odile(),
                new Openings.Asked(
                    "Que faire du magasin ?",
                    "",
                    List.of("fr"),
                    Debate.Who.ANYONE,
                    debates.openings().today().plusDays(10)));
    for (String idea : IDEAS) {
      var given =
          debates.contributions().write(debate, List.of(idea), true, Optional.empty()).getFirst();
      tokens.put(given.number(), given.token());
    }
    debates
        .moderation()
        .publish(odile(), debate, LongStream.rangeClosed(1, IDEAS.size()).boxed().toList());
    debates.syntheses().make(odile(), debate, WAIT);
  }

  @AfterEach
  void close() {
    house.store().close();
  }

  private People.Person person(String name) {
    return house.person(name);
  }

  private People.Person odile() {
    return person("odile");
  }

  private DraftVote vote() {
    return new DraftVote(house.ground());
  }

  private Drafts drafts() {
    return debates.drafts();
  }

  private Draft taken() {
    return drafts().take(odile(), debate, 1, Criterion.APPROVAL);
  }

  private Draft again(Draft draft) {
    return drafts().get(debate, draft.number());
  }

  /** The draft with other words in its first article. */
  private Draft edited(Draft draft, String words) {
    Article first = draft.articles().getFirst();
    rewritten(draft, first, first.heading().orElse(""), words);
    return again(draft);
  }

  private void rewritten(Draft draft, Article article, String heading, String words) {
    String source = article.source().map(SynthesisReport.Span::contribution).orElse("");
    debates.edits().rewrite(odile(), debate, draft, article.number(), source, heading, words, WHY);
  }

  private Digest offered(Draft draft) {
    return debates.offers().offer(odile(), debate, draft.number());
  }

  private OfferedTexts.Text text(Digest digest) {
    return new OfferedTexts(house.store()).find(digest).orElseThrow();
  }

  private Checked<Id> convened(Digest... texts) {
    return governance.convene(
        odile().id(),
        new Call(
            "ag",
            governance.today().plusDays(NOTICE),
            "18:00",
            "Salle du Bief",
            Stream.of(texts).<Resolution>map(t -> new Resolution.Offered("text", t)).toList(),
            List.of()));
  }

  private Checked<Id> calledAgain(Id meeting) {
    return governance.conveneAgain(
        odile().id(), meeting, governance.today().plusDays(NOTICE), "18:00", "Salle du Bief");
  }

  private Id called(Digest... texts) {
    return convened(texts).get();
  }

  /** The day comes, and the three members are there. */
  private Id open(Id meeting) {
    clock.forward(Duration.ofDays(NOTICE));
    return begun(meeting);
  }

  private Id begun(Id meeting) {
    governance.attend(
        odile().id(),
        meeting,
        house.people().list().stream().map(People.Person::id).collect(Collectors.toSet()));
    governance.open(odile().id(), meeting, Optional.of(odile().id()));
    return meeting;
  }

  private void count(Id meeting, int item, long favour) {
    governance.count(
        odile().id(),
        meeting,
        item,
        Set.of(),
        Vote.byHand(new Vote.Counts(favour, 3 - favour, 0, 0, 0)));
  }

  private AgendaItem voted(Id meeting, int item, long favour) {
    count(meeting, item, favour);
    return governance.proclaim(odile().id(), meeting, item).item(item);
  }

  private static void refused(ThrowingCallable act, String code) {
    assertThatThrownBy(act)
        .isInstanceOfSatisfying(Trouble.class, t -> assertThat(t.finding().code()).isEqualTo(code));
  }

  // --- taking and editing

  @Test
  void aVersionTakenStandsWordForWordWhereItWasWritten() {
    Draft draft = taken();
    assertThat(draft.articles()).isNotEmpty();
    for (Article article : draft.articles()) {
      var source = article.source().orElseThrow();
      String written = IDEAS.get(Integer.parseInt(source.contribution()) - 1);
      assertThat(article.words()).contains(source.in(written));
    }
    assertThat(drafts().list(debate)).containsExactly(draft);
  }

  @Test
  void aVersionThatTheSynthesisCannotTellIsNotTaken() {
    refused(() -> drafts().take(odile(), debate, 1, Criterion.CONSENSUS), "version-unknown");
    refused(() -> drafts().take(odile(), debate, 9, Criterion.APPROVAL), "synthesis-unknown");
    assertThat(drafts().list(debate)).isEmpty();
  }

  @Test
  void anEditKeepsWhereTheSentenceWasWrittenWhatStoodThereAndWhy() {
    Draft draft = taken();
    Article before = draft.articles().getFirst();
    Draft after = edited(draft, "Le magasin ouvre tous les soirs.");
    assertThat(after.articles().getFirst().words()).contains("Le magasin ouvre tous les soirs.");
    assertThat(after.articles().getFirst().source()).isEqualTo(before.source());
    assertThat(drafts().verbatim(after).get(before.number()))
        .isEqualTo(before.words().orElseThrow());
    assertThat(drafts().edits(after))
        .singleElement()
        .satisfies(
            e -> {
              assertThat(e.before()).isEqualTo(before.words());
              assertThat(e.reason()).contains(WHY);
            });
  }

  @Test
  void theJournalTellsEachEditAndHoldsNoneOfItsWords() {
    Draft draft = edited(taken(), "Le magasin ouvrirait exceptionnellement.");
    debates
        .edits()
        .add(odile(), debate, draft, "Potager", "Un potager municipal voit le jour.", WHY);
    assertThat(house.journal().count(Optional.of("fact.draft"))).isEqualTo(1);
    assertThat(house.journal().count(Optional.of("fact.draft.edit"))).isEqualTo(2);
    house
        .store()
        .read(sql -> sql.selectFrom(DOCUMENT).fetch(DOCUMENT.CANONICAL))
        .forEach(
            bytes ->
                assertThat(new String(bytes, StandardCharsets.UTF_8))
                    .doesNotContain("exceptionnellement", "municipal", WHY));
  }

  @Test
  void articlesAreAddedTakenOutAndMoved() {
    Draft draft = taken();
    int last = draft.articles().getLast().number();
    debates.edits().add(odile(), debate, draft, "", "Un article de plus.", WHY);
    draft = again(draft);
    Article own = draft.articles().getLast();
    assertThat(own.source()).isEmpty();
    debates.edits().move(odile(), debate, draft, own.number(), Kind.UP, WHY);
    assertThat(again(draft).articles().getLast().number()).isEqualTo(last);
    debates.edits().move(odile(), debate, again(draft), last, Kind.REMOVE, WHY);
    assertThat(again(draft).articles()).extracting(Article::number).doesNotContain(last);
    Draft end = again(draft);
    refused(
        () ->
            debates
                .edits()
                .move(odile(), debate, end, end.articles().getLast().number(), Kind.DOWN, WHY),
        "draft-move");
  }

  @Test
  void everyKindOfEditIsUndoneOnce() {
    Draft draft = taken();
    List<Article> before = draft.articles();
    Optional<String> title = draft.title();
    debates.edits().entitle(odile(), debate, draft, "La charte du magasin", WHY);
    draft = edited(draft, "Autre chose.");
    debates.edits().add(odile(), debate, draft, "", "Un article de plus.", WHY);
    debates
        .edits()
        .move(
            odile(),
            debate,
            again(draft),
            again(draft).articles().getLast().number(),
            Kind.UP,
            WHY);
    debates
        .edits()
        .move(odile(), debate, again(draft), before.getFirst().number(), Kind.REMOVE, WHY);
    for (long number = 5; number > 0; number--) {
      debates.edits().undo(odile(), debate, again(draft), number, "Finalement non.");
    }
    assertThat(again(draft).articles()).isEqualTo(before);
    assertThat(again(draft).title()).isEqualTo(title);
    Draft end = again(draft);
    refused(() -> debates.edits().undo(odile(), debate, end, 1, WHY), "draft-edit-undone");
  }

  @Test
  void withoutTheMandateNothingIsTakenChangedNorOffered() {
    Draft draft = taken();
    People.Person mireille = person("mireille");
    long entries = house.journal().size();
    refused(() -> drafts().take(mireille, debate, 1, Criterion.APPROVAL), "no-mandate");
    refused(
        () -> debates.edits().add(mireille, debate, draft, "", "Un article de plus.", WHY),
        "no-mandate");
    refused(() -> debates.offers().offer(mireille, debate, draft.number()), "no-mandate");
    assertThat(drafts().list(debate)).containsExactly(draft);
    assertThat(house.journal().size()).isEqualTo(entries);
  }

  @Test
  void anEditNeedsAReasonAndAChange() {
    Draft draft = taken();
    Article first = draft.articles().getFirst();
    refused(
        () -> debates.edits().add(odile(), debate, draft, "", "Un article de plus.", " "),
        "reason-needed");
    refused(
        () -> rewritten(draft, first, first.heading().orElse(""), first.words().orElseThrow()),
        "draft-nothing-changed");
    refused(() -> edited(draft, "x".repeat(Drafts.LONGEST_ARTICLE + 1)), "draft-too-long");
    refused(() -> edited(draft, "  "), "draft-article-empty");
    assertThat(drafts().edits(draft)).isEmpty();
  }

  @Test
  void aClosedDebateChangesNoDraft() {
    Draft draft = taken();
    debates.openings().move(odile(), debate, Debate.Stage.CLOSED, "Fini.");
    debate = debates.openings().get(debate.number());
    refused(() -> edited(draft, "Autre chose."), "debate-closed");
    refused(() -> offered(draft), "debate-closed");
  }

  // --- offered

  @Test
  void aTextOfferedIsKnownByItsDigestAndAnEditMadeLaterIsAnotherOffer() {
    Draft draft = taken();
    Digest first = offered(draft);
    assertThat(offered(draft)).isEqualTo(first);
    assertThat(text(first).verbatim()).isEqualTo(draft.articles().size());
    Digest second = offered(edited(draft, "Autre chose."));
    assertThat(second).isNotEqualTo(first);
    assertThat(text(first).state()).isEqualTo(OfferedTexts.State.REPLACED);
    assertThat(text(second).verbatim()).isEqualTo(draft.articles().size() - 1);
    assertThat(vote().awaiting()).extracting(Votable.Offer::digest).containsExactly(second);
  }

  @Test
  void theSynthesisIsFrozenBeforeTheMeetingCalledOnAText() {
    Digest digest = offered(taken());
    assertThat(debates.freezes().vote(debate)).isEmpty();
    called(digest);
    LocalDate day = governance.today().plusDays(NOTICE);
    assertThat(debates.freezes().vote(debate)).contains(new Freezes.Vote(day, day.minusDays(7)));
    assertThat(debates.freezes().frozen(debate)).isEmpty();
    clock.forward(Duration.ofDays(8));
    assertThatThrownBy(() -> debates.syntheses().make(odile(), debate, WAIT))
        .isInstanceOfSatisfying(
            RefusedByCharter.class, r -> assertThat(r.refusal().article()).isEqualTo("A17"));
    clock.forward(Duration.ofDays(8));
    assertThat(debates.freezes().frozen(debate)).isEmpty();
  }

  @Test
  void onlyATextOfferedIsPutOnAnAgenda() {
    assertThat(convened(Digest.of(new byte[] {1})).findings())
        .extracting(Finding::code)
        .containsExactly("text-not-offered");
  }

  @Test
  void aTextIsOnAnAgendaOnce() {
    Digest digest = offered(taken());
    assertThat(convened(digest, digest).findings())
        .extracting(Finding::code)
        .containsExactly("text-twice");
  }

  @Test
  void anArticleWhoseSentenceIsSetAsideStopsAnOffer() {
    Draft draft = taken();
    setAside(source(draft));
    assertThat(drafts().verbatim(draft)).doesNotContainKey(draft.articles().getFirst().number());
    refused(() -> offered(draft), "draft-incomplete");
  }

  private void setAside(long number) {
    debates
        .moderation()
        .setAside(
            odile(),
            debates.contributions().get(debate, number),
            Contribution.Reason.PERSONAL,
            "",
            WAIT);
  }

  @Test
  void theChangesOfAnArticleSetAsideHideItsWordsUntilItIsPublishedAgain() {
    Draft before = taken();
    long source = source(before);
    Draft draft = edited(before, "Le magasin ouvre tous les soirs.");
    int article = draft.articles().getFirst().number();
    debates.edits().move(odile(), debate, draft, article, Kind.REMOVE, WHY);
    List<Drafts.Edit> edits = drafts().edits(draft);
    setAside(source);
    assertThat(drafts().edits(draft))
        .hasSize(2)
        .allSatisfy(
            e -> {
              assertThat(e.before()).isEmpty();
              assertThat(e.after()).isEmpty();
              assertThat(e.reason()).isEmpty();
            });
    refused(
        () -> debates.edits().undo(odile(), debate, again(draft), 1, WHY), "draft-edit-emptied");
    house
        .store()
        .<Integer>write( // as a second look does
            tx ->
                tx.sql()
                    .update(CONTRIBUTION)
                    .set(CONTRIBUTION.STATE, Contribution.State.PUBLISHED.text())
                    .where(CONTRIBUTION.NUMBER.eq(source))
                    .execute());
    assertThat(drafts().edits(draft)).isEqualTo(edits);
  }

  // --- decided

  @Test
  void whatTheAssemblyAdoptsAmendsTheSynthesisAndItsReceiptHoldsTheDigest() {
    Draft draft = edited(taken(), "Le magasin ouvre tous les soirs.");
    Digest digest = offered(draft);
    Id meeting = open(called(digest));
    Id decision = voted(meeting, 1, 2).decision().orElseThrow();

    Records.Decided decided = house.records().decision(decision).orElseThrow();
    assertThat(decided.act()).isEqualTo("motion.adopt");
    assertThat(decided.outcome()).isEqualTo("amended");
    assertThat(decided.advices()).containsExactly(draft.advice());
    Value.Rec value = (Value.Rec) decided.value().orElseThrow();
    assertThat(value.get("text")).isEqualTo(digest.canonical());
    assertThat(value.integer("verbatim")).isEqualTo(draft.articles().size() - 1L);
    assertThat(house.journal().receipt(drafts().entry(decision).orElseThrow())).isPresent();

    assertThat(drafts().adopted(draft).orElseThrow().digest()).isEqualTo(digest);
    assertThat(drafts().adopted(draft).orElseThrow().calls())
        .extracting(OfferedTexts.Called::href)
        .containsExactly("/assembly/" + meeting.number() + "/items/1");
    refused(() -> edited(again(draft), "Trop tard."), "draft-adopted");
    refused(() -> offered(draft), "draft-adopted");
  }

  @Test
  void aTextTakenFromASynthesisThatAnotherReplacedIsDecidedAndNamesIt() {
    Draft draft = taken();
    debates
        .syntheses()
        .correct(
            odile(),
            debate,
            List.of(new Sortings.Wanted(Sortings.Kind.SPLIT, "", "Le jeudi", Set.of("1", "2"))),
            WHY,
            WAIT);
    Id meeting = open(called(offered(draft)));
    Records.Decided decided =
        house.records().decision(voted(meeting, 1, 3).decision().orElseThrow()).orElseThrow();
    assertThat(decided.outcome()).isEqualTo("without_advice");
    assertThat(((Value.Rec) decided.value().orElseThrow()).get("from"))
        .isEqualTo(draft.advice().canonical());
  }

  @Test
  void aTextVotedDownLeavesTheOtherTextsOfItsSynthesisOpen() {
    Draft one = taken();
    Draft other = edited(taken(), "Autre chose.");
    Id meeting = open(called(offered(one), offered(other)));
    assertThat(voted(meeting, 1, 0).outcome()).contains(Came.REJECTED);
    assertThat(drafts().offers(one).getFirst().state()).isEqualTo(OfferedTexts.State.REJECTED);
    AgendaItem adopted = voted(meeting, 2, 3);
    assertThat(house.records().decision(adopted.decision().orElseThrow()).orElseThrow().outcome())
        .isEqualTo("amended");
  }

  @Test
  void onceATextOfADebateIsAdoptedAnotherIsNotPut() {
    Draft one = taken();
    Draft other = edited(taken(), "Autre chose.");
    Id meeting = open(called(offered(one), offered(other)));
    voted(meeting, 1, 3);
    refused(() -> count(meeting, 2, 3), "text-beside-adopted");
    governance.close(odile().id(), meeting);
    assertThat(drafts().adopted(other)).isEmpty();
  }

  @Test
  void twoTextsCountedBeforeEitherIsSaidAreNotBothAdopted() {
    Draft one = taken();
    Draft other = edited(taken(), "Autre chose.");
    Id meeting = open(called(offered(one), offered(other)));
    count(meeting, 1, 3);
    count(meeting, 2, 3);
    governance.proclaim(odile().id(), meeting, 1);
    refused(() -> governance.proclaim(odile().id(), meeting, 2), "text-beside-adopted");
    governance.recount(odile().id(), meeting, 2);
    governance.close(odile().id(), meeting);
  }

  @Test
  void aTextAdoptedIsNotOfferedAgainFromAnotherDraftThatSaysTheSame() {
    Draft one = taken();
    Draft same = taken();
    Digest digest = offered(one);
    Id decision = voted(open(called(digest)), 1, 3).decision().orElseThrow();
    refused(() -> offered(same), "draft-adopted");
    assertThat(text(digest).state()).isEqualTo(OfferedTexts.State.ADOPTED);
    assertThat(text(digest).decision()).contains(decision);
    assertThat(drafts().offers(same)).isEmpty();
  }

  /** The draft with one article left, of that heading and these words. */
  private Draft oneArticle(Draft draft, String heading, String words) {
    Article first = draft.articles().getFirst();
    draft.articles().stream()
        .skip(1)
        .forEach(a -> debates.edits().move(odile(), debate, draft, a.number(), Kind.REMOVE, WHY));
    rewritten(draft, first, heading, words);
    return again(draft);
  }

  @Test
  void aTextOfferedKeepsTheSynthesisThatItWasOfferedWith() {
    Draft one = oneArticle(taken(), "Horaires", "Le magasin ouvre tous les soirs.");
    Digest digest = offered(one);
    called(digest);
    debates
        .syntheses()
        .correct(
            odile(),
            debate,
            List.of(new Sortings.Wanted(Sortings.Kind.SPLIT, "", "Le jeudi", Set.of("1", "2"))),
            WHY,
            WAIT);
    Draft later =
        oneArticle(
            drafts().take(odile(), debate, 2, Criterion.APPROVAL),
            "Horaires",
            "Le magasin ouvre tous les soirs.");
    assertThat(offered(later)).isEqualTo(digest);
    assertThat(later.advice()).isNotEqualTo(one.advice());
    assertThat(text(digest).advice()).isEqualTo(one.advice());
    assertThat(text(digest).href()).isEqualTo(one.href());
  }

  @Test
  void aRefusalSaidAfterAnAdoptionLeavesTheTextAdopted() {
    Digest digest = offered(taken());
    Id one = called(digest);
    Id other = called(digest);
    open(one);
    begun(other);
    count(one, 1, 3);
    count(other, 1, 0);
    Id decision = governance.proclaim(odile().id(), one, 1).item(1).decision().orElseThrow();
    assertThat(governance.proclaim(odile().id(), other, 1).item(1).outcome())
        .contains(Came.REJECTED);
    assertThat(text(digest).state()).isEqualTo(OfferedTexts.State.ADOPTED);
    assertThat(text(digest).decision()).contains(decision);
  }

  @Test
  void aSecondCallLeavesOutATextBesideTheOneAdopted() {
    Draft one = taken();
    Draft other = edited(taken(), "Autre chose.");
    Id meeting = open(called(offered(one), offered(other)));
    voted(meeting, 1, 3);
    governance.attend(odile().id(), meeting, Set.of()); // everyone leaves
    governance.noQuorum(odile().id(), meeting, 2, Set.of());
    governance.proclaim(odile().id(), meeting, 2);
    governance.close(odile().id(), meeting);
    assertThat(governance.get(meeting).withoutQuorum()).hasSize(1);
    assertThat(governance.waiting(governance.get(meeting))).isEmpty();
    assertThat(calledAgain(meeting).findings())
        .extracting(Finding::code)
        .containsExactly("assembly-no-agenda");
  }

  // --- taken back

  private long source(Draft draft) {
    return Long.parseLong(draft.articles().getFirst().source().orElseThrow().contribution());
  }

  @Test
  void wordsTakenBackLeaveTheDraftItsEditsAndTheTextOffered() {
    Draft draft = edited(taken(), "Le magasin ouvre tous les soirs.");
    long source = source(draft);
    Digest digest = offered(draft);
    Id meeting = called(digest);
    debates.contributions().withdraw(tokens.getOrDefault(source, ""), WAIT);

    Article first = again(draft).articles().getFirst();
    assertThat(first.words()).isEmpty();
    assertThat(first.source()).isEmpty();
    assertThat(drafts().edits(draft))
        .singleElement()
        .satisfies(
            e -> {
              assertThat(e.before()).isEmpty();
              assertThat(e.after()).isEmpty();
              assertThat(e.reason()).isEmpty();
            });
    refused(
        () -> debates.edits().undo(odile(), debate, again(draft), 1, WHY), "draft-edit-emptied");
    refused(() -> offered(again(draft)), "draft-incomplete");
    assertThat(text(digest).words()).isEmpty();
    assertThat(vote().awaiting()).isEmpty();
    open(meeting);
    refused(() -> count(meeting, 1, 3), "text-withdrawn");
    governance.close(odile().id(), meeting);
  }

  @Test
  void anArticleThatLostItsWordsIsWrittenAgain() {
    Draft draft = taken();
    debates.contributions().withdraw(tokens.getOrDefault(source(draft), ""), WAIT);
    Draft whole = edited(again(draft), "Le magasin ouvre tous les soirs.");
    assertThat(whole.articles().getFirst().source()).isEmpty();
    assertThat(text(offered(whole)).stands()).isTrue();
  }

  @Test
  void wordsTakenBackDoNotComeBackThroughAFormThatWasOpen() {
    Draft draft = taken();
    Article open = draft.articles().getFirst();
    debates.contributions().withdraw(tokens.getOrDefault(source(draft), ""), WAIT);
    refused(
        () -> rewritten(again(draft), open, "Horaires", open.words().orElseThrow()),
        "draft-article-changed");
    assertThat(again(draft).articles().getFirst().words()).isEmpty();
    assertThat(again(draft).articles().getFirst().heading()).isEqualTo(open.heading());
    assertThat(drafts().edits(draft)).isEmpty();
  }

  @Test
  void whatFacilitatorsEraseLeavesTheDraftToo() {
    Draft draft = taken();
    debates
        .moderation()
        .erase(odile(), debates.contributions().get(debate, source(draft)), "À sa demande.", WAIT);
    assertThat(again(draft).articles().getFirst().words()).isEmpty();
  }

  /** A contribution that no article stands on. */
  private static long unused(Draft draft) {
    List<String> sources =
        draft.articles().stream().map(a -> a.source().orElseThrow().contribution()).toList();
    return LongStream.rangeClosed(1, IDEAS.size())
        .filter(n -> !sources.contains(Long.toString(n)))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aHeadingOfWordsTakenBackLeavesTheEditsAndTheTextOffered() {
    Draft draft = taken();
    long other = unused(draft);
    Article first = draft.articles().getFirst();
    String heading = IDEAS.get((int) other - 1).split("[,;·]", -1)[0];
    rewritten(draft, first, heading, first.words().orElseThrow());
    Digest digest = offered(draft);
    debates.contributions().withdraw(tokens.getOrDefault(other, ""), WAIT);
    assertThat(again(draft).articles().getFirst().heading()).isEmpty();
    assertThat(drafts().edits(draft))
        .singleElement()
        .satisfies(
            e -> {
              assertThat(e.after()).isEmpty();
              assertThat(e.reason()).isEmpty();
            });
    assertThat(text(digest).words()).isEmpty();
    assertThat(text(digest).state()).isEqualTo(OfferedTexts.State.WITHDRAWN);
  }

  @Test
  void wordsThatNoArticleStandsOnLeaveTheDraftAsItIs() {
    Draft draft = taken();
    long other = unused(draft);
    debates.contributions().withdraw(tokens.getOrDefault(other, ""), WAIT);
    assertThat(again(draft).articles())
        .extracting(Article::words)
        .isEqualTo(draft.articles().stream().map(Article::words).toList());
  }

  @Test
  void whatWasAdoptedStandsWithoutTheLinkToWhoeverWroteIt() {
    Draft draft = taken();
    long source = source(draft);
    Digest digest = offered(draft);
    voted(open(called(digest)), 1, 3);
    debates.contributions().withdraw(tokens.getOrDefault(source, ""), WAIT);
    assertThat(text(digest).words().orElseThrow().digest()).isEqualTo(digest);
    Article first = again(draft).articles().getFirst();
    assertThat(first.words()).isEqualTo(draft.articles().getFirst().words());
    assertThat(first.source()).isEmpty();
  }

  @Test
  void anArticleTakenOutOfWhatWasAdoptedKeepsNoWordsThatWereTakenBack() {
    Draft draft = taken();
    long source = source(draft);
    int article = draft.articles().getFirst().number();
    debates.edits().add(odile(), debate, draft, "", "Un article de plus.", WHY);
    debates.edits().move(odile(), debate, again(draft), article, Kind.REMOVE, WHY);
    voted(open(called(offered(draft))), 1, 3);
    debates.contributions().withdraw(tokens.getOrDefault(source, ""), WAIT);
    boolean kept =
        house
            .store()
            .read(
                sql ->
                    sql.fetchExists(
                        DRAFT_ARTICLE,
                        DRAFT_ARTICLE
                            .DRAFT
                            .eq(draft.id())
                            .and(DRAFT_ARTICLE.ARTICLE.eq(article))
                            .and(DRAFT_ARTICLE.WORDS.isNotNull())));
    assertThat(kept).isFalse();
    assertThat(again(draft).articles()).allSatisfy(a -> assertThat(a.words()).isPresent());
  }

  @Test
  void draftsGoWithTheTextsOfTheirDebateAndWhatWasAdoptedStands() {
    Draft draft = edited(taken(), "Le magasin ouvre tous les soirs.");
    Draft other = taken();
    Digest adopted = offered(draft);
    Digest left = offered(other);
    voted(open(called(adopted)), 1, 3);
    LocalDate today = debates.openings().today();
    debates.openings().move(odile(), debate, Debate.Stage.CLOSED, "Fini.");
    KeptDrafts kept = new KeptDrafts();
    assertThat(house.store().<List<LocalDate>>read(kept::days)).containsExactly(today);
    house.store().<Integer>write(tx -> kept.erase(tx, today));
    assertThat(house.store().<List<LocalDate>>read(kept::days)).isEmpty();
    List<Article> articles = new ArrayList<>(again(draft).articles());
    articles.addAll(again(other).articles());
    assertThat(articles).allSatisfy(a -> assertThat(a.words()).isEmpty());
    assertThat(drafts().edits(draft)).allSatisfy(e -> assertThat(e.reason()).isEmpty());
    assertThat(text(adopted).words()).isPresent();
    assertThat(text(left).words()).isEmpty();
  }
}
