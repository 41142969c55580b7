// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.grocery.stock;

import module java.base;

import coop.lanterne.kernel.Canonical;
import coop.lanterne.kernel.Digest;
import coop.lanterne.kernel.Quantity;
import coop.lanterne.kernel.Value;
import coop.lanterne.node.grocery.shop.LossCause;

/**
 * A count that someone confirmed.
 *
 * @param evening the day in whose evening it holds
 * @param reason the commitment to why it differs from the book
 */
public record Stocktake(LocalDate evening, List<Line> lines, Optional<Digest> reason)
    implements Canonical {

  /** The type name of its canonical bytes. */
  static final String TYPE = "stocktake/1";

  public Stocktake {
    lines = List.copyOf(lines);
  }

  /**
   * One product.
   *
   * @param expected what the book said; empty when it was never counted before
   * @param cause where the difference comes from; empty when there is none
   */
  public record Line(
      String product, Optional<Quantity> expected, Quantity counted, Optional<LossCause> cause)
      implements Canonical {

    /** What is there beyond the book, or lacks, under zero. */
    public Quantity apart() {
      return expected.map(e -> counted.plus(e.negated())).orElse(counted.zero());
    }

    /** What is lost, where something is. */
    Optional<Quantity> lost() {
      return cause.filter(LossCause::isLoss).isPresent() && apart().thousandths() < 0
          ? Optional.of(apart().negated())
          : Optional.empty();
    }

    @Override
    public Value canonical() {
      return Value.rec(
          "product", product,
          "expected", expected,
          "counted", counted,
          "cause", cause.map(LossCause::text).orElse(""));
    }
  }
}
