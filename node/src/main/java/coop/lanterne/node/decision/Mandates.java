// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.decision;

import static coop.lanterne.db.Tables.MANDATE;

import module java.base;

import coop.lanterne.kernel.CanonicalBytes;
import coop.lanterne.kernel.Decider;
import coop.lanterne.kernel.Id;
import coop.lanterne.kernel.Mandate;
import coop.lanterne.kernel.Money;
import coop.lanterne.node.storage.Store;
import org.jooq.DSLContext;

/** The mandates in force: who may decide what, from whom, up to how much, until when. */
public record Mandates(Store store) {
  /** Every mandate in force now. */
  public List<Mandate> list() {
    return store.read(sql -> inForce(sql, store.now()));
  }

  /** The mandate under which that person may do that act now, if any. */
  public Optional<Mandate> find(Id person, String act) {
    return store.read(sql -> find(sql, person, act, store.now()));
  }

  /** Every mandate under which that person may do that act now, the lowest ceiling first. */
  public List<Mandate> list(Id person, String act) {
    return store.read(sql -> held(sql, person, act, store.now()));
  }

  /** The standing mandate of that body for that act. */
  public Optional<Mandate> ofBody(String body, String act) {
    return list().stream()
        .filter(m -> m.holder().equals(new Decider.Body(body)) && m.acts().contains(act))
        .findFirst();
  }

  static Optional<Mandate> find(DSLContext sql, Id person, String act, Instant at) {
    return held(sql, person, act, at).stream().findFirst();
  }

  private static List<Mandate> held(DSLContext sql, Id person, String act, Instant at) {
    return inForce(sql, at).stream()
        .filter(m -> m.acts().contains(act))
        .filter(m -> m.holder() instanceof Decider.Persons p && p.ids().contains(person))
        .sorted(
            Comparator.comparingLong(
                m -> m.limits().perAct().map(Money::cents).orElse(Long.MAX_VALUE)))
        .toList();
  }

  private static List<Mandate> inForce(DSLContext sql, Instant at) {
    return sql.selectFrom(MANDATE)
        .where(MANDATE.FROM_AT.le(at), MANDATE.UNTIL_AT.gt(at), MANDATE.ENDED_AT.isNull())
        .orderBy(MANDATE.ID)
        .fetch(r -> MandateForm.read(CanonicalBytes.decode(r.getCanonical()).value()));
  }
}
