// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.grocery;

import static coop.lanterne.node.shell.Whom.HOLDERS;
import static coop.lanterne.node.shell.Whom.MEMBERS;

import module java.base;

import coop.lanterne.grocery.files.Product;
import coop.lanterne.grocery.files.Supplier;
import coop.lanterne.grocery.order.LineAdvice;
import coop.lanterne.grocery.order.OrderInputs;
import coop.lanterne.kernel.Explanation;
import coop.lanterne.kernel.Message;
import coop.lanterne.kernel.Quantity;
import coop.lanterne.node.decision.Advices;
import coop.lanterne.node.grocery.orders.OrderWords;
import coop.lanterne.node.grocery.orders.Orders;
import coop.lanterne.node.grocery.orders.Outcomes;
import coop.lanterne.node.grocery.orders.SupplierOrder;
import coop.lanterne.node.grocery.shop.Says;
import coop.lanterne.node.grocery.shop.Shelf;
import coop.lanterne.node.room.Cached;
import coop.lanterne.node.room.Progress;
import coop.lanterne.node.room.Screen;
import coop.lanterne.node.shell.ForecastChart;
import coop.lanterne.node.shell.OpenTo;
import coop.lanterne.node.shell.Page;
import coop.lanterne.node.shell.Pages;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The grocery's first page, its products, and what came of past decisions. */
@Controller
public record GroceryPages(Screen screen, Grocery grocery, Advices advices) {
  private static final int PAGE = 50;
  private static final int LOOK = 6;
  private static final int EXPIRING_DAYS = 2;
  private static final int STORY_DAYS = 28;

  /** A marked line of today, with the order it belongs to. */
  public record Marked(SupplierOrder order, LineAdvice line, Optional<Quantity> usual) {}

  /** What arrives at its last day soon. */
  public record Expiring(Product product, Quantity quantity, LocalDate lastDay) {}

  /** The next day on which a supplier takes an order. */
  public record Next(Supplier supplier, LocalDate day) {}

  @Cached
  @OpenTo(MEMBERS)
  @GetMapping("/grocery")
  ResponseEntity<String> home(HttpServletRequest request) {
    Shelf shelf = grocery.shelf();
    Orders orders = grocery.orders();
    if (shelf.isEmpty()) {
      Page page = screen.page(request, Message.of("grocery.empty.title"));
      return screen.show("grocery/empty.jte", page, Map.of());
    }
    orders.prepare();
    List<SupplierOrder> today = orders.ofToday();
    long open =
        today.stream()
            .filter(o -> !(o.progress() instanceof Progress.Decided))
            .filter(o -> !o.isMissed(shelf.now()))
            .count();
    List<Marked> marked = marked(today, shelf.now());
    Message title =
        Message.of(open == 0 ? "grocery.home.title_none" : "grocery.home.title")
            .with("orders", open)
            .with("look", marked.size());
    Page page = screen.page(request, title);
    Map<String, Object> model = day(shelf, today);
    model.put("surplus", grocery.surplus().ofToday());
    model.put("marked", marked.stream().limit(LOOK).toList());
    model.put("markedInAll", marked.size());
    model.put("tomorrow", orders.ofTomorrow());
    model.put("decides", orders.mayDecide(screen.actor()));
    return screen.show("grocery/home.jte", page, model);
  }

  private static List<Marked> marked(List<SupplierOrder> today, Instant now) {
    return today.stream()
        .filter(order -> order.isOpen() && !order.isMissed(now))
        .flatMap(
            order ->
                order.toLookAt().stream()
                    .map(l -> new Marked(order, l, OrderWords.usualUnsaid(order.inputs(), l))))
        .toList();
  }

  /** What the shop itself says of today. */
  private Map<String, Object> day(Shelf shelf, List<SupplierOrder> today) {
    LocalDate day = shelf.today();
    LocalDate eve = day.minusDays(1);
    Map<String, Object> model = new HashMap<>();
    model.put("today", today);
    model.put("expiring", expiring(today, day));
    model.put("losses", shelf.losses(eve.minusDays(6), eve).sum());
    model.put("lossesBefore", shelf.losses(eve.minusDays(13), eve.minusDays(7)).total());
    model.put("next", next(shelf, today));
    model.put("day", day);
    model.put("now", shelf.now());
    model.put("coldRoom", grocery.coldRoom().find(day));
    model.put(
        "toReceive",
        grocery.receivings().list().stream()
            .filter(d -> d.received().isEmpty() && !d.due().isAfter(day))
            .toList());
    return model;
  }

  @OpenTo(value = HOLDERS, act = Orders.ACT)
  @PostMapping("/grocery/cold-room")
  ResponseEntity<String> coldRoom(@RequestParam(defaultValue = "") String packs) {
    if (!packs.strip().matches("\\d{1,5}")) {
      throw Says.GROCERY.input("cold-room-unreadable", "cold-room", packs);
    }
    grocery.coldRoom().say(grocery.shelf().today(), Integer.parseInt(packs.strip()));
    return Pages.seeOther("/grocery");
  }

  private static List<Next> next(Shelf shelf, List<SupplierOrder> today) {
    List<String> now = today.stream().map(SupplierOrder::supplier).toList();
    List<Next> next = new ArrayList<>();
    for (Supplier supplier : shelf.suppliers()) {
      if (!now.contains(supplier.id())) {
        LocalDate day = shelf.today().plusDays(1);
        while (!supplier.orderDays().contains(day.getDayOfWeek())) {
          day = day.plusDays(1);
        }
        next.add(new Next(supplier, day));
      }
    }
    next.sort(Comparator.comparing(Next::day).thenComparing(n -> n.supplier().name()));
    return next;
  }

  private static List<Expiring> expiring(List<SupplierOrder> today, LocalDate day) {
    List<Expiring> expiring = new ArrayList<>();
    for (SupplierOrder order : today) {
      for (OrderInputs.Item item : order.inputs().items()) {
        for (OrderInputs.Lot lot : item.lots()) {
          if (!lot.lastDay().isBefore(day)
              && lot.lastDay().isBefore(day.plusDays(EXPIRING_DAYS))
              && lot.quantity().thousandths() > 0) {
            expiring.add(new Expiring(item.product(), lot.quantity(), lot.lastDay()));
          }
        }
      }
    }
    expiring.sort(Comparator.comparing(Expiring::lastDay).thenComparing(e -> e.product().name()));
    return expiring;
  }

  @OpenTo(MEMBERS)
  @GetMapping("/grocery/products")
  ResponseEntity<String> products(
      HttpServletRequest request,
      @RequestParam(defaultValue = "") String supplier,
      @RequestParam(defaultValue = "") String family,
      @RequestParam(defaultValue = "") String name,
      @RequestParam(defaultValue = "0") int from) {
    Shelf shelf = grocery.shelf();
    List<Product> all =
        shelf.products().stream()
            .filter(p -> supplier.isEmpty() || p.supplier().equals(supplier))
            .filter(p -> family.isEmpty() || p.family().equals(family))
            .filter(p -> plain(p.name()).contains(plain(name)))
            .toList();
    Page page =
        screen.page(request, Message.of("grocery.products.title").with("count", all.size()));
    int first = Math.max(0, Math.min(from, Math.max(0, all.size() - 1)));
    Map<String, Object> model = new HashMap<>();
    model.put("products", all.stream().skip(first).limit(PAGE).toList());
    model.put("suppliers", shelf.suppliers());
    model.put(
        "names",
        shelf.suppliers().stream()
            .collect(Collectors.toMap(Supplier::id, Supplier::name, (a, b) -> a, TreeMap::new)));
    model.put("supplier", supplier);
    model.put("family", family);
    model.put(
        "families", shelf.products().stream().map(Product::family).distinct().sorted().toList());
    model.put("name", name);
    model.put("first", first);
    model.put("total", all.size());
    model.put("size", PAGE);
    return screen.show("grocery/products.jte", page, model);
  }

  private static String plain(String text) {
    return java.text.Normalizer.normalize(text, java.text.Normalizer.Form.NFD)
        .replaceAll("\\p{M}", "")
        .toLowerCase(java.util.Locale.ROOT)
        .strip();
  }

  @OpenTo(MEMBERS)
  @GetMapping("/grocery/products/{code}")
  ResponseEntity<String> product(HttpServletRequest request, @PathVariable String code) {
    Shelf.Story story = grocery.shelf().story(code, STORY_DAYS);
    Optional<Orders.Outlook> outlook = grocery.orders().outlook(story.product().supplier());
    Optional<LineAdvice> line =
        outlook.flatMap(
            o -> o.lines().stream().filter(l -> l.line().product().equals(code)).findFirst());
    Optional<ForecastChart> chart =
        line.flatMap(l -> OrderWords.chart(outlook.orElseThrow().inputs(), l));
    Message title =
        line.map(
                l ->
                    Message.of("grocery.product.title")
                        .with("name", story.product().name())
                        .with("low", l.sales().low())
                        .with("high", l.sales().high())
                        .with("until", l.days().getLast().day()))
            .orElseGet(
                () ->
                    Message.of("grocery.product.title_bare").with("name", story.product().name()));
    Page page = screen.page(request, title);
    Map<String, Object> model = new HashMap<>();
    model.put("story", story);
    model.put("chart", chart);
    model.put("line", line);
    model.put("effects", line.flatMap(OrderWords::effects));
    model.put("season", outlook.flatMap(o -> OrderWords.season(o.inputs(), code)));
    model.put("today", grocery.orders().find(story.product().supplier(), grocery.shelf().today()));
    return screen.show("grocery/product.jte", page, model);
  }

  @OpenTo(MEMBERS)
  @GetMapping("/grocery/decisions")
  ResponseEntity<String> decisions(HttpServletRequest request) {
    List<Outcomes.Outcome> outcomes = grocery.outcomes().outcomes(PAGE);
    long[] lines = advices.linesSeenAndChanged(Orders.ACT);
    Page page =
        screen.page(
            request,
            Message.of(outcomes.isEmpty() ? "grocery.past.title_none" : "grocery.past.title")
                .with("seen", lines[0])
                .with("changed", lines[1]));
    Map<String, Object> model = new HashMap<>();
    model.put("outcomes", outcomes);
    model.put("share", new Explanation.Count(Message.of("grocery.past.share"), lines[1], lines[0]));
    return screen.show("grocery/decisions.jte", page, model);
  }
}
