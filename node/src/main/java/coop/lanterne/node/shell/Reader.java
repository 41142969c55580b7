// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.shell;

import module java.base;

import coop.lanterne.kernel.Id;
import coop.lanterne.node.access.Signed;
import coop.lanterne.node.decision.People;
import coop.lanterne.node.decision.Role;
import coop.lanterne.prose.Language;
import coop.lanterne.prose.Prose;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/** Who reads, in which language, in which colours: from one request. */
public final class Reader {
  static final String LANGUAGE = "language";
  static final String THEME = "theme";

  private Reader() {}

  /** The language asked for: the choice made on a page, else that of the browser, else French. */
  public static Language language(HttpServletRequest request) {
    Optional<String> chosen = cookie(request, LANGUAGE);
    if (chosen.isPresent()) {
      return chosen.get().equals("en") ? Language.ENGLISH : Language.FRENCH;
    }
    String asked = request.getHeader("Accept-Language");
    return asked == null ? Language.FRENCH : Language.preferred(asked);
  }

  /** The words of that language. */
  public static Prose prose(HttpServletRequest request) {
    return Prose.in(language(request));
  }

  /** The colours asked for. */
  public static Page.Theme theme(HttpServletRequest request) {
    return Page.Theme.parse(cookie(request, THEME).orElse(""));
  }

  private static Optional<String> cookie(HttpServletRequest request, String name) {
    if (request.getCookies() != null) {
      for (Cookie cookie : request.getCookies()) {
        if (cookie.getName().equals(name)) {
          return Optional.of(cookie.getValue().toLowerCase(Locale.ROOT));
        }
      }
    }
    return Optional.empty();
  }

  /** Who has signed in, by identifier. */
  public static Optional<Id> id() {
    Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
    return authentication != null && authentication.getPrincipal() instanceof Signed signed
        ? Optional.of(signed.person())
        : Optional.empty();
  }

  /** Who has signed in, with their roles as they stand now. */
  public static Optional<People.Person> person(People people) {
    return id().flatMap(people::find);
  }

  /** The role that counts most on pages. */
  public static Role role(Optional<People.Person> person) {
    if (person.isEmpty()) {
      return Role.VISITOR;
    }
    for (Role role : new Role[] {Role.FACILITATOR, Role.AUDITOR, Role.KEEPER, Role.MEMBER}) {
      if (person.get().is(role)) {
        return role;
      }
    }
    return Role.VISITOR;
  }
}
