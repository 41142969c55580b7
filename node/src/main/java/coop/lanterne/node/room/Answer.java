// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.room;

import module java.base;

/**
 * What a person sends about an advice.
 *
 * @param values what stood in the fields of the form, as written, by name of line; lines that it
 *     does not name were not seen
 * @param opened the lines to look at that were looked at
 * @param reason why lines were changed, or all of it refused
 */
public record Answer(Map<String, String> values, Set<String> opened, String reason) {
  /** The field of a line is named so, followed by the line's name. */
  public static final String FIELD = "quantity.";

  /** In the place of a value: the line stands as it was advised. */
  public static final String AS_ADVISED = "=";

  public Answer {
    values = Map.copyOf(values);
    opened = Set.copyOf(opened);
    reason = reason.strip();
  }

  /** A word and nothing else. */
  public static Answer because(String reason) {
    return new Answer(Map.of(), Set.of(), reason);
  }
}
