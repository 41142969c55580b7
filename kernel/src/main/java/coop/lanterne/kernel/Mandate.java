// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.kernel;

import module java.base;

/**
 * A right to decide: from whom, for what, up to how much, until when.
 *
 * @param id its identifier
 * @param kind its name in the charter, such as {@code commander}
 * @param grantor where the power comes from
 * @param holder who holds it: one person, or a body
 * @param acts what may be decided, such as {@code order.adopt}
 * @param limits up to how much
 * @param from first instant
 * @param until first instant at which it is over
 */
public record Mandate(
    Id id,
    String kind,
    Grantor grantor,
    Decider holder,
    SortedSet<String> acts,
    Limits limits,
    Instant from,
    Instant until)
    implements Canonical {

  public Mandate {
    acts = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(acts));
    if (acts.isEmpty() || !from.isBefore(until)) {
      throw new IllegalArgumentException("a mandate names its acts and ends after it begins");
    }
  }

  /** Where a power comes from. */
  public sealed interface Grantor extends Canonical {
    /** A decision of a body or a person. */
    record ByDecision(Id decision) implements Grantor {
      @Override
      public Value canonical() {
        return Value.rec("decision", decision);
      }
    }

    /** An article of the charter or of the law. */
    record ByArticle(String article) implements Grantor {
      @Override
      public Value canonical() {
        return Value.rec("article", article);
      }
    }

    /** The founding, recorded at the first start, until an assembly confirms or ends it. */
    record ByFounding() implements Grantor {
      @Override
      public Value canonical() {
        return Value.rec("founding", true);
      }
    }
  }

  /**
   * Up to how much. What is empty is not limited.
   *
   * @param perAct the most in one act
   * @param perPeriod the most over one rolling period
   * @param period that period; given exactly when {@code perPeriod} is
   * @param cosignAbove above it, a second person signs
   * @param urgent what urgency allows
   */
  public record Limits(
      Optional<Money> perAct,
      Optional<Money> perPeriod,
      Optional<Duration> period,
      Optional<Money> cosignAbove,
      Optional<Urgency> urgent)
      implements Canonical {
    public Limits {
      if (perPeriod.isPresent() != period.isPresent()) {
        throw new IllegalArgumentException("a ceiling over a period names the period");
      }
    }

    /** No limit of amount: the act itself is the limit. */
    public static Limits none() {
      return new Limits(
          Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    @Override
    public Value canonical() {
      return Value.rec(
          "per_act", perAct,
          "per_period", perPeriod,
          "period", period.map(Duration::toString),
          "cosign_above", cosignAbove,
          "urgent", urgent);
    }
  }

  /**
   * What urgency allows: a higher ceiling, for the kinds listed, with enough persons, ratified by
   * the giver in time.
   */
  public record Urgency(Money ceiling, SortedSet<String> kinds, int persons, Duration ratifyWithin)
      implements Canonical {
    public Urgency {
      kinds = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(kinds));
    }

    @Override
    public Value canonical() {
      return Value.rec(
          "ceiling",
          ceiling,
          "kinds",
          new Value.Seq(kinds.stream().map(Value::of).toList()),
          "persons",
          persons,
          "ratify_within",
          ratifyWithin.toString());
    }
  }

  /**
   * What one wants to do with a mandate.
   *
   * @param act what is decided
   * @param by who decides
   * @param at when
   * @param amount how much, where the act has an amount; acts that count as one (same day, same
   *     counterpart) are already added up in it
   * @param spent what this mandate has spent in the current period, that amount excepted
   * @param recused whether one who decides has a personal interest in it
   * @param urgent the kind of urgency invoked, if any
   * @param unratified whether an earlier urgency is still not ratified after its time
   */
  public record Use(
      String act,
      Decider by,
      Instant at,
      Optional<Money> amount,
      Optional<Money> spent,
      boolean recused,
      Optional<String> urgent,
      boolean unratified) {
    public Use {
      if (amount.filter(m -> m.cents() < 0).isPresent()
          || spent.filter(m -> m.cents() < 0).isPresent()) {
        throw new IllegalArgumentException(
            "what is decided and spent is never negative, read: " + amount + ", " + spent);
      }
    }

    /** An act without an amount. */
    public static Use of(String act, Decider by, Instant at) {
      return new Use(
          act, by, at, Optional.empty(), Optional.empty(), false, Optional.empty(), false);
    }

    /** An act of that amount, on top of what was spent in the period. */
    public static Use of(String act, Decider by, Instant at, Money amount, Money spent) {
      return new Use(
          act, by, at, Optional.of(amount), Optional.of(spent), false, Optional.empty(), false);
    }

    /** The same, when nothing is spent after all. */
    Use withoutAmount() {
      return new Use(
          act, by, at, Optional.empty(), Optional.empty(), recused, Optional.empty(), false);
    }
  }

  /** How a use exceeds a mandate: which limit, what was seen, what is allowed. */
  public record Breach(Limit limit, String seen, String allowed) {}

  /** The limits that a use can exceed. */
  public enum Limit {
    /** Before it begins, or at or after its end. */
    TERM,
    /** An act that it does not name. */
    ACT,
    /** Decided by someone who does not hold it. */
    HOLDER,
    /** Too much in one act. */
    PER_ACT,
    /** Too much over the period. */
    PER_PERIOD,
    /** A second person must sign. */
    COSIGN,
    /** A personal interest. */
    RECUSAL,
    /** Urgency invoked beyond what it allows. */
    URGENCY
  }

  /**
   * Every limit that this use exceeds; empty when it lies within the mandate.
   *
   * @throws IllegalArgumentException when the amount is in another currency than a limit
   */
  public List<Breach> breaches(Use use) {
    List<Breach> found = new ArrayList<>();
    if (use.at().isBefore(from) || !use.at().isBefore(until)) {
      found.add(new Breach(Limit.TERM, use.at().toString(), from + " – " + until));
    }
    if (!acts.contains(use.act())) {
      found.add(new Breach(Limit.ACT, use.act(), String.join(", ", acts)));
    }
    if (!heldBy(use.by())) {
      found.add(new Breach(Limit.HOLDER, use.by().toString(), holder.toString()));
    }
    if (use.recused()) {
      found.add(new Breach(Limit.RECUSAL, use.by().toString(), holder.toString()));
    }
    if (use.urgent().isPresent()) {
      urgency(use, use.urgent().get(), found);
    } else {
      use.amount().ifPresent(amount -> amounts(use, amount, found));
    }
    return List.copyOf(found);
  }

  /** The first person signs for the holder; a body decides for itself. */
  private boolean heldBy(Decider by) {
    return switch (holder) {
      case Decider.Body body -> body.equals(by);
      case Decider.Persons held ->
          by instanceof Decider.Persons who && held.ids().contains(who.ids().getFirst());
    };
  }

  private void urgency(Use use, String kind, List<Breach> found) {
    Optional<Urgency> allowed = limits.urgent();
    int signatures = use.by().signatures();
    boolean within =
        allowed.isPresent()
            && allowed.get().kinds().contains(kind)
            && use.amount().filter(m -> m.compareTo(allowed.get().ceiling()) > 0).isEmpty()
            && signatures >= allowed.get().persons()
            && !use.unratified();
    if (!within) {
      found.add(
          new Breach(
              Limit.URGENCY,
              kind
                  + use.amount().map(m -> ", " + m).orElse("")
                  + ", "
                  + signatures
                  + (use.unratified() ? ", unratified before" : ""),
              allowed
                  .map(u -> u.kinds() + ", " + u.ceiling() + ", " + u.persons())
                  .orElse("none")));
    }
  }

  private void amounts(Use use, Money amount, List<Breach> found) {
    int signatures = use.by().signatures();
    limits
        .perAct()
        .filter(most -> amount.compareTo(most) > 0)
        .ifPresent(
            most -> found.add(new Breach(Limit.PER_ACT, amount.toString(), most.toString())));
    limits
        .cosignAbove()
        .filter(most -> amount.compareTo(most) > 0 && signatures < 2)
        .ifPresent(most -> found.add(new Breach(Limit.COSIGN, amount.toString(), most.toString())));
    Money total = use.spent().map(amount::plus).orElse(amount);
    limits
        .perPeriod()
        .filter(most -> total.compareTo(most) > 0)
        .ifPresent(
            most -> found.add(new Breach(Limit.PER_PERIOD, total.toString(), most.toString())));
  }

  @Override
  public Value canonical() {
    return Value.rec(
        "id", id,
        "kind", kind,
        "grantor", grantor,
        "holder", holder,
        "acts", new Value.Seq(acts.stream().map(Value::of).toList()),
        "limits", limits,
        "from", from.toString(),
        "until", until.toString());
  }
}
