// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.charter;

import module java.base;

/** A11: a room reads a field only for a voted purpose. The table is the charter's. */
final class PurposeCheck {
  static final Check CHECK =
      new Check(
          "purpose/1", Shape.fields(), Map.of("read", Ask.ReadField.class), PurposeCheck::test);

  private PurposeCheck() {}

  private static Verdict test(Ask ask, Rules rules) {
    if (!(ask instanceof Ask.ReadField(String room, String name, String category, String field))) {
      throw Check.unknown(ask);
    }
    Charter charter = rules.charter();
    if (!charter.rooms().contains(room)) {
      return rules.refused("room", room, List.copyOf(charter.rooms()));
    }
    Optional<Charter.Purpose> purpose =
        charter.findPurpose(name).filter(p -> p.room().equals(room));
    if (purpose.isEmpty()) {
      return rules.refused("purpose", name, room);
    }
    if (!category.matches("C[0-8]")) {
      return rules.refused("category", category, "C0–C8");
    }
    List<String> fields = purpose.get().data().getOrDefault(category, List.of());
    return fields.contains(field)
        ? Verdict.allowed()
        : rules.refused("field", field, fields.isEmpty() ? name : fields);
  }
}
