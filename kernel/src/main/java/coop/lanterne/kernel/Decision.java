// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.kernel;

import module java.base;

/**
 * A decision of people, under a mandate. Only a {@link DecisionDesk} makes one. It is never edited:
 * a mistake is reversed by a new decision.
 */
public final class Decision<T extends Canonical> implements Canonical {
  /** The type name of a decision's canonical bytes. */
  public static final String TYPE = "decision/1";

  private final Id id;
  private final String act;
  private final Outcome<T> outcome;
  private final Mandate mandate;
  private final Decider by;
  private final Instant at;
  private final List<Cited> advices;
  private final Optional<Digest> reason;
  private final Optional<Id> reverses;

  /** An advice that a decision cites. */
  public record Cited(Id advice, Digest digest) implements Canonical {
    @Override
    public Value canonical() {
      return Value.rec("advice", advice, "digest", digest);
    }
  }

  Decision(
      Id id,
      String act,
      Outcome<T> outcome,
      Mandate mandate,
      Decider by,
      Instant at,
      List<Cited> advices,
      Optional<Digest> reason,
      Optional<Id> reverses) {
    this.id = id;
    this.act = act;
    this.outcome = outcome;
    this.mandate = mandate;
    this.by = by;
    this.at = at;
    this.advices = List.copyOf(advices);
    this.reason = reason;
    this.reverses = reverses;
    boolean citesAdvice = !this.advices.isEmpty();
    switch (outcome) {
      case Outcome.Adopted<T>(T v) -> require(citesAdvice, "what is adopted is an advice");
      case Outcome.Amended<T>(T v) -> {
        require(citesAdvice, "what is amended is an advice");
        require(reason.isPresent(), "a change has a written reason");
      }
      case Outcome.Refused<T>() -> require(reason.isPresent(), "a refusal has a written reason");
      case Outcome.WithoutAdvice<T>(T v) -> {}
    }
  }

  private static void require(boolean condition, String why) {
    if (!condition) {
      throw new IllegalArgumentException(why);
    }
  }

  /** Its identifier. */
  public Id id() {
    return id;
  }

  /** What was decided about, such as {@code order.adopt}. */
  public String act() {
    return act;
  }

  /** What was decided. */
  public Outcome<T> outcome() {
    return outcome;
  }

  /** Under which mandate. */
  public Mandate mandate() {
    return mandate;
  }

  /** By whom. */
  public Decider by() {
    return by;
  }

  /** When. */
  public Instant at() {
    return at;
  }

  /** The advices used: none, one or several. */
  public List<Cited> advices() {
    return advices;
  }

  /** Salted commitment to the written reason, which is kept beside the person. */
  public Optional<Digest> reason() {
    return reason;
  }

  /** The decision that this one reverses. */
  public Optional<Id> reverses() {
    return reverses;
  }

  @Override
  public Value canonical() {
    return Value.rec(
        "id", id,
        "act", act,
        "outcome", outcome,
        "mandate", mandate,
        "by", by,
        "at", at.toString(),
        "advices", Value.list(advices),
        "reason", reason,
        "reverses", reverses);
  }

  /** The digest of this decision. */
  public Digest digest() {
    return CanonicalBytes.digest(TYPE, canonical());
  }
}
