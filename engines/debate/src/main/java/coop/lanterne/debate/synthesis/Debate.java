// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.debate.synthesis;

import module java.base;

import coop.lanterne.kernel.Finding;
import coop.lanterne.kernel.Message;
import coop.lanterne.language.Vectors;

/**
 * A debate read once: its ideas and themes as the engine finds them and people correct them, for a
 * {@link Synthesis} and {@link Versions} of any length.
 */
public final class Debate {
  private final Corpus corpus;
  private final Gathering gathering;
  private final Filing filing;
  private final Pool pool;
  private final List<Idea> ideas;
  private final List<Finding> findings = new ArrayList<>();

  /**
   * Reads a debate.
   *
   * @param contributions in any order, each with its own id
   * @param sorting what people changed in the engine's sorting
   * @throws IllegalArgumentException when two contributions have the same id
   */
  public Debate(Collection<Contribution> contributions, Sorting sorting, Vectors vectors) {
    corpus = new Corpus(contributions, vectors);
    gathering = new Gathering(corpus, sorting, this::lost);
    filing = new Filing(corpus, sorting, this::lost);
    pool = new Pool(corpus, gathering, filing);
    ideas =
        gathering.members().stream()
            .flatMap(members -> showable(members).stream())
            .map(this::idea)
            .sorted(Synthesis.BY_SUPPORT)
            .toList();
    if (!corpus.authorsKnown && !corpus.contributions.isEmpty()) {
      findings.addFirst(finding("no-author", Finding.Severity.WARNING, "author", "", "no_author"));
    }
  }

  Corpus corpus() {
    return corpus;
  }

  Gathering gathering() {
    return gathering;
  }

  Filing filing() {
    return filing;
  }

  Pool pool() {
    return pool;
  }

  /** Every idea that can be shown, those of most people first. */
  public List<Idea> ideas() {
    return ideas;
  }

  /** Themes as they stand after people's corrections, the largest first. */
  public List<Theme> themes() {
    return filing.themes();
  }

  /** What deserves a look. */
  public List<Finding> findings() {
    return List.copyOf(findings);
  }

  /** An idea in the words of that sentence. */
  Idea idea(int sentence) {
    List<Integer> members = gathering.members().get(gathering.idea(sentence));
    Quote first = corpus.sentences.get(sentence).quote();
    return new Idea(
        Stream.concat(
                Stream.of(first),
                members.stream()
                    .filter(m -> m != sentence)
                    .map(m -> corpus.sentences.get(m).quote()))
            .toList(),
        corpus.peopleOf(members),
        filing.of(first.contribution()));
  }

  /** The sentence of an idea that is shown where none was chosen: it asks, and is the shortest. */
  private Optional<Integer> showable(List<Integer> members) {
    return members.stream()
        .filter(s -> corpus.sentences.get(s).unit())
        .min(
            Comparator.comparing((Integer s) -> !corpus.sentences.get(s).asks())
                .thenComparingInt(s -> corpus.sentences.get(s).words())
                .thenComparing(Comparator.naturalOrder()));
  }

  /** Ideas by theme, the largest first, then by support. */
  Comparator<Idea> byTheme() {
    Map<String, Integer> rank = new HashMap<>();
    filing.themes().forEach(t -> rank.put(t.id(), rank.size()));
    return Comparator.comparingInt(
            (Idea i) -> i.theme().map(t -> rank.getOrDefault(t, 0)).orElse(Integer.MAX_VALUE))
        .thenComparing(Synthesis.BY_SUPPORT);
  }

  private void lost(Sorting.Correction correction) {
    String seen =
        switch (correction) {
          case Sorting.Rename r -> r.theme();
          case Sorting.Move m -> m.contribution() + " → " + m.theme();
          case Sorting.Split s -> s.name();
          case Sorting.Unmerge u -> u.sentence();
          case Sorting.Merge m -> m.sentence() + " + " + m.other();
        };
    findings.add(
        finding("correction-lost", Finding.Severity.SET_ASIDE, "", seen, "correction_lost"));
  }

  private static Finding finding(
      String code, Finding.Severity severity, String column, String seen, String key) {
    return new Finding(
        code,
        severity,
        new Finding.Place("", 0, column),
        seen,
        Message.of("deliberation.synthesis." + key + ".why"),
        Message.of("deliberation.synthesis." + key + ".maybe"));
  }
}
