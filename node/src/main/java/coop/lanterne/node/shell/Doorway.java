// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.shell;

import module java.base;

import coop.lanterne.node.access.Hosts;
import coop.lanterne.node.storage.Trouble;
import coop.lanterne.prose.Language;
import coop.lanterne.prose.Prose;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Gives every answer, refusals too, what keeps browsers from frames, sniffing and anything from
 * elsewhere; Spring Security adds that nothing is kept, and that TLS stays once it was seen. Turns
 * away, before anything is read: requests under a name that is not this node's, changes sent by a
 * page of another site, and bodies that are too large or do not say how large they are.
 */
public final class Doorway extends OncePerRequestFilter {
  /** The largest file that may be sent. */
  static final long MOST_BYTES = 256L << 20;

  /** The largest form or document without a file. */
  static final long MOST_FORM_BYTES = 2L << 20;

  private static final Map<String, String> HEADERS =
      Map.of(
          "Content-Security-Policy",
          // no inline script or style, nothing from elsewhere
          "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
              + "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
          "X-Content-Type-Options",
          "nosniff",
          "X-Frame-Options",
          "DENY",
          "Referrer-Policy",
          "same-origin",
          "Cross-Origin-Opener-Policy",
          "same-origin",
          "Cross-Origin-Resource-Policy",
          "same-origin",
          "Permissions-Policy",
          "camera=(), geolocation=(), microphone=(), payment=()");

  private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");
  private static final Set<String> OWN = Set.of("same-origin", "none");

  private final Hosts hosts;

  /** The doorway of a node of those names. */
  public Doorway(Hosts hosts) {
    this.hosts = hosts;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    HEADERS.forEach(response::setHeader);
    if (!hosts.know(request.getServerName())) {
      refuse(request, response, 421, "host-unknown", "Host", request.getServerName());
    } else if (!READS.contains(request.getMethod()) && isForged(request)) {
      refuse(request, response, 403, "sent-from-elsewhere", "Origin", origin(request));
    } else if (request.getContentLengthLong() < 0
        && request.getHeader("Transfer-Encoding") != null) {
      refuse(request, response, 411, "length-missing", "Content-Length", "");
    } else if (request.getContentLengthLong() > most(request)) {
      String seen = Long.toString(request.getContentLengthLong());
      response.setHeader("Connection", "close"); // the rest is not read
      refuse(request, response, 413, "too-large", "Content-Length", seen);
    } else {
      chain.doFilter(request, response);
    }
  }

  /** Browsers say which site a request comes from; programs say nothing. */
  private boolean isForged(HttpServletRequest request) {
    String site = request.getHeader("Sec-Fetch-Site");
    String origin = request.getHeader("Origin");
    return (site != null && !OWN.contains(site))
        || (origin != null && host(origin).filter(hosts::know).isEmpty());
  }

  private static Optional<String> host(String origin) {
    try {
      return Optional.ofNullable(URI.create(origin).getHost());
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static String origin(HttpServletRequest request) {
    String origin = request.getHeader("Origin");
    return origin == null ? "" : origin;
  }

  private static long most(HttpServletRequest request) {
    String type = request.getContentType();
    boolean small =
        type != null
            && (type.startsWith("application/json")
                || type.startsWith("application/x-www-form-urlencoded"));
    return small ? MOST_FORM_BYTES : MOST_BYTES;
  }

  private static void refuse(
      HttpServletRequest request,
      HttpServletResponse response,
      int status,
      String code,
      String place,
      String seen)
      throws IOException {
    String asked = request.getHeader("Accept-Language");
    Language language = asked == null ? Language.FRENCH : Language.preferred(asked);
    String shown = seen.length() > 100 ? seen.substring(0, 100) + "…" : seen;
    response.setStatus(status);
    response.setContentType("text/plain;charset=UTF-8");
    response
        .getOutputStream()
        .write(
            (Prose.in(language).finding(Trouble.of(Trouble.Cause.USE, code, place, shown).finding())
                    + "\n")
                .getBytes(StandardCharsets.UTF_8));
  }
}
