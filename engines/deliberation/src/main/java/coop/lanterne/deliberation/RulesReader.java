// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.deliberation;

import coop.lanterne.deliberation.VotingRules.Base;
import coop.lanterne.deliberation.VotingRules.Cast;
import coop.lanterne.deliberation.VotingRules.College;
import coop.lanterne.deliberation.VotingRules.Colleges;
import coop.lanterne.deliberation.VotingRules.Counts;
import coop.lanterne.deliberation.VotingRules.Entitled;
import coop.lanterne.deliberation.VotingRules.Kind;
import coop.lanterne.deliberation.VotingRules.Law;
import coop.lanterne.deliberation.VotingRules.Limit;
import coop.lanterne.deliberation.VotingRules.Majority;
import coop.lanterne.deliberation.VotingRules.Mark;
import coop.lanterne.deliberation.VotingRules.Quorum;
import coop.lanterne.deliberation.VotingRules.SecondCall;
import coop.lanterne.deliberation.VotingRules.Silent;
import coop.lanterne.deliberation.VotingRules.Tie;
import coop.lanterne.deliberation.VotingRules.Weights;
import coop.lanterne.deliberation.VotingRules.Within;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a rule file key by key, and gathers every problem before it gives up. */
final class RulesReader {
  static final String SCHEMA = "lanterne.assembly/1";

  /** What a preset leaves to the statutes, until someone writes it. */
  static final String STATUTES = "ask_statutes";

  private static final String NONE = "none";
  private static final Pattern FRACTION = Pattern.compile("([1-9]\\d{0,5})/([1-9]\\d{0,5})");
  private static final Pattern DAYS = Pattern.compile("P(\\d{1,4})D");
  private static final Pattern WHOLE = Pattern.compile("\\d{1,9}");
  private static final Pattern PERCENT = Pattern.compile("\\d{1,3}(?:\\.\\d{1,6})?");

  private static final Map<String, Counts> COUNTS =
      Map.of("present", Counts.PRESENT, "present_and_represented", Counts.PRESENT_AND_REPRESENTED);
  private static final Map<String, Cast> CAST =
      Map.of("cast", Cast.CAST, "not_cast", Cast.NOT_CAST);
  private static final Map<String, Silent> SILENT =
      Map.of("neutralised", Silent.NEUTRALISED, "lost", Silent.LOST);
  private static final Map<String, Boolean> TRUTH = Map.of("true", true, "false", false);

  private final Problems problems;

  private RulesReader(Problems problems) {
    this.problems = problems;
  }

  static Checked<VotingRules> read(String source, byte[] bytes) {
    Problems problems = new Problems(source);
    Optional<Yaml.Table> root = Yaml.read(bytes, problems);
    return root.isEmpty() ? problems.stop() : new RulesReader(problems).rules(root.get());
  }

  private Checked<VotingRules> rules(Yaml.Table root) {
    Fields f = new Fields(root, "");
    f.choice("schema", Map.of(SCHEMA, SCHEMA));
    Optional<String> id = f.text("id");
    Optional<Fields> titles = f.table("title");
    Map<String, String> title = new LinkedHashMap<>();
    titles.ifPresent(
        t -> {
          t.text("fr").ifPresent(s -> title.put("fr", s));
          t.text("en").ifPresent(s -> title.put("en", s));
          t.done();
        });
    Optional<Entitled> entitled =
        f.choice(
            "entitled", Map.of("members", Entitled.MEMBERS, "body_members", Entitled.BODY_MEMBERS));
    Optional<Weights> weights = weights(f);
    Optional<Quorum> quorum = quorum(f);
    Optional<Majority> majority = f.table("majority").flatMap(this::majority);
    Optional<Cast> abstain = f.choice("abstain", CAST);
    Optional<Cast> blank = f.choice("blank", CAST);
    Optional<Tie> tie =
        f.choice(
            "tie",
            Map.of(
                "rejected", Tie.REJECTED,
                "casting_vote", Tie.CASTING_VOTE,
                "adjourn", Tie.ADJOURN));
    Optional<Limit> proxies = f.table("proxies").flatMap(this::proxies);
    Optional<Colleges> colleges = f.tableOrNone("colleges").flatMap(this::colleges);
    Optional<SecondCall> second = f.tableOrNone("second_call").flatMap(this::second);
    Optional<Fields> recusals = f.table("recusal");
    Optional<Boolean> recused =
        recusals.flatMap(r -> r.choice("quorum", Map.of("included", true, "excluded", false)));
    recusals.ifPresent(Fields::done);
    Optional<Integer> notice = f.days("notice");
    Map<String, Law> law = law(f);
    f.done();
    if (colleges.isPresent() && tie.isPresent() && tie.get() == Tie.CASTING_VOTE) {
      f.problem("casting_in_colleges", "tie", "casting_vote");
    }
    if (!problems.none()) {
      return problems.stop();
    }
    return new Checked.Done<>(
        new VotingRules(
            id.orElseThrow(),
            title,
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
    return f.tableOrNone("quorum")
        .flatMap(
            t -> {
              // "at least" and "more than" are two words, so that neither is a default.
              boolean moreThan = t.has("more_than") && !t.has("fraction");
              Optional<Ratio> fraction = t.fraction(moreThan ? "more_than" : "fraction");
              Optional<Counts> counts = t.choice("counts", COUNTS);
              t.done();
              if (moreThan && fraction.isPresent() && fraction.get().equals(Ratio.of(1))) {
                t.problem("more_than_all", "more_than", t.seen("more_than"));
                return Optional.empty();
              }
              return fraction.flatMap(x -> counts.map(c -> new Quorum(x, moreThan, c)));
            });
  }

  private Optional<Majority> majority(Fields t) {
    Optional<String> kind = t.text("kind");
    Optional<Base> base =
        t.choice(
            "base", Map.of("cast", Base.CAST, "present", Base.PRESENT, "members", Base.MEMBERS));
    Optional<Boolean> strictly = t.choice("strictly", TRUTH);
    t.done();
    if (kind.isEmpty() || base.isEmpty() || strictly.isEmpty()) {
      return Optional.empty();
    }
    boolean simple = kind.get().equals("simple");
    boolean named = simple || kind.get().equals("absolute");
    Optional<Ratio> share = named ? Optional.of(Ratio.of(1, 2)) : t.fraction("kind");
    if (named && !strictly.get()) {
      t.problem("strict_majority", "strictly", "false");
    } else if (simple && base.get() != Base.CAST) {
      t.problem("simple_is_of_cast", "base", t.seen("base"));
    } else {
      if (share.isPresent() && strictly.get() && share.get().equals(Ratio.of(1))) {
        t.problem("more_than_all", "kind", t.seen("kind"));
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
      limit = t.whole("votes_per_holder", 1).map(Limit.Votes::new);
    } else if (t.holdsTable("per_holder")) {
      limit =
          t.table("per_holder")
              .flatMap(
                  p -> {
                    Optional<Integer> per = p.whole("one_per", 1);
                    Optional<Integer> least = p.whole("at_least", 0);
                    p.done();
                    return per.flatMap(n -> least.map(l -> new Limit.OnePer(n, l)));
                  });
    } else {
      limit = t.whole("per_holder", 0).map(Limit.PerHolder::new);
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
    Optional<Fields> bounds = t.tableOrNone("bounds");
    Optional<Ratio> low = bounds.flatMap(b -> b.percent("at_least"));
    Optional<Ratio> high = bounds.flatMap(b -> b.percent("at_most"));
    bounds.ifPresent(Fields::done);
    Optional<Fields> weights = t.table("weights");
    t.done();
    List<College> list = new ArrayList<>();
    weights.ifPresent(
        w -> {
          for (String name : w.names()) {
            w.percent(name)
                .ifPresent(
                    weight -> {
                      if ((low.isPresent() && weight.compareTo(low.get()) < 0)
                          || (high.isPresent() && weight.compareTo(high.get()) > 0)) {
                        w.problem("college_out_of_bounds", name, weight.toString());
                      }
                      list.add(new College(name, weight));
                    });
          }
          Ratio sum = list.stream().map(College::weight).reduce(Ratio.ZERO, Ratio::plus);
          if (list.size() == w.names().size() && !sum.equals(Ratio.of(100))) {
            t.problem("weights_sum", "weights", sum.toString());
          }
        });
    return problems.none()
        ? within.flatMap(x -> nobody.flatMap(n -> tied.map(s -> new Colleges(list, x, n, s))))
        : Optional.empty();
  }

  private Optional<SecondCall> second(Fields t) {
    Optional<Quorum> quorum = quorum(t);
    Optional<Integer> after = t.days("after");
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
                          Optional<String> article = l.text("article");
                          Optional<Mark> mark =
                              l.choice(
                                  "mark",
                                  Map.of(
                                      "read", Mark.READ,
                                      "secondary", Mark.SECONDARY,
                                      "unverified", Mark.UNVERIFIED));
                          Optional<LocalDate> checked = l.day("checked");
                          l.done();
                          if (!f.has(key)) {
                            t.problem("law_without_key", key, key);
                          }
                          article.ifPresent(
                              a ->
                                  mark.ifPresent(
                                      m -> checked.ifPresent(d -> law.put(key, new Law(a, m, d)))));
                        });
              }
            });
    return law;
  }

  /** The keys of one table: each is asked for by name; what was not asked for is unknown. */
  private final class Fields {
    private final Yaml.Table table;
    private final String path;
    private final Set<String> asked = new HashSet<>();

    Fields(Yaml.Table table, String path) {
      this.table = table;
      this.path = path;
    }

    Set<String> names() {
      return table.entries().keySet();
    }

    boolean has(String key) {
      return table.entries().containsKey(key);
    }

    boolean holdsTable(String key) {
      return table.entries().get(key) instanceof Yaml.Table;
    }

    String seen(String key) {
      return table.entries().get(key) instanceof Yaml.Scalar(int _, String text) ? text : "";
    }

    void problem(String code, String key, String seen) {
      Yaml value = table.entries().getOrDefault(key, table);
      problems.add(
          "deliberation.rules." + code,
          value.line(),
          path + key,
          seen,
          m -> m.with("key", path + key));
    }

    private void wrong(String key, String seen, Iterable<String> expected) {
      Yaml value = table.entries().getOrDefault(key, table);
      problems.add(
          "deliberation.rules.value",
          value.line(),
          path + key,
          seen,
          m -> m.with("key", path + key).with("expected", String.join(", ", expected)));
    }

    private Optional<Yaml> value(String key) {
      asked.add(key);
      Yaml value = table.entries().get(key);
      if (value == null
          || (value instanceof Yaml.Scalar(int _, String text)
              && (text.isBlank() || text.equals("null") || text.equals("~")))) {
        problem("missing_key", key, "");
        return Optional.empty();
      }
      if (value instanceof Yaml.Scalar(int _, String text) && text.equals(STATUTES)) {
        problem("ask_statutes", key, text);
        return Optional.empty();
      }
      return Optional.of(value);
    }

    Optional<String> text(String key) {
      return value(key)
          .flatMap(
              v -> {
                if (v instanceof Yaml.Scalar(int _, String text)) {
                  return Optional.of(text);
                }
                wrong(key, "", List.of("text"));
                return Optional.empty();
              });
    }

    <T> Optional<T> choice(String key, Map<String, T> choices) {
      return text(key)
          .flatMap(
              text -> {
                Optional<T> chosen = Optional.ofNullable(choices.get(text));
                if (chosen.isEmpty()) {
                  wrong(key, text, new TreeSet<>(choices.keySet()));
                }
                return chosen;
              });
    }

    private Optional<String> matching(String key, Pattern pattern, String example) {
      return text(key)
          .flatMap(
              text -> {
                if (pattern.matcher(text).matches()) {
                  return Optional.of(text);
                }
                wrong(key, text, List.of(example));
                return Optional.empty();
              });
    }

    Optional<Integer> whole(String key, int least) {
      return matching(key, WHOLE, "0, 1, 2…")
          .map(Integer::parseInt)
          .flatMap(
              n -> {
                if (n >= least) {
                  return Optional.of(n);
                }
                wrong(key, n.toString(), List.of(least + "…"));
                return Optional.empty();
              });
    }

    Optional<Integer> days(String key) {
      return matching(key, DAYS, "P15D")
          .map(
              text -> {
                Matcher m = DAYS.matcher(text);
                return m.matches() ? Integer.parseInt(m.group(1)) : 0;
              });
    }

    Optional<LocalDate> day(String key) {
      return text(key)
          .flatMap(
              text -> {
                try {
                  return Optional.of(LocalDate.parse(text));
                } catch (DateTimeParseException e) {
                  wrong(key, text, List.of("2026-11-24"));
                  return Optional.empty();
                }
              });
    }

    Optional<Ratio> fraction(String key) {
      return text(key)
          .flatMap(
              text -> {
                Matcher m = FRACTION.matcher(text);
                if (m.matches()) {
                  long p = Long.parseLong(m.group(1));
                  long q = Long.parseLong(m.group(2));
                  if (p <= q) {
                    return Optional.of(Ratio.of(p, q));
                  }
                }
                wrong(
                    key,
                    text,
                    key.equals("kind") ? List.of("simple", "absolute", "2/3…") : List.of("1/4…"));
                return Optional.empty();
              });
    }

    Optional<Ratio> percent(String key) {
      return matching(key, PERCENT, "37.5").map(text -> Ratio.of(new BigDecimal(text)));
    }

    Optional<Fields> table(String key) {
      return value(key)
          .flatMap(
              v -> {
                if (v instanceof Yaml.Table t) {
                  return Optional.of(new Fields(t, path + key + "."));
                }
                wrong(key, seen(key), List.of("{…}"));
                return Optional.empty();
              });
    }

    Optional<Fields> tableOrNone(String key) {
      if (seen(key).equals(NONE)) {
        asked.add(key);
        return Optional.empty();
      }
      return value(key)
          .flatMap(
              v -> {
                if (v instanceof Yaml.Table t) {
                  return Optional.of(new Fields(t, path + key + "."));
                }
                wrong(key, seen(key), List.of("{…}", NONE));
                return Optional.empty();
              });
    }

    /** Whatever is left is a key that nobody knows. */
    void done() {
      for (String key : names()) {
        if (!asked.contains(key)) {
          problem("unknown_key", key, key);
        }
      }
    }
  }
}
