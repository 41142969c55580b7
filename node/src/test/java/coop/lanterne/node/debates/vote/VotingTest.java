// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.debates.vote;

import static coop.lanterne.debate.opinions.Stance.AGREE;
import static coop.lanterne.debate.opinions.Stance.DISAGREE;
import static coop.lanterne.debate.opinions.Stance.PASS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import module java.base;

import coop.lanterne.debate.opinions.OpinionAdvisor;
import coop.lanterne.debate.opinions.Routing;
import coop.lanterne.debate.opinions.Stance;
import coop.lanterne.kernel.Id;
import coop.lanterne.node.FoundedHouse;
import coop.lanterne.node.TestClock;
import coop.lanterne.node.debates.Debates;
import coop.lanterne.node.debates.Door;
import coop.lanterne.node.debates.open.Debate;
import coop.lanterne.node.debates.open.Debate.Stage;
import coop.lanterne.node.debates.open.Openings;
import coop.lanterne.node.debates.vote.DebateStatement.Source;
import coop.lanterne.node.debates.vote.DebateStatement.State;
import coop.lanterne.node.debates.vote.OpinionAnalyses.PublicFile;
import coop.lanterne.node.debates.vote.OpinionAnalyses.Shown;
import coop.lanterne.node.debates.write.Contribution.Reason;
import coop.lanterne.node.decision.Advices;
import coop.lanterne.node.decision.People;
import coop.lanterne.node.decision.Purge;
import coop.lanterne.node.decision.RefusedByCharter;
import coop.lanterne.node.decision.Replay;
import coop.lanterne.node.decision.Role;
import coop.lanterne.node.storage.Trouble;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Votes on statements, from the first statement to the purge, without pages. */
final class VotingTest {
  private static final int K = 11;

  @TempDir Path folder;
  private final TestClock clock = new TestClock("2026-11-24T17:00:00Z");
  private FoundedHouse house;
  private Advices advices;
  private Purge purge;
  private Debates debates;

  @BeforeEach
  void found() {
    house =
        FoundedHouse.open(
            folder,
            clock,
            FoundedHouse.entrant("odile", List.of(Role.FACILITATOR, Role.MEMBER), "animer"),
            FoundedHouse.entrant("jeanne", List.of(Role.AUDITOR, Role.MEMBER), "verifier"),
            FoundedHouse.entrant("karim", List.of(Role.MEMBER)));
    advices = house.advices(new OpinionMethod());
    debates = Door.on(house.ground(), advices);
    purge = house.purge(new KeptDebateVotes(debates.analyses()));
  }

  @AfterEach
  void close() {
    house.store().close();
  }

  private People.Person person(String name) {
    return house.person(name);
  }

  private Statements statements() {
    return debates.statements();
  }

  private Voices voices() {
    return debates.voices();
  }

  private OpinionAnalyses analyses() {
    return debates.analyses();
  }

  private Optional<Routing.Draw> next(Seat seat, Map<String, Stance> answers) {
    return analyses()
        .next(
            seat,
            answers,
            statements().list(seat.debate()).stream().filter(DebateStatement::votable).toList(),
            analyses().shown(seat.debate()));
  }

  private Debate opened(Debate.Who who) {
    return debates
        .openings()
        .open(
            person("odile"),
            new Openings.Asked(
                "Que faire du local ?",
                "Rien n’est décidé.",
                List.of("fr"),
                who,
                debates.openings().today().plusDays(10)));
  }

  /** A debate at the stage of voting, with that many statements. */
  private Debate voted(int statements) {
    Debate debate = opened(Debate.Who.ANYONE);
    for (int i = 1; i <= statements; i++) {
      own(debate, "Proposition " + i);
    }
    return move(debate, Stage.VOTE);
  }

  private long own(Debate debate, String words) {
    return statements().add(person("odile"), debate, new Statements.Draft(words, Optional.empty()));
  }

  private Debate move(Debate debate, Stage to) {
    Debate now = debates.openings().get(debate.number());
    debates.openings().move(person("odile"), now, to, "C’est l’heure.");
    return debates.openings().get(debate.number());
  }

  private Seat seat(Debate debate) {
    return voices().open(voices().start(debate, true)).orElseThrow();
  }

  /** That many people vote on every statement: agree on the odd ones, or on the even ones. */
  private void vote(Debate debate, int people, int statements, boolean odd) {
    for (int p = 0; p < people; p++) {
      Seat seat = seat(debate);
      for (int s = 1; s <= statements; s++) {
        voices().vote(seat, s, (s % 2 == 1) == odd ? AGREE : DISAGREE);
      }
      analyses().look(debate, false);
    }
  }

  private static void stops(ThrowingCallable act, String code) {
    assertThatThrownBy(act)
        .isInstanceOfSatisfying(Trouble.class, t -> assertThat(t.finding().code()).isEqualTo(code));
  }

  private static void refuses(ThrowingCallable act, String article) {
    assertThatThrownBy(act)
        .isInstanceOfSatisfying(
            RefusedByCharter.class, r -> assertThat(r.refusal().article()).isEqualTo(article));
  }

  // --- statements

  private long published(Debate debate, String words) {
    debates.contributions().write(debate, List.of(words), true, Optional.empty());
    long number = debates.contributions().counts(debate).all();
    debates.moderation().publish(person("odile"), debate, List.of(number));
    return number;
  }

  @Test
  void wordsOfAContributionAreCitedOtherWordsAreSaidToBeTheFacilitators() {
    Debate debate = opened(Debate.Who.ANYONE);
    long number = published(debate, "😀 Il faut un banc. Et de l’ombre devant la porte.");
    long span =
        statements()
            .add(
                person("odile"),
                debate,
                new Statements.Draft("Et de l’ombre devant la porte.", Optional.of(number)));
    long reworded =
        statements()
            .add(
                person("odile"),
                debate,
                new Statements.Draft("Un arbre à la porte.", Optional.of(number)));
    long own = own(debate, "Un banc.");
    assertThat(statements().list(debate))
        .extracting(DebateStatement::number, DebateStatement::source, DebateStatement::contribution)
        .containsExactly(
            tuple(span, Source.SPAN, Optional.of(number)),
            tuple(reworded, Source.REWORDED, Optional.of(number)),
            tuple(own, Source.OWN, Optional.empty()));
    assertThat(statements().get(debate, span).words()).contains("Et de l’ombre devant la porte.");
  }

  @Test
  void wordsThatTheirAuthorTakesBackGoFromTheVoteToo() {
    Debate debate = opened(Debate.Who.ANYONE);
    String token =
        debates
            .contributions()
            .write(debate, List.of("Un banc."), true, Optional.empty())
            .getFirst()
            .token();
    debates.moderation().publish(person("odile"), debate, List.of(1L));
    statements().add(person("odile"), debate, new Statements.Draft("Un banc.", Optional.of(1L)));
    Debate open = move(debate, Stage.VOTE);
    Seat seat = seat(open);
    debates.contributions().withdraw(token, Duration.ZERO);
    assertThat(statements().get(open, 1).words()).isEmpty();
    assertThat(next(seat, Map.of())).isEmpty();
    stops(() -> voices().vote(seat, 1, AGREE), "statement-unknown");
  }

  @Test
  void statementsThatCannotBeAddedAreToldWhy() {
    Debate debate = opened(Debate.Who.ANYONE);
    own(debate, "Un banc.");
    stops(() -> own(debate, " Un  banc. "), "statement-already");
    stops(() -> own(debate, " \n "), "statement-empty");
    stops(() -> own(debate, "a".repeat(Statements.LONGEST + 1)), "statement-long");
    debates.contributions().write(debate, List.of("Pas encore lue."), true, Optional.empty());
    stops(
        () -> statements().add(person("odile"), debate, new Statements.Draft("x", Optional.of(1L))),
        "contribution-not-published");
    stops(
        () ->
            statements().add(person("karim"), debate, new Statements.Draft("x", Optional.empty())),
        "no-mandate");
    Debate over = move(debate, Stage.SYNTHESIS);
    stops(() -> own(over, "Trop tard."), "statements-closed");
  }

  @Test
  void statementsOfAPolisFileWaitForAReading() {
    Debate debate = opened(Debate.Who.ANYONE);
    String csv =
        "comment-id,author-id,moderated,comment-body\n"
            + "0,7,1,Un banc\n1,7,-1,Vendu\n2,8,0,De l’ombre\n";
    byte[] bytes = csv.getBytes(StandardCharsets.UTF_8);
    refuses(() -> statements().bring(person("odile"), debate, "comments.csv", bytes, " "), "A13");
    assertThat(
            statements()
                .bring(person("odile"), debate, "comments.csv", bytes, "Cochée en octobre")
                .kept())
        .isEqualTo(2);
    assertThat(statements().list(debate))
        .allMatch(s -> s.state() == State.WAITING && s.source() == Source.FILE);
    Debate open = move(debate, Stage.VOTE);
    assertThat(next(seat(open), Map.of())).isEmpty();
    statements().publish(person("odile"), open, List.of(2L));
    assertThat(next(seat(open), Map.of()).orElseThrow().statement().text()).isEqualTo("De l’ombre");
  }

  @Test
  void aStatementIsSetAsideForAPublicReasonAndPutBack() {
    Debate debate = voted(2);
    DebateStatement first = statements().get(debate, 1);
    stops(
        () -> statements().settle(person("odile"), debate, first, Optional.of(Reason.OTHER), " "),
        "reason-needed");
    statements()
        .settle(person("odile"), debate, first, Optional.of(Reason.OFF_TOPIC), "Rien à voir.");
    DebateStatement aside = statements().get(debate, 1);
    assertThat(aside.reason()).contains(Reason.OFF_TOPIC);
    assertThat(aside.decision().flatMap(statements()::words)).contains("Rien à voir.");
    stops(() -> voices().vote(seat(debate), 1, AGREE), "statement-unknown");
    stops(
        () ->
            statements().settle(person("odile"), debate, aside, Optional.of(Reason.OFF_TOPIC), "x"),
        "statement-settled");
    statements().settle(person("odile"), debate, aside, Optional.empty(), "Après tout.");
    assertThat(statements().get(debate, 1).votable()).isTrue();
  }

  // --- voices

  @Test
  void aVoteNeedsAnExpressConsentAndTheStageOfVoting() {
    Debate debate = opened(Debate.Who.ANYONE);
    own(debate, "Un banc.");
    stops(() -> voices().start(debate, true), "vote-closed");
    Debate open = move(debate, Stage.VOTE);
    refuses(() -> voices().start(open, false), "A13");
    String handed = voices().invite(person("odile"), open, 1).getFirst();
    Seat seat = voices().open(handed).orElseThrow();
    assertThat(seat.consented()).isFalse();
    refuses(() -> voices().vote(seat, 1, AGREE), "A13");
    refuses(() -> voices().agree(seat, false), "A13");
    voices().agree(seat, true);
    Seat ready = voices().open(handed).orElseThrow();
    voices().vote(ready, 1, AGREE);
    move(open, Stage.SYNTHESIS);
    Seat late = voices().open(handed).orElseThrow();
    stops(() -> voices().vote(late, 1, DISAGREE), "vote-closed");
    assertThat(voices().answers(late)).containsExactly(Map.entry("1", AGREE));
  }

  @Test
  void aLinkIsOneVoiceInOneDebateAndItsLastAnswerCounts() {
    Debate debate = voted(1);
    Debate other = voted(3);
    String token = voices().start(debate, true);
    Seat seat = voices().open(token).orElseThrow();
    assertThat(seat.debate()).isEqualTo(debate);
    voices().vote(seat, 1, AGREE);
    voices().vote(seat, 1, AGREE);
    voices().vote(seat, 1, PASS);
    assertThat(voices().answers(voices().open(token).orElseThrow()))
        .containsExactly(Map.entry("1", PASS));
    stops(() -> voices().vote(seat, 3, AGREE), "statement-unknown"); // the other debate has a third
    assertThat(voices().answers(seat(other))).isEmpty();
    assertThat(voices().open("0".repeat(48))).isEmpty();
  }

  @Test
  void aMemberHasOneVoiceAndADebateOfMembersTakesNoVisitor() {
    Debate debate = opened(Debate.Who.MEMBERS);
    own(debate, "Un banc.");
    Debate open = move(debate, Stage.VOTE);
    stops(() -> voices().start(open, true), "members-vote");
    Seat first = voices().start(open, person("karim"), true);
    assertThat(voices().start(open, person("karim"), true)).isEqualTo(first);
    assertThat(voices().of(open, person("karim"))).contains(first);
    assertThat(voices().of(open, person("mireille"))).isEmpty();
    stops(() -> voices().invite(person("karim"), open, 3), "no-mandate");
    stops(() -> voices().invite(person("odile"), open, 0), "links-count");
  }

  @Test
  void theOrderIsDrawnAndTheSameSeedDrawsTheSameStatement() {
    Debate debate = voted(30);
    Seat seat = seat(debate);
    var draw = next(seat, Map.of()).orElseThrow();
    assertThat(next(seat, Map.of()).orElseThrow()).isEqualTo(draw);
    assertThat(draw.chance()).isBetween(1 / 31.0, 1 / 29.0);
    List<String> seen = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      var next = next(seat, voices().answers(seat)).orElseThrow();
      seen.add(next.statement().id());
      voices().vote(seat, Long.parseLong(next.statement().id()), AGREE);
    }
    assertThat(seen).doesNotHaveDuplicates().hasSize(30);
    assertThat(next(seat, voices().answers(seat))).isEmpty();
  }

  // --- what is shown

  @Test
  void figuresMoveByAtLeastElevenVotersAndEveryVoteCountsInTheEnd() {
    Debate debate = voted(4);
    vote(debate, 2 * K - 1, 4, true);
    assertThat(analyses().shown(debate)).as("one batch waits until another is full").isEmpty();
    vote(debate, 1, 4, true);
    assertThat(analyses().shown(debate).orElseThrow().view().voters()).hasValue(K);
    vote(debate, K - 1, 4, true);
    Shown before = analyses().shown(debate).orElseThrow();
    assertThat(before.view().voters()).hasValue(K);
    Debate over = move(debate, Stage.SYNTHESIS);
    Shown after = analyses().shown(over).orElseThrow();
    assertThat(after.view().voters()).hasValue(3 * K - 1);
    assertThat(after.view().opinions().votes()).isEqualTo(4 * (3 * K - 1));
    assertThat(analyses().shown(over).orElseThrow().given().id()).isEqualTo(after.given().id());
  }

  @Test
  void noGroupOfFewerThanElevenIsShownAndNoFileHoldsAVote() {
    Debate debate = voted(12);
    vote(debate, 30, 12, true);
    vote(debate, 9, 12, false);
    Debate over = move(debate, Stage.SYNTHESIS);
    Shown shown = analyses().shown(over).orElseThrow();
    assertThat(shown.view().areas()).singleElement().matches(a -> a.members() == 30);
    assertThat(shown.view().voters()).as("39 less 30 would be nine").isEmpty();
    assertThat(shown.view().opinions().places()).isEmpty();
    String kept = advices.value(shown.given().id()).toString();
    assertThat(kept).doesNotContain("places", "Proposition");
    String comments = analyses().file(over, PublicFile.COMMENTS).orElseThrow();
    assertThat(comments).contains("Proposition 1").doesNotContain("voter");
    assertThat(analyses().file(over, PublicFile.SUMMARY).orElseThrow())
        .contains("voters,\n")
        .contains("groups,1");
    assertThat(analyses().file(over, PublicFile.COMMENT_GROUPS).orElseThrow())
        .startsWith("comment-id,comment,total-votes");
  }

  @Test
  void anAnalysisIsComputedAgainToTheSameBytes() {
    Debate debate = voted(6);
    vote(debate, 2 * K, 6, true);
    Id first = analyses().shown(debate).orElseThrow().given().id();
    assertThat(advices.replay(first)).isInstanceOf(Replay.Same.class);
    analyses().askGroups(person("odile"), debate, 2);
    Shown asked = analyses().shown(debate).orElseThrow();
    assertThat(asked.given().id()).isNotEqualTo(first);
    assertThat(advices.replay(asked.given().id())).isInstanceOf(Replay.Same.class);
    assertThat(advices.get(first).superseded()).isTrue();
    stops(() -> analyses().askGroups(person("odile"), debate, 1), "groups-number");
    stops(() -> analyses().askGroups(person("karim"), debate, 2), "no-mandate");
  }

  @Test
  void eachPersonSeesTheirOwnPlaceFromTheirFirstAnswers() {
    Debate debate = voted(10);
    Seat early = seat(debate);
    voices().vote(early, 1, AGREE);
    assertThat(analyses().place(early, voices().answers(early))).as("no map yet").isEmpty();
    vote(debate, 2 * K, 10, true);
    vote(debate, 2 * K, 10, false);
    Seat odd = seat(debate);
    Seat even = seat(debate);
    assertThat(analyses().place(odd, voices().answers(odd))).as("nothing answered").isEmpty();
    for (int s = 1; s <= 10; s++) {
      voices().vote(odd, s, s % 2 == 1 ? AGREE : DISAGREE);
      voices().vote(even, s, s % 2 == 1 ? DISAGREE : AGREE);
    }
    var oddPlace = analyses().place(odd, voices().answers(odd)).orElseThrow();
    var evenPlace = analyses().place(even, voices().answers(even)).orElseThrow();
    assertThat(oddPlace.x() * evenPlace.x()).as("on either side of the map").isNegative();
    assertThat(oddPlace.group()).as("not counted yet: not guessed").isEmpty();
  }

  @Test
  void answersTakenBackAreErasedWithWhatAnalysesWereMadeFrom() {
    Debate debate = voted(3);
    String token = voices().start(debate, true);
    Seat seat = voices().open(token).orElseThrow();
    voices().vote(seat, 1, AGREE);
    vote(debate, 2 * K, 3, true);
    Shown shown = analyses().shown(debate).orElseThrow();
    voices().withdraw(seat);
    assertThat(voices().open(token)).isEmpty();
    assertThat(voices().answers(seat)).isEmpty();
    assertThat(advices.replay(shown.given().id()))
        .isInstanceOfSatisfying(Replay.Erased.class, e -> assertThat(e.article()).isEqualTo("A13"));
    assertThat(analyses().shown(debate).orElseThrow().view())
        .as("the figures stay until the next ones")
        .isEqualTo(shown.view());
    assertThat(voices().open(voices().start(debate, true)).orElseThrow().voter())
        .as("nobody takes the number again")
        .isGreaterThan(seat.voter());
  }

  @Test
  void singleVotesAreForAMandatedAuditorUnderOtherNumbers() {
    Debate debate = voted(2);
    vote(debate, 2 * K, 2, true);
    refuses(() -> analyses().audit(person("odile"), debate), "A11");
    refuses(() -> analyses().audit(person("karim"), debate), "A11");
    String csv = analyses().audit(person("jeanne"), debate);
    assertThat(csv.lines().count()).isEqualTo(1 + 2 * 2 * K);
    assertThat(csv).startsWith("comment-id,voter-id,vote\n").doesNotContain("group");
    assertThat(house.journal().count(Optional.of("fact.votes.audited"))).isEqualTo(1);
  }

  @Test
  void theJournalHoldsAnalysesAndNoVote() {
    Debate debate = voted(2);
    long before = house.journal().count(Optional.empty());
    Seat seat = seat(debate);
    voices().vote(seat, 1, AGREE);
    voices().vote(seat, 2, DISAGREE);
    assertThat(house.journal().count(Optional.empty())).isEqualTo(before);
    vote(debate, 2 * K, 2, true);
    assertThat(house.journal().count(Optional.of("advice"))).isPositive();
    assertThat(advices.latest(OpinionAdvisor.ACT, 1)).hasSize(1);
  }

  @Test
  void sixMonthsAfterTheDebateClosesVotesAreErasedAndFiguresStay() {
    Debate debate = voted(2);
    vote(debate, 2 * K, 2, true);
    Debate closed = move(debate, Stage.CLOSED);
    Shown shown = analyses().shown(closed).orElseThrow();
    clock.forward(Duration.ofDays(200));
    assertThat(purge.run()).isPositive();
    assertThat(advices.replay(shown.given().id()))
        .isInstanceOfSatisfying(Replay.Erased.class, e -> assertThat(e.article()).isEqualTo("A12"));
    assertThat(analyses().shown(closed).orElseThrow().view()).isEqualTo(shown.view());
    refuses(() -> analyses().audit(person("jeanne"), closed), "A11"); // her mandate has ended too
  }
}
