// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.grocery.surplus;

import static coop.lanterne.db.Tables.*;

import module java.base;

import coop.lanterne.charter.Ask;
import coop.lanterne.charter.Gates;
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
import coop.lanterne.kernel.MethodClass;
import coop.lanterne.kernel.Quantity;
import coop.lanterne.node.decision.Advices;
import coop.lanterne.node.grocery.orders.Orders;
import coop.lanterne.node.grocery.orders.SupplierOrder;
import coop.lanterne.node.grocery.shop.Fields;
import coop.lanterne.node.grocery.shop.PurchaseOrder;
import coop.lanterne.node.grocery.shop.PurchaseOrders;
import coop.lanterne.node.grocery.shop.Says;
import coop.lanterne.node.grocery.shop.Stored;
import coop.lanterne.node.grocery.stock.ColdRoom;
import coop.lanterne.node.room.Adviser;
import coop.lanterne.node.room.Ground;
import coop.lanterne.node.room.Signatures;
import coop.lanterne.node.storage.Tx;
import org.jooq.DSLContext;

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
  private static final int MOST_A_DAY = 30;
  private static final Adviser.Kind KIND =
      new Adviser.Kind(
          ACT,
          "grocery.law.contribution",
          List.of(new Ask.Input("prevision-jour/1", MethodClass.STATISTICS, Optional.empty())),
          new Gates.Showing(Fields.ROOM, Growers.PURPOSE, "order", "planner"));

  private final Ground ground;
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
    this.advices = advices;
    this.adviser = new Adviser(advices, ground.gates(), KIND);
    this.signatures = signatures;
    this.orders = orders;
    this.growers = growers;
    this.coldRoom = coldRoom;
  }

  // --- growers and their links ---

  /** The growers, and whose link opens. */
  Growers growers() {
    return growers;
  }

  /** Lets a grower announce: who may decide on a surplus may do so. */
  Growers.Link invite(Id person, String name) {
    requireRight(person);
    return growers.invite(name);
  }

  /** Gives a grower another link; the earlier one no longer opens. */
  Growers.Link renew(Id person, Id grower) {
    requireRight(person);
    return growers.renew(grower);
  }

  /** Closes a grower's link. */
  void revoke(Id person, Id grower) {
    requireRight(person);
    growers.revoke(grower);
  }

  private void requireRight(Id person) {
    if (!signatures.mayDecide(person, ACT)) {
      signatures.requireRight(person, ACT);
      throw Says.GROCERY.right("surplus-right", "surplus", ACT);
    }
  }

  // --- the advice ---

  /** How many packs the cold room can still take today, where a person said so. */
  Optional<Integer> coldRoom() {
    return coldRoom.left(ground.today(), orders.policy().limits().coldPacks());
  }

  /** Notes how many packs the cold room can still take today. */
  void coldRoom(Id person, int packs) {
    requireRight(person);
    if (packs < 0) {
      throw Says.GROCERY.input("cold-room", "packs", Integer.toString(packs));
    }
    coldRoom.say(ground.today(), packs);
  }

  /** Makes today's advice where offers wait and something changed since the last one. */
  public void prepare() {
    preparing.lock();
    try {
      LocalDate day = ground.today();
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
          (tx, given) -> made.offers().forEach(offer -> keep(tx, given, offer)));
    } finally {
      preparing.unlock();
    }
  }

  private static void keep(Tx tx, Id advice, SurplusAdvisor.OfferAdvice offer) {
    tx.sql()
        .insertInto(SURPLUS_ADVISED)
        .set(SURPLUS_ADVISED.ADVICE, advice)
        .set(SURPLUS_ADVISED.OFFER, Id.parse(offer.line().offer()))
        .set(SURPLUS_ADVISED.SET_ASIDE, offer.setAside())
        .execute();
  }

  /** The offers that can be answered on that day: announced, picked, not answered. */
  private List<Offer> waiting(LocalDate day) {
    Map<String, Product> products = products();
    return ground.read(
        sql ->
            sql
                .selectFrom(SURPLUS_OFFER)
                .where(GrowerOffers.isOpen(ground.today()), SURPLUS_OFFER.PICKED_ON.le(day))
                .orderBy(SURPLUS_OFFER.ANNOUNCED_AT, SURPLUS_OFFER.ID)
                .fetch(GrowerOffers::read)
                .stream()
                .filter(o -> isSold(products.get(o.product()), o))
                .toList());
  }

  /** Whether the shop still has that product, in the unit of the offer. */
  private static boolean isSold(@org.jspecify.annotations.Nullable Product product, Offer offer) {
    return product != null && product.unit() == offer.quantity().unit();
  }

  private Map<String, Product> products() {
    return ground.read(sql -> Stored.byCode(sql));
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
        ground.read(
            sql ->
                PurchaseOrders.list(
                    sql,
                    1_000,
                    PURCHASE_ORDER.ORDER_DAY.eq(day),
                    PURCHASE_ORDER.DELIVERY_DAY.le(until),
                    PURCHASE_ORDER.REVERSED_BY.isNull()))) {
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
    return ground.read(
        sql -> {
          long offered = 0;
          long taken = 0;
          for (SurplusOfferRecord row :
              sql.selectFrom(SURPLUS_OFFER)
                  .where(
                      SURPLUS_OFFER.GROWER.eq(Id.parse(grower)),
                      SURPLUS_OFFER.WITHDRAWN_AT.isNull(),
                      SURPLUS_OFFER.ANNOUNCED_AT.ge(
                          day.minusYears(1).atStartOfDay(ZoneOffset.UTC).toInstant()),
                      GrowerOffers.answered().or(SURPLUS_OFFER.UNTIL_ON.lt(day)))
                  .fetch()) {
            boolean aside =
                sql.fetchExists(
                    SURPLUS_ADVISED,
                    SURPLUS_ADVISED.OFFER.eq(row.getId()),
                    SURPLUS_ADVISED.SET_ASIDE.isTrue());
            if (!aside) {
              offered += row.getThousandths() / row.getPackThousandths();
              taken += Math.ceilDiv(taken(sql, row.getId()), row.getPackThousandths());
            }
          }
          return new History(grower, offered, Math.min(taken, offered));
        });
  }

  private static long taken(DSLContext sql, Id offer) {
    return sql
        .selectFrom(SURPLUS_TAKEN)
        .where(SURPLUS_TAKEN.OFFER.eq(offer), SURPLUS_TAKEN.REVERSED_BY.isNull())
        .fetch()
        .stream()
        .mapToLong(r -> r.getThousandths())
        .sum();
  }

  // --- reading ---

  /** What awaits an answer today, where something does. */
  public Optional<SurplusDay> ofToday() {
    prepare();
    LocalDate day = ground.today();
    return waiting(day).isEmpty() ? Optional.empty() : adviser.open(day.toString()).map(this::read);
  }

  /** What was answered today, the latest first. */
  List<SurplusDay> answeredToday() {
    LocalDate day = ground.today();
    return advices.latest(ACT, MOST_A_DAY).stream()
        .filter(g -> g.asOf().equals(day) && g.decision().isPresent())
        .map(this::read)
        .toList();
  }

  /** The surplus that this advice is about. */
  public SurplusDay get(Id advice) {
    return read(
        adviser.get(advice, Says.GROCERY.input("surplus-unknown", "surplus", advice.toString())));
  }

  private SurplusDay read(Advices.AdviceEntry given) {
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
