// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.access.web;

import static coop.lanterne.node.shell.Whom.VISITORS;

import module java.base;

import coop.lanterne.kernel.Message;
import coop.lanterne.node.decision.Release;
import coop.lanterne.node.shell.OpenTo;
import coop.lanterne.node.shell.Page;
import coop.lanterne.node.shell.Pages;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** What the site says of itself: how accessible it is, and where its source is. */
@Controller
public record AboutPages(Pages pages, Source source) {
  @OpenTo(VISITORS)
  @GetMapping("/accessibility")
  ResponseEntity<String> accessibility(HttpServletRequest request) {
    Page page = pages.page(request, Message.of("access.accessibility.title"));
    return pages.show("access/accessibility.jte", page, Map.of());
  }

  @OpenTo(VISITORS)
  @GetMapping("/source")
  ResponseEntity<String> source(HttpServletRequest request) {
    Page page = pages.page(request, Message.of("access.source.title"));
    Map<String, Object> model = new HashMap<>();
    model.put("release", Release.NAME);
    model.put("address", source.address().orElse(""));
    model.put("archive", source.folder().isPresent() ? "/source/" + source.name() : "");
    return pages.show("access/source.jte", page, model);
  }

  @OpenTo(VISITORS)
  @GetMapping("/source/{name:lanterne-.*\\.zip}")
  void archive(HttpServletResponse response) throws IOException {
    if (source.folder().isEmpty()) {
      response.sendError(HttpStatus.NOT_FOUND.value());
      return;
    }
    response.setContentType("application/zip");
    response.setHeader(
        HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + source.name() + "\"");
    source.write(response.getOutputStream());
  }
}
