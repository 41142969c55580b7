// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.assembly;

import static coop.lanterne.assembly.Fixtures.m;
import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import coop.lanterne.assembly.Vote.Choice;
import coop.lanterne.assembly.VotingRules.Base;
import coop.lanterne.assembly.VotingRules.Cast;
import coop.lanterne.assembly.VotingRules.College;
import coop.lanterne.assembly.VotingRules.Colleges;
import coop.lanterne.assembly.VotingRules.Counts;
import coop.lanterne.assembly.VotingRules.Kind;
import coop.lanterne.assembly.VotingRules.Limit;
import coop.lanterne.assembly.VotingRules.Majority;
import coop.lanterne.assembly.VotingRules.Quorum;
import coop.lanterne.assembly.VotingRules.SecondCall;
import coop.lanterne.assembly.VotingRules.Silent;
import coop.lanterne.assembly.VotingRules.Tie;
import coop.lanterne.assembly.VotingRules.Weights;
import coop.lanterne.assembly.VotingRules.Within;
import coop.lanterne.kernel.Id;
import org.junit.jupiter.api.Test;

/**
 * A second tally, slow and written from the text of the specification: it walks the room one person
 * and one vote at a time, finds thresholds by trying every number of votes, and decides colleges in
 * decimals of 80 digits.
 */
class OracleTest {
  private static final int ASSEMBLIES = Boolean.getBoolean("lanterne.long") ? 10_000 : 2_000;
  private static final long SEED = 20_261_124;

  record Case(VotingRules rules, int call, Attendance at, Vote vote) {}

  @Test
  void thousandsOfRandomAssembliesCountTheSameTwice() {
    System.out.println("OracleTest: " + ASSEMBLIES + " assemblies, seed " + SEED);
    Random random = new Random(SEED);
    Map<VoteOutcome, Integer> seen = new EnumMap<>(VoteOutcome.class);
    Set<Proxy.Reason> reasons = new HashSet<>();
    for (int i = 0; i < ASSEMBLIES; i++) {
      Case c = random(random);
      Tally.Result result = Tally.count(c.rules(), c.call(), c.at(), c.vote()).get();
      Oracle oracle = new Oracle(c);
      int number = i;
      Supplier<String> which = () -> "assembly " + number + " of seed " + SEED + ": " + c.rules();
      assertThat(result.represented()).as(which).isEqualTo(oracle.holders);
      assertThat(result.quorum().met()).as(which).isEqualTo(oracle.quorumMet);
      assertThat(result.outcome()).as(which).isEqualTo(oracle.outcome());
      if (result.quorum().met() && c.rules().colleges().isEmpty()) {
        assertThat(result.figures().orElseThrow().need())
            .as(which)
            .isEqualTo(Ratio.of(oracle.need()));
      }
      seen.merge(result.outcome(), 1, Integer::sum);
      result.voids().forEach(v -> reasons.add(v.reason()));
    }
    System.out.println("OracleTest: " + seen);
    assertThat(seen.keySet())
        .as("every outcome was met")
        .containsExactlyInAnyOrder(VoteOutcome.values());
    assertThat(reasons)
        .as("every reason to set a proxy aside was met")
        .containsExactlyInAnyOrder(Proxy.Reason.values());
  }

  static Case random(Random r) {
    int size = 1 + r.nextInt(24);
    boolean colleges = r.nextInt(3) == 0;
    Weights weights = any(r, Weights.values());
    List<Roster.Member> members = new ArrayList<>();
    for (int i = 1; i <= size; i++) {
      members.add(
          new Roster.Member(
              m(i),
              weights == Weights.EQUAL ? 1 : 1 + r.nextInt(4),
              colleges ? "abc".substring(i % 3, i % 3 + 1) : Roster.NO_COLLEGE));
    }
    Kind kind = any(r, Kind.values());
    int q = 2 + r.nextInt(4);
    Majority majority =
        switch (kind) {
          case SIMPLE -> new Majority(kind, Ratio.of(1, 2), Base.CAST, true);
          case ABSOLUTE -> new Majority(kind, Ratio.of(1, 2), any(r, Base.values()), true);
          case SHARE ->
              new Majority(
                  kind, Ratio.of(1 + r.nextInt(q - 1), q), any(r, Base.values()), r.nextBoolean());
        };
    int first = 10 + 5 * r.nextInt(11);
    int second = 5 * (1 + r.nextInt((100 - first) / 5 - 1));
    Optional<Colleges> groups =
        colleges
            ? Optional.of(
                new Colleges(
                    List.of(
                        new College("a", Ratio.of(first)),
                        new College("b", Ratio.of(second)),
                        new College("c", Ratio.of(100L - first - second))),
                    any(r, Within.values()),
                    any(r, Silent.values()),
                    any(r, Silent.values())))
            : Optional.empty();
    Tie tie = any(r, Tie.values());
    VotingRules rules =
        new VotingRules(
            "random",
            Map.of(),
            VotingRules.Entitled.MEMBERS,
            weights,
            quorum(r),
            majority,
            any(r, Cast.values()),
            any(r, Cast.values()),
            colleges && tie == Tie.CASTING_VOTE ? Tie.ADJOURN : tie,
            switch (r.nextInt(3)) {
              case 0 -> new Limit.PerHolder(r.nextInt(3));
              case 1 -> new Limit.OnePer(1 + r.nextInt(12), r.nextInt(2));
              default -> new Limit.Votes(1 + r.nextInt(6));
            },
            groups,
            Optional.of(new SecondCall(quorum(r), 7)),
            r.nextBoolean(),
            15,
            Map.of());
    Set<Id> present = new HashSet<>();
    Set<Id> recused = new HashSet<>();
    int likely = 2 + r.nextInt(8);
    for (int i = 1; i <= size; i++) {
      if (r.nextInt(10) < likely) {
        present.add(m(i));
      }
      if (r.nextInt(12) == 0) {
        recused.add(m(i));
      }
    }
    List<Proxy> proxies = new ArrayList<>();
    for (int i = r.nextInt(size + 1); i > 0; i--) {
      proxies.add(new Proxy(m(1 + r.nextInt(size + 1)), m(1 + r.nextInt(size))));
    }
    Optional<Id> chair = r.nextInt(4) == 0 ? Optional.empty() : Optional.of(m(1 + r.nextInt(size)));
    Attendance at = new Attendance(new Roster(members), present, proxies, recused, chair);
    Map<Id, Choice> choices = new HashMap<>();
    Set<Id> mayTry = new HashSet<>(present);
    proxies.forEach(p -> mayTry.add(p.giver()));
    mayTry.remove(m(size + 1));
    int leaning = r.nextInt(4);
    boolean favour = r.nextBoolean();
    for (Id id : Attendance.sorted(mayTry)) {
      favour = !favour;
      // An absent giver whose proxies are all void has a vote to set aside; nobody else has one.
      if (r.nextInt(8) > 0) {
        choices.put(
            id,
            leaning == 3
                ? (favour ? Choice.FOR : Choice.AGAINST)
                : leaning == 0 ? any(r, Choice.FOR, Choice.AGAINST) : any(r, Choice.values()));
      }
    }
    Vote named = Vote.byName(choices);
    if (colleges || r.nextInt(3) > 0) {
      return new Case(rules, 1 + r.nextInt(2), at, named);
    }
    // By hand: the totals of the same votes, so that the chair has to be asked.
    int call = 1 + r.nextInt(2);
    Vote.Counts totals = new Oracle(new Case(rules, call, at, named)).totals();
    long half = totals.total() / 2;
    Vote hand = Vote.byHand(leaning == 3 ? new Vote.Counts(half, half, 0, 0, 0) : totals);
    hand = r.nextInt(3) == 0 ? hand.inSecret() : hand;
    return new Case(
        rules,
        call,
        at,
        r.nextBoolean() ? hand.casting(any(r, Choice.FOR, Choice.AGAINST, Choice.ABSTAIN)) : hand);
  }

  @SafeVarargs
  static <T> T any(Random r, T... of) {
    return of[r.nextInt(of.length)];
  }

  private static Optional<Quorum> quorum(Random r) {
    int q = 2 + r.nextInt(4);
    return r.nextInt(4) == 0
        ? Optional.empty()
        : Optional.of(
            new Quorum(
                Ratio.of(1 + r.nextInt(q - 1), q), r.nextBoolean(), any(r, Counts.values())));
  }

  /** The slow tally. */
  static final class Oracle {
    private static final MathContext LONG = new MathContext(80);
    private static final BigDecimal NOTHING = new BigDecimal("1e-60");

    final Map<Id, Id> holders = new HashMap<>();
    final boolean quorumMet;
    private final Case c;

    Oracle(Case c) {
      this.c = c;
      Attendance at = c.at();
      for (Proxy p : at.proxies()) {
        if (counts(p)) {
          holders.put(p.giver(), p.holder());
        }
      }
      long of = 0;
      long seen = 0;
      Optional<Quorum> quorum =
          c.call() == 1 ? c.rules().quorum() : c.rules().secondCall().orElseThrow().quorum();
      for (Roster.Member m : at.roster().members()) {
        int units = c.rules().weights() == Weights.REGISTER_QUORUM_OF_VOTES ? m.weight() : 1;
        boolean out = at.recused().contains(m.id()) && !c.rules().recusedInQuorum();
        boolean there =
            at.present().contains(m.id())
                || (holders.containsKey(m.id())
                    && quorum.isPresent()
                    && quorum.get().counts() == Counts.PRESENT_AND_REPRESENTED);
        of += out ? 0 : units;
        seen += out || !there ? 0 : units;
      }
      if (quorum.isEmpty()) {
        quorumMet = true;
      } else {
        long p = quorum.get().fraction().num().longValueExact();
        long q = quorum.get().fraction().den().longValueExact();
        quorumMet = of > 0 && (quorum.get().moreThan() ? q * seen > p * of : q * seen >= p * of);
      }
    }

    private int weight(Id id) {
      return c.at().roster().members().stream()
          .filter(m -> m.id().equals(id))
          .mapToInt(Roster.Member::weight)
          .sum();
    }

    private boolean counts(Proxy p) {
      Attendance at = c.at();
      boolean both = weight(p.giver()) > 0 && weight(p.holder()) > 0;
      boolean away = !at.present().contains(p.giver()) && at.present().contains(p.holder());
      boolean free = !at.recused().contains(p.giver()) && !at.recused().contains(p.holder());
      if (!both || !away || !free || holders.containsKey(p.giver())) {
        return false;
      }
      List<Id> held =
          holders.keySet().stream().filter(g -> p.holder().equals(holders.get(g))).toList();
      return switch (c.rules().proxies()) {
        case Limit.PerHolder(int n) -> held.size() + 1 <= n;
        case Limit.OnePer(int per, int least) ->
            held.size() + 1 <= least || (held.size() + 1) * per <= at.roster().size();
        case Limit.Votes(int n) ->
            weight(p.holder()) + held.stream().mapToInt(this::weight).sum() + weight(p.giver())
                <= n;
      };
    }

    private boolean votes(Roster.Member m) {
      return !c.at().recused().contains(m.id())
          && (c.at().present().contains(m.id()) || holders.containsKey(m.id()));
    }

    Vote.Counts totals() {
      Vote.Counts all = Vote.Counts.NONE;
      if (c.vote().ballots() instanceof Vote.ByName(Map<Id, Choice> choices)) {
        for (Roster.Member m : c.at().roster().members()) {
          Choice choice = choices.get(m.id());
          if (choice != null && votes(m)) {
            all = all.plus(choice, m.weight());
          }
        }
      }
      return all;
    }

    /** For, against, base of one college, one vote after another. */
    private long[] college(String name) {
      long[] three = new long[3];
      VotingRules rules = c.rules();
      if (c.vote().ballots() instanceof Vote.ByHand(Map<String, Vote.Counts> byHand)) {
        Vote.Counts n = byHand.getOrDefault(name, Vote.Counts.NONE);
        three[0] = n.favour();
        three[1] = n.against();
        three[2] += n.favour() + n.against();
        three[2] += rules.blank() == Cast.CAST ? n.blank() : 0;
        three[2] += rules.abstain() == Cast.CAST ? n.abstain() : 0;
      }
      long present = 0;
      long members = 0;
      for (Roster.Member m : c.at().roster().members()) {
        if (!m.college().equals(name) || c.at().recused().contains(m.id())) {
          continue;
        }
        members += m.weight();
        present += votes(m) ? m.weight() : 0;
        if (votes(m) && c.vote().ballots() instanceof Vote.ByName(Map<Id, Choice> choices)) {
          Choice choice = choices.get(m.id());
          three[0] += choice == Choice.FOR ? m.weight() : 0;
          three[1] += choice == Choice.AGAINST ? m.weight() : 0;
          boolean cast =
              choice == Choice.FOR
                  || choice == Choice.AGAINST
                  || (choice == Choice.BLANK && rules.blank() == Cast.CAST)
                  || (choice == Choice.ABSTAIN && rules.abstain() == Cast.CAST);
          three[2] += cast ? m.weight() : 0;
        }
      }
      three[2] =
          switch (rules.majority().base()) {
            case CAST -> three[2];
            case PRESENT -> present;
            case MEMBERS -> members;
          };
      return three;
    }

    private BigDecimal[] figures() {
      BigDecimal[] sum = {BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO};
      if (c.rules().colleges().isEmpty()) {
        long[] n = college(Roster.NO_COLLEGE);
        for (int i = 0; i < 3; i++) {
          sum[i] = BigDecimal.valueOf(n[i]);
        }
        return sum;
      }
      Colleges colleges = c.rules().colleges().get();
      for (College college : colleges.list()) {
        BigDecimal weight = new BigDecimal(college.weight().num());
        long[] n = college(college.name());
        BigDecimal[] part = {BigDecimal.ZERO, BigDecimal.ZERO, weight};
        if (n[2] == 0) {
          part[2] = colleges.nobody() == Silent.NEUTRALISED ? BigDecimal.ZERO : weight;
        } else if (colleges.within() == Within.PROPORTIONAL) {
          part[0] =
              weight.multiply(BigDecimal.valueOf(n[0])).divide(BigDecimal.valueOf(n[2]), LONG);
          part[1] =
              weight.multiply(BigDecimal.valueOf(n[1])).divide(BigDecimal.valueOf(n[2]), LONG);
        } else if (n[0] > n[1]) {
          part[0] = weight;
        } else if (n[0] < n[1]) {
          part[1] = weight;
        } else if (colleges.tied() == Silent.NEUTRALISED) {
          part[2] = BigDecimal.ZERO;
        }
        for (int i = 0; i < 3; i++) {
          sum[i] = sum[i].add(part[i]);
        }
      }
      return sum;
    }

    /** Equal when nearer than anything these fractions can be apart. */
    private static int compare(BigDecimal a, BigDecimal b) {
      return a.subtract(b).abs().compareTo(NOTHING) < 0 ? 0 : a.compareTo(b);
    }

    private boolean carried(BigDecimal f, BigDecimal a, BigDecimal base) {
      Majority majority = c.rules().majority();
      if (base.signum() == 0) {
        return false;
      }
      BigDecimal p = new BigDecimal(majority.share().num());
      BigDecimal q = new BigDecimal(majority.share().den());
      return switch (majority.kind()) {
        case SIMPLE -> compare(f, a) > 0;
        case ABSOLUTE -> compare(f.add(f), base) > 0;
        case SHARE ->
            majority.strictly()
                ? compare(f.multiply(q), base.multiply(p)) > 0
                : compare(f.multiply(q), base.multiply(p)) >= 0;
      };
    }

    VoteOutcome outcome() {
      if (!quorumMet) {
        return VoteOutcome.NOT_PUT;
      }
      BigDecimal[] n = figures();
      if (carried(n[0], n[1], n[2])) {
        return VoteOutcome.ADOPTED;
      }
      boolean even = n[0].signum() > 0 && compare(n[0], n[1]) == 0;
      BigDecimal more = new BigDecimal("1e-50");
      boolean aBreathMore = carried(n[0].add(more), n[1], n[2]);
      if (!even || !aBreathMore || c.rules().majority().kind() == Kind.SHARE) {
        return VoteOutcome.REJECTED;
      }
      if (c.rules().tie() == Tie.ADJOURN) {
        return VoteOutcome.ADJOURNED;
      }
      if (c.rules().tie() == Tie.REJECTED || c.vote().secret()) {
        return VoteOutcome.REJECTED;
      }
      Optional<Roster.Member> chair =
          c.at().roster().members().stream()
              .filter(m -> c.at().chair().isPresent() && c.at().chair().get().equals(m.id()))
              .filter(this::votes)
              .findFirst();
      if (chair.isEmpty()) {
        return VoteOutcome.REJECTED;
      }
      Optional<Choice> choice = c.vote().casting();
      if (c.vote().ballots() instanceof Vote.ByName(Map<Id, Choice> choices)
          && choices.containsKey(chair.get().id())) {
        choice = Optional.ofNullable(choices.get(chair.get().id()));
      }
      return choice.isEmpty()
          ? VoteOutcome.TIE_CASTING
          : choice.get() == Choice.FOR ? VoteOutcome.ADOPTED : VoteOutcome.REJECTED;
    }

    /** The first number of votes for that would do, everything else being as it is. */
    long need() {
      BigDecimal[] n = figures();
      BigDecimal base = n[2].max(BigDecimal.ONE);
      long f = 0;
      while (!carried(BigDecimal.valueOf(f), n[1], base)) {
        f++;
      }
      return f;
    }
  }
}
