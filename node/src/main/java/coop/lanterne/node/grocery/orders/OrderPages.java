// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.grocery.orders;

import static coop.lanterne.node.shell.Whom.MEMBERS;

import module java.base;

import coop.lanterne.grocery.order.LineAdvice;
import coop.lanterne.grocery.order.OrderProposal;
import coop.lanterne.kernel.Id;
import coop.lanterne.kernel.Mandate;
import coop.lanterne.kernel.Message;
import coop.lanterne.kernel.Money;
import coop.lanterne.kernel.Quantity;
import coop.lanterne.node.decision.Advices;
import coop.lanterne.node.decision.Charters;
import coop.lanterne.node.decision.Founder;
import coop.lanterne.node.decision.Founding;
import coop.lanterne.node.grocery.shop.Links;
import coop.lanterne.node.grocery.shop.PlacedOrder;
import coop.lanterne.node.grocery.shop.PurchaseOrder;
import coop.lanterne.node.grocery.shop.Says;
import coop.lanterne.node.grocery.shop.Shelf;
import coop.lanterne.node.grocery.shop.Written;
import coop.lanterne.node.room.AdviceForm;
import coop.lanterne.node.room.Answer;
import coop.lanterne.node.room.Progress;
import coop.lanterne.node.room.Screen;
import coop.lanterne.node.room.Signatures;
import coop.lanterne.node.room.SigningPages;
import coop.lanterne.node.room.Wish;
import coop.lanterne.node.shell.OpenTo;
import coop.lanterne.node.shell.Page;
import coop.lanterne.node.shell.Proposal;
import coop.lanterne.node.shell.Reader;
import coop.lanterne.node.shell.Slip;
import coop.lanterne.prose.Language;
import coop.lanterne.prose.Prose;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * An order: its lines, the form that decides on it, one line's reasons, the files for suppliers.
 */
@Controller
@RequestMapping("/grocery/orders/{supplier}/{day}")
public record OrderPages(
    Screen screen,
    Signatures signatures,
    Advices advices,
    Charters charters,
    Orders orders,
    Shelf shelf,
    OrderDecision decision,
    Founder founder)
    implements AdviceForm {
  /**
   * The form as it stands.
   *
   * @param values what stands in the field of each line
   * @param opened the marked lines that were looked at
   * @param wrong what is wrong, by name of field
   * @param total what the order costs with these quantities
   * @param changed how many lines differ from the advice
   * @param checked whether the total was asked for
   */
  public record Form(
      Map<String, String> values,
      Set<String> opened,
      String reason,
      Map<String, Message> wrong,
      Money total,
      int changed,
      boolean checked) {}

  @Override
  public String act() {
    return Orders.ACT;
  }

  @Override
  public String href(Advices.AdviceEntry given) {
    SupplierOrder order = orders.get(given.id());
    return Links.order(order.supplier(), order.day());
  }

  /** The order again, its form as it was sent; after a refusal without a reason, as advised. */
  @Override
  public ResponseEntity<String> show(
      HttpServletRequest request, Advices.AdviceEntry given, AdviceForm.Filled sent) {
    SupplierOrder order = orders.get(given.id());
    Map<String, Message> wrong = new LinkedHashMap<>(sent.said());
    wrong.replace("reason", Message.of("grocery.form.reason_missing"));
    wrong.replace("refusal_reason", Message.of("grocery.form.refusal_reason_missing"));
    if (wrong.containsKey("refusal_reason")) {
      Form advised = asAdvised(order, Reader.prose(request));
      Form again = new Form(advised.values(), Set.of(), "", wrong, advised.total(), 0, false);
      return show(request, sent.status(), order, again);
    }
    Answer answer = sent.answer();
    Wish<PlacedOrder> wish = decision.read(given, answer);
    return show(
        request,
        sent.status(),
        order,
        new Form(
            answer.values(),
            answer.opened(),
            answer.reason(),
            wrong,
            wish.value().amount(),
            wish.lines().changed(),
            sent.checked()));
  }

  private SupplierOrder order(String supplier, LocalDate day) {
    if (orders.isTime(day)) {
      orders.prepare();
    }
    return orders.get(supplier, day);
  }

  @OpenTo(MEMBERS)
  @GetMapping
  ResponseEntity<String> order(
      HttpServletRequest request, @PathVariable String supplier, @PathVariable LocalDate day) {
    SupplierOrder order = order(supplier, day);
    return show(request, HttpStatus.OK, order, asSent(order, Reader.prose(request)));
  }

  /** As the order stood before it was taken back; as advised where it never was. */
  private Form asSent(SupplierOrder order, Prose prose) {
    Form advised = asAdvised(order, prose);
    Optional<PurchaseOrder> back = orders.takenBack(order);
    if (back.isEmpty()) {
      return advised;
    }
    Map<String, Quantity> sent = new HashMap<>();
    order.proposal().lines().forEach(l -> sent.put(l.product(), l.quantity().zero()));
    back.get().lines().forEach(l -> sent.replace(l.product(), l.quantity()));
    Map<String, String> values = new HashMap<>();
    sent.forEach((p, q) -> values.put(p, Written.field(q, prose.language())));
    return new Form(values, Set.of(), "", Map.of(), back.get().total(), 0, false);
  }

  private static Form asAdvised(SupplierOrder order, Prose prose) {
    Map<String, String> values = new HashMap<>();
    order
        .proposal()
        .lines()
        .forEach(l -> values.put(l.product(), Written.field(l.quantity(), prose.language())));
    return new Form(values, Set.of(), "", Map.of(), order.proposal().total(), 0, false);
  }

  private ResponseEntity<String> show(
      HttpServletRequest request, HttpStatus status, SupplierOrder order, Form form) {
    OrderProposal proposal = order.standing();
    boolean missed = order.isMissed(shelf.now());
    Money total = order.written().map(PurchaseOrder::total).orElseGet(proposal::total);
    Page page =
        screen.page(
            request,
            Message.of("grocery.order." + title(order, missed))
                .with("lines", order.wanted())
                .with("amount", total)
                .with("delivery", proposal.delivery()));
    Map<String, Object> model = signing(order, form, page.prose().language());
    Instant now = shelf.now();
    model.put("order", order);
    model.put("missed", missed);
    model.put("age", OrderWords.span(order.given().madeAt(), now));
    model.put(
        "left", order.cutOff().filter(now::isBefore).map(cutOff -> OrderWords.span(now, cutOff)));
    model.put("past", !orders.isTime(order.day()));
    model.put("phone", shelf.phone(order.supplier()));
    model.put("again", orders.takenBack(order).isPresent());
    model.put("others", orders.advised(order.day()));
    model.put("slip", slip(order));
    model.put("until", reversibleUntil(order));
    model.put("proposal", proposal);
    return screen.show(status, "grocery/order.jte", page, model);
  }

  /** Who may sign what of it, and how far it is signed. */
  private Map<String, Object> signing(SupplierOrder order, Form form, Language language) {
    Id reader = screen.actor().id();
    boolean decides = orders.mayDecide(screen.actor());
    String to = order.supplier();
    Optional<Message> mandate =
        signatures
            .mandate(reader, Orders.ACT, form.total(), to)
            .map(
                m ->
                    limits(
                        m,
                        language,
                        signatures.needsSecond(m, Orders.ACT, reader, form.total(), to)));
    Map<String, Object> model = new HashMap<>();
    model.put("form", form);
    model.put("reader", reader);
    model.put("decides", decides);
    model.put("deciders", signatures.deciders(Orders.ACT, to));
    model.put("mandate", mandate);
    model.put("first", screen.firstSigner(order.progress()));
    model.put("mayReverse", mayReverse(order) && decides);
    return model;
  }

  private static String title(SupplierOrder order, boolean missed) {
    return switch (order.progress()) {
      case Progress.Decided d -> d.takenBack().isPresent() ? "title_back" : "title_" + d.outcome();
      case Progress.Open() when missed -> "title_missed";
      case Progress.ToCosign w -> missed ? "title_missed" : "title_cosign";
      case Progress.Open() when order.isEnough() -> "title_enough";
      case Progress.Open() -> order.wanted() == 0 ? "title_cut" : "title";
    };
  }

  private Message limits(Mandate mandate, Language language, boolean second) {
    String words =
        charters
            .get()
            .charter()
            .findMandateKind(mandate.kind())
            .map(k -> language == Language.FRENCH ? k.title().fr() : k.title().en())
            .orElse(mandate.kind());
    Message kind = Message.of("grocery.mandate.kind").with("kind", words);
    Message limit =
        mandate
            .limits()
            .perAct()
            .map(most -> Message.of("grocery.mandate.most").with("most", most).with("kind", kind))
            .orElseGet(() -> Message.of("grocery.mandate.unlimited").with("kind", kind));
    return second && mandate.limits().cosignAbove().isPresent()
        ? Message.of("grocery.mandate.second")
            .with("limit", limit)
            .with("alone", mandate.limits().cosignAbove().get())
        : limit;
  }

  private Optional<Instant> reversibleUntil(SupplierOrder order) {
    return order.progress() instanceof Progress.Decided d && d.takenBack().isEmpty()
        ? Optional.of(orders.reversibleUntil(order, d.at()))
        : Optional.empty();
  }

  private boolean mayReverse(SupplierOrder order) {
    return reversibleUntil(order).filter(shelf.now()::isBefore).isPresent();
  }

  private static Optional<Slip> slip(SupplierOrder order) {
    if (!(order.progress() instanceof Progress.Decided d)) {
      return Optional.empty();
    }
    String entry = "/journal/" + d.entry();
    List<Slip.Row> rows =
        List.of(
            new Slip.Row(
                Message.of("grocery.slip.decision"),
                Message.of("grocery.outcome." + d.outcome()),
                false),
            row("grocery.slip.number", d.decision().toString()),
            row("grocery.slip.advice", order.given().id().toString()),
            row("grocery.slip.digest", order.given().digest().brief()));
    return Optional.of(
        new Slip(
            Message.of("grocery.slip.title").with("number", d.entry()),
            d.at(),
            rows,
            Optional.of(Slip.Stage.PUBLISHED),
            List.of(
                new Page.Link(Message.of("grocery.slip.download"), entry + "/receipt"),
                new Page.Link(Message.of("grocery.slip.key"), "/journal/key"),
                new Page.Link(Message.of("grocery.slip.entry"), entry))));
  }

  /** The addresses of an order's forms before {@link SigningPages}: gone in the next release. */
  @OpenTo(MEMBERS)
  @PostMapping("/{choice:adopt|refuse|cosign|withdraw|reverse}")
  ResponseEntity<Void> before(@PathVariable String choice, @RequestParam String advice) {
    return SigningPages.moved(advice, choice);
  }

  /** A sheet of paper: the sum of each line in columns, to be checked by hand. */
  @OpenTo(MEMBERS)
  @GetMapping("/check.html")
  ResponseEntity<String> check(
      HttpServletRequest request, @PathVariable String supplier, @PathVariable LocalDate day) {
    SupplierOrder order = order(supplier, day);
    Page page =
        screen.page(
            request,
            Message.of("grocery.check.title")
                .with("supplier", order.proposal().supplierName())
                .with("delivery", order.proposal().delivery()));
    Map<String, Object> model = new HashMap<>();
    model.put("order", order);
    model.put(
        "checks",
        order.lines().stream()
            .sorted(Comparator.comparing(l -> l.line().name()))
            .map(OrderWords::check)
            .toList());
    return screen.show("grocery/check.jte", page, model);
  }

  // --- one line ---

  @OpenTo(MEMBERS)
  @GetMapping("/{product}")
  ResponseEntity<String> line(
      HttpServletRequest request,
      @PathVariable String supplier,
      @PathVariable LocalDate day,
      @PathVariable String product,
      @RequestParam(defaultValue = "") String quantity) {
    SupplierOrder order = order(supplier, day);
    LineAdvice line =
        order
            .find(product)
            .orElseThrow(() -> Says.GROCERY.input("product-unknown", "product", product));
    Page page = screen.page(request, title(line));
    Optional<Quantity> asked = Written.read(quantity, line.line().quantity().unit()).quantity();
    Map<String, Object> model = new HashMap<>();
    model.put("order", order);
    model.put("line", line);
    model.put("proposal", proposal(order, line));
    model.put("chart", OrderWords.chart(order.inputs(), line));
    model.put("effect", asked.map(q -> orders.whatIf(order, product, q)));
    model.put("asked", quantity);
    model.put("wrong", !quantity.isBlank() && asked.isEmpty());
    model.put("advice", OrderWords.about(order, line));
    model.put("contribution", contribution());
    model.put("slip", adviceSlip(order));
    return screen.show("grocery/line.jte", page, model);
  }

  private static Message title(LineAdvice line) {
    boolean none = line.line().quantity().thousandths() == 0 && !OrderWords.isCut(line);
    return Message.of(none ? "grocery.line.title_none" : "grocery.line.title")
        .with("name", line.line().name())
        .with("quantity", line.line().quantity())
        .with("until", line.days().getLast().day());
  }

  private Message contribution() {
    long[] lines = advices.linesSeenAndChanged(Orders.ACT);
    return Message.of(lines[0] == 0 ? "grocery.law.contribution" : "grocery.law.contribution_share")
        .with("changed", lines[1])
        .with("seen", lines[0]);
  }

  private static Proposal proposal(SupplierOrder order, LineAdvice line) {
    List<coop.lanterne.kernel.Advice.Uncertainty> unsure = new ArrayList<>();
    unsure.add(line.sales());
    line.unknown()
        .forEach(m -> unsure.add(new coop.lanterne.kernel.Advice.Uncertainty.NotKnown(m)));
    List<Proposal.Fact> facts = new ArrayList<>();
    facts.add(
        new Proposal.Fact(
            Message.of("grocery.fact.risk"),
            Message.of("grocery.fact.share")
                .with("share", new Message.Share(line.effect().risk()))));
    facts.add(
        new Proposal.Fact(
            Message.of("grocery.fact.waste"),
            Message.of("grocery.fact.quantity").with("quantity", line.effect().waste())));
    OrderWords.usual(order.inputs(), line.line().product())
        .ifPresent(
            usual ->
                facts.add(
                    new Proposal.Fact(
                        Message.of("grocery.fact.usual"),
                        Message.of("grocery.fact.quantity").with("quantity", usual))));
    return new Proposal(
        Message.of("grocery.fact.quantity").with("quantity", line.line().quantity()),
        Optional.of(OrderWords.packs(line.line())),
        OrderWords.why(line),
        unsure,
        facts);
  }

  private static Slip adviceSlip(SupplierOrder order) {
    var from = order.advice().provenance();
    List<Slip.Row> rows = new ArrayList<>();
    rows.add(row("grocery.slip.data", from.inputs().brief()));
    rows.add(row("grocery.slip.rules", from.rules().brief()));
    rows.add(row("grocery.slip.charter", from.charter().brief()));
    rows.add(row("grocery.slip.method", from.method()));
    rows.add(row("grocery.slip.seed", Long.toString(from.seed())));
    return new Slip(
        Message.of("grocery.slip.advice_title").with("advice", order.given().id().toString()),
        order.given().madeAt(),
        rows,
        Optional.empty(),
        List.of(
            new Page.Link(Message.of("grocery.slip.recompute"), "/advice/" + order.given().id())));
  }

  private static Slip.Row row(String name, String value) {
    return new Slip.Row(
        Message.of(name), Message.of("grocery.slip.value").with("value", value), true);
  }

  // --- files for the supplier ---

  private PurchaseOrder written(String supplier, LocalDate day) {
    SupplierOrder order = orders.get(supplier, day);
    return order
        .written()
        .orElseThrow(() -> Says.GROCERY.input("order-unknown", "order", order.given().subject()));
  }

  @OpenTo(MEMBERS)
  @GetMapping("/order.csv")
  ResponseEntity<byte[]> csv(@PathVariable String supplier, @PathVariable LocalDate day) {
    return csv(written(supplier, day));
  }

  @OpenTo(MEMBERS)
  @GetMapping("/order.pdf")
  ResponseEntity<byte[]> pdf(
      HttpServletRequest request, @PathVariable String supplier, @PathVariable LocalDate day) {
    return pdf(written(supplier, day), Reader.prose(request));
  }

  @OpenTo(MEMBERS)
  @GetMapping("/order.txt")
  ResponseEntity<byte[]> text(
      HttpServletRequest request, @PathVariable String supplier, @PathVariable LocalDate day) {
    PurchaseOrder order = written(supplier, day);
    String from = founder.find().map(Founding.Read::organisation).orElse("");
    return file(
        order,
        "txt",
        MediaType.parseMediaType("text/plain;charset=UTF-8"),
        OrderFiles.text(order, from, Reader.prose(request)));
  }

  /** An order as a table. */
  public static ResponseEntity<byte[]> csv(PurchaseOrder order) {
    return file(
        order, "csv", MediaType.parseMediaType("text/csv;charset=UTF-8"), OrderFiles.csv(order));
  }

  /** An order as a PDF. */
  public ResponseEntity<byte[]> pdf(PurchaseOrder order, Prose prose) {
    String supplier =
        shelf.suppliers().stream()
            .filter(s -> s.id().equals(order.supplier()))
            .map(s -> s.name())
            .findFirst()
            .orElse(order.supplier());
    String from = founder.find().map(Founding.Read::organisation).orElse("");
    return file(
        order, "pdf", MediaType.APPLICATION_PDF, OrderFiles.pdf(order, from, supplier, prose));
  }

  private static ResponseEntity<byte[]> file(
      PurchaseOrder order, String extension, MediaType type, byte[] bytes) {
    String name =
        "commande-" + order.supplier().replaceAll("[^A-Za-z0-9-]", "_") + "-" + order.day();
    return ResponseEntity.ok()
        .contentType(type)
        .header("Content-Disposition", "attachment; filename=\"" + name + "." + extension + "\"")
        .body(bytes);
  }
}
