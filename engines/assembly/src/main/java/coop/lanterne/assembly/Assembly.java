// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.assembly;

import module java.base;

import coop.lanterne.kernel.Canonical;
import coop.lanterne.kernel.Digest;
import coop.lanterne.kernel.Id;
import coop.lanterne.kernel.Value;
import coop.lanterne.rules.Problems;

/**
 * The steps of one meeting, as states that never change: each step gives the next state or the
 * reasons why it cannot be taken. Days are given; there is no clock.
 *
 * <pre>
 * call → open → arrive, leave, register, put, cast, proclaim → close → secondCall for what was
 * not put for want of a quorum
 * </pre>
 *
 * @param rules how the body decides
 * @param roster those entitled on the day of the call
 * @param convocation the call
 * @param stage how far it has come
 * @param chair who presides
 * @param present who is in the room now
 * @param proxies in the order in which they were registered
 * @param movements arrivals and departures since the opening
 * @param results what came of the items put so far, in the order in which they were put
 */
public record Assembly(
    VotingRules rules,
    Roster roster,
    Convocation convocation,
    Stage stage,
    Optional<Id> chair,
    Set<Id> present,
    List<Proxy> proxies,
    List<Movement> movements,
    List<ItemResult> results)
    implements Canonical {

  /** The type name of the canonical bytes. */
  public static final String TYPE = "assembly/1";

  /** How far a meeting has come. */
  public enum Stage {
    /** The call was sent. */
    CALLED,
    /** The meeting is held. */
    OPEN,
    /** It is over. */
    CLOSED
  }

  /**
   * One question.
   *
   * @param number from 1, the same at the second call
   * @param title in the words of the call
   * @param text digest of the text to be voted, which went with the call
   */
  public record Item(int number, String title, Digest text) implements Canonical {
    public Item {
      if (number < 1) {
        throw new IllegalArgumentException("items are numbered from 1, read: " + number);
      }
    }
  }

  /**
   * A call.
   *
   * @param id of the meeting
   * @param body which body meets, as the charter names it
   * @param call 1, or 2 when the first had no quorum
   * @param first the meeting that had none
   * @param called day on which the call and its texts were sent
   * @param held day of the meeting
   * @param agenda what will be put
   */
  public record Convocation(
      Id id,
      String body,
      int call,
      Optional<Id> first,
      LocalDate called,
      LocalDate held,
      List<Item> agenda)
      implements Canonical {
    public Convocation {
      agenda = List.copyOf(agenda);
    }
  }

  /**
   * Someone came or left.
   *
   * @param after how many items had been put
   */
  public record Movement(int after, Id who, boolean arrives) implements Canonical {}

  /**
   * What came of one item.
   *
   * @param at who was there
   * @param vote what was voted; nothing is read from it when the item was not put
   * @param result the count
   * @param proclaimed whether the chair said it: what was not proclaimed is not decided
   */
  public record ItemResult(
      Item item, Attendance at, Vote vote, Tally.Result result, boolean proclaimed)
      implements Canonical {
    @Override
    public Value canonical() {
      return Value.rec(
          "item", item,
          "present", Value.list(at.present()),
          "recused", Value.list(at.recused()),
          "vote", vote,
          "result", result,
          "proclaimed", proclaimed);
    }
  }

  public Assembly {
    present = Attendance.sorted(present);
    proxies = List.copyOf(proxies);
    movements = List.copyOf(movements);
    results = List.copyOf(results);
  }

  /**
   * Calls a meeting. Refused when the agenda is empty or numbers two items alike, or when fewer
   * days lie between {@code called} and {@code held} than the rules ask.
   */
  public static Checked<Assembly> call(
      VotingRules rules,
      Roster roster,
      Id id,
      String body,
      LocalDate called,
      LocalDate held,
      List<Item> agenda) {
    Problems problems = new Problems(id.toString());
    agenda(agenda, problems);
    days(called, held, rules.noticeDays(), "deliberation.assembly.short_notice", problems);
    return made(
        problems,
        rules,
        roster,
        new Convocation(id, body, 1, Optional.empty(), called, held, agenda));
  }

  /**
   * Calls again those who had no quorum, when the rules have a second call. Refused for any item
   * that was not on the first agenda with the same text, or that was put then; when the first
   * meeting is not over; when too few days lie between the two meetings. The notice is not counted
   * again: the texts went with the first call.
   *
   * @param roster those entitled on the day of this call
   */
  public Checked<Assembly> secondCall(
      Roster roster, Id id, LocalDate called, LocalDate held, List<Item> agenda) {
    Problems problems = new Problems(id.toString());
    agenda(agenda, problems);
    if (stage != Stage.CLOSED) {
      problems.add("deliberation.assembly.first_not_closed", 0, "", word(stage));
    }
    if (rules.secondCall().isEmpty() || convocation.call() != 1) {
      problems.add(
          "deliberation.assembly.no_second_call", 0, "", Integer.toString(convocation.call() + 1));
    } else {
      int least = rules.secondCall().get().afterDays();
      days(convocation.held(), held, least, "deliberation.assembly.second_too_soon", problems);
    }
    if (called.isAfter(held)) {
      problems.add("deliberation.assembly.called_after", 0, "called", called.toString());
    }
    agenda.stream()
        .filter(i -> !notPut().contains(i))
        .forEach(
            i -> problems.add("deliberation.assembly.other_agenda", i.number(), "", i.title()));
    Optional<Id> first = Optional.of(convocation.id());
    Convocation again = new Convocation(id, convocation.body(), 2, first, called, held, agenda);
    return made(problems, rules, roster, again);
  }

  private static Checked<Assembly> made(
      Problems problems, VotingRules rules, Roster roster, Convocation convocation) {
    return problems.none()
        ? new Checked.Done<>(
            new Assembly(
                rules,
                roster,
                convocation,
                Stage.CALLED,
                Optional.empty(),
                Set.of(),
                List.of(),
                List.of(),
                List.of()))
        : new Checked.Stopped<>(problems.found());
  }

  private static void agenda(List<Item> agenda, Problems problems) {
    if (agenda.isEmpty()) {
      problems.add("deliberation.assembly.no_agenda", 0, "", "");
    }
    Set<Integer> numbers = new HashSet<>();
    for (Item item : agenda) {
      if (!numbers.add(item.number())) {
        problems.add("deliberation.assembly.item_twice", item.number(), "", item.title());
      }
    }
  }

  private static void days(
      LocalDate from, LocalDate to, int least, String code, Problems problems) {
    long days = ChronoUnit.DAYS.between(from, to);
    if (days < least) {
      problems.add(
          code,
          0,
          "held",
          Long.toString(days),
          m -> m.with("days", days).with("least", least).with("earliest", from.plusDays(least)));
    }
  }

  /**
   * Opens the meeting on its day.
   *
   * @param present who is there
   * @param proxies in the order in which they were registered; void ones are told item by item
   */
  public Checked<Assembly> open(
      LocalDate day, Optional<Id> chair, Set<Id> present, List<Proxy> proxies) {
    Problems problems = problems(Stage.CALLED);
    if (!day.equals(convocation.held())) {
      problems.add(
          "deliberation.assembly.other_day",
          0,
          "held",
          day.toString(),
          m -> m.with("held", convocation.held()));
    }
    Set<Id> named = new LinkedHashSet<>(present);
    chair.ifPresent(named::add);
    named.forEach(id -> entitled(id, problems));
    chair
        .filter(id -> !present.contains(id))
        .ifPresent(id -> problems.add("deliberation.assembly.chair_absent", 0, "", id.toString()));
    return next(
        problems,
        new Assembly(
            rules, roster, convocation, Stage.OPEN, chair, present, proxies, movements, results));
  }

  /** Someone comes in; a proxy that this person gave stops counting. */
  public Checked<Assembly> arrive(Id who) {
    return move(who, true);
  }

  /** Someone leaves; the proxies that this person holds stop counting. */
  public Checked<Assembly> leave(Id who) {
    return move(who, false);
  }

  private Checked<Assembly> move(Id who, boolean arrives) {
    Problems problems = problems(Stage.OPEN);
    entitled(who, problems);
    if (present.contains(who) == arrives) {
      problems.add(
          arrives ? "deliberation.assembly.already_there" : "deliberation.assembly.not_there",
          0,
          "",
          who.toString());
    }
    Set<Id> now = new LinkedHashSet<>(present);
    if (arrives) {
      now.add(who);
    } else {
      now.remove(who);
    }
    List<Movement> moved = new ArrayList<>(movements);
    moved.add(new Movement(results.size(), who, arrives));
    return next(
        problems,
        new Assembly(rules, roster, convocation, stage, chair, now, proxies, moved, results));
  }

  /** Registers a proxy after those registered before, such as that of someone who leaves. */
  public Checked<Assembly> register(Proxy proxy) {
    List<Proxy> more = new ArrayList<>(proxies);
    more.add(proxy);
    return next(
        problems(Stage.OPEN),
        new Assembly(rules, roster, convocation, stage, chair, present, more, movements, results));
  }

  /** Another chair, from the next item on. */
  public Checked<Assembly> chairedBy(Id who) {
    Problems problems = problems(Stage.OPEN);
    if (!present.contains(who)) {
      problems.add("deliberation.assembly.chair_absent", 0, "", who.toString());
    }
    return next(
        problems,
        new Assembly(
            rules,
            roster,
            convocation,
            stage,
            Optional.of(who),
            present,
            proxies,
            movements,
            results));
  }

  /** Who is there now, those being recused. */
  public Attendance attendance(Set<Id> recused) {
    return new Attendance(roster, present, proxies, recused, chair.filter(present::contains));
  }

  /** Whether an item could be put now, those being recused on it. */
  public Checked<Tally.QuorumCount> quorum(Set<Id> recused) {
    return Tally.quorum(rules, convocation.call(), attendance(recused));
  }

  /**
   * Puts an item and counts the vote, after checking the quorum of this very moment; without one
   * the item is not put, the vote is not read, and the earlier items stand.
   */
  public Checked<Assembly> put(int number, Set<Id> recused, Vote vote) {
    Problems problems = problems(Stage.OPEN);
    Optional<Item> item =
        convocation.agenda().stream().filter(i -> i.number() == number).findFirst();
    if (item.isEmpty()) {
      problems.add("deliberation.assembly.not_on_agenda", 0, "", Integer.toString(number));
    }
    if (findResult(number).isPresent()) {
      problems.add("deliberation.assembly.already_put", number, "", Integer.toString(number));
    }
    if (item.isEmpty() || !problems.none()) {
      return new Checked.Stopped<>(problems.found());
    }
    Attendance at = attendance(recused);
    return switch (Tally.count(rules, convocation.call(), at, vote)) {
      case Checked.Stopped<Tally.Result>(var findings) -> new Checked.Stopped<>(findings);
      case Checked.Done<Tally.Result>(Tally.Result result) -> {
        List<ItemResult> more = new ArrayList<>(results);
        more.add(new ItemResult(item.get(), at, vote, result, false));
        yield new Checked.Done<>(withResults(more));
      }
    };
  }

  /**
   * Notes that an item finds no quorum, with nothing voted. Refused when there is one: then the
   * item is put.
   */
  public Checked<Assembly> putWithoutQuorum(int number, Set<Id> recused) {
    return switch (quorum(recused)) {
      case Checked.Stopped<Tally.QuorumCount>(var findings) -> new Checked.Stopped<>(findings);
      case Checked.Done<Tally.QuorumCount>(Tally.QuorumCount q) -> {
        if (q.met()) {
          Problems problems = problems(Stage.OPEN);
          problems.add("deliberation.assembly.quorum_is_met", number, "", Long.toString(q.seen()));
          yield new Checked.Stopped<>(problems.found());
        }
        yield put(number, recused, Vote.byName(Map.of()));
      }
    };
  }

  /** The chair breaks the tie of an item. */
  public Checked<Assembly> cast(int number, Vote.Choice choice) {
    Problems problems = problems(Stage.OPEN);
    Optional<ItemResult> tied =
        findResult(number).filter(r -> r.result().outcome() == VoteOutcome.TIE_CASTING);
    if (tied.isEmpty()) {
      problems.add("deliberation.assembly.no_tie", number, "", Integer.toString(number));
    }
    if (tied.isEmpty() || !problems.none()) {
      return new Checked.Stopped<>(problems.found());
    }
    ItemResult r = tied.get();
    Vote vote = r.vote().casting(choice);
    return switch (Tally.count(rules, convocation.call(), r.at(), vote)) {
      case Checked.Stopped<Tally.Result>(var findings) -> new Checked.Stopped<>(findings);
      case Checked.Done<Tally.Result>(Tally.Result result) ->
          new Checked.Done<>(replaced(new ItemResult(r.item(), r.at(), vote, result, false)));
    };
  }

  /** The chair says what came of an item; a tie is broken first. */
  public Checked<Assembly> proclaim(int number) {
    Problems problems = problems(Stage.OPEN);
    Optional<ItemResult> found = findResult(number);
    if (found.isEmpty()) {
      problems.add("deliberation.assembly.nothing_to_proclaim", number, "", "" + number);
    } else if (found.get().proclaimed()) {
      problems.add("deliberation.assembly.already_proclaimed", number, "", "" + number);
    } else if (found.get().result().outcome() == VoteOutcome.TIE_CASTING) {
      problems.add("deliberation.assembly.tie_stands", number, "", "" + number);
    }
    if (found.isEmpty() || !problems.none()) {
      return new Checked.Stopped<>(problems.found());
    }
    ItemResult r = found.get();
    return new Checked.Done<>(
        replaced(new ItemResult(r.item(), r.at(), r.vote(), r.result(), true)));
  }

  /** Closes the meeting; every item that was put must have been proclaimed. */
  public Checked<Assembly> close() {
    Problems problems = problems(Stage.OPEN);
    for (ItemResult r : results) {
      if (!r.proclaimed()) {
        problems.add(
            "deliberation.assembly.not_proclaimed", r.item().number(), "", r.item().title());
      }
    }
    return next(
        problems,
        new Assembly(
            rules, roster, convocation, Stage.CLOSED, chair, present, proxies, movements, results));
  }

  /** What came of an item, once it was put or found without quorum. */
  public Optional<ItemResult> findResult(int number) {
    return results.stream().filter(r -> r.item().number() == number).findFirst();
  }

  /** Items that found no quorum: what a second call may put. */
  public List<Item> notPut() {
    return results.stream()
        .filter(r -> r.result().outcome() == VoteOutcome.NOT_PUT)
        .map(ItemResult::item)
        .toList();
  }

  /** The record of the meeting, as far as it has come. */
  public Minutes minutes() {
    return Minutes.of(this);
  }

  private Assembly withResults(List<ItemResult> more) {
    return new Assembly(
        rules, roster, convocation, stage, chair, present, proxies, movements, more);
  }

  private Assembly replaced(ItemResult changed) {
    return withResults(
        results.stream()
            .map(r -> r.item().number() == changed.item().number() ? changed : r)
            .toList());
  }

  private Problems problems(Stage asked) {
    Problems problems = new Problems(convocation.id().toString());
    if (stage != asked) {
      problems.add(
          switch (stage) {
            case CALLED -> "deliberation.assembly.not_open";
            case OPEN -> "deliberation.assembly.is_open";
            case CLOSED -> "deliberation.assembly.is_closed";
          },
          0,
          "",
          word(stage));
    }
    return problems;
  }

  private void entitled(Id id, Problems problems) {
    if (!roster.byId().containsKey(id)) {
      problems.add("deliberation.tally.not_entitled", 0, "", id.toString());
    }
  }

  private static Checked<Assembly> next(Problems problems, Assembly next) {
    return problems.none() ? new Checked.Done<>(next) : new Checked.Stopped<>(problems.found());
  }

  private static String word(Stage stage) {
    return stage.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public Value canonical() {
    return Value.rec(
        "rules", rules.digest(),
        "roster", roster,
        "convocation", convocation,
        "stage", stage.name(),
        "chair", chair,
        "present", Value.list(present),
        "proxies", Value.list(proxies),
        "movements", Value.list(movements),
        "results", Value.list(results));
  }
}
