// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.governance;

import static coop.lanterne.db.Tables.REASON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import module java.base;

import coop.lanterne.assembly.Assembly;
import coop.lanterne.assembly.Checked;
import coop.lanterne.assembly.Proxy;
import coop.lanterne.assembly.Tally;
import coop.lanterne.assembly.Vote;
import coop.lanterne.charter.Charter;
import coop.lanterne.charter.CharterDiff;
import coop.lanterne.charter.Effect;
import coop.lanterne.kernel.Digest;
import coop.lanterne.kernel.Finding;
import coop.lanterne.kernel.Id;
import coop.lanterne.node.NodeOptions;
import coop.lanterne.node.TestClock;
import coop.lanterne.node.decision.Advices;
import coop.lanterne.node.decision.Charters;
import coop.lanterne.node.decision.Desk;
import coop.lanterne.node.decision.Founder;
import coop.lanterne.node.decision.Gatekeeper;
import coop.lanterne.node.decision.Journal;
import coop.lanterne.node.decision.KeptReasons;
import coop.lanterne.node.decision.Mandates;
import coop.lanterne.node.decision.People;
import coop.lanterne.node.decision.Purge;
import coop.lanterne.node.decision.Records;
import coop.lanterne.node.decision.RefusedByCharter;
import coop.lanterne.node.decision.Replay;
import coop.lanterne.node.decision.Role;
import coop.lanterne.node.decision.ShippedRules;
import coop.lanterne.node.governance.AgendaItem.Came;
import coop.lanterne.node.room.Ground;
import coop.lanterne.node.storage.Store;
import coop.lanterne.node.storage.Trouble;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An assembly from its call to its decision, and the charter that comes into force by it alone. */
final class GovernanceTest {
  private static final int MEMBERS = 20;

  @TempDir Path folder;
  private final TestClock clock = new TestClock("2026-11-24T17:00:00Z");
  private Store store;
  private Journal journal;
  private Charters charters;
  private Mandates mandates;
  private Founder founder;
  private Advices advices;
  private Governance governance;

  @BeforeEach
  void found() {
    store = Store.open(folder, "epicerie-du-canal", clock);
    journal = Journal.open(store);
    charters = new Charters(store, NodeOptions.PARIS);
    People people = new People(store);
    mandates = new Mandates(store);
    Gatekeeper gates = new Gatekeeper(store, journal, charters);
    Desk desk = new Desk(store, journal, gates);
    founder = new Founder(desk, people, charters, NodeOptions.PARIS);
    founder.found(
        "Épicerie du Canal", entrants(), ShippedRules.charter(), ShippedRules.charterYaml());
    advices = new Advices(store, journal, charters, "test", List.of(Governance.comparison("test")));
    governance =
        new Governance(
            new Ground(
                store,
                journal,
                charters,
                gates,
                desk,
                mandates,
                new Records(store, gates, NodeOptions.PARIS),
                people,
                NodeOptions.PARIS),
            advices,
            List.of());
  }

  private static List<Founder.Entrant> entrants() {
    List<Founder.Entrant> all = new ArrayList<>();
    all.add(entrant("aurelien", List.of(Role.KEEPER, Role.MEMBER), List.of()));
    all.add(entrant("mireille", List.of(Role.MEMBER), List.of("commander")));
    all.add(entrant("awa", List.of(Role.FACILITATOR, Role.MEMBER), List.of("presider")));
    all.add(entrant("joel", List.of(Role.MEMBER), List.of("mandater")));
    for (int i = all.size(); i < MEMBERS; i++) {
      all.add(entrant("m" + i, List.of(Role.MEMBER), List.of()));
    }
    return all;
  }

  private static Founder.Entrant entrant(String name, List<Role> roles, List<String> mandates) {
    return new Founder.Entrant(Optional.of(name), name, roles, mandates);
  }

  @AfterEach
  void close() {
    store.close();
  }

  private static Id person(String name) {
    return new Id("person", name, "epicerie-du-canal");
  }

  private LocalDate in(int days) {
    return governance.today().plusDays(days);
  }

  private void daysPass(int days) {
    clock.forward(Duration.ofDays(days));
  }

  private static Call call(LocalDate held, Resolution... agenda) {
    return new Call("ag", held, "18:00", "Salle du Bief", List.of(agenda), List.of());
  }

  private Id convened(LocalDate held, Resolution... agenda) {
    return governance.convene(person("awa"), call(held, agenda)).get();
  }

  /** Three members and a proxy are there, and the meeting is opened. */
  private Meeting threeAndAProxy(Id meeting) {
    Id awa = person("awa");
    governance.attend(awa, meeting, Set.of(awa, person("mireille"), person("joel")));
    governance.register(awa, meeting, new Proxy(person("m9"), person("mireille")));
    return governance.open(awa, meeting, Optional.of(awa));
  }

  private Meeting sixVote(Id meeting, long favour, long against) {
    Id awa = person("awa");
    governance.attend(
        awa,
        meeting,
        Set.of(awa, person("m4"), person("m5"), person("m6"), person("m7"), person("m8")));
    governance.open(awa, meeting, Optional.of(awa));
    return governance.count(
        awa,
        meeting,
        1,
        Set.of(),
        Vote.byHand(new Vote.Counts(favour, against, 6 - favour - against, 0, 0)));
  }

  private Digest propose(String from, String to) {
    String yaml = new String(ShippedRules.charterYaml(), StandardCharsets.UTF_8);
    assertThat(yaml).contains(from);
    Charter.Reading reading =
        governance.propose(
            person("mireille"),
            yaml.replace("version: \"1.0.0\"", "version: \"1.1.0\"")
                .replace(from, to)
                .getBytes(StandardCharsets.UTF_8));
    assertThat(reading.findings()).isEmpty();
    return reading.charter().orElseThrow().digest();
  }

  private static Assembly.ItemResult first(Meeting meeting) {
    return meeting.assembly().findResult(1).orElseThrow();
  }

  /** The first adoption, by six members of twenty. */
  private void adopt() {
    Id meeting = convened(in(15), new Resolution.CharterText(charters.get().digest()));
    daysPass(15);
    sixVote(meeting, 5, 1);
    governance.proclaim(person("awa"), meeting, 1);
    governance.close(person("awa"), meeting);
  }

  // --- the call

  @Test
  void anAssemblyOnTheCharterIsCalledFifteenDaysAhead() {
    Resolution shipped = new Resolution.CharterText(charters.get().digest());
    assertThat(governance.convene(person("awa"), call(in(14), shipped)).findings())
        .extracting(Finding::code)
        .containsExactly("assembly-short-notice");
    long before = journal.size();
    Id id = governance.convene(person("awa"), call(in(15), shipped)).get();
    Meeting meeting = governance.get(id);
    assertThat(meeting.assembly().rules().id()).isEqualTo("ag-extra");
    assertThat(meeting.assembly().roster().size()).isEqualTo(MEMBERS);
    assertThat(journal.list(Optional.empty(), 0, 2))
        .extracting(i -> i.entry().action())
        .containsExactly("fact.convocation", "advice");
    assertThat(journal.size()).isEqualTo(before + 2);
  }

  @Test
  void everythingWrongWithACallIsToldAtOnce() {
    Checked<Id> refused =
        governance.convene(
            person("awa"),
            new Call(
                "ag",
                in(3),
                "25:00",
                " ",
                List.of(
                    new Resolution.CharterText(Digest.of(new byte[] {1})),
                    new Resolution.Motion(""),
                    new Resolution.Grant(person("nobody"), "commander", in(30))),
                List.of()));
    assertThat(refused.findings())
        .extracting(Finding::code)
        .containsExactly(
            "no-text",
            "charter-alone",
            "motion-words",
            "charter-alone",
            "given-by-another",
            "not-member",
            "hour",
            "place",
            "assembly-short-notice");
    assertThat(governance.list()).isEmpty();
  }

  @Test
  void whoHoldsNoMandateToPresideCallsNoOne() {
    assertThatThrownBy(
            () ->
                governance.convene(
                    person("mireille"), call(in(15), new Resolution.Motion("Un banc"))))
        .isInstanceOfSatisfying(
            Trouble.class, t -> assertThat(t.kind()).isEqualTo(Trouble.Cause.RIGHT));
    assertThatThrownBy(
            () ->
                governance.convene(
                    person("aurelien"), call(in(15), new Resolution.Motion("Un banc"))))
        .isInstanceOfSatisfying(
            RefusedByCharter.class, r -> assertThat(r.refusal().article()).isEqualTo("A10"));
  }

  // --- the first adoption

  @Test
  void withoutQuorumNothingIsPutAndTheSecondCallAdoptsInOneReading() {
    Id awa = person("awa");
    Id meeting = convened(in(15), new Resolution.CharterText(charters.get().digest()));
    daysPass(15);
    Meeting open = threeAndAProxy(meeting);
    Tally.QuorumCount quorum = open.quorum(1);
    assertThat(quorum.seen()).isEqualTo(4);
    assertThat(quorum.need()).isEqualTo(5);
    assertThat(quorum.met()).isFalse();

    governance.noQuorum(awa, meeting, 1, Set.of());
    governance.proclaim(awa, meeting, 1);
    Meeting closed = governance.close(awa, meeting);
    assertThat(closed.item(1).outcome()).contains(Came.NOT_PUT);
    assertThat(closed.item(1).decision()).isEmpty();

    assertThat(governance.conveneAgain(awa, meeting, in(6), "18:00", "Salle du Bief").findings())
        .extracting(Finding::code)
        .containsExactly("assembly-second-too-soon");
    Id second = governance.conveneAgain(awa, meeting, in(7), "18:00", "Salle du Bief").get();
    daysPass(7);
    assertThat(threeAndAProxy(second).quorum(1).need()).isEqualTo(4);

    governance.count(awa, second, 1, Set.of(), Vote.byHand(new Vote.Counts(3, 1, 0, 0, 0)));
    assertThat(charters.get().adopted()).as("counted is not decided").isFalse();
    assertThat(founder.confirmed()).isFalse();

    Meeting adopted = governance.proclaim(awa, second, 1);
    assertThat(adopted.item(1).outcome()).contains(Came.ADOPTED);
    assertThat(charters.get().adopted()).isTrue();
    assertThat(charters.get().decision()).isEqualTo(adopted.item(1).decision().orElseThrow());
    assertThat(founder.confirmed()).isTrue();
    long entry = governance.entry(charters.get().decision()).orElseThrow();
    assertThat(journal.get(entry).entry().role()).isEqualTo("assembly");
    assertThat(journal.receipt(entry)).isPresent();
  }

  @Test
  void aCountEnteredWronglyIsTakenAgainBeforeItIsSaid() {
    Id meeting = convened(in(15), new Resolution.CharterText(charters.get().digest()));
    daysPass(15);
    sixVote(meeting, 1, 5);
    governance.recount(person("awa"), meeting, 1);
    Map<Id, Vote.Choice> named =
        Map.of(
            person("awa"), Vote.Choice.FOR,
            person("m4"), Vote.Choice.FOR,
            person("m5"), Vote.Choice.ABSTAIN);
    Meeting counted = governance.count(person("awa"), meeting, 1, Set.of(), Vote.byName(named));
    assertThat(first(counted).result().counts()).isEqualTo(new Vote.Counts(2, 0, 1, 0, 0));
    assertThat(governance.proclaim(person("awa"), meeting, 1).item(1).outcome())
        .contains(Came.ADOPTED);
    assertThatThrownBy(() -> governance.recount(person("awa"), meeting, 1))
        .isInstanceOf(Trouble.class);
  }

  @Test
  void whatWasKeptForItsTimeIsErasedAndTheCountsStand() {
    Purge purge =
        new Purge(
            store,
            journal,
            charters,
            new Gatekeeper(store, journal, charters),
            List.of(new KeptReasons(), new KeptVotes(), new KeptAttendance()),
            NodeOptions.PARIS);
    Id meeting = convened(in(15), new Resolution.CharterText(charters.get().digest()));
    daysPass(15);
    sixVote(meeting, 1, 5);
    governance.recount(person("awa"), meeting, 1);
    governance.count(
        person("awa"),
        meeting,
        1,
        Set.of(),
        Vote.byName(Map.of(person("awa"), Vote.Choice.FOR, person("m4"), Vote.Choice.ABSTAIN)));
    governance.proclaim(person("awa"), meeting, 1);
    Meeting before = governance.close(person("awa"), meeting);
    Id decision = before.item(1).decision().orElseThrow();
    Records records =
        new Records(store, new Gatekeeper(store, journal, charters), NodeOptions.PARIS);
    assertThat(records.reason(decision)).isPresent();
    assertThat(purge.run()).as("nothing is too old").isZero();
    daysPass(91);
    long entries = journal.size();
    assertThat(purge.run()).as("three months later, two votes by name").isEqualTo(2);
    assertThat(journal.get(entries).entry().action()).isEqualTo("fact.purge");
    Meeting counted = governance.get(meeting);
    assertThat(first(counted).result().counts()).isEqualTo(first(before).result().counts());
    assertThat(counted.present()).isEqualTo(before.present());
    daysPass(3 * 365);
    assertThat(records.reason(decision)).as("not read, even before it is erased").isEmpty();
    assertThat(store.<Integer>read(sql -> sql.fetchCount(REASON))).isEqualTo(1);
    assertThat(purge.run()).as("three years later, attendance and the reason").isPositive();
    assertThat(store.<Integer>read(sql -> sql.fetchCount(REASON))).isZero();
    Meeting nameless = governance.get(meeting);
    assertThat(first(nameless).result().counts()).isEqualTo(first(before).result().counts());
    assertThat(nameless.item(1).outcome()).contains(Came.ADOPTED);
    assertThat(nameless.present()).hasSameSizeAs(before.present());
    assertThat(nameless.present()).allMatch(id -> id.local().startsWith("erased"));
    assertThat(nameless.assembly().roster().size()).isEqualTo(before.assembly().roster().size());
    assertThat(purge.run()).as("once").isZero();
  }

  @Test
  void whoLeavesTakesTheQuorumAway() {
    Id awa = person("awa");
    Id meeting =
        convened(in(15), new Resolution.Motion("Un banc"), new Resolution.Motion("Un arbre"));
    daysPass(15);
    Set<Id> five = Set.of(awa, person("m4"), person("m5"), person("m6"), person("m7"));
    governance.attend(awa, meeting, five);
    governance.open(awa, meeting, Optional.empty());
    governance.count(awa, meeting, 1, Set.of(), Vote.byHand(new Vote.Counts(3, 2, 0, 0, 0)));
    governance.attend(awa, meeting, Set.of(awa, person("m4"), person("m5"), person("m6")));
    governance.noQuorum(awa, meeting, 2, Set.of());
    governance.proclaim(awa, meeting, 1);
    governance.proclaim(awa, meeting, 2);
    Meeting closed = governance.close(awa, meeting);
    assertThat(closed.agenda())
        .extracting(i -> i.outcome().orElseThrow())
        .containsExactly(Came.ADOPTED, Came.NOT_PUT);
    assertThat(closed.item(1).decision()).isPresent();
  }

  @Test
  void aTextThatCameIntoForceMeanwhileIsNotPutAgain() {
    Id one = convened(in(15), new Resolution.CharterText(charters.get().digest()));
    Id other = convened(in(16), new Resolution.CharterText(charters.get().digest()));
    daysPass(15);
    sixVote(one, 6, 0);
    governance.proclaim(person("awa"), one, 1);
    daysPass(1);
    assertThatThrownBy(() -> sixVote(other, 6, 0))
        .isInstanceOfSatisfying(
            Trouble.class, t -> assertThat(t.finding().code()).isEqualTo("compared-with-another"));
    assertThat(governance.close(person("awa"), other).item(1).outcome()).isEmpty();
  }

  @Test
  void votesAreNotLostForWantOfAQuorum() {
    Id meeting = convened(in(15), new Resolution.Motion("Un banc"));
    daysPass(15);
    threeAndAProxy(meeting);
    assertThatThrownBy(
            () ->
                governance.count(
                    person("awa"),
                    meeting,
                    1,
                    Set.of(),
                    Vote.byHand(new Vote.Counts(4, 0, 0, 0, 0))))
        .isInstanceOfSatisfying(
            Trouble.class, t -> assertThat(t.finding().code()).isEqualTo("no-quorum"));
  }

  @Test
  void proxiesBeyondTheLimitAreVoid() {
    Id awa = person("awa");
    Id meeting = convened(in(15), new Resolution.Motion("Un banc"));
    for (String giver : List.of("m9", "m10", "m11")) {
      governance.register(person(giver), meeting, new Proxy(person(giver), awa));
    }
    daysPass(15);
    governance.attend(awa, meeting, Set.of(awa, person("m4"), person("m5")));
    assertThat(governance.get(meeting).quorum(1).seen()).as("two of three count").isEqualTo(5);
    governance.open(awa, meeting, Optional.of(awa));
    Meeting counted =
        governance.count(awa, meeting, 1, Set.of(), Vote.byHand(new Vote.Counts(5, 0, 0, 0, 0)));
    assertThat(first(counted).result().voids())
        .extracting(v -> v.proxy().giver())
        .containsExactly(person("m11"));
  }

  @Test
  void aVoteAgainstIsTheAssemblysDecisionToo() {
    Id meeting = convened(in(15), new Resolution.CharterText(charters.get().digest()));
    daysPass(15);
    sixVote(meeting, 3, 3);
    Meeting said = governance.proclaim(person("awa"), meeting, 1);
    assertThat(said.item(1).outcome()).contains(Came.REJECTED);
    assertThat(said.item(1).decision()).isPresent();
    assertThat(charters.get().adopted()).isFalse();
  }

  // --- amendments

  @Test
  void anAmendmentTakesTwoReadingsFourteenDaysApart() {
    adopt();
    Digest stricter = propose("per_act: \"500.00 EUR\"", "per_act: \"450.00 EUR\"");
    CharterDiff diff = governance.diff(stricter);
    assertThat(diff.count(Effect.TIGHTENS)).isEqualTo(1);
    Id one = convened(in(15), new Resolution.CharterText(stricter));
    Id two = convened(in(28), new Resolution.CharterText(stricter));
    daysPass(15);
    sixVote(one, 6, 0);
    Meeting read = governance.proclaim(person("awa"), one, 1);
    assertThat(read.item(1).outcome()).contains(Came.READ);
    assertThat(read.item(1).reading()).contains(1);
    Id three = convened(in(15), new Resolution.CharterText(stricter));

    daysPass(13);
    sixVote(two, 6, 0);
    assertThatThrownBy(() -> governance.proclaim(person("awa"), two, 1))
        .isInstanceOfSatisfying(
            RefusedByCharter.class,
            r -> {
              assertThat(r.refusal().article()).isEqualTo("A20");
              assertThat(r.refusal().seen()).isEqualTo("13");
            });
    assertThat(governance.get(two).item(1).outcome()).contains(Came.REFUSED);
    assertThat(charters.get().digest()).isNotEqualTo(stricter);
    assertThat(journal.list(Optional.empty(), 0, 4))
        .extracting(i -> i.entry().action())
        .contains("charter.refused", "fact.reading");

    daysPass(2);
    sixVote(three, 6, 0);
    Digest before = charters.get().digest();
    assertThat(governance.proclaim(person("awa"), three, 1).item(1).outcome())
        .contains(Came.ADOPTED);
    assertThat(charters.get().digest()).isEqualTo(stricter);
    assertThat(journal.list(Optional.of("fact.reading"), 0, 1).getFirst().entry().charter())
        .as("the reading was held under the text that it replaces")
        .isEqualTo(before);
    assertThat(charters.get().adopted()).isTrue();
    assertThat(governance.readings().list()).isEmpty();
  }

  @Test
  void aTextThatChangedBetweenReadingsBeginsAgain() {
    adopt();
    Digest one = propose("per_act: \"500.00 EUR\"", "per_act: \"450.00 EUR\"");
    Digest other = propose("per_act: \"500.00 EUR\"", "per_act: \"440.00 EUR\"");
    Id first = convened(in(15), new Resolution.CharterText(one));
    Id second = convened(in(29), new Resolution.CharterText(other));
    Id third = convened(in(43), new Resolution.CharterText(other));
    daysPass(15);
    sixVote(first, 6, 0);
    governance.proclaim(person("awa"), first, 1);
    daysPass(14);
    assertThat(governance.readings().standing(other).key())
        .isEqualTo("deliberation.readings.text_changed");
    sixVote(second, 6, 0);
    Meeting again = governance.proclaim(person("awa"), second, 1);
    assertThat(again.item(1).outcome()).contains(Came.READ);
    assertThat(again.item(1).reading()).contains(1);
    assertThat(charters.get().charter().version()).isEqualTo("1.0.0");
    daysPass(14);
    sixVote(third, 6, 0);
    assertThat(governance.proclaim(person("awa"), third, 1).item(1).outcome())
        .contains(Came.ADOPTED);
    assertThat(charters.get().digest()).isEqualTo(other);
  }

  @Test
  void aTextThatBreaksTheFloorIsToldByLineAndNotKept() {
    byte[] yaml =
        new String(ShippedRules.charterYaml(), StandardCharsets.UTF_8)
            .replace("k: 11", "k: 3")
            .getBytes(StandardCharsets.UTF_8);
    Charter.Reading reading = governance.propose(person("mireille"), yaml);
    assertThat(reading.charter()).isEmpty();
    assertThat(reading.findings())
        .anySatisfy(
            f -> {
              assertThat(f.code()).isEqualTo("floor");
              assertThat(f.place().line()).isPositive();
            });
    assertThat(charters.list()).hasSize(1);
  }

  // --- the comparison that goes with the call

  @Test
  void anyoneCanHaveTheComparisonMadeAgain() {
    Digest stricter = propose("per_act: \"500.00 EUR\"", "per_act: \"450.00 EUR\"");
    Id meeting = convened(in(15), new Resolution.CharterText(stricter));
    Id advice = governance.get(meeting).item(1).advice().orElseThrow();
    assertThat(advices.replay(advice)).isEqualTo(new Replay.Same(advices.get(advice).digest()));
    Id again = convened(in(16), new Resolution.CharterText(stricter));
    assertThat(governance.get(again).item(1).advice()).contains(advice);
  }

  // --- mandates

  @Test
  void theKeeperGivesHimselfNoMandate() {
    Id keeper = person("aurelien");
    long before = journal.size();
    assertThatThrownBy(() -> governance.grant(keeper, keeper, "commander", in(90)))
        .isInstanceOfSatisfying(
            RefusedByCharter.class, r -> assertThat(r.refusal().article()).isEqualTo("A10"));
    assertThat(journal.get(before).entry().action()).isEqualTo("charter.refused");
    assertThat(journal.get(before).entry().role()).isEqualTo("keeper");
    assertThat(mandates.find(keeper, "order.adopt")).isEmpty();
    assertThatThrownBy(() -> governance.grant(person("joel"), person("joel"), "commander", in(90)))
        .isInstanceOf(RefusedByCharter.class);
  }

  @Test
  void aMandateIsGivenAndEndedByWhoMayDoSo() {
    governance.grant(person("joel"), person("m5"), "commander", in(90));
    var given = mandates.find(person("m5"), "order.adopt").orElseThrow();
    assertThat(given.grantor().canonical().toString()).contains("decision");
    governance.end(person("joel"), given.id());
    assertThat(mandates.find(person("m5"), "order.adopt")).isEmpty();
    assertThatThrownBy(() -> governance.grant(person("joel"), person("m5"), "commander", in(900)))
        .isInstanceOfSatisfying(
            RefusedByCharter.class, r -> assertThat(r.refusal().article()).isEqualTo("A16"));
  }

  @Test
  void theAssemblyGivesAMandateOnItsAgenda() {
    Id meeting = convened(in(15), new Resolution.Grant(person("m6"), "mandater", in(200)));
    daysPass(15);
    sixVote(meeting, 4, 2);
    governance.proclaim(person("awa"), meeting, 1);
    assertThat(mandates.find(person("m6"), "mandate.grant")).isPresent();
  }

  @Test
  void theBoardDecidesAmongItsOwnMembers() {
    List<Id> board = List.of(person("joel"), person("m5"), person("m6"));
    Id id =
        governance
            .convene(
                person("awa"),
                new Call(
                    "conseil",
                    in(3),
                    "19:00",
                    "Réserve",
                    List.of(new Resolution.Grant(person("m7"), "presider", in(200))),
                    board))
            .get();
    daysPass(3);
    governance.attend(person("awa"), id, Set.copyOf(board));
    governance.open(person("awa"), id, Optional.of(person("joel")));
    governance.count(person("awa"), id, 1, Set.of(), Vote.byHand(new Vote.Counts(3, 0, 0, 0, 0)));
    governance.proclaim(person("awa"), id, 1);
    assertThat(mandates.find(person("m7"), "assembly.convene")).isPresent();
  }

  @Test
  void theAssemblyConfirmsTheFounding() {
    Id meeting = convened(in(15), new Resolution.Confirmation());
    daysPass(15);
    sixVote(meeting, 4, 2);
    assertThat(founder.confirmed()).isFalse();
    governance.proclaim(person("awa"), meeting, 1);
    assertThat(founder.confirmed()).isTrue();
    assertThat(charters.get().adopted()).as("the charter is still provisional").isFalse();
  }
}
