// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.lending;

import module java.base;

import coop.lanterne.kernel.Message;
import coop.lanterne.node.decision.Advices.AdviceEntry;
import coop.lanterne.node.room.AdviceForm;
import coop.lanterne.node.shell.OpenTo;
import coop.lanterne.node.shell.Page;
import coop.lanterne.node.shell.Pages;
import coop.lanterne.node.shell.Whom;
import gg.jte.Content;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.HtmlUtils;

/** The shelf, and what is lent; a room of the house has a template in {@code src/main/jte}. */
@Controller
public final class LendingPages implements AdviceForm {
  static final String HREF = "/lending";

  private final Lending lending;
  private final Pages pages;

  LendingPages(Lending lending, Pages pages) {
    this.lending = lending;
    this.pages = pages;
  }

  @Override
  public String act() {
    return Lending.BUY;
  }

  @Override
  public String href(AdviceEntry given) {
    return HREF;
  }

  @Override
  public ResponseEntity<String> show(HttpServletRequest request, AdviceEntry given, Filled form) {
    return ResponseEntity.status(form.status()).body(shelf(request).getBody());
  }

  @OpenTo(Whom.VISITORS)
  @GetMapping(HREF)
  ResponseEntity<String> shelf(HttpServletRequest request) {
    Page page = pages.page(request, Message.of("lending.room"));
    Content content =
        out -> {
          out.writeContent("<h1>" + page.say("lending.room") + "</h1>");
          list(out, "shelf", lending.books());
          list(out, "lent", lending.lent());
          out.writeContent("<form method=\"post\" action=\"" + HREF + "\">");
          out.writeContent(
              "<input type=\"hidden\" name=\"%s\" value=\"%s\"></form>"
                  .formatted(page.csrf().field(), page.csrf().token()));
        };
    return pages.show("shell/layout.jte", page, Map.of("content", content));
  }

  private static void list(gg.jte.TemplateOutput out, String name, List<String> titles) {
    out.writeContent("<ul class=\"" + name + "\">");
    titles.forEach(t -> out.writeContent("<li>" + HtmlUtils.htmlEscape(t) + "</li>"));
    out.writeContent("</ul>");
  }

  @OpenTo(Whom.VISITORS)
  @PostMapping(HREF)
  ResponseEntity<String> lend(@RequestParam("title") String title) {
    lending.lend(title);
    return Pages.seeOther(HREF);
  }
}
