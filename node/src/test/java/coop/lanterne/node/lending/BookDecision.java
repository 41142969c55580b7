// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.lending;

import module java.base;

import coop.lanterne.kernel.Enacted;
import coop.lanterne.kernel.Money;
import coop.lanterne.kernel.Value;
import coop.lanterne.node.decision.Advices;
import coop.lanterne.node.decision.Advices.AdviceEntry;
import coop.lanterne.node.decision.Desk;
import coop.lanterne.node.lending.Lending.Book;
import coop.lanterne.node.room.Answer;
import coop.lanterne.node.room.Decidable;
import coop.lanterne.node.room.TakenBack;
import coop.lanterne.node.room.Troubles;
import coop.lanterne.node.room.Wish;
import coop.lanterne.node.storage.Trouble;
import coop.lanterne.node.storage.Tx;
import org.jooq.DSLContext;

/** What people decide about the next book: to buy it, within a week, and to give it back. */
final class BookDecision implements Decidable<Book> {
  private static final Troubles SAYS = new Troubles("lending");
  private static final Duration WEEK = Duration.ofDays(7);

  private final Advices advices;

  BookDecision(Advices advices) {
    this.advices = advices;
  }

  @Override
  public String act() {
    return Lending.BUY;
  }

  @Override
  public Wish<Book> read(AdviceEntry given, Answer answer) {
    return new Wish<>(value(advices.value(given.id()).get("result")), Desk.Lines.NONE, Map.of());
  }

  @Override
  public Book value(Value canonical) {
    Value.Rec book = (Value.Rec) canonical;
    return new Book(book.text("title"), book.text("party"), Money.eur(book.integer("cents")));
  }

  @Override
  public String party(AdviceEntry given) {
    return read(given, Answer.because("")).value().party();
  }

  @Override
  public Instant until(AdviceEntry given) {
    return given.madeAt().plus(WEEK);
  }

  @Override
  public Instant reversibleUntil(AdviceEntry given, Instant decided) {
    return decided.plus(WEEK);
  }

  @Override
  public Trouble tooLate(AdviceEntry given) {
    return SAYS.input("too-late", "book", given.subject());
  }

  @Override
  public Trouble tooLateToTakeBack(AdviceEntry given) {
    return tooLate(given);
  }

  @Override
  public void requireStands(DSLContext sql, AdviceEntry given) {} // a wish is never taken back

  @Override
  public void apply(Tx tx, Enacted<Book> enacted) {
    tx.sql().insertInto(Lending.BOOK, Lending.TITLE).values(enacted.value().title()).execute();
  }

  @Override
  public void takeBack(Tx tx, AdviceEntry given, Enacted<TakenBack> enacted) {
    tx.sql().deleteFrom(Lending.BOOK).where(Lending.TITLE.eq(given.subject())).execute();
  }
}
