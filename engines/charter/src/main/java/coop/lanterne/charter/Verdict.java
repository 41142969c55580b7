// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.charter;

import module java.base;

import coop.lanterne.kernel.Message;

/** What a gate answers. */
public sealed interface Verdict {

  /**
   * It may be done.
   *
   * @param notes what the person should know
   */
  record Allowed(List<Note> notes) implements Verdict {
    public Allowed {
      notes = List.copyOf(notes);
    }
  }

  /**
   * It may not be done.
   *
   * @param refusals each reason, with its article; at least one
   */
  record Refused(List<Refusal> refusals) implements Verdict {
    public Refused {
      refusals = List.copyOf(refusals);
      if (refusals.isEmpty()) {
        throw new IllegalArgumentException("a refusal names its article");
      }
    }

    /** The first reason. */
    public Refusal first() {
      return refusals.getFirst();
    }
  }

  /**
   * Something to be told, under an article.
   *
   * @param seen the value seen
   */
  record Note(String article, String seen, Message words) {}

  /** Nothing to say against it. */
  static Verdict allowed() {
    return new Allowed(List.of());
  }

  /** Refused when there is a reason, else allowed. */
  static Verdict of(List<Refusal> refusals) {
    return refusals.isEmpty() ? allowed() : new Refused(refusals);
  }

  /** Both verdicts: every reason of either, or every note of both. */
  default Verdict and(Verdict other) {
    List<Refusal> refusals = new ArrayList<>();
    List<Note> notes = new ArrayList<>();
    for (Verdict v : List.of(this, other)) {
      switch (v) {
        case Allowed(List<Note> n) -> notes.addAll(n);
        case Refused(List<Refusal> r) -> refusals.addAll(r);
      }
    }
    return refusals.isEmpty() ? new Allowed(notes) : new Refused(refusals);
  }
}
