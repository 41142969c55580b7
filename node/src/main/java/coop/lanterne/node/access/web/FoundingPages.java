// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.access.web;

import static coop.lanterne.node.shell.Whom.LINK;
import static coop.lanterne.node.shell.Whom.VISITORS;

import module java.base;

import coop.lanterne.charter.Charter;
import coop.lanterne.kernel.Message;
import coop.lanterne.node.access.Beginning;
import coop.lanterne.node.access.FoundingLink;
import coop.lanterne.node.access.PublicUrl;
import coop.lanterne.node.decision.Founder;
import coop.lanterne.node.shell.OpenTo;
import coop.lanterne.node.shell.Page;
import coop.lanterne.node.shell.Pages;
import coop.lanterne.prose.Language;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** How a node of one's own begins: by the link that its first start prints. */
@Controller
public record FoundingPages(
    Pages pages, Founder founder, Beginning beginning, FoundingLink link, PublicUrl url) {
  /** What stands before the name of a kind of mandate in the form. */
  private static final String HOLDERS = "holders.";

  /** A kind of mandate, and the names written for it. */
  public record Kind(String field, Message label, Message hint, String names) {}

  /** Someone to invite, and the link to give them. */
  public record Invitation(String name, String address) {}

  @OpenTo(VISITORS)
  @GetMapping("/founding")
  ResponseEntity<String> notYet(HttpServletRequest request) {
    if (founder.find().isPresent()) {
      return Pages.seeOther("/");
    }
    Page page = pages.page(request, Message.of("access.not_founded.title"));
    return pages.show(HttpStatus.SERVICE_UNAVAILABLE, "access/notFounded.jte", page, Map.of());
  }

  @OpenTo(value = LINK, but = "until the node is founded")
  @GetMapping("/founding/{token}")
  ResponseEntity<String> form(HttpServletRequest request, @PathVariable("token") String token) {
    return link.opens(token) ? show(request, token, Map.of(), Map.of()) : gone(request);
  }

  private ResponseEntity<String> gone(HttpServletRequest request) {
    Page page = pages.page(request, Message.of("access.invitation.gone"));
    return pages.show(HttpStatus.GONE, "access/gone.jte", page, Map.of());
  }

  private ResponseEntity<String> show(
      HttpServletRequest request,
      String token,
      Map<String, String> written,
      Map<String, Beginning.Flaw> flaws) {
    Page page = pages.page(request, Message.of("access.founding.title"));
    boolean french = page.prose().language() == Language.FRENCH;
    Map<String, Object> model = new HashMap<>();
    model.put("action", "/founding/" + token);
    model.put("written", written);
    Map<String, Message> wrong = new LinkedHashMap<>();
    flaws.forEach(
        (field, flaw) ->
            wrong.put(
                field,
                switch (flaw) {
                  case EMPTY -> Message.of("access.wrong.empty");
                  case SHORT -> Message.of("access.wrong.short");
                  case SAME -> Message.of("access.wrong.same");
                }));
    model.put("wrong", wrong);
    model.put(
        "kinds",
        beginning.charter().mandateKinds().values().stream()
            .map(
                k ->
                    new Kind(
                        HOLDERS + k.name(),
                        Message.of("access.founding.holders")
                            .with("kind", french ? k.title().fr() : k.title().en()),
                        hint(k),
                        written.getOrDefault(HOLDERS + k.name(), "")))
            .toList());
    return pages.show(
        wrong.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT,
        "access/founding.jte",
        page,
        model);
  }

  private static Message hint(Charter.MandateKind kind) {
    return kind.limits()
        .perAct()
        .map(m -> Message.of("access.founding.holders_limit").with("most", m))
        .orElseGet(() -> Message.of("access.founding.holders_hint"));
  }

  @OpenTo(value = LINK, but = "until the node is founded")
  @PostMapping("/founding/{token}")
  ResponseEntity<String> found(
      HttpServletRequest request,
      @PathVariable("token") String token,
      @RequestParam Map<String, String> form) {
    if (!link.opens(token)) {
      return gone(request);
    }
    Map<String, List<String>> holders = new LinkedHashMap<>();
    beginning
        .charter()
        .mandateKinds()
        .keySet()
        .forEach(kind -> holders.put(kind, form.getOrDefault(HOLDERS + kind, "").lines().toList()));
    Beginning.Wish wish =
        new Beginning.Wish(
            form.getOrDefault("organisation", ""),
            form.getOrDefault("keeper", ""),
            form.getOrDefault("login", ""),
            form.getOrDefault("password", ""),
            form.getOrDefault("second", ""),
            holders);
    Map<String, Beginning.Flaw> flaws = beginning.flaws(wish);
    if (!flaws.isEmpty()) {
      Map<String, String> again = new HashMap<>(form);
      again.remove("password");
      return show(request, token, again, flaws);
    }
    String base =
        url.address()
            .orElseGet(() -> ServletUriComponentsBuilder.fromContextPath(request).toUriString());
    List<Invitation> invitations =
        beginning.found(wish).stream()
            .map(i -> new Invitation(i.name(), base + "/invitation/" + i.token()))
            .toList();
    Page page = pages.page(request, Message.of("access.founded.title"));
    ResponseEntity<String> shown =
        pages.show("access/founded.jte", page, Map.of("invitations", invitations));
    return ResponseEntity.status(HttpStatus.OK)
        .headers(shown.getHeaders())
        .cacheControl(CacheControl.noStore()) // the links are shown once
        .body(shown.getBody());
  }
}
