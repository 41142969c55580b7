// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.debates.read;

import static coop.lanterne.node.shell.Whom.READERS;

import module java.base;

import coop.lanterne.debate.opinions.Side;
import coop.lanterne.debate.opinions.StatementStats;
import coop.lanterne.debate.synthesis.Criterion;
import coop.lanterne.debate.synthesis.SynthesisReport;
import coop.lanterne.kernel.Message;
import coop.lanterne.node.debates.drafts.Version;
import coop.lanterne.node.debates.open.Debate;
import coop.lanterne.node.debates.open.Debate.Stage;
import coop.lanterne.node.debates.open.DebateReaders;
import coop.lanterne.node.debates.open.Hall;
import coop.lanterne.node.debates.synthesis.Freezes;
import coop.lanterne.node.debates.synthesis.Said;
import coop.lanterne.node.debates.synthesis.Syntheses;
import coop.lanterne.node.debates.synthesis.Syntheses.Kept;
import coop.lanterne.node.debates.synthesis.SynthesisText;
import coop.lanterne.node.debates.synthesis.SynthesisText.Subject;
import coop.lanterne.node.debates.vote.OpinionAnalyses;
import coop.lanterne.node.debates.vote.OpinionAnalyses.Shown;
import coop.lanterne.node.debates.vote.OpinionChart;
import coop.lanterne.node.debates.vote.OpinionPages;
import coop.lanterne.node.debates.write.Contributions;
import coop.lanterne.node.debates.write.Square;
import coop.lanterne.node.room.Cached;
import coop.lanterne.node.shell.OpenTo;
import coop.lanterne.node.shell.Page;
import coop.lanterne.prose.Language;
import coop.lanterne.prose.Prose;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * A debate for a hall: one thing at a time, in letters that are read from the back. It shows what
 * everyone may read, and nothing else.
 */
@Controller
@RequestMapping("/debates/{number:[0-9]+}/screen")
public record ScreenPages(
    Hall hall,
    Pulses pulses,
    Contributions contributions,
    OpinionAnalyses analyses,
    Syntheses syntheses,
    Freezes freezes) {
  private static final int STATEMENTS = 3;

  /** What fills the screen at a time. */
  public sealed interface Slide {}

  /**
   * The question, the stage, and how to take part.
   *
   * @param votes how many voted; empty where nobody votes yet, or too few
   */
  public record Cover(
      Contributions.Counts counts, Optional<Message> votes, String address, Square square)
      implements Slide {}

  /** The map of opinions. */
  public record OpinionMap(OpinionChart chart) implements Slide {}

  /** One statement, with the answers of each group. */
  public record Voted(
      Message head, StatementStats stats, Map<String, Integer> members, Optional<Message> note)
      implements Slide {}

  /** The themes of the synthesis, the largest first, and what it covers. */
  public record Themes(List<Subject> subjects, int represented, int all) implements Slide {}

  /** One sentence of the synthesis. */
  public record Sentence(Subject subject, Said said, int supporters, int close) implements Slide {}

  /** One text of those who are left out. */
  public record Outside(Said said) implements Slide {}

  /**
   * The versions and what each is best at.
   *
   * @param criteria of each version, those that give the same text together
   */
  public record Versions(List<List<Criterion>> criteria) implements Slide {}

  /** When it is decided. */
  public record Decision(Optional<Freezes.Vote> vote) implements Slide {}

  /**
   * How a screen is asked for.
   *
   * @param slide which one, from 1
   * @param lang the language asked for; empty for that of the browser
   * @param theme the colours asked for; empty for those of the browser
   * @param still whether it stays as it is
   */
  public record Look(int slide, String lang, String theme, boolean still) {
    /** The address of that screen. */
    public String href(Debate debate) {
      return Hall.href(debate)
          + "/screen?slide="
          + slide
          + (lang.isEmpty() ? "" : "&lang=" + lang)
          + (theme.isEmpty() ? "" : "&theme=" + theme)
          + (still ? "&still" : "");
    }

    /** The same in another place. */
    public Look at(int slide) {
      return new Look(slide, lang, theme, still);
    }

    /** The same in that language. */
    public Look in(String lang) {
      return new Look(slide, lang, theme, still);
    }

    /** The same in those colours. */
    public Look coloured(String theme) {
      return new Look(slide, lang, theme, still);
    }

    /** The same, that moves or does not. */
    public Look moved(boolean still) {
      return new Look(slide, lang, theme, still);
    }
  }

  @Cached
  @OpenTo(value = READERS, of = DebateReaders.class)
  @GetMapping
  ResponseEntity<String> screen(
      HttpServletRequest request,
      @PathVariable long number,
      @RequestParam(defaultValue = "1") String slide,
      @RequestParam(defaultValue = "") String lang,
      @RequestParam(defaultValue = "") String theme,
      @RequestParam(defaultValue = "") String seen) {
    Debate debate = hall.debate(number);
    String pulse = pulses.of(debate).text();
    if (pulse.equals(seen)) {
      return ResponseEntity.noContent().build();
    }
    List<Slide> slides = slides(request, debate);
    int at = slide.matches("[0-9]{1,6}") ? Integer.parseInt(slide) : 1;
    Look look =
        new Look(
            Math.clamp(at, 1, slides.size()),
            lang.matches("fr|en") ? lang : "",
            theme.matches("light|dark") ? theme : "",
            request.getParameter("still") != null);
    Map<String, Object> model = new HashMap<>();
    model.put("debate", debate);
    model.put("slide", slides.get(look.slide() - 1));
    model.put("slides", slides.size());
    model.put("look", look);
    model.put("first", first(slides));
    model.put("pulse", pulse);
    return hall.pages().show("debates/screen.jte", page(request, debate, look), model);
  }

  /** On which screen each theme begins, by its number. */
  private static Map<Integer, Integer> first(List<Slide> slides) {
    Map<Integer, Integer> first = new HashMap<>();
    for (int i = 0; i < slides.size(); i++) {
      if (slides.get(i) instanceof Sentence sentence) {
        first.putIfAbsent(sentence.subject().number(), i + 1);
      }
    }
    return first;
  }

  /** The frame of the page, in the language and the colours that the address asks for. */
  private Page page(HttpServletRequest request, Debate debate, Look look) {
    Page page = hall.pages().page(request, debate.question());
    return new Page(
        page.site(),
        page.title(),
        look.theme().isEmpty() ? page.theme() : Page.Theme.parse(look.theme()),
        page.who(),
        page.notices(),
        page.csrf(),
        page.path(),
        look.lang().isEmpty() ? page.prose() : Prose.in(language(look.lang())));
  }

  private static Language language(String tag) {
    return tag.equals("en") ? Language.ENGLISH : Language.FRENCH;
  }

  // --- what there is to show at that stage, the newest after the cover

  private List<Slide> slides(HttpServletRequest request, Debate debate) {
    List<Slide> slides = new ArrayList<>();
    Optional<Shown> votes =
        debate.stage().compareTo(Stage.VOTE) >= 0 ? analyses.shown(debate) : Optional.empty();
    Optional<Kept> synthesis =
        debate.stage().compareTo(Stage.SYNTHESIS) >= 0
            ? syntheses.latest(debate)
            : Optional.empty();
    slides.add(cover(request, debate, votes));
    if (debate.stage().compareTo(Stage.DECISION) >= 0) {
      slides.add(new Decision(freezes.vote(debate)));
    }
    if (debate.stage().compareTo(Stage.VERSIONS) >= 0) {
      synthesis.ifPresent(
          kept ->
              slides.add(
                  new Versions(
                      Version.of(kept.report()).stream().map(Version::criteria).toList())));
    }
    synthesis.ifPresent(kept -> slides.addAll(said(debate, kept)));
    votes.ifPresent(shown -> slides.addAll(voted(shown)));
    return slides;
  }

  private Cover cover(HttpServletRequest request, Debate debate, Optional<Shown> votes) {
    String end =
        debate.collects(hall.openings().today())
            ? "/say"
            : debate.stage() == Stage.VOTE ? "/vote" : "";
    String address = hall.address(request, Hall.href(debate) + end);
    return new Cover(
        contributions.counts(debate), votes.map(OpinionPages::title), address, Square.of(address));
  }

  private static List<Slide> voted(Shown now) {
    List<Slide> slides = new ArrayList<>();
    OpinionChart chart = OpinionChart.of(now.view(), Optional.empty());
    if (!chart.groups().isEmpty()) {
      slides.add(new OpinionMap(chart));
    }
    Map<String, Integer> members = OpinionPages.members(now.view().opinions());
    OpinionPages.shared(now).stream()
        .limit(STATEMENTS)
        .map(s -> new Voted(Message.of("opinions.shared"), s, members, against(s)))
        .forEach(slides::add);
    OpinionPages.divided(now).stream()
        .limit(STATEMENTS)
        .map(d -> new Voted(Message.of("opinions.divided"), d.stats(), members, sides(d)))
        .forEach(slides::add);
    return slides;
  }

  private static Optional<Message> against(StatementStats shared) {
    return shared.sharedOn(Side.AGREE)
        ? Optional.empty()
        : Optional.of(Message.of("opinions.shared.against"));
  }

  private static Optional<Message> sides(OpinionPages.Divided divided) {
    return Optional.of(
        Message.of("opinions.divided.who")
            .with("agree", OpinionPages.letter(divided.agree()))
            .with("disagree", OpinionPages.letter(divided.disagree())));
  }

  /** Sentences whose words are gone have no screen of their own: there is nothing to read. */
  private List<Slide> said(Debate debate, Kept kept) {
    SynthesisReport report = kept.report();
    SynthesisText text = new SynthesisText(contributions, debate, kept);
    List<Slide> slides = new ArrayList<>();
    List<Subject> subjects = text.subjects();
    slides.add(new Themes(subjects, report.represented(), report.places().size()));
    for (Subject subject : subjects) {
      subject.lines().stream()
          .filter(l -> l.said().words().isPresent())
          .forEach(l -> slides.add(new Sentence(subject, l.said(), l.supporters(), l.close())));
    }
    text.outside().stream()
        .flatMap(group -> group.texts().stream().limit(1))
        .filter(said -> said.words().isPresent())
        .forEach(said -> slides.add(new Outside(said)));
    return slides;
  }
}
