// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.room;

import static coop.lanterne.db.Tables.*;

import module java.base;

import coop.lanterne.charter.Ask;
import coop.lanterne.kernel.CanonicalBytes;
import coop.lanterne.kernel.Decider;
import coop.lanterne.kernel.Id;
import coop.lanterne.kernel.Mandate;
import coop.lanterne.kernel.Money;
import coop.lanterne.node.decision.Advices.AdviceEntry;
import coop.lanterne.node.decision.People;
import coop.lanterne.node.decision.Records;
import coop.lanterne.node.decision.Role;
import org.jooq.DSLContext;

/** Who may sign what, and how far an advice is with its signatures: it never writes. */
public record Signatures(Ground ground) {
  // --- how far an advice is

  /** How far people are with an advice. */
  public Progress progress(AdviceEntry given) {
    return given
        .decision()
        .<Progress>map(this::decided)
        .or(() -> ground.read(sql -> toCosign(sql, given.id())))
        .orElseGet(Progress.Open::new);
  }

  static Optional<Progress.ToCosign> toCosign(DSLContext sql, Id advice) {
    return sql.selectFrom(TO_COSIGN)
        .where(TO_COSIGN.ADVICE.eq(advice))
        .fetchOptional(
            r ->
                new Progress.ToCosign(
                    r.getFirstSigner(),
                    CanonicalBytes.decode(r.getProposal()).value(),
                    r.getOpened().lines().collect(Collectors.toUnmodifiableSet()),
                    r.getChanged(),
                    r.getReason(),
                    r.getSignedAt()));
  }

  private Progress.Decided decided(Id decision) {
    Records.Decided read = ground.records().decision(decision).orElseThrow();
    return new Progress.Decided(
        decision,
        read.outcome(),
        read.at(),
        read.value(),
        ground.records().reason(decision),
        ground.journal().numberOf(decision).orElse(0L),
        takenBack(decision));
  }

  /** The decision that took that one back, if any. */
  public Optional<Id> takenBack(Id decision) {
    return ground.read(
        sql ->
            sql.selectFrom(DECISION)
                .where(DECISION.REVERSES.eq(decision))
                .fetchOptional()
                .map(r -> r.getId()));
  }

  /** Whether people decided on that advice, and did not take it back. */
  public boolean isSettled(AdviceEntry given) {
    return given.decision().filter(d -> takenBack(d).isEmpty()).isPresent();
  }

  // --- who may

  /**
   * The mandate under which that person would sign that amount, alone or with a second person;
   * another of theirs, whose limits are passed, where they hold none that fits.
   */
  public Optional<Mandate> mandate(Id person, String act, Money amount, String party) {
    List<Mandate> held = ground.mandates().list(person, act);
    Optional<Mandate> cosigned = Optional.empty();
    for (Mandate mandate : held) {
      List<Mandate.Breach> breaches = breaches(mandate, act, person, amount, party);
      if (breaches.isEmpty()) {
        return Optional.of(mandate);
      }
      if (cosigned.isEmpty() && isCosignAlone(breaches)) {
        cosigned = Optional.of(mandate);
      }
    }
    return cosigned.isPresent() ? cosigned : held.reversed().stream().findFirst();
  }

  private List<Mandate.Breach> breaches(
      Mandate mandate, String act, Id person, Money amount, String party) {
    return ground
        .gates()
        .breaches(mandate, act, new Decider.Persons(List.of(person)), amount, Optional.of(party));
  }

  private static boolean isCosignAlone(List<Mandate.Breach> breaches) {
    return !breaches.isEmpty()
        && breaches.stream().allMatch(b -> b.limit() == Mandate.Limit.COSIGN);
  }

  /** Whether a second person must sign that amount under that mandate. */
  public boolean needsSecond(Mandate mandate, String act, Id person, Money amount, String party) {
    return isCosignAlone(breaches(mandate, act, person, amount, party));
  }

  /** Whether that person may do that act at all. */
  public boolean mayDecide(Id person, String act) {
    return !ground.mandates().list(person, act).isEmpty();
  }

  /** Whether that person may do that act towards that party, be it with a second person. */
  public boolean mayDecide(Id person, String act, String party) {
    return ground.mandates().list(person, act).stream()
        .map(m -> breaches(m, act, person, Money.eur(0), party))
        .anyMatch(b -> b.isEmpty() || isCosignAlone(b));
  }

  /**
   * Asks article 10 about an act of someone who holds no mandate for it.
   *
   * @throws coop.lanterne.node.decision.RefusedByCharter when the charter refuses
   */
  public void requireRight(Id person, String act) {
    List<String> roles =
        ground.people().find(person).map(People.Person::roles).orElse(Set.of()).stream()
            .map(Role::text)
            .sorted()
            .toList();
    ground.require(
        Role.MEMBER.text(),
        new Ask.Act(
            act,
            person.toString(),
            roles,
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty()));
  }

  /** The names of those who may do that act towards that party: a holder and the deputies. */
  public List<String> deciders(String act, String party) {
    return ground.mandates().list().stream()
        .filter(m -> m.acts().contains(act))
        .flatMap(
            m -> m.holder() instanceof Decider.Persons p ? p.ids().stream() : Stream.<Id>empty())
        .distinct()
        .filter(id -> mayDecide(id, act, party))
        .flatMap(id -> ground.people().find(id).stream())
        .map(People.Person::name)
        .sorted()
        .toList();
  }
}
