// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.debates.drafts;

import static coop.lanterne.node.shell.Whom.HOLDERS;
import static coop.lanterne.node.shell.Whom.READERS;

import module java.base;

import coop.lanterne.debate.synthesis.Criterion;
import coop.lanterne.debate.synthesis.SynthesisReport.Span;
import coop.lanterne.debate.synthesis.Wording;
import coop.lanterne.documents.TextDocument;
import coop.lanterne.kernel.Digest;
import coop.lanterne.kernel.Message;
import coop.lanterne.node.debates.drafts.Drafts.Article;
import coop.lanterne.node.debates.drafts.Drafts.Draft;
import coop.lanterne.node.debates.drafts.Drafts.Kind;
import coop.lanterne.node.debates.open.Debate;
import coop.lanterne.node.debates.open.DebateReaders;
import coop.lanterne.node.debates.open.Floor;
import coop.lanterne.node.debates.open.Hall;
import coop.lanterne.node.debates.open.OfferedTexts;
import coop.lanterne.node.debates.open.Says;
import coop.lanterne.node.debates.open.Word;
import coop.lanterne.node.debates.synthesis.Said;
import coop.lanterne.node.debates.synthesis.Syntheses;
import coop.lanterne.node.debates.write.Contributions;
import coop.lanterne.node.shell.OpenTo;
import coop.lanterne.node.shell.Pages;
import coop.lanterne.node.shell.Reader;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Texts made of a version, which everyone reads: of each article what stands word for word as
 * someone wrote it and what people changed; the forms that change them, for whoever holds the
 * mandate; as files to hand on; offered to a vote.
 */
@Controller
@RequestMapping("/debates/{number:[0-9]+}/drafts")
public record DraftPages(
    Hall hall,
    Contributions contributions,
    Syntheses syntheses,
    Drafts drafts,
    DraftEdits edits,
    DraftOffers offers) {
  private static final Map<String, MediaType> FILES =
      Map.of(
          "odt", MediaType.parseMediaType("application/vnd.oasis.opendocument.text"),
          "docx",
              MediaType.parseMediaType(
                  "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
          "md", new MediaType("text", "markdown", StandardCharsets.UTF_8));

  /** Whose words an article says. */
  public enum How implements Word {
    /** A sentence as someone wrote it. */
    VERBATIM,
    /** A sentence that people changed. */
    EDITED,
    /** Words of whoever prepares the text. */
    OWN,
    /** Nothing any more: the words were taken back. */
    GONE,
    /** Nothing for now: its sentence is no longer published. */
    HIDDEN
  }

  /**
   * An article as it is read.
   *
   * @param place from 1
   * @param source its sentence as it was written; none for words of one's own
   * @param parts what was kept, taken out and added, where it was edited
   */
  public record Shown(
      Article article, int place, How how, Optional<Said> source, List<Wording.Part> parts) {
    /** Its number and its heading, where it has one. */
    public Message heading() {
      return article
          .heading()
          .map(h -> Message.of("drafts.article_of").with("number", place).with("heading", h))
          .orElseGet(() -> Message.of("drafts.article").with("number", place));
    }
  }

  private boolean changes(Debate debate, Draft draft) {
    return drafts.may(hall.reader())
        && debate.stage() != Debate.Stage.CLOSED
        && drafts.adopted(draft).isEmpty();
  }

  /** The articles of a draft, each beside the sentence that it comes from. */
  private List<Shown> shown(Debate debate, Draft draft) {
    Map<Integer, String> verbatim = drafts.verbatim(draft);
    Set<String> numbers =
        draft.articles().stream()
            .flatMap(a -> a.source().stream())
            .map(Span::contribution)
            .collect(Collectors.toSet());
    Said.Book book = new Said.Book(contributions, debate, numbers);
    List<Shown> all = new ArrayList<>();
    for (Article article : draft.articles()) {
      Optional<String> written = Optional.ofNullable(verbatim.get(article.number()));
      How how = how(article, written);
      all.add(
          new Shown(
              article,
              all.size() + 1,
              how,
              article.source().map(book::said),
              how == How.EDITED
                  ? Wording.compare(written.orElseThrow(), article.words().orElseThrow())
                  : List.of()));
    }
    return all;
  }

  private static How how(Article article, Optional<String> written) {
    if (article.words().isEmpty()) {
      return How.GONE;
    }
    if (article.source().isEmpty()) {
      return How.OWN;
    }
    if (written.isEmpty()) {
      return How.HIDDEN;
    }
    return written.equals(article.words()) ? How.VERBATIM : How.EDITED;
  }

  // --- reading

  @OpenTo(value = READERS, of = DebateReaders.class)
  @GetMapping
  ResponseEntity<String> list(HttpServletRequest request, @PathVariable long number) {
    Debate debate = hall.debate(number);
    List<Draft> all = drafts.list(debate);
    Map<Long, OfferedTexts.State> states = new HashMap<>();
    for (Draft draft : all) {
      drafts
          .adopted(draft)
          .or(() -> drafts.offers(draft).stream().findFirst())
          .ifPresent(t -> states.put(draft.number(), t.state()));
    }
    return hall.show(
        "drafts/list.jte",
        request,
        Message.of("drafts.list").with("count", all.size()),
        Map.of(
            "debate", debate,
            "drafts", all,
            "states", states,
            "versions", !syntheses.list(debate).isEmpty()));
  }

  @OpenTo(value = READERS, of = DebateReaders.class)
  @GetMapping("/{draft:[0-9]+}")
  ResponseEntity<String> draft(
      HttpServletRequest request, @PathVariable long number, @PathVariable("draft") long which) {
    Debate debate = hall.debate(number);
    Draft draft = drafts.get(debate, which);
    List<Shown> shown = shown(debate, draft);
    Map<String, Object> model = new HashMap<>(offered(draft));
    model.put("debate", debate);
    model.put("draft", draft);
    model.put("articles", shown);
    model.put("verbatim", shown.stream().filter(s -> s.how() == How.VERBATIM).count());
    model.put("changes", changes(debate, draft));
    model.put("edits", drafts.edits(draft));
    model.put("places", places(shown));
    model.put("done", Hall.done(request, "taken", "changed", "undone", "offered"));
    return hall.show("drafts/draft.jte", request, title(draft), model);
  }

  /** What was offered of a draft, what was adopted, whether it can be offered as it stands. */
  private Map<String, Object> offered(Draft draft) {
    List<OfferedTexts.Text> texts = drafts.offers(draft);
    Optional<OfferedTexts.Text> adopted = drafts.adopted(draft);
    Optional<Digest> now = offers.offer(draft).map(OfferedTexts.Words::digest);
    return Map.of(
        "offers", texts,
        "adopted", adopted,
        "entry", adopted.flatMap(OfferedTexts.Text::decision).flatMap(drafts::entry).orElse(0L),
        "whole", now.isPresent(),
        "offeredNow",
            texts.stream().anyMatch(o -> o.stands() && now.equals(Optional.of(o.digest()))));
  }

  private static Message title(Draft draft) {
    return draft
        .title()
        .map(t -> Message.of("drafts.titled").with("title", t))
        .orElseGet(() -> Message.of("drafts.untitled").with("number", draft.number()));
  }

  private static Map<Integer, Integer> places(List<Shown> shown) {
    return shown.stream().collect(Collectors.toMap(s -> s.article().number(), Shown::place));
  }

  @OpenTo(value = READERS, of = DebateReaders.class)
  @GetMapping("/{draft:[0-9]+}/articles/{article:[0-9]+}")
  ResponseEntity<String> article(
      HttpServletRequest request,
      @PathVariable long number,
      @PathVariable("draft") long which,
      @PathVariable int article) {
    Debate debate = hall.debate(number);
    Article now = drafts.get(debate, which).article(article);
    Given given =
        new Given(
            now.source().map(Span::contribution).orElse(""),
            now.heading().orElse(""),
            now.words().orElse(""));
    return article(request, debate, which, article, given, false);
  }

  /**
   * What the form of an article holds.
   *
   * @param source the contribution that the article stood on when the form was made, or empty
   */
  public record Given(String source, String heading, String words) {}

  /** The page of an article, as it stands or as its form was sent without a reason. */
  private ResponseEntity<String> article(
      HttpServletRequest request,
      Debate debate,
      long which,
      int article,
      Given given,
      boolean noReason) {
    Draft draft = drafts.get(debate, which);
    draft.article(article);
    Shown shown =
        shown(debate, draft).stream()
            .filter(s -> s.article().number() == article)
            .findFirst()
            .orElseThrow();
    return hall.show(
        noReason ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK,
        "drafts/article.jte",
        request,
        shown.heading(),
        Map.of(
            "debate", debate,
            "draft", draft,
            "shown", shown,
            "last", shown.place() == draft.articles().size(),
            "changes", changes(debate, draft),
            "given", given,
            "noReason", noReason));
  }

  // --- files

  @OpenTo(value = READERS, of = DebateReaders.class)
  @GetMapping("/{draft:[0-9]+}.{file:odt|docx|md}")
  ResponseEntity<byte[]> file(
      HttpServletRequest request,
      @PathVariable long number,
      @PathVariable("draft") long which,
      @PathVariable String file) {
    Debate debate = hall.debate(number);
    Draft draft = drafts.get(debate, which);
    TextDocument text =
        new DraftDocument(Reader.prose(request))
            .of(draft, title(draft), shown(debate, draft), drafts.edits(draft));
    byte[] bytes =
        switch (file) {
          case "odt" -> text.odt();
          case "docx" -> text.docx();
          default -> text.markdown().getBytes(StandardCharsets.UTF_8);
        };
    return ResponseEntity.ok()
        .contentType(FILES.getOrDefault(file, MediaType.APPLICATION_OCTET_STREAM))
        .header(
            "Content-Disposition",
            "attachment; filename=\"draft-" + debate.number() + "-" + which + "." + file + "\"")
        .body(bytes);
  }

  // --- changing

  @OpenTo(value = HOLDERS, act = Floor.SORT)
  @PostMapping
  ResponseEntity<String> take(
      @PathVariable long number,
      @RequestParam(name = "n", defaultValue = "0") long synthesis,
      @RequestParam(defaultValue = "") String criterion) {
    Criterion asked =
        Arrays.stream(Criterion.values())
            .filter(c -> c.key().equals(criterion))
            .findFirst()
            .orElseThrow(() -> Says.DEBATES.input("version-unknown", criterion));
    Draft draft = drafts.take(hall.actor(), hall.debate(number), synthesis, asked);
    return Pages.seeOther(draft.href() + "?taken");
  }

  @OpenTo(value = HOLDERS, act = Floor.SORT)
  @PostMapping("/{draft:[0-9]+}/title")
  ResponseEntity<String> entitle(
      @PathVariable long number,
      @PathVariable("draft") long which,
      @RequestParam(defaultValue = "") String title,
      @RequestParam(defaultValue = "") String reason) {
    Debate debate = hall.debate(number);
    Draft draft = drafts.get(debate, which);
    edits.entitle(hall.actor(), debate, draft, title, reason);
    return Pages.seeOther(draft.href() + "?changed");
  }

  @OpenTo(value = HOLDERS, act = Floor.SORT)
  @PostMapping("/{draft:[0-9]+}/articles")
  ResponseEntity<String> add(
      @PathVariable long number,
      @PathVariable("draft") long which,
      @RequestParam(defaultValue = "") String heading,
      @RequestParam(defaultValue = "") String words,
      @RequestParam(defaultValue = "") String reason) {
    Debate debate = hall.debate(number);
    Draft draft = drafts.get(debate, which);
    edits.add(hall.actor(), debate, draft, heading, words, reason);
    return Pages.seeOther(draft.href() + "?changed");
  }

  @OpenTo(value = HOLDERS, act = Floor.SORT)
  @PostMapping("/{draft:[0-9]+}/articles/{article:[0-9]+}")
  ResponseEntity<String> rewrite(
      HttpServletRequest request,
      @PathVariable long number,
      @PathVariable("draft") long which,
      @PathVariable int article,
      @RequestParam(defaultValue = "") String source,
      @RequestParam(defaultValue = "") String heading,
      @RequestParam(defaultValue = "") String words,
      @RequestParam(defaultValue = "") String reason) {
    Debate debate = hall.debate(number);
    if (reason.isBlank() && drafts.may(hall.reader())) { // what was typed is kept on the page
      return article(request, debate, which, article, new Given(source, heading, words), true);
    }
    Draft draft = drafts.get(debate, which);
    edits.rewrite(hall.actor(), debate, draft, article, source, heading, words, reason);
    return Pages.seeOther(draft.href() + "?changed#article-" + article);
  }

  @OpenTo(value = HOLDERS, act = Floor.SORT)
  @PostMapping("/{draft:[0-9]+}/articles/{article:[0-9]+}/move")
  ResponseEntity<String> move(
      @PathVariable long number,
      @PathVariable("draft") long which,
      @PathVariable int article,
      @RequestParam(defaultValue = "") String move,
      @RequestParam(defaultValue = "") String reason) {
    Debate debate = hall.debate(number);
    Draft draft = drafts.get(debate, which);
    Kind kind =
        List.of(Kind.UP, Kind.DOWN, Kind.REMOVE).stream()
            .filter(k -> k.text().equals(move))
            .findFirst()
            .orElseThrow(() -> Says.DEBATES.input("draft-move", move));
    edits.move(hall.actor(), debate, draft, article, kind, reason);
    return Pages.seeOther(draft.href() + "?changed");
  }

  @OpenTo(value = HOLDERS, act = Floor.SORT)
  @PostMapping("/{draft:[0-9]+}/edits/{edit:[0-9]+}/undo")
  ResponseEntity<String> undo(
      @PathVariable long number,
      @PathVariable("draft") long which,
      @PathVariable long edit,
      @RequestParam(defaultValue = "") String reason) {
    Debate debate = hall.debate(number);
    Draft draft = drafts.get(debate, which);
    edits.undo(hall.actor(), debate, draft, edit, reason);
    return Pages.seeOther(draft.href() + "?undone");
  }

  @OpenTo(value = HOLDERS, act = Floor.SORT)
  @PostMapping("/{draft:[0-9]+}/offer")
  ResponseEntity<String> offer(@PathVariable long number, @PathVariable("draft") long which) {
    Debate debate = hall.debate(number);
    offers.offer(hall.actor(), debate, which);
    return Pages.seeOther(drafts.get(debate, which).href() + "?offered#vote");
  }
}
