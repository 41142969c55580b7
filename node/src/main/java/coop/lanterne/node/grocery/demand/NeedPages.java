// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.grocery.demand;

import static coop.lanterne.node.shell.Whom.MEMBERS;

import module java.base;

import coop.lanterne.grocery.files.Facts.Need;
import coop.lanterne.grocery.files.Facts.NeedKind;
import coop.lanterne.grocery.files.Product;
import coop.lanterne.kernel.Message;
import coop.lanterne.kernel.Quantity;
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
import org.springframework.web.bind.annotation.RequestParam;

/**
 * What is wanted beside what is sold, in totals: baskets and pre-orders of the days to come, and a
 * page for the till with a button for each product that people ask for and do not find.
 */
@Controller
public record NeedPages(Screen screen, Needs needs, Shelf shelf) {
  /** The family with most products that keep no longer comes first at the till. */
  private static final int FRESH_DAYS = 14;

  /** A promise with the name of its product. */
  public record Promised(Need need, String name) {}

  /**
   * A product at the till.
   *
   * @param asked how much of it was asked for today
   */
  public record Button(Product product, Optional<Quantity> asked) {}

  @OpenTo(MEMBERS)
  @GetMapping("/grocery/needs")
  ResponseEntity<String> needs(HttpServletRequest request) {
    return show(request, HttpStatus.OK, Map.of("kind", "basket"), Map.of());
  }

  private ResponseEntity<String> show(
      HttpServletRequest request,
      HttpStatus status,
      Map<String, String> form,
      Map<String, Message> wrong) {
    Map<String, String> names = shelf.names();
    List<Promised> promised =
        needs.promised().stream()
            .map(n -> new Promised(n, names.getOrDefault(n.product(), n.product())))
            .toList();
    Page page =
        screen.page(
            request,
            Message.of(promised.isEmpty() ? "grocery.needs.title_none" : "grocery.needs.title")
                .with("count", promised.size()));
    Map<String, Object> model = new HashMap<>();
    model.put("promised", promised);
    model.put("asked", needs.asked().size());
    model.put("form", form);
    model.put("wrong", wrong);
    model.put("said", request.getParameter("done") != null);
    model.put("families", shelf.families());
    return screen.show(status, "grocery/needs.jte", page, model);
  }

  @OpenTo(MEMBERS)
  @PostMapping("/grocery/needs")
  ResponseEntity<String> promise(
      HttpServletRequest request, @RequestParam Map<String, String> form) {
    Map<String, Message> wrong = new LinkedHashMap<>();
    Optional<Need> need = read(form, wrong);
    if (need.isEmpty()) {
      return show(request, HttpStatus.UNPROCESSABLE_CONTENT, form, wrong);
    }
    needs.say(need.get());
    return Pages.seeOther("/grocery/needs?done");
  }

  /** What a form says is wanted; what is wrong with it, by field, where it is nothing. */
  private Optional<Need> read(Map<String, String> form, Map<String, Message> wrong) {
    Optional<Product> product =
        shelf.products().stream()
            .filter(p -> p.id().equals(form.getOrDefault("product", "")))
            .findFirst();
    if (product.isEmpty()) {
      wrong.put("product", Message.of("grocery.needs.wrong_product"));
    }
    Optional<Quantity> quantity =
        product.flatMap(p -> Written.read(form.getOrDefault("quantity", ""), p.unit()).quantity());
    if (product.isPresent() && quantity.isEmpty()) {
      wrong.put(
          "quantity",
          Message.of("grocery.form.not_a_quantity")
              .with("unit", Message.of("grocery.unit." + product.get().unit().symbol())));
    }
    Optional<LocalDate> day = Written.day(form.getOrDefault("day", ""));
    if (day.filter(d -> !d.isBefore(shelf.today())).isEmpty()) {
      wrong.put("day", Message.of("grocery.needs.wrong_day"));
    }
    Optional<NeedKind> kind =
        Stream.of(NeedKind.values())
            .filter(k -> k != NeedKind.ASKED)
            .filter(k -> k.name().toLowerCase(Locale.ROOT).equals(form.get("kind")))
            .findFirst();
    if (kind.isEmpty()) {
      wrong.put("kind", Message.of("grocery.needs.wrong_kind"));
    }
    return wrong.isEmpty()
        ? Optional.of(
            new Need(
                day.orElseThrow(),
                product.orElseThrow().id(),
                quantity.orElseThrow(),
                kind.orElseThrow()))
        : Optional.empty();
  }

  // --- at the till ---

  @OpenTo(MEMBERS)
  @GetMapping("/grocery/asked")
  ResponseEntity<String> asked(
      HttpServletRequest request, @RequestParam(defaultValue = "") String family) {
    Map<String, Quantity> asked = needs.asked();
    Map<String, List<Product>> families = shelf.families();
    String shown = families.containsKey(family) ? family : freshest(families);
    List<Button> buttons = buttons(families.getOrDefault(shown, List.of()), asked);
    List<Button> today =
        buttons(families.values().stream().flatMap(List::stream).toList(), asked).stream()
            .filter(b -> b.asked().isPresent())
            .sorted(Comparator.comparing(b -> b.product().name()))
            .toList();
    Page page =
        screen.page(
            request,
            Message.of(asked.isEmpty() ? "grocery.asked.title_none" : "grocery.asked.title")
                .with("count", asked.size()));
    Map<String, Object> model = new HashMap<>();
    model.put("families", List.copyOf(families.keySet()));
    model.put("family", shown);
    model.put("buttons", buttons);
    model.put("today", today);
    return screen.show("grocery/asked.jte", page, model);
  }

  private static List<Button> buttons(List<Product> products, Map<String, Quantity> asked) {
    return products.stream()
        .map(p -> new Button(p, Optional.ofNullable(asked.get(p.id()))))
        .toList();
  }

  private static String freshest(Map<String, List<Product>> families) {
    return families.entrySet().stream()
        .max(Comparator.comparingLong(NeedPages::fresh))
        .map(Map.Entry::getKey)
        .orElse("");
  }

  private static long fresh(Map.Entry<String, List<Product>> family) {
    return family.getValue().stream().filter(p -> p.shelfLifeDays() <= FRESH_DAYS).count();
  }

  @OpenTo(MEMBERS)
  @PostMapping("/grocery/asked")
  ResponseEntity<String> tap(
      @RequestParam(defaultValue = "") String product,
      @RequestParam(defaultValue = "") String back,
      @RequestParam(defaultValue = "") String family) {
    boolean undo = !back.isEmpty();
    needs.tap(shelf.product(undo ? back : product), undo);
    return Pages.seeOther("/grocery/asked?family=" + Screen.path(family));
  }
}
