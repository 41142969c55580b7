// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.grocery.order;

import module java.base;

import coop.lanterne.grocery.files.Product;
import coop.lanterne.grocery.order.LineAdvice.Effect;
import coop.lanterne.grocery.order.OrderInputs.Item;
import coop.lanterne.grocery.order.OrderInputs.Lot;
import coop.lanterne.grocery.order.Told.Promise;
import coop.lanterne.kernel.Advice.SetAside;
import coop.lanterne.kernel.Advice.Uncertainty;
import coop.lanterne.kernel.Explanation;
import coop.lanterne.kernel.Explanation.Part;
import coop.lanterne.kernel.Message;
import coop.lanterne.kernel.Message.Share;
import coop.lanterne.kernel.Quantity;
import coop.lanterne.kernel.Unit;

/**
 * One product's order, worked out. All quantities are thousandths of its unit.
 *
 * <p>Level: the service goal's quantile of the demand summed from the day of the advice to the eve
 * of the next delivery, what is promised included, less what lacks before the delivery comes: that
 * is lost, future by future, and is not ordered. Usable position: on hand + due − what is expected
 * to expire too soon. The order is the difference in whole packs, one pack fewer when the last
 * pack's expected waste exceeds its expected saved shortage, a unit short weighing goal ÷ (1 −
 * goal) units wasted.
 *
 * <p>After S. Nahmias, "Perishable inventory theory: a review", Operations Research 30 (1982), and
 * the estimated withdrawal and aging policy of R. Broekmeulen and K. van Donselaar, "A heuristic to
 * manage perishable inventory with batch ordering, positive lead-times, and time-varying demand",
 * Computers &amp; Operations Research 36 (2009).
 */
final class LineWork {
  private static final int RECENT = 28;
  private static final int LONGEST = 21;
  private static final int LAST_DAYS = 14;
  private static final int OFTEN_OUT = 7;

  private final OrderInputs inputs;
  private final Item item;
  private final Product product;
  private final DeliveryPlan plan;
  private final List<DayDemand> days;
  private final long step;
  private final long pack;
  private final long[][] futures;
  private final ShelfStock shelf;
  private final Map<Long, ShelfStock.Result> played = new HashMap<>();

  private final long expected;
  private final long onHand;
  private final long due;
  private final long promised;
  private final long outdating;
  private final long lostBefore;
  private final long level;
  private final long need;
  private final long toPacks;
  private final boolean oneFewer;
  private long forMinimum;
  private long forColdRoom;
  private long forBudget;

  /** How many days a forecast must cover for that product. */
  static int horizon(DeliveryPlan plan, Product product) {
    int life = plan.before() + product.shelfLifeDays();
    return Math.min(Math.max(plan.days(), life), plan.days() + LONGEST);
  }

  LineWork(OrderInputs inputs, Item item, DeliveryPlan plan, List<DayDemand> days) {
    this(inputs, item, plan, days, futures(inputs, item, days));
  }

  /** The same, with futures that were drawn by {@link #futures}. */
  LineWork(
      OrderInputs inputs, Item item, DeliveryPlan plan, List<DayDemand> days, long[][] futures) {
    this.inputs = inputs;
    this.item = item;
    this.product = item.product();
    this.plan = plan;
    this.days = days;
    this.step = step(product);
    this.pack = product.pack().thousandths();
    OrderPolicy policy = inputs.policy();
    this.futures = futures;
    shelf = new ShelfStock(item, plan, futures, policy.oldestFirst().doubleValue());
    expected = StrictMath.round(mean() * 1000 / step) * step;
    promised = promisedBefore(plan.next());
    onHand = usable().stream().mapToLong(l -> l.quantity().thousandths()).sum();
    due = dueBefore(plan.next());
    ShelfStock.Result nothing = play(0);
    outdating = toStep(nothing.wasteBeforeLast(), nothing.futures());
    lostBefore = toStep(nothing.lostBefore(), nothing.futures());
    level =
        Futures.quantile(
            futures,
            plan.days(),
            policy.service(product.family()).doubleValue(),
            shelf.missedBefore());
    need = level - onHand - due + outdating;
    toPacks = need <= 0 ? 0 : Math.ceilDiv(need, pack) * pack;
    oneFewer = toPacks > 0 && lastPackWastesMore(toPacks);
  }

  /**
   * What the days to come may ask of a product, in the draws of these inputs; what is promised is
   * asked in all of them.
   */
  static long[][] futures(OrderInputs inputs, Item item, List<DayDemand> days) {
    Product product = item.product();
    long[][] futures =
        Futures.draw(
            days,
            inputs.policy().draws(),
            Futures.seed(inputs.seed(), product.id()),
            step(product));
    for (Promise promise : item.told().promised()) {
      int day = (int) inputs.date().until(promise.day(), ChronoUnit.DAYS);
      if (day < days.size()) {
        for (long[] future : futures) {
          future[day] += promise.quantity().thousandths();
        }
      }
    }
    return futures;
  }

  private List<Promise> promises() {
    return item.told().promised();
  }

  private double mean() {
    double mean = 0;
    for (DayDemand d : days.subList(0, plan.days())) {
      mean += d.mean();
    }
    return mean;
  }

  private long dueBefore(LocalDate day) {
    return item.due().stream()
        .filter(d -> d.day().isBefore(day) && !d.day().isBefore(plan.asked()))
        .mapToLong(d -> d.quantity().thousandths())
        .sum();
  }

  private long promisedBefore(LocalDate day) {
    return promises().stream()
        .filter(p -> p.day().isBefore(day))
        .mapToLong(p -> p.quantity().thousandths())
        .sum();
  }

  private static long step(Product product) {
    return product.unit() == Unit.PIECE ? 1000 : 100;
  }

  /**
   * Whether the last pack is expected to waste more than it saves, a unit short counting as much
   * more than a unit wasted as the goal says: nine times for a goal of 90 %.
   */
  private boolean lastPackWastesMore(long order) {
    ShelfStock.Result with = play(order);
    ShelfStock.Result without = play(order - pack);
    double goal = inputs.policy().service(product.family()).doubleValue();
    return (1 - goal) * (with.waste() - without.waste()) > goal * (without.lost() - with.lost());
  }

  private ShelfStock.Result play(long order) {
    return played.computeIfAbsent(order, shelf::play);
  }

  private long toStep(long sum, int futures) {
    return Math.floorDiv(2 * sum + futures * step, 2L * futures * step) * step;
  }

  private List<Lot> usable() {
    return item.lots().stream().filter(l -> !l.lastDay().isBefore(plan.asked())).toList();
  }

  Product product() {
    return product;
  }

  /** The order in thousandths. */
  long order() {
    return toPacks - (oneFewer ? pack : 0) + forMinimum - forColdRoom - forBudget;
  }

  /** Packs that are to be kept cold. */
  int coldPacks() {
    return product.cold() ? Math.toIntExact(order() / pack) : 0;
  }

  /** Whether the calendar says that it is not the season here. */
  boolean outOfSeason() {
    return !item.told().season().orElse(true);
  }

  /** Whether a pack can be taken off. */
  boolean hasPack() {
    return order() >= pack;
  }

  /** What is expected to lack with that order, at the purchase price: in cents. */
  double missingCents(long order) {
    ShelfStock.Result r = play(order);
    return r.lost() / 1000.0 / r.futures() * product.price().orElseThrow().cents();
  }

  /**
   * What taking a pack off is expected to cost in sales, in cents; without a price nobody knows,
   * and the pack goes last.
   */
  double packSaves() {
    return product.price().isEmpty()
        ? Double.MAX_VALUE
        : missingCents(order() - pack) - missingCents(order());
  }

  /** What a pack costs, in cents. */
  long packCents() {
    return product.price().map(p -> p.times(product.pack()).cents()).orElse(0L);
  }

  void takePackForColdRoom() {
    forColdRoom += pack;
  }

  void takePackForBudget() {
    forBudget += pack;
  }

  /** What one more pack is expected to waste, in thousandths; and to save. */
  double[] onePackMore() {
    ShelfStock.Result now = play(order());
    ShelfStock.Result more = play(order() + pack);
    double futures = now.futures();
    return new double[] {
      (more.waste() - now.waste()) / futures, (now.lost() - more.lost()) / futures
    };
  }

  /** Whether it is on sale, and any of it is expected to go before the next delivery. */
  boolean sells() {
    return item.offSale().isEmpty() && expected > 0;
  }

  void addPackForMinimum() {
    forMinimum += pack;
  }

  /** Packs added for a minimum, in thousandths. */
  long addedForMinimum() {
    return forMinimum;
  }

  void setForMinimum(long thousandths) {
    forMinimum = thousandths;
  }

  Effect effect(long order) {
    ShelfStock.Result r = play(order);
    return new Effect(
        quantity(order),
        BigDecimal.valueOf(r.short_())
            .divide(BigDecimal.valueOf(r.futures()), 2, RoundingMode.HALF_UP),
        quantity(tenth(r.lost(), r.futures())),
        quantity(tenth(r.waste(), r.futures())));
  }

  /** The mean to the tenth of a unit. */
  private static long tenth(long sum, int futures) {
    return Math.floorDiv(2 * sum + futures * 100L, 2L * futures * 100L) * 100;
  }

  private Quantity quantity(long thousandths) {
    return new Quantity(thousandths, product.unit());
  }

  private static Message say(String key) {
    return Message.of("logistics.order." + key);
  }

  /** The same, naming the product. */
  private Message named(String key) {
    return say(key).with("name", product.name());
  }

  OrderProposal.Line line() {
    return new OrderProposal.Line(
        product.id(), product.name(), quantity(order()), product.pack(), product.price());
  }

  LineAdvice advice() {
    Explanation.Comparison options = options();
    Uncertainty.Interval sales = interval();
    return new LineAdvice(
        line(),
        sum(),
        options,
        sales,
        effect(order()),
        look(sales),
        setAside(options),
        unknown(),
        days.subList(0, plan.days()));
  }

  // --- why this much ---

  private Explanation.Sum sum() {
    List<Part> parts = new ArrayList<>();
    parts.add(
        new Part(
            say("expected").with("until", plan.until()).with("days", plan.days()),
            quantity(expected),
            Optional.of(byDay())));
    if (promised > 0) {
      parts.add(
          new Part(
              say("promised").with("until", plan.until()),
              quantity(promised),
              Optional.of(byPromise())));
    }
    parts.add(new Part(onHandName(), quantity(-onHand)));
    unlessNothing(say("due"), -due, parts);
    unlessNothing(outdatingName(), outdating, parts);
    unlessNothing(say("lost_before").with("delivery", plan.delivery()), -lostBefore, parts);
    Share goal = new Share(inputs.policy().service(product.family()));
    parts.add(
        new Part(
            say("safety").with("goal", goal), quantity(level - expected - promised + lostBefore)));
    unlessNothing(say("enough"), need < 0 ? -need : 0, parts);
    unlessNothing(
        say("to_packs").with("pack", product.pack()), need > 0 ? toPacks - need : 0, parts);
    unlessNothing(say("one_pack_fewer"), oneFewer ? -pack : 0, parts);
    unlessNothing(say("for_minimum"), forMinimum, parts);
    unlessNothing(say("cold_room_full").with("packs", forColdRoom / pack), -forColdRoom, parts);
    unlessNothing(say("budget_spent").with("packs", forBudget / pack), -forBudget, parts);
    return new Explanation.Sum(named("line"), parts, quantity(order()));
  }

  private void unlessNothing(Message name, long amount, List<Part> parts) {
    if (amount != 0) {
      parts.add(new Part(name, quantity(amount)));
    }
  }

  private Message onHandName() {
    return item.counted()
        .map(d -> say("on_hand").with("counted", d))
        .orElseGet(() -> say("on_hand_unknown"));
  }

  private Message outdatingName() {
    return usable().stream()
        .filter(l -> l.quantity().thousandths() > 0)
        .map(Lot::lastDay)
        .filter(d -> d.isBefore(plan.until()))
        .min(Comparator.naturalOrder())
        .map(d -> say("outdating").with("day", d))
        .orElseGet(() -> say("outdating_due"));
  }

  private Explanation.Sum byPromise() {
    return new Explanation.Sum(
        named("by_promise"),
        promises().stream()
            .filter(p -> p.day().isBefore(plan.next()))
            .map(
                p ->
                    new Part(
                        say("promised_" + p.kind().name().toLowerCase(Locale.ROOT))
                            .with("day", p.day()),
                        p.quantity()))
            .toList(),
        quantity(promised));
  }

  /** Each day's expectation to the tenth, then what rounding changes. */
  private Explanation.Sum byDay() {
    List<Part> parts = new ArrayList<>();
    long sum = 0;
    for (DayDemand d : days.subList(0, plan.days())) {
      long mean = StrictMath.round(d.mean() * 10) * 100;
      sum += mean;
      Message name =
          inputs.closed().contains(d.day())
              ? say("closed_day").with("day", d.day())
              : say("day").with("day", d.day());
      parts.add(new Part(name, quantity(mean), d.because()));
    }
    if (sum != expected) {
      parts.add(new Part(say("rounded"), quantity(expected - sum)));
    }
    return new Explanation.Sum(named("by_day"), parts, quantity(expected));
  }

  // --- what else could be ordered ---

  /** What today's rule would order. */
  long todaysRule() {
    long openDays =
        days.subList(0, plan.days()).stream()
            .filter(d -> !inputs.closed().contains(d.day()))
            .count();
    return TodaysRule.order(item.history(), RECENT, openDays, 1, onHand + due, pack);
  }

  private Explanation.Comparison options() {
    long kept = order();
    long rule = todaysRule();
    TreeSet<Long> quantities = new TreeSet<>(List.of(kept, kept + pack, rule));
    if (kept >= pack) {
      quantities.add(kept - pack);
    }
    if (oneFewer) {
      quantities.add(toPacks);
    }
    if (isCut()) {
      quantities.add(kept + forColdRoom + forBudget);
    }
    List<Explanation.Option> options = new ArrayList<>();
    for (long q : quantities) {
      options.add(
          new Explanation.Option(
              optionName(q, kept, rule), effects(q), q == kept, why(q, kept, rule)));
    }
    return new Explanation.Comparison(named("options"), options);
  }

  private Message optionName(long q, long kept, long rule) {
    String key = q == rule && q != kept ? "option_rule" : "option";
    return say(key).with("quantity", quantity(q));
  }

  List<Message> effects(long q) {
    Effect effect = effect(q);
    List<Message> effects = new ArrayList<>();
    effects.add(say("effect_risk").with("risk", new Share(effect.risk())));
    effects.add(say("effect_missing").with("quantity", effect.missing()));
    effects.add(say("effect_waste").with("quantity", effect.waste()));
    product
        .price()
        .ifPresent(p -> effects.add(say("effect_cost").with("amount", p.times(effect.waste()))));
    return effects;
  }

  private Message why(long q, long kept, long rule) {
    if (q == kept) {
      return whyKept();
    }
    Effect effect = effect(q);
    if (q == rule) {
      return say("why_rule");
    }
    Share goal = new Share(inputs.policy().service(product.family()));
    if (q < kept) {
      Quantity saved = effect.missing().plus(effect(kept).missing().negated());
      return say("why_fewer").with("goal", goal).with("missing", saved);
    }
    if (isCut() && q <= kept + forColdRoom + forBudget) {
      Quantity saved = effect(kept).missing().plus(effect.missing().negated());
      return say(forColdRoom > 0 ? "why_cold_room" : "why_budget").with("missing", saved);
    }
    ShelfStock.Result more = play(q);
    ShelfStock.Result less = play(q - pack);
    long waste = more.waste() - less.waste();
    long saved = less.lost() - more.lost();
    Message why = waste > saved ? say("why_more") : say("why_enough").with("goal", goal);
    return why.with("waste", quantity(tenth(waste, more.futures())))
        .with("saved", quantity(tenth(saved, more.futures())));
  }

  private boolean isCut() {
    return forColdRoom + forBudget > 0;
  }

  private Message whyKept() {
    if (isCut()) {
      return say(forColdRoom > 0 ? "why_kept_cold_room" : "why_kept_budget");
    }
    if (forMinimum > 0) {
      return say("why_kept_minimum");
    }
    if (oneFewer) {
      return say("why_kept_one_fewer");
    }
    if (item.offSale().isPresent() && promised == 0) {
      return say("why_kept_off_sale");
    }
    if (need <= 0) {
      return say("why_kept_enough");
    }
    BigDecimal goal = inputs.policy().service(product.family());
    BigDecimal risk = effect(order()).risk();
    return risk.compareTo(BigDecimal.ONE.subtract(goal)) <= 0
        ? say("why_kept").with("goal", new Share(goal))
        : say("why_kept_near").with("goal", new Share(goal)).with("risk", new Share(risk));
  }

  // --- what is not sure, what to look at ---

  private Uncertainty.Interval interval() {
    BigDecimal at = inputs.policy().interval();
    double tail = (1 - at.doubleValue()) / 2;
    return new Uncertainty.Interval(
        named("sales").with("until", plan.until()),
        at,
        quantity(Futures.quantile(futures, plan.days(), tail) - promised),
        quantity(Futures.quantile(futures, plan.days(), 1 - tail) - promised));
  }

  /** What a person should see first: what is costly if wrong, or what they alone may know. */
  private List<Message> look(Uncertainty.Interval sales) {
    if (item.offSale().isPresent() && promised == 0) {
      return List.of();
    }
    OrderPolicy policy = inputs.policy();
    List<Message> look = new ArrayList<>(lookAtCuts());
    long early = promisedBefore(plan.delivery());
    if (early > 0 && lostBefore > 0) {
      look.add(
          say("look_promised").with("quantity", quantity(early)).with("delivery", plan.delivery()));
    }
    if (unusual()) {
      look.add(say("look_change").with("usual", item.usual().orElseThrow()));
    }
    long open = item.history().openDays();
    if (open < policy.newDays()) {
      look.add(say("look_new").with("days", open));
    }
    double width = sales.high().decimal().subtract(sales.low().decimal()).doubleValue() * 1000;
    if (order() > 0 && width > 2 * pack && width >= policy.unsure().doubleValue() * expected) {
      look.add(say("look_unsure").with("low", sales.low()).with("high", sales.high()));
    }
    long there = onHand + due;
    if (2 * outdating >= pack && outdating >= policy.expiring().doubleValue() * there) {
      look.add(
          say("look_expiring")
              .with("quantity", quantity(outdating))
              .with("there", quantity(there)));
    }
    long out = item.history().outOfStock(LAST_DAYS);
    if (out >= OFTEN_OUT) {
      look.add(say("look_out").with("days", out).with("last", LAST_DAYS));
    }
    return look;
  }

  private List<Message> lookAtCuts() {
    List<Message> look = new ArrayList<>();
    if (forColdRoom > 0) {
      look.add(say("look_cold_room").with("packs", forColdRoom / pack));
    }
    if (forBudget > 0) {
      look.add(say("look_budget").with("packs", forBudget / pack));
    }
    if (isCut() && outOfSeason()) {
      look.add(say("look_season"));
    }
    return look;
  }

  /**
   * Whether the order is far above the usual one, or far below it with more risk of running out
   * than the goal allows. Less than usual because there is enough is no reason to stop.
   */
  private boolean unusual() {
    if (item.usual().isEmpty()) {
      return false;
    }
    OrderPolicy policy = inputs.policy();
    long usual = item.usual().get().thousandths();
    long apart = Math.abs(order() - usual);
    if (apart <= pack || apart < policy.change().doubleValue() * usual) {
      return false;
    }
    BigDecimal allowed = BigDecimal.ONE.subtract(policy.service(product.family()));
    return order() > usual || effect(order()).risk().compareTo(allowed) > 0;
  }

  private List<SetAside> setAside(Explanation.Comparison options) {
    List<SetAside> aside = new ArrayList<>();
    long expired = expired();
    if (expired > 0) {
      aside.add(
          new SetAside(
              named("aside_expired").with("quantity", quantity(expired)), say("rule_expired")));
    }
    long out = item.history().outOfStock(Integer.MAX_VALUE);
    if (out > 0) {
      aside.add(new SetAside(named("aside_out").with("days", out), say("rule_out")));
    }
    item.told()
        .asked()
        .map(q -> new SetAside(named("aside_asked").with("quantity", q), say("rule_asked")))
        .ifPresent(aside::add);
    options.options().stream()
        .filter(o -> !o.kept())
        .map(o -> new SetAside(named("aside_option").with("option", o.name()), o.why()))
        .forEach(aside::add);
    return aside;
  }

  private long expired() {
    return item.lots().stream()
        .filter(l -> l.lastDay().isBefore(plan.asked()))
        .mapToLong(l -> l.quantity().thousandths())
        .sum();
  }

  private List<Message> unknown() {
    List<Message> unknown = new ArrayList<>();
    if (item.counted().isEmpty()) {
      unknown.add(named("unknown_stock"));
    } else if (item.counted().get().isBefore(plan.asked().minusDays(1))) {
      unknown.add(named("unknown_since").with("counted", item.counted().get()));
    }
    if (usable().stream().anyMatch(l -> !l.dateKnown() && l.quantity().thousandths() > 0)) {
      unknown.add(named("unknown_dates"));
    }
    if (product.price().isEmpty()) {
      unknown.add(named("unknown_price"));
    }
    item.offSale().ifPresent(d -> unknown.add(named("unknown_off_sale").with("since", d)));
    if (item.history().openDays() == 0) {
      unknown.add(named("unknown_sales"));
    }
    item.due().stream()
        .filter(d -> d.day().isBefore(plan.asked()))
        .forEach(d -> unknown.add(named("unknown_late").with("day", d.day())));
    return unknown;
  }
}
