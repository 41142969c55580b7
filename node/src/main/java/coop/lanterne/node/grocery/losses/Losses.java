// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.grocery.losses;

import static coop.lanterne.db.Tables.MARKDOWN;

import module java.base;

import coop.lanterne.charter.Ask;
import coop.lanterne.db.tables.records.MarkdownRecord;
import coop.lanterne.grocery.files.Facts;
import coop.lanterne.grocery.files.Product;
import coop.lanterne.grocery.order.LineAdvice;
import coop.lanterne.grocery.order.OrderInputs;
import coop.lanterne.kernel.Canonical;
import coop.lanterne.kernel.Digest;
import coop.lanterne.kernel.Finding;
import coop.lanterne.kernel.Id;
import coop.lanterne.kernel.Message;
import coop.lanterne.kernel.Money;
import coop.lanterne.kernel.Quantity;
import coop.lanterne.kernel.Unit;
import coop.lanterne.node.decision.Commitment;
import coop.lanterne.node.decision.People;
import coop.lanterne.node.decision.Role;
import coop.lanterne.node.grocery.orders.Orders;
import coop.lanterne.node.grocery.shop.Fields;
import coop.lanterne.node.grocery.shop.LossCause;
import coop.lanterne.node.grocery.shop.Says;
import coop.lanterne.node.grocery.shop.Stored;
import coop.lanterne.node.grocery.shop.Stored.Span;
import coop.lanterne.node.grocery.shop.Written;
import coop.lanterne.node.grocery.stock.NotedLosses;
import coop.lanterne.node.grocery.stock.NotedReasons;
import coop.lanterne.node.room.Ground;
import coop.lanterne.node.storage.Tx;
import org.jspecify.annotations.Nullable;

/**
 * What is lost, by cause and by product, and what may still be sold before its last day. People
 * note losses and markdowns as facts, without a name: a product is lost, nobody is accused.
 */
public final class Losses {
  /** What the fault of a form is found in. */
  static final String SOURCE = "loss";

  /** The fields of the forms. */
  static final String PRODUCT = "product";

  static final String QUANTITY = "quantity";
  static final String CAUSE = "cause";
  static final String DAY = "day";
  static final String BEST_BEFORE = "best_before";
  static final String LAST_DAY = "last_day";
  static final String PERCENT = "percent";
  static final String REASON = "reason";

  private static final int LATE = 31;
  private static final int LISTED = 14;
  private static final int SOON = 1;
  private static final int LONGEST_REASON = 2_000;

  public static final List<Ask.ReadField> READS =
      Fields.of(
          "losses: date product quantity cause best_before",
          "markdowns: date product quantity percent last_day");

  private final Ground ground;
  private final Orders orders;
  private final AtomicReference<@Nullable Known> last = new AtomicReference<>();

  /** The losses of that node. */
  public Losses(Ground ground, Orders orders) {
    this.ground = ground;
    this.orders = orders;
  }

  /** What was found last, and from which data: finding it takes seconds. */
  private record Known(Digest data, List<Ending> all) {}

  // --- a month

  /**
   * How much of a product was lost.
   *
   * @param amount at the price of today; empty where it is not known
   */
  public record OfProduct(Product product, Quantity quantity, Optional<Money> amount) {}

  /** What was lost in a month, product by product, what costs most coming first. */
  public List<OfProduct> of(YearMonth month) {
    return ground.read(
        sql -> {
          Map<String, Product> products = Stored.byCode(sql);
          Map<String, Quantity> lost = new TreeMap<>();
          Span span = Span.of(month.atDay(1), month.atEndOfMonth());
          Stored.losses(sql, Stored.units(sql), span)
              .forEach(l -> lost.merge(l.product(), l.quantity(), Quantity::plus));
          return lost.entrySet().stream()
              .filter(e -> products.containsKey(e.getKey()))
              .map(e -> of(Objects.requireNonNull(products.get(e.getKey())), e.getValue()))
              .sorted(
                  Comparator.comparing(
                          (OfProduct o) -> o.amount().map(Money::cents).orElse(-1L),
                          Comparator.reverseOrder())
                      .thenComparing(o -> o.product().name(), People.BY_NAME))
              .toList();
        });
  }

  private static OfProduct of(Product product, Quantity quantity) {
    return new OfProduct(product, quantity, product.price().map(p -> p.times(quantity)));
  }

  // --- losses that people note

  /** The losses of that month that were noted here, the newest first. */
  List<NotedLosses.Noted> noted(YearMonth month) {
    return ground.read(
        sql -> NotedLosses.list(sql, Stored.byCode(sql), month.atDay(1), month.atEndOfMonth()));
  }

  /** Notes a loss, or tells what is wrong with the form, by field. */
  Map<String, Finding> note(Map<String, String> form) {
    Form read = new Form(form, ground.today());
    Optional<Product> product = read.product(ground.read(Stored::byCode));
    Optional<Quantity> quantity = product.flatMap(p -> read.quantity(p.unit()));
    Optional<LossCause> cause = read.cause(CAUSE);
    Optional<LocalDate> day = read.past(DAY);
    Optional<LocalDate> bestBefore =
        read.text(BEST_BEFORE).isEmpty() ? Optional.empty() : read.day(BEST_BEFORE);
    if (!read.wrong.isEmpty()) {
      return read.wrong;
    }
    ground.requireRead(Role.MEMBER.text(), READS);
    NotedLosses.Loss loss =
        new NotedLosses.Loss(
            day.orElseThrow(),
            product.orElseThrow().id(),
            quantity.orElseThrow(),
            cause.orElseThrow(),
            bestBefore);
    return ground.note(
        tx -> {
          Id id = tx.newId("loss");
          Digest digest = tx.keep(id, NotedLosses.TYPE, loss);
          NotedLosses.insert(tx, id, loss, digest, Optional.empty());
          ground.fact(tx, Role.MEMBER.text(), "fact.loss", id, digest);
          return Map.of();
        });
  }

  /** Takes back a loss that was noted here. */
  void undoLoss(Id id) {
    undo("loss", id, NotedLosses::undo);
  }

  private interface Undoing {
    boolean undo(Tx tx, Id id, Id by);
  }

  private void undo(String what, Id id, Undoing undoing) {
    ground.note(
        tx -> {
          Id undo = tx.newId("undo");
          if (!undoing.undo(tx, id, undo)) {
            throw Says.GROCERY.input("loss-unknown", SOURCE, id.toString());
          }
          Digest digest = tx.keep(undo, what + ".undone/1", id.canonical());
          ground.fact(tx, Role.MEMBER.text(), "fact." + what + ".undone", undo, digest);
          return true;
        });
  }

  // --- short dates

  /**
   * What is on its last days.
   *
   * @param quantity what stands of it by the book
   * @param expected what is expected to be sold of the product until that day, this day included
   * @param dateKnown false when that day was supposed from the shelf life
   */
  public record Ending(
      Product product, LocalDate lastDay, Quantity quantity, Quantity expected, boolean dateKnown) {

    /** What stays at the least, even if all that is sold is taken from it. */
    public Quantity atRisk() {
      return new Quantity(
          Math.max(0, quantity.thousandths() - expected.thousandths()), quantity.unit());
    }
  }

  /** What can be sold today or until tomorrow alone, what is most at risk coming first. */
  List<Ending> shortDates() {
    Digest data = orders.state();
    Known known = last.get();
    if (known == null || !known.data().equals(data)) {
      known = new Known(data, shortDates(ground.today()));
      last.set(known);
    }
    return known.all();
  }

  private List<Ending> shortDates(LocalDate today) {
    List<Ending> all = new ArrayList<>();
    for (Orders.Outlook outlook :
        orders.outlooks(i -> i.items().stream().anyMatch(item -> !soon(item, today).isEmpty()))) {
      all.addAll(shortDates(outlook, today));
    }
    all.sort(
        Comparator.comparing((Ending s) -> s.atRisk().thousandths() == 0)
            .thenComparing(Ending::lastDay)
            .thenComparing(s -> s.product().family(), People.BY_NAME)
            .thenComparing(s -> s.product().name(), People.BY_NAME));
    return List.copyOf(all);
  }

  /** Its lots that end today or tomorrow, by their day. */
  private static SortedMap<LocalDate, List<OrderInputs.Lot>> soon(
      OrderInputs.Item item, LocalDate today) {
    return item.lots().stream()
        .filter(l -> !l.lastDay().isBefore(today) && !l.lastDay().isAfter(today.plusDays(SOON)))
        .filter(l -> l.quantity().thousandths() > 0)
        .collect(
            Collectors.groupingBy(OrderInputs.Lot::lastDay, TreeMap::new, Collectors.toList()));
  }

  private static List<Ending> shortDates(Orders.Outlook outlook, LocalDate today) {
    Map<String, LineAdvice> lines =
        outlook.lines().stream()
            .collect(Collectors.toMap(l -> l.line().product(), Function.identity()));
    List<Ending> all = new ArrayList<>();
    for (OrderInputs.Item item : outlook.inputs().items()) {
      long before = 0; // what ends earlier is sold first
      for (Map.Entry<LocalDate, List<OrderInputs.Lot>> lots : soon(item, today).entrySet()) {
        LocalDate last = lots.getKey();
        LineAdvice line = lines.get(item.product().id());
        long there = lots.getValue().stream().mapToLong(l -> l.quantity().thousandths()).sum();
        long sold = line == null ? 0 : expected(line, last);
        Unit unit = item.product().unit();
        all.add(
            new Ending(
                item.product(),
                last,
                new Quantity(there, unit),
                new Quantity(Math.max(0, sold - before), unit),
                lots.getValue().stream().allMatch(OrderInputs.Lot::dateKnown)));
        before += Math.min(there, sold);
      }
    }
    return all;
  }

  /** What is expected to be sold until that day, in thousandths. */
  private static long expected(LineAdvice line, LocalDate last) {
    return line.days().stream()
        .filter(d -> !d.day().isAfter(last))
        .map(d -> BigDecimal.valueOf(d.mean()))
        .reduce(BigDecimal.ZERO, BigDecimal::add)
        .setScale(1, RoundingMode.HALF_UP)
        .movePointRight(3)
        .longValueExact();
  }

  /**
   * A price cut that someone noted, and what came of it.
   *
   * @param sold what was sold of the product from that day to the last one
   * @param lost what was lost of it over the same days
   * @param knownUntil the last day of which any sale is known; empty when none is since
   */
  public record Markdown(
      Id id,
      LocalDate day,
      LocalDate lastDay,
      Product product,
      Quantity quantity,
      long percent,
      Optional<String> reason,
      Quantity sold,
      Quantity lost,
      Optional<LocalDate> knownUntil) {}

  /** The markdowns of two weeks, the newest first. */
  List<Markdown> markdowns() {
    LocalDate since = ground.today().minusDays(LISTED);
    return ground.read(
        sql -> {
          Map<String, Product> products = Stored.byCode(sql);
          Map<String, Unit> units = Stored.units(sql);
          Span span = Span.of(since, ground.today());
          List<Facts.Sale> sales = Stored.sales(sql, units, span);
          List<Facts.Loss> losses = Stored.losses(sql, units, span);
          return sql
              .selectFrom(MARKDOWN)
              .where(MARKDOWN.DAY.ge(since), MARKDOWN.UNDONE_BY.isNull())
              .fetch()
              .stream()
              .filter(r -> products.containsKey(r.getProduct()))
              .map(
                  r -> {
                    Product product = Objects.requireNonNull(products.get(r.getProduct()));
                    Optional<String> reason = NotedReasons.find(sql, r.getId());
                    return markdown(r, product, reason, sales, losses);
                  })
              .sorted(Comparator.comparingLong((Markdown m) -> m.id().number()).reversed())
              .toList();
        });
  }

  private static Markdown markdown(
      MarkdownRecord r,
      Product product,
      Optional<String> reason,
      List<Facts.Sale> sales,
      List<Facts.Loss> losses) {
    Quantity none = new Quantity(0, product.unit());
    LocalDate day = r.getDay();
    Predicate<LocalDate> then = d -> !d.isBefore(day) && !d.isAfter(r.getLastDay());
    return new Markdown(
        r.getId(),
        day,
        r.getLastDay(),
        product,
        new Quantity(r.getThousandths(), product.unit()),
        r.getOffPercent(),
        reason,
        sales.stream()
            .filter(s -> s.product().equals(product.id()) && then.test(s.date()))
            .map(Facts.Sale::quantity)
            .reduce(none, Quantity::plus),
        losses.stream()
            .filter(l -> l.product().equals(product.id()) && then.test(l.date()))
            .map(Facts.Loss::quantity)
            .reduce(none, Quantity::plus),
        sales.stream()
            .map(Facts.Sale::date)
            .max(Comparator.naturalOrder())
            .filter(known -> !known.isBefore(day)));
  }

  private record Cut(
      LocalDate day,
      LocalDate lastDay,
      String product,
      Quantity quantity,
      long percent,
      Digest reason)
      implements Canonical {}

  /** Notes a markdown that someone decided, or tells what is wrong with the form, by field. */
  Map<String, Finding> markDown(Map<String, String> form) {
    LocalDate today = ground.today();
    Form read = new Form(form, today);
    Optional<Product> product = read.product(ground.read(Stored::byCode));
    Optional<Quantity> quantity = product.flatMap(p -> read.quantity(p.unit()));
    Optional<LocalDate> last = read.soon(LAST_DAY);
    String percent = read.percent(PERCENT);
    String reason = read.reason(REASON);
    if (!read.wrong.isEmpty()) {
      return read.wrong;
    }
    ground.requireRead(Role.MEMBER.text(), READS);
    Commitment commitment = Commitment.of(reason);
    Cut cut =
        new Cut(
            today,
            last.orElseThrow(),
            product.orElseThrow().id(),
            quantity.orElseThrow(),
            Long.parseLong(percent),
            commitment.digest());
    return ground.note(tx -> write(tx, cut, commitment, reason));
  }

  private Map<String, Finding> write(Tx tx, Cut cut, Commitment commitment, String reason) {
    Id id = tx.newId("markdown");
    Digest digest = tx.keep(id, "markdown/1", cut);
    tx.sql()
        .insertInto(MARKDOWN)
        .set(MARKDOWN.ID, id)
        .set(MARKDOWN.DAY, cut.day())
        .set(MARKDOWN.LAST_DAY, cut.lastDay())
        .set(MARKDOWN.PRODUCT, cut.product())
        .set(MARKDOWN.THOUSANDTHS, cut.quantity().thousandths())
        .set(MARKDOWN.OFF_PERCENT, cut.percent())
        .set(MARKDOWN.DIGEST, digest)
        .set(MARKDOWN.WRITTEN_AT, tx.now())
        .execute();
    NotedReasons.insert(tx, id, cut.day(), commitment, reason);
    ground.fact(tx, Role.MEMBER.text(), "fact.markdown", id, digest);
    return Map.of();
  }

  /** Takes a markdown back. */
  void undoMarkdown(Id markdown) {
    undo(
        "markdown",
        markdown,
        (tx, id, by) ->
            tx.sql()
                    .update(MARKDOWN)
                    .set(MARKDOWN.UNDONE_BY, by)
                    .where(MARKDOWN.ID.eq(id), MARKDOWN.UNDONE_BY.isNull())
                    .execute()
                == 1);
  }

  /** A form being read: what is wrong with it, by field. */
  private static final class Form {
    private final Map<String, String> form;
    private final LocalDate today;
    private final Map<String, Finding> wrong = new LinkedHashMap<>();

    Form(Map<String, String> form, LocalDate today) {
      this.form = form;
      this.today = today;
    }

    String text(String field) {
      return form.getOrDefault(field, "").strip();
    }

    void wrong(String code, String field) {
      wrong.putIfAbsent(
          field,
          Written.finding(code, SOURCE, field, text(field), Message.of("grocery.unit.piece")));
    }

    Optional<Product> product(Map<String, Product> products) {
      Optional<Product> product = Optional.ofNullable(products.get(text(PRODUCT)));
      if (product.isEmpty()) {
        wrong("loss-product", PRODUCT);
      }
      return product;
    }

    Optional<Quantity> quantity(Unit unit) {
      Written written = Written.read(text(QUANTITY), unit);
      if (written.quantity().isEmpty()) {
        wrong.put(QUANTITY, written.finding(SOURCE, QUANTITY, text(QUANTITY), unit));
      } else if (written.quantity().get().thousandths() == 0) {
        wrong("loss-nothing", QUANTITY);
      }
      return written.quantity();
    }

    /** Today or tomorrow. */
    Optional<LocalDate> soon(String field) {
      Optional<LocalDate> day = day(field);
      if (day.filter(d -> d.isBefore(today) || d.isAfter(today.plusDays(SOON))).isPresent()) {
        wrong("markdown-day", field);
      }
      return day;
    }

    String percent(String field) {
      String percent = text(field).replaceAll("[\\s\\u00A0\\u202F%]", "");
      if (!percent.matches("[1-9]\\d?")) {
        wrong("markdown-percent", field);
      }
      return percent;
    }

    String reason(String field) {
      String reason = text(field);
      if (reason.isEmpty() || reason.length() > LONGEST_REASON) {
        wrong("markdown-reason", field);
      }
      return reason;
    }

    Optional<LossCause> cause(String field) {
      Optional<LossCause> cause = LossCause.find(text(field)).filter(LossCause.noted()::contains);
      if (cause.isEmpty()) {
        wrong("loss-cause", field);
      }
      return cause;
    }

    /** A day that is over or today, a month back at most. */
    Optional<LocalDate> past(String field) {
      Optional<LocalDate> day = day(field);
      if (day.filter(d -> d.isAfter(today) || d.isBefore(today.minusDays(LATE))).isPresent()) {
        wrong("loss-day", field);
      }
      return day;
    }

    Optional<LocalDate> day(String field) {
      Optional<LocalDate> day =
          Written.day(text(field))
              .filter(d -> d.isAfter(today.minusYears(1)) && d.isBefore(today.plusYears(1)));
      if (day.isEmpty()) {
        wrong("loss-day", field);
      }
      return day;
    }
  }
}
