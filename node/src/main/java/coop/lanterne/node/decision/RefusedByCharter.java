// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.decision;

import module java.base;

import coop.lanterne.charter.Refusal;

/** What the charter refused: shown with its article, journalled, and nothing else written. */
public final class RefusedByCharter extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final transient List<Refusal> refusals;

  RefusedByCharter(List<Refusal> refusals) {
    super("refused under " + refusals.getFirst().article() + ": " + refusals.getFirst().seen());
    this.refusals = List.copyOf(refusals);
  }

  /** Every reason: the article, the value seen, the limit, and how to go on. */
  public List<Refusal> refusals() {
    return refusals;
  }

  /** The first reason. */
  public Refusal refusal() {
    return refusals.getFirst();
  }
}
