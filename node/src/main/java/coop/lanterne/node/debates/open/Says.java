// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.debates.open;

import coop.lanterne.node.room.Troubles;

/** What this room says is wrong. */
public final class Says {
  public static final Troubles DEBATES = new Troubles("debates");
  public static final Troubles OPINIONS = new Troubles("opinions");

  private Says() {}
}
