// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.debates.synthesis;

import static coop.lanterne.node.shell.Whom.HOLDERS;
import static coop.lanterne.node.shell.Whom.MEMBERS;
import static coop.lanterne.node.shell.Whom.READERS;

import module java.base;

import coop.lanterne.debate.synthesis.SynthesisReport;
import coop.lanterne.kernel.Message;
import coop.lanterne.node.debates.open.Debate;
import coop.lanterne.node.debates.open.DebateReaders;
import coop.lanterne.node.debates.open.Floor;
import coop.lanterne.node.debates.open.Hall;
import coop.lanterne.node.debates.open.Says;
import coop.lanterne.node.debates.synthesis.Sortings.Kind;
import coop.lanterne.node.debates.synthesis.Sortings.Wanted;
import coop.lanterne.node.debates.synthesis.Syntheses.Kept;
import coop.lanterne.node.debates.write.Contributions;
import coop.lanterne.node.shell.OpenTo;
import coop.lanterne.node.shell.Pages;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The sorting of a debate: the engine's and people's side by side, who changed what and why, which
 * everyone reads; the forms that change it, for whoever holds the mandate.
 */
@Controller
@RequestMapping("/debates/{number:[0-9]+}/sorting")
public record SortingPages(
    Hall hall,
    Contributions contributions,
    Syntheses syntheses,
    Sortings sortings,
    Freezes freezes) {
  /** A theme in a list: its number on the page of themes, 0 where it is the engine's alone. */
  public record Filed(int number, String id, Optional<String> name, int contributions) {}

  /** An idea told by several sentences. */
  public record Gathered(Said shown, List<Said> others) {}

  /** A change, and what it was about in words. */
  public record Told(Sortings.Change change, Message what) {}

  private Kept latest(Debate debate) {
    return syntheses.latest(debate).orElseThrow(() -> Says.DEBATES.input("synthesis-unknown", ""));
  }

  private boolean changes(Debate debate) {
    return syntheses.may(hall.reader())
        && debate.stage() != Debate.Stage.CLOSED
        && freezes.frozen(debate).isEmpty();
  }

  @OpenTo(value = READERS, of = DebateReaders.class)
  @GetMapping
  ResponseEntity<String> sorting(HttpServletRequest request, @PathVariable long number) {
    Debate debate = hall.debate(number);
    Kept kept = latest(debate);
    SynthesisReport report = kept.report();
    Said.Book book = new Said.Book(contributions, debate, sources(report));
    Map<String, Object> model = new HashMap<>();
    model.put("debate", debate);
    model.put("changes", changes(debate));
    model.put("frozen", freezes.frozen(debate));
    model.put("themes", themes(kept));
    model.put("proposed", filed(report.proposed(), kept.names().proposed(), false));
    model.put("gathered", gathered(report, book));
    model.put("shown", readable(report, book));
    model.put("told", told(debate, kept));
    model.put("lost", report.lost());
    model.put("done", Hall.done(request, "changed", "undone", "slow"));
    return hall.show(
        "synthesis/sorting.jte", request, Message.of("syntheses.sorting.title"), model);
  }

  private List<Told> told(Debate debate, Kept kept) {
    return sortings.list(debate).stream().map(c -> new Told(c, what(kept, c.wanted()))).toList();
  }

  private static List<Said> readable(SynthesisReport report, Said.Book book) {
    return report.lines().stream()
        .map(l -> book.said(l.shown()))
        .filter(s -> s.words().isPresent())
        .toList();
  }

  private static List<String> sources(SynthesisReport report) {
    return report.lines().stream()
        .flatMap(l -> l.sources().stream())
        .map(SynthesisReport.Span::contribution)
        .toList();
  }

  private static List<Gathered> gathered(SynthesisReport report, Said.Book book) {
    return report.lines().stream()
        .filter(l -> l.sources().size() > 1)
        .map(
            l ->
                new Gathered(
                    book.said(l.shown()), l.sources().stream().skip(1).map(book::said).toList()))
        .toList();
  }

  private static List<Filed> themes(Kept kept) {
    return filed(kept.report().themes(), kept.names().themes(), true);
  }

  private static List<Filed> filed(
      List<SynthesisReport.Group> groups, Map<String, String> names, boolean numbered) {
    List<Filed> filed = new ArrayList<>();
    for (SynthesisReport.Group group : groups) {
      filed.add(
          new Filed(
              numbered ? filed.size() + 1 : 0,
              group.id(),
              Optional.ofNullable(names.get(group.id())),
              group.contributions().size()));
    }
    return filed;
  }

  private static Message what(Kept kept, Wanted wanted) {
    Message said =
        Message.of("syntheses.change." + wanted.kind().text())
            .with("what", number(kept, wanted.what()))
            .with("target", number(kept, wanted.target()));
    return wanted.kind() == Kind.SPLIT ? said.with("count", wanted.contributions().size()) : said;
  }

  /** A theme by its name, a sentence by its contribution, anything else as it is. */
  private static String number(Kept kept, String name) {
    return kept.name(name)
        .or(() -> Optional.ofNullable(kept.names().proposed().get(name)))
        .orElseGet(() -> name.replaceFirst("@\\d+$", ""));
  }

  @OpenTo(MEMBERS)
  @GetMapping("/themes/{theme:[0-9]+}")
  ResponseEntity<String> theme(
      HttpServletRequest request, @PathVariable long number, @PathVariable int theme) {
    Debate debate = hall.debate(number);
    return theme(request, debate, latest(debate), theme);
  }

  private ResponseEntity<String> theme(
      HttpServletRequest request, Debate debate, Kept kept, int theme) {
    SynthesisReport.Group group = SynthesisPages.theme(kept, theme);
    Said.Book book = new Said.Book(contributions, debate, group.contributions());
    List<Filed> themes = themes(kept);
    return hall.show(
        "synthesis/sortTheme.jte",
        request,
        Message.of("syntheses.sorting.theme")
            .with("name", kept.name(group.id()).orElse("nº\u00a0" + theme)),
        Map.of(
            "debate", debate,
            "changes", changes(debate),
            "theme", themes.get(theme - 1),
            "others", themes.stream().filter(f -> f.number() != theme).toList(),
            "texts", book.all(group.contributions())));
  }

  @OpenTo(value = HOLDERS, act = Floor.SORT)
  @PostMapping
  ResponseEntity<String> correct(
      @PathVariable long number,
      @RequestParam(defaultValue = "") String kind,
      @RequestParam(defaultValue = "") String what,
      @RequestParam(defaultValue = "") String target,
      @RequestParam(defaultValue = "") String name,
      @RequestParam(name = "contribution", defaultValue = "") List<String> contributions,
      @RequestParam(defaultValue = "") String reason) {
    Debate debate = hall.debate(number);
    Kind asked =
        Arrays.stream(Kind.values())
            .filter(k -> k.text().equals(kind))
            .findFirst()
            .orElseThrow(() -> Says.DEBATES.input("sorting-kind", kind));
    List<Wanted> wanted = wanted(asked, what, target, name, contributions);
    if (wanted.isEmpty()) {
      throw Says.DEBATES.input("sorting-" + kind, "", "");
    }
    boolean made = syntheses.correct(hall.actor(), debate, wanted, reason, Hall.PATIENCE);
    return Pages.seeOther(Hall.href(debate) + "/sorting?" + (made ? "changed" : "slow"));
  }

  private static List<Wanted> wanted(
      Kind asked, String what, String target, String name, List<String> contributions) {
    return switch (asked) {
      case RENAME -> List.of(new Wanted(asked, what, name, Set.of()));
      case SPLIT -> List.of(new Wanted(asked, "", name, new LinkedHashSet<>(contributions)));
      case MOVE -> contributions.stream().map(c -> new Wanted(asked, c, target, Set.of())).toList();
      case UNMERGE -> List.of(new Wanted(asked, what, "", Set.of()));
      case MERGE -> List.of(new Wanted(asked, what, target, Set.of()));
    };
  }

  @OpenTo(value = HOLDERS, act = Floor.SORT)
  @PostMapping("/{change:[0-9]+}/undo")
  ResponseEntity<String> undo(
      @PathVariable long number,
      @PathVariable long change,
      @RequestParam(defaultValue = "") String reason) {
    Debate debate = hall.debate(number);
    boolean made = syntheses.undo(hall.actor(), debate, change, reason, Hall.PATIENCE);
    return Pages.seeOther(Hall.href(debate) + "/sorting?" + (made ? "undone" : "slow"));
  }
}
