// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.debate.synthesis;

import module java.base;

/**
 * What several contributions are about.
 *
 * @param id stable as long as the contributions are the same: {@code given:} and the name that
 *     people chose, {@code found:} and the contribution closest to all others of the theme, or
 *     {@code hand:} and a name
 * @param name what is shown: as people chose it, or its key phrases, or as a person renamed it
 * @param phrases what its contributions speak of and the others less, in their words
 * @param contributions their ids, in order
 */
public record Theme(String id, String name, List<String> phrases, List<String> contributions) {
  public Theme {
    phrases = List.copyOf(phrases);
    contributions = List.copyOf(contributions);
  }
}
