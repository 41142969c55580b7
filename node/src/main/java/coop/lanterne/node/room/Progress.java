// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.room;

import module java.base;

import coop.lanterne.kernel.CanonicalBytes;
import coop.lanterne.kernel.Digest;
import coop.lanterne.kernel.Id;
import coop.lanterne.kernel.Value;

/** How far people are with an advice. */
public sealed interface Progress {
  /** Nobody has decided. */
  record Open() implements Progress {}

  /**
   * One person signed, a second one is needed; nothing is decided.
   *
   * @param value what the first person signed
   * @param opened the lines to look at that the first person looked at
   * @param changed how many lines the first person changed
   */
  record ToCosign(
      Id first, Value value, Set<String> opened, int changed, String reason, Instant signedAt)
      implements Progress {
    public ToCosign {
      opened = Set.copyOf(opened);
    }

    /** The digest of what was signed, for the second person to sign that and nothing else. */
    public Digest digest() {
      return CanonicalBytes.digest(
          "to-cosign/1",
          Value.rec(
              "first", first,
              "value", value,
              "reason", reason,
              "signed_at", signedAt.toString()));
    }
  }

  /**
   * Decided.
   *
   * @param outcome adopted, amended or refused
   * @param value what was decided; none after a refusal
   * @param entry its number in the journal
   * @param takenBack the decision that took it back, if any
   */
  record Decided(
      Id decision,
      String outcome,
      Instant at,
      Optional<Value> value,
      Optional<String> reason,
      long entry,
      Optional<Id> takenBack)
      implements Progress {}

  /** Whether nobody has decided yet. */
  default boolean isOpen() {
    return this instanceof Open;
  }
}
