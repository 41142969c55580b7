// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.governance.web;

import static coop.lanterne.node.shell.Whom.HOLDERS;
import static coop.lanterne.node.shell.Whom.VISITORS;

import module java.base;

import coop.lanterne.kernel.Id;
import coop.lanterne.kernel.Mandate;
import coop.lanterne.kernel.Message;
import coop.lanterne.node.decision.Charters;
import coop.lanterne.node.decision.MandateGrant;
import coop.lanterne.node.decision.People;
import coop.lanterne.node.governance.Governance;
import coop.lanterne.node.room.Cached;
import coop.lanterne.node.shell.OpenTo;
import coop.lanterne.node.shell.Page;
import coop.lanterne.node.shell.Pages;
import coop.lanterne.node.shell.Reader;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Who may decide what, and until when; mandates given and ended between meetings. */
@Controller
@RequestMapping("/mandates")
public record MandatePages(Governance governance, Charters charters, People people, Pages pages) {
  /** What a mandate allows, one sentence each. */
  public static List<Message> limits(Mandate mandate) {
    List<Message> said = new ArrayList<>();
    CharterWords.limits(mandate.limits(), said);
    said.add(Message.of("governance.mandate.until").with("until", mandate.until()));
    return said;
  }

  @Cached
  @OpenTo(value = VISITORS, but = "no name to visitors")
  @GetMapping
  ResponseEntity<String> list(
      HttpServletRequest request,
      @RequestParam(name = "done", required = false) @Nullable String done) {
    Page page = pages.page(request, Message.of("governance.mandates.title"));
    Map<String, Object> model = new HashMap<>();
    boolean signed = Reader.person(people).isPresent();
    model.put("mandates", governance.mandates());
    model.put("words", MeetingWords.of(governance, charters, people, page.prose().language()));
    model.put("signed", signed);
    model.put("ends", governance.may(Reader.id(), "mandate.end"));
    model.put("kinds", List.copyOf(charters.get().charter().mandateKinds().values()));
    model.put("members", signed ? governance.members() : List.of());
    model.put("today", governance.today());
    if (done != null) {
      model.put("done", done.equals("ended") ? "governance.done.ended" : "governance.done.given");
    }
    return pages.show("governance/mandates.jte", page, model);
  }

  @OpenTo(value = HOLDERS, act = MandateGrant.ACT)
  @PostMapping
  ResponseEntity<String> give(
      @RequestParam("person") String person,
      @RequestParam("kind") String kind,
      @RequestParam("until") String until) {
    governance.grant(Forms.signed(), Forms.id(person), kind, Forms.day("until", until));
    return Pages.seeOther("/mandates?done=given");
  }

  @OpenTo(value = HOLDERS, act = MandateGrant.END)
  @PostMapping("/end")
  ResponseEntity<String> end(@RequestParam("mandate") String mandate) {
    Id by = Forms.signed();
    governance.end(by, Forms.id(mandate));
    return Pages.seeOther("/mandates?done=ended");
  }
}
