// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.lending;

import coop.lanterne.charter.Ask;
import coop.lanterne.kernel.Decider;
import coop.lanterne.kernel.Digest;
import coop.lanterne.kernel.Id;
import coop.lanterne.kernel.Money;
import coop.lanterne.kernel.Outcome;
import coop.lanterne.kernel.Value;
import coop.lanterne.node.decision.Charters;
import coop.lanterne.node.decision.Commits;
import coop.lanterne.node.decision.Desk;
import coop.lanterne.node.decision.Gatekeeper;
import coop.lanterne.node.decision.Journal;
import coop.lanterne.node.decision.Mandates;
import coop.lanterne.node.decision.Role;
import coop.lanterne.node.storage.Store;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** The room's door: a book is bought under a mandate; that it was lent is a fact. */
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

  private final Store store;
  private final Journal journal;
  private final Charters charters;
  private final Gatekeeper gates;
  private final Desk desk;
  private final Mandates mandates;
  private final ZoneId zone;

  Lending(
      Store store,
      Journal journal,
      Charters charters,
      Gatekeeper gates,
      Desk desk,
      Mandates mandates,
      ZoneId zone) {
    this.store = store;
    this.journal = journal;
    this.charters = charters;
    this.gates = gates;
    this.desk = desk;
    this.mandates = mandates;
    this.zone = zone;
    store.write(
        tx -> {
          tx.sql().createTableIfNotExists(BOOK).column(TITLE).execute();
          return tx.sql().createTableIfNotExists(LOAN).columns(TITLE, DAY).execute();
        });
  }

  /** A book to buy, and from whom. */
  record Book(String title, String party, Money amount) implements Commits {
    @Override
    public Value canonical() {
      return Value.rec("title", title, "party", party, "amount", amount);
    }
  }

  /** Buys a book, under the mandate of that person, and puts it on the shelf. */
  public long buy(Id person, String title, String shop, Money price, String reason) {
    return desk.decide(
            new Desk.Proposal<>(
                BUY,
                title,
                new Outcome.WithoutAdvice<>(new Book(title, shop, price)),
                new Decider.Persons(List.of(person)),
                Role.MEMBER.text(),
                mandates.find(person, BUY).orElseThrow(),
                List.of(),
                Optional.of(reason),
                Optional.empty(),
                false,
                Optional.empty(),
                Desk.Lines.NONE),
            (tx, enacted) ->
                tx.sql().insertInto(BOOK, TITLE).values(enacted.value().title()).execute())
        .entry();
  }

  /** Notes that a book was lent today. */
  public void lend(String title) {
    gates.require(BORROWER, TITLES);
    store.write(
        tx -> {
          Id id = tx.newId("loan");
          Digest digest = tx.keep(id, "loan/1", Value.rec("title", title));
          journal.record(
              tx, Journal.Line.fact(BORROWER, LOAN_NOTED, id, digest), charters.digest(tx.sql()));
          return tx.sql()
              .insertInto(LOAN, TITLE, DAY)
              .values(title, LocalDate.ofInstant(tx.now(), zone).toString())
              .execute();
        });
    journal.advance();
  }

  /** The books on the shelf. */
  public List<String> books() {
    return store.read(sql -> sql.select(TITLE).from(BOOK).fetch(TITLE));
  }

  /** The books lent, as long as it is known. */
  public List<String> lent() {
    return store.read(sql -> sql.select(TITLE).from(LOAN).fetch(TITLE));
  }
}
