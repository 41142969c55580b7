// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.governance;

import module java.base;

import coop.lanterne.assembly.Assembly;
import coop.lanterne.assembly.Checked;
import coop.lanterne.assembly.Proxy;
import coop.lanterne.assembly.Readings;
import coop.lanterne.assembly.Vote;
import coop.lanterne.charter.Ask;
import coop.lanterne.charter.Charter;
import coop.lanterne.charter.CharterDiff;
import coop.lanterne.kernel.Digest;
import coop.lanterne.kernel.Id;
import coop.lanterne.kernel.Mandate;
import coop.lanterne.node.decision.Advices;
import coop.lanterne.node.decision.Desk;
import coop.lanterne.node.decision.MandateGrant;
import coop.lanterne.node.decision.Method;
import coop.lanterne.node.decision.People;
import coop.lanterne.node.decision.Role;
import coop.lanterne.node.room.Ground;
import coop.lanterne.node.room.Votable;

/**
 * The door of the governance room: texts of the charter, meetings from the call to the minutes,
 * mandates given and ended. Whoever prepares a meeting holds a mandate to do so; what is decided in
 * it is decided by the body.
 */
public final class Governance {
  /** Calls a meeting. */
  public static final String CONVENE = "assembly.convene";

  /** Keeps what happens in a meeting: who is there, proxies, counts. */
  public static final String RECORD = "assembly.record";

  /** Says what came of a vote. */
  public static final String PROCLAIM = "assembly.proclaim";

  private final Chamber chamber;
  private final Texts texts;
  private final Convener convener;
  private final Recorder recorder;
  private final Proclaimer proclaimer;
  private final Grants grants;
  private final ReentrantLock turn = new ReentrantLock();

  /** The governance on that ground, which puts to the vote what rooms declared. */
  public Governance(Ground ground, Advices advices, List<Votable<?>> votables) {
    this.chamber = new Chamber(ground, new Offers(votables));
    this.texts = new Texts(chamber, advices);
    this.convener = new Convener(chamber, texts);
    this.recorder = new Recorder(chamber, advices);
    this.grants = new Grants(chamber);
    this.proclaimer = new Proclaimer(chamber, grants);
  }

  /** The fields that the room reads under article 11 of the charter. */
  public static List<Ask.ReadField> reads() {
    return Stream.of(Convener.MEMBERS, Recorder.ATTENDANCE, Recorder.PROXIES, Recorder.VOTES)
        .flatMap(List::stream)
        .toList();
  }

  /** The way in which the machine compares two texts, to be run again by a replay. */
  public static Method<?> comparison(String release) {
    return new TextComparison(release);
  }

  // --- texts of the charter

  /** A text proposed: kept, so that an assembly can be called on it. It has no force by that. */
  public Charter.Reading propose(Id by, byte[] yaml) {
    return texts.propose(by, yaml);
  }

  /** What a known text would change to the one in force. */
  public CharterDiff diff(Digest text) {
    return CharterDiff.between(
        Charter.of(chamber.inForce().charter().tree()), Charter.of(chamber.text(text).tree()));
  }

  /** A known text. */
  public Charter text(Digest text) {
    return chamber.text(text);
  }

  /** What rooms offer to the vote. */
  public Offers offers() {
    return chamber.offers();
  }

  // --- meetings

  /** Every meeting, the first one first. */
  public List<Meeting> list() {
    return chamber.ground().read(Meetings::list);
  }

  /** That meeting. */
  public Meeting get(Id id) {
    return chamber.meeting(id);
  }

  /** The meeting of that number. */
  public Meeting get(long number) {
    if (number < 1) {
      throw Says.GOVERNANCE.input("no-meeting", "", Long.toString(number));
    }
    return get(Id.of("assembly", number, chamber.ground().store().node()));
  }

  /** Calls a meeting; refused whole, with every problem found. */
  public Checked<Id> convene(Id by, Call call) {
    return inTurn(() -> convener.convene(by, call, chamber.today()));
  }

  /** What a second call would put: what found no quorum, without the texts that no longer stand. */
  public List<AgendaItem> waiting(Meeting m) {
    return chamber.waiting(m);
  }

  /** Calls again, for what found no quorum. */
  public Checked<Id> conveneAgain(Id by, Id first, LocalDate held, String at, String place) {
    return inTurn(() -> convener.again(by, first, held, at, place));
  }

  /** The earliest day of a meeting called today. */
  public LocalDate earliest(String body, boolean charter) {
    return chamber.today().plusDays(chamber.rules(chamber.rulesName(body, charter)).noticeDays());
  }

  /** The earliest day of a second call, where the rules have one. */
  public Optional<LocalDate> earliestAgain(Meeting first) {
    return first
        .assembly()
        .rules()
        .secondCall()
        .filter(s -> first.assembly().convocation().call() == 1)
        .map(s -> first.held().plusDays(s.afterDays()))
        .map(day -> day.isBefore(chamber.today()) ? chamber.today() : day);
  }

  /** Whether a second call can still be made. */
  public boolean awaitsSecondCall(Meeting m) {
    return m.stage() == Assembly.Stage.CLOSED
        && !waiting(m).isEmpty()
        && earliestAgain(m).isPresent()
        && list().stream().noneMatch(o -> o.isSecondCallOf(m.id()));
  }

  /** Notes who is there, and no one else. */
  public Meeting attend(Id by, Id meeting, Set<Id> present) {
    return inTurn(() -> recorder.attend(by, meeting, present));
  }

  /** Registers a proxy, after those registered before. */
  public Meeting register(Id by, Id meeting, Proxy proxy) {
    return inTurn(() -> recorder.register(by, meeting, proxy));
  }

  /** Opens a meeting on its day. */
  public Meeting open(Id by, Id meeting, Optional<Id> chair) {
    return inTurn(() -> recorder.open(by, meeting, chair));
  }

  /** Counts the votes of an item, the quorum being checked at that moment. */
  public Meeting count(Id by, Id meeting, int item, Set<Id> recused, Vote vote) {
    return inTurn(() -> recorder.count(by, meeting, item, recused, Optional.of(vote)));
  }

  /** Notes that an item finds no quorum. */
  public Meeting noQuorum(Id by, Id meeting, int item, Set<Id> recused) {
    return inTurn(() -> recorder.count(by, meeting, item, recused, Optional.empty()));
  }

  /** Sets aside a count that was entered wrongly, before the result is said. */
  public Meeting recount(Id by, Id meeting, int item) {
    return inTurn(() -> recorder.recount(by, meeting, item));
  }

  /** Breaks a tie, where the rules leave it to the chair. */
  public Meeting cast(Id by, Id meeting, int item, Vote.Choice choice) {
    return inTurn(() -> recorder.cast(by, meeting, item, choice));
  }

  /**
   * Says what came of an item. What the body adopted becomes its decision, in the same write.
   *
   * @throws coop.lanterne.node.decision.RefusedByCharter when the charter does not allow it; the
   *     vote stands as it was counted, nothing comes into force
   */
  public Meeting proclaim(Id by, Id meeting, int item) {
    return inTurn(() -> proclaimer.proclaim(by, meeting, item));
  }

  /** Closes a meeting. */
  public Meeting close(Id by, Id meeting) {
    return inTurn(() -> recorder.close(by, meeting));
  }

  /** The readings of the charter since the text in force came into force. */
  public Readings readings() {
    return chamber.ground().read(proclaimer::readings);
  }

  /** One after the other: what each reads before it writes still stands when it writes. */
  private <T> T inTurn(Supplier<T> work) {
    turn.lock();
    try {
      return work.get();
    } finally {
      turn.unlock();
    }
  }

  // --- mandates

  /** The mandates that persons hold now. */
  public List<Mandate> mandates() {
    return chamber.mandates();
  }

  /** Gives a mandate, by a person to whom the assembly left that. */
  public Desk.Done<MandateGrant> grant(Id by, Id to, String kind, LocalDate until) {
    return inTurn(() -> grants.give(by, new Resolution.Grant(to, kind, until)));
  }

  /** Ends a mandate. */
  public Desk.Done<MandateGrant> end(Id by, Id mandate) {
    return inTurn(() -> grants.end(by, mandate));
  }

  /** Whether that person holds a mandate for that act. */
  public boolean may(Optional<Id> person, String act) {
    return person.flatMap(p -> chamber.ground().mandates().find(p, act)).isPresent();
  }

  /** The members, by name. */
  public List<People.Person> members() {
    return chamber.ground().people().list().stream().filter(p -> p.is(Role.MEMBER)).toList();
  }

  /** The day it is. */
  public LocalDate today() {
    return chamber.today();
  }

  /** The number of the journal's entry about that decision or fact. */
  public Optional<Long> entry(Id object) {
    return chamber.ground().journal().numberOf(object);
  }

  // --- the sample

  /**
   * Calls, for a demonstration of invented data, an assembly on the charter that came with this
   * release, so long ago that the meeting is today.
   *
   * @param facilitator who holds the mandate to preside
   */
  public Id seedForToday(Id facilitator) {
    LocalDate today = chamber.today();
    String body = chamber.inForce().charter().assembly();
    int notice = chamber.rules(chamber.rulesName(body, true)).noticeDays();
    return convener
        .convene(
            facilitator,
            new Call(
                body,
                today,
                "14:30",
                "Salle du Bief",
                List.of(new Resolution.CharterText(chamber.inForce().digest())),
                List.of()),
            today.minusDays(notice))
        .get();
  }
}
