// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.governance;

import module java.base;

import coop.lanterne.assembly.Assembly;
import coop.lanterne.assembly.Proxy;
import coop.lanterne.assembly.Tally;
import coop.lanterne.assembly.Vote;
import coop.lanterne.assembly.VoteOutcome;
import coop.lanterne.charter.Ask;
import coop.lanterne.kernel.Digest;
import coop.lanterne.kernel.Id;
import coop.lanterne.kernel.Value;
import coop.lanterne.node.decision.Advices;
import coop.lanterne.node.governance.Meetings.Step;
import coop.lanterne.node.storage.Tx;

/** Notes what happens in a meeting: facts, each checked by the engine before it is written. */
record Recorder(Chamber chamber, Advices advices) {
  private static final String ACT = Governance.RECORD;
  static final List<Ask.ReadField> ATTENDANCE =
      Chamber.fields("C3", "attendance.meeting", "attendance.person", "attendance.present");
  static final List<Ask.ReadField> PROXIES =
      Chamber.fields("C3", "proxies.meeting", "proxies.giver", "proxies.holder");
  static final List<Ask.ReadField> VOTES =
      Chamber.fields("C7", "votes.meeting", "votes.item", "votes.choice");

  private Meeting start(Id by, Id meeting) {
    chamber.mandate(by, ACT, Optional.empty());
    return chamber.meeting(meeting);
  }

  private Meeting write(Id meeting, Consumer<Tx> steps) {
    chamber
        .ground()
        .note(
            tx -> {
              steps.accept(tx);
              return true;
            });
    return chamber.meeting(meeting);
  }

  Meeting attend(Id by, Id id, Set<Id> present) {
    Meeting m = start(by, id);
    chamber.read(by, ATTENDANCE);
    for (Id person : present) {
      if (!m.mayVote(person)) {
        throw Says.GOVERNANCE.input("not-entitled", "", person.local());
      }
    }
    List<Id> come = without(present, m.present());
    List<Id> gone = without(m.present(), present);
    if (m.stage() == Assembly.Stage.CLOSED && !(come.isEmpty() && gone.isEmpty())) {
      throw Says.GOVERNANCE.input("closed", "", Long.toString(m.number()));
    }
    return write(
        id,
        tx -> {
          come.forEach(p -> Meetings.step(tx, id, Step.ARRIVE, null, p, null));
          gone.forEach(p -> Meetings.step(tx, id, Step.LEAVE, null, p, null));
        });
  }

  private static List<Id> without(Set<Id> these, Set<Id> those) {
    return these.stream()
        .filter(id -> !those.contains(id))
        .sorted(Comparator.comparing(Id::toString))
        .toList();
  }

  /** A member gives their own proxy; whoever keeps the sheet registers those on paper. */
  Meeting register(Id by, Id id, Proxy proxy) {
    Meeting m = chamber.meeting(id);
    if (proxy.giver().equals(by)) {
      chamber.ground().ask(chamber.person(by), "proxy.give", Optional.of(proxy.holder()));
    } else {
      chamber.mandate(by, ACT, Optional.empty());
    }
    chamber.read(by, PROXIES);
    require(m, proxy);
    return write(
        id,
        tx -> {
          Meetings.step(tx, id, Step.PROXY, null, proxy.giver(), proxy.holder().toString());
          chamber.fact(
              tx, by, "proxy", Value.rec("assembly", id, "registered", m.proxies().size() + 1));
        });
  }

  private static void require(Meeting m, Proxy proxy) {
    Id giver = proxy.giver();
    Id holder = proxy.holder();
    if (m.stage() == Assembly.Stage.CLOSED) {
      throw Says.GOVERNANCE.input("closed", "", Long.toString(m.number()));
    }
    if (giver.equals(holder)) {
      throw Says.GOVERNANCE.input("proxy-to-oneself", "", giver.local());
    }
    if (!m.mayVote(giver) || !m.mayVote(holder)) {
      throw Says.GOVERNANCE.input("not-entitled", "", giver.local() + ", " + holder.local());
    }
  }

  Meeting open(Id by, Id id, Optional<Id> chair) {
    Meeting m = start(by, id);
    Chamber.done(m.assembly().open(chamber.today(), chair, m.present(), m.proxies()));
    Value attendance =
        Value.rec(
            "assembly", id,
            "present", m.present().size(),
            "proxies", m.proxies().size(),
            "quorum", m.quorum(Set.of()));
    return write(
        id,
        tx -> {
          chair.ifPresent(c -> Meetings.step(tx, id, Step.CHAIR, null, c, null));
          Meetings.step(tx, id, Step.OPEN);
          Meetings.state(tx, id, "open");
          chamber.fact(tx, by, "attendance", attendance);
        });
  }

  Meeting count(Id by, Id id, int number, Set<Id> recused, Optional<Vote> vote) {
    Meeting m = start(by, id);
    chamber.read(by, VOTES);
    AgendaItem item = m.item(number);
    if (item.resolution() instanceof Resolution.CharterText(Digest text)) {
      compared(item, text);
    }
    if (vote.isPresent()) {
      chamber.requireStands(m, item);
    }
    Tally.Result result = counted(m, number, recused, vote);
    Vote.Counts counts = result.counts();
    chamber.ground().require(chamber.role(by), ballot(m, counts));
    return write(
        id,
        tx -> {
          recused.forEach(p -> Meetings.step(tx, id, Step.RECUSE, number, p, null));
          if (result.outcome() != VoteOutcome.NOT_PUT) {
            Meetings.votes(tx, id, number, counts, named(vote.orElseThrow()));
          }
          Meetings.step(tx, id, Step.PUT, number, null, null);
          chamber.fact(tx, by, "tally", tally(m, number, result));
        });
  }

  private static Ask.Ballot ballot(Meeting m, Vote.Counts counts) {
    return new Ask.Ballot(
        m.assembly().convocation().body(), counts.favour(), counts.against(), counts.abstain());
  }

  /** The count of that vote, or that there is no quorum for one. */
  private static Tally.Result counted(Meeting m, int number, Set<Id> recused, Optional<Vote> vote) {
    Assembly counted =
        Chamber.done(
            vote.map(v -> m.assembly().put(number, recused, v))
                .orElseGet(() -> m.assembly().putWithoutQuorum(number, recused)));
    Tally.Result result = counted.findResult(number).orElseThrow().result();
    if (vote.isPresent() && result.outcome() == VoteOutcome.NOT_PUT) {
      throw Says.GOVERNANCE.input("no-quorum", "", Long.toString(result.quorum().seen()));
    }
    return result;
  }

  /** A text is put to the vote beside the text that it would replace, and no other. */
  private void compared(AgendaItem item, Digest text) {
    Id advice = item.advice().orElseThrow();
    Advices.AdviceEntry given = advices.get(advice);
    Value.Rec provenance = (Value.Rec) advices.value(advice).get("provenance");
    Digest with = Digest.ofRaw(((Value.Bytes) provenance.get("charter")).value());
    if (given.decision().isPresent()
        || given.superseded()
        || !with.equals(chamber.inForce().digest())) {
      throw Says.GOVERNANCE.input("compared-with-another", "", text.brief());
    }
  }

  private static Map<Id, Vote.Choice> named(Vote vote) {
    return vote.ballots() instanceof Vote.ByName(Map<Id, Vote.Choice> choices) ? choices : Map.of();
  }

  /** The count without anyone's name. */
  private static Value tally(Meeting m, int number, Tally.Result result) {
    return Value.rec(
        "assembly", m.id(),
        "item", number,
        "proposal", m.item(number).proposal(),
        "rules", m.assembly().rules().digest(),
        "call", result.call(),
        "quorum", result.quorum(),
        "counts", result.counts(),
        "outcome", result.outcome().name(),
        "proxies", result.represented().size(),
        "proxies_void", result.voids().size(),
        "others", Value.list(result.others()),
        "explanation", result.explanation());
  }

  Meeting recount(Id by, Id id, int number) {
    Meeting m = start(by, id);
    if (m.assembly().findResult(number).filter(r -> !r.proclaimed()).isEmpty()) {
      throw Says.GOVERNANCE.input("nothing-to-recount", "", Integer.toString(number));
    }
    return write(
        id,
        tx -> {
          Meetings.step(tx, id, Step.RECOUNT, number, null, null);
          Meetings.forgetVotes(tx, id, number);
        });
  }

  Meeting cast(Id by, Id id, int number, Vote.Choice choice) {
    Meeting m = start(by, id);
    Chamber.done(m.assembly().cast(number, choice));
    return write(id, tx -> Meetings.step(tx, id, Step.CAST, number, null, choice.name()));
  }

  Meeting close(Id by, Id id) {
    Meeting m = start(by, id);
    Assembly closed = Chamber.done(m.assembly().close());
    List<Value> lines =
        closed.results().stream().map(r -> tally(m, r.item().number(), r.result())).toList();
    Value minutes =
        Value.rec(
            "assembly",
            id,
            "rules",
            closed.rules().digest(),
            "entitled",
            closed.roster().size(),
            "lines",
            new Value.Seq(lines),
            "left",
            m.agenda().size() - lines.size());
    return write(
        id,
        tx -> {
          Meetings.step(tx, id, Step.CLOSE);
          Meetings.state(tx, id, "closed");
          chamber.fact(tx, by, "minutes", minutes);
        });
  }
}
