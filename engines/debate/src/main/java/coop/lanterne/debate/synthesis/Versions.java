// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.debate.synthesis;

import module java.base;

import coop.lanterne.debate.opinions.Statement;
import coop.lanterne.kernel.Finding;
import coop.lanterne.kernel.Message;

/**
 * Several texts to choose from, an article a theme, each built by a named criterion (ours). With
 * votes, the wordings are the statements voted on that stand word for word in a contribution, and
 * approval is agreement. Without, they are the ideas of most people, and who wrote something close
 * is taken to approve: that says who wrote the same, not who would agree.
 *
 * @param versions one for each criterion asked for, in the order of {@link Criterion}
 * @param byVotes whether approval comes from votes
 * @param findings statements that no contribution holds, themes on which nobody voted
 */
public record Versions(List<Version> versions, boolean byVotes, List<Finding> findings) {
  /** As many wordings of a theme are weighed where nobody voted. */
  private static final int WORDINGS = 8;

  /** As many losses of an article are told. */
  private static final int LOSSES = 3;

  public Versions {
    versions = List.copyOf(versions);
    findings = List.copyOf(findings);
  }

  /**
   * The versions of a debate.
   *
   * @param synthesis of the same debate: whom it leaves out is who the last criterion looks to
   * @param ballots votes on its sentences, where there are any
   * @param count how many criteria, the first of {@link Criterion}
   * @param smallestGroup groups of fewer voters are neither counted apart nor shown
   */
  public static Versions of(
      Debate debate, Synthesis synthesis, Optional<Ballots> ballots, int count, int smallestGroup) {
    return of(debate, synthesis, ballots.map(b -> new Poll(debate, b, smallestGroup)), count);
  }

  static Versions of(Debate debate, Synthesis synthesis, Optional<Poll> poll, int count) {
    return new Maker(debate, synthesis, poll).make(count);
  }

  /**
   * The version of that criterion.
   *
   * @throws IllegalArgumentException when it was not asked for
   */
  public Version get(Criterion criterion) {
    return versions.stream()
        .filter(v -> v.criterion() == criterion)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no version by " + criterion));
  }

  /**
   * A wording that may become an article.
   *
   * @param approvers places of the people, or voters, who approve it
   * @param against those who disagree
   * @param seen those who could say
   */
  private record Wording(
      String theme, List<Quote> sources, BitSet approvers, BitSet against, BitSet seen) {
    Quote quote() {
      return sources.getFirst();
    }
  }

  private static final class Maker {
    private final Debate debate;
    private final Corpus corpus;
    private final Synthesis synthesis;
    private final Optional<Poll> poll;
    private final List<Finding> findings = new ArrayList<>();
    private final SortedMap<String, BitSet> groups;
    private final Map<String, List<Wording>> wordings = new HashMap<>();
    private final int people;

    Maker(Debate debate, Synthesis synthesis, Optional<Poll> poll) {
      this.debate = debate;
      this.corpus = debate.corpus();
      this.synthesis = synthesis;
      this.poll = poll;
      people = poll.map(p -> p.people).orElse(corpus.people);
      groups = poll.map(p -> p.groups).orElseGet(TreeMap::new);
      poll.ifPresentOrElse(this::voted, this::written);
    }

    Versions make(int count) {
      Map<Criterion, List<Wording>> texts = new TreeMap<>();
      for (Criterion criterion : Arrays.copyOf(Criterion.values(), count)) {
        if (cannot(criterion).isEmpty()) {
          texts.put(criterion, text(criterion));
        }
      }
      List<Version> versions = new ArrayList<>();
      for (Criterion criterion : Arrays.copyOf(Criterion.values(), count)) {
        List<Wording> text = texts.getOrDefault(criterion, List.of());
        List<Criterion> same =
            texts.keySet().stream()
                .filter(c -> c != criterion && text.equals(texts.get(c)))
                .toList();
        versions.add(
            new Version(
                criterion, text.stream().map(this::article).toList(), same, cannot(criterion)));
      }
      return new Versions(versions, poll.isPresent(), findings);
    }

    private Optional<Version.Why> cannot(Criterion criterion) {
      if (!criterion.needsVotes() || groups.size() > 1) {
        return Optional.empty();
      }
      return Optional.of(poll.isEmpty() ? Version.Why.NO_VOTES : Version.Why.NO_GROUPS);
    }

    private void add(Wording wording) {
      wordings.computeIfAbsent(wording.theme(), _ -> new ArrayList<>()).add(wording);
    }

    /** Wordings where nobody voted: the ideas of most people, theme by theme. */
    private void written() {
      Approvals approvals = Approvals.byCloseness(debate);
      Map<Quote, Integer> places = new HashMap<>();
      for (int i = 0; i < debate.pool().candidates.size(); i++) {
        places.put(corpus.sentences.get(debate.pool().candidates.get(i)).quote(), i);
      }
      BitSet everyone = new BitSet();
      everyone.set(0, corpus.people);
      for (Idea idea : debate.ideas()) {
        Integer place = places.get(idea.quote());
        if (place != null && idea.theme().isPresent()) {
          BitSet approvers = approvals.of(place);
          String theme = idea.theme().get();
          add(new Wording(theme, idea.sources(), approvers, new BitSet(), everyone));
        }
      }
      Comparator<Wording> most =
          Comparator.comparingInt((Wording w) -> -w.approvers().cardinality())
              .thenComparing(BY_PLACE);
      wordings.replaceAll((_, of) -> of.stream().sorted(most).limit(WORDINGS).toList());
    }

    /** Wordings that people voted on: statements that stand word for word in a contribution. */
    private void voted(Poll given) {
      for (Poll.Put put : given.put) {
        debate
            .filing()
            .of(put.quote().contribution())
            .ifPresentOrElse(
                theme ->
                    add(
                        new Wording(
                            theme, List.of(put.quote()), put.agrees(), put.against(), put.seen())),
                () -> unmatched(put.statement()));
      }
      given.unmatched.forEach(this::unmatched);
      wordings.replaceAll((_, of) -> of.stream().sorted(BY_PLACE).toList());
      for (Theme theme : debate.themes()) {
        if (!wordings.containsKey(theme.id())) {
          finding("theme-without-votes", theme.name());
        }
      }
    }

    private void unmatched(Statement statement) {
      finding(
          "unmatched-statement", statement.text().isEmpty() ? statement.id() : statement.text());
    }

    private void finding(String code, String seen) {
      String key = "deliberation.versions." + code.replace('-', '_');
      findings.add(
          new Finding(
              code,
              Finding.Severity.SET_ASIDE,
              new Finding.Place("", 0, ""),
              seen,
              Message.of(key + ".why"),
              Message.of(key + ".maybe")));
    }

    private List<Wording> text(Criterion criterion) {
      List<Wording> text = new ArrayList<>();
      int[] got = new int[people];
      for (Theme theme : debate.themes()) {
        List<Wording> of = wordings.getOrDefault(theme.id(), List.of());
        if (!of.isEmpty()) {
          Wording best = best(of, score(criterion, got));
          best.approvers().stream().forEach(p -> got[p]++);
          text.add(best);
        }
      }
      return text;
    }

    /** The one that scores most; of equals the shortest, then the first of the debate. */
    private static Wording best(List<Wording> of, ToDoubleFunction<Wording> score) {
      return of.stream()
          .min(
              Comparator.comparingDouble((Wording w) -> -score.applyAsDouble(w))
                  .thenComparingInt(w -> Corpus.words(w.quote().text()))
                  .thenComparing(BY_PLACE))
          .orElseThrow();
    }

    private ToDoubleFunction<Wording> score(Criterion criterion, int[] got) {
      return switch (criterion) {
        case APPROVAL -> w -> poll.isPresent() ? share(w, w.seen()) : w.approvers().cardinality();
        case WORST_OFF ->
            w -> groups.values().stream().mapToDouble(g -> share(w, g)).min().orElse(0);
        case CONSENSUS ->
            w -> {
              double product = 1;
              for (BitSet group : groups.values()) {
                product *= share(w, group);
              }
              return product;
            };
        case PROPORTIONAL -> w -> w.approvers().stream().mapToDouble(p -> 1. / (1 + got[p])).sum();
        case MINORITY -> poll.isPresent() ? leastServed() : leftOut();
      };
    }

    /** (A + 1) / (S + 2) among those people, as Polis estimates agreement. */
    private static double share(Wording w, BitSet among) {
      return (Told.common(w.approvers(), among) + 1.) / (Told.common(w.seen(), among) + 2.);
    }

    /**
     * With votes: support among the third of voters whom the most approved version serves least.
     */
    private ToDoubleFunction<Wording> leastServed() {
      int[] served = new int[people];
      text(Criterion.APPROVAL).forEach(w -> w.approvers().stream().forEach(p -> served[p]++));
      List<Integer> order =
          IntStream.range(0, people)
              .boxed()
              .sorted(
                  Comparator.comparingInt((Integer p) -> served[p])
                      .thenComparing(Comparator.naturalOrder()))
              .toList();
      BitSet least = new BitSet();
      if (!order.isEmpty()) {
        int most = served[order.get(order.size() / 3)];
        order.stream().filter(p -> served[p] <= most).forEach(least::set); // ties stay together
      }
      return w -> share(w, least);
    }

    /** Without: how close it comes to each contribution that the synthesis leaves out. */
    private ToDoubleFunction<Wording> leftOut() {
      Set<String> outside = new HashSet<>(synthesis.coverage().others());
      List<List<Integer>> left = new ArrayList<>();
      for (int c = 0; c < corpus.contributions.size(); c++) {
        if (outside.contains(corpus.contributions.get(c).id())) {
          left.add(corpus.of.get(c));
        }
      }
      Map<Quote, Integer> places = new HashMap<>();
      IntStream.range(0, corpus.sentences.size())
          .forEach(s -> places.put(corpus.sentences.get(s).quote(), s));
      return w -> {
        int sentence = places.getOrDefault(w.quote(), 0);
        double sum = 0;
        for (List<Integer> own : left) {
          double closest = 0;
          for (int s : own) {
            closest = Math.max(closest, corpus.cosine(s, sentence));
          }
          sum += closest * closest;
        }
        return sum;
      };
    }

    private Article article(Wording kept) {
      List<Article.Loss> losses = new ArrayList<>();
      for (Wording w : wordings.getOrDefault(kept.theme(), List.of())) {
        BitSet lose = Told.without(w.approvers(), kept.approvers());
        if (!lose.isEmpty()) {
          SortedMap<String, Integer> byGroup = new TreeMap<>();
          groups.forEach((g, members) -> byGroup.put(g, Told.common(lose, members)));
          losses.add(new Article.Loss(w.quote(), lose.cardinality(), byGroup));
        }
      }
      losses.sort(
          Comparator.comparingInt((Article.Loss l) -> -l.people())
              .thenComparing(l -> l.quote().contribution())
              .thenComparingInt(l -> l.quote().start()));
      SortedMap<String, Article.Part> parts = new TreeMap<>();
      groups.forEach((g, members) -> parts.put(g, part(kept, members)));
      return new Article(
          kept.theme(),
          kept.sources(),
          new Article.Support(kept.approvers().cardinality(), kept.seen().cardinality(), parts),
          losses.subList(0, Math.min(LOSSES, losses.size())));
    }

    private static Article.Part part(Wording kept, BitSet members) {
      return new Article.Part(
          Told.common(kept.approvers(), members),
          Told.common(kept.against(), members),
          Told.common(kept.seen(), members));
    }
  }

  private static final Comparator<Wording> BY_PLACE =
      Comparator.comparing((Wording w) -> w.quote().contribution())
          .thenComparingInt(w -> w.quote().start());
}
