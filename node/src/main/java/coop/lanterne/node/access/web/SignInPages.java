// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.access.web;

import static coop.lanterne.node.shell.Whom.VISITORS;

import module java.base;

import coop.lanterne.kernel.Decider;
import coop.lanterne.kernel.Mandate;
import coop.lanterne.kernel.Message;
import coop.lanterne.node.access.Cast;
import coop.lanterne.node.access.Security;
import coop.lanterne.node.access.SignIn;
import coop.lanterne.node.decision.Charters;
import coop.lanterne.node.decision.Mandates;
import coop.lanterne.node.decision.People;
import coop.lanterne.node.decision.Role;
import coop.lanterne.node.shell.OpenTo;
import coop.lanterne.node.shell.Page;
import coop.lanterne.node.shell.Pages;
import coop.lanterne.node.shell.Reader;
import coop.lanterne.node.storage.Trouble;
import coop.lanterne.prose.Language;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Coming in: by a login and a password, or, in the demo, by choosing someone of the sample. */
@Controller
public class SignInPages {
  private static final Set<String> PARTS = Set.of("orderer", "facilitator", "member", "doubting");

  private final Pages pages;
  private final People people;
  private final Mandates mandates;
  private final Charters charters;
  private final SignIn signIn;
  private final Cast cast;
  private final HttpSessionSecurityContextRepository sessions =
      new HttpSessionSecurityContextRepository();

  SignInPages(
      Pages pages, People people, Mandates mandates, Charters charters, SignIn signIn, Cast cast) {
    this.pages = pages;
    this.people = people;
    this.mandates = mandates;
    this.charters = charters;
    this.signIn = signIn;
    this.cast = cast;
  }

  /**
   * Someone of the sample.
   *
   * @param local their identifier within the node
   * @param what what they are there for
   * @param chosen whether the reader is them now
   */
  public record Persona(String local, String name, List<Message> what, boolean chosen) {}

  @OpenTo(VISITORS)
  @GetMapping("/login")
  ResponseEntity<String> login(
      HttpServletRequest request,
      @RequestParam(name = "failed", required = false) Optional<String> failed) {
    if (signIn == SignIn.PERSONAS) {
      return Pages.seeOther("/personas");
    }
    Page page = pages.page(request, Message.of("access.login.title"));
    return pages.show("access/login.jte", page, Map.of("failed", failed.isPresent()));
  }

  @OpenTo(value = VISITORS, but = "the demonstration alone")
  @GetMapping("/personas")
  ResponseEntity<String> personas(HttpServletRequest request) {
    require();
    Optional<String> me = Reader.person(people).map(p -> p.id().local());
    Page page = pages.page(request, Message.of("access.personas.title"));
    Language language = page.prose().language();
    Map<String, String> parts = cast.parts();
    List<String> order = List.copyOf(parts.keySet());
    List<Persona> all =
        people.list().stream()
            .map(
                p ->
                    new Persona(
                        p.id().local(),
                        p.name(),
                        what(p, language, Optional.ofNullable(parts.get(p.id().local()))),
                        me.equals(Optional.of(p.id().local()))))
            .sorted(Comparator.comparingInt(p -> place(order, p)))
            .toList();
    return pages.show(
        "access/personas.jte",
        page,
        Map.of(
            "first", all.stream().filter(p -> isFirst(parts, p)).toList(),
            "others", all.stream().filter(p -> !isFirst(parts, p)).toList()));
  }

  /** Those who have a part, in their order; then the others. */
  private static int place(List<String> order, Persona persona) {
    int part = order.indexOf(persona.local());
    return part >= 0 ? part : order.size();
  }

  /** Those who have a part, and those who are more than members. */
  private static boolean isFirst(Map<String, String> parts, Persona persona) {
    return parts.containsKey(persona.local())
        || !persona.what().equals(List.of(Message.of("shell.role.member")));
  }

  private List<Message> what(People.Person person, Language language, Optional<String> part) {
    List<Message> what = new ArrayList<>();
    part.filter(PARTS::contains).ifPresent(p -> what.add(Message.of("access.personas." + p)));
    for (Role role : List.of(Role.FACILITATOR, Role.AUDITOR, Role.KEEPER)) {
      if (person.is(role) && what.isEmpty()) {
        what.add(Message.of("shell.role." + role.text()));
      }
    }
    for (Mandate mandate : mandates.list()) {
      if (mandate.holder() instanceof Decider.Persons p && p.ids().contains(person.id())) {
        charters
            .get()
            .charter()
            .findMandateKind(mandate.kind())
            .map(k -> language == Language.FRENCH ? k.title().fr() : k.title().en())
            .ifPresent(
                words -> what.add(Message.of("access.personas.mandate").with("mandate", words)));
      }
    }
    if (what.isEmpty()) {
      what.add(Message.of("shell.role.member"));
    }
    return what;
  }

  @OpenTo(value = VISITORS, but = "the demonstration alone")
  @PostMapping("/personas")
  ResponseEntity<String> choose(
      HttpServletRequest request,
      HttpServletResponse response,
      @RequestParam(name = "person", defaultValue = "") String local) {
    require();
    Optional<People.Person> person =
        people.list().stream().filter(p -> p.id().local().equals(local)).findFirst();
    if (person.isEmpty()) {
      HttpSession session = request.getSession(false);
      if (session != null) {
        session.invalidate(); // a visitor again
      }
      return Pages.seeOther("/");
    }
    SecurityContext context = SecurityContextHolder.createEmptyContext();
    context.setAuthentication(Security.signedIn(person.get()));
    request.getSession(true);
    request.changeSessionId();
    SecurityContextHolder.setContext(context);
    sessions.saveContext(context, request, response);
    return Pages.seeOther("/");
  }

  /** Nobody is let in without a password beyond the demo. */
  private void require() {
    if (signIn != SignIn.PERSONAS) {
      throw Trouble.of(Trouble.Cause.RIGHT, "not-a-demo", "/personas", "");
    }
  }
}
