// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.assembly;

import module java.base;

import coop.lanterne.assembly.Tally.Figures;
import coop.lanterne.assembly.Tally.Group;
import coop.lanterne.assembly.Tally.Other;
import coop.lanterne.assembly.Tally.QuorumCount;
import coop.lanterne.assembly.Vote.Counts;
import coop.lanterne.assembly.VotingRules.Colleges;
import coop.lanterne.assembly.VotingRules.Kind;
import coop.lanterne.kernel.Explanation;
import coop.lanterne.kernel.Explanation.Step;
import coop.lanterne.kernel.Message;

/** Says how a vote was counted, rule by rule, each with the key or the article it comes from. */
final class Telling {
  private static final int DECIMALS = 4;

  private final VotingRules rules;
  private final int call;
  private final Attendance at;
  private final Proxy.Sorted proxies;
  private final List<Step> steps = new ArrayList<>();

  Telling(VotingRules rules, int call, Attendance at, Proxy.Sorted proxies) {
    this.rules = rules;
    this.call = call;
    this.at = at;
    this.proxies = proxies;
  }

  Explanation.Trace tell(
      QuorumCount quorum,
      List<Group> groups,
      Optional<Figures> figures,
      VoteOutcome outcome,
      List<Other> others) {
    step(Message.of("deliberation.step.entitled").with("count", at.roster().size()), "entitled");
    people();
    quorum(quorum);
    figures.ifPresent(f -> votes(groups, f, outcome));
    step(
        Message.of("deliberation.step.outcome").with("outcome", Tally.outcomeWord(outcome)),
        outcome == VoteOutcome.NOT_PUT ? quorumKey() : "majority",
        others.isEmpty() ? Optional.empty() : Optional.of(otherwise(others)));
    return new Explanation.Trace(
        Message.of("deliberation.trace").with("outcome", Tally.outcomeWord(outcome)), steps);
  }

  private void people() {
    if (!at.proxies().isEmpty()) {
      List<Step> why = voids();
      step(
          Message.of("deliberation.step.proxies")
              .with("count", proxies.holders().size())
              .with("registered", at.proxies().size()),
          "proxies",
          why.isEmpty()
              ? Optional.empty()
              : Optional.of(
                  new Explanation.Trace(Message.of("deliberation.step.proxies_void"), why)));
    }
    if (!at.recused().isEmpty()) {
      step(
          rules.recusedInQuorum()
              ? Message.of("deliberation.step.recused_included").with("count", at.recused().size())
              : Message.of("deliberation.step.recused_excluded").with("count", at.recused().size()),
          "recusal.quorum");
    }
  }

  /** How many proxies do not count for each reason. */
  private List<Step> voids() {
    Map<Proxy.Reason, Integer> voids = new TreeMap<>();
    proxies.voids().forEach(v -> voids.merge(v.reason(), 1, Integer::sum));
    List<Step> why = new ArrayList<>();
    voids.forEach(
        (reason, count) -> {
          String key = "deliberation.step.proxy_" + reason.name().toLowerCase(Locale.ROOT);
          why.add(new Step(new Message(key, Map.of()).with("count", count), source("proxies")));
        });
    return why;
  }

  private String quorumKey() {
    return call == 1 ? "quorum" : "second_call.quorum";
  }

  private void quorum(QuorumCount quorum) {
    String key = quorumKey();
    if (!quorum.asked()) {
      step(Message.of("deliberation.step.no_quorum_asked").with("count", quorum.seen()), key);
      return;
    }
    boolean inPerson = rules.quorumAt(call).orElseThrow().counts() == VotingRules.Counts.PRESENT;
    Message who =
        inPerson
            ? Message.of("deliberation.who.present")
            : Message.of("deliberation.who.present_and_represented");
    step(
        (quorum.met()
                ? Message.of("deliberation.step.quorum_met")
                : Message.of("deliberation.step.quorum_not_met"))
            .with("seen", quorum.seen())
            .with("need", quorum.need())
            .with("of", quorum.of()),
        key,
        Optional.of(new Explanation.Count(who, quorum.seen(), quorum.of())));
  }

  private void votes(List<Group> groups, Figures f, VoteOutcome outcome) {
    Counts all = groups.stream().map(Group::counts).reduce(Counts.NONE, Counts::plus);
    step(
        Message.of("deliberation.step.votes")
            .with("favour", all.favour())
            .with("against", all.against())
            .with("abstain", all.abstain())
            .with("blank", all.blank())
            .with("spoilt", all.spoilt())
            .with("silent", groups.stream().mapToLong(Group::silent).sum()),
        "entitled");
    if (all.abstain() > 0) {
      neither(
          Message.of("deliberation.step.abstain_cast"),
          Message.of("deliberation.step.abstain_not_cast"),
          rules.abstain(),
          all.abstain(),
          "abstain");
    }
    if (all.blank() > 0) {
      neither(
          Message.of("deliberation.step.blank_cast"),
          Message.of("deliberation.step.blank_not_cast"),
          rules.blank(),
          all.blank(),
          "blank");
    }
    rules.colleges().ifPresent(c -> colleges(c, groups));
    step(majority(f), "majority", rules.colleges().isEmpty() ? count(f) : Optional.empty());
    if (Tally.tied(rules.majority(), f)) {
      step(tie(outcome), "tie");
    }
  }

  private static Message tie(VoteOutcome outcome) {
    return switch (outcome) {
      case ADOPTED -> Message.of("deliberation.step.tie_carried");
      case TIE_CASTING -> Message.of("deliberation.step.tie_casting");
      case ADJOURNED -> Message.of("deliberation.step.tie_adjourned");
      case REJECTED, NOT_PUT -> Message.of("deliberation.step.tie_rejected");
    };
  }

  private void neither(
      Message cast, Message notCast, VotingRules.Cast how, long count, String key) {
    boolean counts =
        how == VotingRules.Cast.CAST && rules.majority().base() == VotingRules.Base.CAST;
    boolean present = rules.majority().base() != VotingRules.Base.CAST;
    step(
        (present ? Message.of("deliberation.step.neither_in_base") : counts ? cast : notCast)
            .with("count", count),
        present ? "majority.base" : key);
  }

  private void colleges(Colleges c, List<Group> groups) {
    List<Step> each = new ArrayList<>();
    for (int i = 0; i < groups.size(); i++) {
      each.add(college(groups.get(i), c.list().get(i).weight(), c.nobody()));
    }
    step(
        c.within() == VotingRules.Within.PROPORTIONAL
            ? Message.of("deliberation.step.colleges_proportional")
            : Message.of("deliberation.step.colleges_winner"),
        "colleges.within",
        Optional.of(new Explanation.Trace(Message.of("deliberation.step.colleges"), each)));
  }

  private Step college(Group g, Ratio weight, VotingRules.Silent nobody) {
    long favour = g.counts().favour();
    Message said =
        (g.base() > 0
                ? Message.of("deliberation.step.college")
                : nobody == VotingRules.Silent.LOST
                    ? Message.of("deliberation.step.college_lost")
                    : Message.of("deliberation.step.college_neutralised"))
            .with("college", g.name())
            .with("weight", share(weight.over(100)))
            .with("favour", favour)
            .with("against", g.counts().against());
    Optional<Explanation> count =
        g.base() > 0
            ? Optional.of(
                new Explanation.Count(Message.of("deliberation.who.for"), favour, g.base()))
            : Optional.empty();
    return new Step(said, source("colleges.weights"), count);
  }

  private static Optional<Explanation> count(Figures f) {
    return Optional.of(
        new Explanation.Count(
            Message.of("deliberation.who.for"), f.favour().floor(), f.base().floor()));
  }

  private Message majority(Figures f) {
    if (rules.colleges().isPresent()) {
      return majorityOfShares(f);
    }
    if (rules.majority().kind() == Kind.SIMPLE) {
      return Message.of("deliberation.step.majority_simple")
          .with("favour", f.favour().floor())
          .with("against", f.against().floor());
    }
    Message said =
        switch (rules.majority().base()) {
          case CAST -> Message.of("deliberation.step.majority_cast");
          case PRESENT -> Message.of("deliberation.step.majority_present");
          case MEMBERS -> Message.of("deliberation.step.majority_members");
        };
    return said.with("favour", f.favour().floor())
        .with("base", f.base().floor())
        .with("need", f.need().floor())
        .with("rule", rule().with("fraction", rules.majority().share().toString()));
  }

  private Message rule() {
    if (rules.majority().kind() == Kind.ABSOLUTE) {
      return Message.of("deliberation.majority.absolute");
    }
    return rules.majority().strictly()
        ? Message.of("deliberation.majority.more_than")
        : Message.of("deliberation.majority.at_least");
  }

  private Message majorityOfShares(Figures f) {
    if (rules.majority().kind() == Kind.SIMPLE) {
      return Message.of("deliberation.step.majority_simple_share")
          .with("favour", share(f.favour().over(100)))
          .with("against", share(f.against().over(100)));
    }
    return (f.enough()
            ? Message.of("deliberation.step.majority_share_least")
            : Message.of("deliberation.step.majority_share_more"))
        .with("favour", share(f.favour().over(100)))
        .with("exact", f.favour().over(100).toString())
        .with("base", share(f.base().over(100)))
        .with("need", share(f.need().over(100)))
        .with("fraction", rules.majority().share().toString());
  }

  /** What the same vote would give if one key were written otherwise. */
  private Explanation otherwise(List<Other> others) {
    List<Step> each = new ArrayList<>();
    for (Other other : others) {
      Optional<Ratio> share =
          other
              .figures()
              .filter(f -> f.base().num().signum() > 0)
              .map(f -> f.favour().over(f.base()));
      Message said =
          other.outcome().isEmpty()
              ? Message.of("deliberation.other.puts").with("condition", other.said())
              : (share.isPresent()
                      ? Message.of("deliberation.other.gives_share")
                          .with("share", share(share.get()))
                      : Message.of("deliberation.other.gives"))
                  .with("condition", other.said())
                  .with("outcome", Tally.outcomeWord(other.outcome().get()));
      each.add(new Step(said, source(other.key())));
    }
    return new Explanation.Trace(Message.of("deliberation.other.title"), each);
  }

  private static Message.Share share(Ratio ratio) {
    return new Message.Share(ratio.rounded(DECIMALS));
  }

  private void step(Message rule, String key) {
    step(rule, key, Optional.empty());
  }

  private void step(Message rule, String key, Optional<Explanation> because) {
    steps.add(new Step(rule, source(key), because));
  }

  /** The article of law that the file names for the key or its table, else the key itself. */
  private Message source(String key) {
    int dot = key.indexOf('.');
    VotingRules.Law law = rules.law().get(dot < 0 ? key : key.substring(0, dot));
    if (law == null) {
      return Message.of("deliberation.source.key").with("file", rules.id()).with("key", key);
    }
    Message mark =
        switch (law.mark()) {
          case READ -> Message.of("deliberation.mark.read");
          case SECONDARY -> Message.of("deliberation.mark.secondary");
          case UNVERIFIED -> Message.of("deliberation.mark.unverified");
        };
    return Message.of("deliberation.source.law")
        .with("article", law.article())
        .with("file", rules.id())
        .with("key", key)
        .with("mark", mark.with("day", law.checked()));
  }
}
