// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.debates.open;

import module java.base;

/** A word of a closed list, as tables, forms and keys write it: its name in small letters. */
public interface Word {
  /** Its name in Java. */
  String name();

  /** The name in tables, forms and keys. */
  default String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The word of that name. */
  static <E extends Enum<E> & Word> E of(Class<E> list, String text) {
    return Enum.valueOf(list, text.toUpperCase(Locale.ROOT));
  }
}
