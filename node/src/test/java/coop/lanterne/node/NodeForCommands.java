// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node;

import static coop.lanterne.db.Tables.ROLE_GRANT;

import module java.base;

import coop.lanterne.kernel.Id;
import coop.lanterne.node.decision.Journal;
import coop.lanterne.node.decision.People;
import coop.lanterne.node.decision.Role;
import coop.lanterne.node.storage.Store;

/** A demonstration that runs, for tests of the command line. */
public final class NodeForCommands implements AutoCloseable {
  private final Node node;

  public NodeForCommands(Path folder) {
    node = Founded.demo(folder, new TestClock("2026-11-24T05:12:00Z"), Sample.Room.class);
  }

  public String advise() {
    return Sample.advise(node, 15).toString();
  }

  public String key() {
    return node.part(Journal.class).key().toString();
  }

  /** Adds a person who was a member and is no longer. */
  public String someoneWhoIsNoMember() {
    return node.part(Store.class)
        .write(
            tx -> {
              Id person = node.part(People.class).add(tx, "Passante", "");
              tx.sql()
                  .insertInto(ROLE_GRANT)
                  .set(ROLE_GRANT.PERSON, person)
                  .set(ROLE_GRANT.ROLE, Role.MEMBER.text())
                  .set(ROLE_GRANT.FROM_AT, tx.now().minusSeconds(60))
                  .set(ROLE_GRANT.UNTIL_AT, tx.now())
                  .set(ROLE_GRANT.DECISION, Id.parse("decision-99@invented"))
                  .execute();
              return person;
            })
        .local();
  }

  @Override
  public void close() {
    node.close();
  }
}
