// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.grocery.internal;

import static coop.lanterne.db.Tables.ADVICE;
import static coop.lanterne.db.Tables.DECISION;
import static coop.lanterne.db.Tables.PURCHASE_ORDER;
import static coop.lanterne.db.Tables.SURPLUS_ADVISED;
import static coop.lanterne.db.Tables.SURPLUS_OFFER;
import static coop.lanterne.db.Tables.SURPLUS_TAKEN;

import coop.lanterne.charter.Ask;
import coop.lanterne.charter.Gates;
import coop.lanterne.db.tables.Decision;
import coop.lanterne.db.tables.records.SurplusOfferRecord;
import coop.lanterne.grocery.files.Product;
import coop.lanterne.grocery.order.DemandUntil;
import coop.lanterne.grocery.order.GroceryOrders;
import coop.lanterne.grocery.order.OrderInputs;
import coop.lanterne.grocery.order.OrderProposal;
import coop.lanterne.grocery.order.ShopDemand;
import coop.lanterne.grocery.surplus.History;
import coop.lanterne.grocery.surplus.Need;
import coop.lanterne.grocery.surplus.Offer;
import coop.lanterne.grocery.surplus.SurplusAdvisor;
import coop.lanterne.grocery.surplus.SurplusInputs;
import coop.lanterne.grocery.surplus.SurplusProposal;
import coop.lanterne.kernel.Id;
import coop.lanterne.kernel.Message;
import coop.lanterne.kernel.MethodClass;
import coop.lanterne.kernel.Money;
import coop.lanterne.kernel.Quantity;
import coop.lanterne.kernel.Unit;
import coop.lanterne.kernel.Value;
import coop.lanterne.node.decision.Advices;
import coop.lanterne.node.decision.Role;
import coop.lanterne.node.room.Adviser;
import coop.lanterne.node.room.Ground;
import coop.lanterne.node.room.Progress;
import coop.lanterne.node.room.Signatures;
import coop.lanterne.node.storage.Store;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/**
 * Growers' surplus: announced by growers, advised before the orders, decided by people under a
 * mandate. What is taken is to come, and the orders of the day are advised again without it. Each
 * offer has one answer, with its reason; a refusal costs its grower nothing.
 */
public final class Surplus {
  /** What a decision about a surplus does. */
  public static final String ACT = SurplusAdvisor.ACT;

  /** One chance in two at least of selling what is taken before its date. */
  private static final BigDecimal SHARE = new BigDecimal("0.5");

  private static final int HORIZON = 28;
  private static final int MOST_OPEN = 30;
  private static final Adviser.Kind KIND =
      new Adviser.Kind(
          ACT,
          "grocery.law.contribution",
          List.of(new Ask.Input("prevision-jour/1", MethodClass.STATISTICS, Optional.empty())),
          new Gates.Showing(Imports.ROOM, Growers.PURPOSE, "order", "planner"));

  private final Ground ground;
  private final Store store;
  private final Advices advices;
  private final Adviser adviser;
  private final Signatures signatures;
  private final Orders orders;
  private final Growers growers;
  private final ColdRoom coldRoom;
  private final SurplusMethod method = new SurplusMethod();
  private final ReentrantLock preparing = new ReentrantLock();
  private final Map<String, Asked> asked = new HashMap<>();

  /** The surplus of those growers. */
  public Surplus(
      Ground ground,
      Advices advices,
      Signatures signatures,
      Orders orders,
      Growers growers,
      ColdRoom coldRoom) {
    this.ground = ground;
    this.store = ground.store();
    this.advices = advices;
    this.adviser = new Adviser(advices, ground.gates(), KIND);
    this.signatures = signatures;
    this.orders = orders;
    this.growers = growers;
    this.coldRoom = coldRoom;
  }

  private LocalDate today() {
    return ground.today();
  }

  // --- growers and their links ---

  /** The growers, and whose link opens. */
  public Growers growers() {
    return growers;
  }

  /** Lets a grower announce: who may decide on a surplus may do so. */
  public Growers.Link invite(Id person, String name) {
    requireRight(person);
    return growers.invite(name);
  }

  /** Gives a grower another link; the earlier one no longer opens. */
  public Growers.Link renew(Id person, Id grower) {
    requireRight(person);
    return growers.renew(grower);
  }

  /** Closes a grower's link. */
  public void revoke(Id person, Id grower) {
    requireRight(person);
    growers.revoke(grower);
  }

  private void requireRight(Id person) {
    if (!signatures.mayDecide(person, ACT)) {
      signatures.requireRight(person, ACT);
      throw Says.GROCERY.right("surplus-right", "surplus", ACT);
    }
  }

  // --- what growers announce ---

  /** The grower of that link; whoever holds no link that opens announces and reads nothing. */
  private Growers.Grower grower(String token) {
    return growers.open(token).orElseThrow(() -> Says.GROCERY.right("link-gone", "link", ""));
  }

  /** Keeps what the grower of that link announces, or tells every fault of the form. */
  public Announcement.Read announce(String token, Map<String, String> form) {
    Growers.Grower grower = grower(token);
    List<Product> products = store.read(sql -> Stored.products(sql));
    Announcement.Read read = Announcement.read(form, products, today());
    if (read.announced().isEmpty()) {
      return read;
    }
    ground.require(Role.VISITOR.text(), reads()); // a refusal is journalled once an hour
    Announcement.Announced said = read.announced().get();
    ground.note(
        tx -> {
          if (tx.sql().fetchCount(SURPLUS_OFFER, isOpen().and(of(grower.id()))) >= MOST_OPEN) {
            throw Says.GROCERY.input(
                "surplus-many", Announcement.SOURCE, Integer.toString(MOST_OPEN));
          }
          Id id = tx.newId("offer");
          SurplusOfferRecord row = tx.sql().newRecord(SURPLUS_OFFER);
          row.setId(id.toString());
          row.setGrower(grower.id().toString());
          row.setProduct(said.product().id());
          row.setThousandths(said.quantity().thousandths());
          row.setUnit(said.quantity().unit().symbol());
          row.setPackThousandths(said.product().pack().thousandths());
          row.setPriceCents(said.unitPrice().map(Money::cents).orElse(null));
          row.setPickedOn(said.picked().toString());
          row.setUntilOn(said.until().toString());
          row.setKeptCold(said.keptCold() ? 1L : 0L);
          row.setAnnouncedAt(tx.now().toString());
          row.insert();
          growers.fact(tx, Growers.ROLE, "surplus", "fact.surplus", read(row).canonical());
          return true;
        });
    return read;
  }

  static Ask.ReadField[] reads() {
    List<Ask.ReadField> asks = new ArrayList<>();
    for (String field : List.of("product", "quantity", "price", "picked", "until", "cold")) {
      asks.add(new Ask.ReadField(Imports.ROOM, Growers.PURPOSE, "C1", "offers." + field));
    }
    asks.add(new Ask.ReadField(Imports.ROOM, Growers.PURPOSE, "C2", "offers.grower"));
    return asks.toArray(Ask.ReadField[]::new);
  }

  /** Takes an offer back, before it is answered. A link changes its own offers and no other. */
  public void withdraw(String token, String offer) {
    Growers.Grower grower = grower(token);
    ground.note(
        tx -> {
          boolean own =
              tx.sql().fetchExists(SURPLUS_OFFER, SURPLUS_OFFER.ID.eq(offer).and(of(grower.id())));
          if (!own) {
            throw Says.GROCERY.right("surplus-not-yours", Announcement.SOURCE, offer);
          }
          int withdrawn =
              tx.sql()
                  .update(SURPLUS_OFFER)
                  .set(SURPLUS_OFFER.WITHDRAWN_AT, tx.now().toString())
                  .where(SURPLUS_OFFER.ID.eq(offer).and(isOpen()))
                  .execute();
          if (withdrawn != 1) {
            throw Says.GROCERY.input("surplus-answered", Announcement.SOURCE, offer);
          }
          growers.fact(tx, Growers.ROLE, "withdrawal", "fact.surplus.withdrawn", Value.of(offer));
          return true;
        });
  }

  /** What became of an offer. */
  public sealed interface Fate {
    /** Nobody has answered yet. */
    record Waits() implements Fate {}

    /** Its last day came and nobody had answered. */
    record Gone() implements Fate {}

    /** The grower took it back. */
    record Withdrawn() implements Fate {}

    /**
     * Answered.
     *
     * @param why why that much, as the advice says it; none where people chose otherwise
     * @param words what people wrote
     */
    record Answered(Quantity taken, Instant at, List<Message> why, Optional<String> words)
        implements Fate {
      public Answered {
        why = List.copyOf(why);
      }
    }
  }

  /** An offer, the name of what is offered and what became of it. */
  public record Told(Offer offer, String name, Fate fate) {
    /** Whether it can still be taken back. */
    public boolean isOpen() {
      return fate instanceof Fate.Waits;
    }
  }

  /** The offers of the grower of that link, the newest first; of nobody else. */
  public List<Told> told(String token, int most) {
    Growers.Grower grower = grower(token);
    Map<String, Product> products = products();
    List<SurplusOfferRecord> rows =
        store.read(
            sql ->
                sql.selectFrom(SURPLUS_OFFER)
                    .where(of(grower.id()))
                    .orderBy(SURPLUS_OFFER.ANNOUNCED_AT.desc(), SURPLUS_OFFER.ID.desc())
                    .limit(most)
                    .fetch());
    return rows.stream()
        .map(
            row -> {
              Product product = products.get(row.getProduct());
              return new Told(
                  read(row), product == null ? row.getProduct() : product.name(), fate(row));
            })
        .toList();
  }

  private Fate fate(SurplusOfferRecord row) {
    if (row.getWithdrawnAt() != null) {
      return new Fate.Withdrawn();
    }
    Optional<Id> advice =
        store.read(
            sql ->
                sql.select(ADVICE.ID)
                    .from(SURPLUS_ADVISED)
                    .join(ADVICE)
                    .on(ADVICE.ID.eq(SURPLUS_ADVISED.ADVICE))
                    .where(SURPLUS_ADVISED.OFFER.eq(row.getId()).and(stands()))
                    .fetchOptional(r -> Id.parse(r.value1())));
    if (advice.isEmpty()) {
      return LocalDate.parse(row.getUntilOn()).isBefore(today())
          ? new Fate.Gone()
          : new Fate.Waits();
    }
    SurplusDay day = get(advice.get());
    Progress.Decided decided = day.decided().orElseThrow();
    var offer = day.offer(row.getId());
    Quantity taken = day.taken(offer);
    boolean asAdvised =
        taken.equals(offer.line().quantity()) && !decided.outcome().equals("refused");
    return new Fate.Answered(
        taken,
        decided.at(),
        asAdvised ? offer.why() : List.of(),
        asAdvised ? Optional.empty() : decided.reason());
  }

  private static Condition of(Id grower) {
    return SURPLUS_OFFER.GROWER.eq(grower.toString());
  }

  /** That the advice was decided on, and the decision not taken back. */
  private static Condition stands() {
    Decision later = DECISION.as("later");
    return ADVICE
        .DECIDED_BY
        .isNotNull()
        .and(
            DSL.notExists(DSL.selectOne().from(later).where(later.REVERSES.eq(ADVICE.DECIDED_BY))));
  }

  private static Condition answered() {
    return DSL.exists(
        DSL.selectOne()
            .from(SURPLUS_ADVISED)
            .join(ADVICE)
            .on(ADVICE.ID.eq(SURPLUS_ADVISED.ADVICE))
            .where(SURPLUS_ADVISED.OFFER.eq(SURPLUS_OFFER.ID).and(stands())));
  }

  private Condition isOpen() {
    return SURPLUS_OFFER
        .WITHDRAWN_AT
        .isNull()
        .and(SURPLUS_OFFER.UNTIL_ON.ge(today().toString()))
        .and(DSL.not(answered()));
  }

  private static Offer read(SurplusOfferRecord row) {
    return new Offer(
        row.getId(),
        row.getGrower(),
        row.getProduct(),
        new Quantity(row.getThousandths(), Unit.parse(row.getUnit())),
        Optional.ofNullable(row.getPriceCents()).map(Money::eur),
        LocalDate.parse(row.getPickedOn()),
        LocalDate.parse(row.getUntilOn()),
        row.getKeptCold() != 0);
  }

  // --- the advice ---

  /** How many packs the cold room can still take today, where a person said so. */
  public Optional<Integer> coldRoom() {
    return coldRoom.left(today(), orders.policy().limits().coldPacks());
  }

  /** Notes how many packs the cold room can still take today. */
  public void coldRoom(Id person, int packs) {
    requireRight(person);
    if (packs < 0) {
      throw Says.GROCERY.input("cold-room", "packs", Integer.toString(packs));
    }
    coldRoom.say(today(), packs);
  }

  /** Makes today's advice where offers wait and something changed since the last one. */
  public void prepare() {
    preparing.lock();
    try {
      LocalDate day = today();
      List<Offer> offers = waiting(day);
      if (offers.isEmpty()) {
        return;
      }
      orders.prepare();
      SurplusInputs inputs = SurplusInputs.fromValue(inputs(day, offers).canonical());
      if (adviser.open(day.toString()).filter(g -> adviser.isFrom(g, inputs)).isPresent()) {
        return;
      }
      SurplusAdvisor.Explained made = method.explain(inputs);
      adviser.keep(
          made.advice(),
          inputs,
          day.toString(),
          day,
          (tx, given) -> {
            for (SurplusAdvisor.OfferAdvice offer : made.offers()) {
              tx.sql()
                  .insertInto(SURPLUS_ADVISED)
                  .set(SURPLUS_ADVISED.ADVICE, given.toString())
                  .set(SURPLUS_ADVISED.OFFER, offer.line().offer())
                  .set(SURPLUS_ADVISED.SET_ASIDE, offer.setAside() ? 1L : 0L)
                  .execute();
            }
          });
    } finally {
      preparing.unlock();
    }
  }

  /** The offers that can be answered on that day: announced, picked, not answered. */
  private List<Offer> waiting(LocalDate day) {
    Map<String, Product> products = products();
    return store.read(
        sql ->
            sql
                .selectFrom(SURPLUS_OFFER)
                .where(isOpen().and(SURPLUS_OFFER.PICKED_ON.le(day.toString())))
                .orderBy(SURPLUS_OFFER.ANNOUNCED_AT, SURPLUS_OFFER.ID)
                .fetch(Surplus::read)
                .stream()
                .filter(o -> isSold(products.get(o.product()), o))
                .toList());
  }

  /** Whether the shop still has that product, in the unit of the offer. */
  private static boolean isSold(@org.jspecify.annotations.Nullable Product product, Offer offer) {
    return product != null && product.unit() == offer.quantity().unit();
  }

  private Map<String, Product> products() {
    return store.read(sql -> Stored.byCode(sql));
  }

  /** A supplier's products, and the demand asked of the model for them. */
  private record Asked(OrderInputs inputs, DemandUntil demand) {}

  private Asked ask(String supplier) {
    OrderInputs inputs = orders.outlook(supplier).orElseThrow().inputs();
    Asked known = asked.get(supplier);
    if (known == null || !known.inputs().equals(inputs)) {
      known = new Asked(inputs, new DemandUntil(inputs, new ShopDemand(), HORIZON));
      asked.put(supplier, known);
    }
    return known;
  }

  private SurplusInputs inputs(LocalDate day, List<Offer> offers) {
    Map<String, Product> products = products();
    Map<String, List<Offer>> byProduct =
        offers.stream()
            .collect(Collectors.groupingBy(Offer::product, TreeMap::new, Collectors.toList()));
    List<Need> needs = new ArrayList<>();
    Asked last = ask(product(products, offers.getFirst().product()).supplier());
    for (Map.Entry<String, List<Offer>> one : byProduct.entrySet()) {
      Product product = product(products, one.getKey());
      last = ask(product.supplier());
      needs.add(need(day, product, one.getValue(), last));
    }
    return new SurplusInputs(
        day,
        offers,
        needs,
        offers.stream().map(Offer::grower).distinct().sorted().map(g -> history(g, day)).toList(),
        coldRoom().map(Integer::longValue),
        SHARE,
        last.inputs().policy().interval(),
        GroceryOrders.seedOf(day),
        last.inputs().sources(),
        last.inputs().rules(),
        last.inputs().charter(),
        last.inputs().release());
  }

  private static Product product(Map<String, Product> products, String code) {
    return Optional.ofNullable(products.get(code))
        .orElseThrow(() -> Says.GROCERY.input("product-unknown", "product", code));
  }

  private Need need(LocalDate day, Product product, List<Offer> offers, Asked asked) {
    TreeSet<LocalDate> days = new TreeSet<>();
    offers.forEach(o -> days.add(o.pickedOn().plusDays(product.shelfLifeDays() - 1L)));
    BigDecimal tail = BigDecimal.ONE.subtract(asked.inputs().policy().interval());
    BigDecimal low = tail.divide(BigDecimal.TWO);
    DemandUntil demand = asked.demand();
    String code = product.id();
    return new Need(
        code,
        product.name(),
        product.pack(),
        product.shelfLifeDays(),
        product.cold(),
        days.stream()
            .map(
                until ->
                    new Need.UpTo(
                        until,
                        demand.quantile(code, until, SHARE),
                        demand.quantile(code, until, low),
                        demand.quantile(code, until, BigDecimal.ONE.subtract(low)),
                        demand.there(code, until).plus(orderedToday(day, product, until))))
            .toList(),
        orders
            .find(product.supplier(), day)
            .filter(SupplierOrder::isOpen)
            .map(
                o ->
                    new Need.Ordered(
                        o.proposal().supplierName(), quantity(o.proposal(), product))));
  }

  private static Quantity quantity(OrderProposal order, Product product) {
    return order.lines().stream()
        .filter(l -> l.product().equals(product.id()))
        .map(OrderProposal.Line::quantity)
        .findFirst()
        .orElse(product.pack().zero());
  }

  /** What people have ordered today of that product, to come by that day. */
  private Quantity orderedToday(LocalDate day, Product product, LocalDate until) {
    Quantity ordered = product.pack().zero();
    for (PurchaseOrder order :
        store.read(
            sql ->
                PurchaseOrders.list(
                    sql,
                    PURCHASE_ORDER
                        .ORDER_DAY
                        .eq(day.toString())
                        .and(PURCHASE_ORDER.DELIVERY_DAY.le(until.toString()))
                        .and(PURCHASE_ORDER.REVERSED_BY.isNull()),
                    1_000))) {
      for (PurchaseOrder.Line line : order.lines()) {
        if (line.product().equals(product.id()) && line.quantity().unit() == ordered.unit()) {
          ordered = ordered.plus(line.quantity());
        }
      }
    }
    return ordered;
  }

  /**
   * What came of a grower's offers of the last year, in packs. What the grower took back, what a
   * rule set aside and what still waits is not counted.
   */
  private History history(String grower, LocalDate day) {
    return store.read(
        sql -> {
          long offered = 0;
          long taken = 0;
          for (SurplusOfferRecord row :
              sql.selectFrom(SURPLUS_OFFER)
                  .where(
                      SURPLUS_OFFER
                          .GROWER
                          .eq(grower)
                          .and(SURPLUS_OFFER.WITHDRAWN_AT.isNull())
                          .and(SURPLUS_OFFER.ANNOUNCED_AT.ge(day.minusYears(1).toString()))
                          .and(answered().or(SURPLUS_OFFER.UNTIL_ON.lt(day.toString()))))
                  .fetch()) {
            boolean aside =
                sql.fetchExists(
                    SURPLUS_ADVISED,
                    SURPLUS_ADVISED.OFFER.eq(row.getId()).and(SURPLUS_ADVISED.SET_ASIDE.ne(0L)));
            if (!aside) {
              offered += row.getThousandths() / row.getPackThousandths();
              taken += Math.ceilDiv(taken(sql, row.getId()), row.getPackThousandths());
            }
          }
          return new History(grower, offered, Math.min(taken, offered));
        });
  }

  private static long taken(DSLContext sql, String offer) {
    return sql
        .selectFrom(SURPLUS_TAKEN)
        .where(SURPLUS_TAKEN.OFFER.eq(offer).and(SURPLUS_TAKEN.REVERSED_BY.isNull()))
        .fetch()
        .stream()
        .mapToLong(r -> r.getThousandths())
        .sum();
  }

  // --- reading ---

  /** What awaits an answer today, where something does. */
  public Optional<SurplusDay> ofToday() {
    prepare();
    LocalDate day = today();
    return waiting(day).isEmpty() ? Optional.empty() : adviser.open(day.toString()).map(this::read);
  }

  /** What was answered today, the latest first. */
  public List<SurplusDay> answeredToday() {
    LocalDate day = today();
    return advices.latest(ACT, MOST_OPEN).stream()
        .filter(g -> g.asOf().equals(day) && g.decision().isPresent())
        .map(this::read)
        .toList();
  }

  /** The surplus that this advice is about. */
  public SurplusDay get(Id advice) {
    return read(
        adviser.get(advice, Says.GROCERY.input("surplus-unknown", "surplus", advice.toString())));
  }

  private SurplusDay read(Advices.Given given) {
    SurplusInputs inputs = SurplusInputs.fromValue(adviser.inputs(given.id()));
    SurplusAdvisor.Explained made = method.explain(inputs);
    return new SurplusDay(
        given,
        SurplusProposal.fromValue(advices.value(given.id()).get("result")),
        inputs,
        made.advice(),
        made.offers(),
        signatures.progress(given));
  }
}
