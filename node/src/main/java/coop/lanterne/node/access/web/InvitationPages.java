// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.access.web;

import static coop.lanterne.node.shell.Whom.LINK;

import module java.base;

import coop.lanterne.kernel.Id;
import coop.lanterne.kernel.Message;
import coop.lanterne.kernel.Typed;
import coop.lanterne.node.access.Accounts;
import coop.lanterne.node.decision.People;
import coop.lanterne.node.shell.OpenTo;
import coop.lanterne.node.shell.Page;
import coop.lanterne.node.shell.Pages;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A one-time link: whoever holds it chooses a login and a password. */
@Controller
public record InvitationPages(Pages pages, Accounts accounts, People people) {
  @OpenTo(value = LINK, but = "once, within seven days")
  @GetMapping("/invitation/{token}")
  ResponseEntity<String> form(HttpServletRequest request, @PathVariable("token") String token) {
    return show(request, token, "", Map.of());
  }

  private ResponseEntity<String> show(
      HttpServletRequest request, String token, String login, Map<String, Message> wrong) {
    Optional<Id> person = accounts.invited(token);
    if (person.isEmpty()) {
      Page page = pages.page(request, Message.of("access.invitation.gone"));
      return pages.show(HttpStatus.GONE, "access/gone.jte", page, Map.of());
    }
    Page page = pages.page(request, Message.of("access.invitation.title"));
    Map<String, Object> model = new HashMap<>();
    model.put("name", people.find(person.get()).map(People.Person::name).orElse(""));
    model.put("action", "/invitation/" + token);
    model.put("login", login);
    model.put("wrong", wrong);
    return pages.show(
        wrong.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT,
        "access/invitation.jte",
        page,
        model);
  }

  @OpenTo(value = LINK, but = "once, within seven days")
  @PostMapping("/invitation/{token}")
  ResponseEntity<String> accept(
      HttpServletRequest request,
      @PathVariable("token") String token,
      @RequestParam(name = "login", defaultValue = "") String login,
      @RequestParam(name = "password", defaultValue = "") String password) {
    if (Typed.name(login).isEmpty()) {
      return show(request, token, login, Map.of("login", Message.of("access.wrong.empty")));
    }
    Optional<Accounts.Refusal> refusal = accounts.accept(token, login, password);
    if (refusal.isEmpty()) {
      return Pages.seeOther("/login");
    }
    return show(
        request,
        token,
        login,
        switch (refusal.get()) {
          case LINK -> Map.of();
          case PASSWORD -> Map.of("password", Message.of("access.wrong.short"));
          case LOGIN -> Map.of("login", Message.of("access.wrong.taken"));
        });
  }
}
