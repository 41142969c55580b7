// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.debate.synthesis;

import module java.base;

import coop.lanterne.debate.opinions.Counts;
import coop.lanterne.debate.opinions.Side;
import coop.lanterne.kernel.Canonical;
import coop.lanterne.kernel.CanonicalBytes;
import coop.lanterne.kernel.Digest;
import coop.lanterne.kernel.Value;
import coop.lanterne.language.Sentences;

/**
 * A synthesis without anyone's words: it says where they stand, so that words that are withdrawn
 * are gone from here too. Names of themes, which are words of contributions, are kept beside it;
 * their digest is in it.
 *
 * @param lines what is shown, by theme, the largest first
 * @param ideas how many ideas there were to choose from
 * @param themes as they stand after people's corrections, the largest first
 * @param proposed as the engine alone files them
 * @param names digest of {@link Names}
 * @param places where each contribution stands, in the order of the engine
 * @param people how many wrote; contributions where authors are not known
 * @param peopleShown how many of them stand in what is shown
 * @param authorsKnown whether it is known who wrote what
 * @param minority groups of those left out, the largest first
 * @param wronged groups that deserve more, by the certificate
 * @param counted the votes that certificate, minority report and versions rest on; empty where they
 *     rest on closeness alone
 * @param drafts versions of a text to choose from, in the order of {@link Criterion}
 * @param lost how many corrections name nothing that exists
 */
public record SynthesisReport(
    List<Line> lines,
    int ideas,
    List<Group> themes,
    List<Group> proposed,
    Digest names,
    List<Place> places,
    int people,
    int peopleShown,
    boolean authorsKnown,
    List<Left> minority,
    List<Wronged> wronged,
    Optional<Counted> counted,
    List<Draft> drafts,
    int lost)
    implements Canonical {

  /** A piece of a contribution: {@link Quote} without its words. */
  public record Span(String contribution, int start, int end) implements Canonical {
    static Span of(Quote quote) {
      return new Span(quote.contribution(), quote.start(), quote.end());
    }

    /** The name of this sentence in a {@link Sorting}. */
    public String key() {
      return contribution + "@" + start;
    }

    /** These words of that contribution's text. */
    public String in(String text) {
      return text.substring(text.offsetByCodePoints(0, start), text.offsetByCodePoints(0, end));
    }
  }

  /**
   * An idea that is shown.
   *
   * @param sources where it was said; the first is the one shown
   * @param supporters how many people said it
   * @param theme the id of its theme; empty where it is filed nowhere
   */
  public record Line(List<Span> sources, int supporters, String theme) implements Canonical {
    public Line {
      sources = List.copyOf(sources);
    }

    static Line of(Idea i) {
      return new Line(
          i.sources().stream().map(Span::of).toList(), i.supporters(), i.theme().orElse(""));
    }

    /** The sentence shown. */
    public Span shown() {
      return sources.getFirst();
    }
  }

  /** A theme and the contributions filed under it. */
  public record Group(String id, List<String> contributions) implements Canonical {
    public Group {
      contributions = List.copyOf(contributions);
    }
  }

  /** Why nothing that is shown stands for a contribution, as far as the engine can tell. */
  public enum Why {
    /** It is represented. */
    NONE,
    /** It has no sentence of 4 to 40 words that could be shown or compared. */
    SHORT,
    /** It is filed under no theme. */
    ALONE,
    /** It speaks of a theme that is shown, but nothing shown is close to it. */
    FAR;

    /** The name in keys. */
    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * Where a contribution stands.
   *
   * @param own its sentence that comes closest; empty outside
   * @param shown the sentence shown that it comes closest to; empty outside
   * @param closeness thousandths of a cosine
   */
  public record Place(
      String contribution,
      Coverage.How how,
      Why why,
      Optional<Span> own,
      Optional<Span> shown,
      int closeness)
      implements Canonical {
    static Place of(Coverage.Standing s, Why why) {
      return new Place(
          s.contribution(),
          s.how(),
          why,
          s.own().map(Span::of),
          s.shown().map(Span::of),
          (int) Math.round(1000 * s.closeness()));
    }
  }

  /** People left out whose words are close; no count below the smallest group. */
  public record Left(OptionalInt people, List<Span> texts) implements Canonical {
    public Left {
      texts = List.copyOf(texts);
    }
  }

  /**
   * A group that deserves more sentences than it has; no count below the smallest group.
   *
   * @param groups how many of them by group of opinion, where that may be told
   */
  public record Wronged(
      Span statement, int deserves, OptionalInt people, SortedMap<String, Integer> groups)
      implements Canonical {
    public Wronged {
      groups = sorted(groups);
    }
  }

  /**
   * Votes that were counted.
   *
   * @param analysis the analysis of opinions that counts them, by its id
   * @param voters how many people voted; empty where that may not be told
   * @param statements how many statements stand word for word in a contribution
   * @param represented how many of these a sentence that is shown represents; where there is none,
   *     the certificate rests on closeness
   * @param reworded how many statements stand in no contribution
   * @param few how many have fewer voters than the smallest group
   * @param groups the groups of opinion counted apart, by their ids
   * @param least whom what is shown represents least
   */
  public record Counted(
      String analysis,
      OptionalInt voters,
      int statements,
      int represented,
      int reworded,
      int few,
      List<String> groups,
      Optional<Least> least)
      implements Canonical {
    public Counted {
      groups = List.copyOf(groups);
    }

    static Counted of(SynthesisInputs.Voted votes, Poll poll, Synthesis synthesis) {
      boolean certified = synthesis.certificate().by() == Certificate.By.VOTES;
      return new Counted(
          votes.analysis(),
          votes.voters(),
          poll.put.size(),
          certified ? synthesis.certificate().shown() : 0,
          poll.unmatched.size(),
          poll.few,
          List.copyOf(poll.groups.keySet()),
          synthesis
              .minority()
              .voters()
              .map(
                  v ->
                      new Least(
                          v.who().people(),
                          v.who().groups(),
                          v.holds().stream()
                              .map(h -> new Held(Span.of(h.statement()), h.side(), h.in(), h.out()))
                              .toList())));
    }
  }

  /**
   * Voters whom what is shown represents least, and what they hold; no number below the smallest.
   */
  public record Least(OptionalInt people, SortedMap<String, Integer> groups, List<Held> holds)
      implements Canonical {
    public Least {
      groups = sorted(groups);
      holds = List.copyOf(holds);
    }
  }

  /** A statement that sets them apart, with their answers and those of the others. */
  public record Held(Span statement, Side side, Counts in, Counts out) implements Canonical {}

  /**
   * A version of a text, an article a theme.
   *
   * @param sameAs the other criteria that give the same text
   * @param cannot why the criterion cannot be told; empty where it can
   */
  public record Draft(
      Criterion criterion,
      List<Clause> clauses,
      List<Criterion> sameAs,
      Optional<Version.Why> cannot)
      implements Canonical {
    public Draft {
      clauses = List.copyOf(clauses);
      sameAs = List.copyOf(sameAs);
    }

    static Draft of(Version version, Optional<Poll> poll) {
      return new Draft(
          version.criterion(),
          version.articles().stream().map(a -> Clause.of(a, poll)).toList(),
          version.sameAs(),
          version.cannot());
    }
  }

  /**
   * An article of a version: {@link Article} without its words, and without numbers that would tell
   * of fewer people than the smallest group.
   *
   * @param count how many support it
   * @param outOf how many could have
   * @param groups the answers of each group of opinion that may be told
   */
  public record Clause(
      String theme,
      Span shown,
      int count,
      int outOf,
      SortedMap<String, Counts> groups,
      List<Loss> losses)
      implements Canonical {
    public Clause {
      groups = sorted(groups);
      losses = List.copyOf(losses);
    }

    static Clause of(Article article, Optional<Poll> poll) {
      return poll.map(p -> voted(article, p)).orElseGet(() -> written(article));
    }

    private static Clause written(Article article) {
      return new Clause(
          article.theme(),
          Span.of(article.quote()),
          article.support().count(),
          article.support().outOf(),
          new TreeMap<>(),
          article.loses().stream()
              .map(l -> new Loss(Span.of(l.quote()), OptionalInt.of(l.people()), new TreeMap<>()))
              .toList());
    }

    private static Clause voted(Article article, Poll poll) {
      Poll.Put kept = poll.at(article.quote());
      Counts all = poll.all(kept);
      return new Clause(
          article.theme(),
          Span.of(article.quote()),
          all.agrees(),
          all.seen(),
          poll.cells(kept),
          article.loses().stream().map(l -> loss(poll.at(l.quote()), kept, poll)).toList());
    }

    /**
     * Who approves one and not the other: that number, beside those who approve each, gives away
     * who approves both, and the other alone.
     */
    private static Loss loss(Poll.Put left, Poll.Put kept, Poll poll) {
      BitSet lose = Told.without(left.agrees(), kept.agrees());
      Told told =
          Told.of(
              lose,
              List.of(
                  Told.without(left.agrees(), lose), Told.without(kept.agrees(), left.agrees())),
              poll.groups,
              poll.smallestGroup);
      boolean whole = poll.isWhole(left) && poll.isWhole(kept);
      return new Loss(
          Span.of(left.quote()), whole ? told.people() : OptionalInt.empty(), told.groups());
    }
  }

  /**
   * A wording left out, and who approves it and not what was kept.
   *
   * @param people how many; empty where that may not be told
   * @param groups how many of them by group of opinion, where that may be told
   */
  public record Loss(Span wording, OptionalInt people, SortedMap<String, Integer> groups)
      implements Canonical {
    public Loss {
      groups = sorted(groups);
    }
  }

  /**
   * What themes are called: words of contributions, or of whoever renamed them, kept apart.
   *
   * @param themes names by theme's id, as they stand
   * @param proposed the same as the engine alone names them
   */
  public record Names(Map<String, String> themes, Map<String, String> proposed)
      implements Canonical {
    public Names {
      themes = Map.copyOf(themes);
      proposed = Map.copyOf(proposed);
    }

    static Names of(Synthesis synthesis) {
      return new Names(names(synthesis.themes()), names(synthesis.proposed()));
    }

    private static Map<String, String> names(List<Theme> themes) {
      return themes.stream().collect(Collectors.toMap(Theme::id, Theme::name));
    }

    @Override
    public Value canonical() {
      return Value.rec("themes", named(themes), "proposed", named(proposed));
    }

    private static Value named(Map<String, String> names) {
      return new Value.Seq(
          names.entrySet().stream()
              .sorted(Map.Entry.comparingByKey())
              .<Value>map(e -> Value.rec("id", e.getKey(), "name", e.getValue()))
              .toList());
    }
  }

  public SynthesisReport {
    lines = List.copyOf(lines);
    themes = List.copyOf(themes);
    proposed = List.copyOf(proposed);
    places = List.copyOf(places);
    minority = List.copyOf(minority);
    wronged = List.copyOf(wronged);
    drafts = List.copyOf(drafts);
  }

  /** Where the words of a synthesis stand. */
  static SynthesisReport of(
      SynthesisInputs inputs, Synthesis synthesis, Optional<Poll> poll, Versions versions) {
    Map<String, String> texts =
        inputs.contributions().stream()
            .collect(Collectors.toMap(Contribution::id, Contribution::text));
    Map<String, String> themeOf =
        synthesis.themes().stream()
            .flatMap(t -> t.contributions().stream().map(c -> Map.entry(c, t.id())))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, _) -> a));
    return new SynthesisReport(
        synthesis.sentences().stream().map(Line::of).toList(),
        synthesis.ideas().size(),
        groups(synthesis.themes()),
        groups(synthesis.proposed()),
        CanonicalBytes.digest("names/1", Names.of(synthesis).canonical()),
        synthesis.coverage().standings().stream()
            .map(s -> Place.of(s, why(s, texts, themeOf)))
            .toList(),
        (int) authors(inputs).values().stream().distinct().count(),
        people(inputs, synthesis),
        inputs.contributions().stream().anyMatch(c -> c.author().isPresent()),
        synthesis.minority().groups().stream()
            .map(g -> new Left(g.people(), g.texts().stream().map(Span::of).toList()))
            .toList(),
        synthesis.certificate().violations().stream()
            .map(v -> new Wronged(Span.of(v.statement()), v.deserves(), v.size(), v.groups()))
            .toList(),
        inputs.votes().flatMap(votes -> poll.map(p -> Counted.of(votes, p, synthesis))),
        versions.versions().stream().map(v -> Draft.of(v, poll)).toList(),
        (int)
            synthesis.findings().stream().filter(f -> f.code().equals("correction-lost")).count());
  }

  private static List<Group> groups(List<Theme> themes) {
    return themes.stream().map(t -> new Group(t.id(), t.contributions())).toList();
  }

  private static Why why(
      Coverage.Standing standing, Map<String, String> texts, Map<String, String> themeOf) {
    if (standing.how() != Coverage.How.OUTSIDE) {
      return Why.NONE;
    }
    if (Sentences.units(texts.getOrDefault(standing.contribution(), "")).isEmpty()) {
      return Why.SHORT;
    }
    return themeOf.containsKey(standing.contribution()) ? Why.FAR : Why.ALONE;
  }

  /** Of each contribution, a name of whoever wrote it. */
  private static Map<String, String> authors(SynthesisInputs inputs) {
    return inputs.contributions().stream()
        .collect(
            Collectors.toMap(
                Contribution::id, c -> c.author().map(a -> "a" + a).orElse("c" + c.id())));
  }

  /** How many people stand in what is shown; whoever is not known counts for each text. */
  private static int people(SynthesisInputs inputs, Synthesis synthesis) {
    Map<String, String> authors = authors(inputs);
    return (int)
        synthesis.coverage().standings().stream()
            .filter(s -> s.how() != Coverage.How.OUTSIDE)
            .map(s -> authors.getOrDefault(s.contribution(), ""))
            .distinct()
            .count();
  }

  /** How many contributions stand so. */
  public int count(Coverage.How how) {
    return (int) places.stream().filter(p -> p.how() == how).count();
  }

  /** How many contributions are represented. */
  public int represented() {
    return places.size() - count(Coverage.How.OUTSIDE);
  }

  /** Where that contribution stands; empty where it was not among them. */
  public Optional<Place> place(String contribution) {
    return places.stream().filter(p -> p.contribution().equals(contribution)).findFirst();
  }

  /** The theme under which that contribution is filed. */
  public Optional<String> themeOf(String contribution) {
    return themes.stream()
        .filter(t -> t.contributions().contains(contribution))
        .findFirst()
        .map(Group::id);
  }

  /**
   * Contributions that a sentence shown stands for, its own sources first, then those that come
   * close to it.
   */
  public List<Place> close(Span shown) {
    return places.stream().filter(p -> p.shown().filter(shown::equals).isPresent()).toList();
  }

  private static <V> SortedMap<String, V> sorted(SortedMap<String, V> map) {
    return Collections.unmodifiableSortedMap(new TreeMap<>(map));
  }

  /** The report that {@link #canonical} wrote. */
  public static SynthesisReport fromValue(Value value) {
    return Canonical.read(SynthesisReport.class, value);
  }
}
