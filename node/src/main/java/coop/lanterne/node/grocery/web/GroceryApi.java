// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.grocery.web;

import coop.lanterne.grocery.files.FileKind;
import coop.lanterne.grocery.order.LineAdvice;
import coop.lanterne.grocery.order.OrderProposal;
import coop.lanterne.kernel.Finding;
import coop.lanterne.kernel.Id;
import coop.lanterne.kernel.Quantity;
import coop.lanterne.node.decision.Advices;
import coop.lanterne.node.decision.Founder;
import coop.lanterne.node.decision.People;
import coop.lanterne.node.decision.Role;
import coop.lanterne.node.grocery.internal.Imports;
import coop.lanterne.node.grocery.internal.Orders;
import coop.lanterne.node.grocery.internal.Orders.Answer;
import coop.lanterne.node.grocery.internal.Orders.Signed;
import coop.lanterne.node.grocery.internal.Preview;
import coop.lanterne.node.grocery.internal.PurchaseOrder;
import coop.lanterne.node.grocery.internal.Says;
import coop.lanterne.node.grocery.internal.SupplierOrder;
import coop.lanterne.node.grocery.internal.SupplierOrder.State;
import coop.lanterne.node.shell.Reader;
import coop.lanterne.prose.Prose;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The grocery for programs: the same use cases as its pages. */
@RestController
@RequestMapping("/api/v1")
public class GroceryApi {
  private final Screens screens;
  private final Founder founder;

  /** The API beside those screens. */
  public GroceryApi(Screens screens, Founder founder) {
    this.screens = screens;
    this.founder = founder;
  }

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
  public record ImportAnswer(
      @Nullable String batch,
      @Nullable String kind,
      @Nullable ReadingAnswer reading,
      long kept,
      long setAside,
      List<FindingAnswer> findings) {
    public ImportAnswer {
      findings = List.copyOf(findings);
    }
  }

  /** How a file is written. */
  public record ReadingAnswer(
      String delimiter, String encoding, String decimals, List<String> columns) {
    public ReadingAnswer {
      columns = List.copyOf(columns);
    }
  }

  /** A problem, in the words of the language asked for. */
  public record FindingAnswer(
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
  @PostMapping("/imports")
  ImportAnswer take(
      HttpServletRequest request,
      @RequestParam("name") String name,
      @RequestParam(name = "kind", required = false) @Nullable FileKind kind,
      @RequestParam(name = "commit", defaultValue = "true") boolean commit)
      throws IOException {
    screens.requireMember("import");
    Imports imports = screens.grocery().imports();
    String token =
        imports.receive(name, request.getInputStream(), Optional.ofNullable(kind)).token();
    try {
      Imports.Result result =
          commit
              ? imports.commit(token, Role.MEMBER.text())
              : new Imports.Result(imports.preview(token, Role.MEMBER.text()), Optional.empty());
      return answer(result, Reader.prose(request));
    } finally {
      imports.drop(token);
    }
  }

  private static ImportAnswer answer(Imports.Result result, Prose prose) {
    Preview p = result.preview();
    return new ImportAnswer(
        result.batch().map(Id::toString).orElse(null),
        p.kind().map(Enum::name).orElse(null),
        p.shape()
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
  @PostMapping("/imports/{id}/undo")
  Map<String, String> undo(@PathVariable("id") String id) {
    screens.requireMember("import");
    screens.grocery().imports().undo(ImportPages.id(id), Role.MEMBER.text());
    return Map.of("undone", id);
  }

  // --- advices ---

  /**
   * An advice about an order.
   *
   * @param state open, to_cosign, adopted, amended or refused
   * @param total in euros
   */
  public record OrderAdvice(
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
      List<LineAnswer> lines) {
    public OrderAdvice {
      lines = List.copyOf(lines);
    }
  }

  /**
   * One line.
   *
   * @param toLookAt whether it must be opened before the order is adopted
   * @param why its reason, in a sentence
   */
  public record LineAnswer(
      String product,
      String name,
      BigDecimal quantity,
      String unit,
      BigDecimal pack,
      boolean toLookAt,
      String why) {}

  /** Today's advices of that act, made where they are missing. */
  @GetMapping(value = "/advices", params = "act=order.adopt")
  List<OrderAdvice> advices(HttpServletRequest request) {
    screens.actor();
    screens.grocery().orders().prepare();
    Prose prose = Reader.prose(request);
    return screens.grocery().orders().ofToday().stream().map(o -> advice(o, prose)).toList();
  }

  /** An order as it stands: what a first person signed, while a second one is awaited. */
  private static OrderAdvice advice(SupplierOrder order, Prose prose) {
    Advices.Given given = order.given();
    OrderProposal proposal =
        order.state() instanceof State.ToCosign w ? w.proposal() : order.proposal();
    return new OrderAdvice(
        given.id().toString(),
        given.act(),
        order.supplier(),
        order.proposal().supplierName(),
        order.day().toString(),
        order.proposal().delivery().toString(),
        switch (order.state()) {
          case State.Open() -> "open";
          case State.ToCosign w -> "to_cosign";
          case State.Decided d -> d.outcome();
        },
        proposal.total().decimal(),
        given.digest().toString(),
        order.state() instanceof State.ToCosign w ? w.digest().hex() : null,
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

  // --- decisions ---

  /**
   * What one decides.
   *
   * @param choice adopt, amend, refuse, cosign or reverse
   * @param lines every line of the advice, each with its quantity; none for refuse and reverse
   * @param opened the marked lines that were looked at
   * @param reason needed for amend, refuse and reverse
   * @param signed for cosign: the digest of what the first person signed, as the order gives it
   */
  public record DecisionAsked(
      String choice,
      @Nullable List<LineAsked> lines,
      @Nullable List<String> opened,
      @Nullable String reason,
      @Nullable String signed) {}

  /** A line as one decides it; null keeps the quantity advised. */
  public record LineAsked(String product, @Nullable BigDecimal quantity) {}

  /**
   * What came of it.
   *
   * @param state decided, or waits_for_second
   * @param entry number of the journal's entry
   * @param order the order written
   */
  public record DecisionAnswer(
      String state,
      @Nullable String decision,
      @Nullable Long entry,
      @Nullable String receipt,
      @Nullable String order) {}

  /** Decides on an order. */
  @PostMapping("/orders/{advice}/decision")
  DecisionAnswer decide(@PathVariable("advice") String advice, @RequestBody DecisionAsked asked) {
    People.Person person = screens.actor();
    Orders orders = screens.grocery().orders();
    Id id = id(advice);
    String reason = Optional.ofNullable(asked.reason()).orElse("");
    List<LineAsked> lines = Optional.ofNullable(asked.lines()).orElse(List.of());
    Signed signed =
        switch (asked.choice()) {
          case "adopt", "amend" -> orders.adopt(person.id(), id, answer(orders.get(id), asked));
          case "refuse" -> orders.refuse(person.id(), id, reason);
          case "reverse" -> orders.reverse(person.id(), id, reason);
          case "cosign" ->
              orders.cosign(
                  person.id(),
                  id,
                  Set.copyOf(lines.stream().map(LineAsked::product).toList()),
                  Optional.ofNullable(asked.signed()).orElse(""));
          default -> throw Says.input("choice-unknown", "choice", asked.choice());
        };
    return switch (signed) {
      case Signed.Done(Id decision, long entry) ->
          new DecisionAnswer(
              "decided",
              decision.toString(),
              entry,
              "/api/v1/journal/receipts/" + entry,
              orders.get(id).state() instanceof State.Decided d
                  ? d.order().map(o -> o.id().toString()).orElse(null)
                  : null);
      case Signed.WaitsForSecond() ->
          new DecisionAnswer("waits_for_second", null, null, null, null);
    };
  }

  private static Answer answer(SupplierOrder order, DecisionAsked asked) {
    Map<String, Quantity> quantities = new LinkedHashMap<>();
    for (LineAsked line : Optional.ofNullable(asked.lines()).orElse(List.of())) {
      Quantity advised =
          order
              .find(line.product())
              .map(l -> l.line().quantity())
              .orElseThrow(() -> Says.input("product-unknown", "product", line.product()));
      BigDecimal wanted = line.quantity();
      quantities.put(
          line.product(),
          wanted == null
              ? advised
              : OrderWords.read(wanted.toPlainString(), advised.unit())
                  .orElseThrow(
                      () ->
                          Says.input(
                              "quantity-unreadable", line.product(), wanted.toPlainString())));
    }
    return new Answer(
        quantities,
        Set.copyOf(Optional.ofNullable(asked.opened()).orElse(List.of())),
        Optional.ofNullable(asked.reason()).orElse(""));
  }

  private static Id id(String text) {
    return Screens.id(text, "order-unknown", "order");
  }

  // --- orders written ---

  /** An order to a supplier, in euros. */
  public record OrderAnswer(
      String id,
      String supplier,
      String day,
      String delivery,
      BigDecimal total,
      String decision,
      @Nullable String reversedBy,
      List<OrderLineAnswer> lines) {
    public OrderAnswer {
      lines = List.copyOf(lines);
    }
  }

  /** A line of an order. */
  public record OrderLineAnswer(
      String product,
      String name,
      BigDecimal quantity,
      String unit,
      @Nullable BigDecimal price,
      BigDecimal total) {}

  /** An order as JSON. */
  @GetMapping("/orders/{id:[^.]+}")
  OrderAnswer order(@PathVariable("id") String id) {
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
  @GetMapping("/orders/{id:[^.]+}.csv")
  ResponseEntity<byte[]> csv(@PathVariable("id") String id) {
    return OrderPages.csv(written(id));
  }

  /** An order as PDF. */
  @GetMapping("/orders/{id:[^.]+}.pdf")
  ResponseEntity<byte[]> pdf(HttpServletRequest request, @PathVariable("id") String id) {
    return OrderPages.pdf(written(id), screens, founder, Reader.prose(request));
  }

  private PurchaseOrder written(String id) {
    screens.actor();
    return screens.grocery().orders().written(id(id));
  }
}
