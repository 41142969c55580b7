// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.assembly;

import module java.base;

import coop.lanterne.assembly.Vote.Choice;
import coop.lanterne.assembly.Vote.Counts;
import coop.lanterne.assembly.VotingRules.Cast;
import coop.lanterne.assembly.VotingRules.College;
import coop.lanterne.assembly.VotingRules.Colleges;
import coop.lanterne.assembly.VotingRules.Kind;
import coop.lanterne.assembly.VotingRules.Majority;
import coop.lanterne.assembly.VotingRules.Quorum;
import coop.lanterne.assembly.VotingRules.Silent;
import coop.lanterne.assembly.VotingRules.Weights;
import coop.lanterne.assembly.VotingRules.Within;
import coop.lanterne.kernel.Canonical;
import coop.lanterne.kernel.Explanation;
import coop.lanterne.kernel.Finding;
import coop.lanterne.kernel.Id;
import coop.lanterne.kernel.Message;
import coop.lanterne.kernel.Written;
import coop.lanterne.rules.Problems;

/**
 * Counts one vote of an assembly. Whole numbers and exact fractions only, compared by
 * cross-products.
 */
public final class Tally {
  private Tally() {}

  /**
   * Whether enough people are there.
   *
   * @param asked whether the rules ask for a quorum at all
   * @param met whether it is met; true when none is asked
   * @param seen how many count towards it
   * @param of out of how many
   * @param need how many are needed; 0 when none is asked
   */
  public record QuorumCount(boolean asked, boolean met, long seen, long of, long need)
      implements Canonical {}

  /**
   * The votes of one college, or of all where there are none.
   *
   * @param name of the college, {@link Roster#NO_COLLEGE} where there are none
   * @param members votes of those who may vote on the item
   * @param present votes of those among them who are present or represented
   * @param counts what they voted
   * @param silent votes of those present or represented who did not vote
   * @param base what the majority is a share of, in votes
   */
  public record Group(
      String name, long members, long present, Counts counts, long silent, long base)
      implements Canonical {}

  /**
   * Figures that decide: in votes, or in percent of the whole where there are colleges.
   *
   * @param favour for
   * @param against against
   * @param base what the majority is a share of
   * @param need what is needed for; in votes, the smallest whole number that suffices
   * @param enough whether exactly {@code need} suffices; in votes, always
   */
  public record Figures(
      @Written(as = "for") Ratio favour, Ratio against, Ratio base, Ratio need, boolean enough)
      implements Canonical {}

  /**
   * The outcome had one key been written otherwise.
   *
   * @param key the key of the rule file
   * @param value what it could say
   * @param outcome what would come of it; empty when the item would be put and nobody can say what
   *     would be voted
   * @param figures what would decide, when something was voted
   */
  public record Other(
      String key, String value, Optional<VoteOutcome> outcome, Optional<Figures> figures)
      implements Canonical {
    /** The condition in words, without its full stop: "if abstentions were votes cast". */
    public Message said() {
      return new Message(
          "deliberation.other." + key.replace("second_call.", "").replace('.', '_') + "." + value,
          Map.of());
    }
  }

  /**
   * A vote, counted.
   *
   * @param call first or second
   * @param quorum whether it could be put
   * @param groups by college, or one; what was voted is 0 when it was not put
   * @param figures what decided; empty when it was not put
   * @param outcome what came of it
   * @param represented givers whose proxy counts, each with the holder
   * @param voids proxies that do not count, with the reason
   * @param others where one key decides, the outcome had it been written otherwise
   * @param notes votes set aside, because the voter is recused or the proxy void
   * @param explanation the same in words, each step with the key or the article that it comes from
   */
  public record Result(
      int call,
      QuorumCount quorum,
      List<Group> groups,
      Optional<Figures> figures,
      VoteOutcome outcome,
      Map<Id, Id> represented,
      List<Proxy.SetAside> voids,
      List<Other> others,
      List<Finding> notes,
      Explanation.Trace explanation)
      implements Canonical {
    public Result {
      groups = List.copyOf(groups);
      represented = Collections.unmodifiableMap(new LinkedHashMap<>(represented));
      voids = List.copyOf(voids);
      others = List.copyOf(others);
      notes = List.copyOf(notes);
    }

    /** All votes together. */
    public Counts counts() {
      return groups.stream().map(Group::counts).reduce(Counts.NONE, Counts::plus);
    }
  }

  /** The keys that statutes write in two ways, with the word for yes and for no. */
  private enum Key {
    ABSTAIN("abstain", "cast", "not_cast"),
    BLANK("blank", "cast", "not_cast"),
    STRICTLY("majority.strictly", "true", "false"),
    RECUSED("recusal.quorum", "included", "excluded"),
    REPRESENTED("quorum.counts", "present_and_represented", "present"),
    WINNER("colleges.within", "winner_takes_college", "proportional"),
    NOBODY_LOST("colleges.nobody", "lost", "neutralised"),
    TIED_LOST("colleges.tied", "lost", "neutralised");

    private final String name;
    private final String yes;
    private final String no;

    Key(String name, String yes, String no) {
      this.name = name;
      this.yes = yes;
      this.no = no;
    }
  }

  /** The keys to which the rules say yes. */
  private static Set<Key> written(VotingRules r, int call) {
    Set<Key> yes = EnumSet.allOf(Key.class);
    yes.removeIf(key -> !says(r, call, key));
    return yes;
  }

  private static boolean says(VotingRules r, int call, Key key) {
    return switch (key) {
      case ABSTAIN -> r.abstain() == Cast.CAST;
      case BLANK -> r.blank() == Cast.CAST;
      case STRICTLY -> r.majority().strictly();
      case RECUSED -> r.recusedInQuorum();
      case REPRESENTED ->
          r.quorumAt(call)
              .filter(q -> q.counts() == VotingRules.Counts.PRESENT_AND_REPRESENTED)
              .isPresent();
      case WINNER -> r.colleges().filter(c -> c.within() == Within.WINNER).isPresent();
      case NOBODY_LOST -> r.colleges().filter(c -> c.nobody() == Silent.LOST).isPresent();
      case TIED_LOST -> r.colleges().filter(c -> c.tied() == Silent.LOST).isPresent();
    };
  }

  private record Decided(
      QuorumCount quorum, List<Group> groups, Figures figures, VoteOutcome outcome) {}

  /** The people of one item, sorted once. */
  private record Room(
      VotingRules rules, int call, Attendance at, Proxy.Sorted proxies, Set<Id> voters) {}

  /**
   * The quorum of an item.
   *
   * @param call 1, or 2 when the rules have a second call
   */
  public static Checked<QuorumCount> quorum(VotingRules rules, int call, Attendance at) {
    Problems problems = check(rules, call, at);
    return problems.none()
        ? new Checked.Done<>(quorum(room(rules, call, at), written(rules, call)))
        : new Checked.Stopped<>(problems.found());
  }

  /**
   * Counts a vote. What contradicts itself stops it: someone present who is not entitled, a vote by
   * someone absent, more votes than voters, a college unknown or left out, votes by name in a
   * secret ballot, a second call that the rules do not have. Votes of recused members and those
   * given under a void proxy are set aside, with a finding, and the rest is counted.
   *
   * @param call 1, or 2 when the rules have a second call
   */
  public static Checked<Result> count(VotingRules rules, int call, Attendance at, Vote vote) {
    Problems problems = check(rules, call, at);
    if (!problems.none()) {
      return new Checked.Stopped<>(problems.found());
    }
    Room room = room(rules, call, at);
    Set<Key> written = written(rules, call);
    QuorumCount quorum = quorum(room, written);
    List<Finding> notes = new ArrayList<>();
    Map<String, Counts> counts = quorum.met() ? taken(room, vote, problems, notes) : Map.of();
    if (!problems.none()) {
      return new Checked.Stopped<>(problems.found());
    }
    Decided decided = decide(room, written, counts, vote);
    List<Other> others = others(room, written, counts, vote, decided);
    Optional<Figures> figures = quorum.met() ? Optional.of(decided.figures()) : Optional.empty();
    VoteOutcome outcome = decided.outcome();
    Explanation.Trace told =
        new Telling(rules, call, at, room.proxies())
            .tell(quorum, decided.groups(), figures, outcome, others);
    Map<Id, Id> represented = room.proxies().holders();
    List<Proxy.SetAside> voids = room.proxies().voids();
    return new Checked.Done<>(
        new Result(
            call,
            quorum,
            decided.groups(),
            figures,
            outcome,
            represented,
            voids,
            others,
            notes,
            told));
  }

  private static Problems check(VotingRules rules, int call, Attendance at) {
    Problems problems = new Problems(rules.id());
    if (call != 1 && (call != 2 || rules.secondCall().isEmpty())) {
      problems.add("deliberation.tally.no_such_call", 0, "second_call", Integer.toString(call));
    }
    Map<Id, Roster.Member> members = at.roster().byId();
    Set<Id> named = new LinkedHashSet<>(at.present());
    named.addAll(at.recused());
    at.chair().ifPresent(named::add);
    named.removeAll(members.keySet());
    named.forEach(id -> problems.add("deliberation.tally.not_entitled", 0, "", id.toString()));
    List<String> colleges = collegeNames(rules);
    for (Roster.Member m : at.roster().members()) {
      String id = m.id().toString();
      if (!colleges.contains(m.college())) {
        problems.add("deliberation.tally.unknown_college", 0, id, m.college());
      }
      if (rules.weights() == Weights.EQUAL && m.weight() != 1) {
        String weight = Integer.toString(m.weight());
        problems.add("deliberation.tally.weights_are_equal", 0, id, weight);
      }
    }
    return problems;
  }

  private static Room room(VotingRules rules, int call, Attendance at) {
    Proxy.Sorted sorted = Proxy.sort(rules, at.roster(), at.present(), at.proxies(), at.recused());
    Set<Id> voters = new LinkedHashSet<>(at.present());
    voters.addAll(sorted.holders().keySet());
    voters.removeAll(at.recused());
    return new Room(rules, call, at, sorted, voters);
  }

  private static QuorumCount quorum(Room room, Set<Key> c) {
    boolean byVotes = room.rules().weights() == Weights.REGISTER_QUORUM_OF_VOTES;
    long seen = 0;
    long of = 0;
    for (Roster.Member m : room.at().roster().members()) {
      long units = byVotes ? m.weight() : 1;
      if (room.at().recused().contains(m.id()) && !c.contains(Key.RECUSED)) {
        continue;
      }
      of += units;
      if (room.at().present().contains(m.id())
          || (c.contains(Key.REPRESENTED) && room.proxies().holders().containsKey(m.id()))) {
        seen += units;
      }
    }
    Optional<Quorum> asked = room.rules().quorumAt(room.call());
    if (asked.isEmpty()) {
      return new QuorumCount(false, true, seen, of, 0);
    }
    long need = asked.get().need(of);
    return new QuorumCount(true, of > 0 && seen >= need, seen, of, need);
  }

  /** The votes that count, by college. */
  private static Map<String, Counts> taken(
      Room room, Vote vote, Problems problems, List<Finding> notes) {
    return switch (vote.ballots()) {
      case Vote.ByName(Map<Id, Choice> choices) -> {
        if (vote.secret()) {
          problems.add("deliberation.tally.secret_by_name", 0, "", "");
        }
        yield byName(room, choices, problems, notes);
      }
      case Vote.ByHand(Map<String, Counts> byHand) -> byHand(room, byHand, problems);
    };
  }

  private static Map<String, Counts> byName(
      Room room, Map<Id, Choice> choices, Problems problems, List<Finding> notes) {
    Map<Id, Roster.Member> members = room.at().roster().byId();
    Map<String, Counts> counts = new LinkedHashMap<>();
    Set<Id> void_ = new HashSet<>();
    room.proxies().voids().forEach(v -> void_.add(v.proxy().giver()));
    choices.forEach(
        (id, choice) -> {
          Roster.Member m = members.get(id);
          if (m != null && room.voters().contains(id)) {
            counts.merge(m.college(), Counts.NONE.plus(choice, m.weight()), Counts::plus);
          } else if (room.at().recused().contains(id)) {
            notes.add(aside(room, "deliberation.tally.recused_vote", id));
          } else if (void_.contains(id)) {
            notes.add(aside(room, "deliberation.tally.void_proxy_vote", id));
          } else {
            problems.add("deliberation.tally.absent_vote", 0, "", id.toString());
          }
        });
    return counts;
  }

  private static Map<String, Counts> byHand(
      Room room, Map<String, Counts> byHand, Problems problems) {
    List<String> names = collegeNames(room.rules());
    byHand.keySet().stream()
        .filter(name -> !names.contains(name))
        .forEach(name -> problems.add("deliberation.tally.unknown_college", 0, "", name));
    Map<String, Counts> counts = new LinkedHashMap<>();
    for (String name : names) {
      Counts c = byHand.get(name);
      if (c == null) {
        problems.add("deliberation.tally.college_left_out", 0, "", name);
        continue;
      }
      long most = votes(room, name, room.voters());
      if (c.total() > most) {
        String total = Long.toString(c.total());
        problems.add(
            "deliberation.tally.more_votes_than_voters", 0, name, total, m -> m.with("most", most));
      }
      counts.put(name, c);
    }
    return counts;
  }

  private static Finding aside(Room room, String code, Id who) {
    return Problems.finding(
        code,
        Finding.Severity.SET_ASIDE,
        new Finding.Place(room.rules().id(), 0, ""),
        who.toString(),
        m -> m);
  }

  private static List<String> collegeNames(VotingRules rules) {
    return rules
        .colleges()
        .map(c -> c.list().stream().map(College::name).toList())
        .orElse(List.of(Roster.NO_COLLEGE));
  }

  private static long votes(Room room, String college, Set<Id> among) {
    return room.at().roster().members().stream()
        .filter(m -> m.college().equals(college) && among.contains(m.id()))
        .mapToLong(Roster.Member::weight)
        .sum();
  }

  private static Decided decide(Room room, Set<Key> c, Map<String, Counts> counts, Vote vote) {
    QuorumCount quorum = quorum(room, c);
    Set<Id> entitled = new HashSet<>(room.at().roster().byId().keySet());
    entitled.removeAll(room.at().recused());
    List<Group> groups = new ArrayList<>();
    for (String name : collegeNames(room.rules())) {
      Counts n = counts.getOrDefault(name, Counts.NONE);
      long members = votes(room, name, entitled);
      long present = votes(room, name, room.voters());
      long base =
          switch (room.rules().majority().base()) {
            case CAST ->
                n.favour()
                    + n.against()
                    + (c.contains(Key.ABSTAIN) ? n.abstain() : 0)
                    + (c.contains(Key.BLANK) ? n.blank() : 0);
            case PRESENT -> present;
            case MEMBERS -> members;
          };
      groups.add(new Group(name, members, present, n, present - n.total(), base));
    }
    Figures figures = figures(room.rules(), c, groups);
    return new Decided(
        quorum,
        groups,
        figures,
        quorum.met() ? outcome(room, c, figures, vote) : VoteOutcome.NOT_PUT);
  }

  private static Figures figures(VotingRules rules, Set<Key> c, List<Group> groups) {
    Ratio favour = Ratio.ZERO;
    Ratio against = Ratio.ZERO;
    Ratio base = Ratio.ZERO;
    if (rules.colleges().isEmpty()) {
      Group all = groups.getFirst();
      favour = Ratio.of(all.counts().favour());
      against = Ratio.of(all.counts().against());
      base = Ratio.of(all.base());
    } else {
      List<College> colleges = rules.colleges().map(Colleges::list).orElseThrow();
      for (int i = 0; i < colleges.size(); i++) {
        Ratio weight = colleges.get(i).weight();
        Group g = groups.get(i);
        long f = g.counts().favour();
        long a = g.counts().against();
        if (g.base() == 0) {
          base = base.plus(c.contains(Key.NOBODY_LOST) ? weight : Ratio.ZERO);
        } else if (!c.contains(Key.WINNER)) {
          base = base.plus(weight);
          favour = favour.plus(weight.times(Ratio.of(f, g.base())));
          against = against.plus(weight.times(Ratio.of(a, g.base())));
        } else if (f == a) {
          base = base.plus(c.contains(Key.TIED_LOST) ? weight : Ratio.ZERO);
        } else {
          base = base.plus(weight);
          favour = favour.plus(f > a ? weight : Ratio.ZERO);
          against = against.plus(a > f ? weight : Ratio.ZERO);
        }
      }
    }
    Majority majority = rules.majority();
    boolean inVotes = rules.colleges().isEmpty();
    Ratio limit = majority.kind() == Kind.SIMPLE ? against : majority.share().times(base);
    Ratio need =
        !inVotes
            ? limit
            : Ratio.of(Math.max(1, c.contains(Key.STRICTLY) ? limit.floor() + 1 : limit.ceiling()));
    return new Figures(favour, against, base, need, inVotes || !c.contains(Key.STRICTLY));
  }

  private static VoteOutcome outcome(Room room, Set<Key> c, Figures f, Vote vote) {
    if (reached(room.rules().majority(), c.contains(Key.STRICTLY), f)) {
      return VoteOutcome.ADOPTED;
    }
    if (!tied(room.rules().majority(), f)) {
      return VoteOutcome.REJECTED;
    }
    return switch (room.rules().tie()) {
      case REJECTED -> VoteOutcome.REJECTED;
      case ADJOURN -> VoteOutcome.ADJOURNED;
      case CASTING_VOTE -> {
        if (vote.secret() || room.at().chair().filter(room.voters()::contains).isEmpty()) {
          yield VoteOutcome.REJECTED;
        }
        Optional<Choice> choice =
            vote.ballots() instanceof Vote.ByName(Map<Id, Choice> choices)
                ? room.at().chair().map(choices::get)
                : Optional.empty();
        yield choice
            .or(vote::casting)
            .map(x -> x == Choice.FOR ? VoteOutcome.ADOPTED : VoteOutcome.REJECTED)
            .orElse(VoteOutcome.TIE_CASTING);
      }
    };
  }

  private static boolean reached(Majority majority, boolean strictly, Figures f) {
    if (f.base().equals(Ratio.ZERO)) {
      return false; // no vote cast
    }
    return switch (majority.kind()) {
      case SIMPLE -> f.favour().compareTo(f.against()) > 0;
      case ABSOLUTE -> Ratio.of(2).times(f.favour()).compareTo(f.base()) > 0;
      case SHARE -> {
        int compared = f.favour().compareTo(majority.share().times(f.base()));
        yield strictly ? compared > 0 : compared >= 0;
      }
    };
  }

  /** As many for as against, and one voice more would carry it. */
  static boolean tied(Majority majority, Figures f) {
    if (f.favour().num().signum() == 0 || !f.favour().equals(f.against())) {
      return false;
    }
    return switch (majority.kind()) {
      case SIMPLE -> true;
      case ABSOLUTE -> Ratio.of(2).times(f.favour()).equals(f.base());
      case SHARE -> false;
    };
  }

  /**
   * What one key written otherwise would give: always how colleges are counted, the rest where it
   * changes the outcome.
   */
  private static List<Other> others(
      Room room, Set<Key> c, Map<String, Counts> counts, Vote vote, Decided decided) {
    List<Other> others = new ArrayList<>();
    for (Key key : Key.values()) {
      if (key == Key.WINNER && room.rules().colleges().isEmpty()) {
        continue;
      }
      Set<Key> flipped = EnumSet.noneOf(Key.class);
      flipped.addAll(c);
      boolean yes = !flipped.remove(key) && flipped.add(key);
      String name = (key == Key.REPRESENTED && room.call() == 2 ? "second_call." : "") + key.name;
      String value = yes ? key.yes : key.no;
      if (decided.quorum().met()) {
        Decided other = decide(room, flipped, counts, vote);
        if (other.outcome() != decided.outcome() || key == Key.WINNER) {
          Optional<Figures> figures =
              Optional.of(other.figures()).filter(_ -> other.quorum().met());
          others.add(new Other(name, value, Optional.of(other.outcome()), figures));
        }
      } else if (quorum(room, flipped).met()) {
        others.add(new Other(name, value, Optional.empty(), Optional.empty()));
      }
    }
    return others;
  }

  static Message outcomeWord(VoteOutcome outcome) {
    return switch (outcome) {
      case ADOPTED -> Message.of("deliberation.outcome.adopted");
      case REJECTED -> Message.of("deliberation.outcome.rejected");
      case NOT_PUT -> Message.of("deliberation.outcome.not_put");
      case TIE_CASTING -> Message.of("deliberation.outcome.tie_casting");
      case ADJOURNED -> Message.of("deliberation.outcome.adjourned");
    };
  }
}
