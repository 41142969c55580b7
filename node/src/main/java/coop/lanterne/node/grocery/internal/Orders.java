// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.grocery.internal;

import static coop.lanterne.db.Tables.ADVICE_IMPORT;
import static coop.lanterne.db.Tables.ADVISED_DAY;
import static coop.lanterne.db.Tables.DECISION;
import static coop.lanterne.db.Tables.IMPORT_BATCH;
import static coop.lanterne.db.Tables.ORDER_TO_COSIGN;
import static coop.lanterne.db.Tables.PURCHASE_ORDER;
import static coop.lanterne.db.Tables.RECEIVING;

import coop.lanterne.charter.Ask;
import coop.lanterne.charter.Gates;
import coop.lanterne.charter.Register;
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
import coop.lanterne.kernel.Decider;
import coop.lanterne.kernel.Digest;
import coop.lanterne.kernel.Id;
import coop.lanterne.kernel.Mandate;
import coop.lanterne.kernel.MethodClass;
import coop.lanterne.kernel.Money;
import coop.lanterne.kernel.Outcome;
import coop.lanterne.kernel.Quantity;
import coop.lanterne.kernel.Value;
import coop.lanterne.node.decision.Advices;
import coop.lanterne.node.decision.Charters;
import coop.lanterne.node.decision.Desk;
import coop.lanterne.node.decision.Gatekeeper;
import coop.lanterne.node.decision.Journal;
import coop.lanterne.node.decision.Mandates;
import coop.lanterne.node.decision.People;
import coop.lanterne.node.decision.Records;
import coop.lanterne.node.decision.Role;
import coop.lanterne.node.decision.ShippedRules;
import coop.lanterne.node.grocery.internal.SupplierOrder.State;
import coop.lanterne.node.storage.Store;
import coop.lanterne.node.storage.Tx;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.DSLContext;

/**
 * The orders of each day: advised once for each supplier that takes an order that day, decided by
 * people under a mandate, line by line, and written only then.
 */
public final class Orders {
  /** What a decision about an order does. */
  public static final String ACT = OrderAdvisor.ACT;

  private static final String ROLE = Role.MEMBER.text();
  private static final int REMEMBERED = 40;

  /** When the advices of the next day are made. */
  private static final LocalTime EVE = LocalTime.of(16, 0);

  /** What an advice of this room does in a decision. */
  private static final String DEGREE = "grocery.law.contribution";

  private static final List<Ask.Input> READS =
      List.of(new Ask.Input("prevision-jour/1", MethodClass.STATISTICS, Optional.empty()));
  private static final Gates.Showing SHOWING =
      new Gates.Showing(Imports.ROOM, Imports.PURPOSE, "order", "planner");

  private final Store store;
  private final Journal journal;
  private final Charters charters;
  private final Gatekeeper gates;
  private final Desk desk;
  private final Advices advices;
  private final Records records;
  private final Mandates mandates;
  private final People people;
  private final ZoneId zone;
  private final String release;
  private final FreshOrders method = new FreshOrders();
  private final OrderPolicy policy;
  private final Seasons seasons;
  private final Register register;
  private final KeptSales keptSales = new KeptSales();
  private final ReentrantLock preparing = new ReentrantLock();
  private final Map<Id, Explained> remembered = lastUsed();
  private final Map<String, Outlook> outlooks = lastUsed();

  /** The orders of that node. */
  public Orders(
      Store store,
      Journal journal,
      Charters charters,
      Gatekeeper gates,
      Desk desk,
      Advices advices,
      Records records,
      Mandates mandates,
      People people,
      ZoneId zone) {
    this.store = store;
    this.journal = journal;
    this.charters = charters;
    this.gates = gates;
    this.desk = desk;
    this.advices = advices;
    this.records = records;
    this.mandates = mandates;
    this.people = people;
    this.zone = zone;
    this.release = advices.release();
    this.policy = FreshOrders.policy();
    this.seasons =
        Seasons.read(ShippedRules.file("seasons.yaml"), "seasons.yaml").seasons().orElseThrow();
    this.register =
        Register.read(ShippedRules.file("register.yaml"), "register.yaml").register().orElseThrow();
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

  private LocalDate today() {
    return LocalDate.ofInstant(store.now(), zone);
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
    prepare(today());
    if (isEve()) {
      prepare(today().plusDays(1));
    }
  }

  /** Whether tomorrow's orders are advised already. */
  public boolean isEve() {
    return !LocalTime.ofInstant(store.now(), zone).isBefore(EVE);
  }

  /** Whether people may decide on orders of that day now. */
  public boolean isTime(LocalDate day) {
    return day.equals(today()) || (isEve() && day.equals(today().plusDays(1)));
  }

  /** Tomorrow's orders, once they are advised. */
  public List<SupplierOrder> ofTomorrow() {
    return isEve() ? of(today().plusDays(1)) : List.of();
  }

  /**
   * Makes the advices of that day, for each supplier that takes an order on it. The same data give
   * the same bytes; an advice that someone decided on is not made again unless the decision was
   * taken back.
   */
  public void prepare(LocalDate day) {
    preparing.lock();
    try {
      List<Batch> batches = store.read(sql -> Batches.live(sql));
      Digest charter = charters.get().digest();
      String data = data(day, batches, charter);
      if (store.read(
          sql ->
              sql.fetchExists(
                  ADVISED_DAY,
                  ADVISED_DAY.DAY.eq(day.toString()).and(ADVISED_DAY.DATA.eq(data))))) {
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
      store.write(
          tx ->
              tx.sql()
                  .insertInto(ADVISED_DAY, ADVISED_DAY.DAY, ADVISED_DAY.DATA)
                  .values(day.toString(), data)
                  .onConflict(ADVISED_DAY.DAY)
                  .doUpdate()
                  .set(ADVISED_DAY.DATA, data)
                  .execute());
    } finally {
      preparing.unlock();
    }
  }

  /**
   * What the day's orders that nobody has decided yet may take: what the policy says, or this
   * morning's word about the cold room, less what was decided already.
   */
  private Limits limits(LocalDate day) {
    return store.read(
        sql -> {
          Limits most = new Limits(ColdRoom.find(sql, day), Optional.empty()).or(policy.limits());
          if (most.isNone()) {
            return most;
          }
          Money spent =
              standing(sql, day).stream()
                  .map(PurchaseOrder::total)
                  .reduce(Money.eur(0), Money::plus);
          return most.less(ColdRoom.promised(sql, day), spent);
        });
  }

  /** The orders of that day that were decided and not taken back. */
  static List<PurchaseOrder> standing(DSLContext sql, LocalDate day) {
    return PurchaseOrders.list(
        sql,
        PURCHASE_ORDER.ORDER_DAY.eq(day.toString()).and(PURCHASE_ORDER.REVERSED_BY.isNull()),
        1_000);
  }

  /** All that the advices of today depend on, in one digest. */
  String state() {
    return data(today(), store.read(sql -> Batches.live(sql)), charters.get().digest());
  }

  /** How the members want orders to be advised. */
  public OrderPolicy policy() {
    return policy;
  }

  /** All that the advices of a day depend on, in one digest. */
  private String data(LocalDate day, List<Batch> batches, Digest charter) {
    List<Value> orders =
        store.read(
            sql ->
                sql.select(PURCHASE_ORDER.ID)
                    .from(PURCHASE_ORDER)
                    .where(
                        PURCHASE_ORDER
                            .ORDER_DAY
                            .lt(day.toString())
                            .and(PURCHASE_ORDER.REVERSED_BY.isNull()))
                    .orderBy(PURCHASE_ORDER.ID)
                    .fetch(r -> Value.of(r.value1())));
    TreeMap<String, Value> said = new TreeMap<>();
    store
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
                store.read(sql -> SurplusTaken.canonical(sql, day)),
                "rules",
                seasons.with(policy),
                "charter",
                charter,
                "release",
                release))
        .hex();
  }

  /** Everything that is known on that day. */
  coop.lanterne.grocery.files.Grocery facts(LocalDate day) {
    return store.read(sql -> Stored.all(sql, day, keptSales.all(sql, Batches.live(sql))));
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
        sources(batches, store.read(sql -> said(sql))),
        charter,
        release);
  }

  /** Whether people decided on that order, and did not take it back. */
  private boolean isSettled(String supplier, LocalDate day) {
    return advices
        .latest(ACT, subject(supplier, day))
        .flatMap(Advices.Given::decision)
        .filter(decision -> takenBack(decision).isEmpty())
        .isPresent();
  }

  private Optional<Id> takenBack(Id decision) {
    return store.read(
        sql ->
            sql.selectFrom(DECISION)
                .where(DECISION.REVERSES.eq(decision.toString()))
                .fetchOptional()
                .map(r -> Id.parse(r.getId())));
  }

  /** The digests of what people said on pages, with the files that would say the same. */
  private static Map<FileKind, List<Digest>> said(DSLContext sql) {
    return Map.of(
        FileKind.DELIVERIES,
        received(sql),
        FileKind.CORRECTIONS,
        Corrections.digests(sql),
        FileKind.NEEDS,
        Needs.digests(sql),
        FileKind.STOCK,
        Stocktakes.digests(sql),
        FileKind.LOSSES,
        NotedLosses.digests(sql));
  }

  /** The digests of what people said of deliveries at the door. */
  private static List<Digest> received(DSLContext sql) {
    return sql.select(RECEIVING.DIGEST)
        .from(RECEIVING)
        .where(RECEIVING.UNDONE_BY.isNull())
        .orderBy(RECEIVING.ID)
        .fetch(r -> new Digest(r.value1()));
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
    Optional<Advices.Given> before =
        advices.latest(ACT, subject).filter(g -> g.decision().isEmpty() && !g.superseded());
    if (before.filter(g -> stands(g.id(), gathered, batches)).isPresent()) {
      return;
    }
    OrderInputs inputs = OrderInputs.fromValue(gathered.canonical()); // as a replay reads them
    FreshOrders.Explained made = method.explain(inputs);
    gates.showing(made.advice(), DEGREE, READS, SHOWING, register);
    Id id =
        advices.keep(
            made.advice(),
            inputs,
            subject,
            day,
            (tx, given) -> {
              for (Batch batch : batches) {
                tx.sql()
                    .insertInto(ADVICE_IMPORT, ADVICE_IMPORT.ADVICE, ADVICE_IMPORT.BATCH)
                    .values(given.toString(), batch.id().toString())
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
    Set<String> live =
        batches.stream().map(b -> b.id().toString()).collect(Collectors.toUnmodifiableSet());
    List<String> read =
        store.read(
            sql ->
                sql.select(ADVICE_IMPORT.BATCH)
                    .from(ADVICE_IMPORT)
                    .where(ADVICE_IMPORT.ADVICE.eq(advice.toString()))
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
    Value.Rec stored =
        advices
            .inputs(advice)
            .orElseThrow(() -> Says.input("advice-erased", "advice", advice.toString()));
    OrderInputs inputs = OrderInputs.fromValue(stored);
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
    return of(today());
  }

  /** The orders of that day, the first to be sent first. */
  public List<SupplierOrder> of(LocalDate day) {
    List<String> suppliers =
        store.read(sql -> Stored.suppliers(sql)).stream().map(Supplier::id).toList();
    return suppliers.stream()
        .flatMap(s -> find(s, day).stream())
        .sorted(
            java.util.Comparator.comparing((SupplierOrder o) -> o.cutOff().orElse(Instant.MAX))
                .thenComparing(SupplierOrder::supplier))
        .toList();
  }

  /** The suppliers whose order of that day was advised, by name. */
  public List<Supplier> advised(LocalDate day) {
    return store.read(sql -> Stored.suppliers(sql)).stream()
        .filter(s -> s.orderDays().contains(day.getDayOfWeek()))
        .filter(s -> advices.latest(ACT, subject(s.id(), day)).isPresent())
        .sorted(java.util.Comparator.comparing(Supplier::name))
        .toList();
  }

  /** The order of that day to that supplier, where it was advised. */
  public Optional<SupplierOrder> find(String supplier, LocalDate day) {
    return advices.latest(ACT, subject(supplier, day)).map(this::read);
  }

  /** The order of that day to that supplier. */
  public SupplierOrder get(String supplier, LocalDate day) {
    return find(supplier, day)
        .orElseThrow(() -> Says.input("order-unknown", "order", subject(supplier, day)));
  }

  /** The order that this advice is about. */
  public SupplierOrder get(Id advice) {
    Advices.Given given = advices.get(advice);
    if (!given.act().equals(ACT)) {
      throw Says.input("order-unknown", "order", advice.toString());
    }
    return read(given);
  }

  /** An order that was written. */
  public PurchaseOrder written(Id order) {
    return store
        .read(sql -> PurchaseOrders.find(sql, order))
        .orElseThrow(() -> Says.input("order-unknown", "order", order.toString()));
  }

  private SupplierOrder read(Advices.Given given) {
    Explained explained = explain(given.id());
    Optional<Instant> cutOff =
        explained
            .inputs()
            .supplier()
            .cutOff()
            .map(time -> given.asOf().atTime(time).atZone(zone).toInstant());
    return new SupplierOrder(
        given,
        explained.given(),
        explained.inputs(),
        explained.made().advice(),
        explained.made().lines(),
        cutOff,
        state(given, cutOff));
  }

  private State state(Advices.Given given, Optional<Instant> cutOff) {
    if (given.decision().isPresent()) {
      return store.read(sql -> decided(sql, given, given.decision().get(), cutOff));
    }
    return store
        .read(sql -> toCosign(sql, given.id()))
        .<State>map(waiting -> waiting)
        .orElseGet(State.Open::new);
  }

  private static Optional<State.ToCosign> toCosign(DSLContext sql, Id advice) {
    return sql.selectFrom(ORDER_TO_COSIGN)
        .where(ORDER_TO_COSIGN.ADVICE.eq(advice.toString()))
        .fetchOptional(
            r ->
                new State.ToCosign(
                    Id.parse(r.getFirstSigner()),
                    OrderProposal.fromValue(CanonicalBytes.decode(r.getProposal()).value()),
                    r.getOpened().lines().collect(Collectors.toUnmodifiableSet()),
                    Math.toIntExact(r.getChanged()),
                    r.getReason(),
                    Instant.parse(r.getSignedAt())));
  }

  private State.Decided decided(
      DSLContext sql, Advices.Given given, Id decision, Optional<Instant> cutOff) {
    var row = sql.selectFrom(DECISION).where(DECISION.ID.eq(decision.toString())).fetchSingle();
    Instant at = Instant.parse(row.getAt());
    Optional<Id> takenBack =
        sql.selectFrom(DECISION)
            .where(DECISION.REVERSES.eq(decision.toString()))
            .fetchOptional()
            .map(r -> Id.parse(r.getId()));
    return new State.Decided(
        decision,
        row.getOutcome(),
        at,
        PurchaseOrders.of(sql, decision),
        records.reason(decision),
        journal.numberOf(decision).orElse(0L),
        takenBack,
        reversibleUntil(given.asOf(), at, cutOff));
  }

  /** Until the supplier's hour; until the day's end where there is none, or it was over already. */
  private Instant reversibleUntil(LocalDate day, Instant decided, Optional<Instant> cutOff) {
    return cutOff.filter(decided::isBefore).orElseGet(() -> endOf(day));
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
    List<Batch> batches = store.read(sql -> Batches.live(sql));
    Digest charter = charters.get().digest();
    String key = supplier + " " + data(today(), batches, charter);
    synchronized (outlooks) {
      Outlook known = outlooks.get(key);
      if (known != null) {
        return Optional.of(known);
      }
    }
    Optional<Outlook> seen =
        inputs(today(), batches, charter, s -> s.id().equals(supplier)).stream()
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
  List<Outlook> outlooks(Predicate<OrderInputs> which) {
    List<Batch> batches = store.read(sql -> Batches.live(sql));
    return inputs(today(), batches, charters.get().digest(), _ -> true).stream()
        .filter(which)
        .map(inputs -> new Outlook(inputs, method.explain(inputs).lines()))
        .toList();
  }

  /** What would come of that quantity of a line; nothing is recorded. */
  public LineAdvice.Effect whatIf(SupplierOrder order, String product, Quantity quantity) {
    return method.whatIf(order.inputs(), product, quantity);
  }

  // --- deciding ---

  /** What came of a signature. */
  public sealed interface Signed {
    /** Decided; its entry in the journal. */
    record Done(Id decision, long entry) implements Signed {}

    /** A second person must sign. */
    record WaitsForSecond() implements Signed {}
  }

  /**
   * What a person sends about an order.
   *
   * @param quantities what stood on the form, by product
   * @param opened the lines to look at that were looked at
   * @param reason why lines were changed
   */
  public record Answer(Map<String, Quantity> quantities, Set<String> opened, String reason) {
    public Answer {
      quantities = Map.copyOf(quantities);
      opened = Set.copyOf(opened);
      reason = reason.strip();
    }
  }

  /** The order with the quantities of an answer; lines that it does not name are as advised. */
  public OrderProposal changed(SupplierOrder order, Answer answer) {
    OrderProposal proposal = order.proposal();
    for (OrderProposal.Line line : order.proposal().lines()) {
      Quantity wanted = answer.quantities().getOrDefault(line.product(), line.quantity());
      if (!wanted.equals(line.quantity())) {
        proposal = proposal.with(line.product(), wanted);
      }
    }
    return proposal;
  }

  /** How many lines an answer changes. */
  public int changes(SupplierOrder order, Answer answer) {
    int changes = 0;
    for (OrderProposal.Line line : order.proposal().lines()) {
      Quantity wanted = answer.quantities().getOrDefault(line.product(), line.quantity());
      changes += wanted.equals(line.quantity()) ? 0 : 1;
    }
    return changes;
  }

  /**
   * The mandate under which that person would sign that amount; someone else's if they have none.
   */
  public Optional<Mandate> mandate(Id person, Money amount, String supplier) {
    List<Mandate> held = mandates.list(person, ACT);
    Optional<Mandate> cosigned = Optional.empty();
    for (Mandate mandate : held) {
      List<Mandate.Breach> breaches = breaches(mandate, person, amount, supplier);
      if (breaches.isEmpty()) {
        return Optional.of(mandate);
      }
      if (cosigned.isEmpty() && onlyCosign(breaches)) {
        cosigned = Optional.of(mandate);
      }
    }
    return cosigned.isPresent() ? cosigned : held.reversed().stream().findFirst();
  }

  private List<Mandate.Breach> breaches(Mandate mandate, Id person, Money amount, String supplier) {
    return gates.breaches(
        mandate, ACT, new Decider.Persons(List.of(person)), amount, Optional.of(supplier));
  }

  private static boolean onlyCosign(List<Mandate.Breach> breaches) {
    return !breaches.isEmpty()
        && breaches.stream().allMatch(b -> b.limit() == Mandate.Limit.COSIGN);
  }

  /** Whether a second person must sign that amount under that mandate. */
  public boolean needsSecond(Mandate mandate, Id person, Money amount, String supplier) {
    return onlyCosign(breaches(mandate, person, amount, supplier));
  }

  /** Whether that person may decide on orders at all. */
  public boolean mayDecide(Id person) {
    return !mandates.list(person, ACT).isEmpty();
  }

  /** Whether that person may decide on orders to that supplier, be it with a second person. */
  public boolean mayDecide(Id person, String supplier) {
    return mandates.list(person, ACT).stream()
        .map(m -> breaches(m, person, Money.eur(0), supplier))
        .anyMatch(b -> b.isEmpty() || onlyCosign(b));
  }

  /** The names of those who may decide on orders to that supplier: a holder and the deputies. */
  public List<String> deciders(String supplier) {
    return mandates.list().stream()
        .filter(m -> m.acts().contains(ACT))
        .flatMap(
            m -> m.holder() instanceof Decider.Persons p ? p.ids().stream() : Stream.<Id>empty())
        .distinct()
        .filter(id -> mayDecide(id, supplier))
        .flatMap(id -> people.find(id).stream())
        .map(People.Person::name)
        .sorted()
        .toList();
  }

  /** Nothing is decided after the supplier's hour, nor after the day. */
  private void requireInTime(SupplierOrder order) {
    Instant until = order.cutOff().orElseGet(() -> endOf(order.day()));
    if (!store.now().isBefore(until)) {
      throw Says.input("cut-off-passed", "order", order.given().subject());
    }
  }

  private Instant endOf(LocalDate day) {
    return day.plusDays(1).atStartOfDay(zone).toInstant();
  }

  /** What was ordered of an order that was taken back and is open again. */
  public Optional<PurchaseOrder> takenBack(SupplierOrder order) {
    if (!order.isOpen()) {
      return Optional.empty();
    }
    return store
        .read(
            sql ->
                PurchaseOrders.list(
                    sql,
                    PURCHASE_ORDER
                        .SUPPLIER
                        .eq(order.supplier())
                        .and(PURCHASE_ORDER.ORDER_DAY.eq(order.day().toString()))
                        .and(PURCHASE_ORDER.REVERSED_BY.isNotNull()),
                    1))
        .stream()
        .findFirst();
  }

  private Mandate mandateFor(Id person, Money amount, String supplier) {
    Optional<Mandate> own = mandate(person, amount, supplier);
    if (own.isPresent()) {
      return own.get();
    }
    Set<String> roles =
        people.find(person).map(People.Person::roles).orElse(Set.of()).stream()
            .map(Role::text)
            .collect(Collectors.toSet());
    gates.require(
        ROLE,
        new Ask.Act(
            ACT,
            person.toString(),
            roles.stream().sorted().toList(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty()));
    // the desk then says, under article 16, that the mandate is someone else's
    return mandates.list().stream()
        .filter(m -> m.acts().contains(ACT))
        .findFirst()
        .orElseThrow(() -> Says.right("no-mandate", "order", ACT));
  }

  /**
   * Adopts an order, with the quantities of the answer.
   *
   * @throws coop.lanterne.node.decision.RefusedByCharter when lines were not seen or not opened, or
   *     the mandate does not cover it
   */
  public Signed adopt(Id person, Id advice, Answer answer) {
    SupplierOrder order = get(advice);
    requireInTime(order);
    OrderProposal proposal = changed(order, answer);
    int changes = changes(order, answer);
    if (changes > 0 && answer.reason().isEmpty()) {
      throw Says.input("reason-missing", "reason", "");
    }
    Mandate mandate = mandateFor(person, proposal.total(), order.supplier());
    Desk.Lines lines = lines(order, answer, changes);
    if (needsSecond(mandate, person, proposal.total(), order.supplier())) {
      gates.require(ROLE, adopting(person, lines));
      keepForSecond(person, order, proposal, changes, answer);
      return new Signed.WaitsForSecond();
    }
    return decide(
        order,
        proposal,
        changes,
        new Decider.Persons(List.of(person)),
        mandate,
        Optional.of(answer.reason()),
        lines,
        sql -> {});
  }

  private static Desk.Lines lines(SupplierOrder order, Answer answer, int changes) {
    List<String> proposed =
        order.proposal().lines().stream().map(OrderProposal.Line::product).toList();
    return new Desk.Lines(
        proposed,
        answer.quantities().keySet().stream().sorted().toList(),
        order.toLookAt().stream().map(l -> l.line().product()).toList(),
        answer.opened().stream().sorted().toList(),
        changes);
  }

  private static Ask.Adopt adopting(Id person, Desk.Lines lines) {
    return new Ask.Adopt(
        new Ask.By(Optional.of(person.toString()), Optional.empty()),
        Optional.of(lines.proposed()),
        lines.seen(),
        lines.toLookAt(),
        lines.opened());
  }

  private void keepForSecond(
      Id person, SupplierOrder order, OrderProposal proposal, int changes, Answer answer) {
    store.write(
        tx -> {
          forget(tx, order.given().id());
          tx.sql()
              .insertInto(ORDER_TO_COSIGN)
              .set(ORDER_TO_COSIGN.ADVICE, order.given().id().toString())
              .set(ORDER_TO_COSIGN.FIRST_SIGNER, person.toString())
              .set(
                  ORDER_TO_COSIGN.PROPOSAL,
                  CanonicalBytes.encode(OrderProposal.TYPE, proposal.canonical()))
              .set(ORDER_TO_COSIGN.CHANGED, (long) changes)
              .set(ORDER_TO_COSIGN.OPENED, String.join("\n", new TreeSet<>(answer.opened())))
              .set(ORDER_TO_COSIGN.REASON, answer.reason())
              .set(ORDER_TO_COSIGN.SIGNED_AT, tx.now().toString())
              .execute();
          return true;
        });
  }

  private static void forget(Tx tx, Id advice) {
    tx.sql()
        .deleteFrom(ORDER_TO_COSIGN)
        .where(ORDER_TO_COSIGN.ADVICE.eq(advice.toString()))
        .execute();
  }

  /**
   * Signs after the first person, who holds the mandate; the order is decided by both.
   *
   * @param seen the lines that stood on the form
   * @param signed the digest of what the first person signed, as it stood on the form
   */
  public Signed cosign(Id second, Id advice, Set<String> seen, String signed) {
    SupplierOrder order = get(advice);
    requireInTime(order);
    if (!(order.state() instanceof State.ToCosign waiting)) {
      throw Says.input("nothing-to-cosign", "order", advice.toString());
    }
    if (!waiting.digest().hex().equals(signed)) {
      throw Says.input("cosign-changed", "order", advice.toString());
    }
    if (waiting.first().equals(second)) {
      throw Says.right("cosign-oneself", "order", advice.toString());
    }
    if (people.find(second).filter(p -> p.is(Role.MEMBER)).isEmpty()) {
      throw Says.right("members-only", "order", advice.toString());
    }
    List<String> proposed =
        order.proposal().lines().stream().map(OrderProposal.Line::product).toList();
    Desk.Lines lines =
        new Desk.Lines(
            proposed,
            seen.stream().sorted().toList(),
            order.toLookAt().stream().map(l -> l.line().product()).toList(),
            waiting.opened().stream().sorted().toList(),
            waiting.changed());
    return decide(
        order,
        waiting.proposal(),
        waiting.changed(),
        new Decider.Persons(List.of(waiting.first(), second)),
        mandateFor(waiting.first(), waiting.proposal().total(), order.supplier()),
        Optional.of(waiting.reason()),
        lines,
        sql -> {
          if (!toCosign(sql, advice).equals(Optional.of(waiting))) {
            throw Says.input("cosign-changed", "order", advice.toString());
          }
        });
  }

  /** Takes a first signature back; nothing had been decided. */
  public void withdraw(Id person, Id advice) {
    SupplierOrder order = get(advice);
    if (order.state() instanceof State.ToCosign waiting && waiting.first().equals(person)) {
      store.write(
          tx -> {
            forget(tx, advice);
            return true;
          });
    } else {
      throw Says.input("nothing-to-cosign", "order", advice.toString());
    }
  }

  private Signed decide(
      SupplierOrder order,
      OrderProposal proposal,
      int changes,
      Decider by,
      Mandate mandate,
      Optional<String> reason,
      Desk.Lines lines,
      Consumer<DSLContext> stands) {
    Id advice = order.given().id();
    PlacedOrder placed = new PlacedOrder(proposal);
    Outcome<PlacedOrder> outcome =
        changes == 0 ? new Outcome.Adopted<>(placed) : new Outcome.Amended<>(placed);
    Desk.Done<PlacedOrder> done =
        desk.decide(
            new Desk.Proposal<>(
                ACT,
                order.given().subject(),
                outcome,
                by,
                ROLE,
                mandate,
                List.of(advice),
                reason,
                Optional.empty(),
                false,
                Optional.empty(),
                lines),
            (tx, enacted) -> {
              requireDataStand(tx.sql(), advice);
              stands.accept(tx.sql());
              forget(tx, advice);
              PurchaseOrders.write(tx, enacted);
            });
    return new Signed.Done(done.decision().id(), done.entry());
  }

  /** An advice whose data were taken back is not applied. */
  private static void requireDataStand(DSLContext sql, Id advice) {
    boolean gone =
        sql.fetchExists(
            sql.selectOne()
                .from(ADVICE_IMPORT)
                .join(IMPORT_BATCH)
                .on(IMPORT_BATCH.ID.eq(ADVICE_IMPORT.BATCH))
                .where(
                    ADVICE_IMPORT
                        .ADVICE
                        .eq(advice.toString())
                        .and(IMPORT_BATCH.UNDONE_AT.isNotNull())));
    if (gone) {
      throw Says.input("advice-outdated", "advice", advice.toString());
    }
  }

  /** Refuses an order: nothing is written but the refusal and its reason. */
  public Signed refuse(Id person, Id advice, String reason) {
    SupplierOrder order = get(advice);
    requireInTime(order);
    if (reason.isBlank()) {
      throw Says.input("reason-missing", "reason", "");
    }
    Desk.Done<PlacedOrder> done =
        desk.decide(
            new Desk.Proposal<>(
                ACT,
                order.given().subject(),
                new Outcome.Refused<PlacedOrder>(),
                new Decider.Persons(List.of(person)),
                ROLE,
                mandateFor(person, Money.eur(0), order.supplier()),
                List.of(advice),
                Optional.of(reason),
                Optional.empty(),
                false,
                Optional.empty(),
                Desk.Lines.NONE),
            (tx, enacted) -> {
              throw new IllegalStateException("a refusal applies nothing");
            });
    store.write(
        tx -> {
          forget(tx, advice);
          return true;
        });
    return new Signed.Done(done.decision().id(), done.entry());
  }

  /**
   * Takes a decision back by a new one, until the supplier's hour; the order is then advised again.
   */
  public Signed reverse(Id person, Id advice, String reason) {
    SupplierOrder order = get(advice);
    if (!(order.state() instanceof State.Decided decided) || decided.takenBack().isPresent()) {
      throw Says.input("nothing-to-reverse", "order", advice.toString());
    }
    if (!store.now().isBefore(decided.until())) {
      throw Says.input("too-late-to-reverse", "order", order.given().subject());
    }
    if (reason.isBlank()) {
      throw Says.input("reason-missing", "reason", "");
    }
    Desk.Done<OrderReversal> done =
        desk.decide(
            new Desk.Proposal<>(
                ACT,
                order.given().subject(),
                new Outcome.WithoutAdvice<>(
                    new OrderReversal(decided.decision(), order.supplier())),
                new Decider.Persons(List.of(person)),
                ROLE,
                mandateFor(person, Money.eur(0), order.supplier()),
                List.of(),
                Optional.of(reason),
                Optional.empty(),
                false,
                Optional.of(decided.decision()),
                Desk.Lines.NONE),
            (tx, enacted) -> {
              PurchaseOrders.reverse(tx, enacted);
              tx.sql()
                  .deleteFrom(ADVISED_DAY)
                  .where(ADVISED_DAY.DAY.eq(order.day().toString()))
                  .execute();
            });
    return new Signed.Done(done.decision().id(), done.entry());
  }
}
