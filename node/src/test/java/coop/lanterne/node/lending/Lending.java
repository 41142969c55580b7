// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.lending;

import module java.base;

import coop.lanterne.charter.Ask;
import coop.lanterne.kernel.Id;
import coop.lanterne.kernel.Money;
import coop.lanterne.kernel.Value;
import coop.lanterne.node.decision.Advices;
import coop.lanterne.node.decision.Commits;
import coop.lanterne.node.room.Ground;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * The room's door: a book is advised, and bought if people decide so; that it was lent is a fact.
 */
public final class Lending {
  /** Buys a book. */
  static final String BUY = "book.buy";

  /** That a book was lent. */
  static final String LOAN_NOTED = "fact.loan";

  /** Whoever borrows. */
  static final String BORROWER = "borrower";

  /** What the room reads under article 11. */
  static final Ask.ReadField TITLES =
      new Ask.ReadField("gouvernance", "rendre-compte", "C8", "loans.title");

  // a room of the house has these from its migration
  static final Table<Record> BOOK = DSL.table("book");
  static final Table<Record> LOAN = DSL.table("loan");
  static final Field<String> TITLE = DSL.field("title", SQLDataType.VARCHAR(200));
  static final Field<String> DAY = DSL.field("day", SQLDataType.VARCHAR(10));
  static final Field<String> FILE = DSL.field("file", SQLDataType.VARCHAR(120));

  private final Ground ground;
  private final Advices advices;

  /** The room on that ground. */
  public Lending(Ground ground, Advices advices) {
    this.ground = ground;
    this.advices = advices;
    ground.draft(
        tx -> {
          tx.sql().createTableIfNotExists(BOOK).column(TITLE).execute();
          return tx.sql().createTableIfNotExists(LOAN).columns(TITLE, DAY, FILE).execute();
        });
  }

  /** A book to buy, and from whom. */
  public record Book(String title, String party, Money amount) implements Commits {
    @Override
    public Value canonical() {
      return Value.rec("title", title, "party", party, "cents", amount.cents());
    }
  }

  /** Advises to buy a book that so many wish for; people decide. */
  public Id advise(Book book, long wishes) {
    NextBook.Inputs inputs = NextBook.inputs(book, wishes);
    return advices.keep(
        new NextBook().run(inputs.canonical()), inputs, book.title(), ground.today());
  }

  /** Notes that a book was lent today. */
  public void lend(String title) {
    ground.require(BORROWER, TITLES);
    ground.note(
        tx -> {
          ground.fact(tx, BORROWER, "loan", LOAN_NOTED, Value.rec("title", title));
          return tx.sql()
              .insertInto(LOAN, TITLE, DAY)
              .values(title, ground.today().toString())
              .execute();
        });
  }

  /** The books on the shelf. */
  public List<String> books() {
    return ground.read(sql -> sql.select(TITLE).from(BOOK).fetch(TITLE));
  }

  /** The books lent, as long as it is known. */
  public List<String> lent() {
    return ground.read(sql -> sql.select(TITLE).from(LOAN).fetch(TITLE));
  }
}
