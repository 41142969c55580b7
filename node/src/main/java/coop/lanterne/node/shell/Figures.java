// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.shell;

import module java.base;

import coop.lanterne.kernel.Explanation;
import coop.lanterne.kernel.Message;
import coop.lanterne.prose.Prose;

/** The rows of a sum as they are written at school: sign, part, amount without its sign. */
public final class Figures {
  private Figures() {}

  /**
   * One row.
   *
   * @param sign + or −; empty on the first part, unless it takes away
   * @param said the sign in words, for those who hear the page
   * @param name what is added or taken away
   * @param amount how much, without its sign
   * @param because why it is that much
   */
  public record Row(
      String sign, String said, Message name, String amount, Optional<Explanation> because) {}

  /** The rows of that sum, its total excepted. */
  public static List<Row> of(Prose prose, Explanation.Sum sum) {
    List<Row> rows = new ArrayList<>();
    for (Explanation.Part part : sum.parts()) {
      boolean takes = part.amount().decimal().signum() < 0;
      String sign = takes ? "−" : rows.isEmpty() ? "" : "+";
      rows.add(
          new Row(
              sign,
              prose.say(Message.of(takes ? "shell.sum.minus" : "shell.sum.plus")),
              part.name(),
              prose.amount(takes ? part.amount().negated() : part.amount()),
              part.because()));
    }
    return rows;
  }
}
