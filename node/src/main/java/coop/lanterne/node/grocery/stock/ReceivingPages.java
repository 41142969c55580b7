// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.grocery.stock;

import static coop.lanterne.node.shell.Whom.MEMBERS;

import module java.base;

import coop.lanterne.kernel.Message;
import coop.lanterne.kernel.Quantity;
import coop.lanterne.node.grocery.shop.Receiving;
import coop.lanterne.node.grocery.shop.Shelf;
import coop.lanterne.node.grocery.shop.Written;
import coop.lanterne.node.grocery.stock.Receivings.Delivery;
import coop.lanterne.node.room.Screen;
import coop.lanterne.node.shell.OpenTo;
import coop.lanterne.node.shell.Page;
import coop.lanterne.node.shell.Pages;
import coop.lanterne.node.shell.Reader;
import coop.lanterne.prose.Language;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Deliveries at the door, in the order of the slip, on a telephone first. */
@Controller
@RequestMapping("/grocery/deliveries")
public record ReceivingPages(Screen screen, Receivings receivings, Shelf shelf) {
  /**
   * A product as it stands on the form.
   *
   * @param came what came, as written
   * @param refused what is sent back, as written
   * @param wrong what is wrong with it
   */
  public record Row(
      Receivings.Line line,
      String came,
      String refused,
      Receiving.Cause cause,
      String until,
      Optional<Message> wrong) {}

  /** The address of a delivery. */
  public static String href(Delivery delivery) {
    return href(delivery.supplier().id(), delivery.due());
  }

  private static String href(String supplier, LocalDate due) {
    return "/grocery/deliveries/" + Screen.path(supplier) + "/" + due;
  }

  @OpenTo(MEMBERS)
  @GetMapping
  ResponseEntity<String> deliveries(HttpServletRequest request) {
    LocalDate today = shelf.today();
    List<Delivery> all = receivings.list();
    List<Delivery> here =
        all.stream().filter(d -> d.received().isEmpty() && !d.due().isAfter(today)).toList();
    Page page =
        screen.page(
            request,
            Message.of(
                    here.isEmpty() ? "grocery.deliveries.title_none" : "grocery.deliveries.title")
                .with("count", here.size()));
    Map<String, Object> model = new HashMap<>();
    model.put("here", here);
    model.put(
        "later",
        all.stream().filter(d -> d.received().isEmpty() && d.due().isAfter(today)).toList());
    model.put("received", all.stream().filter(d -> d.received().isPresent()).toList().reversed());
    model.put("today", today);
    return screen.show("grocery/deliveries.jte", page, model);
  }

  @OpenTo(MEMBERS)
  @GetMapping("/{supplier}/{due}")
  ResponseEntity<String> delivery(
      HttpServletRequest request,
      @PathVariable String supplier,
      @PathVariable LocalDate due,
      @RequestParam(required = false) @org.jspecify.annotations.Nullable String again) {
    Delivery delivery = receivings.get(supplier, due);
    boolean form = delivery.received().isEmpty() || again != null;
    return show(
        request,
        HttpStatus.OK,
        delivery,
        form && !due.isAfter(shelf.today())
            ? rows(delivery, Reader.prose(request).language())
            : List.of());
  }

  private static List<Row> rows(Delivery delivery, Language language) {
    List<Row> rows = new ArrayList<>();
    for (Receivings.Line line : delivery.lines()) {
      Optional<Receiving.Line> said =
          delivery.received().flatMap(r -> r.what().find(line.product().id()));
      rows.add(
          new Row(
              line,
              Written.field(said.map(Receiving.Line::delivered).orElse(line.ordered()), language),
              Written.field(
                  said.map(Receiving.Line::refused).orElse(line.ordered().zero()), language),
              said.map(Receiving.Line::cause).orElse(Receiving.Cause.NONE),
              said.flatMap(Receiving.Line::bestBefore).map(LocalDate::toString).orElse(""),
              Optional.empty()));
    }
    return rows;
  }

  private ResponseEntity<String> show(
      HttpServletRequest request, HttpStatus status, Delivery delivery, List<Row> rows) {
    Message title =
        Message.of("grocery.receiving.title" + kind(delivery))
            .with("supplier", delivery.supplier().name())
            .with("count", delivery.lines().size())
            .with("wrong", wrong(delivery))
            .with("amount", delivery.toCredit())
            .with("due", delivery.due());
    Page page = screen.page(request, title);
    Map<String, Object> model = new HashMap<>();
    model.put("delivery", delivery);
    model.put("rows", rows);
    model.put("troubles", rows.stream().filter(r -> r.wrong().isPresent()).count());
    model.put("today", shelf.today());
    return screen.show(status, "grocery/receiving.jte", page, model);
  }

  private static String kind(Delivery delivery) {
    if (delivery.received().isEmpty()) {
      return "";
    }
    if (delivery.received().get().what().nothing()) {
      return "_nothing";
    }
    if (wrong(delivery) == 0) {
      return "_whole";
    }
    return delivery.toCredit().cents() == 0 ? "_wrong" : "_credit";
  }

  /** How many lines are not as they were ordered. */
  private static long wrong(Delivery delivery) {
    return delivery.received().stream()
        .flatMap(r -> r.what().lines().stream())
        .filter(l -> l.toCredit().thousandths() > 0 || l.over().thousandths() > 0)
        .count();
  }

  @OpenTo(MEMBERS)
  @PostMapping("/{supplier}/{due}")
  ResponseEntity<String> receive(
      HttpServletRequest request, @PathVariable String supplier, @PathVariable LocalDate due) {
    Delivery delivery = receivings.get(supplier, due);
    List<Row> rows = delivery.lines().stream().map(line -> row(request, line)).toList();
    if (rows.stream().anyMatch(r -> r.wrong().isPresent())) {
      return show(request, HttpStatus.UNPROCESSABLE_CONTENT, delivery, rows);
    }
    List<Receiving.Line> lines = rows.stream().map(ReceivingPages::line).toList();
    receivings.receive(new Receiving(supplier, due, shelf.today(), lines));
    return Pages.seeOther(href(delivery) + "?done");
  }

  /** A line of the form as it was sent, with what is wrong with it. */
  private static Row row(HttpServletRequest request, Receivings.Line line) {
    String code = line.product().id();
    String until = written(request, "until." + code);
    Row row =
        new Row(
            line,
            written(request, "came." + code),
            written(request, "refused." + code),
            cause(written(request, "cause." + code)),
            until,
            Optional.empty());
    boolean notADay = Written.day(until).isEmpty() && !until.isBlank();
    Message unit = Message.of("grocery.unit." + line.product().unit().symbol());
    Optional<Message> wrong = wrong(came(row), refused(row), row.cause(), notADay);
    return new Row(
        line, row.came(), row.refused(), row.cause(), until, wrong.map(w -> w.with("unit", unit)));
  }

  private static Optional<Quantity> came(Row row) {
    return Written.read(row.came(), row.line().product().unit()).quantity();
  }

  private static Optional<Quantity> refused(Row row) {
    String refused = row.refused().isBlank() ? "0" : row.refused();
    return Written.read(refused, row.line().product().unit()).quantity();
  }

  /** What a line says in which nothing is wrong. */
  private static Receiving.Line line(Row row) {
    Quantity back = refused(row).orElseThrow();
    return new Receiving.Line(
        row.line().product().id(),
        row.line().ordered(),
        came(row).orElseThrow(),
        back,
        back.thousandths() == 0 ? Receiving.Cause.NONE : row.cause(),
        Written.day(row.until()));
  }

  private static String written(HttpServletRequest request, String field) {
    String text = request.getParameter(field);
    return text == null ? "" : text;
  }

  private static Receiving.Cause cause(String text) {
    for (Receiving.Cause cause : Receiving.Cause.values()) {
      if (cause.text().equals(text.toLowerCase(Locale.ROOT))) {
        return cause;
      }
    }
    return Receiving.Cause.NONE;
  }

  private static Optional<Message> wrong(
      Optional<Quantity> came, Optional<Quantity> refused, Receiving.Cause cause, boolean notADay) {
    if (came.isEmpty() || refused.isEmpty()) {
      return Optional.of(Message.of("grocery.form.not_a_quantity"));
    }
    if (refused.get().compareTo(came.get()) > 0) {
      return Optional.of(Message.of("grocery.receiving.refused_more"));
    }
    if (refused.get().thousandths() > 0 && cause == Receiving.Cause.NONE) {
      return Optional.of(Message.of("grocery.receiving.cause_missing"));
    }
    return notADay ? Optional.of(Message.of("grocery.receiving.not_a_day")) : Optional.empty();
  }

  @OpenTo(MEMBERS)
  @PostMapping("/{supplier}/{due}/nothing")
  ResponseEntity<String> nothing(@PathVariable String supplier, @PathVariable LocalDate due) {
    Delivery delivery = receivings.get(supplier, due);
    receivings.nothingComes(delivery);
    return Pages.seeOther(href(delivery) + "?done");
  }

  @OpenTo(MEMBERS)
  @PostMapping("/{supplier}/{due}/undo")
  ResponseEntity<String> undo(@PathVariable String supplier, @PathVariable LocalDate due) {
    receivings.undo(supplier, due);
    return Pages.seeOther(href(supplier, due));
  }
}
