// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.room;

import static coop.lanterne.db.Tables.TO_COSIGN;

import module java.base;

import coop.lanterne.charter.Ask;
import coop.lanterne.kernel.CanonicalBytes;
import coop.lanterne.kernel.Decider;
import coop.lanterne.kernel.Id;
import coop.lanterne.kernel.Mandate;
import coop.lanterne.kernel.Money;
import coop.lanterne.kernel.Outcome;
import coop.lanterne.node.decision.Advices;
import coop.lanterne.node.decision.Advices.AdviceEntry;
import coop.lanterne.node.decision.Commits;
import coop.lanterne.node.decision.Desk;
import coop.lanterne.node.decision.Role;
import coop.lanterne.node.storage.Trouble;
import coop.lanterne.node.storage.Tx;
import org.jooq.DSLContext;

/**
 * Signs decisions on advices, once for every room: in time, under a mandate, on what still stands,
 * by a second person where the mandate asks for one; and takes them back.
 */
public final class Signing {
  static final Troubles SAYS = new Troubles("room");

  /** The role under which people sign, for the journal. */
  private static final String ROLE = Role.MEMBER.text();

  private static final String PROPOSED = "to_cosign/1";

  private final Ground ground;
  private final Signatures signatures;
  private final Advices advices;
  private final Map<String, Decidable<?>> decidables;

  /** Signs what those rooms let people decide. */
  public Signing(
      Ground ground, Signatures signatures, Advices advices, List<Decidable<?>> decidables) {
    this.ground = ground;
    this.signatures = signatures;
    this.advices = advices;
    this.decidables =
        decidables.stream().collect(Collectors.toUnmodifiableMap(Decidable::act, d -> d));
  }

  /** An advice, with what its room lets people decide of it. */
  public record Case<T extends Commits>(AdviceEntry given, Decidable<T> decidable) {
    /** What an answer makes of it. */
    public Wish<T> read(Answer answer) {
      return decidable.read(given, answer);
    }
  }

  /** That advice, to be decided on. */
  public Case<?> get(Id advice) {
    AdviceEntry given = advices.get(advice);
    Decidable<?> decidable = decidables.get(given.act());
    if (decidable == null) {
      throw SAYS.input("nothing-to-decide", "advice", advice.toString());
    }
    return new Case<>(given, decidable);
  }

  /**
   * That advice, to be decided on from a form that someone has read.
   *
   * @throws Trouble when a newer advice took its place meanwhile
   */
  public Case<?> current(Id advice) {
    Case<?> read = get(advice);
    read.decidable().refresh(read.given());
    Case<?> now = get(advice);
    if (now.given().superseded()) {
      throw SAYS.input("advice-changed", "advice", advice.toString());
    }
    return now;
  }

  /**
   * Adopts what is advised, or what the answer makes of it.
   *
   * @throws coop.lanterne.node.decision.RefusedByCharter when lines were not seen or not opened, or
   *     the mandate does not cover it
   * @throws Trouble when the answer is wrong, or comes too late
   */
  public Signed adopt(Id person, Id advice, Answer answer) {
    return adopt(person, get(advice), answer);
  }

  private <T extends Commits> Signed adopt(Id person, Case<T> it, Answer answer) {
    requireInTime(it);
    Wish<T> wish = it.read(answer);
    wish.wrong().values().stream()
        .findFirst()
        .ifPresent(
            finding -> {
              throw new Trouble(Trouble.Cause.INPUT, finding);
            });
    if (wish.isChanged()) {
      requireReason(answer.reason());
    }
    T value = wish.value();
    Mandate mandate = mandateFor(person, it, value.amount(), value.party());
    if (signatures.needsSecond(mandate, it.given().act(), person, value.amount(), value.party())) {
      requireOpen(it.given());
      ground.require(ROLE, adopting(person, wish.lines()));
      keepForSecond(person, it.given().id(), wish, answer.reason());
      return new Signed.WaitsForSecond();
    }
    return decide(
        it, wish.value(), wish.lines(), List.of(person), mandate, answer.reason(), sql -> {});
  }

  private static Ask.Adopt adopting(Id person, Desk.Lines lines) {
    return new Ask.Adopt(
        new Ask.By(Optional.of(person.toString()), Optional.empty()),
        Optional.of(lines.proposed()),
        lines.seen(),
        lines.toLookAt(),
        lines.opened());
  }

  // --- a second signature

  private void keepForSecond(Id person, Id advice, Wish<?> wish, String reason) {
    ground.draft(
        tx -> {
          forget(tx, advice);
          return tx.sql()
              .insertInto(TO_COSIGN)
              .set(TO_COSIGN.ADVICE, advice)
              .set(TO_COSIGN.FIRST_SIGNER, person)
              .set(TO_COSIGN.PROPOSAL, CanonicalBytes.encode(PROPOSED, wish.value().canonical()))
              .set(TO_COSIGN.CHANGED, wish.lines().changed())
              .set(TO_COSIGN.OPENED, String.join("\n", new TreeSet<>(wish.lines().opened())))
              .set(TO_COSIGN.REASON, reason)
              .set(TO_COSIGN.SIGNED_AT, tx.now())
              .execute();
        });
  }

  private static int forget(Tx tx, Id advice) {
    return tx.sql().deleteFrom(TO_COSIGN).where(TO_COSIGN.ADVICE.eq(advice)).execute();
  }

  /**
   * Signs after the first person, who holds the mandate; it is decided by both.
   *
   * @param seen the lines that stood on the form
   * @param signed the digest of what the first person signed, as it stood on the form
   */
  public Signed cosign(Id second, Id advice, Set<String> seen, String signed) {
    return cosign(second, get(advice), seen, signed);
  }

  private <T extends Commits> Signed cosign(
      Id second, Case<T> it, Set<String> seen, String signed) {
    requireInTime(it);
    String advice = it.given().id().toString();
    if (!(signatures.progress(it.given()) instanceof Progress.ToCosign waiting)) {
      throw SAYS.input("nothing-to-cosign", "advice", advice);
    }
    if (!waiting.digest().hex().equals(signed)) {
      throw SAYS.input("cosign-changed", "advice", advice);
    }
    if (waiting.first().equals(second)) {
      throw SAYS.right("cosign-oneself", "advice", advice);
    }
    if (ground.people().find(second).filter(p -> p.is(Role.MEMBER)).isEmpty()) {
      throw SAYS.right("members-only", "advice", advice);
    }
    Desk.Lines advised = it.read(Answer.because("")).lines();
    Desk.Lines lines =
        new Desk.Lines(
            advised.proposed(),
            seen.stream().sorted().toList(),
            advised.toLookAt(),
            waiting.opened().stream().sorted().toList(),
            waiting.changed());
    T value = it.decidable().value(waiting.value());
    return decide(
        it,
        value,
        lines,
        List.of(waiting.first(), second),
        mandateFor(waiting.first(), it, value.amount(), value.party()),
        waiting.reason(),
        sql -> {
          if (!Signatures.toCosign(sql, it.given().id()).equals(Optional.of(waiting))) {
            throw SAYS.input("cosign-changed", "advice", advice);
          }
        });
  }

  /** Takes a first signature back; nothing had been decided. */
  public void withdraw(Id person, Id advice) {
    if (!(signatures.progress(get(advice).given()) instanceof Progress.ToCosign waiting)
        || !waiting.first().equals(person)) {
      throw SAYS.input("nothing-to-cosign", "advice", advice.toString());
    }
    ground.draft(tx -> forget(tx, advice));
  }

  // --- deciding

  private <T extends Commits> Signed decide(
      Case<T> it,
      T value,
      Desk.Lines lines,
      List<Id> by,
      Mandate mandate,
      String reason,
      Consumer<DSLContext> stands) {
    AdviceEntry given = it.given();
    Desk.Done<T> done =
        ground
            .desk()
            .decide(
                proposal(
                    given,
                    lines.changed() == 0
                        ? new Outcome.Adopted<>(value)
                        : new Outcome.Amended<>(value),
                    by,
                    mandate,
                    reason,
                    Optional.empty(),
                    lines),
                (tx, enacted) -> {
                  it.decidable().requireStands(tx.sql(), given);
                  stands.accept(tx.sql());
                  forget(tx, given.id());
                  it.decidable().apply(tx, enacted);
                });
    it.decidable().after(given);
    return new Signed.Done(done.decision().id(), done.entry());
  }

  private static <T extends Commits> Desk.Proposal<T> proposal(
      AdviceEntry given,
      Outcome<T> outcome,
      List<Id> by,
      Mandate mandate,
      String reason,
      Optional<Id> reverses,
      Desk.Lines lines) {
    return new Desk.Proposal<>(
        given.act(),
        given.subject(),
        outcome,
        new Decider.Persons(by),
        ROLE,
        mandate,
        reverses.isPresent() ? List.of() : List.of(given.id()),
        Optional.of(reason),
        Optional.empty(),
        false,
        reverses,
        lines);
  }

  /** Refuses all of it: nothing is written but the refusal and its reason. */
  public Signed refuse(Id person, Id advice, String reason) {
    return refuse(person, get(advice), reason);
  }

  private <T extends Commits> Signed refuse(Id person, Case<T> it, String reason) {
    requireInTime(it);
    requireReason(reason);
    AdviceEntry given = it.given();
    Mandate mandate = mandateFor(person, it, Money.eur(0), it.decidable().party(given));
    Function<Tx, Desk.Proposal<T>> refusal =
        tx -> {
          forget(tx, given.id());
          return proposal(
              given,
              new Outcome.Refused<>(),
              List.of(person),
              mandate,
              reason,
              Optional.empty(),
              Desk.Lines.NONE);
        };
    Desk.Done<T> done =
        ground
            .desk()
            .decide(
                refusal,
                (tx, enacted) -> {
                  throw new IllegalStateException("a refusal applies nothing");
                });
    return new Signed.Done(done.decision().id(), done.entry());
  }

  /** Takes a decision back by a new one, as long as its room lets one; all is advised again. */
  public Signed reverse(Id person, Id advice, String reason) {
    return reverse(person, get(advice), reason);
  }

  private <T extends Commits> Signed reverse(Id person, Case<T> it, String reason) {
    AdviceEntry given = it.given();
    if (!(signatures.progress(given) instanceof Progress.Decided decided)
        || decided.takenBack().isPresent()) {
      throw SAYS.input("nothing-to-reverse", "advice", given.id().toString());
    }
    if (!ground.now().isBefore(it.decidable().reversibleUntil(given, decided.at()))) {
      throw it.decidable().tooLateToTakeBack(given);
    }
    requireReason(reason);
    String party = it.decidable().party(given);
    Desk.Done<TakenBack> done =
        ground
            .desk()
            .decide(
                proposal(
                    given,
                    new Outcome.WithoutAdvice<>(new TakenBack(decided.decision(), party)),
                    List.of(person),
                    mandateFor(person, it, Money.eur(0), party),
                    reason,
                    Optional.of(decided.decision()),
                    Desk.Lines.NONE),
                (tx, enacted) -> it.decidable().takeBack(tx, given, enacted));
    it.decidable().after(given);
    return new Signed.Done(done.decision().id(), done.entry());
  }

  // --- what every signature needs

  /** A signature waits on an advice that awaits a decision; the desk sees to all the others. */
  private static void requireOpen(AdviceEntry given) {
    if (given.superseded() || given.decision().isPresent()) {
      throw SAYS.input("advice-changed", "advice", given.id().toString());
    }
  }

  private void requireInTime(Case<?> it) {
    if (!ground.now().isBefore(it.decidable().until(it.given()))) {
      throw it.decidable().tooLate(it.given());
    }
  }

  private static void requireReason(String reason) {
    if (reason.isBlank()) {
      throw SAYS.input("reason-missing", "reason", "");
    }
  }

  private Mandate mandateFor(Id person, Case<?> it, Money amount, String party) {
    String act = it.given().act();
    Optional<Mandate> own = signatures.mandate(person, act, amount, party);
    if (own.isPresent()) {
      return own.get();
    }
    signatures.requireRight(person, act);
    // the desk then says, under article 16, that the mandate is someone else's
    return ground.mandates().list().stream()
        .filter(m -> m.acts().contains(act))
        .findFirst()
        .orElseThrow(() -> SAYS.right("no-mandate", "act", act));
  }
}
