// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.debates.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import module java.base;

import coop.lanterne.debate.contributions.Flags;
import coop.lanterne.kernel.Finding;
import coop.lanterne.node.FoundedHouse;
import coop.lanterne.node.TestClock;
import coop.lanterne.node.debates.Debates;
import coop.lanterne.node.debates.Door;
import coop.lanterne.node.debates.open.Debate;
import coop.lanterne.node.debates.open.Debate.Stage;
import coop.lanterne.node.debates.open.Openings;
import coop.lanterne.node.debates.write.Contribution.Reason;
import coop.lanterne.node.debates.write.Contribution.State;
import coop.lanterne.node.debates.write.Moderation.Show;
import coop.lanterne.node.decision.People;
import coop.lanterne.node.decision.Purge;
import coop.lanterne.node.decision.RefusedByCharter;
import coop.lanterne.node.decision.Role;
import coop.lanterne.node.room.Intake;
import coop.lanterne.node.storage.Trouble;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A debate from its opening to its purge, without pages. */
final class DebatesTest {
  private static final Path EXAMPLES =
      Path.of(System.getProperty("lanterne.root", ".")).resolve("examples/debate");

  private static final Duration WAIT = Duration.ofMinutes(2);

  @TempDir Path folder;
  private final TestClock clock = new TestClock("2026-11-24T17:00:00Z");
  private FoundedHouse house;
  private Purge purge;
  private Debates debates;

  @BeforeEach
  void found() {
    house =
        FoundedHouse.open(
            folder,
            clock,
            FoundedHouse.entrant("odile", List.of(Role.FACILITATOR, Role.MEMBER), "animer"),
            FoundedHouse.entrant("jeanne", List.of(Role.MEMBER), "animer"),
            FoundedHouse.entrant("karim", List.of(Role.MEMBER)));
    debates = Door.on(house.ground(), house.advices());
    purge = house.purge(new KeptContributions(), new KeptDebateAuthors());
  }

  @AfterEach
  void close() {
    house.store().close();
  }

  private People.Person person(String name) {
    return house.person(name);
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

  private String written(Debate debate, String idea) {
    return debates
        .contributions()
        .write(debate, List.of(idea), true, Optional.empty())
        .getFirst()
        .token();
  }

  private Contribution mine(String token) {
    return debates.contributions().open(token).orElseThrow().contribution();
  }

  private Debate now(Debate debate) {
    return debates.openings().get(debate.number());
  }

  private void published(Debate debate, long... numbers) {
    debates
        .moderation()
        .publish(
            person("odile"),
            debate,
            java.util.Arrays.stream(numbers).boxed().collect(Collectors.toList()));
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

  // --- opening

  @Test
  void whoeverHasTheMandateOpensADebateAndItIsADecision() {
    Debate debate = opened(Debate.Who.ANYONE);
    assertThat(debates.openings().list()).containsExactly(debate);
    assertThat(debate.stage()).isEqualTo(Stage.COLLECT);
    assertThat(debates.openings().steps(debate))
        .singleElement()
        .satisfies(s -> assertThat(s.stage()).isEqualTo(Stage.COLLECT));
  }

  @Test
  void withoutThatMandateNothingIsOpened() {
    Openings.Asked asked =
        new Openings.Asked(
            "Que faire ?",
            "",
            List.of("fr"),
            Debate.Who.ANYONE,
            debates.openings().today().plusDays(1));
    refused(() -> debates.openings().open(person("mireille"), asked), "no-mandate");
    assertThat(debates.openings().list()).isEmpty();
  }

  @Test
  void aDebateWithoutQuestionOrWithAPastDayIsNotOpened() {
    assertThat(
            debates
                .openings()
                .check(
                    new Openings.Asked(
                        " ",
                        "",
                        List.of(),
                        Debate.Who.ANYONE,
                        debates.openings().today().minusDays(1))))
        .extracting(Finding::code)
        .containsExactly("question", "languages", "until");
  }

  @Test
  void aStageIsMovedWithAPublicReasonAndAClosedDebateStaysClosed() {
    Debate debate = opened(Debate.Who.ANYONE);
    debates.openings().move(person("odile"), debate, Stage.SORT, "Le délai est passé.");
    assertThat(now(debate).stage()).isEqualTo(Stage.SORT);
    assertThat(debates.openings().steps(debate).getLast().reason()).contains("Le délai est passé.");
    refused(
        () -> debates.openings().move(person("odile"), now(debate), Stage.VOTE, " "),
        "stage-reason");
    debates.openings().move(person("odile"), now(debate), Stage.CLOSED, "Fini.");
    refused(
        () -> debates.openings().move(person("odile"), now(debate), Stage.SORT, "Encore."),
        "stage-same");
  }

  @Test
  void twoFacilitatorsWhoMoveTheSameDebateDoNotBothSucceed() {
    Debate debate = opened(Debate.Who.ANYONE);
    debates.openings().move(person("odile"), debate, Stage.SORT, "Le délai est passé.");
    refused(
        () -> debates.openings().move(person("jeanne"), debate, Stage.VOTE, "Vite."), "stage-same");
    assertThat(now(debate).stage()).isEqualTo(Stage.SORT);
  }

  // --- writing

  @Test
  void anyoneWritesAndFollowsTheirWordsByASecretLink() {
    Debate debate = opened(Debate.Who.ANYONE);
    List<Contributions.Given> given =
        debates
            .contributions()
            .write(
                debate, List.of(" Un banc\r\ndehors ", "", "Du silence"), true, Optional.empty());
    assertThat(given).extracting(Contributions.Given::number).containsExactly(1L, 2L);
    Contribution first = mine(given.getFirst().token());
    assertThat(first.words()).contains("Un banc\ndehors");
    assertThat(first.state()).isEqualTo(State.WAITING);
    assertThat(first.author()).isEqualTo(mine(given.getLast().token()).author());
    assertThat(debates.contributions().published(debate, 0, 9)).isEmpty();
    assertThat(debates.contributions().open("0".repeat(48))).isEmpty();
  }

  @Test
  void withoutConsentNothingIsKeptArticle13() {
    Debate debate = opened(Debate.Who.ANYONE);
    refusedByCharter(
        () -> debates.contributions().write(debate, List.of("Un banc"), false, Optional.empty()),
        "A13");
    assertThat(debates.contributions().counts(debate).all()).isZero();
  }

  @Test
  void whatIsTooLongOrEmptyIsSaidAndNothingIsKept() {
    Debate debate = opened(Debate.Who.ANYONE);
    assertThat(debates.contributions().check(debate, List.of(" ", "x".repeat(10_001)), true))
        .extracting(Finding::code)
        .containsExactly("too-long");
    assertThat(debates.contributions().check(debate, List.of(" "), false))
        .extracting(Finding::code)
        .containsExactly("nothing-said", "consent");
    assertThat(debates.contributions().check(debate, List.of("🥕".repeat(10_000)), true)).isEmpty();
  }

  @Test
  void afterTheLastDayOrTheStageNobodyWrites() {
    Debate debate = opened(Debate.Who.ANYONE);
    clock.forward(Duration.ofDays(11));
    refused(() -> written(debate, "Un banc"), "debate-not-collecting");
  }

  @Test
  void aDebateOfMembersTakesMembersAloneUnderACodeOfThatDebate() {
    Debate debate = opened(Debate.Who.MEMBERS);
    Debate other = opened(Debate.Who.MEMBERS);
    refused(() -> written(debate, "Un banc"), "members-write");
    Optional<People.Person> karim = Optional.of(person("karim"));
    String one = write(debate, karim);
    String two = write(debate, karim);
    String elsewhere = write(other, karim);
    assertThat(mine(one).author()).isPresent().isEqualTo(mine(two).author());
    assertThat(mine(elsewhere).author()).isNotEqualTo(mine(one).author());
    assertThat(mine(one).author().orElseThrow()).doesNotContain("karim");
  }

  private String write(Debate debate, Optional<People.Person> person) {
    return debates
        .contributions()
        .write(debate, List.of("Un banc"), true, person)
        .getFirst()
        .token();
  }

  @Test
  void flagsAreKeptBesideTheTextWhichIsNotTouched() {
    Debate debate = opened(Debate.Who.ANYONE);
    String text = "<b>Appelez</b> le 01 99 00 12 34";
    Contribution mine = mine(written(debate, text));
    assertThat(mine.words()).contains(text);
    assertThat(mine.flags()).containsExactly(Flags.Kind.PHONE);
    assertThat(mine.state()).isEqualTo(State.WAITING);
  }

  @Test
  void aFacilitatorTypesNotesOneByOne() {
    Debate debate = opened(Debate.Who.ANYONE);
    assertThat(debates.contributions().type(person("odile"), debate, "plus de bancs")).isEqualTo(1);
    assertThat(debates.contributions().get(debate, 1).source())
        .isEqualTo(Contribution.Source.POST_IT);
    refused(
        () -> debates.contributions().type(person("karim"), debate, "plus de bancs"), "no-mandate");
  }

  // --- moderation

  @Test
  void whatWaitsIsListedFlaggedFirstToFacilitatorsAlone() {
    Debate debate = opened(Debate.Who.ANYONE);
    written(debate, "Un banc");
    written(debate, "Écrivez à soleil@example.org");
    assertThat(
            debates.moderation().list(person("odile"), debate, Show.WAITING, 0, 10).contributions())
        .extracting(Contribution::number)
        .containsExactly(2L, 1L);
    refused(
        () -> debates.moderation().list(person("karim"), debate, Show.WAITING, 0, 10),
        "no-mandate");
  }

  @Test
  void publishingIsAFactThatNamesEachContributionOnce() {
    Debate debate = opened(Debate.Who.ANYONE);
    String token = written(debate, "Un banc");
    written(debate, "Du silence");
    assertThat(debates.moderation().publish(person("odile"), debate, List.of(1L, 1L, 9L)))
        .isEqualTo(1);
    assertThat(debates.moderation().publish(person("odile"), debate, List.of(1L))).isZero();
    assertThat(house.journal().count(Optional.of("fact.publication"))).isEqualTo(1);
    assertThat(mine(token).state()).isEqualTo(State.PUBLISHED);
    assertThat(debates.contributions().published(debate, 0, 9))
        .extracting(c -> c.words().orElseThrow())
        .containsExactly("Un banc");
  }

  @Test
  void settingAsideIsADecisionWithAPublicReason() {
    Debate debate = opened(Debate.Who.ANYONE);
    String token = written(debate, "La dame de la caisse est malpolie.");
    debates
        .moderation()
        .setAside(person("odile"), mine(token), Reason.ATTACK, "On reconnaît quelqu’un.", WAIT);
    Contribution aside = mine(token);
    assertThat(aside.state()).isEqualTo(State.SET_ASIDE);
    assertThat(aside.reason()).contains(Reason.ATTACK);
    assertThat(debates.contributions().words(aside.decision().orElseThrow()))
        .contains("On reconnaît quelqu’un.");
    assertThat(debates.contributions().setAside(debate)).hasSize(1);
    assertThat(debates.contributions().csv(debate)).isEqualTo("id,text,theme\n");
    refused(
        () ->
            debates
                .moderation()
                .setAside(person("odile"), aside, Reason.OTHER, "Encore une fois.", WAIT),
        "contribution-settled");
  }

  @Test
  void anotherReasonIsSaidInWords() {
    Debate debate = opened(Debate.Who.ANYONE);
    Contribution mine = mine(written(debate, "Un banc"));
    refused(
        () -> debates.moderation().setAside(person("odile"), mine, Reason.OTHER, " ", WAIT),
        "reason-needed");
    refused(
        () -> debates.moderation().setAside(person("karim"), mine, Reason.OFF_TOPIC, "", WAIT),
        "no-mandate");
  }

  @Test
  void aSecondLookIsTakenBySomeoneElse() {
    Debate debate = opened(Debate.Who.ANYONE);
    String token = written(debate, "La caisse ferme trop tôt.");
    refused(() -> debates.contributions().ask(token, "Pourquoi ?"), "second-look-asked");
    debates.moderation().setAside(person("odile"), mine(token), Reason.OFF_TOPIC, "", WAIT);
    debates.contributions().ask(token, "Je réponds à la question.");
    refused(() -> debates.contributions().ask(token, "Alors ?"), "second-look-asked");
    assertThat(debates.contributions().counts(debate).secondLooks()).isEqualTo(1);
    refused(
        () -> debates.moderation().lookAgain(person("odile"), mine(token), true, "Si."),
        "second-look-same");
    refused(
        () -> debates.moderation().lookAgain(person("jeanne"), mine(token), true, ""),
        "reason-needed");
    debates.moderation().lookAgain(person("jeanne"), mine(token), true, "Elle répond bien.");
    assertThat(mine(token).state()).isEqualTo(State.PUBLISHED);
    assertThat(debates.contributions().words(mine(token).second().orElseThrow()))
        .contains("Elle répond bien.");
    assertThat(debates.contributions().counts(debate).secondLooks()).isZero();
  }

  @Test
  void aSecondLookMayLeaveItAside() {
    Debate debate = opened(Debate.Who.ANYONE);
    String token = written(debate, "Achetez mes vélos.");
    debates.moderation().setAside(person("odile"), mine(token), Reason.ADVERTISING, "", WAIT);
    debates.contributions().ask(token, "");
    debates.moderation().lookAgain(person("jeanne"), mine(token), false, "C’est une publicité.");
    assertThat(mine(token).state()).isEqualTo(State.SET_ASIDE);
    refused(
        () -> debates.moderation().lookAgain(person("jeanne"), mine(token), true, "Non."),
        "second-look-none");
  }

  // --- withdrawing and erasing

  @Test
  void wordsWithdrawnAreErasedAndTheirPlaceStaysEmpty() {
    Debate debate = opened(Debate.Who.ANYONE);
    String token = written(debate, "Un banc bleu, à l’ombre.");
    published(debate, 1);
    debates.contributions().withdraw(token, WAIT);
    debates.contributions().withdraw(token, WAIT); // twice changes nothing
    assertThat(mine(token).state()).isEqualTo(State.WITHDRAWN);
    assertThat(debates.contributions().published(debate, 0, 9))
        .singleElement()
        .satisfies(c -> assertThat(c.words()).isEmpty());
    assertThat(debates.contributions().csv(debate)).isEqualTo("id,text,theme\n");
    assertThat(kept()).doesNotContain("banc bleu");
  }

  @Test
  void aFacilitatorErasesAtTheRequestOfWhomItConcernsAndThatIsADecision() {
    Debate debate = opened(Debate.Who.ANYONE);
    debates.contributions().type(person("odile"), debate, "Mme Tournesol dort au marché.");
    Contribution typed = debates.contributions().get(debate, 1);
    refused(() -> debates.moderation().erase(person("odile"), typed, " ", WAIT), "reason-needed");
    refused(
        () -> debates.moderation().erase(person("karim"), typed, "Elle le demande.", WAIT),
        "no-mandate");
    debates.moderation().erase(person("odile"), typed, "La personne le demande.", WAIT);
    Contribution erased = debates.contributions().get(debate, 1);
    assertThat(erased.words()).isEmpty();
    assertThat(kept()).doesNotContain("Tournesol");
    refused(
        () -> debates.moderation().erase(person("odile"), erased, "Encore.", WAIT),
        "contribution-settled");
  }

  /** Every text that the database holds of contributions and documents. */
  private String kept() {
    return house
        .store()
        .read(
            sql ->
                Stream.of("contribution", "document", "reason")
                    .map(t -> sql.fetch("select * from " + t).formatCSV())
                    .collect(Collectors.joining()));
  }

  @Test
  void theJournalHoldsCommitmentsAndNoWord() {
    Debate debate = opened(Debate.Who.ANYONE);
    written(debate, "Un banc bleu, à l’ombre.");
    published(debate, 1);
    byte[] documents =
        house
            .store()
            .read(
                sql -> {
                  StringBuilder all = new StringBuilder();
                  sql.fetch("select canonical from document")
                      .forEach(
                          r ->
                              all.append(
                                  new String(r.get(0, byte[].class), StandardCharsets.UTF_8)));
                  return all.toString().getBytes(StandardCharsets.UTF_8);
                });
    assertThat(new String(documents, StandardCharsets.UTF_8))
        .contains("received")
        .doesNotContain("banc")
        .doesNotContain("local");
  }

  @Test
  void sixMonthsAfterItClosesNothingTiesAMemberToTheirText() {
    Debate debate = opened(Debate.Who.MEMBERS);
    String token = write(debate, Optional.of(person("karim")));
    debates.openings().move(person("odile"), debate, Stage.CLOSED, "Fini.");
    clock.forward(Duration.ofDays(170));
    assertThat(purge.run()).isZero();
    clock.forward(Duration.ofDays(20));
    assertThat(purge.run()).isEqualTo(1);
    assertThat(
            house
                .store()
                .<Integer>read(sql -> sql.fetchCount(coop.lanterne.db.Tables.DEBATE_AUTHOR)))
        .isZero();
    assertThat(mine(token).words()).contains("Un banc");
  }

  @Test
  void fiveYearsAfterItClosesTextsAreNotReadThenErased() {
    Debate debate = opened(Debate.Who.ANYONE);
    String token = written(debate, "Un banc bleu");
    published(debate, 1);
    debates.openings().move(person("odile"), debate, Stage.CLOSED, "Fini.");
    clock.forward(Duration.ofDays(5 * 366));
    assertThat(debates.contributions().published(now(debate), 0, 9)).isEmpty();
    assertThat(debates.contributions().open(token)).isEmpty();
    assertThat(purge.run()).isEqualTo(1);
    assertThat(kept()).doesNotContain("banc bleu");
  }

  // --- files

  private String received(Debate debate, String name, InputStream in) {
    return debates.files().receive(person("odile"), debate, name, in);
  }

  private String received(Debate debate, String text) {
    return received(
        debate, "any.csv", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }

  private String example(Debate debate, String name) throws IOException {
    try (InputStream in = Files.newInputStream(EXAMPLES.resolve(name))) {
      return received(debate, name, in);
    }
  }

  @Test
  void aFileIsShownThenKeptOnce() throws IOException {
    Debate debate = opened(Debate.Who.ANYONE);
    String token = example(debate, "contributions.csv");
    Intake.Preview<DebateFiles.Shown> preview =
        debates.files().preview(person("odile"), debate, token);
    assertThat(preview.kept()).isEqualTo(300);
    assertThat(preview.shown().orElseThrow().authors()).isEqualTo(222);
    assertThat(preview.findings()).isEmpty();
    assertThat(debates.contributions().counts(debate).all()).isZero();
    debates.files().commit(person("odile"), debate, token, "Formulaire d’octobre");
    assertThat(debates.contributions().counts(debate).of(State.WAITING)).isEqualTo(300);
    refused(() -> debates.files().preview(person("odile"), debate, token), "debate-file-gone");
    String again = example(debate, "contributions.csv");
    refused(
        () -> debates.files().commit(person("odile"), debate, again, "Formulaire"),
        "debate-file-already");
  }

  @Test
  void theAuthorsOfAFileAreKnownByACodeAlone() {
    Debate debate = opened(Debate.Who.ANYONE);
    String token =
        received(debate, "text,author\nUn banc,Mme Tournesol\nDu bruit,x\nUn banc,Mme Tournesol\n");
    debates.files().commit(person("odile"), debate, token, "Dit à la réunion");
    assertThat(debates.contributions().get(debate, 1).author())
        .isEqualTo(debates.contributions().get(debate, 3).author())
        .isNotEqualTo(debates.contributions().get(debate, 2).author());
    assertThat(kept()).doesNotContain("Tournesol");
  }

  @Test
  void whatIsInAFileIsTakenWordForWordAndGivenBackSo() throws IOException {
    Debate debate = opened(Debate.Who.ANYONE);
    debates.files().commit(person("odile"), debate, example(debate, "bad/markup.csv"), "Inventé");
    List<Long> all =
        debates
            .moderation()
            .list(person("odile"), debate, Show.WAITING, 0, 99)
            .contributions()
            .stream()
            .map(Contribution::number)
            .toList();
    debates.moderation().publish(person("odile"), debate, all);
    assertThat(debates.contributions().csv(debate))
        .contains("<script>alert('pain')</script> Ouvrir plus tôt")
        .contains("\"=HYPERLINK(\"\"https://example.org\"\";\"\"Cliquez\"\") ouvrir le lundi\"")
        .contains("+1 pour le pain");
  }

  @Test
  void personalDataInAFileAreShownFirst() throws IOException {
    Debate debate = opened(Debate.Who.ANYONE);
    String token = example(debate, "bad/personal.csv");
    Intake.Preview<DebateFiles.Shown> preview =
        debates.files().preview(person("odile"), debate, token);
    assertThat(preview.shown().orElseThrow().flagged()).isEqualTo(5);
    debates.files().commit(person("odile"), debate, token, "Inventé");
    assertThat(debates.contributions().counts(debate).flagged()).isEqualTo(5);
  }

  @Test
  void anEmptyFileBringsNothingAndSaysWhy() throws IOException {
    Debate debate = opened(Debate.Who.ANYONE);
    String token = example(debate, "bad/empty.csv");
    Intake.Preview<DebateFiles.Shown> preview =
        debates.files().preview(person("odile"), debate, token);
    assertThat(preview.usable()).isFalse();
    assertThat(preview.findings()).extracting(Finding::code).contains("no-rows");
    refused(
        () -> debates.files().commit(person("odile"), debate, token, "Inventé"), "nothing-said");
  }

  @Test
  void withoutTheConsentOfThoseWhoWroteNoFileIsKeptArticle13() throws IOException {
    Debate debate = opened(Debate.Who.ANYONE);
    String token = example(debate, "bad/one.csv");
    refusedByCharter(() -> debates.files().commit(person("odile"), debate, token, " "), "A13");
    assertThat(debates.contributions().counts(debate).all()).isZero();
  }

  @Test
  void aFileThatIsTooLargeIsNotTaken() {
    Debate debate = opened(Debate.Who.ANYONE);
    refused(
        () ->
            received(
                debate, "big.csv", new ByteArrayInputStream(new byte[DebateFiles.LARGEST + 1])),
        "debate-file-too-large");
  }

  @Test
  void aFileWaitsADayAtMost() throws IOException {
    Debate debate = opened(Debate.Who.ANYONE);
    String token = example(debate, "bad/one.csv");
    clock.forward(Duration.ofHours(25));
    example(debate, "bad/one.csv");
    refused(() -> debates.files().preview(person("odile"), debate, token), "debate-file-gone");
  }
}
