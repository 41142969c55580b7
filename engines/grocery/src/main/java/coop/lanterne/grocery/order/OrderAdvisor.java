// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.grocery.order;

import static java.util.function.Predicate.not;

import module java.base;

import coop.lanterne.grocery.files.FileKind;
import coop.lanterne.grocery.files.Product;
import coop.lanterne.grocery.order.LineAdvice.Effect;
import coop.lanterne.kernel.Advice;
import coop.lanterne.kernel.Advice.Parameter;
import coop.lanterne.kernel.Advice.Provenance;
import coop.lanterne.kernel.Advice.SetAside;
import coop.lanterne.kernel.Advice.Uncertainty;
import coop.lanterne.kernel.Explanation;
import coop.lanterne.kernel.Explanation.Part;
import coop.lanterne.kernel.Explanation.Step;
import coop.lanterne.kernel.Message;
import coop.lanterne.kernel.Message.Figure;
import coop.lanterne.kernel.Message.Measured;
import coop.lanterne.kernel.Message.Share;
import coop.lanterne.kernel.MethodClass;
import coop.lanterne.kernel.Money;
import coop.lanterne.kernel.Quantity;

/**
 * Advises an order to one supplier. A pure function of its inputs: the same inputs give the same
 * bytes, on any machine and any number of threads.
 */
public final class OrderAdvisor {
  /** Name and version of the method, as in the register. */
  public static final String METHOD = "order-perishables/1";

  /** What a decision about this advice does. */
  public static final String ACT = "order.adopt";

  private final DemandModel model;

  /** An advisor that asks this model what may be sold. */
  public OrderAdvisor(DemandModel model) {
    this.model = new CorrectedDemand(model);
  }

  /**
   * An advice, and the same line by line as pages show it.
   *
   * @param advice what is stored, decided upon and replayed
   * @param lines in the order of the inputs' items
   */
  public record Explained(Advice<OrderProposal> advice, List<LineAdvice> lines) {
    public Explained {
      lines = List.copyOf(lines);
    }
  }

  /** The order proposed, with its reasons. */
  public Advice<OrderProposal> advise(OrderInputs inputs) {
    return explain(inputs).advice();
  }

  /** The order proposed, with what its page shows of each line. */
  public Explained explain(OrderInputs inputs) {
    Work work = work(inputs);
    List<LineAdvice> lines = work.lines.stream().map(LineWork::advice).toList();
    return new Explained(assemble(inputs, work, lines), lines);
  }

  /**
   * The same inputs, each with its share of what the day's orders may take together: packs are
   * taken off one by one, whatever the supplier, where a pack saves least. Those of which nothing
   * is taken off are as they were.
   */
  public List<OrderInputs> within(Limits day, List<OrderInputs> inputs) {
    if (day.isNone()) {
      return List.copyOf(inputs);
    }
    List<Work> works = inputs.stream().map(i -> work(i.within(Limits.NONE))).toList();
    List<LineWork> lines = works.stream().flatMap(w -> w.lines.stream()).toList();
    List<Integer> packs = works.stream().map(w -> coldPacks(w.lines)).toList();
    day.coldPacks().ifPresent(most -> fitColdRoom(most, lines));
    List<Integer> kept = works.stream().map(w -> coldPacks(w.lines)).toList();
    List<Money> totals = works.stream().map(w -> total(w.lines)).toList();
    day.budget().ifPresent(most -> fitBudget(most, lines));
    List<OrderInputs> within = new ArrayList<>();
    for (int i = 0; i < works.size(); i++) {
      Money total = total(works.get(i).lines);
      Optional<Integer> room = Optional.of(kept.get(i)).filter(not(packs.get(i)::equals));
      Optional<Money> money = Optional.of(total).filter(not(totals.get(i)::equals));
      within.add(inputs.get(i).within(new Limits(room, money)));
    }
    return within;
  }

  private static int coldPacks(List<LineWork> lines) {
    return lines.stream().mapToInt(LineWork::coldPacks).sum();
  }

  private static void fitColdRoom(int most, List<LineWork> lines) {
    while (coldPacks(lines) > most) {
      lines.stream()
          .filter(l -> l.coldPacks() > 0)
          .min(leastSaved(l -> l.packSaves()))
          .orElseThrow()
          .takePackForColdRoom();
    }
  }

  /** Lines without a price cost nothing that is known: they are left. */
  private static void fitBudget(Money most, List<LineWork> lines) {
    while (total(lines).compareTo(most) > 0) {
      Optional<LineWork> least =
          lines.stream()
              .filter(l -> l.hasPack() && l.packCents() > 0)
              .min(leastSaved(l -> l.packSaves() / l.packCents()));
      if (least.isEmpty()) {
        return;
      }
      least.get().takePackForBudget();
    }
  }

  /** What is out of season goes first; then what saves least. */
  private static Comparator<LineWork> leastSaved(ToDoubleFunction<LineWork> saved) {
    return Comparator.comparing((LineWork l) -> !l.outOfSeason())
        .thenComparingDouble(saved)
        .thenComparing(l -> l.product().id());
  }

  /** The lines of an order, worked out: for tests that enumerate. */
  List<LineWork> lines(OrderInputs inputs) {
    return work(inputs).lines;
  }

  /** The same advice, for one product. */
  public LineAdvice line(OrderInputs inputs, String product) {
    return find(inputs, product).advice();
  }

  /**
   * What would come of that quantity of that product, in the very futures that the advice was drawn
   * from. Nothing is recorded.
   *
   * @throws IllegalArgumentException when the product is not in these inputs, or the quantity is
   *     below zero or in another unit
   */
  public Effect whatIf(OrderInputs inputs, String product, Quantity quantity) {
    if (quantity.thousandths() < 0 || quantity.unit() != inputs.item(product).product().unit()) {
      throw new IllegalArgumentException("cannot order " + quantity + " of \"" + product + "\"");
    }
    DeliveryPlan plan = plan(inputs);
    return work(inputs, plan, inputs.item(product), forecasts(inputs, plan))
        .effect(quantity.thousandths());
  }

  private LineWork find(OrderInputs inputs, String product) {
    inputs.item(product);
    return work(inputs).lines.stream()
        .filter(l -> l.product().id().equals(product))
        .findFirst()
        .orElseThrow();
  }

  // --- the work ---

  private record Work(DeliveryPlan plan, List<LineWork> lines, Minimum minimum) {}

  /** What the supplier's minimum asked for. */
  private enum Minimum {
    NONE,
    MET,
    REACHED,
    NOT_REACHED,
    /** It would have been met, but the day's room or money does not suffice. */
    LIMITED
  }

  private static DeliveryPlan plan(OrderInputs inputs) {
    return DeliveryPlan.from(inputs.date(), inputs.supplier(), inputs.closed());
  }

  private Map<String, List<DayDemand>> forecasts(OrderInputs inputs, DeliveryPlan plan) {
    int longest =
        inputs.items().stream()
            .mapToInt(i -> LineWork.horizon(plan, i.product()))
            .max()
            .orElse(plan.days());
    return model.forecast(inputs, longest);
  }

  private static LineWork work(
      OrderInputs inputs,
      DeliveryPlan plan,
      OrderInputs.Item item,
      Map<String, List<DayDemand>> forecasts) {
    int horizon = LineWork.horizon(plan, item.product());
    List<DayDemand> nothing = nothing(inputs.date(), horizon);
    List<DayDemand> days =
        item.offSale().isPresent() ? nothing : forecasts.getOrDefault(item.product().id(), nothing);
    return new LineWork(inputs, item, plan, days.subList(0, horizon));
  }

  private Work work(OrderInputs inputs) {
    DeliveryPlan plan = plan(inputs);
    Map<String, List<DayDemand>> forecasts = forecasts(inputs, plan);
    List<LineWork> lines =
        inputs.items().stream().map(item -> work(inputs, plan, item, forecasts)).toList();
    Minimum minimum = reachMinimum(inputs, lines);
    inputs.limits().coldPacks().ifPresent(most -> fitColdRoom(most, lines));
    inputs.limits().budget().ifPresent(most -> fitBudget(most, lines));
    boolean limited =
        (minimum == Minimum.MET || minimum == Minimum.REACHED)
            && total(lines).compareTo(inputs.supplier().minimum().orElseThrow()) < 0;
    return new Work(plan, lines, limited ? Minimum.LIMITED : minimum);
  }

  private static List<DayDemand> nothing(LocalDate from, int days) {
    return from.datesUntil(from.plusDays(days)).map(DayDemand::none).toList();
  }

  private static Money total(List<LineWork> lines) {
    return lines.stream().map(l -> l.line().amount()).reduce(Money.eur(0), Money::plus);
  }

  /**
   * Adds packs of what sells until the supplier's minimum is reached, each time where a euro more
   * wastes least, and keeps longest. When that would waste more than the policy allows, nothing is
   * added and people decide.
   */
  private static Minimum reachMinimum(OrderInputs inputs, List<LineWork> lines) {
    Optional<Money> minimum = inputs.supplier().minimum();
    Money start = total(lines);
    if (minimum.isEmpty() || start.cents() == 0) {
      return Minimum.NONE;
    }
    if (start.compareTo(minimum.get()) >= 0) {
      return Minimum.MET;
    }
    double most = inputs.policy().wasteForMinimum().doubleValue() * minimum.get().cents();
    return fill(lines, minimum.get(), most).isPresent() ? Minimum.REACHED : Minimum.NOT_REACHED;
  }

  /**
   * Adds packs of what sells until the order costs so much, each time where a euro more wastes
   * least, and keeps longest; leaves the lines as they were when more than {@code most} cents would
   * be wasted.
   *
   * @return what is expected to be wasted by it, in cents
   */
  private static OptionalDouble fill(List<LineWork> lines, Money target, double most) {
    List<Long> before = lines.stream().map(LineWork::addedForMinimum).toList();
    double wasted = 0;
    while (total(lines).compareTo(target) < 0) {
      Optional<Candidate> best =
          lines.stream()
              .filter(l -> l.sells() && l.product().price().filter(p -> p.cents() > 0).isPresent())
              .map(OrderAdvisor::candidate)
              .min(
                  Comparator.comparingDouble(Candidate::wastePerEuro)
                      .thenComparingInt(c -> -c.line().product().shelfLifeDays())
                      .thenComparing(c -> c.line().product().id()));
      if (best.isEmpty() || wasted + best.get().waste() > most) {
        restore(lines, before);
        return OptionalDouble.empty();
      }
      wasted += best.get().waste();
      best.get().line().addPackForMinimum();
    }
    return OptionalDouble.of(wasted);
  }

  private static void restore(List<LineWork> lines, List<Long> added) {
    for (int i = 0; i < lines.size(); i++) {
      lines.get(i).setForMinimum(added.get(i));
    }
  }

  /** One more pack of a product: what it would waste, in cents, in all and by cent spent. */
  private record Candidate(LineWork line, double waste, double wastePerEuro) {}

  private static Candidate candidate(LineWork line) {
    Product product = line.product();
    double price = product.price().orElseThrow().cents();
    double[] more = line.onePackMore();
    double waste = StrictMath.max(0, more[0] - more[1]) / 1000 * price;
    double cost = product.pack().thousandths() / 1000.0 * price;
    return new Candidate(line, waste, waste / cost);
  }

  // --- the advice ---

  private static Message say(String key) {
    return Message.of("logistics.order." + key);
  }

  private Advice<OrderProposal> assemble(OrderInputs inputs, Work work, List<LineAdvice> lines) {
    OrderProposal proposal =
        new OrderProposal(
            inputs.supplier().id(),
            inputs.supplier().name(),
            work.plan.order(),
            work.plan.delivery(),
            lines.stream().map(LineAdvice::line).toList());
    return new Advice<>(
        ACT,
        Advice.Subject.THINGS,
        proposal,
        new Explanation.Sum(
            say("order").with("supplier", inputs.supplier().name()),
            lines.stream().map(OrderAdvisor::part).toList(),
            proposal.total()),
        setAside(inputs, work, proposal, lines),
        lines.stream().flatMap(OrderAdvisor::unsure).toList(),
        sources(inputs),
        parameters(inputs, work),
        operations(inputs, work),
        provenance(inputs));
  }

  private static Part part(LineAdvice line) {
    Message name =
        say("line_amount")
            .with("name", line.line().name())
            .with("quantity", line.line().quantity());
    return new Part(name, line.line().amount(), Optional.of(reasons(line)));
  }

  private static Stream<Uncertainty> unsure(LineAdvice line) {
    return Stream.concat(
        Stream.of(line.sales()), line.unknown().stream().map(Uncertainty.NotKnown::new));
  }

  private static List<SetAside> setAside(
      OrderInputs inputs, Work work, OrderProposal proposal, List<LineAdvice> lines) {
    List<SetAside> aside = new ArrayList<>();
    lines.forEach(line -> aside.addAll(line.setAside()));
    minimumAside(inputs, work, proposal).ifPresent(aside::add);
    aside.addAll(limitsAside(inputs.limits()));
    freeCarriageAside(inputs, work, proposal).ifPresent(aside::add);
    return aside;
  }

  private Provenance provenance(OrderInputs inputs) {
    MethodClass most =
        model.methodClass().compareTo(MethodClass.OPTIMISATION) > 0
            ? model.methodClass()
            : MethodClass.OPTIMISATION;
    return new Provenance(
        inputs.digest(),
        inputs.rules(),
        inputs.charter(),
        METHOD + "+" + model.method(),
        most,
        Optional.empty(),
        inputs.release(),
        inputs.seed());
  }

  /** Why a line is what it is: its sum, its options, and why it deserves a look. */
  private static Explanation.Trace reasons(LineAdvice line) {
    List<Step> steps = new ArrayList<>();
    steps.add(new Step(say("step_sum"), say("source_method"), Optional.of(line.sum())));
    steps.add(new Step(say("step_options"), say("source_method"), Optional.of(line.options())));
    line.look().forEach(m -> steps.add(new Step(m, say("source_look"))));
    return new Explanation.Trace(say("line").with("name", line.line().name()), steps);
  }

  private static Optional<SetAside> minimumAside(
      OrderInputs inputs, Work work, OrderProposal proposal) {
    if (work.minimum != Minimum.NOT_REACHED && work.minimum != Minimum.LIMITED) {
      return Optional.empty();
    }
    Message rule =
        work.minimum == Minimum.LIMITED
            ? say("rule_minimum_limited")
            : say("rule_minimum").with("most", new Share(inputs.policy().wasteForMinimum()));
    return Optional.of(
        new SetAside(
            say("aside_minimum")
                .with("minimum", inputs.supplier().minimum().orElseThrow())
                .with("total", proposal.total()),
            rule));
  }

  /** What the day's room and money leave to this order. */
  private static List<SetAside> limitsAside(Limits limits) {
    return Stream.of(
            limits.coldPacks().map(p -> say("aside_cold_room").with("packs", p)),
            limits.budget().map(b -> say("aside_budget").with("amount", b)))
        .flatMap(Optional::stream)
        .map(what -> new SetAside(what, say("rule_limits")))
        .toList();
  }

  /**
   * How much more would make the delivery free, and what that much more would waste at least. It is
   * said, never ordered.
   */
  private static Optional<SetAside> freeCarriageAside(
      OrderInputs inputs, Work work, OrderProposal proposal) {
    Optional<Money> free = inputs.supplier().freeFrom();
    Money total = proposal.total();
    if (free.isEmpty() || total.cents() == 0 || total.compareTo(free.get()) >= 0) {
      return Optional.empty();
    }
    List<Long> before = work.lines.stream().map(LineWork::addedForMinimum).toList();
    OptionalDouble wasted =
        inputs.limits().isNone()
            ? fill(work.lines, free.get(), Double.MAX_VALUE)
            : OptionalDouble.empty();
    restore(work.lines, before);
    return Optional.of(
        new SetAside(
            say("aside_free")
                .with("more", free.get().plus(total.negated()))
                .with("from", free.get()),
            wasted.isPresent()
                ? say("rule_free_waste")
                    .with("waste", Money.eur(StrictMath.round(wasted.getAsDouble())))
                : say("rule_free")));
  }

  private static List<Advice.Source> sources(OrderInputs inputs) {
    return inputs.sources().stream()
        .map(s -> new Advice.Source(say("source_" + name(s.kind())), s.digest()))
        .toList();
  }

  private static String name(FileKind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  private List<Parameter> parameters(OrderInputs inputs, Work work) {
    OrderPolicy policy = inputs.policy();
    Message voted =
        policy
            .adopted()
            .map(d -> say("source_policy_adopted").with("version", policy.version()).with("day", d))
            .orElseGet(() -> say("source_policy_proposal").with("version", policy.version()));
    Message supplier = say("source_suppliers");
    List<Parameter> all = new ArrayList<>();
    all.add(number(say("param_lead"), inputs.supplier().leadDays(), supplier));
    all.add(number(say("param_days"), work.plan.days(), supplier));
    inputs
        .supplier()
        .minimum()
        .ifPresent(m -> all.add(new Parameter(say("param_minimum"), new Measured(m), supplier)));
    all.add(new Parameter(say("param_oldest_first"), new Share(policy.oldestFirst()), voted));
    all.add(new Parameter(say("param_interval"), new Share(policy.interval()), voted));
    all.add(number(say("param_draws"), policy.draws(), voted));
    all.add(
        new Parameter(say("param_model"), new Message.Words(model.method()), say("source_method")));
    inputs.items().forEach(item -> all.addAll(corrections(item)));
    inputs.items().forEach(item -> season(item).ifPresent(all::add));
    work.lines.forEach(line -> all.addAll(parameters(line.product(), policy, voted)));
    return all;
  }

  private static List<Parameter> corrections(OrderInputs.Item item) {
    return item.told().corrections().stream()
        .map(
            c ->
                new Parameter(
                    say("param_correction")
                        .with("name", item.product().name())
                        .with("reason", c.reason())
                        .with("from", c.from())
                        .with("to", c.to()),
                    new Figure(c.factor()),
                    say("source_corrections")))
        .toList();
  }

  private static Optional<Parameter> season(OrderInputs.Item item) {
    return item.told()
        .season()
        .map(
            in ->
                new Parameter(
                    say("param_season").with("name", item.product().name()),
                    new Message.Phrase(say(in ? "in_season" : "out_of_season")),
                    say("source_seasons")));
  }

  private static List<Parameter> parameters(Product product, OrderPolicy policy, Message voted) {
    Message sheet = say("source_products");
    Share goal = new Share(policy.service(product.family()));
    return List.of(
        new Parameter(say("param_goal").with("name", product.name()), goal, voted),
        new Parameter(
            say("param_pack").with("name", product.name()), new Measured(product.pack()), sheet),
        number(say("param_life").with("name", product.name()), product.shelfLifeDays(), sheet));
  }

  private static Parameter number(Message name, long value, Message source) {
    return new Parameter(name, new Figure(BigDecimal.valueOf(value)), source);
  }

  private static Explanation.Trace operations(OrderInputs inputs, Work work) {
    DeliveryPlan plan = work.plan;
    List<Step> steps = new ArrayList<>();
    Message cover =
        say("op_cover")
            .with("delivery", plan.delivery())
            .with("next", plan.next())
            .with("days", plan.days());
    steps.add(step(cover, "source_suppliers"));
    steps.add(step(say("op_forecast").with("days", plan.days()), "source_sales"));
    if (anyTold(inputs, told -> !told.corrections().isEmpty())) {
      steps.add(step(say("op_corrections"), "source_corrections"));
    }
    if (anyTold(inputs, told -> !told.promised().isEmpty())) {
      steps.add(step(say("op_promised"), "source_needs"));
    }
    String seed = Long.toString(inputs.seed());
    Message draw = say("op_draw").with("draws", inputs.policy().draws()).with("seed", seed);
    steps.add(step(draw, "source_method"));
    steps.add(step(say("op_stock"), "source_stock"));
    steps.add(step(say("op_packs"), "source_products"));
    steps.addAll(limiting(inputs, work));
    return new Explanation.Trace(say("operations"), steps);
  }

  /** What the supplier's minimum, the day's room and its money did. */
  private static List<Step> limiting(OrderInputs inputs, Work work) {
    List<Step> steps = new ArrayList<>();
    Message minimum = say("op_minimum_" + work.minimum.name().toLowerCase(Locale.ROOT));
    Money total = total(work.lines);
    inputs
        .supplier()
        .minimum()
        .map(m -> minimum.with("minimum", m).with("total", total))
        .ifPresent(m -> steps.add(step(m, "source_suppliers")));
    Limits limits = inputs.limits();
    limits
        .coldPacks()
        .ifPresent(p -> steps.add(step(say("op_cold_room").with("packs", p), "source_limits")));
    limits
        .budget()
        .ifPresent(b -> steps.add(step(say("op_budget").with("amount", b), "source_limits")));
    if (!limits.isNone() && anyTold(inputs, told -> told.season().isPresent())) {
      steps.add(step(say("op_seasons"), "source_seasons"));
    }
    return steps;
  }

  private static Step step(Message rule, String source) {
    return new Step(rule, say(source));
  }

  private static boolean anyTold(OrderInputs inputs, Predicate<Told> what) {
    return inputs.items().stream().map(OrderInputs.Item::told).anyMatch(what);
  }
}
