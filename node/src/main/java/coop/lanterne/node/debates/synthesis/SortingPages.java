// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.debates.synthesis;

import coop.lanterne.debate.synthesis.SynthesisReport;
import coop.lanterne.kernel.Message;
import coop.lanterne.node.debates.open.Debate;
import coop.lanterne.node.debates.open.Hall;
import coop.lanterne.node.debates.open.Says;
import coop.lanterne.node.debates.synthesis.Sortings.Kind;
import coop.lanterne.node.debates.synthesis.Sortings.Wanted;
import coop.lanterne.node.debates.synthesis.Syntheses.Kept;
import coop.lanterne.node.shell.Page;
import coop.lanterne.node.shell.Pages;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
public class SortingPages {
  private final Hall hall;

  /** The pages of that hall. */
  public SortingPages(Hall hall) {
    this.hall = hall;
  }

  /** A theme in a list: its number on the page of themes, 0 where it is the engine's alone. */
  public record Filed(int number, String id, Optional<String> name, int contributions) {}

  /** An idea told by several sentences. */
  public record Gathered(Said shown, List<Said> others) {
    public Gathered {
      others = List.copyOf(others);
    }
  }

  /** A change, and what it was about in words. */
  public record Told(Sortings.Change change, Message what) {}

  private Syntheses syntheses() {
    return hall.debates().syntheses();
  }

  private Kept latest(Debate debate) {
    return syntheses()
        .latest(debate)
        .orElseThrow(() -> Says.DEBATES.input("synthesis-unknown", "", ""));
  }

  private boolean changes(Debate debate) {
    return syntheses().may(hall.reader())
        && debate.stage() != Debate.Stage.CLOSED
        && syntheses().freezes().frozen(debate).isEmpty();
  }

  @GetMapping
  ResponseEntity<String> sorting(HttpServletRequest request, @PathVariable("number") long number) {
    Debate debate = hall.debate(number);
    Kept kept = latest(debate);
    SynthesisReport report = kept.report();
    Set<String> numbers = new LinkedHashSet<>();
    report.lines().forEach(l -> l.sources().forEach(s -> numbers.add(s.contribution())));
    Said.Book book = new Said.Book(hall.debates().contributions(), debate, numbers);
    List<Gathered> gathered = new ArrayList<>();
    List<Said> shown = new ArrayList<>();
    for (SynthesisReport.Line line : report.lines()) {
      shown.add(book.said(line.shown()));
      if (line.sources().size() > 1) {
        gathered.add(
            new Gathered(
                book.said(line.shown()), line.sources().stream().skip(1).map(book::said).toList()));
      }
    }
    Map<String, Object> model = new HashMap<>();
    model.put("debate", debate);
    model.put("changes", changes(debate));
    model.put("frozen", syntheses().freezes().frozen(debate));
    model.put("themes", filed(report.themes(), kept.names().themes(), true));
    model.put("proposed", filed(report.proposed(), kept.names().proposed(), false));
    model.put("gathered", gathered);
    model.put("shown", shown.stream().filter(s -> s.words().isPresent()).toList());
    model.put(
        "told",
        syntheses().sortings().list(debate).stream()
            .map(c -> new Told(c, what(kept, c.wanted())))
            .toList());
    model.put("lost", report.lost());
    model.put(
        "done",
        List.of("changed", "undone", "slow").stream()
            .filter(p -> request.getParameter(p) != null)
            .findFirst()
            .orElse(""));
    Page page = hall.page(request, Message.of("syntheses.sorting.title"));
    return hall.pages().show("synthesis/sorting.jte", page, model);
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

  @GetMapping("/themes/{theme:[0-9]+}")
  ResponseEntity<String> theme(
      HttpServletRequest request,
      @PathVariable("number") long number,
      @PathVariable("theme") int theme) {
    Debate debate = hall.debate(number);
    if (hall.reader().isEmpty()) {
      return Pages.seeOther("/login");
    }
    Kept kept = latest(debate);
    SynthesisReport.Group group = SynthesisPages.theme(kept, theme);
    Said.Book book =
        new Said.Book(
            hall.debates().contributions(), debate, new LinkedHashSet<>(group.contributions()));
    Map<String, Object> model = new HashMap<>();
    model.put("debate", debate);
    model.put("changes", changes(debate));
    model.put("theme", filed(kept.report().themes(), kept.names().themes(), true).get(theme - 1));
    model.put(
        "others",
        filed(kept.report().themes(), kept.names().themes(), true).stream()
            .filter(f -> f.number() != theme)
            .toList());
    model.put("texts", book.all(group.contributions()));
    Page page =
        hall.page(
            request,
            Message.of("syntheses.sorting.theme")
                .with("name", kept.name(group.id()).orElse("nº\u00a0" + theme)));
    return hall.pages().show("synthesis/sortTheme.jte", page, model);
  }

  @PostMapping
  ResponseEntity<String> correct(
      @PathVariable("number") long number,
      @RequestParam(name = "kind", defaultValue = "") String kind,
      @RequestParam(name = "what", defaultValue = "") String what,
      @RequestParam(name = "target", defaultValue = "") String target,
      @RequestParam(name = "name", defaultValue = "") String name,
      @RequestParam(name = "contribution", defaultValue = "") List<String> contributions,
      @RequestParam(name = "reason", defaultValue = "") String reason) {
    Debate debate = hall.debate(number);
    Kind asked =
        Arrays.stream(Kind.values())
            .filter(k -> k.text().equals(kind))
            .findFirst()
            .orElseThrow(() -> Says.DEBATES.input("sorting-kind", "", kind));
    List<Wanted> wanted =
        switch (asked) {
          case RENAME -> List.of(new Wanted(asked, what, name, Set.of()));
          case SPLIT -> List.of(new Wanted(asked, "", name, new LinkedHashSet<>(contributions)));
          case MOVE ->
              contributions.stream().map(c -> new Wanted(asked, c, target, Set.of())).toList();
          case UNMERGE -> List.of(new Wanted(asked, what, "", Set.of()));
          case MERGE -> List.of(new Wanted(asked, what, target, Set.of()));
        };
    if (wanted.isEmpty()) {
      throw Says.DEBATES.input("sorting-" + kind, "", "");
    }
    boolean made = syntheses().correct(hall.actor(), debate, wanted, reason, Hall.PATIENCE);
    return Pages.seeOther(Hall.href(debate) + "/sorting?" + (made ? "changed" : "slow"));
  }

  @PostMapping("/{change:[0-9]+}/undo")
  ResponseEntity<String> undo(
      @PathVariable("number") long number,
      @PathVariable("change") long change,
      @RequestParam(name = "reason", defaultValue = "") String reason) {
    Debate debate = hall.debate(number);
    boolean made = syntheses().undo(hall.actor(), debate, change, reason, Hall.PATIENCE);
    return Pages.seeOther(Hall.href(debate) + "/sorting?" + (made ? "undone" : "slow"));
  }
}
