// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.grocery.past;

import static coop.lanterne.db.Tables.PURCHASE_ORDER;

import module java.base;

import coop.lanterne.grocery.files.Grocery;
import coop.lanterne.grocery.order.Accuracy;
import coop.lanterne.grocery.order.GroceryOrders;
import coop.lanterne.grocery.order.Hindsight;
import coop.lanterne.grocery.order.LookBack;
import coop.lanterne.grocery.order.LookBack.Choice;
import coop.lanterne.grocery.order.OrderInputs;
import coop.lanterne.grocery.order.OrderProposal;
import coop.lanterne.kernel.Id;
import coop.lanterne.kernel.Quantity;
import coop.lanterne.kernel.Value;
import coop.lanterne.node.decision.Advices;
import coop.lanterne.node.grocery.orders.Orders;
import coop.lanterne.node.grocery.shop.PurchaseOrder;
import coop.lanterne.node.grocery.shop.PurchaseOrders;
import coop.lanterne.node.room.Ground;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.jspecify.annotations.Nullable;

/**
 * What was lost, what lacked, what people made of the advice and how well sales were forecast, by
 * month and family. Worked out by itself when the data changed, apart from the pages, which show
 * the last answer with its age. Nothing is stored, and nothing is counted by person.
 */
public final class Months {
  /** How many months are shown, the one that runs included. */
  static final int SHOWN = 12;

  /** Over how many of the last days forecasts are measured. */
  public static final int MEASURED_DAYS = 56;

  /** With fewer people deciding in a month, months would tell of one of them (article 17). */
  private static final int FEW = 2;

  private static final Logger LOG = System.getLogger(Months.class.getName());

  private final Ground ground;
  private final Orders orders;
  private final Advices advices;
  private final ReentrantLock working = new ReentrantLock();
  private final AtomicReference<@Nullable Report> last = new AtomicReference<>();
  private final Map<Id, List<Choice>> read = new ConcurrentHashMap<>(); // by decision: final

  /** The months of that node. */
  public Months(Ground ground, Orders orders, Advices advices) {
    this.ground = ground;
    this.orders = orders;
    this.advices = advices;
  }

  /**
   * What is known of the last months.
   *
   * @param of all that it depends on, in one digest
   * @param at when it was worked out
   * @param rows by month, family and unit
   * @param accuracy by family and unit
   * @param choices lines decided on an advice, by month where several people decided in each, else
   *     by year: the key of a year is its first month
   * @param byYear whether they are by year
   */
  public record Report(
      String of,
      Instant at,
      List<LookBack.Row> rows,
      List<Accuracy> accuracy,
      SortedMap<YearMonth, Map<Hindsight, Long>> choices,
      boolean byYear) {}

  /** A report and whether it was made from the data of now. */
  public record Found(Report report, boolean current) {}

  /** The last report, if there is one; a newer one is begun where the data changed since. */
  public Optional<Found> find() {
    Report known = last.get();
    boolean current = known != null && known.of().equals(state());
    if (!current && !working.isLocked()) {
      Thread.ofPlatform().daemon().name("months").start(this::attempt);
    }
    return Optional.ofNullable(known).map(r -> new Found(r, current));
  }

  private void attempt() {
    try {
      prepare();
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "the months could not be worked out", e); // tried again when asked
    }
  }

  /** Works the report out where the data changed. */
  public void prepare() {
    working.lock();
    try {
      String state = state();
      Report known = last.get();
      if (known == null || !known.of().equals(state)) {
        last.set(report(state));
      }
    } finally {
      working.unlock();
    }
  }

  private String state() {
    return orders.state() + " " + ground.records().count(Orders.ACT);
  }

  private LocalDate today() {
    return ground.today();
  }

  private Report report(String state) {
    LocalDate today = today();
    Grocery grocery = orders.facts(today);
    List<OrderInputs> shops = GroceryOrders.past(grocery, today, orders.policy());
    List<Decided> decided = decided(YearMonth.from(today).minusMonths(SHOWN - 1L));
    List<LookBack.Row> rows =
        LookBack.rows(
            grocery,
            shops,
            today,
            SHOWN,
            decided.stream().flatMap(d -> d.choices().stream()).toList());
    boolean byYear = fewPeople(decided);
    return new Report(
        state,
        ground.now(),
        rows,
        Accuracy.of(shops, MEASURED_DAYS),
        choices(rows, byYear),
        byYear);
  }

  /** An order that stands, with who decided on it and what became of each line. */
  private record Decided(YearMonth month, Set<Id> people, List<Choice> choices) {}

  private List<Decided> decided(YearMonth from) {
    List<PurchaseOrder> standing =
        ground.read(
            sql ->
                PurchaseOrders.list(
                    sql,
                    Integer.MAX_VALUE,
                    PURCHASE_ORDER.ORDER_DAY.ge(from.atDay(1)),
                    PURCHASE_ORDER.REVERSED_BY.isNull()));
    List<Decided> decided = new ArrayList<>();
    for (PurchaseOrder order : standing) {
      decided.add(
          new Decided(
              YearMonth.from(order.day()),
              ground.records().people(order.decision()),
              read.computeIfAbsent(order.decision(), _ -> choices(order))));
    }
    return decided;
  }

  private static boolean fewPeople(List<Decided> decided) {
    Map<YearMonth, Set<Id>> people = new HashMap<>();
    decided.forEach(
        d -> people.computeIfAbsent(d.month(), _ -> new HashSet<>()).addAll(d.people()));
    return people.values().stream().anyMatch(p -> p.size() < FEW);
  }

  private static SortedMap<YearMonth, Map<Hindsight, Long>> choices(
      List<LookBack.Row> rows, boolean byYear) {
    SortedMap<YearMonth, Map<Hindsight, Long>> sums = new TreeMap<>();
    for (LookBack.Row row : rows) {
      if (!row.choices().isEmpty()) {
        YearMonth month = row.of().month();
        Map<Hindsight, Long> sum =
            sums.computeIfAbsent(
                byYear ? month.withMonth(1) : month, _ -> new EnumMap<>(Hindsight.class));
        row.choices().forEach((which, count) -> sum.merge(which, count, Long::sum));
      }
    }
    return sums;
  }

  // --- what was advised, as the stored advice says it ---

  private List<Choice> choices(PurchaseOrder order) {
    return ground.records().decision(order.decision()).stream()
        .flatMap(d -> d.advices().stream().limit(1))
        .flatMap(advice -> choices(advices.value(advice), order).stream())
        .toList();
  }

  /** The lines of an advice of which any was advised or ordered. */
  private static List<Choice> choices(Value.Rec advice, PurchaseOrder order) {
    Map<String, Quantity> ordered = new HashMap<>();
    order.lines().forEach(l -> ordered.put(l.product(), l.quantity()));
    List<OrderProposal.Line> lines = OrderProposal.fromValue(advice.get("result")).lines();
    List<Value> reasons = ((Value.Rec) advice.get("explanation")).items("parts");
    List<Choice> choices = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      OrderProposal.Line line = lines.get(i);
      Quantity taken = ordered.getOrDefault(line.product(), line.quantity().zero());
      if (line.quantity().thousandths() > 0 || taken.thousandths() > 0) {
        choices.add(choice(order, line, taken, (Value.Rec) reasons.get(i)));
      }
    }
    return List.copyOf(choices);
  }

  private static Choice choice(
      PurchaseOrder order, OrderProposal.Line line, Quantity taken, Value.Rec reason) {
    long there = 0;
    LocalDate until = order.delivery();
    for (Value v : sum(reason)) {
      Value.Rec part = (Value.Rec) v;
      Value.Rec name = (Value.Rec) part.get("name");
      switch (name.text("key")) {
        case "logistics.order.expected" ->
            until =
                LocalDate.parse(
                    ((Value.Rec) ((Value.Rec) name.get("args")).get("until")).text("day"));
        case "logistics.order.on_hand", "logistics.order.on_hand_unknown", "logistics.order.due" ->
            there -= ((Value.Rec) part.get("amount")).integer("thousandths");
        default -> {} // other reasons
      }
    }
    return new Choice(
        order.day(),
        until,
        line.product(),
        line.quantity(),
        taken,
        new Quantity(there, line.quantity().unit()));
  }

  /** The parts of a line's own sum: the first step of its reasons. */
  private static List<Value> sum(Value.Rec reason) {
    Value.Rec steps = (Value.Rec) reason.get("because");
    Value.Rec first = (Value.Rec) steps.items("steps").getFirst();
    return ((Value.Rec) first.get("because")).items("parts");
  }
}
