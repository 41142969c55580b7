// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.governance;

import coop.lanterne.assembly.Assembly;
import coop.lanterne.assembly.Checked;
import coop.lanterne.assembly.Proxy;
import coop.lanterne.assembly.Readings;
import coop.lanterne.assembly.Tally;
import coop.lanterne.assembly.Vote;
import coop.lanterne.charter.Ask;
import coop.lanterne.charter.Charter;
import coop.lanterne.charter.CharterDiff;
import coop.lanterne.kernel.CanonicalBytes;
import coop.lanterne.kernel.Digest;
import coop.lanterne.kernel.Id;
import coop.lanterne.kernel.Mandate;
import coop.lanterne.kernel.Value;
import coop.lanterne.node.decision.Advices;
import coop.lanterne.node.decision.Desk;
import coop.lanterne.node.decision.MandateGrant;
import coop.lanterne.node.decision.Method;
import coop.lanterne.node.decision.OfferedTexts;
import coop.lanterne.node.decision.People;
import coop.lanterne.node.decision.Role;
import coop.lanterne.node.room.Ground;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The door of the governance room: texts of the charter, meetings from the call to the minutes,
 * mandates given and ended. Whoever prepares a meeting holds a mandate to do so; what is decided in
 * it is decided by the body.
 */
public final class Governance {
  private final Chamber chamber;
  private final Convener convener;
  private final Recorder recorder;
  private final Proclaimer proclaimer;
  private final Grants grants;
  private final ReentrantLock turn = new ReentrantLock();

  /** The governance on that ground. */
  public Governance(Ground ground, Advices advices) {
    this.chamber = new Chamber(ground);
    this.convener = new Convener(chamber, new Comparisons(chamber, advices));
    this.recorder = new Recorder(chamber, advices);
    this.proclaimer = new Proclaimer(chamber);
    this.grants = new Grants(chamber);
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

  /** What can be put to the vote. */
  public enum Kind {
    /** A text of the charter, for its first adoption or to change the one in force. */
    CHARTER,
    /** Whether the founding stands. */
    FOUNDING,
    /** A mandate to give. */
    MANDATE,
    /** A mandate to end. */
    MANDATE_END,
    /** Anything else, in words. */
    MOTION,
    /** A text that another room offers, such as one that a debate prepared. */
    TEXT;

    static final String ADOPT = "charter.adopt";
    static final String AMEND = "charter.amend";
    static final String END = "mandate.end";
    static final String ADOPT_MOTION = "motion.adopt";

    /** The name in tables and forms. */
    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Kind parse(String text) {
      return valueOf(text.toUpperCase(Locale.ROOT));
    }
  }

  /** What came of an item, once the result was said. */
  public enum Came {
    /** Decided. */
    ADOPTED,
    /** Voted down. */
    REJECTED,
    /** No quorum. */
    NOT_PUT,
    /** Put off by a tie. */
    ADJOURNED,
    /** Voted for in a reading that was not the last. */
    READ,
    /** Voted for, and the charter did not allow it that day. */
    REFUSED;

    /** The name in tables and keys. */
    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Came parse(String text) {
      return valueOf(text.toUpperCase(Locale.ROOT));
    }
  }

  /**
   * What someone wants on an agenda.
   *
   * @param words the motion, for a free one; empty otherwise
   * @param text the text of the charter proposed, or the text offered
   * @param person who would receive the mandate
   * @param mandateKind which kind of the charter
   * @param until its last day
   * @param mandate the one that would end
   */
  public record Asked(
      Kind kind,
      String words,
      Optional<Digest> text,
      Optional<Id> person,
      Optional<String> mandateKind,
      Optional<LocalDate> until,
      Optional<Id> mandate) {

    /** A text of the charter. */
    public static Asked charter(Digest text) {
      return new Asked(
          Kind.CHARTER,
          "",
          Optional.of(text),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());
    }

    /** That the founding stands. */
    public static Asked founding() {
      return new Asked(
          Kind.FOUNDING,
          "",
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());
    }

    /** A mandate for someone, until the end of that day. */
    public static Asked mandate(Id person, String kind, LocalDate until) {
      return new Asked(
          Kind.MANDATE,
          "",
          Optional.empty(),
          Optional.of(person),
          Optional.of(kind),
          Optional.of(until),
          Optional.empty());
    }

    /** The end of a mandate. */
    public static Asked end(Id mandate) {
      return new Asked(
          Kind.MANDATE_END,
          "",
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.of(mandate));
    }

    /** A free motion. */
    public static Asked motion(String words) {
      return new Asked(
          Kind.MOTION,
          words.strip(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());
    }

    /** A text offered, by its digest. */
    public static Asked text(Digest text) {
      return new Asked(
          Kind.TEXT,
          "",
          Optional.of(text),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());
    }

    /** What is voted on, so that the same proposal is known again at a second call. */
    Digest proposal() {
      return text.orElseGet(
          () ->
              CanonicalBytes.digest(
                  "agenda/1",
                  Value.rec(
                      "kind", kind.text(),
                      "words", words,
                      "person", person.map(Id::toString).orElse(""),
                      "mandate_kind", mandateKind.orElse(""),
                      "until", until.map(LocalDate::toString).orElse(""),
                      "mandate", mandate.map(Id::toString).orElse(""))));
    }
  }

  /**
   * An item of an agenda.
   *
   * @param proposal digest of what is voted on
   * @param text the text of the charter, or the text offered
   * @param advice the comparison of texts that goes with it, for a text of the charter
   * @param outcome what came of it, once it was said
   * @param reading which reading it was
   * @param decision the decision that came of it
   */
  public record AgendaItem(
      int number,
      Kind kind,
      String words,
      Digest proposal,
      Optional<Digest> text,
      Optional<Id> advice,
      Optional<Id> person,
      Optional<String> mandateKind,
      Optional<LocalDate> until,
      Optional<Id> mandate,
      Optional<Came> outcome,
      Optional<Integer> reading,
      Optional<Id> decision) {
    Assembly.Item asPut() {
      return new Assembly.Item(number, kind == Kind.MOTION ? words : kind.text(), proposal);
    }
  }

  /**
   * A call to a meeting.
   *
   * @param body which body meets, as the charter names it
   * @param held the day
   * @param at the hour, such as 14:30
   * @param members who may vote, for a board or a commission; the assembly's are the members
   */
  public record Call(
      String body, LocalDate held, String at, String place, List<Asked> agenda, List<Id> members) {
    public Call {
      agenda = List.copyOf(agenda);
      members = List.copyOf(members);
    }
  }

  /**
   * A meeting as it stands.
   *
   * @param at the hour
   * @param assembly its state, by the engine
   * @param present who is there; noted ahead while the meeting is not open
   * @param proxies in the order in which they were registered
   * @param recused by item, who has an interest in it
   */
  public record Meeting(
      String at,
      String place,
      List<AgendaItem> agenda,
      Assembly assembly,
      Set<Id> present,
      List<Proxy> proxies,
      Optional<Id> chair,
      Map<Integer, Set<Id>> recused) {
    public Meeting {
      agenda = List.copyOf(agenda);
      present = Set.copyOf(present);
      proxies = List.copyOf(proxies);
      recused = Map.copyOf(recused);
    }

    /** Its identifier. */
    public Id id() {
      return assembly.convocation().id();
    }

    /** Its number within the node, as addresses carry it. */
    public long number() {
      return id().number();
    }

    /** The day. */
    public LocalDate held() {
      return assembly.convocation().held();
    }

    /** How far it has come. */
    public Assembly.Stage stage() {
      return assembly.stage();
    }

    /** That item. */
    public AgendaItem item(int number) {
      return agenda.stream()
          .filter(i -> i.number() == number)
          .findFirst()
          .orElseThrow(() -> Says.GOVERNANCE.input("no-item", "", Integer.toString(number)));
    }

    /** Whether a text of the charter is on the agenda. */
    public boolean isForTheCharter() {
      return agenda.stream().anyMatch(i -> i.kind() == Kind.CHARTER);
    }

    /** The items that found no quorum. */
    public List<AgendaItem> withoutQuorum() {
      return assembly.notPut().stream().map(i -> item(i.number())).toList();
    }

    /** The quorum of that item at this moment. */
    public Tally.QuorumCount quorum(int item) {
      return quorum(recused.getOrDefault(item, Set.of()));
    }

    Tally.QuorumCount quorum(Set<Id> aside) {
      return Tally.quorum(
              assembly.rules(),
              assembly.convocation().call(),
              new coop.lanterne.assembly.Attendance(
                  assembly.roster(),
                  present.stream()
                      .filter(this::mayVote)
                      .collect(java.util.stream.Collectors.toUnmodifiableSet()),
                  proxies,
                  aside,
                  Optional.empty()))
          .get();
    }

    /** Whether that person may vote in it. */
    public boolean mayVote(Id person) {
      return assembly.roster().members().stream().anyMatch(m -> m.id().equals(person));
    }
  }

  // --- texts of the charter

  /** A text proposed: kept, so that an assembly can be called on it. It has no force by that. */
  public Charter.Reading propose(Id by, byte[] yaml) {
    return new Texts(chamber).propose(by, yaml);
  }

  /** What a known text would change to the one in force. */
  public CharterDiff diff(Digest text) {
    return CharterDiff.between(
        Charter.of(chamber.ground().charters().get().charter().tree()),
        Charter.of(chamber.text(text).tree()));
  }

  /** A known text. */
  public Charter text(Digest text) {
    return chamber.text(text);
  }

  // --- texts offered

  /** The texts offered that can be put on an agenda, the newest first. */
  public List<OfferedTexts.Text> offered() {
    return chamber.offered().awaiting();
  }

  /** The text offered that an item is about. */
  public OfferedTexts.Text offered(AgendaItem item) {
    return chamber.offered(item);
  }

  // --- meetings

  /** Every meeting, the first one first. */
  public List<Meeting> list() {
    return chamber.ground().store().read(Meetings::list);
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
    return chamber.ground().store().read(sql -> proclaimer.readings(sql));
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

  /** Every mandate in force. */
  public List<Mandate> mandates() {
    return chamber.ground().mandates().list();
  }

  /** Gives a mandate, by a person to whom the assembly left that. */
  public Desk.Done<MandateGrant> grant(Id by, Id to, String kind, LocalDate until) {
    return inTurn(() -> grants.give(by, to, kind, until));
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
   * Calls, for a sample, an assembly on the charter that came with this release, on the first
   * Saturday that the rules allow.
   *
   * @param facilitator who holds the mandate to preside
   */
  public Id seed(Id facilitator) {
    Digest shipped = chamber.ground().charters().get().digest();
    String body = chamber.ground().charters().get().charter().assembly();
    return convene(
            facilitator,
            new Call(
                body,
                earliest(body, true).with(TemporalAdjusters.nextOrSame(DayOfWeek.SATURDAY)),
                "14:30",
                "Salle du Bief",
                List.of(Asked.charter(shipped)),
                List.of()))
        .get();
  }

  /**
   * The same, called so long ago that the meeting is today: for a demonstration of invented data.
   */
  public Id seedForToday(Id facilitator) {
    LocalDate today = chamber.today();
    String body = chamber.ground().charters().get().charter().assembly();
    int notice = chamber.rules(chamber.rulesName(body, true)).noticeDays();
    return convener
        .convene(
            facilitator,
            new Call(
                body,
                today,
                "14:30",
                "Salle du Bief",
                List.of(Asked.charter(chamber.ground().charters().get().digest())),
                List.of()),
            today.minusDays(notice))
        .get();
  }
}
