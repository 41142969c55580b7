// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.debates.synthesis;

import coop.lanterne.debate.opinions.Counts;
import coop.lanterne.debate.opinions.Side;
import coop.lanterne.debate.synthesis.Coverage.How;
import coop.lanterne.debate.synthesis.Criterion;
import coop.lanterne.debate.synthesis.SynthesisReport;
import coop.lanterne.debate.synthesis.SynthesisReport.Line;
import coop.lanterne.debate.synthesis.SynthesisReport.Place;
import coop.lanterne.debate.synthesis.SynthesisReport.Span;
import coop.lanterne.debate.synthesis.SynthesisReport.Why;
import coop.lanterne.kernel.Message;
import coop.lanterne.node.debates.open.Debate;
import coop.lanterne.node.debates.open.Hall;
import coop.lanterne.node.debates.open.Says;
import coop.lanterne.node.debates.read.LivePages;
import coop.lanterne.node.debates.synthesis.Syntheses.Kept;
import coop.lanterne.node.debates.vote.OpinionPages;
import coop.lanterne.node.debates.write.Contribution;
import coop.lanterne.node.shell.Page;
import coop.lanterne.node.shell.Pages;
import coop.lanterne.node.shell.Slip;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The synthesis of a debate as everyone reads it: what it covers, themes, sentences that lead to
 * whoever wrote them, those left out, versions to compare, how it was made.
 */
@Controller
@RequestMapping("/debates/{number:[0-9]+}")
public class SynthesisPages {
  private final Hall hall;

  /** The pages of that hall. */
  public SynthesisPages(Hall hall) {
    this.hall = hall;
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
      int number, Optional<String> name, int contributions, int represented, List<Shown> lines) {
    public Subject {
      lines = List.copyOf(lines);
    }
  }

  /** Those left out whose words are close: a number where there are enough, and their texts. */
  public record Outside(OptionalInt people, List<Said> texts) {
    public Outside {
      texts = List.copyOf(texts);
    }
  }

  /** How many people of a group of opinion, which has a letter. */
  public record Part(String letter, int people) {}

  /** A group that deserves more than it has. */
  public record Deserving(Said statement, int deserves, OptionalInt people, List<Part> groups) {
    public Deserving {
      groups = List.copyOf(groups);
    }
  }

  /** Voters whom what is shown represents least. */
  public record Least(OptionalInt people, List<Part> groups, List<Held> holds) {
    public Least {
      groups = List.copyOf(groups);
      holds = List.copyOf(holds);
    }
  }

  /** What sets them apart, with their answers and those of the others. */
  public record Held(Said statement, Side side, Counts in, Counts out) {}

  /** Contributions left out for one reason. */
  public record Reason(Why why, List<Said> texts) {
    public Reason {
      texts = List.copyOf(texts);
    }
  }

  private Syntheses syntheses() {
    return hall.debates().syntheses();
  }

  private Said.Book book(Debate debate, Set<String> numbers) {
    return new Said.Book(hall.debates().contributions(), debate, numbers);
  }

  private Kept kept(Debate debate, long number) {
    return number > 0
        ? syntheses().get(debate, number)
        : syntheses()
            .latest(debate)
            .orElseThrow(() -> Says.DEBATES.input("synthesis-unknown", "", Long.toString(number)));
  }

  // --- the synthesis

  @GetMapping("/synthesis")
  ResponseEntity<String> synthesis(
      HttpServletRequest request,
      @PathVariable("number") long number,
      @RequestParam(name = "n", defaultValue = "0") long which) {
    Debate debate = hall.debate(number);
    boolean may = syntheses().may(hall.reader());
    Map<String, Object> model = new HashMap<>();
    model.put("debate", debate);
    model.put("may", may);
    model.put("live", LivePages.opened(hall, debate, LivePages.Place.SYNTHESIS));
    model.put("working", syntheses().working(debate));
    model.put("list", syntheses().list(debate));
    model.put("frozen", syntheses().freezes().frozen(debate));
    model.put("vote", syntheses().freezes().vote(debate));
    model.put("done", done(request));
    Optional<Kept> shown =
        which > 0 ? Optional.of(syntheses().get(debate, which)) : syntheses().latest(debate);
    if (shown.isEmpty()) {
      Page page = hall.page(request, Message.of("syntheses.none.title"));
      return hall.pages().show("synthesis/none.jte", page, model);
    }
    Kept kept = shown.get();
    SynthesisReport report = kept.report();
    Said.Book book = book(debate, shown(report));
    model.put("kept", kept);
    model.put("report", report);
    model.put("changed", syntheses().changedSince(debate, report));
    model.put("votesSince", syntheses().votesSince(debate, kept.listed()));
    model.put("least", least(report, book));
    model.put("emptied", emptied(report, book));
    model.put("subjects", subjects(debate, kept, book));
    model.put("outside", outside(report, book));
    model.put("deserving", deserving(report, book));
    model.put("whys", whys(report));
    model.put("smallest", syntheses().smallest());
    model.put("corrections", syntheses().sortings().list(debate).size());
    model.put("slip", slip(kept));
    Page page =
        hall.page(request, Message.of("syntheses.title").with("count", report.places().size()));
    return hall.pages().show("synthesis/synthesis.jte", page, model);
  }

  private static String done(HttpServletRequest request) {
    for (String what : List.of("made", "slow", "said", "stopped")) {
      if (request.getParameter(what) != null) {
        return what;
      }
    }
    return "";
  }

  /** Contributions of which a sentence is shown. */
  public static Set<String> shown(SynthesisReport report) {
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
  private static long emptied(SynthesisReport report, Said.Book book) {
    return report.lines().stream().filter(l -> book.said(l.shown()).words().isEmpty()).count();
  }

  public static List<Subject> subjects(Debate debate, Kept kept, Said.Book book) {
    SynthesisReport report = kept.report();
    List<Subject> subjects = new ArrayList<>();
    for (SynthesisReport.Group theme : report.themes()) {
      int represented = 0;
      for (String contribution : theme.contributions()) {
        represented +=
            report.place(contribution).filter(p -> p.how() != How.OUTSIDE).isPresent() ? 1 : 0;
      }
      subjects.add(
          new Subject(
              subjects.size() + 1,
              kept.name(theme.id()),
              theme.contributions().size(),
              represented,
              lines(debate, kept, theme.id(), book)));
    }
    List<Shown> unfiled = lines(debate, kept, "", book);
    if (!unfiled.isEmpty()) {
      subjects.add(new Subject(0, Optional.empty(), unfiled.size(), unfiled.size(), unfiled));
    }
    return subjects;
  }

  private static List<Shown> lines(Debate debate, Kept kept, String theme, Said.Book book) {
    List<Shown> lines = new ArrayList<>();
    for (Line line : kept.report().lines()) {
      if (line.theme().equals(theme)) {
        lines.add(
            new Shown(
                book.said(line.shown()),
                line.supporters(),
                others(kept.report(), line.shown()).size(),
                Hall.href(debate)
                    + "/synthesis/close?n="
                    + kept.listed().number()
                    + "&to="
                    + line.shown().key()));
      }
    }
    return lines;
  }

  /** Contributions that a sentence stands for, its own apart. */
  private static List<Place> others(SynthesisReport report, Span shown) {
    return report.close(shown).stream()
        .filter(p -> !p.contribution().equals(shown.contribution()))
        .toList();
  }

  public static List<Outside> outside(SynthesisReport report, Said.Book book) {
    return report.minority().stream()
        .map(g -> new Outside(g.people(), g.texts().stream().map(book::said).toList()))
        .toList();
  }

  private static List<Deserving> deserving(SynthesisReport report, Said.Book book) {
    return report.wronged().stream()
        .map(
            w ->
                new Deserving(
                    book.said(w.statement()), w.deserves(), w.people(), parts(w.groups())))
        .toList();
  }

  private static Optional<Least> least(SynthesisReport report, Said.Book book) {
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

  private static List<Part> parts(Map<String, Integer> groups) {
    return groups.entrySet().stream()
        .map(g -> new Part(OpinionPages.letter(g.getKey()), g.getValue()))
        .toList();
  }

  private static Map<Why, Long> whys(SynthesisReport report) {
    Map<Why, Long> whys = new java.util.EnumMap<>(Why.class);
    report.places().stream()
        .filter(p -> p.why() != Why.NONE)
        .forEach(p -> whys.merge(p.why(), 1L, Long::sum));
    return whys;
  }

  private Slip slip(Kept kept) {
    Syntheses.Vouched vouched = syntheses().vouched(kept.listed().advice());
    return new Slip(
        Message.of("syntheses.slip").with("number", kept.listed().number()),
        kept.listed().madeAt(),
        List.of(
            row("inputs", vouched.inputs().brief()),
            row("method", vouched.method()),
            row("model", vouched.model()),
            row("digest", vouched.digest().brief())),
        Optional.empty(),
        List.of(
            new Page.Link(
                Message.of("syntheses.slip.entry").with("number", vouched.entry()),
                "/journal/" + vouched.entry())));
  }

  private static Slip.Row row(String name, String value) {
    return new Slip.Row(
        Message.of("syntheses.slip." + name),
        Message.of("syntheses.slip.exact").with("text", value),
        true);
  }

  @PostMapping("/synthesis")
  ResponseEntity<String> make(@PathVariable("number") long number) {
    Debate debate = hall.debate(number);
    boolean made = syntheses().make(hall.actor(), debate, Hall.PATIENCE);
    return Pages.seeOther(Hall.href(debate) + "/synthesis?" + (made ? "made" : "slow"));
  }

  @PostMapping("/synthesis/stop")
  ResponseEntity<String> stop(@PathVariable("number") long number) {
    Debate debate = hall.debate(number);
    syntheses().stop(hall.actor(), debate);
    return Pages.seeOther(Hall.href(debate) + "/synthesis?stopped");
  }

  @PostMapping("/vote-day")
  ResponseEntity<String> vote(
      @PathVariable("number") long number,
      @RequestParam(name = "on", defaultValue = "") String on,
      @RequestParam(name = "reason", defaultValue = "") String reason) {
    Debate debate = hall.debate(number);
    LocalDate day;
    try {
      day = LocalDate.parse(on);
    } catch (DateTimeParseException e) {
      throw Says.DEBATES.input("vote-past", "", on);
    }
    syntheses().freezes().announce(hall.actor(), debate, day, reason);
    return Pages.seeOther(Hall.href(debate) + "/synthesis?said");
  }

  // --- what stands behind it

  @GetMapping("/synthesis/others")
  ResponseEntity<String> others(
      HttpServletRequest request,
      @PathVariable("number") long number,
      @RequestParam(name = "n", defaultValue = "0") long which) {
    Debate debate = hall.debate(number);
    Kept kept = kept(debate, which);
    List<Place> left = kept.report().places().stream().filter(p -> p.how() == How.OUTSIDE).toList();
    Set<String> numbers = new LinkedHashSet<>();
    left.forEach(p -> numbers.add(p.contribution()));
    Said.Book book = book(debate, numbers);
    List<Reason> reasons = new ArrayList<>();
    for (Why why : Why.values()) {
      List<Said> texts =
          book.all(left.stream().filter(p -> p.why() == why).map(Place::contribution).toList());
      if (!texts.isEmpty()) {
        reasons.add(new Reason(why, texts));
      }
    }
    Page page = hall.page(request, Message.of("syntheses.others.title").with("count", left.size()));
    Map<String, Object> model = new HashMap<>();
    model.put("debate", debate);
    model.put("reasons", reasons);
    return hall.pages().show("synthesis/others.jte", page, model);
  }

  @GetMapping("/synthesis/close")
  ResponseEntity<String> close(
      HttpServletRequest request,
      @PathVariable("number") long number,
      @RequestParam(name = "n", defaultValue = "0") long which,
      @RequestParam(name = "to", defaultValue = "") String to) {
    Debate debate = hall.debate(number);
    SynthesisReport report = kept(debate, which).report();
    Line line =
        report.lines().stream()
            .filter(l -> l.shown().key().equals(to))
            .findFirst()
            .orElseThrow(() -> Says.DEBATES.input("sentence-unknown", "", to));
    List<Span> spans = new ArrayList<>();
    others(report, line.shown()).forEach(p -> p.own().ifPresent(spans::add));
    Set<String> numbers = new LinkedHashSet<>();
    numbers.add(line.shown().contribution());
    spans.forEach(s -> numbers.add(s.contribution()));
    Said.Book book = book(debate, numbers);
    Page page = hall.page(request, Message.of("syntheses.close.title").with("count", spans.size()));
    Map<String, Object> model = new HashMap<>();
    model.put("debate", debate);
    model.put("sentence", Optional.of(book.said(line.shown())));
    model.put("lede", Message.of("syntheses.close.lede"));
    model.put("texts", spans.stream().map(book::said).toList());
    return hall.pages().show("synthesis/texts.jte", page, model);
  }

  @GetMapping("/synthesis/themes/{theme:[0-9]+}")
  ResponseEntity<String> theme(
      HttpServletRequest request,
      @PathVariable("number") long number,
      @PathVariable("theme") int theme,
      @RequestParam(name = "n", defaultValue = "0") long which) {
    Debate debate = hall.debate(number);
    Kept kept = kept(debate, which);
    SynthesisReport.Group group = theme(kept, theme);
    Said.Book book = book(debate, new LinkedHashSet<>(group.contributions()));
    Page page =
        hall.page(
            request,
            Message.of("syntheses.theme.title")
                .with("name", kept.name(group.id()).orElse("nº\u00a0" + theme))
                .with("count", group.contributions().size()));
    Map<String, Object> model = new HashMap<>();
    model.put("debate", debate);
    model.put("sentence", Optional.empty());
    model.put("lede", Message.of("syntheses.theme.lede"));
    model.put("texts", book.all(group.contributions()));
    return hall.pages().show("synthesis/texts.jte", page, model);
  }

  /** The theme of that number in a synthesis. */
  static SynthesisReport.Group theme(Kept kept, int theme) {
    if (theme < 1 || theme > kept.report().themes().size()) {
      throw Says.DEBATES.input("theme-unknown", "", Integer.toString(theme));
    }
    return kept.report().themes().get(theme - 1);
  }

  // --- a sentence where it was written

  /** A text in three: what stands before, what is shown, what stands after. */
  public record Marked(String before, String shown, String after) {}

  @GetMapping("/contributions/{contribution:[0-9]+}")
  ResponseEntity<String> contribution(
      HttpServletRequest request,
      @PathVariable("number") long number,
      @PathVariable("contribution") long contribution,
      @RequestParam(name = "from", defaultValue = "0") int from,
      @RequestParam(name = "to", defaultValue = "0") int to) {
    Debate debate = hall.debate(number);
    Contribution what = hall.debates().contributions().get(debate, contribution);
    boolean open = what.state() == Contribution.State.PUBLISHED;
    if (!open && what.state() != Contribution.State.WITHDRAWN) {
      throw Says.DEBATES.input("contribution-unknown", "", Long.toString(contribution));
    }
    Page page = hall.page(request, Message.of("syntheses.one.title").with("number", what.number()));
    Map<String, Object> model = new HashMap<>();
    model.put("debate", debate);
    model.put("marked", what.words().filter(_ -> open).map(w -> marked(w, from, to)));
    model.put("theme", what.theme().filter(_ -> open));
    model.put("at", what.writtenAt());
    model.put("synthesis", !syntheses().list(debate).isEmpty());
    return hall.pages().show("synthesis/one.jte", page, model);
  }

  private static Marked marked(String words, int from, int to) {
    int length = words.codePointCount(0, words.length());
    int start = Math.clamp(from, 0, length);
    int first = words.offsetByCodePoints(0, start);
    int last = words.offsetByCodePoints(0, Math.clamp(to, start, length));
    return new Marked(
        words.substring(0, first), words.substring(first, last), words.substring(last));
  }

  // --- versions

  /** One version as a column: its number, what it is best at, and those that give the same. */
  public record Column(int number, List<Criterion> criteria) {
    public Column {
      criteria = List.copyOf(criteria);
    }
  }

  /** What one version says on a theme: a sentence, whether it differs from the first version. */
  public record Cell(Optional<Clause> clause, boolean differs) {}

  /** A sentence, who supports it, what it leaves out. */
  public record Clause(Said said, int count, int outOf, List<Answers> groups, List<Lost> losses) {
    public Clause {
      groups = List.copyOf(groups);
      losses = List.copyOf(losses);
    }
  }

  /** What a group of opinion, which has a letter, answers. */
  public record Answers(String letter, Counts counts) {}

  /** A wording left out, and how many approve it and not what was kept. */
  public record Lost(Said said, OptionalInt people, List<Part> groups) {
    public Lost {
      groups = List.copyOf(groups);
    }
  }

  /** One article: the theme, and a cell for each version. */
  public record Row(Optional<String> name, int number, List<Cell> cells) {
    public Row {
      cells = List.copyOf(cells);
    }
  }

  @GetMapping("/versions")
  ResponseEntity<String> versions(
      HttpServletRequest request,
      @PathVariable("number") long number,
      @RequestParam(name = "n", defaultValue = "0") long which) {
    Debate debate = hall.debate(number);
    Kept kept = kept(debate, which);
    SynthesisReport report = kept.report();
    List<Column> columns = new ArrayList<>();
    List<SynthesisReport.Draft> drafts = new ArrayList<>();
    Map<Criterion, String> cannot = new java.util.EnumMap<>(Criterion.class);
    Set<Criterion> told = new LinkedHashSet<>();
    for (SynthesisReport.Draft draft : report.drafts()) {
      draft
          .cannot()
          .ifPresent(
              w -> cannot.put(draft.criterion(), w.name().toLowerCase(java.util.Locale.ROOT)));
      if (draft.cannot().isEmpty() && !told.contains(draft.criterion())) {
        List<Criterion> criteria = new ArrayList<>(List.of(draft.criterion()));
        criteria.addAll(draft.sameAs());
        told.addAll(criteria);
        columns.add(new Column(columns.size() + 1, criteria));
        drafts.add(draft);
      }
    }
    Set<String> numbers = new LinkedHashSet<>();
    for (SynthesisReport.Draft draft : drafts) {
      for (SynthesisReport.Clause clause : draft.clauses()) {
        numbers.add(clause.shown().contribution());
        clause.losses().forEach(l -> numbers.add(l.wording().contribution()));
      }
    }
    Said.Book book = book(debate, numbers);
    List<Row> rows = new ArrayList<>();
    for (int t = 0; t < report.themes().size(); t++) {
      String theme = report.themes().get(t).id();
      List<Cell> cells = new ArrayList<>();
      Optional<Span> first = Optional.empty();
      for (SynthesisReport.Draft draft : drafts) {
        Optional<SynthesisReport.Clause> clause =
            draft.clauses().stream().filter(c -> c.theme().equals(theme)).findFirst();
        Optional<Span> span = clause.map(SynthesisReport.Clause::shown);
        first = cells.isEmpty() ? span : first;
        cells.add(new Cell(clause.map(c -> clause(c, book)), !span.equals(first)));
      }
      if (cells.stream().anyMatch(c -> c.clause().isPresent())) {
        rows.add(new Row(kept.name(theme), t + 1, cells));
      }
    }
    Page page =
        hall.page(request, Message.of("syntheses.versions.title").with("count", columns.size()));
    Map<String, Object> model = new HashMap<>();
    model.put("debate", debate);
    model.put("kept", kept);
    model.put("columns", columns);
    model.put("rows", rows);
    model.put("cannot", cannot);
    model.put("counted", report.counted());
    model.put(
        "takes",
        hall.debates().drafts().may(hall.reader()) && debate.stage() != Debate.Stage.CLOSED);
    model.put("drafts", hall.debates().drafts().list(debate).size());
    model.put("frozen", syntheses().freezes().frozen(debate));
    return hall.pages().show("synthesis/versions.jte", page, model);
  }

  private static Clause clause(SynthesisReport.Clause clause, Said.Book book) {
    return new Clause(
        book.said(clause.shown()),
        clause.count(),
        clause.outOf(),
        clause.groups().entrySet().stream()
            .map(g -> new Answers(OpinionPages.letter(g.getKey()), g.getValue()))
            .toList(),
        clause.losses().stream()
            .map(l -> new Lost(book.said(l.wording()), l.people(), parts(l.groups())))
            .toList());
  }
}
