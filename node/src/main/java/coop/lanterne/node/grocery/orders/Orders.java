// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.grocery.orders;

import static coop.lanterne.db.Tables.*;

import module java.base;

import coop.lanterne.charter.Ask;
import coop.lanterne.charter.Gates;
import coop.lanterne.grocery.files.FileKind;
import coop.lanterne.grocery.files.Supplier;
import coop.lanterne.grocery.order.GroceryOrders;
import coop.lanterne.grocery.order.Limits;
import coop.lanterne.grocery.order.LineAdvice;
import coop.lanterne.grocery.order.OrderAdvisor;
import coop.lanterne.grocery.order.OrderInputs;
import coop.lanterne.grocery.order.OrderPolicy;
import coop.lanterne.grocery.order.OrderProposal;
import coop.lanterne.grocery.order.Seasons;
import coop.lanterne.kernel.CanonicalBytes;
import coop.lanterne.kernel.Digest;
import coop.lanterne.kernel.Id;
import coop.lanterne.kernel.MethodClass;
import coop.lanterne.kernel.Money;
import coop.lanterne.kernel.Quantity;
import coop.lanterne.kernel.Value;
import coop.lanterne.node.decision.Advices;
import coop.lanterne.node.decision.People;
import coop.lanterne.node.decision.ShippedRules;
import coop.lanterne.node.grocery.shop.Batch;
import coop.lanterne.node.grocery.shop.Corrected;
import coop.lanterne.node.grocery.shop.Fields;
import coop.lanterne.node.grocery.shop.KeptSales;
import coop.lanterne.node.grocery.shop.Needed;
import coop.lanterne.node.grocery.shop.PurchaseOrder;
import coop.lanterne.node.grocery.shop.PurchaseOrders;
import coop.lanterne.node.grocery.shop.Received;
import coop.lanterne.node.grocery.shop.Says;
import coop.lanterne.node.grocery.shop.Stored;
import coop.lanterne.node.grocery.shop.SurplusTaken;
import coop.lanterne.node.grocery.stock.ColdRoom;
import coop.lanterne.node.grocery.stock.NotedLosses;
import coop.lanterne.node.grocery.stock.Stocktakes;
import coop.lanterne.node.room.Adviser;
import coop.lanterne.node.room.Ground;
import coop.lanterne.node.room.Progress;
import coop.lanterne.node.room.Signatures;
import org.jooq.DSLContext;

/**
 * The orders of each day: advised once for each supplier that takes an order that day, decided by
 * people under a mandate, line by line, and written only then.
 */
public final class Orders {
  /** What a decision about an order does. */
  public static final String ACT = OrderAdvisor.ACT;

  private static final int REMEMBERED = 40;

  /** When the advices of the next day are made. */
  private static final LocalTime EVE = LocalTime.of(16, 0);

  private static final Adviser.Kind KIND =
      new Adviser.Kind(
          ACT,
          "grocery.law.contribution",
          List.of(new Ask.Input("prevision-jour/1", MethodClass.STATISTICS, Optional.empty())),
          new Gates.Showing(Fields.ROOM, Fields.PURPOSE, "order", "planner"));

  private final Ground ground;
  private final Advices advices;
  private final Adviser adviser;
  private final Signatures signatures;
  private final FreshOrders method = new FreshOrders();
  private final OrderPolicy policy = FreshOrders.policy();
  private final Seasons seasons =
      Seasons.read(ShippedRules.file("seasons.yaml"), "seasons.yaml").seasons().orElseThrow();
  private final KeptSales keptSales = new KeptSales();
  private final ReentrantLock preparing = new ReentrantLock();
  private final Map<Id, Explained> remembered = lastUsed();
  private final Map<String, Outlook> outlooks = lastUsed();

  /** The orders on that ground. */
  public Orders(Ground ground, Advices advices, Signatures signatures) {
    this.ground = ground;
    this.advices = advices;
    this.adviser = new Adviser(advices, ground.gates(), KIND);
    this.signatures = signatures;
  }

  private static <K, V> Map<K, V> lastUsed() {
    return new LinkedHashMap<>(REMEMBERED, 0.75f, true) {
      private static final long serialVersionUID = 1L;

      @Override
      protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
        return size() > REMEMBERED;
      }
    };
  }

  /** Whether that person may decide on orders at all. */
  public boolean mayDecide(People.Person person) {
    return signatures.mayDecide(person.id(), ACT);
  }

  /** What an order's advice is about: the supplier and the day. */
  static String subject(String supplier, LocalDate day) {
    return supplier + "/" + day;
  }

  // --- advice ---

  /**
   * Makes today's advices where they are missing or their data changed; from the afternoon on those
   * of tomorrow too, for suppliers whose hour comes before people do.
   */
  public void prepare() {
    prepare(ground.today());
    if (isEve()) {
      prepare(ground.today().plusDays(1));
    }
  }

  /** Whether tomorrow's orders are advised already. */
  boolean isEve() {
    return !LocalTime.ofInstant(ground.now(), ground.zone()).isBefore(EVE);
  }

  /** Whether people may decide on orders of that day now. */
  boolean isTime(LocalDate day) {
    return day.equals(ground.today()) || (isEve() && day.equals(ground.today().plusDays(1)));
  }

  /** Tomorrow's orders, once they are advised. */
  public List<SupplierOrder> ofTomorrow() {
    return isEve() ? of(ground.today().plusDays(1)) : List.of();
  }

  /**
   * Makes the advices of that day, for each supplier that takes an order on it. The same data give
   * the same bytes; an advice that someone decided on is not made again unless the decision was
   * taken back.
   */
  public void prepare(LocalDate day) {
    preparing.lock();
    try {
      List<Batch> batches = ground.read(sql -> Batch.live(sql));
      Digest charter = ground.charters().get().digest();
      Digest data = data(day, batches, charter);
      if (isAdvised(day, data)) {
        return;
      }
      DayOfWeek weekday = day.getDayOfWeek();
      List<OrderInputs> open =
          inputs(
              day,
              batches,
              charter,
              s -> s.orderDays().contains(weekday) && !isSettled(s.id(), day));
      for (OrderInputs inputs : method.within(limits(day), open)) {
        advise(inputs, batches, day);
      }
      noteAdvised(day, data);
    } finally {
      preparing.unlock();
    }
  }

  private boolean isAdvised(LocalDate day, Digest data) {
    return ground.read(
        sql -> sql.fetchExists(ADVISED_DAY, ADVISED_DAY.DAY.eq(day), ADVISED_DAY.DATA.eq(data)));
  }

  private void noteAdvised(LocalDate day, Digest data) {
    ground.draft(
        tx ->
            tx.sql()
                .insertInto(ADVISED_DAY, ADVISED_DAY.DAY, ADVISED_DAY.DATA)
                .values(day, data)
                .onConflict(ADVISED_DAY.DAY)
                .doUpdate()
                .set(ADVISED_DAY.DATA, data)
                .execute());
  }

  /**
   * What the day's orders that nobody has decided yet may take: what the policy says, or this
   * morning's word about the cold room, less what was decided already.
   */
  private Limits limits(LocalDate day) {
    return ground.read(
        sql -> {
          Limits most = new Limits(ColdRoom.find(sql, day), Optional.empty()).or(policy.limits());
          if (most.isNone()) {
            return most;
          }
          Money spent =
              PurchaseOrders.standing(sql, day).stream()
                  .map(PurchaseOrder::total)
                  .reduce(Money.eur(0), Money::plus);
          return most.less(ColdRoom.promised(sql, day), spent);
        });
  }

  /** All that the advices of today depend on, in one digest. */
  public Digest state() {
    return data(
        ground.today(), ground.read(sql -> Batch.live(sql)), ground.charters().get().digest());
  }

  /** How the members want orders to be advised. */
  public OrderPolicy policy() {
    return policy;
  }

  /** All that the advices of a day depend on, in one digest. */
  private Digest data(LocalDate day, List<Batch> batches, Digest charter) {
    List<Value> orders =
        ground.read(
            sql ->
                sql.select(PURCHASE_ORDER.ID)
                    .from(PURCHASE_ORDER)
                    .where(PURCHASE_ORDER.ORDER_DAY.lt(day), PURCHASE_ORDER.REVERSED_BY.isNull())
                    .orderBy(PURCHASE_ORDER.ID)
                    .fetch(r -> r.value1().canonical()));
    TreeMap<String, Value> said = new TreeMap<>();
    ground
        .read(sql -> said(sql))
        .forEach((kind, digests) -> said.put(kind.name(), Value.list(digests)));
    return CanonicalBytes.digest(
        "advised-day/1",
        Value.rec(
            "day",
            day.toString(),
            "imports",
            new Value.Seq(batches.stream().map(b -> b.id().canonical()).toList()),
            "said",
            new Value.Rec(said),
            "limits",
            limits(day),
            "orders",
            new Value.Seq(orders),
            "surplus",
            ground.read(sql -> SurplusTaken.canonical(sql, day)),
            "rules",
            seasons.with(policy),
            "charter",
            charter,
            "release",
            advices.release()));
  }

  /** Everything that is known on that day. */
  public coop.lanterne.grocery.files.Grocery facts(LocalDate day) {
    return ground.read(sql -> Stored.all(sql, day, keptSales.all(sql, Batch.live(sql))));
  }

  private List<OrderInputs> inputs(
      LocalDate day, List<Batch> batches, Digest charter, Predicate<Supplier> which) {
    var due = facts(day).of(which);
    if (due.suppliers().isEmpty()) {
      return List.of();
    }
    return GroceryOrders.inputs(
        due,
        day,
        policy,
        seasons,
        GroceryOrders.seedOf(day),
        sources(batches, ground.read(sql -> said(sql))),
        charter,
        advices.release());
  }

  /** Whether people decided on that order, and did not take it back. */
  private boolean isSettled(String supplier, LocalDate day) {
    return adviser.latest(subject(supplier, day)).filter(signatures::isSettled).isPresent();
  }

  /** The digests of what people said on pages, with the files that would say the same. */
  private static Map<FileKind, List<Digest>> said(DSLContext sql) {
    return Map.of(
        FileKind.DELIVERIES,
        Received.digests(sql),
        FileKind.CORRECTIONS,
        Corrected.digests(sql),
        FileKind.NEEDS,
        Needed.digests(sql),
        FileKind.STOCK,
        Stocktakes.digests(sql),
        FileKind.LOSSES,
        NotedLosses.digests(sql));
  }

  /**
   * A source for each kind of file: the digest of its file, or of all of them in order; what people
   * said on pages counts among them.
   */
  private static List<OrderInputs.Source> sources(
      List<Batch> batches, Map<FileKind, List<Digest>> said) {
    List<OrderInputs.Source> sources = new ArrayList<>();
    for (FileKind kind : FileKind.values()) {
      List<Digest> files =
          new ArrayList<>(
              batches.stream().filter(b -> b.kind() == kind).map(Batch::digest).toList());
      files.addAll(said.getOrDefault(kind, List.of()));
      if (!files.isEmpty()) {
        Digest digest =
            files.size() == 1
                ? files.getFirst()
                : CanonicalBytes.digest("files/1", Value.list(files));
        sources.add(new OrderInputs.Source(kind, digest));
      }
    }
    return sources;
  }

  private void advise(OrderInputs gathered, List<Batch> batches, LocalDate day) {
    String subject = subject(gathered.supplier().id(), day);
    if (adviser.open(subject).filter(g -> stands(g.id(), gathered, batches)).isPresent()) {
      return;
    }
    OrderInputs inputs = OrderInputs.fromValue(gathered.canonical()); // as a replay reads them
    FreshOrders.Explained made = method.explain(inputs);
    Id id =
        adviser.keep(
            made.advice(),
            inputs,
            subject,
            day,
            (tx, given) -> {
              for (Batch batch : batches) {
                tx.sql()
                    .insertInto(ADVICE_IMPORT, ADVICE_IMPORT.ADVICE, ADVICE_IMPORT.BATCH)
                    .values(given, batch.id())
                    .execute();
              }
            });
    remember(id, new Explained(inputs, made, made.advice().result()));
  }

  /**
   * Whether an advice still says what these inputs would: its files are all there, and newer ones
   * say nothing new of this supplier's products.
   */
  private boolean stands(Id advice, OrderInputs inputs, List<Batch> batches) {
    Set<Id> live = batches.stream().map(Batch::id).collect(Collectors.toUnmodifiableSet());
    List<Id> read =
        ground.read(
            sql ->
                sql.select(ADVICE_IMPORT.BATCH)
                    .from(ADVICE_IMPORT)
                    .where(ADVICE_IMPORT.ADVICE.eq(advice))
                    .fetch(ADVICE_IMPORT.BATCH));
    return live.containsAll(read)
        && (isRemembered(advice, inputs)
            || advices.isMadeFrom(advice, (Value.Rec) inputs.canonical(), "sources"));
  }

  /** Whether an advice that is at hand was made from these inputs: what most often is so. */
  private boolean isRemembered(Id advice, OrderInputs inputs) {
    Explained known;
    synchronized (remembered) {
      known = remembered.get(advice);
    }
    return known != null && known.inputs().isAs(inputs);
  }

  /** An advice worked out again, and the order as it was given. */
  private record Explained(OrderInputs inputs, FreshOrders.Explained made, OrderProposal given) {}

  private void remember(Id advice, Explained explained) {
    synchronized (remembered) {
      remembered.put(advice, explained);
    }
  }

  private Explained explain(Id advice) {
    synchronized (remembered) {
      Explained known = remembered.get(advice);
      if (known != null) {
        return known;
      }
    }
    OrderInputs inputs = OrderInputs.fromValue(adviser.inputs(advice));
    Explained explained =
        new Explained(
            inputs,
            method.explain(inputs),
            OrderProposal.fromValue(advices.value(advice).get("result")));
    remember(advice, explained);
    return explained;
  }

  // --- reading ---

  /** Today's orders: those that await a decision, those decided, each with its lines. */
  public List<SupplierOrder> ofToday() {
    return of(ground.today());
  }

  /** The orders of that day, the first to be sent first. */
  public List<SupplierOrder> of(LocalDate day) {
    List<String> suppliers =
        ground.read(sql -> Stored.suppliers(sql)).stream().map(Supplier::id).toList();
    return suppliers.stream()
        .flatMap(s -> find(s, day).stream())
        .sorted(
            java.util.Comparator.comparing((SupplierOrder o) -> o.cutOff().orElse(Instant.MAX))
                .thenComparing(SupplierOrder::supplier))
        .toList();
  }

  /** The suppliers whose order of that day was advised, by name. */
  List<Supplier> advised(LocalDate day) {
    return ground.read(sql -> Stored.suppliers(sql)).stream()
        .filter(s -> s.orderDays().contains(day.getDayOfWeek()))
        .filter(s -> adviser.latest(subject(s.id(), day)).isPresent())
        .sorted(java.util.Comparator.comparing(Supplier::name))
        .toList();
  }

  /** The order of that day to that supplier, where it was advised. */
  public Optional<SupplierOrder> find(String supplier, LocalDate day) {
    return adviser.latest(subject(supplier, day)).map(this::read);
  }

  /** The order of that day to that supplier. */
  public SupplierOrder get(String supplier, LocalDate day) {
    return find(supplier, day)
        .orElseThrow(() -> Says.GROCERY.input("order-unknown", "order", subject(supplier, day)));
  }

  /** The order that this advice is about. */
  public SupplierOrder get(Id advice) {
    return read(
        adviser.get(advice, Says.GROCERY.input("order-unknown", "order", advice.toString())));
  }

  /** An order that was written. */
  public PurchaseOrder written(Id order) {
    return ground
        .read(sql -> PurchaseOrders.find(sql, order))
        .orElseThrow(() -> Says.GROCERY.input("order-unknown", "order", order.toString()));
  }

  private SupplierOrder read(Advices.AdviceEntry given) {
    Explained explained = explain(given.id());
    Progress progress = signatures.progress(given);
    return new SupplierOrder(
        given,
        explained.given(),
        explained.inputs(),
        explained.made().advice(),
        explained.made().lines(),
        cutOff(given, explained.inputs()),
        progress,
        progress instanceof Progress.Decided d
            ? ground.read(sql -> PurchaseOrders.of(sql, d.decision()))
            : Optional.empty());
  }

  private Optional<Instant> cutOff(Advices.AdviceEntry given, OrderInputs inputs) {
    return inputs
        .supplier()
        .cutOff()
        .map(time -> given.asOf().atTime(time).atZone(ground.zone()).toInstant());
  }

  /** Until when one may decide: the supplier's hour, else the end of the day. */
  Instant until(SupplierOrder order) {
    return order.cutOff().orElseGet(() -> endOf(order.day()));
  }

  /** Until the supplier's hour; until the day's end where there is none, or it was over already. */
  Instant reversibleUntil(SupplierOrder order, Instant decided) {
    return order.cutOff().filter(decided::isBefore).orElseGet(() -> endOf(order.day()));
  }

  private Instant endOf(LocalDate day) {
    return day.plusDays(1).atStartOfDay(ground.zone()).toInstant();
  }

  /**
   * What is expected of a supplier's products in the days to come.
   *
   * @param lines each product, as an order of today or of the next order day would see it
   */
  public record Outlook(OrderInputs inputs, List<LineAdvice> lines) {
    public Outlook {
      lines = List.copyOf(lines);
    }
  }

  /** What is expected of that supplier's products, from the data of now; nothing is recorded. */
  public Optional<Outlook> outlook(String supplier) {
    List<Batch> batches = ground.read(sql -> Batch.live(sql));
    Digest charter = ground.charters().get().digest();
    String key = supplier + " " + data(ground.today(), batches, charter);
    synchronized (outlooks) {
      Outlook known = outlooks.get(key);
      if (known != null) {
        return Optional.of(known);
      }
    }
    Optional<Outlook> seen =
        inputs(ground.today(), batches, charter, s -> s.id().equals(supplier)).stream()
            .findFirst()
            .map(inputs -> new Outlook(inputs, method.explain(inputs).lines()));
    seen.ifPresent(
        outlook -> {
          synchronized (outlooks) {
            outlooks.put(key, outlook);
          }
        });
    return seen;
  }

  /** What is expected of the products of these suppliers, all read at once; nothing is recorded. */
  public List<Outlook> outlooks(Predicate<OrderInputs> which) {
    List<Batch> batches = ground.read(sql -> Batch.live(sql));
    return inputs(ground.today(), batches, ground.charters().get().digest(), _ -> true).stream()
        .filter(which)
        .map(inputs -> new Outlook(inputs, method.explain(inputs).lines()))
        .toList();
  }

  /** What would come of that quantity of a line; nothing is recorded. */
  LineAdvice.Effect whatIf(SupplierOrder order, String product, Quantity quantity) {
    return method.whatIf(order.inputs(), product, quantity);
  }

  /** What was ordered of an order that was taken back and is open again. */
  Optional<PurchaseOrder> takenBack(SupplierOrder order) {
    if (!order.isOpen()) {
      return Optional.empty();
    }
    return ground
        .read(
            sql ->
                PurchaseOrders.list(
                    sql,
                    1,
                    PURCHASE_ORDER.SUPPLIER.eq(order.supplier()),
                    PURCHASE_ORDER.ORDER_DAY.eq(order.day()),
                    PURCHASE_ORDER.REVERSED_BY.isNotNull()))
        .stream()
        .findFirst();
  }
}
