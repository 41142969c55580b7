// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node;

import module java.base;

import coop.lanterne.node.shell.Admission;
import coop.lanterne.node.shell.OpenTo;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Who may use what, as the code of a node declares it. */
final class AccessMatrix {
  private static final Pattern REGEX =
      Pattern.compile("\\{(\\w+):[^{}]*(?:\\{[^{}]*\\}[^{}]*)*\\}");

  private AccessMatrix() {}

  /** A method and an address, with what its handler declares. */
  record Route(String method, String path, OpenTo open) {
    boolean isProgram() {
      return path.startsWith("/api/");
    }

    @Override
    public String toString() {
      return method + " " + path;
    }
  }

  /** Every route of that node, by address. */
  static List<Route> of(Node node) {
    List<Route> routes = new ArrayList<>();
    node.part(RequestMappingHandlerMapping.class)
        .getHandlerMethods()
        .forEach(
            (mapping, handler) -> {
              OpenTo open =
                  Objects.requireNonNull(
                      AnnotatedElementUtils.findMergedAnnotation(
                          handler.getMethod(), OpenTo.class));
              Set<RequestMethod> methods = mapping.getMethodsCondition().getMethods();
              for (String path : mapping.getPatternValues()) {
                String plain = REGEX.matcher(path).replaceAll("{$1}");
                if (methods.isEmpty()) {
                  routes.add(new Route("any", plain, open));
                }
                methods.forEach(m -> routes.add(new Route(m.name(), plain, open)));
              }
            });
    routes.sort(Comparator.comparing(Route::path).thenComparing(Route::method));
    return routes;
  }

  /** The matrix as members read it. */
  static String write(Node node) {
    StringBuilder text =
        new StringBuilder(
            """
            # Who may use what

            Every address of a node, who may use it, and what is asked beyond the door. A test writes this page from what the code itself declares (`@OpenTo` on each handler) and fails while it differs; another goes to each address as each kind of person, and holds that those named here pass and nobody else does. Why it is so: [0062](../decisions/0062-who-may-see-what.md).

            - **anyone**: without an account.
            - **whoever holds the link**: the address is a secret; it signs nobody in.
            - **members**: a person with an account whom a decision let in as a member. Being keeper, facilitator or auditor opens nothing more.
            - **holders of** an act: whoever a mandate in force lets do it, now.

            Visitors are asked to sign in (programs read 401); a person without the role or the mandate reads 403, with the article. That comes before anything that was sent is read. `POST /login` and `POST /logout` are for anyone; files of the site itself (style, scripts, pictures) too.

            ## Pages

            """);
    List<Route> routes = of(node);
    table(node, text, routes.stream().filter(r -> !r.isProgram()).toList());
    text.append("\n## Calls of programs\n\n");
    table(node, text, routes.stream().filter(Route::isProgram).toList());
    return text.toString();
  }

  private static void table(Node node, StringBuilder text, List<Route> routes) {
    text.append("| Address | Method | Who | And |\n|---|---|---|---|\n");
    for (Route r : routes) {
      text.append(
          "| `%s` | %s | %s | %s |\n"
              .formatted(r.path(), r.method(), who(node, r), r.open().but()));
    }
  }

  private static String who(Node node, Route route) {
    return switch (route.open().value()) {
      case VISITORS -> "anyone";
      case LINK -> "whoever holds the link";
      case READERS -> node.part(Admission.class).audience(route.open()).words();
      case MEMBERS -> "members";
      case HOLDERS -> "holders of `" + route.open().act() + "`";
    };
  }
}
