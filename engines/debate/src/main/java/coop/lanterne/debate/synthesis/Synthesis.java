// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.debate.synthesis;

import module java.base;

import coop.lanterne.kernel.Explanation;
import coop.lanterne.kernel.Finding;
import coop.lanterne.kernel.Message;
import coop.lanterne.language.Negation;
import coop.lanterne.language.Vectors;

/**
 * A debate in a few sentences, each of them someone's own words. The same contributions give the
 * same bytes, in whatever order they come and on any number of threads; nothing is drawn.
 *
 * @param sentences what is shown: one idea each, in the words of its first source; by theme, the
 *     largest first, then by supporters
 * @param ideas every idea that can be shown, those of most people first
 * @param themes as they stand after people's corrections, the largest first
 * @param proposed as the engine alone files them
 * @param coverage whom the sentences represent
 * @param minority whom they leave out
 * @param certificate whether they are in proportion
 * @param facts what was counted
 * @param findings what deserves a look, and corrections that apply to nothing
 */
public record Synthesis(
    List<Idea> sentences,
    List<Idea> ideas,
    List<Theme> themes,
    List<Theme> proposed,
    Coverage coverage,
    MinorityReport minority,
    Certificate certificate,
    List<Explanation.Count> facts,
    List<Finding> findings) {

  /**
   * Least cosine of two sentences for one to represent the other. Fixed on theme 2 of a real
   * consultation, its precision measured on pairs judged beforehand: {@code benchmarks/debate}.
   */
  public static final double REPRESENTS = .6;

  public Synthesis {
    sentences = List.copyOf(sentences);
    ideas = List.copyOf(ideas);
    themes = List.copyOf(themes);
    proposed = List.copyOf(proposed);
    facts = List.copyOf(facts);
    findings = List.copyOf(findings);
  }

  /**
   * The synthesis of a debate, with the table of vectors that comes with the language engine.
   *
   * @param contributions in any order, each with its own id
   * @param sorting what people changed in the engine's sorting
   * @throws IllegalArgumentException when two contributions have the same id
   */
  public static Synthesis of(
      Collection<Contribution> contributions, Sorting sorting, Options options) {
    return of(new Debate(contributions, sorting, Vectors.shipped()), options);
  }

  /** The synthesis of a debate that was read before. */
  public static Synthesis of(Debate debate, Options options) {
    return of(debate, options, Optional.empty());
  }

  /** The same, its certificate and its minority report made from votes where there are any. */
  static Synthesis of(Debate debate, Options options, Optional<Poll> poll) {
    return new Maker(debate, options, poll).make();
  }

  /** How many words stand in the sentences shown, as white space separates them. */
  public int words() {
    return sentences.stream().mapToInt(i -> Corpus.words(i.quote().text())).sum();
  }

  private static final class Maker {
    private final Debate debate;
    private final Corpus corpus;
    private final Options options;
    private final Optional<Poll> poll;
    private final List<Integer> shown; // as sentences of the corpus
    private final Set<Poll.Put> represented = new LinkedHashSet<>();

    Maker(Debate debate, Options options, Optional<Poll> poll) {
      this.debate = debate;
      this.corpus = debate.corpus();
      this.options = options;
      this.poll = poll;
      shown =
          Choice.of(debate.pool(), corpus, debate.gathering(), options).stream()
              .map(debate.pool().candidates::get)
              .toList();
      poll.ifPresent(this::represent);
    }

    Synthesis make() {
      List<Idea> sentences = shown.stream().map(debate::idea).sorted(debate.byTheme()).toList();
      Coverage coverage = coverage();
      return new Synthesis(
          sentences,
          debate.ideas(),
          debate.filing().themes(),
          debate.filing().proposed(),
          coverage,
          minority(coverage),
          certificate(),
          facts(sentences, coverage),
          debate.findings());
    }

    private Coverage coverage() {
      List<Coverage.Standing> standings =
          IntStream.range(0, corpus.contributions.size())
              .parallel()
              .mapToObj(c -> standing(c))
              .toList();
      return new Coverage(standings, REPRESENTS);
    }

    private Coverage.Standing standing(int contribution) {
      return standing(contribution, corpus.of.get(contribution));
    }

    /** Where those sentences of a contribution stand. */
    private Coverage.Standing standing(int contribution, List<Integer> sentences) {
      String id = corpus.contributions.get(contribution).id();
      int own = -1;
      int other = -1;
      double closest = REPRESENTS;
      for (int s : sentences) {
        for (int t : shown) {
          if (debate.gathering().idea(s) == debate.gathering().idea(t)) {
            return new Coverage.Standing(
                id, Coverage.How.QUOTED, Optional.of(quote(s)), Optional.of(quote(t)), 1);
          }
          double cosine = corpus.cosine(s, t);
          if (cosine >= closest
              && (own < 0 || cosine > closest)
              && !Negation.differ(quote(s).text(), quote(t).text())) {
            own = s;
            other = t;
            closest = cosine;
          }
        }
      }
      return own < 0
          ? new Coverage.Standing(id, Coverage.How.OUTSIDE, Optional.empty(), Optional.empty(), 0)
          : new Coverage.Standing(
              id, Coverage.How.CLOSE, Optional.of(quote(own)), Optional.of(quote(other)), closest);
    }

    private Quote quote(int sentence) {
      return corpus.sentences.get(sentence).quote();
    }

    /** Those outside, theme by theme: a theme's outsiders speak of the same things. */
    private MinorityReport minority(Coverage coverage) {
      Set<String> outside = new HashSet<>(coverage.others());
      Map<String, List<Integer>> byTheme = new TreeMap<>();
      for (int c = 0; c < corpus.contributions.size(); c++) {
        String id = corpus.contributions.get(c).id();
        if (outside.contains(id) && !corpus.of.get(c).isEmpty()) {
          byTheme.computeIfAbsent(debate.filing().of(id).orElse(""), _ -> new ArrayList<>()).add(c);
        }
      }
      return new MinorityReport(
          Minority.of(corpus, List.copyOf(byTheme.values()), options.smallestGroup()),
          represented.isEmpty()
              ? Optional.empty()
              : poll.flatMap(p -> Minority.voters(p, represented::contains)));
    }

    /** Finds what was voted on that a sentence shown represents. */
    private void represent(Poll votes) {
      Map<String, Integer> places = new HashMap<>();
      for (int c = 0; c < corpus.contributions.size(); c++) {
        places.put(corpus.contributions.get(c).id(), c);
      }
      for (Poll.Put put : votes.put) {
        int contribution = places.getOrDefault(put.quote().contribution(), 0);
        List<Integer> own =
            corpus.of.get(contribution).stream()
                .filter(s -> quote(s).start() < put.quote().end())
                .filter(s -> quote(s).end() > put.quote().start())
                .toList();
        if (standing(contribution, own).how() != Coverage.How.OUTSIDE) {
          represented.add(put);
        }
      }
    }

    private Certificate certificate() {
      return poll.filter(_ -> !represented.isEmpty())
          .map(this::byVotes)
          .orElseGet(this::byCloseness);
    }

    private Certificate byVotes(Poll votes) {
      return Proportion.certificate(
          Certificate.By.VOTES,
          votes.people,
          represented.stream().map(Poll.Put::agrees).toList(),
          votes.put.stream()
              .filter(o -> !represented.contains(o))
              .map(o -> new Proportion.Candidate(o.quote(), o.agrees(), votes.isWhole(o)))
              .toList(),
          votes.groups,
          options.smallestGroup());
    }

    private Certificate byCloseness() {
      Approvals approvals = Approvals.byCloseness(debate);
      List<Integer> places = shown.stream().map(debate.pool().candidates::indexOf).toList();
      return Proportion.certificate(
          Certificate.By.CLOSENESS,
          corpus.people,
          places.stream().map(approvals::of).toList(),
          IntStream.range(0, debate.pool().candidates.size())
              .filter(i -> !places.contains(i))
              .mapToObj(
                  i ->
                      new Proportion.Candidate(
                          quote(debate.pool().candidates.get(i)), approvals.of(i), true))
              .toList(),
          new TreeMap<>(),
          options.smallestGroup());
    }

    private List<Explanation.Count> facts(List<Idea> sentences, Coverage coverage) {
      int all = corpus.contributions.size();
      List<Explanation.Count> facts = new ArrayList<>();
      facts.add(count("represented", coverage.represented(), all));
      facts.add(count("quoted", coverage.ids(Coverage.How.QUOTED).size(), all));
      if (corpus.authorsKnown) {
        BitSet people = new BitSet();
        for (int c = 0; c < all; c++) {
          if (coverage.standings().get(c).how() != Coverage.How.OUTSIDE) {
            people.set(corpus.person[c]);
          }
        }
        facts.add(count("people", people.cardinality(), corpus.people));
      }
      facts.add(count("ideas", sentences.size(), debate.ideas().size()));
      long shared = debate.ideas().stream().filter(i -> i.supporters() > 1).count();
      facts.add(count("shared", shared, debate.ideas().size()));
      poll.ifPresent(p -> facts.add(count("statements", represented.size(), p.put.size())));
      facts.add(
          count(
              "themes",
              sentences.stream().flatMap(i -> i.theme().stream()).distinct().count(),
              debate.filing().themes().size()));
      return facts;
    }

    private static Explanation.Count count(String who, long count, long outOf) {
      return new Explanation.Count(Message.of("deliberation.synthesis.fact." + who), count, outOf);
    }
  }

  /** Ideas by their supporters, then by where they first stand. */
  static final Comparator<Idea> BY_SUPPORT =
      Comparator.comparingInt((Idea i) -> -i.supporters())
          .thenComparing(i -> i.quote().contribution())
          .thenComparingInt(i -> i.quote().start());
}
