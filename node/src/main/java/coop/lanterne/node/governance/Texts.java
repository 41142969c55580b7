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
  private final Room room;

  Texts(Room room) {
    this.room = room;
  }

  Charter.Reading propose(Id by, byte[] yaml) {
    People.Person person = room.person(by);
    if (!person.is(Role.MEMBER)) {
      throw Says.GOVERNANCE.input("members-propose", "", "");
    }
    Charter.Reading reading = ShippedRules.read(yaml, "charter.yaml");
    reading.charter().ifPresent(charter -> keep(person, charter, yaml));
    return reading;
  }

  private void keep(People.Person by, Charter charter, byte[] yaml) {
    if (room.charters().list().contains(charter.digest())) {
      return; // known already
    }
    Digest inForce = room.charters().get().digest();
    room.store()
        .write(
            tx -> {
              Digest text = room.charters().keep(tx, charter, yaml);
              return room.fact(
                  tx,
                  Room.role(by),
                  "text",
                  Value.rec("charter", text, "version", charter.version()),
                  inForce);
            });
    room.journal().advance();
  }
}
