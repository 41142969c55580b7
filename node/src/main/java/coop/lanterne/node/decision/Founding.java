// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.decision;

import module java.base;

import coop.lanterne.kernel.Canonical;
import coop.lanterne.kernel.Digest;
import coop.lanterne.kernel.Id;
import coop.lanterne.kernel.Mandate;
import coop.lanterne.kernel.Value;

/**
 * How a node begins: its first keeper, a second holder, the first mandates and roles, and a
 * provisional charter, until an assembly says otherwise. It is the first entry of the journal.
 *
 * @param organisation the organisation's public name
 * @param keeper the first keeper of the machine
 * @param second who signs with the keeper what needs two
 * @param mandates the first mandates
 * @param roles the first roles, by person
 * @param charter digest of the provisional text
 */
public record Founding(
    String organisation,
    Id keeper,
    Id second,
    List<Mandate> mandates,
    Map<Id, List<Role>> roles,
    Digest charter)
    implements Canonical {

  /** The act of founding. */
  public static final String ACT = "node.found";

  /** The act by which an assembly lets the founding stand. */
  public static final String CONFIRM = "founding.confirm";

  /** What every page says of the founding. */
  public record Read(String organisation, Id keeper, Id second, Id decision) {}

  public Founding {
    mandates = List.copyOf(mandates);
    roles = Map.copyOf(roles);
    if (keeper.equals(second)) {
      throw new IllegalArgumentException("the second holder is someone else than the keeper");
    }
  }

  @Override
  public Value canonical() {
    TreeMap<String, Value> byPerson = new TreeMap<>();
    roles.forEach(
        (id, list) ->
            byPerson.put(
                id.toString(),
                new Value.Seq(list.stream().sorted().map(r -> Value.of(r.text())).toList())));
    return Value.rec(
        "organisation", organisation,
        "keeper", keeper,
        "second", second,
        "mandates", Value.list(mandates),
        "roles", new Value.Rec(byPerson),
        "charter", charter);
  }
}
