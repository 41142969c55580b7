// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.shell;

import module java.base;

import coop.lanterne.node.decision.Gatekeeper;
import coop.lanterne.node.decision.Holders;
import coop.lanterne.node.decision.Mandates;
import coop.lanterne.node.decision.People;
import coop.lanterne.node.decision.Role;
import coop.lanterne.node.storage.Store;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * The one door of all pages and calls: it lets in whom the handler says ({@link OpenTo}), before
 * anything that was sent is read. Visitors are asked to sign in; a person without the role or the
 * mandate reads the article. A handler that says nothing stops the start.
 */
public final class Admission
    implements HandlerInterceptor, WebMvcConfigurer, SmartInitializingSingleton {
  /** After the page that says that a node is not founded yet, before every page that is kept. */
  private static final int ORDER = 100;

  private final People people;
  private final Gatekeeper gates;
  private final Holders holders;
  private final ObjectProvider<RequestMappingHandlerMapping> handlers;
  private final ObjectProvider<Audience> rooms;
  private final Map<Class<?>, Audience> audiences = new HashMap<>();

  /** The door of those rooms. */
  public Admission(
      People people,
      Store store,
      Gatekeeper gates,
      Mandates mandates,
      ObjectProvider<RequestMappingHandlerMapping> handlers,
      ObjectProvider<Audience> rooms) {
    this.people = people;
    this.gates = gates;
    this.holders = new Holders(store, gates, mandates);
    this.handlers = handlers;
    this.rooms = rooms;
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(this).order(ORDER);
  }

  /** Before the port opens: each handler says whom it is for. */
  @Override
  public void afterSingletonsInstantiated() {
    rooms.forEach(room -> audiences.put(room.getClass(), room));
    for (HandlerMethod handler : handlers.getObject().getHandlerMethods().values()) {
      OpenTo open = handler.getMethodAnnotation(OpenTo.class);
      if (open == null
          || open.act().isEmpty() == (open.value() == Whom.HOLDERS)
          || audiences.containsKey(open.of()) != (open.value() == Whom.READERS)) {
        throw new IllegalStateException(
            "@OpenTo does not say who may use " + handler.getShortLogMessage());
      }
    }
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (!(handler instanceof HandlerMethod method)) {
      return true; // a file of the site
    }
    OpenTo open = method.getMethodAnnotation(OpenTo.class);
    if (open == null) {
      if (request.getMethod().equals("OPTIONS")) {
        return true; // Spring's own answer, which lists methods
      }
      throw new IllegalStateException("nobody may use " + method.getShortLogMessage());
    }
    switch (open.value()) {
      case VISITORS, LINK -> {}
      case READERS -> {
        if (!audience(open).isForAnyone(named(request))) {
          requireMember();
        }
      }
      case MEMBERS -> requireMember();
      case HOLDERS -> requireMandate(open.act());
    }
    return true;
  }

  /** Who says whom the thing is for. */
  public Audience audience(OpenTo open) {
    return Objects.requireNonNull(audiences.get(open.of()), open.of().getName());
  }

  private static Map<String, String> named(HttpServletRequest request) {
    Map<String, String> named = new HashMap<>();
    if (request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE)
        instanceof Map<?, ?> variables) {
      variables.forEach((name, value) -> named.put(String.valueOf(name), String.valueOf(value)));
    }
    return named;
  }

  private People.Person signedIn() {
    return Reader.person(people).orElseThrow(SignInNeeded::new);
  }

  private void requireMember() {
    People.Person person = signedIn();
    if (!person.is(Role.MEMBER)) {
      throw gates.refuseToStranger(Holders.role(person));
    }
  }

  private void requireMandate(String act) {
    People.Person person = signedIn();
    holders.ask(person, act, Optional.empty());
    if (!holders.may(Optional.of(person), act)) {
      throw gates.refuseWithoutMandate(Holders.role(person), act);
    }
  }
}
