// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.kernel;

import module java.base;

/** Who decides: people. A program, a timer or a model is none of these. */
public sealed interface Decider extends Canonical {
  /** One or more persons holding a mandate; the second and later ones co-sign. */
  record Persons(List<Id> ids) implements Decider {
    public Persons {
      ids = List.copyOf(ids);
      if (ids.isEmpty() || ids.stream().distinct().count() != ids.size()) {
        throw new IllegalArgumentException("one or more distinct persons decide, read: " + ids);
      }
    }

    @Override
    public Value canonical() {
      return Value.rec("persons", Value.list(ids));
    }
  }

  /** A body, such as the assembly or the board, by its name in the charter. */
  record Body(String name) implements Decider {
    @Override
    public Value canonical() {
      return Value.rec("body", name);
    }
  }

  /** How many people stand behind the decision; a body counts as enough for any co-signature. */
  default int signatures() {
    return switch (this) {
      case Persons(List<Id> ids) -> ids.size();
      case Body(String name) -> Integer.MAX_VALUE;
    };
  }
}
