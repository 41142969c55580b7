// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.grocery.losses;

import static coop.lanterne.node.shell.Whom.MEMBERS;

import module java.base;

import coop.lanterne.kernel.Finding;
import coop.lanterne.kernel.Id;
import coop.lanterne.kernel.Message;
import coop.lanterne.kernel.Quantity;
import coop.lanterne.node.grocery.shop.LossCause;
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
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What is lost in a month, and what is on its last days, with the markdowns that people decide. */
@Controller
@RequestMapping("/grocery/losses")
public record LossPages(Screen screen, Losses losses, Shelf shelf) {
  private static final String HREF = "/grocery/losses";

  /** What stands in the form of a loss, or in that of one markdown, with what is wrong. */
  public record Form(Map<String, String> written, Map<String, Finding> wrong) {
    /** Whether that is the form of that markdown. */
    public boolean isOf(Losses.Ending one) {
      return one.product().id().equals(written.get(Losses.PRODUCT))
          && one.lastDay().toString().equals(written.get(Losses.LAST_DAY));
    }

    static Form empty() {
      return new Form(Map.of(), Map.of());
    }
  }

  @OpenTo(MEMBERS)
  @GetMapping
  ResponseEntity<String> month(
      HttpServletRequest request, @RequestParam(defaultValue = "") String month) {
    return show(request, HttpStatus.OK, read(month), Form.empty(), Form.empty());
  }

  private YearMonth read(String month) {
    YearMonth now = YearMonth.from(shelf.today());
    try {
      YearMonth asked = month.isEmpty() ? now : YearMonth.parse(month);
      return asked.isAfter(now) || asked.getYear() < 2000 ? now : asked;
    } catch (DateTimeParseException e) {
      return now;
    }
  }

  private ResponseEntity<String> show(
      HttpServletRequest request, HttpStatus status, YearMonth month, Form loss, Form markdown) {
    LocalDate today = shelf.today();
    LocalDate end = month.atEndOfMonth().isAfter(today) ? today : month.atEndOfMonth();
    Shelf.Losses sum = shelf.losses(month.atDay(1), end);
    Page page =
        screen.page(
            request,
            Message.of(sum.byCause().isEmpty() ? "grocery.lost.title_none" : "grocery.lost.title")
                .with("amount", sum.total())
                .with("from", month.atDay(1))
                .with("to", end));
    Map<String, Object> model = new HashMap<>();
    model.put("month", month);
    model.put("later", month.isBefore(YearMonth.from(today)));
    model.put("today", today);
    model.put("sum", sum.sum());
    model.put("unpriced", sum.unpriced());
    model.put("products", losses.of(month));
    model.put("noted", losses.noted(month));
    Map<Boolean, List<Losses.Ending>> ending =
        losses.shortDates().stream()
            .collect(Collectors.partitioningBy(e -> e.atRisk().thousandths() > 0));
    model.put("atRisk", ending.getOrDefault(true, List.of()));
    model.put("safe", ending.getOrDefault(false, List.of()));
    model.put("markdowns", losses.markdowns());
    model.put("causes", LossCause.noted());
    model.put("families", shelf.families());
    model.put("loss", loss);
    model.put("markdown", markdown);
    return screen.show(status, "grocery/losses.jte", page, model);
  }

  @OpenTo(MEMBERS)
  @PostMapping
  ResponseEntity<String> note(HttpServletRequest request, @RequestParam Map<String, String> form) {
    Map<String, Finding> wrong = losses.note(form);
    return wrong.isEmpty()
        ? Pages.seeOther(
            HREF + "?month=" + YearMonth.from(LocalDate.parse(form.getOrDefault(Losses.DAY, ""))))
        : show(
            request,
            HttpStatus.UNPROCESSABLE_CONTENT,
            read(""),
            new Form(form, wrong),
            Form.empty());
  }

  @OpenTo(MEMBERS)
  @PostMapping("/markdowns")
  ResponseEntity<String> markDown(
      HttpServletRequest request, @RequestParam Map<String, String> form) {
    Map<String, Finding> wrong = losses.markDown(form);
    return wrong.isEmpty()
        ? Pages.seeOther(HREF)
        : show(
            request,
            HttpStatus.UNPROCESSABLE_CONTENT,
            read(""),
            Form.empty(),
            new Form(form, wrong));
  }

  @OpenTo(MEMBERS)
  @PostMapping("/undo")
  ResponseEntity<String> undoLoss(@RequestParam String id) {
    return undo(id, losses::undoLoss);
  }

  @OpenTo(MEMBERS)
  @PostMapping("/markdowns/undo")
  ResponseEntity<String> undoMarkdown(@RequestParam String id) {
    return undo(id, losses::undoMarkdown);
  }

  private ResponseEntity<String> undo(String text, Consumer<Id> undo) {
    undo.accept(id(text));
    return Pages.seeOther(HREF);
  }

  private static Id id(String text) {
    return Screen.id(Says.GROCERY, text, "loss-unknown", Losses.SOURCE);
  }

  /** A quantity as it stands in a field. */
  public static String field(Page page, Quantity quantity) {
    return Written.field(quantity, page.prose().language());
  }

  /** The markdowns of today, by product and last day. */
  public static List<Losses.Markdown> of(Losses.Ending one, List<Losses.Markdown> all) {
    return all.stream()
        .filter(m -> m.product().equals(one.product()) && m.lastDay().equals(one.lastDay()))
        .toList();
  }
}
