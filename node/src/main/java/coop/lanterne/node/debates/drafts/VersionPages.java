// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.debates.drafts;

import static coop.lanterne.node.shell.Whom.READERS;

import module java.base;

import coop.lanterne.debate.opinions.Counts;
import coop.lanterne.debate.opinions.OpinionAdvisor;
import coop.lanterne.debate.synthesis.Criterion;
import coop.lanterne.debate.synthesis.SynthesisReport;
import coop.lanterne.debate.synthesis.SynthesisReport.Span;
import coop.lanterne.kernel.Message;
import coop.lanterne.node.debates.open.Debate;
import coop.lanterne.node.debates.open.DebateReaders;
import coop.lanterne.node.debates.open.Hall;
import coop.lanterne.node.debates.synthesis.Freezes;
import coop.lanterne.node.debates.synthesis.Said;
import coop.lanterne.node.debates.synthesis.Syntheses;
import coop.lanterne.node.debates.synthesis.Syntheses.Kept;
import coop.lanterne.node.debates.synthesis.SynthesisText;
import coop.lanterne.node.debates.synthesis.SynthesisText.Part;
import coop.lanterne.node.debates.write.Contributions;
import coop.lanterne.node.room.Cached;
import coop.lanterne.node.shell.OpenTo;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The versions of a synthesis side by side, from one of which a draft is taken. */
@Controller
public record VersionPages(
    Hall hall, Contributions contributions, Syntheses syntheses, Freezes freezes, Drafts drafts) {
  /** One version as a column: its number, what it is best at, and those that give the same. */
  public record Column(int number, List<Criterion> criteria) {}

  /** What one version says on a theme: a sentence, whether it differs from the first version. */
  public record Cell(Optional<Clause> clause, boolean differs) {}

  /** A sentence, who supports it, what it leaves out. */
  public record Clause(Said said, int count, int outOf, List<Answers> groups, List<Lost> losses) {}

  /** What a group of opinion, which has a letter, answers. */
  public record Answers(String letter, Counts counts) {}

  /** A wording left out, and how many approve it and not what was kept. */
  public record Lost(Said said, OptionalInt people, List<Part> groups) {}

  /** One article: the theme, and a cell for each version. */
  public record Row(Optional<String> name, int number, List<Cell> cells) {}

  @Cached
  @OpenTo(value = READERS, of = DebateReaders.class)
  @GetMapping("/debates/{number:[0-9]+}/versions")
  ResponseEntity<String> versions(
      HttpServletRequest request,
      @PathVariable long number,
      @RequestParam(name = "n", defaultValue = "0") long which) {
    Debate debate = hall.debate(number);
    Kept kept = syntheses.shown(debate, which);
    List<Version> versions = Version.of(kept.report());
    return hall.show(
        "synthesis/versions.jte",
        request,
        Message.of("syntheses.versions.title").with("count", versions.size()),
        Map.of(
            "debate", debate,
            "kept", kept,
            "columns", columns(versions),
            "rows", rows(debate, kept, versions),
            "cannot", cannot(kept.report()),
            "counted", kept.report().counted(),
            "takes", drafts.may(hall.reader()) && debate.stage() != Debate.Stage.CLOSED,
            "drafts", drafts.list(debate).size(),
            "frozen", freezes.frozen(debate)));
  }

  private static List<Column> columns(List<Version> versions) {
    return IntStream.range(0, versions.size())
        .mapToObj(i -> new Column(i + 1, versions.get(i).criteria()))
        .toList();
  }

  /** Why there is no version that is best at those. */
  private static Map<Criterion, String> cannot(SynthesisReport report) {
    Map<Criterion, String> cannot = new EnumMap<>(Criterion.class);
    report
        .drafts()
        .forEach(
            d ->
                d.cannot()
                    .ifPresent(
                        why -> cannot.put(d.criterion(), why.name().toLowerCase(Locale.ROOT))));
    return cannot;
  }

  private List<Row> rows(Debate debate, Kept kept, List<Version> versions) {
    Said.Book book = new Said.Book(contributions, debate, cited(versions));
    List<SynthesisReport.Group> themes = kept.report().themes();
    List<Row> rows = new ArrayList<>();
    for (int t = 0; t < themes.size(); t++) {
      List<Cell> cells = cells(versions, themes.get(t).id(), book);
      if (cells.stream().anyMatch(c -> c.clause().isPresent())) {
        rows.add(new Row(kept.name(themes.get(t).id()), t + 1, cells));
      }
    }
    return rows;
  }

  private static List<String> cited(List<Version> versions) {
    return versions.stream()
        .flatMap(v -> v.draft().clauses().stream())
        .flatMap(
            c ->
                Stream.concat(
                    Stream.of(c.shown()), c.losses().stream().map(SynthesisReport.Loss::wording)))
        .map(Span::contribution)
        .toList();
  }

  private static List<Cell> cells(List<Version> versions, String theme, Said.Book book) {
    List<Cell> cells = new ArrayList<>();
    Optional<Span> first = Optional.empty();
    for (Version version : versions) {
      Optional<SynthesisReport.Clause> clause =
          version.draft().clauses().stream().filter(c -> c.theme().equals(theme)).findFirst();
      Optional<Span> span = clause.map(SynthesisReport.Clause::shown);
      first = cells.isEmpty() ? span : first;
      cells.add(new Cell(clause.map(c -> clause(c, book)), !span.equals(first)));
    }
    return cells;
  }

  private static Clause clause(SynthesisReport.Clause clause, Said.Book book) {
    return new Clause(
        book.said(clause.shown()),
        clause.count(),
        clause.outOf(),
        clause.groups().entrySet().stream()
            .map(g -> new Answers(OpinionAdvisor.letter(g.getKey()), g.getValue()))
            .toList(),
        clause.losses().stream()
            .map(l -> new Lost(book.said(l.wording()), l.people(), SynthesisText.parts(l.groups())))
            .toList());
  }
}
