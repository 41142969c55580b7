// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.debates.synthesis;

import module java.base;

import coop.lanterne.debate.opinions.Counts;
import coop.lanterne.debate.opinions.OpinionAdvisor;
import coop.lanterne.debate.opinions.Side;
import coop.lanterne.debate.synthesis.Coverage.How;
import coop.lanterne.debate.synthesis.SynthesisReport;
import coop.lanterne.debate.synthesis.SynthesisReport.Place;
import coop.lanterne.debate.synthesis.SynthesisReport.Span;
import coop.lanterne.node.debates.open.Debate;
import coop.lanterne.node.debates.open.Hall;
import coop.lanterne.node.debates.synthesis.Syntheses.Kept;
import coop.lanterne.node.debates.write.Contributions;

/** What a synthesis says, in the words that everyone may read now. */
public final class SynthesisText {
  private final Debate debate;
  private final Kept kept;
  private final SynthesisReport report;
  private final Said.Book book;

  /** That synthesis of that debate. */
  public SynthesisText(Contributions contributions, Debate debate, Kept kept) {
    this.debate = debate;
    this.kept = kept;
    report = kept.report();
    book = new Said.Book(contributions, debate, shown(report));
  }

  /**
   * A sentence shown.
   *
   * @param said the sentence
   * @param supporters how many people said it in these words or almost
   * @param close how many other contributions it stands for
   * @param closeHref where those are read
   */
  public record Shown(Said said, int supporters, int close, String closeHref) {}

  /**
   * A theme and what is shown of it.
   *
   * @param number from 1, as its address; 0 for what is filed under no theme
   * @param represented how many of its contributions stand in what is shown
   */
  public record Subject(
      int number, Optional<String> name, int contributions, int represented, List<Shown> lines) {}

  /** Those left out whose words are close: a number where there are enough, and their texts. */
  public record Outside(OptionalInt people, List<Said> texts) {}

  /** How many people of a group of opinion, which has a letter. */
  public record Part(String letter, int people) {}

  /** A group that deserves more than it has. */
  public record Deserving(Said statement, int deserves, OptionalInt people, List<Part> groups) {}

  /** Voters whom what is shown represents least. */
  public record Least(OptionalInt people, List<Part> groups, List<Held> holds) {}

  /** What sets them apart, with their answers and those of the others. */
  public record Held(Said statement, Side side, Counts in, Counts out) {}

  /** Contributions of which a sentence is shown. */
  private static Set<String> shown(SynthesisReport report) {
    Set<String> numbers = new LinkedHashSet<>();
    report.lines().forEach(l -> numbers.add(l.shown().contribution()));
    report.minority().forEach(g -> g.texts().forEach(s -> numbers.add(s.contribution())));
    report.wronged().forEach(w -> numbers.add(w.statement().contribution()));
    report.counted().stream()
        .flatMap(c -> c.least().stream())
        .flatMap(l -> l.holds().stream())
        .forEach(h -> numbers.add(h.statement().contribution()));
    return numbers;
  }

  /** How many sentences have lost their words since. */
  long emptied() {
    return report.lines().stream().filter(l -> book.said(l.shown()).words().isEmpty()).count();
  }

  /** The themes, and what is filed under none where there is some. */
  public List<Subject> subjects() {
    List<Subject> subjects = new ArrayList<>();
    for (SynthesisReport.Group theme : report.themes()) {
      subjects.add(
          new Subject(
              subjects.size() + 1,
              kept.name(theme.id()),
              theme.contributions().size(),
              Math.toIntExact(theme.contributions().stream().filter(this::isRepresented).count()),
              lines(theme.id())));
    }
    List<Shown> unfiled = lines("");
    if (!unfiled.isEmpty()) {
      subjects.add(new Subject(0, Optional.empty(), unfiled.size(), unfiled.size(), unfiled));
    }
    return subjects;
  }

  private boolean isRepresented(String contribution) {
    return report.place(contribution).filter(p -> p.how() != How.OUTSIDE).isPresent();
  }

  private List<Shown> lines(String theme) {
    String close = Hall.href(debate) + "/synthesis/close?n=" + kept.listed().number() + "&to=";
    return report.lines().stream()
        .filter(line -> line.theme().equals(theme))
        .map(
            line ->
                new Shown(
                    book.said(line.shown()),
                    line.supporters(),
                    others(report, line.shown()).size(),
                    close + line.shown().key()))
        .toList();
  }

  /** Contributions that a sentence stands for, its own apart. */
  static List<Place> others(SynthesisReport report, Span shown) {
    return report.close(shown).stream()
        .filter(p -> !p.contribution().equals(shown.contribution()))
        .toList();
  }

  /** Those left out. */
  public List<Outside> outside() {
    return report.minority().stream()
        .map(g -> new Outside(g.people(), g.texts().stream().map(book::said).toList()))
        .toList();
  }

  /** Groups that deserve more than they have. */
  List<Deserving> deserving() {
    return report.wronged().stream()
        .map(
            w ->
                new Deserving(
                    book.said(w.statement()), w.deserves(), w.people(), parts(w.groups())))
        .toList();
  }

  /** Voters whom what is shown represents least, where votes were counted. */
  Optional<Least> least() {
    return report
        .counted()
        .flatMap(SynthesisReport.Counted::least)
        .map(
            l ->
                new Least(
                    l.people(),
                    parts(l.groups()),
                    l.holds().stream()
                        .map(h -> new Held(book.said(h.statement()), h.side(), h.in(), h.out()))
                        .toList()));
  }

  /** How many people of each group of opinion. */
  public static List<Part> parts(Map<String, Integer> groups) {
    return groups.entrySet().stream()
        .map(g -> new Part(OpinionAdvisor.letter(g.getKey()), g.getValue()))
        .toList();
  }
}
