// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.governance;

import module java.base;

import coop.lanterne.charter.Ask;
import coop.lanterne.charter.Charter;
import coop.lanterne.charter.Register;
import coop.lanterne.kernel.Advice;
import coop.lanterne.kernel.Digest;
import coop.lanterne.kernel.Id;
import coop.lanterne.kernel.MethodClass;
import coop.lanterne.kernel.Value;
import coop.lanterne.node.decision.AdoptedText;
import coop.lanterne.node.decision.Advices;
import coop.lanterne.node.decision.Charters;
import coop.lanterne.node.decision.People;
import coop.lanterne.node.decision.Role;
import coop.lanterne.node.decision.ShippedRules;

/**
 * Texts of the charter that members propose, and the comparisons that go with a call, kept so that
 * anyone can have them made again.
 */
final class Texts {
  /** The act of adopting the first charter. */
  static final String ADOPT = "charter.adopt";

  private static final String AMEND = "charter.amend";

  private final Chamber chamber;
  private final Advices advices;
  private final TextComparison method;

  Texts(Chamber chamber, Advices advices) {
    this.chamber = chamber;
    this.advices = advices;
    this.method = new TextComparison(advices.release());
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

  /** The act by which that text would come into force. */
  static String act(Charters.InForce inForce) {
    return inForce.adopted() ? AMEND : ADOPT;
  }

  /** The comparison of that text with the one in force; the one that awaits, where there is one. */
  Id comparison(Digest text) {
    Charters.InForce now = chamber.inForce();
    String act = act(now);
    TextComparison.Inputs inputs =
        new TextComparison.Inputs(act, now.charter(), chamber.text(text));
    Advice<AdoptedText> advice = method.run((Value.Rec) inputs.canonical());
    return advices.awaiting(act).stream()
        .filter(a -> a.digest().equals(advice.digest()))
        .map(Advices.AdviceEntry::id)
        .findFirst()
        .orElseGet(
            () -> {
              require(advice.provenance());
              return advices.keep(advice, inputs, text.hex(), chamber.today());
            });
  }

  private void require(Advice.Provenance p) {
    chamber
        .ground()
        .require(
            "node",
            new Ask.Replayable(
                Optional.of(p.inputs().toString()),
                Optional.of(p.rules().toString()),
                Optional.of(p.charter().toString()),
                Optional.of(p.method()),
                Optional.of(p.release()),
                Optional.of(p.seed())),
            new Ask.Run(p.method(), register().listed()),
            new Ask.Classed(
                "gouvernance",
                "deliberer",
                Advice.Subject.ORGANISATION,
                MethodClass.RULES,
                List.of()));
  }

  private static Register register() {
    return Register.read(ShippedRules.file("register.yaml"), "register.yaml")
        .register()
        .orElseThrow();
  }
}
