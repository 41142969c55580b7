// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.access.web;

import module java.base;

import coop.lanterne.node.access.FoundingLink;
import coop.lanterne.node.storage.Trouble;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Before a node is founded, every page leads to the one that says so. */
final class NotFounded implements HandlerInterceptor, WebMvcConfigurer {
  private static final List<String> OPEN =
      List.of(
          "/founding/**",
          "/preferences",
          "/accessibility",
          "/source/**",
          "/error",
          "/lib/**",
          "/*.css",
          "/*.js",
          "/*.svg",
          "/api/v1/version",
          "/api/v1/openapi.yaml",
          "/api/v1/journal/key",
          "/journal/key");

  private final FoundingLink link;
  private volatile boolean founded;

  NotFounded(FoundingLink link) {
    this.link = link;
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(this).excludePathPatterns(OPEN);
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    founded = founded || link.find().isEmpty();
    if (founded) {
      return true;
    }
    if (request.getRequestURI().startsWith("/api/")) {
      throw Trouble.of(Trouble.Cause.ENVIRONMENT, "not-founded", request.getRequestURI(), "");
    }
    response.setStatus(HttpServletResponse.SC_SEE_OTHER);
    response.setHeader("Location", "/founding");
    return false;
  }
}
