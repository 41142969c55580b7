// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.shell;

import module java.base;

import coop.lanterne.kernel.Message;
import coop.lanterne.node.decision.People;

/** What awaits a person, told by each room to today's page; rooms never know each other. */
@FunctionalInterface
public interface Awaiting {
  /** What awaits that person in this room now. */
  List<Item> awaiting(Optional<People.Person> person);

  /**
   * One thing that awaits.
   *
   * @param title what it is: Commande à La Ferme des Prés
   * @param why the finding, numbers first: 12 lignes, 4 à regarder
   * @param until by when, where there is a deadline, or when it begins
   * @param begins whether {@code until} is the instant at which it begins
   * @param link where to go, a verb with its object
   * @param mine whether this person may decide it; others may only read
   */
  record Item(
      Message title,
      Message why,
      Optional<Instant> until,
      boolean begins,
      Page.Link link,
      boolean mine) {}
}
