// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.governance.web;

import static coop.lanterne.node.shell.Whom.VISITORS;

import module java.base;

import coop.lanterne.node.decision.Charters;
import coop.lanterne.node.decision.People;
import coop.lanterne.node.governance.Governance;
import coop.lanterne.node.governance.Meeting;
import coop.lanterne.node.shell.OpenTo;
import coop.lanterne.node.shell.Pages;
import coop.lanterne.node.shell.Reader;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.ContentDisposition;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/** The papers of a meeting, to read, to take along or to print: its call and its minutes. */
@Controller
@RequestMapping("/assembly")
public record PaperPages(Governance governance, Charters charters, People people, Pages pages) {
  @OpenTo(value = VISITORS, but = "no name to visitors")
  @GetMapping("/{number}/{paper:convocation|minutes}")
  ResponseEntity<String> paper(
      HttpServletRequest request,
      @PathVariable("number") long number,
      @PathVariable("paper") String which) {
    Paper paper = paper(request, which, number);
    return pages.show(
        "governance/paper.jte",
        pages.page(request, paper.title()),
        Map.of("paper", paper, "address", "/assembly/" + number + "/" + which, "number", number));
  }

  @OpenTo(value = VISITORS, but = "no name to visitors")
  @GetMapping("/{number}/{paper:convocation|minutes}.md")
  ResponseEntity<String> markdown(
      HttpServletRequest request,
      @PathVariable("number") long number,
      @PathVariable("paper") String which) {
    return ResponseEntity.ok()
        .contentType(new MediaType("text", "markdown", StandardCharsets.UTF_8))
        .header("Content-Disposition", attachment(which, number, "md"))
        .body(paper(request, which, number).markdown());
  }

  @OpenTo(value = VISITORS, but = "no name to visitors")
  @GetMapping("/{number}/{paper:convocation|minutes}.pdf")
  ResponseEntity<byte[]> pdf(
      HttpServletRequest request,
      @PathVariable("number") long number,
      @PathVariable("paper") String which) {
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_PDF)
        .header("Content-Disposition", attachment(which, number, "pdf"))
        .body(PaperPdf.of(paper(request, which, number), Reader.language(request)));
  }

  private static String attachment(String which, long number, String extension) {
    return ContentDisposition.attachment()
        .filename(which + "-" + number + "." + extension)
        .build()
        .toString();
  }

  private Paper paper(HttpServletRequest request, String which, long number) {
    Meeting m = governance.get(number);
    var prose = Reader.prose(request);
    Papers papers =
        new Papers(
            governance,
            MeetingWords.of(governance, charters, people, prose.language()),
            prose,
            pages.page(request, which).site().organisation());
    return which.equals("minutes") ? papers.minutes(m) : papers.call(m);
  }
}
