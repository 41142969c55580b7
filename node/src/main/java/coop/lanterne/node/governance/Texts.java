// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.governance;

import coop.lanterne.charter.Charter;
import coop.lanterne.kernel.Digest;
import coop.lanterne.kernel.Id;
import coop.lanterne.kernel.Value;
import coop.lanterne.node.decision.People;
import coop.lanterne.node.decision.Role;
import coop.lanterne.node.decision.ShippedRules;

/** Texts of the charter that members propose. */
final class Texts {
  private final Chamber chamber;

  Texts(Chamber chamber) {
    this.chamber = chamber;
  }

  Charter.Reading propose(Id by, byte[] yaml) {
    People.Person person = chamber.person(by);
    if (!person.is(Role.MEMBER)) {
      throw Says.GOVERNANCE.input("members-propose", "", "");
    }
    Charter.Reading reading = ShippedRules.read(yaml, "charter.yaml");
    reading.charter().ifPresent(charter -> keep(person, charter, yaml));
    return reading;
  }

  private void keep(People.Person by, Charter charter, byte[] yaml) {
    if (chamber.ground().charters().list().contains(charter.digest())) {
      return; // known already
    }
    chamber
        .ground()
        .note(
            tx -> {
              Digest text = chamber.ground().charters().keep(tx, charter, yaml);
              return chamber.fact(
                  tx, by.id(), "text", Value.rec("charter", text, "version", charter.version()));
            });
  }
}
