// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.shell;

import module java.base;

import coop.lanterne.kernel.Message;
import coop.lanterne.node.decision.Charters;
import coop.lanterne.node.decision.Founder;
import coop.lanterne.node.decision.Founding;
import coop.lanterne.node.decision.People;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.CsrfToken;

/** Makes the pages of every room: the frame from the request, the content from a template. */
public final class Pages {
  /** What every page is. */
  public static final MediaType HTML = MediaType.parseMediaType("text/html;charset=UTF-8");

  private final TemplateEngine engine = TemplateEngine.createPrecompiled(ContentType.Html);
  private final People people;
  private final Charters charters;
  private final Founder founder;
  private final Notices notices;
  private final List<Page.Room> menu;
  private final Acts acts;
  private final boolean demo;

  /** What must be said at the top of every page, as long as it is so. */
  @FunctionalInterface
  public interface Notices {
    /** The notices of now, the charter's and the demo's left out. */
    List<Notice> now();
  }

  /** What the acts that take a mandate are called. */
  @FunctionalInterface
  public interface Acts {
    /** The name of that act; empty for a word that is none. */
    Optional<Message> find(String word);
  }

  /** The pages of a node, with its menu in order. */
  public Pages(
      People people,
      Charters charters,
      Founder founder,
      Notices notices,
      List<Page.Room> menu,
      Acts acts,
      boolean demo) {
    this.people = people;
    this.charters = charters;
    this.founder = founder;
    this.notices = notices;
    this.menu = List.copyOf(menu);
    this.acts = acts;
    this.demo = demo;
  }

  /** The frame of a page for that request; its title is already in words. */
  public Page page(HttpServletRequest request, String title) {
    Optional<People.Person> person = Reader.person(people);
    Optional<Page.Who> who =
        person.map(
            p -> new Page.Who(p.name(), Message.of("shell.role." + Reader.role(person).text())));
    Optional<Charters.InForce> charter = charters.find();
    List<Notice> top = new ArrayList<>();
    if (demo) {
      top.add(
          who.map(w -> Notice.demo(w, "/personas"))
              .orElseGet(() -> Notice.demoVisitor("/personas")));
    }
    charter
        .filter(c -> !c.adopted())
        .ifPresent(c -> top.add(Notice.provisionalCharter("/charter")));
    top.addAll(notices.now());
    String query = request.getQueryString();
    return new Page(
        new Page.Site(
            founder.find().map(Founding.Read::organisation).orElse("Lanterne"),
            menu,
            acts,
            new Page.Foot("/accessibility", "/source", "/journal/verify")),
        title,
        Reader.theme(request),
        who,
        top,
        csrf(request),
        request.getRequestURI() + (query == null ? "" : "?" + query),
        Reader.prose(request));
  }

  /** The frame of a page whose title is a sentence of the bundles. */
  public Page page(HttpServletRequest request, Message title) {
    return page(request, Reader.prose(request).say(title));
  }

  /** The hidden field of every form that answers that request. */
  public static Page.Csrf csrf(HttpServletRequest request) {
    return request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token
        ? new Page.Csrf(token.getParameterName(), token.getToken())
        : new Page.Csrf("_csrf", "");
  }

  /**
   * Renders a template.
   *
   * @param template its path, such as {@code journal/entry.jte}
   * @param model its parameters beside {@code page}
   */
  public ResponseEntity<String> show(String template, Page page, Map<String, Object> model) {
    return show(HttpStatus.OK, template, page, model);
  }

  /** Renders a template under that status. */
  public ResponseEntity<String> show(
      HttpStatusCode status, String template, Page page, Map<String, Object> model) {
    Map<String, Object> all = new HashMap<>(model);
    all.put("page", page);
    StringOutput out = new StringOutput();
    engine.render(template, all, out);
    return ResponseEntity.status(status).contentType(HTML).body(out.toString());
  }

  /** Goes to another page after a form was sent. */
  public static ResponseEntity<String> seeOther(String path) {
    return ResponseEntity.status(HttpStatus.SEE_OTHER).header("Location", path).build();
  }
}
