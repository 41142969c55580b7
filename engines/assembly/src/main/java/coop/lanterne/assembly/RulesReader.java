// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.assembly;

import module java.base;

import coop.lanterne.assembly.VotingRules.Base;
import coop.lanterne.assembly.VotingRules.Cast;
import coop.lanterne.assembly.VotingRules.College;
import coop.lanterne.assembly.VotingRules.Colleges;
import coop.lanterne.assembly.VotingRules.Counts;
import coop.lanterne.assembly.VotingRules.Entitled;
import coop.lanterne.assembly.VotingRules.Kind;
import coop.lanterne.assembly.VotingRules.Law;
import coop.lanterne.assembly.VotingRules.Limit;
import coop.lanterne.assembly.VotingRules.Majority;
import coop.lanterne.assembly.VotingRules.Mark;
import coop.lanterne.assembly.VotingRules.Quorum;
import coop.lanterne.assembly.VotingRules.SecondCall;
import coop.lanterne.assembly.VotingRules.Silent;
import coop.lanterne.assembly.VotingRules.Tie;
import coop.lanterne.assembly.VotingRules.Weights;
import coop.lanterne.assembly.VotingRules.Within;
import coop.lanterne.rules.Fields;
import coop.lanterne.rules.Node;
import coop.lanterne.rules.Notation;
import coop.lanterne.rules.Problems;
import coop.lanterne.rules.RuleFile;

/** Reads a rule file key by key, and gathers every problem before it gives up. */
record RulesReader(Problems problems) {
  static final String SCHEMA = "lanterne.assembly/1";

  /** What a preset leaves to the statutes, until someone writes it. */
  static final String STATUTES = "ask_statutes";

  private static final String NONE = "none";
  private static final int MOST = 999_999_999;

  /** A rule file has one or two thousand bytes. */
  private static final RuleFile FILE =
      new RuleFile(100_000, 12, Map.of(STATUTES, "deliberation.rules.ask_statutes"));

  private static final Notation<Ratio> FRACTION =
      Notation.like("1/4", "[1-9]\\d{0,5}/[1-9]\\d{0,5}", RulesReader::fraction);
  private static final Notation<Ratio> KIND =
      new Notation<>("rules.bad_value", "simple, absolute, 2/3", FRACTION::read);
  private static final Notation<Integer> DAYS =
      Notation.like("P15D", "P\\d{1,4}D", s -> Integer.valueOf(s.substring(1, s.length() - 1)));
  private static final Notation<Ratio> PERCENT =
      Notation.like("37.5", "\\d{1,3}(\\.\\d{1,6})?", s -> Ratio.of(new BigDecimal(s)));

  private static final Map<String, Counts> COUNTS =
      Map.of("present", Counts.PRESENT, "present_and_represented", Counts.PRESENT_AND_REPRESENTED);
  private static final Map<String, Cast> CAST =
      Map.of("cast", Cast.CAST, "not_cast", Cast.NOT_CAST);
  private static final Map<String, Silent> SILENT =
      Map.of("neutralised", Silent.NEUTRALISED, "lost", Silent.LOST);

  private static final Map<String, Tie> TIE =
      Map.of("rejected", Tie.REJECTED, "casting_vote", Tie.CASTING_VOTE, "adjourn", Tie.ADJOURN);
  private static final Map<String, Mark> MARKS =
      Map.of("read", Mark.READ, "secondary", Mark.SECONDARY, "unverified", Mark.UNVERIFIED);

  static Checked<VotingRules> read(String source, byte[] bytes) {
    Problems problems = new Problems(source);
    Optional<Fields> root = FILE.read(bytes, problems).flatMap(Node::fields);
    return root.isEmpty()
        ? new Checked.Stopped<>(problems.found())
        : new RulesReader(problems).rules(root.get());
  }

  /** One number over another, and at most 1. */
  private static Ratio fraction(String text) {
    String[] parts = text.split("/", -1);
    Ratio ratio = Ratio.of(Long.parseLong(parts[0]), Long.parseLong(parts[1]));
    if (ratio.compareTo(Ratio.of(1)) > 0) {
      throw new IllegalArgumentException("more than the whole: " + text);
    }
    return ratio;
  }

  private Checked<VotingRules> rules(Fields f) {
    f.choice("schema", Map.of(SCHEMA, SCHEMA));
    Optional<String> id = f.read("id", Notation.TEXT);
    Optional<Map<String, String>> title = f.must("title").flatMap(Node::sentence);
    Optional<Entitled> entitled =
        f.choice(
            "entitled", Map.of("members", Entitled.MEMBERS, "body_members", Entitled.BODY_MEMBERS));
    Optional<Weights> weights = weights(f);
    Optional<Quorum> quorum = quorum(f);
    Optional<Majority> majority = f.table("majority").flatMap(this::majority);
    Optional<Cast> abstain = f.choice("abstain", CAST);
    Optional<Cast> blank = f.choice("blank", CAST);
    Optional<Tie> tie = f.choice("tie", TIE);
    Optional<Limit> proxies = f.table("proxies").flatMap(this::proxies);
    Optional<Colleges> colleges = tableOrNone(f, "colleges").flatMap(this::colleges);
    Optional<SecondCall> second = tableOrNone(f, "second_call").flatMap(this::second);
    Optional<Boolean> recused = f.table("recusal").flatMap(RulesReader::recused);
    Optional<Integer> notice = f.read("notice", DAYS);
    Map<String, Law> law = law(f);
    f.done();
    if (colleges.isPresent() && tie.isPresent() && tie.get() == Tie.CASTING_VOTE) {
      problem("casting_in_colleges", f, "tie", "casting_vote");
    }
    if (!problems.none()) {
      return new Checked.Stopped<>(problems.found());
    }
    return new Checked.Done<>(
        new VotingRules(
            id.orElseThrow(),
            title.orElseThrow(),
            entitled.orElseThrow(),
            weights.orElseThrow(),
            quorum,
            majority.orElseThrow(),
            abstain.orElseThrow(),
            blank.orElseThrow(),
            tie.orElseThrow(),
            proxies.orElseThrow(),
            colleges,
            second,
            recused.orElseThrow(),
            notice.orElseThrow(),
            law));
  }

  private static Optional<Boolean> recused(Fields t) {
    Optional<Boolean> quorum = t.choice("quorum", Map.of("included", true, "excluded", false));
    t.done();
    return quorum;
  }

  private Optional<Weights> weights(Fields f) {
    if (!f.holdsTable("weights")) {
      return f.choice("weights", Map.of("equal", Weights.EQUAL));
    }
    Optional<Fields> table = f.table("weights");
    Optional<Weights> weights =
        table.flatMap(
            t -> {
              t.choice("from", Map.of("register", true));
              return t.choice(
                  "quorum",
                  Map.of(
                      "members", Weights.REGISTER_QUORUM_OF_MEMBERS,
                      "votes", Weights.REGISTER_QUORUM_OF_VOTES));
            });
    table.ifPresent(Fields::done);
    return weights;
  }

  private Optional<Quorum> quorum(Fields f) {
    return tableOrNone(f, "quorum")
        .flatMap(
            t -> {
              // "at least" and "more than" are two words, so that neither is a default.
              boolean moreThan = t.has("more_than") && !t.has("fraction");
              Optional<Ratio> fraction = t.read(moreThan ? "more_than" : "fraction", FRACTION);
              Optional<Counts> counts = t.choice("counts", COUNTS);
              t.done();
              if (moreThan && fraction.isPresent() && fraction.get().equals(Ratio.of(1))) {
                problem("more_than_all", t, "more_than", t.seen("more_than"));
                return Optional.empty();
              }
              return fraction.flatMap(x -> counts.map(c -> new Quorum(x, moreThan, c)));
            });
  }

  private Optional<Majority> majority(Fields t) {
    Optional<String> kind = t.read("kind", Notation.TEXT);
    Optional<Base> base =
        t.choice(
            "base", Map.of("cast", Base.CAST, "present", Base.PRESENT, "members", Base.MEMBERS));
    Optional<Boolean> strictly = t.read("strictly", Notation.TRUTH);
    t.done();
    if (kind.isEmpty() || base.isEmpty() || strictly.isEmpty()) {
      return Optional.empty();
    }
    boolean simple = kind.get().equals("simple");
    boolean named = simple || kind.get().equals("absolute");
    Optional<Ratio> share = named ? Optional.of(Ratio.of(1, 2)) : t.read("kind", KIND);
    if (named && !strictly.get()) {
      problem("strict_majority", t, "strictly", "false");
    } else if (simple && base.get() != Base.CAST) {
      problem("simple_is_of_cast", t, "base", t.seen("base"));
    } else {
      if (share.isPresent() && strictly.get() && share.get().equals(Ratio.of(1))) {
        problem("more_than_all", t, "kind", t.seen("kind"));
        return Optional.empty();
      }
      Kind k = simple ? Kind.SIMPLE : named ? Kind.ABSOLUTE : Kind.SHARE;
      return share.map(s -> new Majority(k, s, base.get(), strictly.get()));
    }
    return Optional.empty();
  }

  private Optional<Limit> proxies(Fields t) {
    Optional<Limit> limit;
    if (t.has("votes_per_holder")) {
      limit = whole(t, "votes_per_holder", 1).map(Limit.Votes::new);
    } else if (t.holdsTable("per_holder")) {
      limit =
          t.table("per_holder")
              .flatMap(
                  p -> {
                    Optional<Integer> per = whole(p, "one_per", 1);
                    Optional<Integer> least = whole(p, "at_least", 0);
                    p.done();
                    return per.flatMap(n -> least.map(l -> new Limit.OnePer(n, l)));
                  });
    } else {
      limit = whole(t, "per_holder", 0).map(Limit.PerHolder::new);
    }
    t.done();
    return limit;
  }

  private Optional<Colleges> colleges(Fields t) {
    Optional<Within> within =
        t.choice(
            "within",
            Map.of("proportional", Within.PROPORTIONAL, "winner_takes_college", Within.WINNER));
    Optional<Silent> nobody = t.choice("nobody", SILENT);
    Optional<Silent> tied =
        within.isPresent() && within.get() == Within.WINNER
            ? t.choice("tied", SILENT)
            : Optional.of(Silent.LOST);
    Optional<Fields> bounds = tableOrNone(t, "bounds");
    Optional<Ratio> low = bounds.flatMap(b -> percent(b, "at_least"));
    Optional<Ratio> high = bounds.flatMap(b -> percent(b, "at_most"));
    bounds.ifPresent(Fields::done);
    Optional<Fields> weights = t.table("weights");
    t.done();
    List<College> list = new ArrayList<>();
    weights.ifPresent(
        w -> {
          list.addAll(colleges(w, low, high));
          Ratio sum = list.stream().map(College::weight).reduce(Ratio.ZERO, Ratio::plus);
          if (list.size() == w.names().size() && !sum.equals(Ratio.of(100))) {
            problem("weights_sum", t, "weights", sum.toString());
          }
        });
    return problems.none()
        ? within.flatMap(x -> nobody.flatMap(n -> tied.map(s -> new Colleges(list, x, n, s))))
        : Optional.empty();
  }

  private static List<College> colleges(Fields w, Optional<Ratio> low, Optional<Ratio> high) {
    List<College> list = new ArrayList<>();
    for (String name : w.names()) {
      percent(w, name)
          .ifPresent(
              weight -> {
                if (low.filter(l -> weight.compareTo(l) < 0).isPresent()
                    || high.filter(h -> weight.compareTo(h) > 0).isPresent()) {
                  problem("college_out_of_bounds", w, name, weight.toString());
                }
                list.add(new College(name, weight));
              });
    }
    return list;
  }

  private Optional<SecondCall> second(Fields t) {
    Optional<Quorum> quorum = quorum(t);
    Optional<Integer> after = t.read("after", DAYS);
    t.choice("same_agenda", Map.of("true", true));
    t.done();
    return after.map(a -> new SecondCall(quorum, a));
  }

  private Map<String, Law> law(Fields f) {
    Map<String, Law> law = new LinkedHashMap<>();
    if (!f.has("law")) {
      return law; // where a key comes from is known or not; it changes no result
    }
    f.table("law")
        .ifPresent(
            t -> {
              for (String key : t.names()) {
                t.table(key)
                    .ifPresent(
                        l -> {
                          article(l).ifPresent(article -> law.put(key, article));
                          if (!f.has(key)) {
                            problem("law_without_key", t, key, key);
                          }
                        });
              }
            });
    return law;
  }

  private static Optional<Law> article(Fields l) {
    Optional<String> article = l.read("article", Notation.TEXT);
    Optional<Mark> mark = l.choice("mark", MARKS);
    Optional<LocalDate> checked = l.read("checked", Notation.DAY);
    l.done();
    return article.flatMap(a -> mark.flatMap(m -> checked.map(d -> new Law(a, m, d))));
  }

  private Optional<Fields> tableOrNone(Fields f, String key) {
    if (f.says(key, NONE)) {
      return Optional.empty();
    }
    return f.must(key)
        .flatMap(
            node -> {
              if (f.holdsTable(key)) {
                return node.fields();
              }
              problems.notOneOf(
                  List.of("{…}", NONE), node.line(), node.path(), node.yaml().brief());
              return Optional.empty();
            });
  }

  private static Optional<Integer> whole(Fields f, String key, int least) {
    return f.count(key, least, MOST);
  }

  private static Optional<Ratio> percent(Fields f, String key) {
    return f.read(key, PERCENT);
  }

  private static void problem(String code, Fields f, String key, String seen) {
    f.problem("deliberation.rules." + code, key, seen);
  }
}
