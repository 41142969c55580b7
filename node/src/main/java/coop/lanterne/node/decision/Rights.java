// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.decision;

import static coop.lanterne.db.Tables.*;

import module java.base;

import coop.lanterne.kernel.CanonicalBytes;
import coop.lanterne.kernel.Decider;
import coop.lanterne.kernel.Enacted;
import coop.lanterne.kernel.Id;
import coop.lanterne.kernel.Mandate;
import coop.lanterne.node.storage.Tx;

/** Writes roles and mandates, which only a decision gives. */
public final class Rights {
  private Rights() {}

  static void found(Tx tx, Enacted<Founding> founding) {
    founding.value().mandates().forEach(m -> give(tx, founding, m));
    founding
        .value()
        .roles()
        .forEach((person, roles) -> roles.forEach(role -> grant(tx, founding, person, role)));
  }

  /** Gives and ends mandates: by the act that gives, or, where none is given, the one that ends. */
  public static void apply(Tx tx, Enacted<MandateGrant> grant) {
    String act = grant.decision().act();
    if (!act.equals(MandateGrant.ACT)
        && !(act.equals(MandateGrant.END) && grant.value().given().isEmpty())) {
      throw new IllegalArgumentException(act + " gives no mandate");
    }
    grant.value().given().forEach(m -> give(tx, grant, m));
    end(tx, grant, grant.value().ended());
  }

  private static void give(Tx tx, Enacted<?> by, Mandate mandate) {
    var row = tx.sql().newRecord(MANDATE);
    row.setId(mandate.id());
    row.setKind(mandate.kind());
    switch (mandate.holder()) {
      case Decider.Persons(List<Id> ids) -> row.setPerson(ids.getFirst());
      case Decider.Body(String name) -> row.setBody(name);
    }
    row.setFromAt(mandate.from());
    row.setUntilAt(mandate.until());
    row.setDecision(by.decision().id());
    row.setCanonical(CanonicalBytes.encode("mandate/1", mandate.canonical()));
    tx.sql().insertInto(MANDATE).set(row).execute();
  }

  private static void end(Tx tx, Enacted<?> by, List<Id> mandates) {
    for (Id id : mandates) {
      tx.sql()
          .update(MANDATE)
          .set(MANDATE.ENDED_AT, by.decision().at())
          .where(MANDATE.ID.eq(id), MANDATE.ENDED_AT.isNull())
          .execute();
    }
  }

  private static void grant(Tx tx, Enacted<?> by, Id person, Role role) {
    tx.sql()
        .insertInto(ROLE_GRANT)
        .set(ROLE_GRANT.PERSON, person)
        .set(ROLE_GRANT.ROLE, role.text())
        .set(ROLE_GRANT.FROM_AT, tx.now())
        .set(ROLE_GRANT.DECISION, by.decision().id())
        .execute();
  }
}
