// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.assembly;

import module java.base;

import coop.lanterne.assembly.Vote.Counts;
import coop.lanterne.kernel.Canonical;
import coop.lanterne.kernel.CanonicalBytes;
import coop.lanterne.kernel.Digest;
import coop.lanterne.kernel.Explanation;
import coop.lanterne.kernel.Finding;
import coop.lanterne.kernel.Id;
import coop.lanterne.kernel.Message;
import coop.lanterne.kernel.Value;

/**
 * The record of a meeting: how it was called, who came and left, what was put, what came of it and
 * why. It holds numbers of votes and never who voted what.
 *
 * @param convocation the call
 * @param rules name of the rule file
 * @param rulesDigest digest of the rules applied
 * @param stage how far the meeting had come
 * @param entitled how many were entitled
 * @param chair who presided at the end
 * @param movements who came and left, and after which item
 * @param lines what came of the items, in the order in which they were put
 * @param left items of the agenda that were never put to the meeting
 */
public record Minutes(
    Assembly.Convocation convocation,
    String rules,
    Digest rulesDigest,
    Assembly.Stage stage,
    int entitled,
    Optional<Id> chair,
    List<Assembly.Movement> movements,
    List<Line> lines,
    List<Assembly.Item> left)
    implements Canonical {

  /** The type name of the canonical bytes. */
  public static final String TYPE = "minutes/1";

  /**
   * What came of one item.
   *
   * @param present who was there in person
   * @param represented whom a valid proxy represented, each with the holder
   * @param recused who had an interest
   * @param quorum whether it could be put
   * @param counts votes of each kind; 0 when it was not put
   * @param figures what decided
   * @param outcome what came of it
   * @param secret whether the vote was secret
   * @param proclaimed whether the chair said it
   * @param notes proxies and votes that were set aside
   * @param explanation how it was counted
   */
  public record Line(
      Assembly.Item item,
      List<Id> present,
      Map<Id, Id> represented,
      List<Id> recused,
      Tally.QuorumCount quorum,
      Counts counts,
      Optional<Tally.Figures> figures,
      VoteOutcome outcome,
      boolean secret,
      boolean proclaimed,
      List<Finding> notes,
      Explanation.Trace explanation)
      implements Canonical {
    public Line {
      present = List.copyOf(present);
      represented = Collections.unmodifiableMap(new LinkedHashMap<>(represented));
      recused = List.copyOf(recused);
      notes = List.copyOf(notes);
    }

    static Line of(Assembly.ItemResult r, String meeting) {
      Tally.Result result = r.result();
      List<Finding> notes = new ArrayList<>();
      result.voids().forEach(v -> notes.add(v.finding(meeting)));
      notes.addAll(result.notes());
      return new Line(
          r.item(),
          List.copyOf(r.at().present()),
          result.represented(),
          List.copyOf(r.at().recused()),
          result.quorum(),
          result.counts(),
          result.figures(),
          result.outcome(),
          r.vote().secret(),
          r.proclaimed(),
          notes,
          result.explanation());
    }

    /** The item in two or three sentences: its title and outcome, who was there, the votes. */
    public List<Message> sentences() {
      List<Message> said = new ArrayList<>();
      said.add(
          Message.of("deliberation.minutes.item")
              .with("number", item.number())
              .with("title", item.title())
              .with("outcome", Tally.outcomeWord(outcome)));
      said.add(
          Message.of("deliberation.minutes.there")
              .with("present", present.size())
              .with("represented", represented.size()));
      if (outcome != VoteOutcome.NOT_PUT) {
        said.add(
            Message.of("deliberation.minutes.votes")
                .with("favour", counts.favour())
                .with("against", counts.against())
                .with("abstain", counts.abstain())
                .with("blank", counts.blank())
                .with("spoilt", counts.spoilt()));
      }
      return said;
    }

    @Override
    public Value canonical() {
      List<Value> holders = new ArrayList<>();
      represented.forEach((g, h) -> holders.add(Value.rec("giver", g, "holder", h)));
      return Value.rec(
          "item", item,
          "present", Value.list(present),
          "represented", new Value.Seq(holders),
          "recused", Value.list(recused),
          "quorum", quorum,
          "counts", counts,
          "figures", figures,
          "outcome", outcome.name(),
          "secret", secret,
          "proclaimed", proclaimed,
          "notes", Value.list(notes),
          "explanation", explanation);
    }
  }

  public Minutes {
    movements = List.copyOf(movements);
    lines = List.copyOf(lines);
    left = List.copyOf(left);
  }

  static Minutes of(Assembly a) {
    String meeting = a.convocation().id().toString();
    return new Minutes(
        a.convocation(),
        a.rules().id(),
        a.rules().digest(),
        a.stage(),
        a.roster().size(),
        a.chair(),
        a.movements(),
        a.results().stream().map(r -> Line.of(r, meeting)).toList(),
        a.convocation().agenda().stream().filter(i -> a.findResult(i.number()).isEmpty()).toList());
  }

  /** How the meeting was called, in sentences. */
  public List<Message> sentences() {
    List<Message> said = new ArrayList<>();
    LocalDate called = convocation.called();
    LocalDate held = convocation.held();
    said.add(
        (convocation.call() == 1
                ? Message.of("deliberation.minutes.first_call")
                : Message.of("deliberation.minutes.second_call"))
            .with("called", called)
            .with("held", held)
            .with("items", convocation.agenda().size()));
    convocation
        .first()
        .ifPresent(
            first ->
                said.add(
                    Message.of("deliberation.minutes.after_first")
                        .with("first", first.toString())));
    said.add(Message.of("deliberation.minutes.entitled").with("count", entitled));
    if (!left.isEmpty()) {
      said.add(Message.of("deliberation.minutes.left").with("count", left.size()));
    }
    return said;
  }

  /** The digest of this record. */
  public Digest digest() {
    return CanonicalBytes.digest(TYPE, canonical());
  }
}
