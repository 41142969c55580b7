// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.debate.synthesis;

import module java.base;

/**
 * What someone wrote.
 *
 * @param id as given, one for each contribution
 * @param text as it stands: neither trimmed nor normalised, since quotes are counted in it
 * @param author who wrote it, under an id of this debate; empty where it is not known
 * @param theme the theme that its author chose; empty where none was
 */
public record Contribution(
    String id, String text, Optional<String> author, Optional<String> theme) {

  /** A text of which only the id is known. */
  public static Contribution of(String id, String text) {
    return new Contribution(id, text, Optional.empty(), Optional.empty());
  }
}
