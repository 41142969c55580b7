// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.governance;

import static coop.lanterne.db.Tables.AGENDA_ITEM;
import static coop.lanterne.db.Tables.ASSEMBLY;
import static coop.lanterne.db.Tables.ASSEMBLY_MEMBER;
import static coop.lanterne.db.Tables.HAND_COUNT;
import static coop.lanterne.db.Tables.HAND_VOTE;
import static coop.lanterne.db.Tables.MEETING_STEP;

import coop.lanterne.assembly.Assembly;
import coop.lanterne.assembly.Proxy;
import coop.lanterne.assembly.Roster;
import coop.lanterne.assembly.Vote;
import coop.lanterne.assembly.VotingRules;
import coop.lanterne.db.tables.records.AgendaItemRecord;
import coop.lanterne.db.tables.records.AssemblyRecord;
import coop.lanterne.db.tables.records.HandCountRecord;
import coop.lanterne.db.tables.records.MeetingStepRecord;
import coop.lanterne.kernel.Id;
import coop.lanterne.node.governance.Governance.AgendaItem;
import coop.lanterne.node.governance.Governance.Kind;
import coop.lanterne.node.governance.Governance.Meeting;
import coop.lanterne.node.storage.Tx;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
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
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  // --- writing

  static void insert(Tx tx, Meeting meeting, String rulesName, byte[] rules) {
    Assembly.Convocation call = meeting.assembly().convocation();
    tx.sql()
        .insertInto(ASSEMBLY)
        .set(ASSEMBLY.ID, call.id())
        .set(ASSEMBLY.BODY, call.body())
        .set(ASSEMBLY.CALL_NUMBER, call.call())
        .set(ASSEMBLY.FIRST_CALL, call.first().orElse(null))
        .set(ASSEMBLY.CALLED_ON, call.called())
        .set(ASSEMBLY.HELD_ON, call.held())
        .set(ASSEMBLY.HELD_AT, meeting.at())
        .set(ASSEMBLY.PLACE, meeting.place())
        .set(ASSEMBLY.RULES_NAME, rulesName)
        .set(ASSEMBLY.RULES, rules)
        .set(ASSEMBLY.STATE, "called")
        .execute();
    for (Roster.Member member : meeting.assembly().roster().members()) {
      tx.sql()
          .insertInto(ASSEMBLY_MEMBER)
          .set(ASSEMBLY_MEMBER.ASSEMBLY, call.id())
          .set(ASSEMBLY_MEMBER.PERSON, member.id())
          .execute();
    }
    for (AgendaItem item : meeting.agenda()) {
      AgendaItemRecord row = tx.sql().newRecord(AGENDA_ITEM);
      row.setAssembly(call.id());
      row.setItem(item.number());
      row.setKind(item.kind().text());
      row.setWords(item.words());
      row.setProposal(item.proposal());
      item.text().ifPresent(t -> row.setTextDigest(t));
      item.advice().ifPresent(a -> row.setAdvice(a));
      item.person().ifPresent(p -> row.setPerson(p));
      item.mandateKind().ifPresent(row::setMandateKind);
      item.until().ifPresent(u -> row.setUntilOn(u));
      item.mandate().ifPresent(m -> row.setMandate(m));
      row.insert();
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
      Tx tx,
      Id meeting,
      int item,
      Governance.Came outcome,
      Optional<Integer> reading,
      Optional<Id> decision) {
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
    VotingRules rules = VotingRules.read(row.getRulesName() + ".yaml", row.getRules()).get();
    Assembly called =
        new Assembly(
            rules,
            Roster.of(members),
            new Assembly.Convocation(
                row.getId(),
                row.getBody(),
                row.getCallNumber(),
                Optional.ofNullable(row.getFirstCall()),
                row.getCalledOn(),
                row.getHeldOn(),
                agenda.stream().map(AgendaItem::asPut).toList()),
            Assembly.Stage.CALLED,
            Optional.empty(),
            Set.of(),
            List.of(),
            List.of(),
            List.of());
    return new Fold(sql, row, agenda, called).run();
  }

  private static AgendaItem item(AgendaItemRecord r) {
    return new AgendaItem(
        r.getItem(),
        Kind.parse(r.getKind()),
        r.getWords(),
        r.getProposal(),
        Optional.ofNullable(r.getTextDigest()),
        Optional.ofNullable(r.getAdvice()),
        Optional.ofNullable(r.getPerson()),
        Optional.ofNullable(r.getMandateKind()),
        Optional.ofNullable(r.getUntilOn()),
        Optional.ofNullable(r.getMandate()),
        Optional.ofNullable(r.getOutcome()).map(Governance.Came::parse),
        Optional.ofNullable(r.getReading()),
        Optional.ofNullable(r.getDecision()));
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
      for (MeetingStepRecord step : steps) {
        if (Step.valueOf(step.getKind().toUpperCase(java.util.Locale.ROOT)) == Step.RECOUNT) {
          recounted.put(step.getItem(), step.getNumber());
        }
      }
      for (MeetingStepRecord step : steps) {
        boolean stands =
            step.getItem() == null
                || recounted.getOrDefault(step.getItem(), -1L) < step.getNumber();
        if (stands) {
          take(step);
        }
      }
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

    private void take(MeetingStepRecord step) {
      boolean open = assembly.stage() == Assembly.Stage.OPEN;
      Optional<Id> person = Optional.ofNullable(step.getPerson());
      switch (Step.valueOf(step.getKind().toUpperCase(java.util.Locale.ROOT))) {
        case ARRIVE -> {
          present.add(person.orElseThrow());
          assembly = open ? assembly.arrive(person.get()).get() : assembly;
        }
        case LEAVE -> {
          present.remove(person.orElseThrow());
          assembly = open ? assembly.leave(person.get()).get() : assembly;
        }
        case PROXY -> {
          Proxy proxy = new Proxy(person.orElseThrow(), Id.parse(step.getOther()));
          proxies.add(proxy);
          assembly = open ? assembly.register(proxy).get() : assembly;
        }
        case CHAIR -> {
          chair = person;
          assembly = open ? assembly.chairedBy(person.orElseThrow()).get() : assembly;
        }
        case OPEN ->
            assembly = assembly.open(assembly.convocation().held(), chair, present, proxies).get();
        case RECUSE ->
            recused
                .computeIfAbsent(step.getItem(), i -> new LinkedHashSet<>())
                .add(person.orElseThrow());
        case PUT -> put(step.getItem());
        case RECOUNT -> {}
        case CAST ->
            assembly = assembly.cast(step.getItem(), Vote.Choice.valueOf(step.getOther())).get();
        case SAID -> assembly = assembly.proclaim(step.getItem()).get();
        case CLOSE -> assembly = assembly.close().get();
      }
    }

    private void put(int item) {
      Set<Id> aside = recused.getOrDefault(item, Set.of());
      assembly =
          vote(item)
              .map(vote -> assembly.put(item, aside, vote).get())
              .orElseGet(() -> assembly.putWithoutQuorum(item, aside).get());
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
