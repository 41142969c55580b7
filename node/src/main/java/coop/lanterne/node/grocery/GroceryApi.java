// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.grocery;

import static coop.lanterne.node.shell.Whom.MEMBERS;

import module java.base;

import coop.lanterne.grocery.files.FileKind;
import coop.lanterne.grocery.order.LineAdvice;
import coop.lanterne.grocery.order.OrderProposal;
import coop.lanterne.kernel.Finding;
import coop.lanterne.kernel.Id;
import coop.lanterne.node.decision.Advices;
import coop.lanterne.node.decision.Role;
import coop.lanterne.node.grocery.imports.ImportPages;
import coop.lanterne.node.grocery.imports.ShopFile;
import coop.lanterne.node.grocery.orders.OrderPages;
import coop.lanterne.node.grocery.orders.OrderWords;
import coop.lanterne.node.grocery.orders.SupplierOrder;
import coop.lanterne.node.grocery.shop.PurchaseOrder;
import coop.lanterne.node.grocery.shop.Says;
import coop.lanterne.node.room.Intake;
import coop.lanterne.node.room.Progress;
import coop.lanterne.node.room.Screen;
import coop.lanterne.node.room.SigningApi;
import coop.lanterne.node.shell.OpenTo;
import coop.lanterne.node.shell.Reader;
import coop.lanterne.prose.Prose;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;

/** The grocery for programs: the same use cases as its pages. */
@RestController
@RequestMapping("/api/v1")
record GroceryApi(Screen screen, Grocery grocery, OrderPages orderPages) {
  // --- imports ---

  /**
   * What an import gave, or would give.
   *
   * @param batch the import's identifier; null when nothing was imported
   * @param kind what the file holds; null when nobody can tell
   * @param reading how it is written; null when it could not be read
   * @param kept good rows
   * @param setAside rows not taken
   */
  record ImportAnswer(
      @Nullable String batch,
      @Nullable String kind,
      @Nullable ReadingAnswer reading,
      long kept,
      long setAside,
      List<FindingAnswer> findings) {}

  /** How a file is written. */
  record ReadingAnswer(String delimiter, String encoding, String decimals, List<String> columns) {}

  /** A problem, in the words of the language asked for. */
  record FindingAnswer(
      String code,
      String severity,
      String file,
      long line,
      String column,
      String seen,
      String why,
      String maybe) {
    static FindingAnswer of(Finding f, Prose prose) {
      return new FindingAnswer(
          f.code(),
          f.severity().name(),
          f.place().source(),
          f.place().line(),
          f.place().column(),
          f.seen(),
          prose.say(f.why()),
          prose.say(f.maybe()));
    }
  }

  /** Reads a file sent as the body; imports it when {@code commit} is true. */
  @OpenTo(MEMBERS)
  @PostMapping("/imports")
  ImportAnswer take(
      HttpServletRequest request,
      @RequestParam String name,
      @RequestParam(required = false) @Nullable FileKind kind,
      @RequestParam(defaultValue = "true") boolean commit)
      throws IOException {
    Intake<ShopFile.Shown> files = grocery.imports().files();
    Optional<String> said = Optional.ofNullable(kind).map(Enum::name);
    String token = files.receive(name, request.getInputStream(), said).token();
    String role = Role.MEMBER.text();
    try {
      return answer(
          commit
              ? files.commit(token, role)
              : new Intake.Result<>(files.preview(token, role), Optional.empty()),
          Reader.prose(request));
    } finally {
      files.drop(token);
    }
  }

  private static ImportAnswer answer(Intake.Result<ShopFile.Shown> result, Prose prose) {
    Intake.Preview<ShopFile.Shown> p = result.preview();
    return new ImportAnswer(
        result.kept().map(Id::toString).orElse(null),
        p.kind().orElse(null),
        p.shown()
            .flatMap(ShopFile.Shown::shape)
            .map(
                s ->
                    new ReadingAnswer(
                        String.valueOf(s.delimiter()),
                        s.encoding(),
                        s.decimalMark().name(),
                        s.columns()))
            .orElse(null),
        p.kept(),
        p.setAside(),
        p.findings().stream().map(f -> FindingAnswer.of(f, prose)).toList());
  }

  /** Takes an import back. */
  @OpenTo(MEMBERS)
  @PostMapping("/imports/{id}/undo")
  Map<String, String> undo(@PathVariable String id) {
    grocery.imports().undo(ImportPages.id(id), Role.MEMBER.text());
    return Map.of("undone", id);
  }

  // --- advices ---

  /**
   * An advice about an order.
   *
   * @param state open, to_cosign, adopted, amended or refused
   * @param total in euros
   */
  record OrderAdvice(
      String id,
      String act,
      String supplier,
      String supplierName,
      String day,
      String delivery,
      String state,
      BigDecimal total,
      String digest,
      @Nullable String signed,
      List<LineAnswer> lines) {}

  /**
   * One line.
   *
   * @param toLookAt whether it must be opened before the order is adopted
   * @param why its reason, in a sentence
   */
  record LineAnswer(
      String product,
      String name,
      BigDecimal quantity,
      String unit,
      BigDecimal pack,
      boolean toLookAt,
      String why) {}

  /** Today's advices to decide on, made where they are missing; of one act where it is named. */
  @OpenTo(MEMBERS)
  @GetMapping("/advices")
  List<OrderAdvice> advices(
      HttpServletRequest request, @RequestParam(required = false) @Nullable String act) {
    grocery.orders().prepare();
    Prose prose = Reader.prose(request);
    return grocery.orders().ofToday().stream()
        .map(o -> advice(o, prose))
        .filter(o -> act == null || act.equals(o.act()))
        .toList();
  }

  /** An order as it stands: what a first person signed, while a second one is awaited. */
  private static OrderAdvice advice(SupplierOrder order, Prose prose) {
    Advices.AdviceEntry given = order.given();
    OrderProposal proposal = order.standing();
    return new OrderAdvice(
        given.id().toString(),
        given.act(),
        order.supplier(),
        order.proposal().supplierName(),
        order.day().toString(),
        order.proposal().delivery().toString(),
        switch (order.progress()) {
          case Progress.Open() -> "open";
          case Progress.ToCosign w -> "to_cosign";
          case Progress.Decided d -> d.outcome();
        },
        proposal.total().decimal(),
        given.digest().toString(),
        order.progress() instanceof Progress.ToCosign w ? w.digest().hex() : null,
        order.lines().stream().map(l -> line(l, proposal, prose)).toList());
  }

  private static LineAnswer line(LineAdvice line, OrderProposal proposal, Prose prose) {
    OrderProposal.Line l = proposal.line(line.line().product());
    return new LineAnswer(
        l.product(),
        l.name(),
        l.quantity().decimal().stripTrailingZeros(),
        l.quantity().unit().symbol(),
        l.pack().decimal().stripTrailingZeros(),
        !line.look().isEmpty(),
        prose.say(OrderWords.why(line)));
  }

  /** The address of decisions before {@link SigningApi}: gone in the next release. */
  @OpenTo(MEMBERS)
  @PostMapping("/orders/{advice}/decision")
  ResponseEntity<Void> decide(@PathVariable String advice) {
    URI there = UriComponentsBuilder.fromPath("/api/v1/advices/{advice}/decision").build(advice);
    return ResponseEntity.status(HttpStatus.PERMANENT_REDIRECT).location(there).build();
  }

  private static Id id(String text) {
    return Screen.id(Says.GROCERY, text, "order-unknown", "order");
  }

  // --- orders written ---

  /** An order to a supplier, in euros. */
  record OrderAnswer(
      String id,
      String supplier,
      String day,
      String delivery,
      BigDecimal total,
      String decision,
      @Nullable String reversedBy,
      List<OrderLineAnswer> lines) {}

  /** A line of an order. */
  record OrderLineAnswer(
      String product,
      String name,
      BigDecimal quantity,
      String unit,
      @Nullable BigDecimal price,
      BigDecimal total) {}

  /** An order as JSON. */
  @OpenTo(MEMBERS)
  @GetMapping("/orders/{id:[^.]+}")
  OrderAnswer order(@PathVariable String id) {
    PurchaseOrder o = written(id);
    return new OrderAnswer(
        o.id().toString(),
        o.supplier(),
        o.day().toString(),
        o.delivery().toString(),
        o.total().decimal(),
        o.decision().toString(),
        o.reversedBy().map(Id::toString).orElse(null),
        o.lines().stream()
            .map(
                l ->
                    new OrderLineAnswer(
                        l.product(),
                        l.name(),
                        l.quantity().decimal().stripTrailingZeros(),
                        l.quantity().unit().symbol(),
                        l.price().map(p -> p.decimal()).orElse(null),
                        l.total().decimal()))
            .toList());
  }

  /** An order as CSV. */
  @OpenTo(MEMBERS)
  @GetMapping("/orders/{id:[^.]+}.csv")
  ResponseEntity<byte[]> csv(@PathVariable String id) {
    return OrderPages.csv(written(id));
  }

  /** An order as PDF. */
  @OpenTo(MEMBERS)
  @GetMapping("/orders/{id:[^.]+}.pdf")
  ResponseEntity<byte[]> pdf(HttpServletRequest request, @PathVariable String id) {
    return orderPages.pdf(written(id), Reader.prose(request));
  }

  private PurchaseOrder written(String id) {
    return grocery.orders().written(id(id));
  }
}
