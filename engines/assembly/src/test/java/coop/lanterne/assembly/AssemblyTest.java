// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.assembly;

import static coop.lanterne.assembly.Fixtures.counts;
import static coop.lanterne.assembly.Fixtures.m;
import static coop.lanterne.assembly.Fixtures.roster;
import static coop.lanterne.assembly.Fixtures.ruleFile;
import static coop.lanterne.assembly.Fixtures.rules;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import module java.base;

import coop.lanterne.assembly.Assembly.Item;
import coop.lanterne.assembly.Vote.Choice;
import coop.lanterne.kernel.CanonicalBytes;
import coop.lanterne.kernel.Digest;
import coop.lanterne.kernel.Finding;
import coop.lanterne.kernel.Id;
import coop.lanterne.prose.Language;
import coop.lanterne.prose.Prose;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

/** A cooperative meets, does not meet, and meets again. */
class AssemblyTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 24);
  private static final Digest TEXT = digest(1);
  private static final Item CHARTER = new Item(1, "Adopter la charte", TEXT);
  private static final VotingRules EXTRA = ruleFile("rules/assembly/ag-extra.yaml");

  private static Digest digest(int n) {
    return Digest.of(new byte[] {(byte) n});
  }

  private static Id meeting(int n) {
    return Id.of("assembly", n, "essai");
  }

  private static Assembly called(VotingRules rules, int members, Item... items) {
    return Assembly.call(
            rules, roster(members), meeting(1), "ag", DAY.minusDays(15), DAY, List.of(items))
        .get();
  }

  private static Assembly held(
      VotingRules rules, int n, LocalDate day, Digest text, Choice choice) {
    return Assembly.call(
            rules,
            roster(3),
            meeting(n),
            "ag",
            day.minusDays(15),
            day,
            List.of(new Item(1, "La charte", text)))
        .get()
        .open(day, Optional.of(m(1)), m(1, 3), List.of())
        .get()
        .put(1, Set.of(), Vote.byName(Map.of(m(1), choice, m(2), choice, m(3), choice)))
        .get()
        .proclaim(1)
        .get()
        .close()
        .get();
  }

  private static List<String> codes(Checked<?> checked) {
    return checked.findings().stream().map(f -> f.code().replace("assembly-", "")).toList();
  }

  @Test
  void threeMembersAndAProxyFailTheirQuorumMeetOnSecondCallAndAdopt() {
    // Twenty members; three come, with the proxy of a fourth.
    List<Proxy> proxy = List.of(new Proxy(m(4), m(1)));
    Assembly first =
        called(EXTRA, 20, CHARTER)
            .open(DAY, Optional.of(m(1)), m(1, 3), proxy)
            .get()
            .putWithoutQuorum(1, Set.of())
            .get()
            .proclaim(1)
            .get()
            .close()
            .get();
    assertThat(first.findResult(1).orElseThrow().result().quorum())
        .as("a quarter of twenty")
        .isEqualTo(new Tally.QuorumCount(true, false, 4, 20, 5));
    assertThat(first.findResult(1).orElseThrow().result().outcome()).isEqualTo(VoteOutcome.NOT_PUT);

    Assembly second =
        first
            .secondCall(roster(20), meeting(2), DAY, DAY.plusDays(7), first.notPut())
            .get()
            .open(DAY.plusDays(7), Optional.of(m(1)), m(1, 3), proxy)
            .get();
    assertThat(second.quorum(Set.of()).get())
        .as("a fifth of twenty")
        .isEqualTo(new Tally.QuorumCount(true, true, 4, 20, 4));
    Map<Id, Choice> votes =
        Map.of(m(1), Choice.FOR, m(2), Choice.FOR, m(3), Choice.AGAINST, m(4), Choice.FOR);
    Assembly adopted =
        second.put(1, Set.of(), Vote.byName(votes)).get().proclaim(1).get().close().get();
    assertThat(adopted.findResult(1).orElseThrow().result().outcome())
        .isEqualTo(VoteOutcome.ADOPTED);
    assertThat(adopted.notPut()).isEmpty();

    Minutes minutes = adopted.minutes();
    Prose french = Prose.in(Language.FRENCH);
    assertThat(minutes.sentences().stream().map(french::say))
        .containsExactly(
            "Convoquée une seconde fois le 24\u00a0novembre 2026, réunie le 1ᵉʳ\u00a0décembre 2026,"
                + " pour 1 point resté sans vote.",
            "La première réunion, assembly-1@essai, n’avait pas le quorum.",
            "20 membres avaient droit de vote.");
    assertThat(minutes.lines().getFirst().sentences().stream().map(french::say))
        .containsExactly(
            "Point 1, Adopter la charte\u00a0: adopté.",
            "3 présents, 1 représenté.",
            "Pour\u00a0: 3\u202f; contre\u00a0: 1\u202f; abstentions\u00a0: 0\u202f; blancs\u00a0: 0\u202f;"
                + " nuls\u00a0: 0.");
    assertThat(minutes.digest()).isEqualTo(adopted.minutes().digest());
    assertThat(minutes.digest()).isNotEqualTo(first.minutes().digest());
    assertThat(CanonicalBytes.digest(Assembly.TYPE, adopted.canonical()))
        .isNotEqualTo(CanonicalBytes.digest(Assembly.TYPE, second.canonical()));
    assertThat(minutes.canonical().toString()).as("never who voted what").doesNotContain("by_name");
  }

  @Test
  void theNoticeIsCountedInDays() {
    List<Item> items = List.of(CHARTER);
    assertThat(
            codes(Assembly.call(EXTRA, roster(3), meeting(1), "ag", DAY.minusDays(14), DAY, items)))
        .containsExactly("short-notice");
    assertThat(
            codes(Assembly.call(EXTRA, roster(3), meeting(1), "ag", DAY.minusDays(15), DAY, items)))
        .isEmpty();
    assertThat(
            codes(
                Assembly.call(
                    EXTRA, roster(3), meeting(1), "ag", DAY.minusDays(20), DAY, List.of())))
        .containsExactly("no-agenda");
    assertThat(
            codes(
                Assembly.call(
                    EXTRA,
                    roster(3),
                    meeting(1),
                    "ag",
                    DAY.minusDays(20),
                    DAY,
                    List.of(CHARTER, CHARTER))))
        .containsExactly("item-twice");
  }

  @Test
  void aSecondCallHasTheSameAgendaAndComesLater() {
    Item other = new Item(2, "Autre chose", digest(2));
    Assembly open =
        called(EXTRA, 12, CHARTER, other).open(DAY, Optional.empty(), m(1, 3), List.of()).get();
    assertThat(codes(open.secondCall(roster(12), meeting(2), DAY, DAY.plusDays(7), List.of(other))))
        .containsExactly("first-not-closed", "other-agenda");
    Assembly first =
        open.put(1, Set.of(), Vote.byHand(counts(3, 0)))
            .get()
            .leave(m(3))
            .get()
            .putWithoutQuorum(2, Set.of())
            .get()
            .proclaim(1)
            .get()
            .proclaim(2)
            .get()
            .close()
            .get();
    LocalDate later = DAY.plusDays(7);
    assertThat(codes(first.secondCall(roster(12), meeting(2), DAY, later, List.of(CHARTER))))
        .as("adopted already")
        .containsExactly("other-agenda");
    Item changed = new Item(2, "Autre chose", digest(3));
    assertThat(codes(first.secondCall(roster(12), meeting(2), DAY, later, List.of(changed))))
        .as("another text")
        .containsExactly("other-agenda");
    assertThat(
            codes(first.secondCall(roster(12), meeting(2), DAY, DAY.plusDays(6), List.of(other))))
        .containsExactly("second-too-soon");
    Assembly second = first.secondCall(roster(12), meeting(2), DAY, later, List.of(other)).get();
    Assembly again =
        second
            .open(later, Optional.empty(), Set.of(), List.of())
            .get()
            .putWithoutQuorum(2, Set.of())
            .get()
            .proclaim(2)
            .get()
            .close()
            .get();
    assertThat(
            codes(
                again.secondCall(roster(12), meeting(3), later, later.plusDays(7), List.of(other))))
        .as("there is no third call")
        .containsExactly("no-second-call");
  }

  @Test
  void whoLeavesCanGiveAProxyAndTakesThoseHeldAway() {
    VotingRules rules = rules("quorum: {fraction: \"1/2\", counts: present_and_represented}");
    Assembly meeting =
        called(rules, 6, CHARTER)
            .open(DAY, Optional.of(m(1)), m(1, 3), List.of(new Proxy(m(4), m(3))))
            .get();
    assertThat(meeting.quorum(Set.of()).get().seen()).isEqualTo(4);
    Assembly left = meeting.leave(m(3)).get();
    assertThat(left.quorum(Set.of()).get().seen()).isEqualTo(2);
    Assembly given = left.register(new Proxy(m(3), m(2))).get();
    assertThat(given.quorum(Set.of()).get().seen()).isEqualTo(3);
    assertThat(given.quorum(Set.of(m(2))).get())
        .as("2 has an interest: neither 2 nor the proxy count")
        .isEqualTo(new Tally.QuorumCount(true, false, 1, 5, 3));
    assertThat(given.arrive(m(3)).get().quorum(Set.of()).get().seen()).isEqualTo(4);
    assertThat(given.arrive(m(3)).get().movements())
        .containsExactly(
            new Assembly.Movement(0, m(3), false), new Assembly.Movement(0, m(3), true));
  }

  @Test
  void theChairBreaksATieBeforeItIsProclaimed() {
    VotingRules rules = rules("tie: casting_vote");
    Assembly tied =
        called(rules, 4, CHARTER)
            .open(DAY, Optional.of(m(1)), m(1, 4), List.of())
            .get()
            .put(1, Set.of(), Vote.byHand(counts(2, 2)))
            .get();
    assertThat(codes(tied.proclaim(1))).containsExactly("tie-stands");
    assertThat(codes(tied.close())).containsExactly("not-proclaimed");
    Assembly cast = tied.cast(1, Choice.FOR).get().proclaim(1).get();
    assertThat(cast.findResult(1).orElseThrow().result().outcome()).isEqualTo(VoteOutcome.ADOPTED);
    assertThat(codes(cast.cast(1, Choice.AGAINST))).containsExactly("no-tie");
    assertThat(codes(cast.proclaim(1))).containsExactly("already-proclaimed");
  }

  @Test
  void stepsOutOfOrderAreRefusedAndChangeNothing() {
    Assembly called = called(EXTRA, 12, CHARTER);
    assertThat(codes(called.put(1, Set.of(), Vote.byHand(counts(1, 0)))))
        .containsExactly("not-open");
    assertThat(codes(called.open(DAY.plusDays(1), Optional.of(m(1)), m(1, 3), List.of())))
        .containsExactly("other-day");
    assertThat(codes(called.open(DAY, Optional.of(m(9)), m(1, 3), List.of())))
        .containsExactly("chair-absent");
    assertThat(called.open(DAY, Optional.of(m(1)), m(1, 14), List.of()).findings())
        .extracting(Finding::code)
        .containsExactly("tally-not-entitled", "tally-not-entitled");
    Assembly open = called.open(DAY, Optional.of(m(1)), m(1, 3), List.of()).get();
    assertThat(codes(open.open(DAY, Optional.of(m(1)), m(1, 3), List.of())))
        .containsExactly("is-open");
    assertThat(codes(open.put(7, Set.of(), Vote.byHand(counts(1, 0)))))
        .containsExactly("not-on-agenda");
    assertThat(codes(open.putWithoutQuorum(1, Set.of()))).containsExactly("quorum-is-met");
    assertThat(codes(open.proclaim(1))).containsExactly("nothing-to-proclaim");
    assertThat(codes(open.arrive(m(1)))).containsExactly("already-there");
    assertThat(codes(open.leave(m(9)))).containsExactly("not-there");
    assertThat(codes(open.chairedBy(m(9)))).containsExactly("chair-absent");
    Assembly put = open.put(1, Set.of(), Vote.byHand(counts(3, 0))).get();
    assertThat(codes(put.put(1, Set.of(), Vote.byHand(counts(0, 3)))))
        .containsExactly("already-put");
    Assembly closed = put.proclaim(1).get().close().get();
    assertThat(codes(closed.arrive(m(9)))).containsExactly("is-closed");
    assertThat(open.results()).as("the state before is as it was").isEmpty();
  }

  @Test
  void whatContradictsItselfStopsTheCount() {
    Assembly open =
        called(EXTRA, 12, CHARTER).open(DAY, Optional.of(m(1)), m(1, 3), List.of()).get();
    assertThat(open.put(1, Set.of(), Vote.byHand(counts(3, 1))).findings())
        .extracting(Finding::code, Finding::seen)
        .containsExactly(Tuple.tuple("tally-more-votes-than-voters", "4"));
    assertThat(open.put(1, Set.of(), Vote.byName(Map.of(m(9), Choice.FOR))).findings())
        .extracting(Finding::code)
        .containsExactly("tally-absent-vote");
    assertThat(open.put(1, Set.of(), Vote.byName(Map.of(m(1), Choice.FOR)).inSecret()).findings())
        .extracting(Finding::code)
        .containsExactly("tally-secret-by-name");
    assertThat(open.put(1, Set.of(), Vote.byCollege(Map.of("a", counts(1, 0)))).findings())
        .extracting(Finding::code)
        .containsExactly("tally-unknown-college", "tally-college-left-out");
    assertThat(open.put(1, Set.of(m(99)), Vote.byHand(counts(1, 0))).findings())
        .extracting(Finding::code)
        .containsExactly("tally-not-entitled");
    Attendance weighted =
        Attendance.of(new Roster(List.of(new Roster.Member(m(1), 2, ""))), Set.of(m(1)));
    assertThat(Tally.quorum(EXTRA, 1, weighted).findings())
        .extracting(Finding::code)
        .containsExactly("tally-weights-are-equal");
    assertThat(Tally.quorum(rules(), 2, Attendance.of(roster(3), m(1, 3))).findings())
        .extracting(Finding::code)
        .containsExactly("tally-no-such-call");
  }

  @Test
  void twoReadingsOfTheSameTextAreKeptForTheGate() {
    Digest b = digest(2);
    LocalDate sent = DAY.minusDays(15);
    Readings readings = Readings.of("charte");
    assertThat(readings.next(b)).isEqualTo(1);
    assertThat(readings.standing(b).key()).isEqualTo("deliberation.readings.first");
    Assembly first = held(EXTRA, 1, DAY, b, Choice.FOR);
    readings = readings.after(first, 1, sent);
    assertThat(readings.next(b)).isEqualTo(2);
    assertThat(Prose.in(Language.FRENCH).say(readings.standing(b)))
        .isEqualTo(
            "Ceci est la lecture nº\u00a02 du même texte\u202f; la première a eu lieu le"
                + " 24\u00a0novembre 2026.");
    Readings thirteen =
        readings.after(held(EXTRA, 2, DAY.plusDays(13), b, Choice.FOR), 1, DAY.minusDays(2));
    assertThat(thirteen.daysApart(b)).as("the gate refuses this").isEqualTo(13);
    Readings fourteen =
        readings.after(held(EXTRA, 2, DAY.plusDays(14), b, Choice.FOR), 1, DAY.minusDays(1));
    assertThat(fourteen.daysApart(b)).isEqualTo(14);
    assertThat(fourteen.facts(b))
        .isEqualTo(
            new Readings.Facts(
                b,
                List.of(new Readings.ReadOn(b, DAY), new Readings.ReadOn(b, DAY.plusDays(14))),
                Optional.of(sent)));
    assertThat(CanonicalBytes.digest("readings/1", fourteen.canonical()))
        .isNotEqualTo(CanonicalBytes.digest("readings/1", thirteen.canonical()));
    assertThat(fourteen.list().getFirst().vote().ballots())
        .as("who voted what is kept with the reading")
        .isInstanceOf(Vote.ByName.class);
  }

  @Test
  void aTextThatChangedIsReadForTheFirstTime() {
    Digest b = digest(2);
    Digest c = digest(3);
    LocalDate later = DAY.plusDays(14);
    Readings readings =
        Readings.of("charte").after(held(EXTRA, 1, DAY, b, Choice.FOR), 1, DAY.minusDays(15));
    assertThat(readings.next(c)).isEqualTo(1);
    assertThat(Prose.in(Language.FRENCH).say(readings.standing(c)))
        .isEqualTo(
            "Le texte a changé depuis la première lecture\u00a0: ceci est une première lecture.");
    Readings changed = readings.after(held(EXTRA, 2, later, c, Choice.FOR), 1, later.minusDays(15));
    assertThat(changed.next(c)).isEqualTo(2);
    assertThat(changed.next(b)).as("and the text before has lost its reading").isEqualTo(1);
    assertThat(changed.facts(c).readings())
        .containsExactly(new Readings.ReadOn(b, DAY), new Readings.ReadOn(c, later));
    assertThat(changed.facts(c).diffSent()).contains(later.minusDays(15));
  }

  @Test
  void aReadingVotedDownStartsAgainAndWhatWasNotPutIsNoReading() {
    Digest b = digest(2);
    Readings down =
        Readings.of("charte")
            .after(held(EXTRA, 1, DAY, b, Choice.FOR), 1, DAY.minusDays(15))
            .after(held(EXTRA, 2, DAY.plusDays(14), b, Choice.AGAINST), 1, DAY.minusDays(1));
    assertThat(down.next(b)).isEqualTo(1);
    assertThat(down.facts(b).readings()).isEmpty();
    assertThat(down.standing(b).key()).isEqualTo("deliberation.readings.after_refusal");
    Assembly empty =
        called(EXTRA, 12, CHARTER)
            .open(DAY, Optional.empty(), m(1, 2), List.of())
            .get()
            .putWithoutQuorum(1, Set.of())
            .get()
            .proclaim(1)
            .get();
    assertThatThrownBy(() -> Readings.of("charte").after(empty, 1, DAY))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
