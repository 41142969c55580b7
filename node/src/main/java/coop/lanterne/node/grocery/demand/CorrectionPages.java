// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.grocery.demand;

import static coop.lanterne.node.shell.Whom.HOLDERS;
import static coop.lanterne.node.shell.Whom.MEMBERS;

import module java.base;

import coop.lanterne.grocery.files.Facts;
import coop.lanterne.grocery.files.Product;
import coop.lanterne.grocery.order.CorrectionScores;
import coop.lanterne.kernel.Message;
import coop.lanterne.node.grocery.orders.Orders;
import coop.lanterne.node.grocery.shop.Corrected;
import coop.lanterne.node.grocery.shop.Says;
import coop.lanterne.node.grocery.shop.Shelf;
import coop.lanterne.node.grocery.shop.Written;
import coop.lanterne.node.room.Screen;
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
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where people know better than the forecast: what they say, and how it did month by month. */
@Controller
@RequestMapping("/grocery/corrections")
public record CorrectionPages(Screen screen, Corrections corrections, Shelf shelf, Orders orders) {
  private static final String CLOSED = "closed";
  private static final String SHOP = "shop";
  private static final String FAMILY = "family:";
  private static final String PRODUCT = "product:";

  /** A correction that stands, with the name of what it is about. */
  public record Standing(Corrected.Said said, Message about) {}

  /** The address of the form that corrects a product. */
  public static String href(String product) {
    return "/grocery/corrections?about=" + Screen.path(PRODUCT + product) + "#correct";
  }

  @OpenTo(MEMBERS)
  @GetMapping
  ResponseEntity<String> corrections(
      HttpServletRequest request, @RequestParam(defaultValue = SHOP) String about) {
    String today = shelf.today().toString();
    return show(
        request, HttpStatus.OK, Map.of("about", about, "from", today, "to", today), Map.of());
  }

  private ResponseEntity<String> show(
      HttpServletRequest request,
      HttpStatus status,
      Map<String, String> form,
      Map<String, Message> wrong) {
    Map<String, String> names = shelf.names();
    List<Standing> standing =
        corrections.standing().stream().map(s -> new Standing(s, about(s, names))).toList();
    Page page =
        screen.page(
            request,
            Message.of(
                    standing.isEmpty()
                        ? "grocery.corrections.title_none"
                        : "grocery.corrections.title")
                .with("count", standing.size()));
    Map<String, Object> model = new HashMap<>();
    model.put("standing", standing);
    model.put("decides", orders.mayDecide(screen.actor()));
    model.put("form", form);
    model.put("wrong", wrong);
    model.put("said", request.getParameter("done") != null);
    model.put("families", shelf.families());
    List<CorrectionScores.Month> scores = corrections.scores();
    model.put("scores", scores.reversed());
    return screen.show(status, "grocery/corrections.jte", page, model);
  }

  private static Message about(Corrected.Said said, Map<String, String> names) {
    return switch (said.scope()) {
      case SHOP ->
          Message.of(
              said.factor().isEmpty()
                  ? "grocery.corrections.about_closed"
                  : "grocery.corrections.about_shop");
      case FAMILY -> Message.of("grocery.corrections.about_family").with("family", said.of());
      case PRODUCT ->
          Message.of("grocery.corrections.about_product")
              .with("name", names.getOrDefault(said.of(), said.of()));
    };
  }

  @OpenTo(value = HOLDERS, act = Orders.ACT)
  @PostMapping
  ResponseEntity<String> correct(
      HttpServletRequest request, @RequestParam Map<String, String> form) {
    boolean closed = form.getOrDefault("what", "").equals(CLOSED);
    Map<String, Message> wrong = new LinkedHashMap<>();
    Optional<LocalDate> from = day(form, "from", wrong);
    Optional<LocalDate> to = day(form, "to", wrong);
    checkDays(from, to, wrong);
    Optional<BigDecimal> factor =
        Written.number(form.getOrDefault("factor", "")).filter(Facts.Correction::isFactor);
    if (!closed && factor.isEmpty()) {
      wrong(wrong, "factor", "factor");
    }
    String reason = form.getOrDefault("reason", "").strip();
    if (reason.isEmpty() || reason.length() > Corrections.LONGEST_REASON) {
      wrong(wrong, "reason", reason.isEmpty() ? "reason" : "reason_long");
    }
    Optional<About> about = about(form.getOrDefault("about", ""));
    if (closed && !form.getOrDefault("about", "").equals(SHOP)) {
      wrong(wrong, "about", "closed_shop");
    } else if (about.isEmpty()) {
      wrong(wrong, "about", "about");
    }
    if (!wrong.isEmpty()) {
      return show(request, HttpStatus.UNPROCESSABLE_CONTENT, form, wrong);
    }
    if (closed) {
      corrections.close(from.orElseThrow(), to.orElseThrow(), reason);
    } else {
      corrections.say(
          new Facts.Correction(
              from.orElseThrow(),
              to.orElseThrow(),
              about.orElseThrow().scope(),
              about.orElseThrow().of(),
              factor.orElseThrow(),
              reason));
    }
    return Pages.seeOther("/grocery/corrections?done");
  }

  private void checkDays(
      Optional<LocalDate> from, Optional<LocalDate> to, Map<String, Message> wrong) {
    LocalDate today = shelf.today();
    from.filter(d -> d.isBefore(today)).ifPresent(_ -> wrong(wrong, "from", "past"));
    if (from.isPresent() && to.filter(d -> d.isBefore(from.get())).isPresent()) {
      wrong(wrong, "to", "reversed");
    }
    to.filter(d -> d.isAfter(today.plusDays(Corrections.AHEAD)))
        .ifPresent(_ -> wrong(wrong, "to", "far"));
  }

  private static void wrong(Map<String, Message> wrong, String field, String key) {
    wrong.putIfAbsent(field, Message.of("grocery.corrections.wrong_" + key));
  }

  private static Optional<LocalDate> day(
      Map<String, String> form, String field, Map<String, Message> wrong) {
    Optional<LocalDate> day = Written.day(form.getOrDefault(field, ""));
    if (day.isEmpty()) {
      wrong(wrong, field, "day");
    }
    return day;
  }

  private record About(Facts.Scope scope, String of) {}

  private Optional<About> about(String written) {
    if (written.equals(SHOP)) {
      return Optional.of(new About(Facts.Scope.SHOP, ""));
    }
    for (Product product : shelf.products()) {
      if (written.equals(FAMILY + product.family())) {
        return Optional.of(new About(Facts.Scope.FAMILY, product.family()));
      }
      if (written.equals(PRODUCT + product.id())) {
        return Optional.of(new About(Facts.Scope.PRODUCT, product.id()));
      }
    }
    return Optional.empty();
  }

  @OpenTo(value = HOLDERS, act = Orders.ACT)
  @PostMapping("/{id}/withdraw")
  ResponseEntity<String> withdraw(
      HttpServletRequest request,
      @PathVariable String id,
      @RequestParam(defaultValue = "") String reason) {
    String plain = reason.strip();
    if (plain.isEmpty() || plain.length() > Corrections.LONGEST_REASON) {
      String today = shelf.today().toString();
      return show(
          request,
          HttpStatus.UNPROCESSABLE_CONTENT,
          Map.of("about", SHOP, "from", today, "to", today, "withdraw", id),
          Map.of(
              "withdraw",
              Message.of(
                  plain.isEmpty()
                      ? "grocery.corrections.wrong_withdraw"
                      : "grocery.corrections.wrong_reason_long")));
    }
    corrections.withdraw(Screen.id(Says.GROCERY, id, "correction-unknown", "correction"), plain);
    return Pages.seeOther("/grocery/corrections?done");
  }
}
