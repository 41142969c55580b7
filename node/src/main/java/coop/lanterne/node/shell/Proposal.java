// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.shell;

import module java.base;

import coop.lanterne.kernel.Advice.Uncertainty;
import coop.lanterne.kernel.Message;

/**
 * One proposal of the machine, in its box.
 *
 * @param figure the result, in large: 30 pièces
 * @param detail what stands beside it: 5 colis de 6, soit 31,50 €
 * @param because one or two sentences of reasons
 * @param unsure what is not sure
 * @param facts names and values, five at most
 */
public record Proposal(
    Message figure,
    Optional<Message> detail,
    Message because,
    List<Uncertainty> unsure,
    List<Fact> facts) {

  /** A name and its value. */
  public record Fact(Message name, Message value) {}

  public Proposal {
    unsure = List.copyOf(unsure);
    facts = List.copyOf(facts);
    if (facts.size() > 5) {
      throw new IllegalArgumentException("five facts at most, read: " + facts.size());
    }
  }
}
