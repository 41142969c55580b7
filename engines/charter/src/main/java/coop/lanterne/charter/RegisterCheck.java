// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.charter;

import module java.base;

import coop.lanterne.kernel.Advice.Subject;

/** A3: every method that runs is in the register, and its row is complete. */
final class RegisterCheck {
  static final Check CHECK =
      new Check(
          "register/1",
          Shape.fields(),
          Map.of("run", Ask.Run.class, "row", Ask.Row.class),
          RegisterCheck::test);

  private RegisterCheck() {}

  private static Verdict test(Ask ask, Rules rules) {
    return switch (ask) {
      case Ask.Run(String method, var register) -> {
        Optional<Ask.Listed> row = register.stream().filter(r -> r.id().equals(method)).findFirst();
        if (row.isEmpty()) {
          yield rules.refused("not_listed", method, "in_use");
        }
        yield row.get().status().equals("in_use")
            ? Verdict.allowed()
            : rules.refused("withdrawn", row.get().status(), method);
      }
      case Ask.Row row -> row(row, rules);
      default -> throw Check.unknown(ask);
    };
  }

  private static Verdict row(Ask.Row row, Rules rules) {
    Map<String, Optional<String>> needed = new LinkedHashMap<>();
    needed.put("name", row.name());
    needed.put("purpose", row.purpose());
    needed.put("data", row.data());
    needed.put("limits", row.limits());
    needed.put("forbidden", row.forbidden());
    needed.put("source", row.source());
    if (row.concerns() == Subject.PERSON) {
      needed.put("basis", row.basis());
    }
    return Verdict.of(
        needed.entrySet().stream()
            .filter(e -> e.getValue().filter(s -> !s.isBlank()).isEmpty())
            .map(e -> rules.refuse("incomplete", Rules.item(e.getKey()), row.id()))
            .toList());
  }
}
