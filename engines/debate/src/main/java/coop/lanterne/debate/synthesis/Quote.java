// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.debate.synthesis;

/**
 * A piece of a contribution, word for word.
 *
 * @param contribution its id
 * @param start first code point in the contribution's text, from 0
 * @param end code point after the last
 * @param text exactly what stands there
 */
public record Quote(String contribution, int start, int end, String text) {
  /** The name of this sentence in a {@link Sorting}: the contribution's id and where it begins. */
  public String key() {
    return contribution + "@" + start;
  }
}
