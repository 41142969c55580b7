// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.lending;

import module java.base;

import coop.lanterne.kernel.Advice;
import coop.lanterne.kernel.Canonical;
import coop.lanterne.kernel.Digest;
import coop.lanterne.kernel.Explanation;
import coop.lanterne.kernel.Message;
import coop.lanterne.kernel.MethodClass;
import coop.lanterne.kernel.Money;
import coop.lanterne.kernel.Quantity;
import coop.lanterne.kernel.Unit;
import coop.lanterne.kernel.Value;
import coop.lanterne.node.decision.Advices;
import coop.lanterne.node.decision.Method;
import coop.lanterne.node.decision.Release;
import coop.lanterne.node.lending.Lending.Book;

/** Which book to buy next: the one that was wished for, as often as it was. */
final class NextBook implements Method<Book> {
  /** What it reads: a book, its price, and how many wish for it. */
  record Inputs(Value.Rec canonical) implements Canonical {}

  static Inputs inputs(Book book, long wishes) {
    return new Inputs(
        Value.rec(
            "title",
            book.title(),
            "party",
            book.party(),
            "cents",
            book.amount().cents(),
            "wishes",
            wishes));
  }

  @Override
  public String name() {
    return "livre-suivant/1";
  }

  @Override
  public Advice<Book> run(Value.Rec inputs) {
    Quantity wishes = Quantity.of(inputs.integer("wishes"), Unit.PIECE);
    Message wished = Message.of("lending.advice.wishes");
    Digest from = Advices.inputsDigest(new Inputs(inputs));
    return new Advice<>(
        Lending.BUY,
        Advice.Subject.THINGS,
        new Book(inputs.text("title"), inputs.text("party"), Money.eur(inputs.integer("cents"))),
        new Explanation.Sum(wished, List.of(new Explanation.Part(wished, wishes)), wishes),
        List.of(),
        List.of(new Advice.Uncertainty.NotKnown(Message.of("lending.advice.not_known"))),
        List.of(new Advice.Source(wished, from)),
        List.of(),
        new Explanation.Trace(
            wished, List.of(new Explanation.Step(wished, wished, Optional.empty()))),
        new Advice.Provenance(
            from, from, from, name(), MethodClass.RULES, Optional.empty(), Release.NAME, 0));
  }
}
