// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.grocery.shop;

import coop.lanterne.node.room.Troubles;

/** What this room says is wrong. */
public final class Says {
  public static final Troubles GROCERY = new Troubles("grocery");

  private Says() {}
}
