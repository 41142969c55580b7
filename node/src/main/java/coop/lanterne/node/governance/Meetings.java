// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.governance;

import static coop.lanterne.db.Tables.*;

import module java.base;

import coop.lanterne.assembly.Assembly;
import coop.lanterne.assembly.Checked;
import coop.lanterne.assembly.Proxy;
import coop.lanterne.assembly.Roster;
import coop.lanterne.assembly.Vote;
import coop.lanterne.assembly.VotingRules;
import coop.lanterne.db.tables.records.AgendaItemRecord;
import coop.lanterne.db.tables.records.AssemblyRecord;
import coop.lanterne.db.tables.records.HandCountRecord;
import coop.lanterne.db.tables.records.MeetingStepRecord;
import coop.lanterne.kernel.Id;
import coop.lanterne.node.decision.ShippedRules;
import coop.lanterne.node.governance.AgendaItem.Came;
import coop.lanterne.node.storage.Tx;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * The rows of meetings. What happened is kept step by step; the state of a meeting is what the
 * engine makes of its steps, each time it is read.
 */
final class Meetings {
  private Meetings() {}

  /** One thing that can happen in a meeting. */
  enum Step {
    ARRIVE,
    LEAVE,
    PROXY,
    CHAIR,
    OPEN,
    RECUSE,
    PUT,
    RECOUNT,
    CAST,
    SAID,
    CLOSE;

    String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  // --- writing

  static void insert(Tx tx, Assembly.Convocation call, Roster roster, Convener.Notice notice) {
    byte[] rules = ShippedRules.file("assembly/" + notice.rules() + ".yaml");
    tx.sql()
        .insertInto(ASSEMBLY)
        .set(ASSEMBLY.ID, call.id())
        .set(ASSEMBLY.BODY, call.body())
        .set(ASSEMBLY.CALL_NUMBER, call.call())
        .set(ASSEMBLY.FIRST_CALL, call.first().orElse(null))
        .set(ASSEMBLY.CALLED_ON, call.called())
        .set(ASSEMBLY.HELD_ON, call.held())
        .set(ASSEMBLY.HELD_AT, notice.at())
        .set(ASSEMBLY.PLACE, notice.place())
        .set(ASSEMBLY.RULES_NAME, notice.rules())
        .set(ASSEMBLY.RULES, rules)
        .set(ASSEMBLY.STATE, "called")
        .execute();
    roster(tx, call.id(), roster);
    notice.agenda().forEach(item -> insert(tx, call.id(), item));
  }

  private static void roster(Tx tx, Id meeting, Roster roster) {
    for (Roster.Member member : roster.members()) {
      tx.sql()
          .insertInto(ASSEMBLY_MEMBER)
          .set(ASSEMBLY_MEMBER.ASSEMBLY, meeting)
          .set(ASSEMBLY_MEMBER.PERSON, member.id())
          .execute();
    }
  }

  private static void insert(Tx tx, Id meeting, AgendaItem item) {
    AgendaItemRecord row = tx.sql().newRecord(AGENDA_ITEM);
    row.setAssembly(meeting);
    row.setItem(item.number());
    row.setProposal(item.proposal());
    item.advice().ifPresent(a -> row.setAdvice(a));
    set(row, item.resolution());
    row.insert();
  }

  private static void set(AgendaItemRecord row, Resolution resolution) {
    row.setKind(resolution.kind());
    row.setWords(resolution.words());
    resolution.text().ifPresent(t -> row.setTextDigest(t));
    switch (resolution) {
      case Resolution.Grant(Id person, String kind, LocalDate until) -> {
        row.setPerson(person);
        row.setMandateKind(kind);
        row.setUntilOn(until);
      }
      case Resolution.End(Id mandate) -> row.setMandate(mandate);
      case Resolution.CharterText _,
          Resolution.Confirmation _,
          Resolution.Motion _,
          Resolution.Offered _ -> {}
    }
  }

  static void step(Tx tx, Id meeting, Step step) {
    step(tx, meeting, step, null, null, null);
  }

  static void step(
      Tx tx,
      Id meeting,
      Step step,
      @Nullable Integer item,
      @Nullable Id person,
      @Nullable String other) {
    MeetingStepRecord row = tx.sql().newRecord(MEETING_STEP);
    row.setAssembly(meeting);
    row.setNumber((long) tx.sql().fetchCount(MEETING_STEP, MEETING_STEP.ASSEMBLY.eq(meeting)));
    row.setAt(tx.now());
    row.setKind(step.text());
    if (item != null) {
      row.setItem(item);
    }
    if (person != null) {
      row.setPerson(person);
    }
    if (other != null) {
      row.setOther(other);
    }
    row.insert();
  }

  static void state(Tx tx, Id meeting, String state) {
    tx.sql().update(ASSEMBLY).set(ASSEMBLY.STATE, state).where(ASSEMBLY.ID.eq(meeting)).execute();
  }

  /** Keeps the votes of an item in place of those counted before; names only where given. */
  static void votes(Tx tx, Id meeting, int item, Vote.Counts counts, Map<Id, Vote.Choice> named) {
    forgetVotes(tx, meeting, item);
    named.forEach(
        (person, choice) ->
            tx.sql()
                .insertInto(HAND_VOTE)
                .set(HAND_VOTE.ASSEMBLY, meeting)
                .set(HAND_VOTE.ITEM, item)
                .set(HAND_VOTE.PERSON, person)
                .set(HAND_VOTE.CHOICE, choice.name())
                .execute());
    tx.sql()
        .insertInto(HAND_COUNT)
        .set(HAND_COUNT.ASSEMBLY, meeting)
        .set(HAND_COUNT.ITEM, item)
        .set(HAND_COUNT.VOTES_FOR, counts.favour())
        .set(HAND_COUNT.VOTES_AGAINST, counts.against())
        .set(HAND_COUNT.ABSTAIN, counts.abstain())
        .set(HAND_COUNT.BLANK, counts.blank())
        .set(HAND_COUNT.SPOILT, counts.spoilt())
        .execute();
  }

  static void forgetVotes(Tx tx, Id meeting, int item) {
    tx.sql()
        .deleteFrom(HAND_VOTE)
        .where(HAND_VOTE.ASSEMBLY.eq(meeting).and(HAND_VOTE.ITEM.eq(item)))
        .execute();
    tx.sql()
        .deleteFrom(HAND_COUNT)
        .where(HAND_COUNT.ASSEMBLY.eq(meeting).and(HAND_COUNT.ITEM.eq(item)))
        .execute();
  }

  /** Notes what came of an item. */
  static void outcome(
      Tx tx, Id meeting, int item, Came outcome, Optional<Integer> reading, Optional<Id> decision) {
    tx.sql()
        .update(AGENDA_ITEM)
        .set(AGENDA_ITEM.OUTCOME, outcome.text())
        .set(AGENDA_ITEM.READING, reading.orElse(null))
        .set(AGENDA_ITEM.DECISION, decision.orElse(null))
        .where(AGENDA_ITEM.ASSEMBLY.eq(meeting).and(AGENDA_ITEM.ITEM.eq(item)))
        .execute();
  }

  // --- reading

  /** Every meeting, the first one first. */
  static List<Meeting> list(DSLContext sql) {
    return sql.selectFrom(ASSEMBLY)
        .orderBy(ASSEMBLY.HELD_ON, ASSEMBLY.CALLED_ON, ASSEMBLY.ID)
        .fetch(row -> meeting(sql, row));
  }

  static Optional<Meeting> find(DSLContext sql, Id id) {
    return sql.selectFrom(ASSEMBLY)
        .where(ASSEMBLY.ID.eq(id))
        .fetchOptional()
        .map(row -> meeting(sql, row));
  }

  private static Meeting meeting(DSLContext sql, AssemblyRecord row) {
    List<AgendaItem> agenda =
        sql.selectFrom(AGENDA_ITEM)
            .where(AGENDA_ITEM.ASSEMBLY.eq(row.getId()))
            .orderBy(AGENDA_ITEM.ITEM)
            .fetch(Meetings::item);
    List<Id> members =
        sql.selectFrom(ASSEMBLY_MEMBER)
            .where(ASSEMBLY_MEMBER.ASSEMBLY.eq(row.getId()))
            .orderBy(ASSEMBLY_MEMBER.PERSON)
            .fetch(m -> m.getPerson());
    Assembly called =
        new Assembly(
            VotingRules.read(row.getRulesName() + ".yaml", row.getRules()).get(),
            Roster.of(members),
            convocation(row, agenda),
            Assembly.Stage.CALLED,
            Optional.empty(),
            Set.of(),
            List.of(),
            List.of(),
            List.of());
    return new Fold(sql, row, agenda, called).run();
  }

  private static Assembly.Convocation convocation(AssemblyRecord row, List<AgendaItem> agenda) {
    return new Assembly.Convocation(
        row.getId(),
        row.getBody(),
        row.getCallNumber(),
        Optional.ofNullable(row.getFirstCall()),
        row.getCalledOn(),
        row.getHeldOn(),
        agenda.stream().map(AgendaItem::asPut).toList());
  }

  private static AgendaItem item(AgendaItemRecord r) {
    return new AgendaItem(
        r.getItem(),
        resolution(r),
        r.getProposal(),
        Optional.ofNullable(r.getAdvice()),
        Optional.ofNullable(r.getOutcome()).map(Came::parse),
        Optional.ofNullable(r.getReading()),
        Optional.ofNullable(r.getDecision()));
  }

  private static Resolution resolution(AgendaItemRecord r) {
    return switch (r.getKind()) {
      case "charter" -> new Resolution.CharterText(r.getTextDigest());
      case "founding" -> new Resolution.Confirmation();
      case "mandate" -> new Resolution.Grant(r.getPerson(), r.getMandateKind(), r.getUntilOn());
      case "mandate_end" -> new Resolution.End(r.getMandate());
      case "motion" -> new Resolution.Motion(r.getWords());
      case String offered -> new Resolution.Offered(offered, r.getTextDigest());
    };
  }

  /** Makes the state of a meeting from its steps. */
  private static final class Fold {
    private final DSLContext sql;
    private final AssemblyRecord row;
    private final List<AgendaItem> agenda;
    private Assembly assembly;
    private final Set<Id> present = new LinkedHashSet<>();
    private final List<Proxy> proxies = new ArrayList<>();
    private Optional<Id> chair = Optional.empty();
    private final Map<Integer, Set<Id>> recused = new TreeMap<>();

    private Fold(DSLContext sql, AssemblyRecord row, List<AgendaItem> agenda, Assembly called) {
      this.sql = sql;
      this.row = row;
      this.agenda = agenda;
      this.assembly = called;
    }

    Meeting run() {
      List<MeetingStepRecord> steps =
          sql.selectFrom(MEETING_STEP)
              .where(MEETING_STEP.ASSEMBLY.eq(row.getId()))
              .orderBy(MEETING_STEP.NUMBER)
              .fetch();
      Map<Integer, Long> recounted = new HashMap<>();
      steps.stream()
          .filter(s -> kind(s) == Step.RECOUNT)
          .forEach(s -> recounted.put(s.getItem(), s.getNumber()));
      steps.stream()
          .filter(
              s -> s.getItem() == null || recounted.getOrDefault(s.getItem(), -1L) < s.getNumber())
          .forEach(this::take);
      boolean open = assembly.stage() != Assembly.Stage.CALLED;
      return new Meeting(
          row.getHeldAt(),
          row.getPlace(),
          agenda,
          assembly,
          open ? assembly.present() : present,
          open ? assembly.proxies() : proxies,
          open ? assembly.chair() : chair,
          recused);
    }

    private static Step kind(MeetingStepRecord step) {
      return Step.valueOf(step.getKind().toUpperCase(Locale.ROOT));
    }

    private static Id person(MeetingStepRecord step) {
      return step.getPerson();
    }

    private static int item(MeetingStepRecord step) {
      return step.getItem();
    }

    private void take(MeetingStepRecord step) {
      switch (kind(step)) {
        case ARRIVE -> {
          present.add(person(step));
          inMeeting(a -> a.arrive(person(step)));
        }
        case LEAVE -> {
          present.remove(person(step));
          inMeeting(a -> a.leave(person(step)));
        }
        case PROXY -> register(new Proxy(person(step), Id.parse(step.getOther())));
        case CHAIR -> {
          chair = Optional.of(person(step));
          inMeeting(a -> a.chairedBy(person(step)));
        }
        case OPEN -> next(assembly.open(assembly.convocation().held(), chair, present, proxies));
        case RECUSE ->
            recused.computeIfAbsent(item(step), i -> new LinkedHashSet<>()).add(person(step));
        case PUT -> put(item(step));
        case RECOUNT -> {}
        case CAST -> next(assembly.cast(item(step), Vote.Choice.valueOf(step.getOther())));
        case SAID -> next(assembly.proclaim(item(step)));
        case CLOSE -> next(assembly.close());
      }
    }

    private void next(Checked<Assembly> state) {
      assembly = state.get();
    }

    /** What is noted ahead of a meeting has no effect on it before it opens. */
    private void inMeeting(Function<Assembly, Checked<Assembly>> step) {
      if (assembly.stage() == Assembly.Stage.OPEN) {
        next(step.apply(assembly));
      }
    }

    private void register(Proxy proxy) {
      proxies.add(proxy);
      inMeeting(a -> a.register(proxy));
    }

    private void put(int item) {
      Set<Id> aside = recused.getOrDefault(item, Set.of());
      next(
          vote(item)
              .map(vote -> assembly.put(item, aside, vote))
              .orElseGet(() -> assembly.putWithoutQuorum(item, aside)));
    }

    private Optional<Vote> vote(int item) {
      Map<Id, Vote.Choice> named = new HashMap<>();
      sql.selectFrom(HAND_VOTE)
          .where(HAND_VOTE.ASSEMBLY.eq(row.getId()).and(HAND_VOTE.ITEM.eq(item)))
          .forEach(v -> named.put(v.getPerson(), Vote.Choice.valueOf(v.getChoice())));
      if (!named.isEmpty()) {
        return Optional.of(Vote.byName(named));
      }
      return sql.selectFrom(HAND_COUNT)
          .where(HAND_COUNT.ASSEMBLY.eq(row.getId()).and(HAND_COUNT.ITEM.eq(item)))
          .fetchOptional()
          .map(c -> Vote.byHand(counts(c)));
    }

    private static Vote.Counts counts(HandCountRecord c) {
      return new Vote.Counts(
          c.getVotesFor(), c.getVotesAgainst(), c.getAbstain(), c.getBlank(), c.getSpoilt());
    }
  }
}
