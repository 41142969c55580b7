// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.governance.web;

import module java.base;

import coop.lanterne.assembly.Vote;
import coop.lanterne.kernel.Digest;
import coop.lanterne.kernel.Id;
import coop.lanterne.node.governance.Says;
import coop.lanterne.node.shell.Reader;
import coop.lanterne.node.shell.SignInNeeded;
import coop.lanterne.node.storage.Trouble;
import org.jspecify.annotations.Nullable;

/** What forms and addresses send, read strictly: a wrong value is a Finding, never a failure. */
final class Forms {
  private Forms() {}

  /** Who has signed in: the door lets in nobody else. */
  static Id signed() {
    return Reader.id().orElseThrow(SignInNeeded::new);
  }

  /** What was sent in that field is wrong. */
  static Trouble wrong(String code, String field, String seen) {
    return new Trouble(Trouble.Cause.INPUT, Says.GOVERNANCE.stop(code, field, seen));
  }

  static Digest digest(String hex) {
    try {
      return new Digest(hex.startsWith("sha256:") ? hex.substring(7) : hex);
    } catch (IllegalArgumentException e) {
      throw Says.GOVERNANCE.input("digest", "", hex);
    }
  }

  static Id id(String text) {
    try {
      return Id.parse(text);
    } catch (IllegalArgumentException e) {
      throw Says.GOVERNANCE.input("identifier", "", text);
    }
  }

  static Set<Id> ids(@Nullable List<String> texts) {
    return texts == null
        ? Set.of()
        : texts.stream().map(Forms::id).collect(Collectors.toUnmodifiableSet());
  }

  static LocalDate day(String field, String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw wrong("day", field, text);
    }
  }

  static long count(String field, String text) {
    String digits = text.strip();
    if (!digits.matches("[0-9]{0,7}")) {
      throw wrong("count", field, text);
    }
    return digits.isEmpty() ? 0 : Long.parseLong(digits);
  }

  static Vote.Choice choice(String text) {
    return Arrays.stream(Vote.Choice.values())
        .filter(c -> c.name().equals(text))
        .findFirst()
        .orElseThrow(() -> wrong("choice", "choice", text));
  }

  static Optional<String> given(String text) {
    return Optional.of(text.strip()).filter(t -> !t.isEmpty());
  }
}
