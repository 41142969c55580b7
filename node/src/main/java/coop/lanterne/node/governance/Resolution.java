// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.governance;

import module java.base;

import coop.lanterne.kernel.CanonicalBytes;
import coop.lanterne.kernel.Digest;
import coop.lanterne.kernel.Id;
import coop.lanterne.kernel.Value;

/** What a body is asked to decide, with just what its kind needs. */
public sealed interface Resolution {
  /** The kinds that every agenda knows; a room gives its own another name. */
  Set<String> OWN = Set.of("charter", "founding", "mandate", "mandate_end", "motion");

  /** That a text of the charter comes into force, for the first time or in place of another. */
  record CharterText(Digest digest) implements Resolution {}

  /** That the founding stands. */
  record Confirmation() implements Resolution {}

  /** That someone receives a mandate of that kind of the charter, until the end of that day. */
  record Grant(Id person, String mandateKind, LocalDate until) implements Resolution {}

  /** That a mandate ends. */
  record End(Id mandate) implements Resolution {}

  /** Anything else, in words. */
  record Motion(String words) implements Resolution {
    public Motion {
      words = words.strip();
    }
  }

  /** What a room offers to the vote, of a kind that it declared. */
  record Offered(String kind, Digest digest) implements Resolution {}

  /** The name of its kind in tables and for programs. */
  default String kind() {
    return switch (this) {
      case CharterText _ -> "charter";
      case Confirmation _ -> "founding";
      case Grant _ -> "mandate";
      case End _ -> "mandate_end";
      case Motion _ -> "motion";
      case Offered offered -> offered.kind();
    };
  }

  /** The words of a free motion; none otherwise. */
  default String words() {
    return this instanceof Motion(String words) ? words : "";
  }

  /** The digest of the text that is voted on, where there is one. */
  default Optional<Digest> text() {
    return switch (this) {
      case CharterText(Digest digest) -> Optional.of(digest);
      case Offered(String _, Digest digest) -> Optional.of(digest);
      case Confirmation _, Grant _, End _, Motion _ -> Optional.empty();
    };
  }

  /** What is voted on, so that the same proposal is known again at a second call. */
  default Digest proposal() {
    return switch (this) {
      case CharterText(Digest digest) -> digest;
      case Offered(String _, Digest digest) -> digest;
      case Confirmation _, Motion _ -> proposal("", "", "", "");
      case Grant(Id person, String of, LocalDate until) ->
          proposal(person.toString(), of, until.toString(), "");
      case End(Id mandate) -> proposal("", "", "", mandate.toString());
    };
  }

  private Digest proposal(String person, String mandateKind, String until, String mandate) {
    return CanonicalBytes.digest(
        "agenda/1",
        Value.rec(
            "kind", kind(),
            "words", words(),
            "person", person,
            "mandate_kind", mandateKind,
            "until", until,
            "mandate", mandate));
  }
}
