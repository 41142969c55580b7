// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.debate.opinions;

import coop.lanterne.kernel.Canonical;

/**
 * A sentence that people vote on.
 *
 * @param id as given by its source
 * @param text as written by its author; empty where votes name a statement that no list has
 * @param moderation 1 accepted, 0 not looked at, −1 set aside by a moderator, as Polis writes it
 * @param meta whether it is a question about the person ("I work here") rather than an opinion
 */
public record Statement(String id, String text, int moderation, boolean meta) implements Canonical {
  private static final int OUT = -1;

  /** An opinion that nobody moderated. */
  public static Statement of(String id, String text) {
    return new Statement(id, text, 0, false);
  }

  /** Whether a moderator set it aside. Its votes stay, and count for nobody's place. */
  public boolean moderatedOut() {
    return moderation == OUT;
  }

  /** Whether its votes place people on the map and may represent a group. */
  boolean placesPeople() {
    return !moderatedOut() && !meta;
  }
}
