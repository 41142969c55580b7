// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.shell;

import module java.base;

import coop.lanterne.kernel.Id;
import coop.lanterne.node.decision.People;

/** Where an object can be read, told by the room that shows it; rooms never know each other. */
@FunctionalInterface
public interface Linked {
  /** The page of that object, where this room has one that this person may read. */
  Optional<Page.Link> find(Id object, Optional<People.Person> person);
}
