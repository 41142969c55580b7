// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.tables;

import java.util.List;
import java.util.function.Consumer;

/**
 * A form that a table may have, with what takes its rows.
 *
 * @param rows takes each good row, in order
 */
public record Form(Schema schema, Consumer<Row> rows) {
  /** Whether each column that this form needs stands in that header. */
  boolean suits(List<String> header) {
    List<Integer> found = header.stream().flatMap(h -> schema.find(h).stream()).toList();
    for (int i = 0; i < schema.columns().size(); i++) {
      if (schema.columns().get(i).required() && !found.contains(i)) {
        return false;
      }
    }
    return true;
  }
}
