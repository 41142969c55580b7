// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.grocery.surplus;

import module java.base;

import coop.lanterne.grocery.order.OrderInputs;
import coop.lanterne.grocery.surplus.LeximinShare.Claim;
import coop.lanterne.grocery.surplus.LeximinShare.Limit;
import coop.lanterne.kernel.Advice;
import coop.lanterne.kernel.Advice.Parameter;
import coop.lanterne.kernel.Advice.Provenance;
import coop.lanterne.kernel.Advice.SetAside;
import coop.lanterne.kernel.Advice.Uncertainty;
import coop.lanterne.kernel.CanonicalBytes;
import coop.lanterne.kernel.Explanation;
import coop.lanterne.kernel.Explanation.Part;
import coop.lanterne.kernel.Explanation.Step;
import coop.lanterne.kernel.Message;
import coop.lanterne.kernel.Message.Figure;
import coop.lanterne.kernel.Message.Measured;
import coop.lanterne.kernel.Message.Share;
import coop.lanterne.kernel.MethodClass;
import coop.lanterne.kernel.Quantity;
import coop.lanterne.kernel.Value;

/**
 * Advises what to take of the growers' surplus. A pure function of its inputs.
 *
 * <p>Offers that cannot be fetched or sold in time, or whose cold was broken, are set aside. The
 * others are shared out in whole packs by {@link LeximinShare}: what expires by a day is no more
 * than what the shop needs by that day beyond what is promised already, and what is kept cold no
 * more than the cold room takes.
 */
public final class SurplusAdvisor {
  /** What a decision about this advice does. */
  public static final String ACT = "surplus.take";

  /** Name and version of the method, as in the register. */
  public static final String METHOD = "surplus-voisins/1";

  private SurplusAdvisor() {}

  /**
   * One offer, as its page shows it.
   *
   * @param why why that much of it, the sentence that the grower reads first
   * @param setAside whether a rule of freshness or cold forbids to take any
   * @param needed the need up to its last day; empty where none was asked
   */
  public record OfferAdvice(
      SurplusProposal.Line line, List<Message> why, boolean setAside, Optional<Need.UpTo> needed) {
    public OfferAdvice {
      why = List.copyOf(why);
    }
  }

  /** An advice, and the same offer by offer. */
  public record Explained(Advice<SurplusProposal> advice, List<OfferAdvice> offers) {
    public Explained {
      offers = List.copyOf(offers);
    }
  }

  /** Whether any of that offer can be taken on that day: in time, kept cold, a pack at least. */
  public static boolean canBeSold(Offer offer, Need need, LocalDate on) {
    return obstacle(offer, need, on).isEmpty();
  }

  /** The rule that forbids to take any of it on that day, as {@code logistics.surplus.rule_…}. */
  private static Optional<Message> obstacle(Offer offer, Need need, LocalDate on) {
    if (offer.pickedOn().isAfter(on)) {
      return Optional.of(say("rule_not_picked").with("picked", offer.pickedOn()));
    }
    if (offer.until().isBefore(on)) {
      return Optional.of(say("rule_gone").with("until", offer.until()));
    }
    LocalDate last = need.lastDay(offer.pickedOn());
    if (last.isBefore(on)) {
      return Optional.of(say("rule_expired").with("last", last).with("life", need.shelfLifeDays()));
    }
    if (need.cold() && !offer.keptCold()) {
      return Optional.of(say("rule_cold"));
    }
    if (offer.quantity().compareTo(need.pack()) < 0) {
      return Optional.of(say("rule_pack").with("pack", need.pack()));
    }
    return Optional.empty();
  }

  /** What to take, with its reasons. */
  public static Explained explain(SurplusInputs inputs) {
    Shared shared = share(inputs);
    List<OfferAdvice> offers = new ArrayList<>();
    Map<String, Long> toReplace = new HashMap<>();
    for (Need need : inputs.needs()) {
      need.ordered().ifPresent(o -> toReplace.put(need.product(), o.quantity().thousandths()));
    }
    for (Offer offer : inputs.offers()) {
      Need need = inputs.need(offer.product());
      long taken = shared.packs(offer) * need.pack().thousandths();
      long replaced = Math.min(taken, toReplace.getOrDefault(offer.product(), 0L));
      toReplace.computeIfPresent(offer.product(), (_, left) -> left - replaced);
      SurplusProposal.Line line = line(offer, need, taken, replaced);
      Optional<Message> obstacle = obstacle(offer, need, inputs.date());
      offers.add(
          new OfferAdvice(
              line,
              obstacle.map(List::of).orElseGet(() -> why(inputs, shared, offer, line)),
              obstacle.isPresent(),
              obstacle.isPresent() ? Optional.empty() : Optional.of(need.upTo(line.lastDay()))));
    }
    return new Explained(assemble(inputs, shared, offers), offers);
  }

  private static SurplusProposal.Line line(Offer offer, Need need, long taken, long replaced) {
    return new SurplusProposal.Line(
        offer.id(),
        offer.grower(),
        offer.product(),
        need.name(),
        new Quantity(taken, need.pack().unit()),
        offer.quantity(),
        need.pack(),
        offer.unitPrice(),
        need.lastDay(offer.pickedOn()),
        new Quantity(replaced, need.pack().unit()));
  }

  // --- the share ---

  /**
   * The packs shared out.
   *
   * @param claims those that no rule set aside, each with its offer
   * @param limits in which they count; {@code upTo} tells which day of which product each is
   */
  private record Shared(
      List<Offer> offers,
      List<History> growers,
      List<Claim> claims,
      List<Limit> limits,
      Map<Integer, Need.UpTo> upTo,
      int coldRoom,
      long[] taken) {

    long packs(Offer offer) {
      int place = offers.indexOf(offer);
      return place < 0 ? 0 : taken[place];
    }

    long used(int limit) {
      return takenOf(c -> isIn(c, limit));
    }

    private long takenOf(IntPredicate which) {
      return IntStream.range(0, claims.size()).filter(which).mapToLong(c -> taken[c]).sum();
    }

    boolean isFull(int limit) {
      return used(limit) >= limits.get(limit).most();
    }

    boolean isIn(int claim, int limit) {
      return around(claim).anyMatch(l -> l == limit);
    }

    /** The limits in which a claim counts, from the innermost out. */
    private IntStream around(int claim) {
      return IntStream.iterate(
          claims.get(claim).limit(), l -> l != Limit.NONE, l -> limits.get(l).within());
    }

    /** The first full limit around an offer, from the innermost out. */
    Optional<Integer> firstFull(Offer offer) {
      return around(offers.indexOf(offer)).filter(this::isFull).boxed().findFirst();
    }

    /** How many growers give something within that limit, or would. */
    long growersIn(int limit) {
      return IntStream.range(0, claims.size())
          .filter(c -> isIn(c, limit))
          .map(c -> claims.get(c).grower())
          .distinct()
          .count();
    }

    private boolean isOf(Claim claim, String grower) {
      return growers.get(claim.grower()).grower().equals(grower);
    }

    long offeredBy(String grower) {
      return claims.stream().filter(c -> isOf(c, grower)).mapToLong(Claim::most).sum();
    }

    long takenOf(String grower) {
      return takenOf(c -> isOf(claims.get(c), grower));
    }
  }

  private static Shared share(SurplusInputs inputs) {
    List<Offer> offers =
        inputs.offers().stream()
            .filter(o -> canBeSold(o, inputs.need(o.product()), inputs.date()))
            .toList();
    List<String> ids = offers.stream().map(Offer::grower).distinct().sorted().toList();
    List<Limit> limits = new ArrayList<>();
    limits.add(new Limit(inputs.coldRoom().orElse(Long.MAX_VALUE), Limit.NONE));
    Map<Integer, Need.UpTo> upTo = new TreeMap<>();
    Map<String, Integer> limitOf = new HashMap<>();
    for (Need need : inputs.needs()) {
      int outer = need.cold() ? 0 : Limit.NONE;
      for (Need.UpTo step : need.upTo().reversed()) {
        upTo.put(limits.size(), step);
        limitOf.put(need.product() + " " + step.day(), limits.size());
        limits.add(new Limit(step.free().thousandths() / need.pack().thousandths(), outer));
        outer = limits.size() - 1;
      }
    }
    List<Claim> claims =
        offers.stream()
            .map(o -> claim(o, inputs.need(o.product()), ids.indexOf(o.grower()), limitOf))
            .toList();
    List<History> growers = ids.stream().map(inputs::history).toList();
    return new Shared(
        offers, growers, claims, limits, upTo, 0, LeximinShare.solve(growers, claims, limits));
  }

  private static Claim claim(Offer offer, Need need, int grower, Map<String, Integer> limitOf) {
    String day = need.product() + " " + need.lastDay(offer.pickedOn());
    return new Claim(
        grower,
        offer.quantity().thousandths() / need.pack().thousandths(),
        offer.unitPrice().map(p -> p.times(need.pack()).cents()).orElse(0L),
        Objects.requireNonNull(limitOf.get(day)));
  }

  // --- why ---

  private static Message say(String key) {
    return Message.of("logistics.surplus." + key);
  }

  private static List<Message> why(
      SurplusInputs inputs, Shared shared, Offer offer, SurplusProposal.Line line) {
    List<Message> why = new ArrayList<>();
    Need need = inputs.need(offer.product());
    long whole = offer.quantity().thousandths() / need.pack().thousandths();
    if (shared.packs(offer) == whole) {
      why.add(say("why_whole").with("last", line.lastDay()));
      if (whole * need.pack().thousandths() < offer.quantity().thousandths()) {
        why.add(say("why_packs").with("pack", need.pack()));
      }
    } else {
      int full = shared.firstFull(offer).orElseThrow(); // no limit full: a pack more would be taken
      long most = shared.limits().get(full).most();
      why.add(
          full == shared.coldRoom()
              ? say("why_cold_room").with("packs", inputs.coldRoom().orElse(0L))
              : whyNoMore(Objects.requireNonNull(shared.upTo().get(full)), most));
      if (most > 0 && shared.growersIn(full) > 1) {
        why.add(say("why_fair").with("growers", shared.growersIn(full)));
      }
    }
    return why;
  }

  private static Message whyNoMore(Need.UpTo step, long packs) {
    String committed = step.committed().thousandths() > 0 ? "why_committed" : "why_no_need";
    return say(packs > 0 ? "why_need" : committed)
        .with("until", step.day())
        .with("expected", step.expected())
        .with("committed", step.committed())
        .with("free", step.free())
        .with("packs", packs);
  }

  /** How the grower's ratio came to be: what nobody but the grower and the orderer reads. */
  private static Step fairness(SurplusInputs inputs, Shared shared, String grower) {
    History before = inputs.history(grower);
    return new Step(
        say("step_ratio")
            .with("taken_before", before.taken())
            .with("offered_before", before.offered())
            .with("taken", before.taken() + shared.takenOf(grower))
            .with("offered", before.offered() + shared.offeredBy(grower)),
        say("source_method"));
  }

  // --- the advice ---

  private static Advice<SurplusProposal> assemble(
      SurplusInputs inputs, Shared shared, List<OfferAdvice> offers) {
    SurplusProposal proposal =
        new SurplusProposal(inputs.date(), offers.stream().map(OfferAdvice::line).toList());
    List<Part> parts = offers.stream().map(o -> part(inputs, shared, o)).toList();
    List<SetAside> aside =
        offers.stream()
            .filter(OfferAdvice::setAside)
            .map(o -> new SetAside(what(o.line()), o.why().getFirst()))
            .toList();
    return new Advice<>(
        ACT,
        Advice.Subject.THINGS,
        proposal,
        new Explanation.Sum(say("sum").with("day", inputs.date()), parts, proposal.total()),
        aside,
        unsure(inputs),
        sources(inputs),
        parameters(inputs),
        operations(inputs),
        provenance(inputs));
  }

  private static Provenance provenance(SurplusInputs inputs) {
    return new Provenance(
        inputs.digest(),
        inputs.rules(),
        inputs.charter(),
        METHOD,
        MethodClass.STATISTICS,
        Optional.empty(),
        inputs.release(),
        inputs.seed());
  }

  private static Part part(SurplusInputs inputs, Shared shared, OfferAdvice offer) {
    SurplusProposal.Line line = offer.line();
    List<Step> steps = new ArrayList<>();
    offer.why().forEach(w -> steps.add(new Step(w, say("source_need"))));
    if (line.replaces().thousandths() > 0) {
      String supplier = inputs.need(line.product()).ordered().orElseThrow().supplier();
      steps.add(
          new Step(
              say("step_replaces").with("quantity", line.replaces()).with("supplier", supplier),
              say("source_orders")));
    }
    if (!offer.setAside()) {
      steps.add(fairness(inputs, shared, line.grower()));
    }
    return new Part(
        say(line.unitPrice().isPresent() ? "line_amount" : "line_gift")
            .with("name", line.name())
            .with("quantity", line.quantity())
            .with("offered", line.offered()),
        line.amount(),
        Optional.of(new Explanation.Trace(what(line), steps)));
  }

  private static Message what(SurplusProposal.Line line) {
    return say("line").with("name", line.name()).with("offered", line.offered());
  }

  private static List<Uncertainty> unsure(SurplusInputs inputs) {
    List<Uncertainty> unsure = new ArrayList<>();
    boolean cold = false;
    for (Need need : inputs.needs()) {
      cold |= need.cold();
      for (Need.UpTo step : need.upTo()) {
        unsure.add(
            new Uncertainty.Interval(
                say("sales").with("name", need.name()).with("until", step.day()),
                inputs.interval(),
                step.low(),
                step.high()));
      }
    }
    if (cold && inputs.coldRoom().isEmpty()) {
      unsure.add(new Uncertainty.NotKnown(say("unknown_cold_room")));
    }
    return unsure;
  }

  private static List<Advice.Source> sources(SurplusInputs inputs) {
    List<Advice.Source> sources = new ArrayList<>();
    sources.add(
        new Advice.Source(
            say("source_offers"), CanonicalBytes.digest("offers/1", Value.list(inputs.offers()))));
    for (OrderInputs.Source s : inputs.sources()) {
      String kind = s.kind().name().toLowerCase(Locale.ROOT);
      sources.add(new Advice.Source(Message.of("logistics.order.source_" + kind), s.digest()));
    }
    return sources;
  }

  private static List<Parameter> parameters(SurplusInputs inputs) {
    Message sheet = Message.of("logistics.order.source_products");
    List<Parameter> all = new ArrayList<>();
    all.add(new Parameter(say("param_share"), new Share(inputs.share()), say("source_method")));
    inputs
        .coldRoom()
        .map(packs -> new Figure(BigDecimal.valueOf(packs)))
        .map(packs -> new Parameter(say("param_cold_room"), packs, say("source_orderer")))
        .ifPresent(all::add);
    for (Need need : inputs.needs()) {
      all.add(
          new Parameter(
              Message.of("logistics.order.param_pack").with("name", need.name()),
              new Measured(need.pack()),
              sheet));
      all.add(
          new Parameter(
              Message.of("logistics.order.param_life").with("name", need.name()),
              new Figure(BigDecimal.valueOf(need.shelfLifeDays())),
              sheet));
    }
    return all;
  }

  private static Explanation.Trace operations(SurplusInputs inputs) {
    Message method = say("source_method");
    List<Step> steps = new ArrayList<>();
    steps.add(new Step(say("op_aside"), method));
    steps.add(
        new Step(
            say("op_need").with("share", new Share(inputs.share())),
            Message.of("logistics.order.source_sales")));
    steps.add(new Step(say("op_committed"), Message.of("logistics.order.source_stock")));
    steps.add(new Step(say("op_fair"), method));
    steps.add(new Step(say("op_cost"), method));
    return new Explanation.Trace(say("operations"), steps);
  }
}
