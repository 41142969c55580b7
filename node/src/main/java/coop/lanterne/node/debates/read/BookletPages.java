// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.debates.read;

import static coop.lanterne.node.shell.Whom.READERS;

import module java.base;

import coop.lanterne.debate.opinions.StatementStats;
import coop.lanterne.debate.synthesis.Criterion;
import coop.lanterne.debate.synthesis.SynthesisReport;
import coop.lanterne.kernel.Message;
import coop.lanterne.node.debates.drafts.Version;
import coop.lanterne.node.debates.open.Debate;
import coop.lanterne.node.debates.open.DebateReaders;
import coop.lanterne.node.debates.open.Hall;
import coop.lanterne.node.debates.open.Openings;
import coop.lanterne.node.debates.synthesis.Said;
import coop.lanterne.node.debates.synthesis.Syntheses;
import coop.lanterne.node.debates.synthesis.Syntheses.Kept;
import coop.lanterne.node.debates.synthesis.Syntheses.Vouched;
import coop.lanterne.node.debates.synthesis.SynthesisText;
import coop.lanterne.node.debates.synthesis.SynthesisText.Outside;
import coop.lanterne.node.debates.synthesis.SynthesisText.Subject;
import coop.lanterne.node.debates.vote.OpinionAnalyses;
import coop.lanterne.node.debates.vote.OpinionAnalyses.Shown;
import coop.lanterne.node.debates.vote.OpinionPages;
import coop.lanterne.node.debates.write.Contributions;
import coop.lanterne.node.shell.OpenTo;
import coop.lanterne.node.shell.Page;
import coop.lanterne.node.shell.Pdf;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/**
 * A debate on paper, for whoever has no screen: what everyone may read of it, and a leaf to write
 * on.
 */
@Controller
public record BookletPages(
    Hall hall, Contributions contributions, OpinionAnalyses analyses, Syntheses syntheses) {
  /** Those that fit on a leaf with what must be said beside them. */
  private static final int FRAMES = 3;

  private static final int STATEMENTS = 10;

  /**
   * What a booklet holds.
   *
   * @param day on which it is made
   * @param address where the debate is on the network
   * @param paper how many places there are to write in; 0 where notes are no longer typed
   * @param synthesis what was said, once someone asked for it
   * @param votes what votes say, once enough people voted
   */
  public record Booklet(
      Debate debate,
      LocalDate day,
      String address,
      Contributions.Counts counts,
      List<Openings.Step> steps,
      int paper,
      Optional<Spoken> synthesis,
      Optional<Votes> votes) {}

  /** The synthesis, those it leaves out, the versions made from it, what vouches for it. */
  public record Spoken(
      Kept kept,
      List<Subject> subjects,
      List<Outside> outside,
      int smallest,
      List<Text> versions,
      Vouched vouched) {}

  /** One version: what it is best at, and its articles. */
  public record Text(List<Criterion> criteria, List<Article> articles) {}

  /** One article: its theme, the sentence, how many of how many support it. */
  public record Article(Optional<String> name, int number, Said said, int count, int outOf) {}

  /**
   * What is most shared and what most divides, with the groups.
   *
   * @param sharedCount how many are shared in all
   */
  public record Votes(
      Message title,
      String advice,
      int sharedCount,
      List<StatementStats> shared,
      List<OpinionPages.Divided> divided,
      Map<String, Integer> members) {}

  @OpenTo(value = READERS, of = DebateReaders.class)
  @GetMapping("/debates/{number:[0-9]+}/booklet")
  ResponseEntity<String> booklet(HttpServletRequest request, @PathVariable long number) {
    return show("debates/booklet.jte", request, hall.debate(number));
  }

  @OpenTo(value = READERS, of = DebateReaders.class)
  @GetMapping("/debates/{number:[0-9]+}/booklet.pdf")
  ResponseEntity<byte[]> pdf(HttpServletRequest request, @PathVariable long number) {
    Debate debate = hall.debate(number);
    String page = Objects.requireNonNull(show("debates/bookletPdf.jte", request, debate).getBody());
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_PDF)
        .header(
            "Content-Disposition", "attachment; filename=\"debate-" + debate.number() + ".pdf\"")
        .body(Pdf.of(page));
  }

  private ResponseEntity<String> show(String template, HttpServletRequest request, Debate debate) {
    Page page = hall.pages().page(request, debate.question());
    Booklet booklet =
        new Booklet(
            debate,
            hall.openings().today(),
            hall.address(request, Hall.href(debate)),
            contributions.counts(debate),
            hall.openings().steps(debate),
            debate.gathers() ? FRAMES : 0,
            syntheses.latest(debate).map(kept -> spoken(debate, kept)),
            analyses.shown(debate).map(BookletPages::votes));
    return hall.pages().show(template, page, Map.of("booklet", booklet));
  }

  private static Votes votes(Shown now) {
    List<StatementStats> shared = OpinionPages.shared(now);
    return new Votes(
        OpinionPages.title(now),
        now.given().id().toString(),
        shared.size(),
        shared.stream().limit(STATEMENTS).toList(),
        OpinionPages.divided(now).stream().limit(STATEMENTS).toList(),
        OpinionPages.members(now.view().opinions()));
  }

  private Spoken spoken(Debate debate, Kept kept) {
    SynthesisText text = new SynthesisText(contributions, debate, kept);
    return new Spoken(
        kept,
        text.subjects(),
        text.outside(),
        syntheses.smallest(),
        texts(debate, kept),
        syntheses.vouched(kept.listed().advice()));
  }

  private List<Text> texts(Debate debate, Kept kept) {
    List<Version> versions = Version.of(kept.report());
    List<String> cited =
        versions.stream()
            .flatMap(v -> v.draft().clauses().stream())
            .map(c -> c.shown().contribution())
            .toList();
    Said.Book book = new Said.Book(contributions, debate, cited);
    return versions.stream()
        .map(
            v ->
                new Text(
                    v.criteria(),
                    v.draft().clauses().stream().map(c -> article(kept, c, book)).toList()))
        .toList();
  }

  private static Article article(Kept kept, SynthesisReport.Clause clause, Said.Book book) {
    return new Article(
        kept.name(clause.theme()),
        kept.numberOf(clause.theme()),
        book.said(clause.shown()),
        clause.count(),
        clause.outOf());
  }
}
