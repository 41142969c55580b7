// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.debates.synthesis;

import static coop.lanterne.node.shell.Whom.HOLDERS;
import static coop.lanterne.node.shell.Whom.READERS;

import module java.base;

import coop.lanterne.debate.synthesis.Coverage.How;
import coop.lanterne.debate.synthesis.SynthesisReport;
import coop.lanterne.debate.synthesis.SynthesisReport.Line;
import coop.lanterne.debate.synthesis.SynthesisReport.Place;
import coop.lanterne.debate.synthesis.SynthesisReport.Span;
import coop.lanterne.debate.synthesis.SynthesisReport.Why;
import coop.lanterne.kernel.Message;
import coop.lanterne.node.debates.open.Debate;
import coop.lanterne.node.debates.open.DebateReaders;
import coop.lanterne.node.debates.open.Floor;
import coop.lanterne.node.debates.open.Hall;
import coop.lanterne.node.debates.open.Live;
import coop.lanterne.node.debates.open.Says;
import coop.lanterne.node.debates.synthesis.Syntheses.Kept;
import coop.lanterne.node.debates.write.Contribution;
import coop.lanterne.node.debates.write.Contributions;
import coop.lanterne.node.room.Cached;
import coop.lanterne.node.shell.OpenTo;
import coop.lanterne.node.shell.Page;
import coop.lanterne.node.shell.Pages;
import coop.lanterne.node.shell.Slip;
import jakarta.servlet.http.HttpServletRequest;
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
public record SynthesisPages(
    Hall hall,
    Contributions contributions,
    Syntheses syntheses,
    Sortings sortings,
    Freezes freezes,
    Live.Reporter live) {
  /** Contributions left out for one reason. */
  public record Reason(Why why, List<Said> texts) {}

  private Said.Book book(Debate debate, Collection<String> numbers) {
    return new Said.Book(contributions, debate, numbers);
  }

  private Kept kept(Debate debate, long number) {
    return syntheses.shown(debate, number);
  }

  // --- the synthesis

  @Cached
  @OpenTo(value = READERS, of = DebateReaders.class)
  @GetMapping("/synthesis")
  ResponseEntity<String> synthesis(
      HttpServletRequest request,
      @PathVariable long number,
      @RequestParam(name = "n", defaultValue = "0") long which) {
    Debate debate = hall.debate(number);
    Map<String, Object> model = new HashMap<>();
    model.put("debate", debate);
    model.put("may", syntheses.may(hall.reader()));
    model.put("live", live.opened(debate, Live.Place.SYNTHESIS));
    model.put("working", syntheses.working(debate));
    model.put("list", syntheses.list(debate));
    model.put("frozen", freezes.frozen(debate));
    model.put("vote", freezes.vote(debate));
    model.put("done", Hall.done(request, "made", "slow", "said", "stopped"));
    if (which <= 0 && syntheses.list(debate).isEmpty()) {
      return hall.show("synthesis/none.jte", request, Message.of("syntheses.none.title"), model);
    }
    Kept kept = kept(debate, which);
    told(debate, kept, model);
    Message title = Message.of("syntheses.title").with("count", kept.report().places().size());
    return hall.show("synthesis/synthesis.jte", request, title, model);
  }

  private void told(Debate debate, Kept kept, Map<String, Object> model) {
    SynthesisReport report = kept.report();
    SynthesisText text = new SynthesisText(contributions, debate, kept);
    model.put("kept", kept);
    model.put("report", report);
    model.put("changed", syntheses.changedSince(debate, report));
    model.put("votesSince", syntheses.votesSince(debate, kept.listed()));
    model.put("least", text.least());
    model.put("emptied", text.emptied());
    model.put("subjects", text.subjects());
    model.put("outside", text.outside());
    model.put("deserving", text.deserving());
    model.put("whys", whys(report));
    model.put("smallest", syntheses.smallest());
    model.put("corrections", sortings.list(debate).size());
    model.put("slip", slip(kept));
  }

  private static Map<Why, Long> whys(SynthesisReport report) {
    Map<Why, Long> whys = new EnumMap<>(Why.class);
    report.places().stream()
        .filter(p -> p.why() != Why.NONE)
        .forEach(p -> whys.merge(p.why(), 1L, Long::sum));
    return whys;
  }

  private Slip slip(Kept kept) {
    Syntheses.Vouched vouched = syntheses.vouched(kept.listed().advice());
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

  @OpenTo(value = HOLDERS, act = Floor.SORT)
  @PostMapping("/synthesis")
  ResponseEntity<String> make(@PathVariable long number) {
    Debate debate = hall.debate(number);
    boolean made = syntheses.make(hall.actor(), debate, Hall.PATIENCE);
    return Pages.seeOther(Hall.href(debate) + "/synthesis?" + (made ? "made" : "slow"));
  }

  @OpenTo(value = HOLDERS, act = Floor.SORT)
  @PostMapping("/synthesis/stop")
  ResponseEntity<String> stop(@PathVariable long number) {
    Debate debate = hall.debate(number);
    syntheses.stop(hall.actor(), debate);
    return Pages.seeOther(Hall.href(debate) + "/synthesis?stopped");
  }

  @OpenTo(value = HOLDERS, act = Floor.STAGE)
  @PostMapping("/vote-day")
  ResponseEntity<String> vote(
      @PathVariable long number,
      @RequestParam(defaultValue = "") String on,
      @RequestParam(defaultValue = "") String reason) {
    Debate debate = hall.debate(number);
    LocalDate day;
    try {
      day = LocalDate.parse(on);
    } catch (DateTimeParseException e) {
      throw Says.DEBATES.input("vote-past", on);
    }
    freezes.announce(hall.actor(), debate, day, reason);
    return Pages.seeOther(Hall.href(debate) + "/synthesis?said");
  }

  // --- what stands behind it

  @OpenTo(value = READERS, of = DebateReaders.class)
  @GetMapping("/synthesis/others")
  ResponseEntity<String> others(
      HttpServletRequest request,
      @PathVariable long number,
      @RequestParam(name = "n", defaultValue = "0") long which) {
    Debate debate = hall.debate(number);
    Kept kept = kept(debate, which);
    List<Place> left = kept.report().places().stream().filter(p -> p.how() == How.OUTSIDE).toList();
    Said.Book book = book(debate, left.stream().map(Place::contribution).toList());
    List<Reason> reasons = new ArrayList<>();
    for (Why why : Why.values()) {
      List<Said> texts =
          book.all(left.stream().filter(p -> p.why() == why).map(Place::contribution).toList());
      if (!texts.isEmpty()) {
        reasons.add(new Reason(why, texts));
      }
    }
    return hall.show(
        "synthesis/others.jte",
        request,
        Message.of("syntheses.others.title").with("count", left.size()),
        Map.of("debate", debate, "reasons", reasons));
  }

  @OpenTo(value = READERS, of = DebateReaders.class)
  @GetMapping("/synthesis/close")
  ResponseEntity<String> close(
      HttpServletRequest request,
      @PathVariable long number,
      @RequestParam(name = "n", defaultValue = "0") long which,
      @RequestParam(defaultValue = "") String to) {
    Debate debate = hall.debate(number);
    SynthesisReport report = kept(debate, which).report();
    Span shown =
        report.lines().stream()
            .map(Line::shown)
            .filter(s -> s.key().equals(to))
            .findFirst()
            .orElseThrow(() -> Says.DEBATES.input("sentence-unknown", to));
    List<Span> spans =
        SynthesisText.others(report, shown).stream().flatMap(p -> p.own().stream()).toList();
    List<String> cited = new ArrayList<>(spans.stream().map(Span::contribution).toList());
    cited.add(shown.contribution());
    Said.Book book = book(debate, cited);
    return texts(
        request,
        debate,
        Message.of("syntheses.close.title").with("count", spans.size()),
        Message.of("syntheses.close.lede"),
        Optional.of(book.said(shown)),
        spans.stream().map(book::said).toList());
  }

  private ResponseEntity<String> texts(
      HttpServletRequest request,
      Debate debate,
      Message title,
      Message lede,
      Optional<Said> sentence,
      List<Said> texts) {
    return hall.show(
        "synthesis/texts.jte",
        request,
        title,
        Map.of("debate", debate, "sentence", sentence, "lede", lede, "texts", texts));
  }

  @OpenTo(value = READERS, of = DebateReaders.class)
  @GetMapping("/synthesis/themes/{theme:[0-9]+}")
  ResponseEntity<String> theme(
      HttpServletRequest request,
      @PathVariable long number,
      @PathVariable int theme,
      @RequestParam(name = "n", defaultValue = "0") long which) {
    Debate debate = hall.debate(number);
    Kept kept = kept(debate, which);
    SynthesisReport.Group group = theme(kept, theme);
    return texts(
        request,
        debate,
        Message.of("syntheses.theme.title")
            .with("name", kept.name(group.id()).orElse("nº\u00a0" + theme))
            .with("count", group.contributions().size()),
        Message.of("syntheses.theme.lede"),
        Optional.empty(),
        book(debate, group.contributions()).all(group.contributions()));
  }

  /** The theme of that number in a synthesis. */
  static SynthesisReport.Group theme(Kept kept, int theme) {
    if (theme < 1 || theme > kept.report().themes().size()) {
      throw Says.DEBATES.input("theme-unknown", theme);
    }
    return kept.report().themes().get(theme - 1);
  }

  // --- a sentence where it was written

  /** A text in three: what stands before, what is shown, what stands after. */
  public record Marked(String before, String shown, String after) {}

  @OpenTo(value = READERS, of = DebateReaders.class)
  @GetMapping("/contributions/{contribution:[0-9]+}")
  ResponseEntity<String> contribution(
      HttpServletRequest request,
      @PathVariable long number,
      @PathVariable long contribution,
      @RequestParam(defaultValue = "0") int from,
      @RequestParam(defaultValue = "0") int to) {
    Debate debate = hall.debate(number);
    Contribution what = contributions.get(debate, contribution);
    boolean open = what.state() == Contribution.State.PUBLISHED;
    if (!open && what.state() != Contribution.State.WITHDRAWN) {
      throw Says.DEBATES.input("contribution-unknown", contribution);
    }
    return hall.show(
        "synthesis/one.jte",
        request,
        Message.of("syntheses.one.title").with("number", what.number()),
        Map.of(
            "debate", debate,
            "marked", what.words().filter(_ -> open).map(w -> marked(w, from, to)),
            "theme", what.theme().filter(_ -> open),
            "at", what.writtenAt(),
            "synthesis", !syntheses.list(debate).isEmpty()));
  }

  private static Marked marked(String words, int from, int to) {
    int length = words.codePointCount(0, words.length());
    int start = Math.clamp(from, 0, length);
    int first = words.offsetByCodePoints(0, start);
    int last = words.offsetByCodePoints(0, Math.clamp(to, start, length));
    return new Marked(
        words.substring(0, first), words.substring(first, last), words.substring(last));
  }
}
