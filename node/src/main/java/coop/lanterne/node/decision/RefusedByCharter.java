package coop.lanterne.node.decision;

import coop.lanterne.charter.Refusal;

/** What the charter refused: shown with its article, journalled, and nothing else written. */
public final class RefusedByCharter extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final transient Refusal refusal;

  RefusedByCharter(Refusal refusal) {
    super("refused under " + refusal.article() + ": " + refusal.seen());
    this.refusal = refusal;
  }

  /** The article, the value seen, the limit, and how to go on. */
  public Refusal refusal() {
    return refusal;
  }
}
