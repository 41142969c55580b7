// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.debates.synthesis;

import static coop.lanterne.db.Tables.SYNTHESIS_NAME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import module java.base;

import coop.lanterne.debate.opinions.PublicView;
import coop.lanterne.debate.opinions.Stance;
import coop.lanterne.debate.opinions.StatementStats;
import coop.lanterne.debate.synthesis.SynthesisReport;
import coop.lanterne.debate.synthesis.SynthesisReport.Group;
import coop.lanterne.debate.synthesis.SynthesisReport.Line;
import coop.lanterne.kernel.CanonicalBytes;
import coop.lanterne.node.FoundedHouse;
import coop.lanterne.node.TestClock;
import coop.lanterne.node.debates.Debates;
import coop.lanterne.node.debates.Door;
import coop.lanterne.node.debates.open.Debate;
import coop.lanterne.node.debates.open.Openings;
import coop.lanterne.node.debates.synthesis.Sortings.Kind;
import coop.lanterne.node.debates.synthesis.Sortings.Wanted;
import coop.lanterne.node.debates.vote.KeptDebateVotes;
import coop.lanterne.node.debates.vote.Seat;
import coop.lanterne.node.debates.vote.Statements;
import coop.lanterne.node.debates.vote.Voices;
import coop.lanterne.node.debates.write.Contribution;
import coop.lanterne.node.decision.Advices;
import coop.lanterne.node.decision.People;
import coop.lanterne.node.decision.RefusedByCharter;
import coop.lanterne.node.decision.Replay;
import coop.lanterne.node.decision.Role;
import coop.lanterne.node.storage.Trouble;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The synthesis of a small invented debate, from the first to a withdrawal before a vote. */
final class SynthesesTest {
  private static final Duration WAIT = Duration.ofMinutes(2);

  private static final List<String> IDEAS =
      List.of(
          "Il faut ouvrir le magasin le jeudi soir jusqu’à vingt heures.",
          "Je voudrais que le magasin reste ouvert tard le jeudi soir.",
          "Le jeudi soir on travaille, ouvrez donc le magasin plus tard.",
          "Plus de légumes du coin dans les rayons, et moins d’emballage plastique.",
          "Des légumes cultivés par nos voisins plutôt que du plastique venu de loin.",
          "Le pain du vendredi manque toujours avant midi, prévoyez-en davantage.",
          "Une caisse avec une personne derrière, pas une machine qui bipe.",
          "Gardons la caisse tenue par quelqu’un, c’est là qu’on se parle.",
          "oui");

  @TempDir Path folder;
  private final TestClock clock = new TestClock("2026-11-24T17:00:00Z");
  private FoundedHouse house;
  private Advices advices;
  private Debates debates;
  private Debate debate;
  private final List<String> tokens = new ArrayList<>();

  @BeforeEach
  void gather() {
    house =
        FoundedHouse.open(
            folder,
            clock,
            FoundedHouse.entrant("odile", List.of(Role.FACILITATOR, Role.MEMBER), "animer"));
    advices = house.advices(new SynthesisMethod());
    debates = Door.on(house.ground(), advices);
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
    IDEAS.forEach(this::write);
    publish(1, IDEAS.size());
  }

  @AfterEach
  void close() {
    house.store().close();
  }

  private People.Person odile() {
    return house.person("odile");
  }

  private void write(String idea) {
    tokens.add(
        debates
            .contributions()
            .write(debate, List.of(idea), true, Optional.empty())
            .getFirst()
            .token());
  }

  private void publish(long first, long last) {
    debates
        .moderation()
        .publish(odile(), debate, LongStream.rangeClosed(first, last).boxed().toList());
  }

  private Syntheses syntheses() {
    return debates.syntheses();
  }

  private Syntheses.Kept made() {
    assertThat(syntheses().make(odile(), debate, WAIT)).isTrue();
    return syntheses().latest(debate).orElseThrow();
  }

  private String text(String number) {
    return IDEAS.get(Integer.parseInt(number) - 1);
  }

  private static void refused(ThrowingCallable act, String code) {
    assertThatThrownBy(act)
        .isInstanceOfSatisfying(Trouble.class, t -> assertThat(t.finding().code()).isEqualTo(code));
  }

  private static void refusedByCharter(ThrowingCallable act, String article) {
    assertThatThrownBy(act)
        .isInstanceOfSatisfying(
            RefusedByCharter.class, r -> assertThat(r.refusal().article()).isEqualTo(article));
  }

  // --- made, kept, computed again

  @Test
  void aSynthesisShowsSentencesThatStandWordForWordWhereTheySayTheyDo() {
    SynthesisReport report = made().report();
    assertThat(report.places()).hasSize(IDEAS.size());
    assertThat(report.lines()).isNotEmpty();
    for (Line line : report.lines()) {
      assertThat(line.sources())
          .allSatisfy(
              s -> assertThat(text(s.contribution())).contains(s.in(text(s.contribution()))));
      assertThat(line.shown().in(text(line.shown().contribution())).split(" ").length)
          .isBetween(4, 40);
    }
  }

  @Test
  void whatIsTooShortIsLeftOutAndSaysWhy() {
    SynthesisReport report = made().report();
    assertThat(report.place("9").orElseThrow().why()).isEqualTo(SynthesisReport.Why.SHORT);
    assertThat(report.represented()).isLessThan(IDEAS.size());
  }

  @Test
  void theSameTextsGiveTheSameBytesAgain() {
    Syntheses.Kept kept = made();
    assertThat(advices.replay(kept.listed().advice())).isInstanceOf(Replay.Same.class);
  }

  @Test
  void askedAgainWithoutAnyChangeNothingNewIsKept() {
    made();
    made();
    assertThat(syntheses().list(debate)).hasSize(1);
  }

  @Test
  void theAdviceHoldsNobodysWords() {
    Syntheses.Kept kept = made();
    String bytes =
        new String(
            CanonicalBytes.encode("advice/1", advices.value(kept.listed().advice())),
            StandardCharsets.UTF_8);
    assertThat(bytes).contains("synthese-debat/1");
    for (String idea : IDEAS) {
      for (String word : idea.split("[ ,’.-]+")) {
        if (word.length() > 6 && !word.equals("personne") && !word.equals("machine")) {
          assertThat(bytes).doesNotContain(word);
        }
      }
    }
  }

  @Test
  void groupsBelowTheSmallestAreNotCounted() {
    SynthesisReport report = made().report();
    assertThat(syntheses().smallest()).isEqualTo(11);
    assertThat(report.minority()).allSatisfy(g -> assertThat(g.people()).isEmpty());
    assertThat(report.wronged()).allSatisfy(w -> assertThat(w.people()).isEmpty());
  }

  @Test
  void withoutTheMandateNothingIsMadeNorCorrected() {
    People.Person mireille = house.person("mireille");
    refused(() -> syntheses().make(mireille, debate, WAIT), "no-mandate");
    Wanted wanted = new Wanted(Kind.MOVE, "1", "x", Set.of());
    refused(
        () -> syntheses().correct(mireille, debate, List.of(wanted), "Parce que.", WAIT),
        "no-mandate");
    assertThat(syntheses().list(debate)).isEmpty();
  }

  @Test
  void nothingIsMadeOfNothing() {
    Debate empty =
        debates
            .openings()
            .open(
                odile(),
                new Openings.Asked(
                    "Et le reste ?",
                    "",
                    List.of("fr"),
                    Debate.Who.ANYONE,
                    debates.openings().today().plusDays(10)));
    refused(() -> syntheses().make(odile(), empty, WAIT), "nothing-published");
  }

  // --- sorted by hand

  @Test
  void aThemeIsSplitByHandThenTheSplitIsUndoneAndTheEnginesOwnSortingStaysBeside() {
    SynthesisReport before = made().report();
    Wanted split = new Wanted(Kind.SPLIT, "", "Le jeudi", Set.of("1", "2"));
    assertThat(syntheses().correct(odile(), debate, List.of(split), "Deux sujets.", WAIT)).isTrue();

    Syntheses.Kept after = syntheses().latest(debate).orElseThrow();
    assertThat(after.listed().number()).isEqualTo(2);
    assertThat(after.listed().cause()).isEqualTo(Syntheses.Cause.CORRECTION);
    assertThat(after.report().themes()).contains(new Group("hand:Le jeudi", List.of("1", "2")));
    assertThat(after.report().proposed()).isEqualTo(before.proposed());
    assertThat(advices.replay(after.listed().advice())).isInstanceOf(Replay.Same.class);
    assertThat(syntheses().get(debate, 1).report()).isEqualTo(before);

    assertThat(syntheses().undo(odile(), debate, 1, "Un seul sujet, en fait.", WAIT)).isTrue();
    assertThat(syntheses().latest(debate).orElseThrow().report()).isEqualTo(before);
    assertThat(debates.sortings().list(debate))
        .singleElement()
        .satisfies(
            c -> {
              assertThat(c.undone()).isTrue();
              assertThat(c.reason()).contains("Deux sujets.");
            });
    refused(() -> syntheses().undo(odile(), debate, 1, "Encore.", WAIT), "sorting-undone");
  }

  @Test
  void aThemeIsRenamedAndAContributionMoved() {
    SynthesisReport before = made().report();
    String theme = before.themes().getFirst().id();
    syntheses()
        .correct(
            odile(),
            debate,
            List.of(new Wanted(Kind.RENAME, theme, "Les horaires", Set.of())),
            "Plus clair.",
            WAIT);
    assertThat(syntheses().latest(debate).orElseThrow().name(theme)).contains("Les horaires");
    String moved =
        before.places().stream()
            .map(SynthesisReport.Place::contribution)
            .filter(c -> !before.themes().getFirst().contributions().contains(c))
            .findFirst()
            .orElse("");
    if (!moved.isEmpty()) { // one theme may hold all
      syntheses()
          .correct(
              odile(),
              debate,
              List.of(new Wanted(Kind.MOVE, moved, theme, Set.of())),
              "Mal rangée.",
              WAIT);
      assertThat(syntheses().latest(debate).orElseThrow().report().themeOf(moved)).contains(theme);
    }
  }

  @Test
  void twoSentencesAreGatheredByHandThenParted() {
    SynthesisReport before = made().report();
    assertThat(before.lines().size()).isGreaterThan(1);
    String one = before.lines().getFirst().shown().key();
    String other = before.lines().getLast().shown().key();
    syntheses()
        .correct(
            odile(),
            debate,
            List.of(new Wanted(Kind.MERGE, one, other, Set.of())),
            "Pareil.",
            WAIT);
    SynthesisReport merged = syntheses().latest(debate).orElseThrow().report();
    assertThat(merged.lines())
        .anySatisfy(
            l ->
                assertThat(l.sources().stream().map(SynthesisReport.Span::key).toList())
                    .contains(one, other));
    syntheses()
        .correct(
            odile(), debate, List.of(new Wanted(Kind.UNMERGE, other, "", Set.of())), "Non.", WAIT);
    SynthesisReport parted = syntheses().latest(debate).orElseThrow().report();
    assertThat(parted.lines())
        .noneMatch(
            l ->
                l.sources().stream()
                    .map(SynthesisReport.Span::key)
                    .toList()
                    .containsAll(List.of(one, other)));
  }

  @Test
  void aCorrectionNeedsAReasonAndSomethingToCorrect() {
    made();
    refused(
        () ->
            syntheses()
                .correct(
                    odile(),
                    debate,
                    List.of(new Wanted(Kind.SPLIT, "", "Le jeudi", Set.of("1"))),
                    " ",
                    WAIT),
        "reason-needed");
    refused(
        () ->
            syntheses()
                .correct(
                    odile(),
                    debate,
                    List.of(new Wanted(Kind.SPLIT, "", "Le jeudi", Set.of("99"))),
                    "Parce que.",
                    WAIT),
        "sorting-split");
    assertThat(debates.sortings().list(debate)).isEmpty();
  }

  // --- withdrawn

  @Test
  void wordsThatAreWithdrawnLeaveTheInputsAndAnotherSynthesisIsMade() {
    Syntheses.Kept first = made();
    String quoted = first.report().lines().getFirst().shown().contribution();
    debates.contributions().withdraw(tokens.get(Integer.parseInt(quoted) - 1), WAIT);

    assertThat(advices.replay(first.listed().advice()))
        .isInstanceOfSatisfying(Replay.Erased.class, e -> assertThat(e.article()).isEqualTo("A13"));
    Syntheses.Kept next = syntheses().latest(debate).orElseThrow();
    assertThat(next.listed().cause()).isEqualTo(Syntheses.Cause.WITHDRAWAL);
    assertThat(next.report().place(quoted)).isEmpty();
    assertThat(advices.replay(next.listed().advice())).isInstanceOf(Replay.Same.class);
  }

  @Test
  void wordsThatAFacilitatorErasesOnRequestLeaveTheInputsToo() {
    Syntheses.Kept first = made();
    long quoted = Long.parseLong(first.report().lines().getFirst().shown().contribution());
    debates
        .moderation()
        .erase(odile(), debates.contributions().get(debate, quoted), "À sa demande.", WAIT);
    assertThat(advices.replay(first.listed().advice())).isInstanceOf(Replay.Erased.class);
    assertThat(syntheses().latest(debate).orElseThrow().report().place(Long.toString(quoted)))
        .isEmpty();
  }

  @Test
  void onceTheTimeOfTheTextsIsOverNoSynthesisHoldsThemThoughNoThemeHasAName() {
    Syntheses.Kept kept = made();
    LocalDate today = debates.openings().today();
    debates.openings().move(odile(), debate, Debate.Stage.CLOSED, "Fini.");
    KeptSyntheses held = new KeptSyntheses(new SynthesisWords(advices));
    house
        .store()
        .<Integer>write(
            tx -> tx.sql().update(SYNTHESIS_NAME).setNull(SYNTHESIS_NAME.NAME).execute());
    assertThat(house.store().<List<LocalDate>>read(held::days)).containsExactly(today);

    house.store().<Integer>write(tx -> held.erase(tx, today));
    assertThat(house.store().<List<LocalDate>>read(held::days)).isEmpty();
    assertThat(advices.replay(kept.listed().advice()))
        .isInstanceOfSatisfying(Replay.Erased.class, e -> assertThat(e.article()).isEqualTo("A12"));
  }

  @Test
  void wordsThatNoSynthesisReadLeaveTheInputsAsTheyAre() {
    Syntheses.Kept first = made();
    write("Une idée de plus, écrite après la synthèse.");
    publish(IDEAS.size() + 1L, IDEAS.size() + 1L);
    assertThat(syntheses().changedSince(debate, first.report())).isEqualTo(1);
    debates.contributions().withdraw(tokens.getLast(), WAIT);
    assertThat(advices.replay(first.listed().advice())).isInstanceOf(Replay.Same.class);
    assertThat(syntheses().list(debate)).hasSize(1);
  }

  // --- frozen

  @Test
  void sevenDaysBeforeAVoteAndOnItsDayTheSynthesisDoesNotChange() {
    Syntheses.Kept kept = made();
    debates
        .freezes()
        .announce(
            odile(),
            debate,
            debates.openings().today().plusDays(8),
            "L’assemblée vote ce jour-là.");
    assertThat(debates.freezes().frozen(debate)).isEmpty();
    clock.forward(Duration.ofDays(1));
    assertThat(debates.freezes().frozen(debate)).isPresent();
    refusedByCharter(() -> syntheses().make(odile(), debate, WAIT), "A17");
    refusedByCharter(
        () ->
            syntheses()
                .correct(
                    odile(),
                    debate,
                    List.of(new Wanted(Kind.SPLIT, "", "Le jeudi", Set.of("1"))),
                    "Parce que.",
                    WAIT),
        "A17");

    String quoted = kept.report().lines().getFirst().shown().contribution();
    debates.contributions().withdraw(tokens.get(Integer.parseInt(quoted) - 1), WAIT);
    assertThat(syntheses().list(debate)).hasSize(1);
    assertThat(debates.contributions().get(debate, Long.parseLong(quoted)).words())
        .as("its place is empty at once")
        .isEmpty();

    clock.forward(Duration.ofDays(7));
    refusedByCharter(() -> syntheses().make(odile(), debate, WAIT), "A17");
    clock.forward(Duration.ofDays(1));
    assertThat(syntheses().make(odile(), debate, WAIT)).isTrue();
    assertThat(syntheses().latest(debate).orElseThrow().report().place(quoted)).isEmpty();
  }

  // --- votes

  /** Seven statements; thirty voters agree with the odd ones, thirty others with the even. */
  private Debate voted() {
    List<Statements.Draft> drafts = new ArrayList<>();
    for (long n = 1; n <= 7; n++) {
      drafts.add(new Statements.Draft(text(Long.toString(n)), Optional.of(n)));
    }
    debates.statements().add(odile(), debate, drafts);
    debates.openings().move(odile(), debate, Debate.Stage.VOTE, "C’est l’heure.");
    debate = debates.openings().get(debate.number());
    List<Voices.Sample> votes = new ArrayList<>();
    for (long voter = 1; voter <= 60; voter++) {
      for (long on = 1; on <= 7; on++) {
        boolean agrees = on % 2 == voter % 2;
        votes.add(new Voices.Sample(voter, on, agrees ? Stance.AGREE : Stance.DISAGREE));
      }
    }
    debates.voices().seed(debate, votes);
    debates.analyses().look(debate, true);
    return debate;
  }

  private Seat voter() {
    Voices voices = debates.voices();
    Seat seat = voices.open(voices.start(debate, true)).orElseThrow();
    for (long on = 1; on <= 7; on++) {
      voices.vote(seat, on, Stance.AGREE);
    }
    return seat;
  }

  @Test
  void votesMakeTheFiveVersionsAndSayWhichGroupSupportsEach() {
    voted();
    SynthesisReport report = made().report();
    PublicView shown = debates.analyses().shown(debate).orElseThrow().view();
    assertThat(report.drafts()).hasSize(5).allMatch(d -> d.cannot().isEmpty());
    assertThat(report.drafts().getFirst().clauses())
        .isNotEmpty()
        .allSatisfy(
            c -> {
              StatementStats page = shown.opinions().get(c.shown().contribution());
              assertThat(c.count()).isEqualTo(page.all().agrees());
              assertThat(c.outOf()).isEqualTo(page.all().seen());
              assertThat(c.groups()).hasSize(2);
              c.groups()
                  .forEach(
                      (g, counts) ->
                          assertThat(page.groups())
                              .hasEntrySatisfying(
                                  g, stats -> assertThat(stats.in()).isEqualTo(counts)));
            });
    SynthesisReport.Counted counted = report.counted().orElseThrow();
    assertThat(counted.statements()).isEqualTo(7);
    assertThat(counted.reworded()).isZero();
    assertThat(counted.voters()).isEqualTo(shown.voters());
    assertThat(advices.replay(syntheses().latest(debate).orElseThrow().listed().advice()))
        .isInstanceOf(Replay.Same.class);
  }

  @Test
  void withoutVotesTwoCriteriaSayThatTheyCannotBeTold() {
    SynthesisReport report = made().report();
    assertThat(report.counted()).isEmpty();
    assertThat(report.drafts()).filteredOn(d -> d.cannot().isPresent()).hasSize(2);
  }

  @Test
  void votesThatWaitForTheirBatchAreNotRead() {
    voted();
    made();
    for (int i = 0; i < 5; i++) {
      voter();
    }
    debates.analyses().look(debate, false);
    made();
    assertThat(syntheses().list(debate)).hasSize(1);
    assertThat(syntheses().votesSince(debate, syntheses().list(debate).getFirst())).isFalse();
  }

  @Test
  void votesTakenBackLeaveTheInputsOfTheSynthesisToo() {
    voted();
    Seat seat = voter();
    Syntheses.Kept first = made();
    debates.voices().withdraw(seat);
    assertThat(advices.replay(first.listed().advice()))
        .isInstanceOfSatisfying(Replay.Erased.class, e -> assertThat(e.article()).isEqualTo("A13"));
    Syntheses.Kept next = made();
    assertThat(next.listed().number()).isEqualTo(2);
    assertThat(next.report().counted()).as("not before the next analysis").isEmpty();
    assertThat(next.listed().analysis()).isEmpty();
  }

  @Test
  void aSynthesisThatReadNoVotesKeepsItsInputsWhenVotesAreTakenBack() {
    Syntheses.Kept first = made();
    voted();
    debates.voices().withdraw(voter());
    assertThat(advices.replay(first.listed().advice())).isInstanceOf(Replay.Same.class);
  }

  @Test
  void sixMonthsAfterTheDebateNoSynthesisHoldsVotes() {
    voted();
    Syntheses.Kept kept = made();
    LocalDate today = debates.openings().today();
    debates.openings().move(odile(), debate, Debate.Stage.CLOSED, "Fini.");
    house.store().<Integer>write(tx -> new KeptDebateVotes(debates.analyses()).erase(tx, today));
    assertThat(advices.replay(kept.listed().advice()))
        .isInstanceOfSatisfying(Replay.Erased.class, e -> assertThat(e.article()).isEqualTo("A12"));
  }

  // --- set aside

  @Test
  void wordsSetAsideLeaveTheNextSynthesisWhichSaysWhy() {
    Syntheses.Kept first = made();
    long quoted = Long.parseLong(first.report().lines().getFirst().shown().contribution());
    debates
        .moderation()
        .setAside(
            odile(),
            debates.contributions().get(debate, quoted),
            Contribution.Reason.OFF_TOPIC,
            "",
            WAIT);
    Syntheses.Kept next = syntheses().latest(debate).orElseThrow();
    assertThat(next.listed().cause()).isEqualTo(Syntheses.Cause.MODERATION);
    assertThat(next.report().place(Long.toString(quoted))).isEmpty();
    assertThat(syntheses().changedSince(debate, next.report())).isZero();
  }

  @Test
  void onlyWhoeverMaySortStopsASynthesis() {
    People.Person mireille = house.person("mireille");
    refused(() -> syntheses().stop(mireille, debate), "no-mandate");
    syntheses().stop(odile(), debate);
    made(); // what is asked for later is made
  }
}
