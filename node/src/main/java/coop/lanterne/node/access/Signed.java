// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.access;

import module java.base;

import coop.lanterne.kernel.Id;

/** A person who has signed in. */
public record Signed(Id person, String name) implements Principal, java.io.Serializable {
  @Serial private static final long serialVersionUID = 1L;

  @Override
  public String getName() {
    return person.toString();
  }
}
