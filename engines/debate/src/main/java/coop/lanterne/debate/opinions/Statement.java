// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.debate.opinions;

import module java.base;

import coop.lanterne.kernel.Canonical;
import coop.lanterne.kernel.Value;

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

  /** What is kept of it for long: all but its words. */
  Value named() {
    return Value.rec("id", id, "moderation", moderation, "meta", meta);
  }

  /** The statement that {@link #named} wrote, with its words as they are now. */
  static Statement named(Value value, UnaryOperator<String> words) {
    Value.Rec s = (Value.Rec) value;
    String id = s.text("id");
    return new Statement(id, words.apply(id), s.count("moderation"), s.flag("meta"));
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
